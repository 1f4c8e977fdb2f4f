"""A table's workbook, opened again and read cell by cell."""

import io
from datetime import date, datetime
from decimal import Decimal

import openpyxl

from analytics.exported import Head, table_file

HEADS = [
    Head("编号"),
    Head("件数", True),
    Head("期限"),
    Head("说明"),
    Head("损失（万元）", True),
    Head("报告"),
]
ROWS = [
    ["00123456789012345678", "12", date(2025, 3, 5), "=HYPERLINK(\"x\")", Decimal("1.50"), datetime(2025, 3, 5, 8, 30)],
    ["7", "−3", None, "+1", None, True],
    ["@cmd", "/", "长期", "第一行\n第二行", 0, None],
]  # fmt: skip


def opened():
    content = table_file("超期未整改/明细", ["2025年 · 全镇 · 快照7", "来源：台账"], HEADS, ROWS)
    return openpyxl.load_workbook(io.BytesIO(content)).active


def test_title_and_scope_stand_on_top():
    sheet = opened()
    assert [sheet.cell(row, 1).value for row in (1, 2, 3)] == ["超期未整改/明细", "2025年 · 全镇 · 快照7", "来源：台账"]  # fmt: skip
    assert [cell.value for cell in sheet[4]] == [head.text for head in HEADS]
    assert sheet.title == "超期未整改 明细"


def test_every_cell_is_what_it_was():
    sheet = opened()
    found = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=5)]
    assert found == [
        ["00123456789012345678", 12, datetime(2025, 3, 5), "=HYPERLINK(\"x\")", 1.5, datetime(2025, 3, 5, 8, 30)],
        ["7", -3, None, "+1", None, "是"],
        ["@cmd", "/", "长期", "第一行\n第二行", 0, None],
    ]  # fmt: skip


def test_nothing_acts_as_a_formula_and_an_id_stays_text():
    sheet = opened()
    kinds = [[cell.data_type for cell in row] for row in sheet.iter_rows(min_row=5)]
    assert kinds[0] == ["s", "n", "d", "s", "n", "d"]
    assert not [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f" or cell.hyperlink]
    assert sheet["A5"].number_format == "@"


def test_a_printed_rate_is_a_number_that_shows_what_was_printed():
    content = table_file("率", [], [Head("率", True)], [["96.2%"], ["99.9%"], ["8.6天"], ["/"]])
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    cells = [(cell.value, cell.number_format) for cell in sheet["A"][2:]]
    assert cells == [(0.962, "0.0%"), (0.999, "0.0%"), (8.6, '0.0"天"'), ("/", "@")]


def test_headings_stay_on_screen_and_on_every_printed_page():
    sheet = opened()
    assert sheet.freeze_panes == "B5"
    assert sheet.print_title_rows == "$4:$4"
    assert sheet.page_setup.paperSize == 9
    assert sheet.page_setup.fitToHeight == 0
    assert all(sheet.column_dimensions[letter].width >= 6 for letter in "ABCDEF")
