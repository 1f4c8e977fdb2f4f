"""A small clean ledger and what happens to it on its way to the town: cells and rows dropped, doubled, swapped, merged, retyped."""

import csv
import io
import unicodedata
from dataclasses import dataclass, field
from datetime import date, datetime

import openpyxl
from hypothesis import strategies as st

from tests.etl.desk import HEADINGS, TITLE, UNIT

TITLES = (TITLE, "青石镇2025年3月重大事故隐患清单", "甲村2025年3月隐患台账", "")
UNITS = (UNIT, "填报单位：乙村村委会　填报日期：2025年3月30日", "填报单位：县里的某局", "")
FILES = ("台账.xlsx", "乙村2025年3月台账.xlsx", "2025年2月台账.xlsx")
ROWS = (
    ("1", "甲村", "惠民超市", "消防", "灭火器压力不足", "一般", "2025-03-05", "2025-03-20", "未整改", "", ""),
    ("2", "乙村", "红星加油站", "危化", "卸油口没有静电接地", "重大", "2025-03-06", "2025-04-30", "已整改", "2025-03-18", ""),
    ("3", "丙居", "光明小学", "消防安全", "疏散通道堆放杂物", "一般", "2025年3月7日", "立即", "已整改", "2025.3.7", ""),
    ("4", "甲村村委会", "通达车队", "交通", "两台车辆没有年检", "一般", "2025-03-08", "15日内", "整改中", "", ""),
    ("5", "乙村村委会", "村东水塘", "其他", "水塘四周没有护栏", "重大", "2025-03-09", "3月底前", "已销号", "2025-03-20", "2025-03-25"),
)  # fmt: skip
CELLS = (
    "", " ", "甲家庄", "乙村", "丁村", "合计", "注：以上属实", "无", "/", "√", "重大", "一般", "较大", "已完成", "正在整改", "未完成", "待验收",
    "已销号", "差不多", "立即", "10日内", "3月底前", "长期", "2025-03-10", "2025.3.8", "3月9日", "2025-13-01", "2026-01-01", "2024-12-30",
    "填报单位：乙村", "签字：某某", "安全出口锁闭", "１２", 0, 7, 45720, 3.15, -1, True, date(2025, 3, 11), datetime(2025, 3, 12, 9, 30),
    "2025-3-15 9:30", "隐患内容", "排查日期", "#REF!",
)  # fmt: skip
Merge = tuple[int, int, int, int]  # first row, first column, last row, last column


@dataclass
class Ledger:
    """A sheet's cells before they are written; '' is a blank cell."""

    file: str
    rows: list[list]
    merges: list[Merge] = field(default_factory=list)


def _row(change):
    def on(ledger: Ledger, a: int, b: int, _c: int, _value) -> None:
        if ledger.rows:
            change(ledger.rows, a % len(ledger.rows), b % len(ledger.rows))

    return on


def _column(change):
    def on(ledger: Ledger, a: int, b: int, _c: int, _value) -> None:
        for row in ledger.rows[2:]:
            if row:
                change(row, a % len(row), b % len(row))

    return on


def _swap(cells: list, a: int, b: int) -> None:
    cells[a], cells[b] = cells[b], cells[a]


def _double(cells: list, a: int, _b: int) -> None:
    cells.insert(a, list(cells[a]) if isinstance(cells[a], list) else cells[a])


def _drop(cells: list, a: int, _b: int) -> None:
    del cells[a]


def _write(ledger: Ledger, a: int, b: int, _c: int, value) -> None:
    _at(ledger, a, b, lambda row, at: row.__setitem__(at, value))


def _blank(ledger: Ledger, a: int, b: int, _c: int, _value) -> None:
    _at(ledger, a, b, lambda row, at: row.__setitem__(at, ""))


def _copy_down(ledger: Ledger, a: int, b: int, c: int, _value) -> None:
    row = ledger.rows[c % len(ledger.rows)] if ledger.rows else []
    _at(ledger, a, b, lambda to, at: to.__setitem__(at, row[at] if at < len(row) else ""))


