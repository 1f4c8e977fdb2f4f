"""Whether a header would end too early: a heading merged further down, or a row of lower headings left below it."""

from etl.book import Cell, Sheet
from etl.text import is_unit_only


def ends_too_early(sheet: Sheet, start: int, end: int) -> bool:
    """For a header of rows start..end (end excluded)."""
    if any(start <= top < end <= bottom for top, _, bottom, _ in sheet.merges):
        return True
    return not sheet.merges and end < len(sheet.rows) and _is_lower_heads(sheet.rows[end])


def _is_lower_heads(row: list[Cell]) -> bool:
    """Without merge marks: nothing in the first column, then words only, none with a figure and not all units."""
    words = [cell for cell in row if cell is not None]
    return (
        len(words) > 1
        and row[0] is None
        and all(isinstance(word, str) and not any(sign.isdigit() for sign in word) for word in words)
        and not all(is_unit_only(word) for word in words)
    )
