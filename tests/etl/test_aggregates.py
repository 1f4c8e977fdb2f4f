"""Aggregate returns: counts are loaded, totals and rates only compared, parts marked, periods told (design section 6)."""

from datetime import date

import pytest

from tests.etl.desk import accounts, codes, read_bytes, read_rows, xlsx

HEADS = ["行业和领域", "应排查单位数", "实际排查单位数", "一般隐患排查数", "一般隐患已整改数", "一般隐患整改率", "重大隐患排查数", "重大隐患已整改销号数"]  # fmt: skip
TITLE = "青石镇2025年3月隐患排查治理情况月报表"
FIRE = ["消防", 10, 8, 20, 15, "75.0%", 2, 1]
ROAD = ["道路交通", 5, 5, 10, 10, "100%", 0, 0]


def _monthly(*lines: list, title: str = TITLE, unit: str = "填报单位：镇应急办") -> list[list]:
    return [[title], [unit], HEADS, *lines]


def test_an_aggregate_row_is_counts_by_sector(town):
    town.load("月报.xlsx", _monthly(FIRE, ROAD))
    rows = town.ask("select * from hazard_summary order by row_no")
    assert [(r["item"], r["sector"], r["units_due"], r["general_found"], r["major_accepted"]) for r in rows] == [
        ("消防", "消防", 10, 20, 1), ("道路交通", "道路交通", 5, 10, 0),
    ]  # fmt: skip
    assert (rows[0]["period_start"], rows[0]["period_end"]) == (date(2025, 3, 1), date(2025, 3, 31))
    assert (rows[0]["reporting_place"], rows[0]["workbook"], rows[0]["row_no"]) == (
        "镇应急办",
        "月报.xlsx",
        4,
    )
    assert town.hazards() == []


@pytest.mark.parametrize("at", [0, 2], ids=["first", "last"])
def test_a_total_row_is_compared_and_never_loaded(reading_town, at):
    lines = [FIRE, ROAD]
    lines.insert(at, ["合  计", 15, 13, 30, 25, "", 2, 1])
    sheet = read_rows(reading_town, _monthly(*lines))
    assert ([r["item"] for r in sheet.records], sheet.problems) == (["消防", "道路交通"], [])


def test_a_total_that_is_not_the_sum_is_a_warning_naming_both(reading_town):
    sheet = read_rows(reading_town, _monthly(FIRE, ROAD, ["合计", 15, 13, 31, 25, "", 2, 1]))
    (problem,) = sheet.problems
    assert (problem.severity, problem.row, problem.heading) == ("warning", 6, "一般隐患排查数")
    assert "31" in problem.advice
    assert "30" in problem.advice


@pytest.mark.parametrize("rate", ["75%", "75.0%", "75.00%", "０.７５", 0.75, "75", "/", ""])
def test_a_typed_rate_that_agrees_at_its_own_digits_is_no_problem(reading_town, rate):
    assert read_rows(reading_town, _monthly([*FIRE[:5], rate, *FIRE[6:]])).problems == []


@pytest.mark.parametrize("rate", ["76%", "75.1%", "7.5%", 0.9])
def test_a_typed_rate_that_its_own_counts_contradict_is_a_warning(reading_town, rate):
    sheet = read_rows(reading_town, _monthly([*FIRE[:5], rate, *FIRE[6:]]))
    assert (codes(sheet, "warning"), len(sheet.records)) == (["rate"], 1)
    assert sheet.problems[0].heading == "一般隐患整改率"


def test_the_rate_of_a_total_row_is_compared_too(reading_town):
    sheet = read_rows(reading_town, _monthly(FIRE, ROAD, ["合计", 15, 13, 30, 25, "97.28%", 2, 1]))
    assert codes(sheet, "warning") == ["rate"]


@pytest.mark.parametrize("item", ["其中：学校", "(1)经营企业和单位", "（2）生产企业", "其中学校"])
def test_a_part_of_its_parent_is_marked_and_left_out_of_the_sum(town, item):
    told = town.load(
        "月报.xlsx", _monthly(FIRE, [item, 3, 3, 4, 4, "", 0, 0], ["合计", 10, 8, 20, 15, "", 2, 1])
    )
    assert [p["code"] for p in told["problems"] if p["code"] == "total"] == []
    assert [r["is_part"] for r in town.ask("select is_part from hazard_summary order by row_no")] == [
        False,
        True,
    ]


@pytest.mark.parametrize(("cell", "count"), [("", None), ("/", None), (0, 0), ("0", 0), ("３", 3), ("3项", 3), ("2（重大1）", 2), ("1,203", 1203)])  # fmt: skip
def test_a_blank_count_is_unknown_and_not_zero(reading_town, cell, count):
    sheet = read_rows(reading_town, _monthly(["消防", 10, 8, 20, 15, "", cell, ""]))
    assert (sheet.records[0]["major_found"], sheet.rejected) == (count, [])


@pytest.mark.parametrize("cell", ["若干", "2.5", "二十", "-3", "3或4"])
def test_a_count_that_is_no_number_rejects_the_row(reading_town, cell):
    sheet = read_rows(reading_town, _monthly(FIRE, ["道路交通", 5, 5, cell, 1, "", 0, 0]))
    assert ([r["item"] for r in sheet.records], len(sheet.rejected)) == (["消防"], 1)
    assert [p.found for p in sheet.problems if p.severity == "error"] == [cell]


