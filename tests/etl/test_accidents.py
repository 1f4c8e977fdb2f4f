"""The accident ledger: grades by 国务院令第493号 第三条, later reports, unknown that is not zero (design section 6)."""

from datetime import datetime

import pytest

from tests.etl.desk import codes, read_rows

HEADS = ["序号", "发生时间", "村（社区）", "单位/当事人", "事故类型", "行业", "死亡", "重伤", "轻伤", "直接经济损失(万元)", "是否生产经营性", "报送类别"]  # fmt: skip
GOOD = {
    "发生时间": "2025-03-05 14:30", "村（社区）": "甲村", "单位/当事人": "惠民砖厂", "事故类型": "触电", "行业": "消防",
    "死亡": 1, "重伤": 0, "轻伤": 0, "直接经济损失(万元)": 10, "是否生产经营性": "是", "报送类别": "初报",
}  # fmt: skip


def _ledger(*rows: dict, heads: list = HEADS, month: int = 3) -> list[list]:
    title, unit = (
        f"青石镇2025年{month}月生产安全事故台账",
        f"填报单位：镇应急办　填报日期：2025年{month}月28日",
    )
    lines = [(GOOD | {"序号": i, "单位/当事人": f"惠民砖厂{i}"} | row) for i, row in enumerate(rows, start=1)]
    return [[title], [unit], heads, *[[line.get(head, "") for head in heads] for line in lines]]


def _accident(town, *rows: dict, heads: list = HEADS) -> dict:
    town.load("事故.xlsx", _ledger(*rows, heads=heads))
    (only,) = town.ask("select * from accident")
    return only


GRADES = [
    ({"死亡": 0}, "一般"), ({"死亡": 2}, "一般"), ({"死亡": 3}, "较大"), ({"死亡": 9}, "较大"), ({"死亡": 10}, "重大"),
    ({"死亡": 29}, "重大"), ({"死亡": 30}, "特别重大"),
    ({"重伤": 9}, "一般"), ({"重伤": 10}, "较大"), ({"重伤": 49}, "较大"), ({"重伤": 50}, "重大"), ({"重伤": 99}, "重大"),
    ({"重伤": 100}, "特别重大"),
    ({"直接经济损失(万元)": 999.99}, "一般"), ({"直接经济损失(万元)": 1000}, "较大"), ({"直接经济损失(万元)": 4999}, "较大"),
    ({"直接经济损失(万元)": 5000}, "重大"), ({"直接经济损失(万元)": 9999}, "重大"), ({"直接经济损失(万元)": "1亿元"}, "特别重大"),
    ({"死亡": 1, "重伤": 50}, "重大"), ({"死亡": 3, "直接经济损失(万元)": 10000}, "特别重大"),
]  # fmt: skip


def test_the_grade_is_the_highest_of_deaths_serious_injuries_and_loss(town):
    town.load("事故.xlsx", _ledger(*(row for row, _ in GRADES)))
    found = town.ask("select grade, grade_is_lower_bound from accident order by row_no")
    assert [row["grade"] for row in found] == [grade for _, grade in GRADES]
    assert not any(row["grade_is_lower_bound"] for row in found)


def test_an_unknown_dimension_makes_the_grade_a_lower_bound(town):
    known = {"死亡": 3, "重伤": 10, "直接经济损失(万元)": 1000}
    town.load("事故.xlsx", _ledger(*(known | {name: cell} for name in known for cell in ("", "/"))))
    found = town.ask("select grade, grade_is_lower_bound from accident")
    assert [(row["grade"], row["grade_is_lower_bound"]) for row in found] == [("较大", True)] * 6


def test_a_form_without_a_loss_column_makes_the_grade_a_lower_bound(town):
    accident = _accident(town, {}, heads=[head for head in HEADS if not head.startswith("直接")])
    assert (accident["direct_loss_wan"], accident["grade_is_lower_bound"]) == (None, True)


def test_an_unknown_count_is_not_zero(town):
    accident = _accident(town, {"死亡": "", "重伤": "/", "轻伤": ""})
    assert (accident["deaths"], accident["serious_injuries"], accident["minor_injuries"]) == (
        None,
        None,
        None,
    )


def test_missing_persons_count_as_deaths_and_acute_poisoning_as_serious_injuries(town):
    heads = [*HEADS, "下落不明", "急性工业中毒"]
    accident = _accident(town, {"死亡": 2, "下落不明": 1, "重伤": 8, "急性工业中毒": 2}, heads=heads)
    assert (accident["deaths"], accident["serious_injuries"], accident["grade"]) == (3, 10, "较大")


def test_missing_persons_count_when_the_deaths_are_blank(town):
    accident = _accident(town, {"死亡": "", "下落不明": 3}, heads=[*HEADS, "下落不明"])
    assert (accident["grade"], accident["grade_is_lower_bound"]) == ("较大", True)


