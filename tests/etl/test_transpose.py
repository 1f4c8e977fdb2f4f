"""Aggregate sheets whose villages are columns are turned: a village is a row, and every cell keeps its address."""

import pytest

from tests.etl.desk import accounts, codes, read_bytes, read_rows, xls, xlsx
from tests.etl.test_aggregates import HEADS, TITLE

LINES = [
    ["青石镇2025年3月隐患排查治理情况分村统计表"],
    ["填报单位：镇应急办", None, "填报日期：2025年4月1日"],
    ["区域", None, "甲村", "乙村村委会", "丙社区", "合计"],
    ["一般隐患", "隐患数", 12, 8, 0, 20],
    [None, "未整改数", 3, 0, 0, 3],
    [None, "整改率", "75%", "100%", "/", "85%"],
    ["重大隐患", "隐患数", 1, 2, None, 3],
    [None, "未整改数", 1, 0, None, 1],
    [None, "到期未整改数", 0, 0, None, 0],
    [None, "整改率", "0%", "100%", None, "66.7%"],
    ["挂牌隐患", "挂牌数", 1, 0, 0, 1],
    ["单位负责人：", None, "填表人："],
]
MERGES = ("A3:B3", "A4:A6", "A7:A10")


@pytest.fixture(params=["xlsx", "xls", "no merges"])
def sheet(request, reading_town):
    """The same table in three kinds of file."""
    if request.param == "xlsx":
        content = xlsx(LINES, MERGES)
    elif request.param == "xls":
        content = xls(LINES, ((2, 2, 0, 1), (3, 5, 0, 0), (6, 9, 0, 0)))
    else:
        content = xlsx(LINES)
    (read,) = read_bytes(reading_town, content).sheets
    return read


def test_each_village_column_is_a_row_of_counts(sheet):
    rows = [
        (
            r["item"],
            r["sector"],
            r["general_found"],
            r["general_rectified"],
            r["major_found"],
            r["major_accepted"],
        )
        for r in sheet.records
    ]
    assert rows == [
        ("甲村", None, 12, 9, 1, 0),
        ("乙村村委会", None, 8, 8, 2, 2),
        ("丙社区", None, 0, 0, None, None),
    ]
    assert {r["reporting_place"] for r in sheet.records} == {"镇应急办"}


def test_the_rows_of_a_turned_sheet_account_and_a_village_stands_where_its_name_is(sheet):
    # two lines above, two label columns, three villages and a total, one line below
    assert sheet.counts() == {"read": 9, "loaded": 3, "rejected": 0, "set_aside": 6}
    assert {r["row_no"] for r in sheet.records} == {3}
    assert sheet.set_aside[12] == "备注落款"


def test_what_was_reckoned_from_what_is_still_open_is_said_at_its_cell(sheet):
    said = [p for p in sheet.problems if p.code == "derived"]
    assert {(p.row, p.column) for p in said} == {(5, 2), (5, 3), (5, 4), (8, 2), (8, 3)}
    assert "12" in said[0].advice
    assert "9" in said[0].advice


def test_totals_and_rates_of_a_turned_sheet_are_compared(reading_town):
    lines = [list(line) for line in LINES]
    lines[3][5], lines[5][2] = 21, "57%"
    sheet = read_rows(reading_town, lines)
    assert {(p.code, p.row, p.column) for p in sheet.problems if p.code in ("total", "rate")} == {
        ("total", 4, 5), ("rate", 6, 2), ("rate", 6, 5),
    }  # fmt: skip


def test_a_column_under_an_unknown_name_is_rejected_and_a_figure_that_is_none_too(reading_town):
    lines = [list(line) for line in LINES]
    lines[2][2], lines[3][3] = "桃花源村", "八项左右吧"
    sheet = read_rows(reading_town, lines)
    assert [r["item"] for r in sheet.records] == ["丙社区"]
    assert {(p.code, p.row, p.column) for p in sheet.problems if p.severity == "error"} == {
        ("place", 3, 2), ("number", 4, 3),
    }  # fmt: skip
    accounts(sheet.counts())


def test_more_open_than_found_is_not_reckoned_with(reading_town):
    lines = [list(line) for line in LINES]
    lines[4][3] = 9
    sheet = read_rows(reading_town, lines)
    assert sheet.records[1]["general_rectified"] is None
    assert "more_open" in codes(sheet, "warning")


def test_a_total_may_stand_first_and_serials_before_the_labels(reading_town):
    lines = [
        [f"{TITLE}（按村）"],
        ["序号", "项目", "合计", "甲村", "乙村"],
        [1, "1、一般隐患排查数", 5, 3, 2],
        [2, "一般隐患已整改数", 4, 3, 1],
        [3, "重大隐患数", 0, 0, 0],
    ]
    sheet = read_rows(reading_town, lines)
    assert [(r["item"], r["general_found"], r["general_rectified"]) for r in sheet.records] == [
        ("甲村", 3, 3),
        ("乙村", 2, 1),
    ]
    assert codes(sheet, "warning") == []


def test_a_village_may_be_the_item_of_an_ordinary_aggregate_row(reading_town):
    sheet = read_rows(
        reading_town,
        [[TITLE], ["村（社区）", *HEADS[1:]], ["甲家庄", 3, 3, 4, 4, "100%", 0, 0], ["合计", 3, 3, 4, 4]],
    )
    assert [(r["item"], r["sector"], r["general_found"]) for r in sheet.records] == [("甲家庄", None, 4)]


def test_two_villages_side_by_side_in_a_ledger_turn_nothing(reading_town):
    (read,) = read_bytes(
        reading_town, xlsx([["通讯录"], ["姓名", "甲村", "乙村"], ["王某", "组长", "组员"]])
    ).sheets
    assert read.status == "refused"
