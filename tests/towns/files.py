"""Pages into bytes, for every kind of file that a village may send."""

import csv
import html
import io
import zipfile
from datetime import date, datetime

import openpyxl
import xlwt

from tests.towns.page import Cell, Page

MANIFEST = (
    '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest '
    'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
)
STRICT_SPACE = b"http:" + b"//purl.oclc.org/ooxml/"
STRICT = (
    (b"http://schemas.openxmlformats.org/spreadsheetml/2006/main", STRICT_SPACE + b"spreadsheetml/main"),
    (
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        STRICT_SPACE + b"officeDocument/relationships",
    ),
)


def xlsx(*pages: Page) -> bytes:
    """An .xlsx (or, under that name, .xlsm); days are date cells, text stays text."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for page in pages:
        sheet = book.create_sheet(page.name)
        for r, row in enumerate(page.rows, start=1):
            for c, value in enumerate(row, start=1):
                if value is not None:
                    cell = sheet.cell(r, c, value)
                    if isinstance(value, str):
                        cell.data_type = "s"
                    elif isinstance(value, date):
                        cell.number_format = "yyyy/m/d h:mm" if isinstance(value, datetime) else "yyyy/m/d"
        for top, left, bottom, right in page.merges:
            sheet.merge_cells(
                start_row=top + 1, start_column=left + 1, end_row=bottom + 1, end_column=right + 1
            )
        sheet.sheet_state = "hidden" if page.hidden else "visible"
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def strict(*pages: Page) -> bytes:
    """The same as 'Strict Open XML': other namespaces, otherwise equal."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(xlsx(*pages))) as plain, zipfile.ZipFile(out, "w") as made:
        for name in plain.namelist():
            content = plain.read(name)
            for old, new in STRICT:
                content = content.replace(old, new)
            made.writestr(name, content)
    return out.getvalue()


def xls(*pages: Page) -> bytes:
    """An old .xls."""
    book = xlwt.Workbook(encoding="utf-8")
    looks = [xlwt.easyxf(num_format_str=look) for look in ("YYYY/M/D", "YYYY/M/D H:MM")]
    for page in pages:
        sheet = book.add_sheet(page.name)
        sheet.visibility = 1 if page.hidden else 0
        areas = {(top, left): (bottom, right) for top, left, bottom, right in page.merges}
        for r, row in enumerate(page.rows):
            for c, value in enumerate(row):
                look = [looks[isinstance(value, datetime)]] if isinstance(value, date) else []
                if (r, c) in areas:
                    bottom, right = areas[r, c]
                    sheet.write_merge(r, bottom, c, right, value, *look)
                elif value is not None:
                    sheet.write(r, c, value, *look)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def text(page: Page, delimiter: str = ",", encoding: str = "gb18030") -> bytes:
    """Delimited text; a merged group stands in its first cell only."""
    width = max(len(row) for row in page.rows)
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\r\n")
    for row in page.rows:
        writer.writerow(["" if value is None else value for value in row] + [""] * (width - len(row)))
    return out.getvalue().encode(encoding)


def web(page: Page, encoding: str = "gb18030") -> bytes:
    """An HTML table as a government system exports it under the name .xls."""
    spans = {(top, left): (bottom - top + 1, right - left + 1) for top, left, bottom, right in page.merges}
    covered = {
        (r, c)
        for (top, left), (down, across) in spans.items()
        for r in range(top, top + down)
        for c in range(left, left + across)
    } - set(spans)
    width = max(len(row) for row in page.rows)
    lines = [
        "<tr>" + "".join(_td(row[c] if c < len(row) else None, spans.get((r, c), (1, 1)))
                         for c in range(width) if (r, c) not in covered) + "</tr>"
        for r, row in enumerate(page.rows)
    ]  # fmt: skip
    head = f'<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="{encoding}"></head><body>'
    return (head + '<table border="1"><tbody>' + "\n".join(lines) + "</tbody></table></body></html>").encode(
        encoding
    )


def _td(value: Cell, span: tuple[int, int]) -> str:
    marks = (f' rowspan="{span[0]}"' if span[0] > 1 else "") + (
        f' colspan="{span[1]}"' if span[1] > 1 else ""
    )
    return f"<td{marks}>{'&nbsp;' if value is None else html.escape(str(value))}</td>"


def ods(*pages: Page) -> bytes:
    """An OpenDocument sheet as WPS and LibreOffice write it, rows and cells without repeats."""
    tables = "".join(
        f'<table:table table:name="{page.name}">'
        + "".join(
            "<table:table-row>" + "".join(_ods_cell(v) for v in row) + "</table:table-row>"
            for row in page.rows
        )
        + "</table:table>"
        for page in pages
    )
    spaces = "".join(
        f' xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"'
        for short in ("office", "table", "text")
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content{spaces} office:version="1.2">'
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        made.writestr("META-INF/manifest.xml", MANIFEST)
        made.writestr("content.xml", content)
    return out.getvalue()


def _ods_cell(value: Cell) -> str:
    if value is None:
        return "<table:table-cell/>"
    if isinstance(value, date):
        return f'<table:table-cell office:value-type="date" office:date-value="{value.isoformat()}"/>'
    if isinstance(value, (int, float)):
        return f'<table:table-cell office:value-type="float" office:value="{value}"/>'
    said = html.escape(str(value))
    return f'<table:table-cell office:value-type="string"><text:p>{said}</text:p></table:table-cell>'