def test_a_later_report_replaces_figures_and_keeps_the_versions(town):
    town.load("初报.xlsx", _ledger({"死亡": 2, "直接经济损失(万元)": ""}))
    town.load(
        "续报.xlsx", _ledger({"死亡": 3, "直接经济损失(万元)": 1200, "报送类别": "续报", "轻伤": ""}, month=4)
    )
    (accident,) = town.ask("select * from accident")
    assert (accident["deaths"], accident["grade"], accident["stage"], accident["versions"]) == (
        3,
        "较大",
        "续报",
        2,
    )
    assert (accident["minor_injuries"], accident["workbook"]) == (0, "续报.xlsx")


def test_two_reports_of_one_accident_in_one_ledger_are_one_accident(town):
    accident = _accident(
        town, {"单位/当事人": "砖厂"}, {"单位/当事人": "砖厂", "死亡": 2, "报送类别": "续报"}
    )
    assert (accident["deaths"], accident["versions"]) == (2, 2)


def test_an_accidents_number_identifies_it_when_its_words_change(town):
    heads = [*HEADS, "事故编号"]
    town.load("初报.xlsx", _ledger({"事故编号": "SG-01", "事故类型": "其他伤害"}, heads=heads))
    town.load("续报.xlsx", _ledger({"事故编号": "SG-01", "事故类型": "触电"}, heads=heads, month=4))
    (accident,) = town.ask("select category, versions from accident")
    assert (accident["category"], accident["versions"]) == ("触电", 2)


def test_another_place_category_or_day_is_another_accident(town):
    others = ({"村（社区）": "乙村"}, {"事故类型": "坍塌"}, {"发生时间": "2025-03-06 14:30"})
    town.load("事故.xlsx", _ledger(*({"单位/当事人": "砖厂"} | other for other in ({}, *others))))
    assert len(town.ask("select * from accident")) == 4


@pytest.mark.parametrize(
    ("written", "at"),
    [("2025-03-05 14:30", (14, 30)), ("2025年3月5日14时30分", (14, 30)), ("2025.3.5 14：30", (14, 30)), ("2025年3月5日", (0, 0)),
     (datetime(2025, 3, 5, 14, 30), (14, 30)), ("2025年3月5日 9时", (9, 0)), ("２０２５-０３-０５ １４:３０", (14, 30))],
)  # fmt: skip
def test_a_time_of_occurrence_is_read_with_its_clock(reading_town, written, at):
    sheet = read_rows(reading_town, _ledger({"发生时间": written}))
    assert [r["occurred_at"] for r in sheet.records] == [datetime(2025, 3, 5, *at)]


@pytest.mark.parametrize(
    "written", ["", "3月5日", "2025-02-30 10:00", "2025-03-05 25:10", "2025-03-29 08:00", "上旬"]
)
def test_an_unclear_or_later_time_of_occurrence_rejects_the_row(reading_town, written):
    sheet = read_rows(reading_town, _ledger({"发生时间": written}))
    assert (sheet.records, len(sheet.rejected), len(codes(sheet, "error"))) == ([], 1, 1)


def test_whether_it_is_a_production_accident_is_yes_no_or_unknown(reading_town):
    sheet = read_rows(reading_town, _ledger(*({"是否生产经营性": cell} for cell in ("是", "否", "", "√"))))
    assert [r["is_production"] for r in sheet.records] == [True, False, None, True]


def test_a_category_names_the_standard_it_belongs_to(reading_town):
    sheet = read_rows(reading_town, _ledger(*({"事故类型": word} for word in ("触电", "机械致害", "吵架"))))
    assert [r["category_standard"] for r in sheet.records] == ["GB/T 6441-1986", "GB 6441-2025", None]


def test_an_unknown_village_rejects_an_accident(reading_town):
    assert len(read_rows(reading_town, _ledger({"村（社区）": "丁村"})).rejected) == 1


def test_a_month_without_accidents_is_a_zero_return(reading_town):
    rows = [*_ledger(), ["本月无事故"]]
    assert read_rows(reading_town, rows).is_zero_return


def test_the_totals_of_an_accident_ledger_are_compared(reading_town):
    rows = [*_ledger({}, {}), ["合计", "", "", "", "", "", 3, 0, 0, 20, "", ""]]
    sheet = read_rows(reading_town, rows)
    assert [(p.heading, p.severity) for p in sheet.problems] == [("死亡", "warning")]


def test_a_row_says_the_workbook_sheet_and_row_it_came_from(town):
    accident = _accident(town, {})
    assert (accident["workbook"], accident["sheet"], accident["row_no"]) == ("事故.xlsx", "隐患台账", 4)
