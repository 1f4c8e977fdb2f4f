"""One data row as named cells: gives cleaned values and collects what is wrong with them."""

from collections.abc import Callable
from datetime import date

from etl.book import Cell
from etl.cells import NOTHING
from etl.headers import Header
from etl.problems import NotClean, Problem
from etl.text import narrow, shown


class RowCells:
    """The cells of one row by column name; errors reject the row, warnings keep it."""

    def __init__(self, sheet: str, row_no: int, row: list[Cell], header: Header):
        self.sheet, self.row_no, self.header, self.row = sheet, row_no, header, row
        self.problems: list[Problem] = []
        self.at: dict[str, int] = {}
        for at, column in header.columns.items():
            if column.kind != "extra" and at < len(row):
                self.at.setdefault(column.name, at)

    def has(self, name: str) -> bool:
        """Whether the form has the column at all."""
        return any(column.name == name for column in self.header.columns.values())

    def raw(self, name: str) -> Cell:
        """The cell as written; None when blank, when it says '/' or '—', or when the column is not there."""
        at = self.at.get(name)
        value = self.row[at] if at is not None else None
        return None if isinstance(value, str) and narrow(value) in NOTHING - {"无"} else value

    def text(self, name: str) -> str | None:
        """The cell as text; None when blank."""
        value = self.raw(name)
        return None if value is None else shown(value) or None

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
        return {
            self.header.headings[at]: shown(self.row[at])
            for at in range(len(self.row))
            if self.row[at] is not None
            and at in self.header.headings
            and (at in self.header.unknown or self.header.columns[at].kind == "extra")
        }

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
