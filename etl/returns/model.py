"""What a return's declaration consists of."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Column:
    """One meaning a column may have; a heading of several levels is written 'upper/lower'."""

    name: str
    label: str
    headings: tuple[str, ...]  # spellings; the label is one too
    kind: str = "text"
    required: bool = False
    pattern: str = ""  # a regular expression on the plain heading
    means: str = ""  # for ticks and items: the value that the column stands for

    def __post_init__(self):
        object.__setattr__(self, "headings", tuple(self.headings))


@dataclass(frozen=True)
class Return:
    """A kind of return: what it is called, where its rows go, which columns it may have."""

    name: str
    title: str
    table: str  # 'hazard_report' | 'hazard_summary' | 'accident_report' | 'accident_summary'
    columns: tuple[Column, ...]
    at_least: tuple[str, ...] = ()  # one of these columns must be there besides the required ones
    title_says: str = ""  # a regular expression; a sheet whose title says so is taken for this return
    frequency: str = "month"
    town_wide_numbers: bool = False
    only_updates: bool = False  # its rows name hazards already known by their id, and never add one
    told_by: tuple[
        str, ...
    ] = ()  # columns no other return has: with one of them it is this return, whole or not

    def column(self, name: str) -> Column:
        """The first column of that name."""
        return next(column for column in self.columns if column.name == name)
