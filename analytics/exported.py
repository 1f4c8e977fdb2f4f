"""A table as a formatted Excel workbook: its scope on top, headings that stay, counts as numbers, ids as text."""

import io
import re
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from analytics.wording import printed_number

FONT = "宋体"
NARROWEST, WIDEST = 6, 40  # characters of a column
NEVER = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
LINE, TALLEST = 18, 409  # points of a line of text; more a row cannot have


@dataclass(frozen=True)
class Head:
    """A heading; in a counted column what is printed as a number is one again, a rate as a share. `width` in characters
    where what stands in the column does not say it, as in one that is to be filled in."""

    text: str
    is_counted: bool = False
    width: int = 0


@dataclass(frozen=True)
class Sheet:
    """One table: its title, lines under it (scope, source), headings, one row a row; `name` stands on its tab."""

    name: str
    title: str
    lines: list[str]
    heads: list[Head]
    rows: list[list]


def table_file(title: str, lines: list[str], heads: list[Head], rows: list[list]) -> bytes:
    """The bytes of a workbook of one table."""
    return tables_file(title, [Sheet(title, title, lines, heads, rows)])


def tables_file(title: str, sheets: list[Sheet]) -> bytes:
    """The bytes of a workbook, one sheet a table.

    Text is text whatever it begins with: nothing out of a return acts as a formula or a link.
    """
    import xlsxwriter  # only here: no page needs it until a table is taken along

    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, NEVER | {"constant_memory": True}) as book:
        book.set_properties({"title": title[:250]})
        formats = _formats(book)
        for one in sheets:
            _fill(book.add_worksheet(_sheet_name(one.name)), formats, one)
    return buffer.getvalue()


def _fill(sheet, formats: dict, table: Sheet) -> None:
    widths = _widths(table.heads, table.rows)
    for at, width in enumerate(widths):
        sheet.set_column(at, at, width)
    sheet.set_default_row(LINE)
    top = len(table.lines) + 1
    sheet.write_string(0, 0, table.title, formats["title"])
    for at, line in enumerate(table.lines, start=1):
        sheet.write_string(at, 0, line, formats["line"])
    sheet.set_row(top, LINE * (1 + max((len(head.text) for head in table.heads), default=0) // 12))
    for at, head in enumerate(table.heads):
        sheet.write_string(top, at, head.text, formats["head"])
    for down, row in enumerate(table.rows, start=top + 1):
        lines = max(map(_lines, row, widths), default=1)
        if lines > 1:
            sheet.set_row(down, min(TALLEST, LINE * lines))
        for at, (head, value) in enumerate(zip(table.heads, row, strict=True)):
            _write(sheet, formats, (down, at), value, head.is_counted)
    sheet.autofilter(top, 0, top + len(table.rows), len(table.heads) - 1)
    set_print(sheet, head_row=top, frozen_columns=1, landscape=len(table.heads) > 6)


def _formats(book) -> dict:
    plain = {"font_name": FONT, "font_size": 11}
    boxed = plain | {"border": 1, "valign": "vcenter"}
    return {
        "title": book.add_format(plain | {"bold": True, "font_size": 14}),
        "line": book.add_format(plain | {"font_size": 10}),
        "head": book.add_format(boxed | {"bold": True, "text_wrap": True, "align": "center", "valign": "vcenter", "bg_color": "#EDEDED"}),
        "text": book.add_format(boxed | {"text_wrap": True, "num_format": "@"}),
        "whole": book.add_format(boxed | {"num_format": "0"}),
        "share": book.add_format(boxed | {"num_format": "0.0%"}),
        "days": book.add_format(boxed | {"num_format": '0.0"天"'}),
        "decimal": book.add_format(boxed | {"num_format": "0.00"}),
        "day": book.add_format(boxed | {"num_format": "yyyy-mm-dd", "align": "left"}),
        "moment": book.add_format(boxed | {"num_format": "yyyy-mm-dd hh:mm", "align": "left"}),
    }  # fmt: skip


def _write(sheet, formats: dict, at: tuple[int, int], value, is_counted: bool) -> None:
    """One cell; None stays empty."""
    printed = printed_number(value) if isinstance(value, str) and is_counted else None
    if printed is not None:
        kind = {"%": "share", "天": "days"}.get(value[-1], "decimal" if "." in value else "whole")
        sheet.write_number(*at, printed, formats[kind])
    elif value is None:
        sheet.write_blank(*at, None, formats["text"])
    elif isinstance(value, bool):
        sheet.write_string(*at, "是" if value else "否", formats["text"])
    elif isinstance(value, int):
        sheet.write_number(*at, value, formats["whole"])
    elif isinstance(value, Decimal):
        sheet.write_number(*at, value, formats["decimal"])
    elif isinstance(value, datetime):
        sheet.write_datetime(*at, value, formats["moment"])
    elif isinstance(value, date):
        sheet.write_datetime(*at, value, formats["day"])
    else:
        sheet.write_string(*at, str(value), formats["text"])


def _widths(heads: list[Head], rows: list[list]) -> list[int]:
    """Characters that the longest of the first rows of each column takes, a Chinese one being two wide."""
    found = []
    for at, head in enumerate(heads):
        words = [head.text[:12], *(str(row[at]) for row in rows[:200] if row[at] is not None)]
        longest = max(map(_breadth, words))
        found.append(head.width or min(WIDEST, max(NARROWEST, longest + 2)))
    return found


def _lines(value, width: int) -> int:
    """How many lines a cell's words take in a column so wide; what is no text is never broken."""
    return -(-_breadth(value) // width) if isinstance(value, str) else 1


def _breadth(word: str) -> int:
    """Characters that a word takes, a Chinese one being two wide."""
    return sum(1 if letter.isascii() else 2 for letter in word)


def _sheet_name(title: str) -> str:
    """The title without what a sheet's name may not hold."""
    return re.sub(r"[\[\]:*?/\\']", " ", title)[:31].strip() or "表"


def set_print(sheet, head_row: int, frozen_columns: int, landscape: bool = False) -> None:
    """What a clerk would otherwise set by hand before printing: A4, headings on every page, page numbers."""
    sheet.freeze_panes(head_row + 1, frozen_columns)
    sheet.repeat_rows(head_row)
    sheet.set_paper(9)
    if landscape:
        sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.center_horizontally()
    sheet.set_margins(left=0.6, right=0.6, top=0.8, bottom=0.8)
    sheet.set_footer("&C第&P页 共&N页")
