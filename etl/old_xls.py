"""What calamine cannot read of an .xls, read by xlrd: Chinese text from before Excel 97, and formula errors."""

import io
import re
from datetime import timedelta

import xlrd
from xlrd.biffh import XL_CELL_BLANK, XL_CELL_DATE, XL_CELL_EMPTY, XL_CELL_ERROR
from xlrd.xldate import XLDateError, xldate_as_datetime

from etl.book import Cell, ErrorCell, Sheet

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# A cell that is an error, and a formula whose result is one
ERROR_RECORD = re.compile(rb"\x05\x02\x08\x00|\x02\x00[\x00\x07\x0f\x17\x1d\x24\x2a]\x00\x00\x00\xff\xff")


def stream_at(content: bytes, name: str) -> int | None:
    """Where an OLE file's directory names that stream ('Workbook' since Excel 97, 'Book' before); None if nowhere."""
    entry = name.encode("utf-16-le").ljust(64, b"\0") + (2 * len(name) + 2).to_bytes(2, "little")
    found = re.search(re.escape(entry), content, re.IGNORECASE)
    return found.start() if found else None


def is_before_97(content: bytes) -> bool:
    """BIFF2 to BIFF5: a bare stream, or an OLE file without a stream 'Workbook'."""
    return not content.startswith(OLE) or stream_at(content, "Workbook") is None


def read_before_97(content: bytes) -> list[Sheet]:
    """All sheets with their cells as xlrd gives them; any exception of xlrd's means that it cannot be read."""
    with _open(content, encoding_override="gb18030") as book:
        return [
            Sheet(
                page.name,
                [_row(page, r, book.datemode) for r in range(page.nrows)],
                hidden=page.visibility != 0,
            )
            for page in book.sheets()
        ]


def put_in_xls_errors(sheets: list[Sheet], content: bytes) -> None:
    """Set an ErrorCell wherever a sheet has one; the file is opened a second time only when its bytes may hold any."""
    if not ERROR_RECORD.search(content):
        return
    try:
        with _open(content) as book:
            pages = {page.name: page for page in book.sheets()}
    except Exception:  # xlrd has many ways to fail on files that calamine reads
        return
    for sheet in sheets:
        page = pages.get(sheet.name)
        for r in range(page.nrows if page else 0):
            for c, kind in enumerate(page.row_types(r)):
                if kind == XL_CELL_ERROR:
                    sheet.set(r, c, _value(page, r, c, 0))


def _open(content: bytes, **more) -> xlrd.Book:
    return xlrd.open_workbook(file_contents=content, logfile=io.StringIO(), ragged_rows=True, **more)


def _row(page, r: int, datemode: int) -> list[Cell]:
    return [_value(page, r, c, datemode) for c in range(page.row_len(r))]


def _value(page, r: int, c: int, datemode: int) -> Cell:
    kind, value = page.cell_type(r, c), page.cell_value(r, c)
    if kind in (XL_CELL_EMPTY, XL_CELL_BLANK):
        return None
    if kind == XL_CELL_ERROR:
        return ErrorCell(xlrd.error_text_from_code.get(value, "#N/A"))
    if kind != XL_CELL_DATE:
        return value
    try:
        return xldate_as_datetime(value, datemode) if value >= 1 else timedelta(days=value)
    except (XLDateError, OverflowError):
        return value
