"""Layout memory and 勾稽 between returns: what changed in a unit's form, what two returns say differently."""

from tests.etl.desk import HEADINGS, ledger

UNIT = "填报单位：甲村　填报日期：2025年{}月28日"
MONTHLY = [
    ["隐患排查治理情况月报表"],
    ["填报单位：镇应急办　截止到2025年3月31日止"],
    ["行业和领域", "一般隐患排查数", "一般隐患已整改数", "重大隐患排查数", "重大隐患已整改销号数"],
]


def _month(town, month: int, *rows: dict, headings=HEADINGS) -> list[dict]:
    day = {"排查日期": f"2025-0{month}-05", "整改期限": ""}
    title, unit = f"甲村2025年{month}月隐患台账", UNIT.format(month)
    lines = ledger(*(day | row for row in rows or [{}]), title=title, unit=unit, headings=headings)
    return town.load(f"甲村{month}月.xlsx", lines)["problems"]


def _said(problems: list[dict]) -> list[str]:
    return [p["found"] for p in problems if p["code"] == "layout_changed"]


def _disagreements(town) -> list[tuple]:
    rows = town.ask(
        "select row_no, found, advice from problem where code = 'disagrees' order by row_no, found"
    )
    return [(row["row_no"], row["found"], row["advice"].split("，")[0]) for row in rows]


def test_the_same_form_again_has_nothing_to_say(town):
    assert _said(_month(town, 1)) == _said(_month(town, 2)) == []


def test_headings_gone_and_come_are_named(town):
    _month(town, 1)
    changed = tuple("存在问题" if heading == "隐患内容" else heading for heading in HEADINGS)
    (said,) = _said(_month(town, 2, {"存在问题": "出口堵塞"}, headings=changed))
    assert said == "与上次的“甲村1月.xlsx”相比少了“隐患内容”，多了“存在问题”"


def test_columns_in_another_order_are_said_so(town):
    _month(town, 1)
    (said,) = _said(_month(town, 2, headings=(*HEADINGS[:2], HEADINGS[3], HEADINGS[2], *HEADINGS[4:])))
    assert said == "与上次的“甲村1月.xlsx”相比列的先后变了"


def test_an_aggregate_that_says_more_than_the_ledgers_is_named_with_both_counts(town):
    _month(town, 3, {}, {})
    town.load("月报.xlsx", [*MONTHLY, ["消防", 3, 0, 0, 0]])
    assert _disagreements(town) == [(4, "消防 一般隐患排查数 3", "隐患台账同期是2")]


def test_an_aggregate_that_agrees_is_not_named(town):
    _month(town, 3, {}, {"整改状态": "已整改", "整改完成日期": "2025-03-10"})
    town.load("月报.xlsx", [*MONTHLY, ["消防", 2, 1, 0, 0]])
    assert _disagreements(town) == []


def test_without_any_ledger_an_aggregate_is_held_against_nothing(town):
    town.load("月报.xlsx", [*MONTHLY, ["消防", 3, 0, 0, 0]])
    assert _disagreements(town) == []


def test_a_cumulative_figure_that_falls_is_named_with_the_one_before(town):
    head = ["事故类型", "事故起数", "死亡人数", "受伤人数"]
    town.load("一.xlsx", [["2025年1—2月事故统计表"], head, ["火灾", 3, 0, 0]])
    town.load("二.xlsx", [["2025年1—3月事故统计表"], head, ["火灾", 2, 0, 0]])
    ((row, found, advice),) = _disagreements(town)
    assert (row, found, advice) == (3, "火灾 事故起数 2", "累计数不应减少")
