"""When two rows are one hazard, what vanishes, what a return sent again mends, and what --replaces does."""

import pytest

from etl.load import load
from etl.problems import CannotRun
from tests.etl.desk import HEADINGS, day, ledger, make_town, xlsx

NUMBERED = ("隐患编号", *HEADINGS[1:])
NO_FINDING = tuple(h for h in HEADINGS if h != "排查日期")
JIA_MARCH = "填报单位：甲村　填报日期：2025年3月28日"
JIA_APRIL = {"title": "2025年4月隐患台账", "unit": "填报单位：甲村　填报日期：2025年4月28日"}


def test_the_same_place_entity_words_and_day_are_one_hazard_whatever_the_spaces_and_widths(town):
    town.load("3月.xlsx", ledger({"单位名称": "惠民超市", "隐患内容": "灭火器（3具）过期"}))
    town.load(
        "4月.xlsx",
        ledger({"单位名称": "惠民 超市", "隐患内容": "灭火器(3具) 过期", "排查日期": "3月5日"}, **JIA_APRIL),
    )
    assert town.hazard()["reports"] == 2


def test_nothing_is_merged_by_likeness(town):
    others = (
        {"村（社区）": "乙村"},
        {"单位名称": "便民超市"},
        {"隐患内容": "灭火器过期了"},
        {"排查日期": "2025-03-06"},
    )
    town.load("3月.xlsx", ledger(*({"隐患内容": "灭火器过期"} | other for other in ({}, *others))))
    assert len(town.hazards()) == 5


def test_two_equal_rows_of_one_return_are_two_hazards_and_stay_two(town):
    one = {"隐患内容": "灭火器过期"}
    town.load("3月.xlsx", ledger(one, one))
    ids = {h["hazard_id"] for h in town.hazards()}
    town.load("4月.xlsx", ledger(one, one | {"整改状态": "已整改"}, **JIA_APRIL))
    assert len(ids) == 2
    assert {h["hazard_id"] for h in town.hazards()} == ids
    assert sorted(h["status"] for h in town.hazards()) == ["已整改", "未整改"]


def test_a_number_identifies_a_hazard_whose_words_have_changed(town):
    town.load("3月.xlsx", ledger({"隐患编号": "JC-2025-007", "隐患内容": "灭火器过期"}, headings=NUMBERED))
    town.load(
        "4月.xlsx", ledger({"隐患编号": "JC-2025-007", "隐患内容": "四具灭火器过期"}, headings=NUMBERED)
    )
    hazard = town.hazard()
    assert (hazard["hazard_no"], hazard["description"], hazard["reports"]) == (
        "JC-2025-007",
        "四具灭火器过期",
        2,
    )


def test_a_number_belongs_to_its_reporting_unit(town):
    row = {"隐患编号": "2025-007"}
    town.load("甲.xlsx", ledger(row, headings=NUMBERED, unit="填报单位：甲村"))
    town.load("乙.xlsx", ledger(row | {"村（社区）": "乙村"}, headings=NUMBERED, unit="填报单位：乙村"))
    assert len(town.hazards()) == 2


def test_a_number_of_the_towns_register_is_town_wide(town):
    row = {"隐患编号": "Z2025-001", "隐患等级": "重大"}
    title = "2025年3月重大事故隐患清单"
    town.load("一.xlsx", ledger(row, headings=NUMBERED, title=title, unit="填报单位：镇应急办"))
    town.load("二.xlsx", ledger(row, headings=NUMBERED, title=title, unit="填报单位：甲村"))
    assert town.hazard()["reports"] == 2


def test_a_running_number_is_a_serial_whatever_its_heading_says(town):
    rows = [{"隐患编号": i} for i in (1, 2, 3)]
    town.load("3月.xlsx", ledger(*rows, headings=NUMBERED))
    town.load("4月.xlsx", ledger({"隐患编号": 1, "隐患内容": "电线乱拉"}, headings=NUMBERED, **JIA_APRIL))
    assert len(town.hazards()) == 4
    assert {h["hazard_no"] for h in town.hazards()} == {None}


@pytest.mark.parametrize("bad", [0, 1, 2])
def test_a_running_number_is_a_serial_also_when_a_row_is_rejected(town, bad):
    rows = [{"隐患编号": i + 1} | ({"排查日期": "不详"} if i == bad else {}) for i in range(3)]
    town.load("3月.xlsx", ledger(*rows, headings=NUMBERED))
    assert [h["hazard_no"] for h in town.hazards()] == [None, None]


def test_a_return_sent_again_is_a_later_report_of_what_it_repeats(town):
    town.load("3月.xlsx", ledger({}, {}, unit=JIA_MARCH))
    town.load("3月改.xlsx", ledger({"整改状态": "整改中"}, {}, {}, unit=JIA_MARCH))
    assert [(h["status"], h["reports"], h["vanished"]) for h in town.hazards()] == [
        ("整改中", 2, False), ("未整改", 2, False), ("未整改", 1, False),
    ]  # fmt: skip


def test_a_row_that_vanishes_from_a_return_sent_again_stays_and_is_marked(town):
    town.load("3月.xlsx", ledger({}, {}, unit=JIA_MARCH))
    town.load("3月改.xlsx", ledger({}, unit=JIA_MARCH))
    assert [(h["description"], h["vanished"]) for h in town.hazards()] == [
        ("灭火器过期1", False),
        ("灭火器过期2", True),
    ]


