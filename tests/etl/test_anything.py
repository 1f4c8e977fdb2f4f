"""Whatever a village writes into any cell, reading never fails and every row is accounted for."""

import random
from datetime import date, datetime, time, timedelta

import pytest

from tests.etl.desk import HEADINGS, accounts, ledger, read_bytes, xlsx
from tests.etl.test_accidents import GOOD as ACCIDENT
from tests.etl.test_aggregates import HEADS as MONTHLY

CELLS = [
    "", " ", "/", "无", "√", "×", "是", "0", "1", "-1", "十十日内", "天黑前", "一二日内", "2月30日", "99999999", "20251399", "１２．３４",
    "2025-13-45 99:99", "13月", "0月0日", "0.0", "....", "((", "=1+1", "合计", "注：", "甲村", "3或4", "1e5", "亿元", "长" * 300,
    "第60周", "\t", "\u200b", "\ue000", "999日内", "9999年12月31日", "9999-12-31", "0001-01-01", 0, -1, 1, 3.1, 45717, 45717.5,
    1e20, -0.5, 60000, 29999, True, False, time(9, 30), timedelta(days=400), datetime(1900, 1, 1), datetime(9999, 12, 31),
    date(2025, 3, 5),
]  # fmt: skip
ACCIDENT_HEADS = tuple(ACCIDENT)
FORMS = {
    "hazards": (HEADINGS, "2025年3月隐患台账"),
    "major hazards": (
        (*HEADINGS, "隐患编号", "整改资金", "挂牌督办", "交办日期", "复查结果"),
        "2025年3月重大隐患清单",
    ),
    "accidents": (ACCIDENT_HEADS, "2025年3月事故台账"),
    "aggregate": (tuple(MONTHLY), "2025年3月月报表"),
}


@pytest.mark.parametrize("form", FORMS)
def test_any_cell_in_any_column_is_read_or_refused(reading_town, form):
    headings, title = FORMS[form]
    rows = ledger(title=title, headings=headings)
    chance = random.Random(form)
    rows += [[chance.choice(CELLS) for _ in headings] for _ in range(300)]
    (sheet,) = read_bytes(reading_town, xlsx(rows)).sheets
    accounts(sheet.counts())
    assert sheet.status in ("loaded", "partial")
    assert all(problem.advice and problem.found for problem in sheet.problems if problem.severity == "error")


@pytest.mark.parametrize("form", FORMS)
def test_any_one_strange_cell_in_a_good_row_is_read_or_refused(town, form):
    headings, title = FORMS[form]
    rows = ledger(title=title, headings=headings)
    for heading in headings:
        for cell in CELLS:
            (line,) = ledger(
                ACCIDENT | {heading: cell} if form == "accidents" else {heading: cell}, headings=headings
            )[3:]
            rows.append(line)
    told = town.load("怪.xlsx", rows)
    accounts(told["sheets"][0]["rows"])
    assert told["status"] in ("loaded", "partial")
