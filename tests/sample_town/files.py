"""Cells into bytes: the kinds of file that villages really send, the same bytes on every run."""

import csv
import html
import io
from datetime import date, datetime

import xlsxwriter
import xlwt

from tests.sample_town.sheets import Grid

MADE_ON = datetime(2024, 1, 1)


def to_bytes(grid: Grid, kind: str, sheet: str) -> bytes:
    """The file of that kind: xlsx, biff, csv (GB18030), csv_utf8 (with BOM) or html."""
    if kind == "xlsx":
        return _xlsx(grid, sheet)
    if kind == "biff":
        return _biff(grid, sheet)
    if kind == "html":
        return _html(grid)
    return _csv(grid).encode("utf-8-sig" if kind == "csv_utf8" else "gb18030")


def _xlsx(grid: Grid, sheet: str) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.set_properties({"created": MADE_ON})
    page = book.add_worksheet(sheet)
    looks = {
        "head": book.add_format(
            {"bold": True, "align": "center", "valign": "vcenter", "text_wrap": True, "border": 1}
        ),
        "body": book.add_format({"valign": "vcenter", "text_wrap": True, "border": 1}),
        "day": book.add_format({"num_format": "yyyy/m/d", "valign": "vcenter", "border": 1}),
    }
    page.set_column(1, len(grid.rows[0]) - 1, 14)
    for top, left, bottom, right in grid.merges:
        look = looks["head" if bottom < grid.header_rows[1] else "body"]
        page.merge_range(top, left, bottom, right, "", look)
    for r, row in enumerate(grid.rows):
        for c, value in enumerate(row):
            if value is not None:
                is_day = isinstance(value, date)
                look = looks["head" if r < grid.header_rows[1] else "day" if is_day else "body"]
                page.write_datetime(r, c, value, look) if is_day else page.write(r, c, value, look)
    book.close()
    return out.getvalue()


def _biff(grid: Grid, sheet: str) -> bytes:
    book = xlwt.Workbook(encoding="utf-8")
    page = book.add_sheet(sheet)
    merged = {(top, left): (bottom, right) for top, left, bottom, right in grid.merges}
    for r, row in enumerate(grid.rows):
        for c, value in enumerate(row):
            if (r, c) in merged:
                page.write_merge(r, merged[r, c][0], c, merged[r, c][1], value)
            elif value is not None:
                page.write(r, c, value)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _html(grid: Grid) -> bytes:
    """A table as a government system exports it, to be named .xls."""
    spans = {(top, left): (bottom - top + 1, right - left + 1) for top, left, bottom, right in grid.merges}
    covered = {
        (r, c)
        for top, left, bottom, right in grid.merges
        for r in range(top, bottom + 1)
        for c in range(left, right + 1)
        if (r, c) != (top, left)
    }
    lines = []
    for r, row in enumerate(grid.rows):
        mark = "th" if grid.header_rows[0] <= r < grid.header_rows[1] else "td"
        cells = [
            f"<{mark}{_spans(spans.get((r, c)))}>{'' if value is None else html.escape(str(value))}</{mark}>"
            for c, value in enumerate(row)
            if (r, c) not in covered
        ]
        lines.append(f"<tr>{''.join(cells)}</tr>")
    head = '<meta http-equiv="Content-Type" content="application/vnd.ms-excel; charset=gb2312">'
    body = "\n".join(lines)
    page = f'<html><head>{head}</head><body><table border="1">\n{body}\n</table></body></html>'
    return page.encode("gb18030")


def _spans(span: tuple[int, int] | None) -> str:
    down, across = span or (1, 1)
    return (f' rowspan="{down}"' if down > 1 else "") + (f' colspan="{across}"' if across > 1 else "")


def _csv(grid: Grid) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows(grid.rows)
    return out.getvalue()