def test_an_about_number_is_kept_with_a_warning(reading_town):
    sheet = read_rows(reading_town, _monthly(["消防", 10, 8, "约5", 5, "", 0, 0]))
    assert (sheet.records[0]["general_found"], codes(sheet, "warning")) == (5, ["number_words"])


@pytest.mark.parametrize(
    ("title", "unit", "period"),
    [
        ("月报表", "截止到2025年3月31日", ("2025-03-01", "2025-03-31", "period")),
        ("2025年1-3月月报表", "", ("2025-01-01", "2025-03-31", "ytd")),
        ("2025年3月月报表（1月份至今累计）", "", ("2025-01-01", "2025-03-31", "ytd")),
        ("2025年一季度报表", "", ("2025-01-01", "2025-03-31", "period")),
        ("2025年3月月报表", "统计数据为专项行动开展以来的累计数据", ("2025-03-01", "2025-03-31", "campaign")),
    ],
)
def test_a_return_says_which_days_it_is_about_and_whether_it_adds_up(reading_town, title, unit, period):
    sheet = read_rows(reading_town, _monthly(FIRE, title=title, unit=f"填报单位：镇应急办　{unit}"))
    record = sheet.records[0]
    assert (str(record["period_start"]), str(record["period_end"]), record["accumulation"]) == period


def test_a_return_without_a_unit_stands_for_the_whole(reading_town):
    record = read_rows(reading_town, _monthly(FIRE, unit="填报人：某某")).records[0]
    assert (record["reporting_place"], record["reporting_place_id"]) == (None, None)


def test_a_return_sent_again_takes_the_place_of_the_earlier_item_by_item(town):
    town.load("月报.xlsx", _monthly(FIRE, ROAD))
    town.load("月报改.xlsx", _monthly(["消防", 10, 9, 21, 15, "", 2, 1]))
    rows = town.ask("select item, general_found from hazard_summary order by item")
    assert [(r["item"], r["general_found"]) for r in rows] == [("消防", 21), ("道路交通", 10)]


def test_more_rectified_than_found_is_a_warning(reading_town):
    assert "more_mended" in codes(
        read_rows(reading_town, _monthly(["消防", 10, 8, 5, 6, "", 0, 0])), "warning"
    )


OFFICIAL = [
    ["煤矿、金属非金属矿山等工矿企业安全生产事故隐患排查治理情况月报表"],
    ["填报单位（章）：镇应急办　　截止到2025年3月31日为止"],
    ["行业和领域", "开展排查治理事故隐患的生产经营单位", "", "", "一般事故隐患", "", "", "重大事故隐患", "", "", "累计落实隐患治理资金"],
    ["", "应排查", "实际排查", "覆盖率", "排查", "其中:已整改", "整改率", "排查治理重大隐患", "", "", ""],
    ["", "", "", "", "", "", "", "排查", "已整改销号", "整改率", ""],
    ["", "（家）", "（家）", "（%）", "（项）", "（项）", "（%）", "（项）", "（项）", "（%）", "（万元）"],
    ["合  计", 7, 6, "85.7", 12, 9, "75", 1, 0, "/", 3.5],
    ["1.危险化学品", 5, 5, "100", 10, 8, "80", 1, 0, "0", 3.5],
    ["（1）经营企业和单位", 2, 2, "100", 4, 4, "100", 0, 0, "/", ""],
    ["2.其他", 2, 1, "50", 2, 1, "50", 0, 0, "/", ""],
    ["单位负责人（签字）：　填表人（签字）：　联系电话：　填报日期：2025年3月31日"],
]  # fmt: skip
SPANS = ("A1:K1", "A2:K2", "A3:A6", "B3:D3", "E3:G3", "H3:J3", "H4:J4", "K3:K5", "B4:B5", "C4:C5", "D4:D5", "E4:E5", "F4:F5", "G4:G5")  # fmt: skip


@pytest.mark.parametrize("merges", [SPANS, ()], ids=["merged", "without merge marks"])
def test_the_countys_form_of_four_header_rows_is_read(reading_town, merges):
    (sheet,) = read_bytes(reading_town, xlsx(OFFICIAL, merges)).sheets
    accounts(sheet.counts())
    names = ("sector", "is_part", "units_due", "units_checked", "general_found", "general_rectified", "major_found", "major_accepted")  # fmt: skip
    assert [tuple(r[name] for name in names) for r in sheet.records][:2] == [
        ("危险化学品", False, 5, 5, 10, 8, 1, 0), ("其他", True, 2, 2, 4, 4, 0, 0),
    ]  # fmt: skip
    assert sheet.counts() == {"read": 11, "loaded": 3, "rejected": 0, "set_aside": 8}
    assert [p.code for p in sheet.problems] == ["sector"]


def test_an_aggregate_of_accidents_is_counts_by_its_first_column(town):
    rows = [
        ["青石镇2025年3月生产安全事故月报表"],
        ["事故类型", "事故起数", "死亡人数", "受伤人数"],
        ["触电", 2, 1, ""],
        ["总计", 2, 1, 0],
    ]
    town.load("事故月报.xlsx", rows)
    (row,) = town.ask("select * from accident_summary")
    assert (row["kind"], row["item"], row["accidents"], row["deaths"], row["injured"]) == (
        "category",
        "触电",
        2,
        1,
        None,
    )
