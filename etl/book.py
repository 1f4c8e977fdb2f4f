"""A workbook as it lies on the table: sheets of cells, nothing understood yet."""

from dataclasses import dataclass, field

Cell = object  # None | str | bool | int | float | date | datetime | time | timedelta


@dataclass
class Sheet:
    """Cells by row, row 0 being the spreadsheet's row 1; a merge is (row, column, last row, last column)."""

    name: str
    rows: list[list[Cell]]
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden: bool = False

    def width(self) -> int:
        """The number of columns of the widest row."""
        return max((len(row) for row in self.rows), default=0)


@dataclass
class Book:
    """All sheets of one file, in the file's order."""

    kind: str  # 'xlsx' | 'xls' | 'xlsb' | 'ods' | 'html' | 'csv'
    sheets: list[Sheet]