def test_a_row_that_vanished_and_comes_back_is_not_marked(town):
    town.load("3月.xlsx", ledger({}, {}, unit=JIA_MARCH))
    town.load("3月改.xlsx", ledger({}, unit=JIA_MARCH))
    town.load("3月再改.xlsx", ledger({}, {}, {}, unit=JIA_MARCH))
    assert not any(h["vanished"] for h in town.hazards())


def test_a_row_that_only_the_next_month_leaves_out_has_not_vanished(town):
    town.load("3月.xlsx", ledger({}, {}, unit=JIA_MARCH))
    town.load("4月.xlsx", ledger({}, **JIA_APRIL))
    assert not any(h["vanished"] for h in town.hazards())


def test_a_return_sent_again_mends_the_rows_rejected_before(town):
    town.load("3月.xlsx", ledger({}, {"排查日期": "不详"}, unit=JIA_MARCH))
    town.load("3月改.xlsx", ledger({}, {"排查日期": "3月6日"}, unit=JIA_MARCH))
    assert [row["is_mended"] for row in town.ask("select * from rejected_row")] == [True]
    assert len(town.hazards()) == 2


def test_a_row_rejected_again_counts_once(town):
    town.load("3月.xlsx", ledger({}, {"排查日期": "不详"}, unit=JIA_MARCH))
    town.load("3月改.xlsx", ledger({}, {"排查日期": "不清楚"}, unit=JIA_MARCH))
    rows = town.ask("select words, is_mended from rejected_row order by is_mended")
    assert [("不清楚" in row["words"], row["is_mended"]) for row in rows] == [(True, False), (False, True)]


def test_the_next_months_return_mends_nothing(town):
    town.load("3月.xlsx", ledger({}, {"排查日期": "不详"}, unit=JIA_MARCH))
    town.load("4月.xlsx", ledger({}, {}, **JIA_APRIL))
    assert [row["is_mended"] for row in town.ask("select * from rejected_row")] == [False]


def test_a_workbook_that_replaces_another_takes_its_place_whole(town):
    town.load(
        "3月.xlsx",
        ledger({"整改状态": "已整改", "整改完成日期": "3月8日"}, {}, {"排查日期": "不详"}, unit=JIA_MARCH),
    )
    town.load("3月改.xlsx", ledger({"整改状态": "未整改"}, unit=JIA_MARCH), replaces="3月.xlsx")
    hazard = town.hazard()
    assert (hazard["status"], hazard["reopened"], hazard["vanished"], hazard["reports"]) == (
        "未整改",
        0,
        False,
        1,
    )
    assert all(row["is_mended"] for row in town.ask("select is_mended from rejected_row"))


def test_a_replacement_lists_what_went_changed_and_came(town):
    town.load("3月.xlsx", ledger({"隐患内容": "去掉的"}, {"隐患内容": "改动的"}, {"隐患内容": "没动的"}))
    new = town.put(
        "3月改.xlsx",
        xlsx(
            ledger(
                {"隐患内容": "改动的", "整改状态": "整改中"}, {"隐患内容": "没动的"}, {"隐患内容": "新来的"}
            )
        ),
    )
    told = load([new], town.data, "3月.xlsx")["replaced"]
    assert {kind: [row["words"] for row in told[kind]] for kind in ("gone", "changed", "came")} == {
        "gone": ["去掉的"], "changed": ["改动的"], "came": ["新来的"],
    }  # fmt: skip


def test_a_replaced_workbook_is_kept_and_named(town):
    town.load("3月.xlsx", ledger({}, {}))
    new = town.load("3月改.xlsx", ledger({}), replaces="3月.xlsx")
    replaced = {row["workbook"]: row["replaced_by"] for row in town.ask("select * from workbook")}
    assert replaced == {"3月.xlsx": new["workbook_id"], "3月改.xlsx": None}


def test_a_workbook_that_was_never_loaded_cannot_be_replaced(town):
    town.load("3月.xlsx", ledger({}))
    with pytest.raises(CannotRun, match="二月.xlsx"):
        town.load("3月改.xlsx", ledger({}, {}), replaces="二月.xlsx")
    assert len(town.hazards()) == 1


def test_a_hazard_has_the_same_id_in_every_snapshot_and_every_town_folder(town, tmp_path):
    town.load("3月.xlsx", ledger({}))
    other = make_town(tmp_path / "other")
    other.load("乙.xlsx", ledger({"村（社区）": "乙村"}))
    other.load("改名.xlsx", ledger({}))
    assert town.hazard()["hazard_id"] in {h["hazard_id"] for h in other.hazards()}


def test_two_reports_settled_as_one_hazard_are_one(town):
    town.load(
        "3月.xlsx", ledger({"隐患内容": "灭火器过期"}, {"隐患内容": "灭火器失效", "整改状态": "整改中"})
    )
    first, second = town.ask("select hazard_id from hazard order by row_no")
    town.register(
        "same.csv", f"hazard_id,same_as,who,on\n{second['hazard_id']},{first['hazard_id']},某某,2025-04-01\n"
    )
    load([town.data / "incoming"], town.data)
    hazard = town.hazard()
    assert (hazard["hazard_id"], hazard["reports"], hazard["status"]) == (first["hazard_id"], 2, "整改中")


def test_a_form_without_finding_days_still_knows_a_hazard_again(town):
    town.load("3月.xlsx", ledger({}, headings=NO_FINDING))
    town.load("4月.xlsx", ledger({"整改状态": "已整改"}, headings=NO_FINDING, **JIA_APRIL))
    hazard = town.hazard()
    assert (hazard["found_on"], hazard["found_estimated"], hazard["reports"]) == (day("2025-03-28"), True, 2)
