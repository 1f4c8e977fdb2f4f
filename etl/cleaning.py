"""One data row as named cells: gives cleaned values and collects what is wrong with them."""

from collections.abc import Callable
from datetime import date

from etl.book import Cell
from etl.cells import NOTHING
from etl.headers import Header
from etl.problems import NotClean, Problem
from etl.text import narrow, shown

BLANKS = NOTHING - {"无"}
LONGEST_BLANK = 6  # with the spaces typed around it


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
        memory, row = self.header.memory, self.row
        if names not in memory:
            memory[names] = (
                dict.fromkeys(names),
                [(name, self.at[name]) for name in names if name in self.at],
                {},
            )
        blank, places, known = memory[names]
        found = blank.copy()
        for name, at in places:
            value = row[at]
            if value is not None:
                if value not in known:
                    known[value] = self.text(name)
                found[name] = known[value]
        return found

    def remembered(self, part: str, columns: tuple[str, ...], compute: Callable, *more):
        """compute(), or what it came to for an earlier row with the same cells in these columns and the same more.

        Only what gave no problem is remembered: a problem names its own row.
        """
        memory, row = self.header.memory, self.row
        places = memory.get(part)
        if places is None:
            places = memory[part] = tuple(self.at[name] for name in columns if name in self.at)
        key = (part, more, *[row[at] for at in places])
        if key in memory:
            return memory[key]
        before = len(self.problems)
        value = compute()
        if len(self.problems) == before:
            memory[key] = value
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


def iso(day: date | None) -> str:
    """A day for a message; '' for none."""
    return day.isoformat() if day else ""
