"""Headers of many rows, notes at the foot, figures counted in 元, and other things met in three invented towns."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from etl.dates import due, written_day
from etl.moments import moment
from etl.problems import NotClean
from tests.etl.desk import GOOD, HEADINGS, codes, csv_text, day, ledger, read_bytes, read_rows, xlsx

SHORT_LEAVES = [
    ["青石镇2025年3月隐患台账"],
    ["序号", "检查情况", "", "", "隐患情况", "", "整改情况", "", ""],
    ["", "时间", "村名", "单位名称", "内容", "等级", "期限", "是否整改", "完成时间"],
    [1, "2025-03-05", "甲村", "惠民超市", "灭火器过期", "一般", "3日内", "是", "2025-03-06"],
]


@pytest.mark.parametrize("merges", [(), ("A2:A3", "B2:D2", "E2:F2", "G2:I2")], ids=["plain", "merged"])
def test_a_short_lower_heading_takes_its_meaning_from_the_group_above_it(reading_town, merges):
    (sheet,) = read_bytes(reading_town, xlsx(SHORT_LEAVES, merges)).sheets
    (record,) = sheet.records
    assert (record["found_on"], record["due_on"], record["rectified_on"]) == tuple(
        date(2025, 3, n) for n in (5, 8, 6)
    )
    assert (record["description"], record["level"]) == ("灭火器过期", "一般")


@pytest.mark.parametrize(
    "merges", [(), ("A2:A4", "B2:B4", "C2:C4", "D2:D4", "E2:G2", "E3:E4", "F3:G3")], ids=["csv", "merged"]
)
def test_a_header_goes_on_to_its_lowest_heading_though_nothing_required_stands_there(reading_town, merges):
    lines = [
        ["青石镇2025年3月隐患月报"],
        ["行业领域", "一般隐患排查数", "一般隐患已整改数", "整改率", "列入治理计划", "", ""],
        ["", "", "", "", "总数", "其中", ""],
        ["", "", "", "", "", "落实目标", "落实经费"],
        ["消防", 4, 4, "100%", 1, 1, 1],
    ]
    content = xlsx(lines, merges) if merges else csv_text(lines).encode()
    (sheet,) = read_bytes(reading_town, content, "月报").sheets
    assert (len(sheet.records), sheet.rejected) == (1, [])


@pytest.mark.parametrize(
    "foot",
    [
        [
            "单位负责人（签字）：",
            "",
            "",
            "",
            "填表人（签字）：",
            "",
            "联系电话：",
            "139",
            "填报日期：",
            "2025年3月28日",
        ],
        ["审核：某某", "", "复核：某某", "", "填表人：某某", "", "时间：2025.3.28"],
        ["填报单位：镇应急办", "", "", "", "填报日期：2025.3.28"],
    ],
)
def test_a_foot_of_many_labels_is_a_note(reading_town, foot):
    sheet = read_rows(reading_town, [*ledger({}), foot])
    assert (len(sheet.records), sheet.rejected, sheet.set_aside[5]) == (1, [], "备注落款")


def test_a_subtotal_is_not_held_against_the_whole_ledger(reading_town):
    rows = ledger({}, {}, {})
    rows[4:4] = [["小计", "", "", "", "1项"]]
    assert codes(read_rows(reading_town, [*rows, ["合计", "", "", "", "3项"]]), "warning") == []


@pytest.mark.parametrize(
    ("heading", "above", "unit_row", "cell", "wan"),
    [
        ("直接经济损失（元）", "", "", 1_200_000, "120"), ("直接经济损失（万元）", "", "", 120, "120"), ("直接经济损失", "", "", 120, "120"),
        ("直接经济损失", "", "（元）", 8000, "0.8"), ("直接经济损失", "金额单位：元", "", 8000, "0.8"), ("直接经济损失（元）", "", "", "3.5万", "3.5"),
        ("直接经济损失/元", "", "", 50000, "5"),
    ],
)  # fmt: skip
def test_money_is_counted_in_what_the_heading_the_unit_row_or_the_lines_above_say(
    reading_town, heading, above, unit_row, cell, wan
):
    lines = [
        ["青石镇2025年事故台账", "", above],
        ["序号", "发生时间", "村", "事故单位", "事故类型", "死亡", heading],
        *([["", "", "", "", "", "（人）", unit_row]] if unit_row else []),
        [1, "2025-03-05 9:00", "甲村", "惠民超市", "火灾", 0, cell],
    ]
    (record,) = read_rows(reading_town, lines, "2025年.xlsx").records
    assert record["direct_loss_wan"] == Decimal(wan)


def test_a_measure_is_no_reporting_unit(reading_town):
    sheet = read_rows(reading_town, ledger({}, unit="单位：起、人、万元　　日期：2025年3月28日"))
    assert (sheet.context.unit, sheet.context.reporting_on) == (None, date(2025, 3, 28))


def test_an_accident_still_to_be_decided_upon_is_neither_production_nor_not(reading_town):
    lines = [
        ["青石镇2025年事故台账"],
        ["发生时间", "事故类型", "死亡", "是否生产安全事故"],
        ["2025-03-05", "火灾", 0, "待定性"],
    ]
    (record,) = read_rows(reading_town, lines).records
    assert record["is_production"] is None


def test_not_accepted_beside_a_day_of_acceptance_stays_open(reading_town):
    headings = (*HEADINGS[:8], "整改完成日期", "是否销号", "销号时间")
    row = {"隐患等级": "重大", "整改完成日期": "2025-03-10", "是否销号": "否", "销号时间": "2025-03-20"}
    sheet = read_rows(reading_town, ledger(row, headings=headings))
    (record,) = sheet.records
    assert (record["status"], record["accepted_on"]) == ("待验收", None)
    assert "contradiction" in codes(sheet, "warning")


def test_an_estimated_finding_is_not_later_than_a_written_day_of_closing(town):
    headings = tuple(h for h in HEADINGS if h not in ("排查日期", "整改状态"))
    good = {name: value for name, value in GOOD.items() if name in headings}
    town.load("三月.xlsx", ledger(good | {"整改完成日期": "2025-03-10"}, headings=headings))
    hazard = town.hazard()
    assert (hazard["found_on"], hazard["found_estimated"]) == (day("2025-03-10"), True)
    assert (hazard["status"], hazard["rectified_on"]) == ("已整改", day("2025-03-10"))


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("2025/3/12 0:00", (2025, 3, 12)), ("二○二五年三月十二日", (2025, 3, 12)), ("2025年3月12日（星期三）", (2025, 3, 12)),
        ("2025年3月12日 周三", (2025, 3, 12)),
    ],
)  # fmt: skip
def test_a_day_with_a_time_or_a_weekday_is_that_day(written, said):
    found = written_day(written)
    assert (found.year, found.month, found.day) == said


@pytest.mark.parametrize(
    "words", ["3月15日之前完成整改", "2025年3月15日前整改完毕", "3月15日24时前", "3.15前销号"]
)
def test_a_deadline_may_say_what_is_to_be_done_by_then(words):
    assert due(words, date(2025, 3, 5), date(2025, 3, 28)).on == date(2025, 3, 15)


@pytest.mark.parametrize(
    ("written", "hour", "minute"),
    [
        ("2025年3月5日14时30分许", 14, 30), ("2025年3月5日下午2点半", 14, 30), ("2025年3月5日上午9时左右", 9, 0), ("2025年3月5日约14时", 14, 0),
        ("2025年3月5日晚8时", 20, 0), ("2025年3月5日凌晨2时", 2, 0), ("二〇二五年三月五日十四时三十分", 14, 30), (45721.604166666664, 14, 30),
        ("2025 年 3 月 5 日 14 时 30 分", 14, 30), ("2025年3月5日下午", 0, 0), ("2025-03-05T14:30:20", 14, 30),
    ],
)  # fmt: skip
def test_a_time_of_day_is_read_in_words(written, hour, minute):
    assert moment(written).replace(second=0) == datetime(2025, 3, 5, hour, minute)


@pytest.mark.parametrize(
    "written", ["2025年3月5日25时", "2025年3月5日晚12时", "2025年3月5日14时75分", "3月5日14时"]
)
def test_a_time_that_may_mean_two_things_or_none_is_refused(written):
    with pytest.raises(NotClean):
        moment(written)