def _swap_cells(ledger: Ledger, a: int, b: int, c: int, _value) -> None:
    _at(ledger, a, b, lambda row, at: _swap(row, at, c % len(row)))


def _retype(ledger: Ledger, a: int, b: int, c: int, _value) -> None:
    _at(ledger, a, b, lambda row, at: row.__setitem__(at, RETYPES[c % len(RETYPES)](row[at])))


def _merge(ledger: Ledger, a: int, b: int, c: int, _value) -> None:
    height, width = len(ledger.rows), max((len(row) for row in ledger.rows), default=0)
    if not height or not width:
        return
    top, left = a % height, b % width
    ledger.merges.append((top, left, min(top + c % 3, height - 1), min(left + c // 3 % 3, width - 1)))


def _at(ledger: Ledger, a: int, b: int, change) -> None:
    row = ledger.rows[a % len(ledger.rows)] if ledger.rows else []
    if row:
        change(row, b % len(row))


def _wide(cell: object) -> str:
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in str(cell))


def _spaced(cell: object) -> str:
    return f" {str(cell)[:2]} {str(cell)[2:]}\n"


def _as_day(cell: object) -> object:
    try:
        return date.fromisoformat(str(cell))
    except ValueError:
        return cell


def _as_serial(cell: object) -> object:
    day = _as_day(cell)
    return (day - date(1899, 12, 30)).days if type(day) is date else cell


def _as_number(cell: object) -> object:
    text = unicodedata.normalize("NFKC", str(cell))
    return int(text) if text.isdigit() and len(text) < 10 else cell


RETYPES = (
    _wide,
    _spaced,
    _as_day,
    _as_serial,
    _as_number,
    str,
    lambda cell: f"{cell}0",
    lambda cell: f"约{cell}",
)
CHANGES = {
    "drop a row": _row(_drop), "double a row": _row(_double), "swap two rows": _row(_swap),
    "drop a column": _column(_drop), "double a column": _column(_double), "swap two columns": _column(_swap),
    "write": _write, "blank": _blank, "copy a cell": _copy_down, "swap two cells": _swap_cells, "retype": _retype, "merge": _merge,
}  # fmt: skip
NUMBERS = st.integers(0, 40)
STEPS = st.lists(
    st.tuples(st.sampled_from(sorted(CHANGES)), NUMBERS, NUMBERS, NUMBERS, st.sampled_from(CELLS)), max_size=8
)


@st.composite
def ledgers(draw) -> Ledger:
    """A clean ledger under some title, unit line and file name, after up to eight changes."""
    rows = [[draw(st.sampled_from(TITLES))], [draw(st.sampled_from(UNITS))], list(HEADINGS), *map(list, ROWS)]
    ledger = Ledger(draw(st.sampled_from(FILES)), rows)
    for name, a, b, c, value in draw(STEPS):
        CHANGES[name](ledger, a, b, c, value)
    ledger.merges = _apart(ledger)
    return ledger


def _apart(ledger: Ledger) -> list[Merge]:
    """The merges that lie inside the sheet and overlap none before them."""
    kept: list[Merge] = []
    for top, left, bottom, right in ledger.merges:
        inside = bottom < len(ledger.rows) and (top, left) != (bottom, right)
        if inside and not any(top <= d and a <= bottom and left <= r and b <= right for a, b, d, r in kept):
            kept.append((top, left, bottom, right))
    return kept


def as_xlsx(ledger: Ledger) -> bytes:
    """The ledger as a workbook; a merge keeps only its first cell."""
    book = openpyxl.Workbook()
    page = book.active
    for r, row in enumerate(ledger.rows, start=1):
        for c, value in enumerate(row, start=1):
            if value != "":
                page.cell(r, c).value = value
                if isinstance(value, str) and value != "#REF!":
                    page.cell(r, c).data_type = "s"
    for top, left, bottom, right in ledger.merges:
        page.merge_cells(start_row=top + 1, start_column=left + 1, end_row=bottom + 1, end_column=right + 1)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def as_csv(ledger: Ledger) -> bytes:
    """The ledger as text, without merges."""
    kept = io.StringIO()
    csv.writer(kept).writerows(ledger.rows)
    return kept.getvalue().encode("gb18030")
