"""Bytes in, sheets of cells out: one reader for each kind of file."""

import csv
import io
import tempfile
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path

import lxml.html
import python_calamine as calamine

from etl.book import Book, Cell, ErrorCell, Sheet
from etl.intake import PASSWORD, TOO_LARGE, kind_of
from etl.old_xls import is_before_97, put_in_xls_errors, read_before_97
from etl.problems import NotReadable
from etl.sheet_xml import found_errors, literal

MAX_CELLS = 20_000_000
DAMAGED = "文件已损坏，读不出来，请用 Excel 或 WPS 打开后另存为 .xlsx 再报"


class Texts(dict):
    """What each text is as a cell, None when only spaces; cells that say the same share one object, so they are sent
    to the parent and compared quickly."""

    def __missing__(self, text: str) -> Cell:
        self[text] = cell = text if text.strip() else None
        return cell


def read_book(content: bytes) -> Book:
    """All sheets, hidden ones marked; NotReadable when the file as a whole cannot be read."""
    kind = kind_of(content)
    if kind == "html":
        return Book(kind, _html_sheets(content))
    if kind == "csv":
        return Book(kind, [Sheet("", _csv_rows(content))])
    if kind == "xls" and is_before_97(content):
        return Book(kind, _old_sheets(content))
    return Book(kind, _calamine_sheets(content, kind))


def _calamine_sheets(content: bytes, kind: str) -> list[Sheet]:
    try:
        workbook = _open(content, kind)
        with ThreadPoolExecutor(1) as beside:  # calamine and zlib work at the same time
            errors = beside.submit(found_errors, content, kind, workbook.sheet_names)
            sheets = [_calamine_sheet(workbook, meta) for meta in workbook.sheets_metadata]
    except calamine.PasswordError as error:
        raise NotReadable(PASSWORD) from error
    except NotReadable:
        raise
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException as error:  # calamine panics with a BaseException on some damaged files
        raise NotReadable(DAMAGED) from error
    if kind == "xls":
        put_in_xls_errors(sheets, content)
    else:
        for number, (row, column), text in errors.result():
            sheets[number].set(row, column, ErrorCell(text))
    return sheets


def _old_sheets(content: bytes) -> list[Sheet]:
    try:
        sheets = read_before_97(content)
    except MemoryError:
        raise
    except Exception as error:  # xlrd has many ways to fail on a damaged file
        raise NotReadable(PASSWORD if "encrypted" in str(error) else DAMAGED) from error
    for sheet in sheets:
        sheet.rows = [[_cell(value) for value in row] for row in sheet.rows]
    return sheets


def _open(content: bytes, kind: str) -> calamine.CalamineWorkbook:
    """From a named file, because only then does calamine tell a password from damage."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"workbook.{kind}"
        path.write_bytes(content)
        return calamine.CalamineWorkbook.from_path(str(path))


def _calamine_sheet(workbook, meta) -> Sheet:
    hidden = meta.visible != calamine.SheetVisibleEnum.Visible
    if meta.typ != calamine.SheetTypeEnum.WorkSheet:
        return Sheet(meta.name, [], hidden=hidden)
    sheet = workbook.get_sheet_by_name(meta.name)
    if sheet.total_height * sheet.total_width > MAX_CELLS:
        raise NotReadable(TOO_LARGE)
    texts = Texts()
    rows = [
        [texts[value] if type(value) is str else _cell(value) for value in row]
        for row in sheet.to_python(skip_empty_area=False)
    ]
    merges = [(a[0], a[1], b[0], b[1]) for a, b in sheet.merged_cell_ranges or []]
    return Sheet(meta.name, rows, merges, hidden)


def _cell(value: Cell) -> Cell:
    if isinstance(value, str):
        return literal(value) if value.strip() else None
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
        return int(value)
    if isinstance(value, datetime) and value.time().isoformat() == "00:00:00":
        return value.date()
    return value


def decode(content: bytes) -> str:
    """Text as the village's computer wrote it: UTF-8, UTF-16 with its mark, or GB18030."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return content.decode("utf-16")
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise NotReadable("文字编码认不出来，请用 Excel 或 WPS 打开后另存为 .xlsx 再报")


def _csv_rows(content: bytes) -> list[list[Cell]]:
    text = decode(content)
    first = "\n".join(text.split("\n", 20)[:20])  # a title line holds no delimiter
    delimiter = max(",\t;", key=first.count)
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        return [[_cell(cell) for cell in record] for record in reader]
    except csv.Error as error:  # a quotation mark that is never closed would swallow the rows behind it
        advice = f"第{reader.line_num}行前后的引号不成对，行列分不清，请用 Excel 或 WPS 另存为 .xlsx 再报"
        raise NotReadable(advice) from error


def _html_sheets(content: bytes) -> list[Sheet]:
    page = lxml.html.document_fromstring(decode(content))
    tables = [table for table in page.iter("table") if next(table.iterancestors("table"), None) is None]
    if not tables:
        raise NotReadable("网页里没有表格，请用 Excel 或 WPS 打开后另存为 .xlsx 再报")
    return [
        Sheet("" if i == 0 else f"表{i + 1}", *_html_grid(table.iter("tr"))) for i, table in enumerate(tables)
    ]


def _html_grid(table_rows) -> tuple[list[list[Cell]], list[tuple[int, int, int, int]]]:
    """Cells at the addresses a spreadsheet gives them, spans kept as merges."""
    grid: dict[tuple[int, int], Cell] = {}  # spans are few: a page of them beyond reason is refused
    merges = []
    height = 0
    for row, tr in enumerate(table_rows):
        height = row + 1
        column = 0
        for td in tr.iterchildren("td", "th"):
            while (row, column) in grid:
                column += 1
            down, across = _span(td, "rowspan"), _span(td, "colspan")
            if len(grid) + down * across > MAX_CELLS // 10:
                raise NotReadable(TOO_LARGE)
            for r in range(row, row + down):
                for c in range(column, column + across):
                    grid[r, c] = None
            grid[row, column] = _cell(td.text_content().strip())
            if down > 1 or across > 1:
                merges.append((row, column, row + down - 1, column + across - 1))
            column += across
    width = max((c for _, c in grid), default=-1) + 1
    return [[grid.get((r, c)) for c in range(width)] for r in range(height)], merges


def _span(td, name: str) -> int:
    text = (td.get(name) or "1").strip()
    return min(max(int(text), 1), 1000) if text.isdigit() else 1
