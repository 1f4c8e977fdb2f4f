"""One data row as named cells: gives cleaned values and collects what is wrong with them."""

from collections.abc import Callable
from datetime import date
from operator import itemgetter

from etl.book import Cell
from etl.cells import NOTHING
from etl.headers import Header
from etl.problems import NotClean, Problem
from etl.text import narrow, shown

BLANKS = NOTHING - {"无"}
LONGEST_BLANK = 6  # with the spaces typed around it


class Record(dict):
    """A cleaned row: fields of its own, and parts that rows saying the same share; no name stands twice."""

    __slots__ = ("parts",)

    def __init__(self, parts: tuple[dict, ...], **own):
        super().__init__(own)
        self.parts = parts

    def __missing__(self, name: str):
        for part in self.parts:
            if name in part:
                return part[name]
        raise KeyError(name)

    def get(self, name: str, default=None):
        """The field, wherever it stands."""
        try:
            return self[name]
        except KeyError:
            return default


class RowCells:
    """The cells of one row by column name; errors reject the row, warnings keep it.

    The row is at least as wide as the header.
    """

    __slots__ = ("at", "header", "problems", "row", "row_no", "sheet")

    def __init__(self, sheet: str, row_no: int, row: list[Cell], header: Header):
        self.sheet, self.row_no, self.header, self.row = sheet, row_no, header, row
        self.at = header.at
        self.problems: list[Problem] = []

    def has(self, name: str) -> bool:
        """Whether the form has the column at all."""
        return name in self.at

    def raw(self, name: str) -> Cell:
        """The cell as written; None when blank, when it says '/' or '—', or when the column is not there."""
        at = self.at.get(name)
        if at is None:
            return None
        value = self.row[at]
        if isinstance(value, str) and len(value) <= LONGEST_BLANK and narrow(value) in BLANKS:
            return None
        return value

    def text(self, name: str) -> str | None:
        """The cell as text; None when blank."""
        value = self.raw(name)
        if value is None:
            return None
        return (value.strip() if isinstance(value, str) else shown(value)) or None

    def money_unit(self, name: str) -> str:
        """What that column's amounts are counted in: 元, 万元 or 亿元."""
        return self.header.units.get(self.at.get(name), "万元")

    def texts(self, names: tuple[str, ...]) -> dict[str, str | None]:
        """Several columns as text; None when blank or not there."""
        return {name: self.text(name) for name in names}

    def remembered(self, part: str, columns: tuple[str, ...], compute: Callable, *more):
        """compute(), or what it came to for an earlier row with the same cells in these columns and the same more.

        Only what gave no problem is remembered: a problem names its own row.
        """
        memory = self.header.memory
        if part not in memory:
            places = [self.at[name] for name in columns if name in self.at]
            memory[part] = (itemgetter(*places) if places else nothing, {})
        cells, known = memory[part]
        key = (cells(self.row), more) if more else cells(self.row)
        try:
            return known[key]
        except KeyError:
            pass
        before = len(self.problems)
        value = compute()
        if len(self.problems) == before:
            known[key] = value
        return value

    def clean(self, name: str, function: Callable, *more, severity: str = "error"):
        """The cleaned value; a blank cell is None; what cannot be read is a problem and None."""
        value = self.raw(name)
        if value is None:
            return None
        try:
            return function(value, *more)
        except NotClean as problem:
            self.report(severity, problem.code, name, shown(value), problem.advice)
            return None

    def report(self, severity: str, code: str, name: str, found: str, advice: str) -> None:
        """Note a problem at the cell of that column."""
        at = self.at.get(name)
        heading = self.header.headings.get(at) if at is not None else None
        self.problems.append(Problem(severity, code, self.sheet, self.row_no, heading, found, advice, at))

    def is_rejected(self) -> bool:
        """Whether an error has been found so far."""
        return any(problem.severity == "error" for problem in self.problems)

    def extras(self) -> dict[str, str]:
        """Cells of unknown and merely kept columns, by heading."""
        return {heading: shown(self.row[at]) for at, heading in self.header.kept if self.row[at] is not None}

    def words(self) -> dict[str, str]:
        """The whole row as written, by heading: what is kept of a rejected row."""
        return {
            self.header.headings.get(at, f"第{at + 1}列"): shown(cell)
            for at, cell in enumerate(self.row)
            if cell is not None
        }


def nothing(_row: list[Cell]) -> None:
    """The cells of no columns."""


def iso(day: date | None) -> str:
    """A day for a message; '' for none."""
    return day.isoformat() if day else ""
