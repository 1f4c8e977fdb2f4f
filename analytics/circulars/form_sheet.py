"""Cells of a county's form: rows that stand once for each, words that never act as a formula."""

from copy import copy
from datetime import date
from decimal import Decimal

from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.worksheet.worksheet import Worksheet

from analytics.circulars.line import plain

GENERAL = "General"


def spread(sheet: Worksheet, row: int, count: int) -> None:
    """Make one row `count` rows of the same look, what stands below moved down with its merges and heights; none
    leaves the row there, empty."""
    more = count - 1
    if more < 1:
        return
    below = [merged for merged in sheet.merged_cells.ranges if merged.min_row > row]
    for merged in below:
        sheet.merged_cells.remove(merged)
    last, wide = sheet.max_row, sheet.max_column
    heights = {at: sheet.row_dimensions[at].height for at in range(row, last + 1)}
    for at in range(last, row, -1):
        for column in range(1, wide + 1):
            move(sheet, (at, column), (at + more, column))
        sheet.row_dimensions[at + more].height = heights[at]
    for merged in below:
        merged.shift(row_shift=more)
        sheet.merge_cells(merged.coord)
    for at in range(row + 1, row + count):
        sheet.row_dimensions[at].height = heights[row]
        for column in range(1, wide + 1):
            dress(sheet.cell(row, column), sheet.cell(at, column))
            sheet.cell(at, column).value = None


def move(sheet: Worksheet, start: tuple[int, int], end: tuple[int, int]) -> None:
    """A cell's words and look to another place."""
    source = sheet._cells.pop(start, None)
    if source is None or isinstance(source, MergedCell):
        sheet._cells.pop(end, None)
        if source is None:
            return
    target = sheet.cell(*end)
    dress(source, target)
    target._value, target.data_type = source.value, getattr(source, "data_type", "n")


def dress(source, target) -> None:
    """The look of a cell for another."""
    target._style = copy(source._style)


def put(cell: Cell, value, shape: str = "") -> None:
    """A value into a cell: text stays text whatever it begins with; a number's or day's format is given where the
    form has none of its own."""
    if isinstance(value, str):
        cell.value = plain(value)
        cell.data_type = "s"
        return
    cell.value = value
    if cell.number_format == GENERAL:
        if isinstance(value, date):
            cell.number_format = "yyyy-mm-dd"
        elif isinstance(value, Decimal) and not shape:
            cell.number_format = "0.##"
        elif shape:
            cell.number_format = shape
