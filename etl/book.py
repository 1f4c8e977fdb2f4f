"""A workbook as it lies on the table: sheets of cells, nothing understood yet."""

import hashlib
from dataclasses import dataclass, field

Cell = object  # None | str | int | float | date | datetime | time | timedelta | ErrorCell


@dataclass(frozen=True)
class ErrorCell:
    """A formula that failed, by what the cell shows: '#REF!', '#N/A'; never a value."""

    text: str

    def __str__(self) -> str:
        return self.text


@dataclass
class Sheet:
    """Cells by row, row 0 being the spreadsheet's row 1; a merge is (row, column, last row, last column)."""

    name: str
    rows: list[list[Cell]]
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden: bool = False

    def set(self, row: int, column: int, value: Cell) -> None:
        """Put a cell at an address (from 0), widening the sheet where it is not there yet."""
        self.rows.extend([] for _ in range(row + 1 - len(self.rows)))
        self.rows[row].extend([None] * (column + 1 - len(self.rows[row])))
        self.rows[row][column] = value

    def width(self) -> int:
        """The number of columns of the widest row."""
        return max((len(row) for row in self.rows), default=0)


@dataclass
class Book:
    """All sheets of one file, in the file's order."""

    kind: str  # 'xlsx' | 'xls' | 'xlsb' | 'ods' | 'html' | 'csv'
    sheets: list[Sheet]


def workbook_id(content: bytes) -> str:
    """The first 12 hex digits of the content's SHA-256."""
    return hashlib.sha256(content).hexdigest()[:12]
