"""The same hazard reported again: what a later report changes, and when a closing without a day took place."""

from etl.load import load
from tests.etl.desk import HEADINGS, day, ledger, xlsx

MONTHS = {3: "2025年3月28日", 4: "2025年4月28日", 5: "2025年5月28日"}


def _report(town, month: int, row: dict, name: str = "") -> None:
    """A village's ledger of that month with this one hazard, filled in on the 28th, waiting in incoming."""
    rows = ledger(
        {"隐患内容": "灭火器过期"} | row,
        title=f"2025年{month}月隐患台账",
        unit=f"填报单位：甲村　填报日期：{MONTHS[month]}",
    )
    town.put(name or f"{month}月.xlsx", xlsx(rows))


def _hazard(town) -> dict:
    """The only hazard after all reports are loaded, in the order of their names."""
    load(None, town.data)
    return town.hazard()


def test_the_same_bytes_again_change_nothing_under_whatever_name(town):
    content = xlsx(ledger({}))
    town.load("3月.xlsx", content)
    told = town.load("另一个名字.xlsx", content)
    assert told["status"] == "unchanged"
    assert len(town.ask("select * from workbook")) == 1
    assert (town.data / "snapshots" / "CURRENT").read_text() == "1"


def test_the_original_is_kept_byte_for_byte(town):
    town.load("3月.xlsx", ledger({}))
    number = town.ask("select workbook_id from workbook")[0]["workbook_id"]
    kept = town.data / "accepted" / f"{number}.xlsx"
    assert kept.read_bytes() == (town.data / "incoming" / "3月.xlsx").read_bytes()


def test_a_later_report_replaces_field_by_field_and_an_empty_cell_replaces_nothing(town):
    _report(town, 3, {"所属行业": "消防", "整改期限": "2025-04-20"})
    _report(town, 4, {"所属行业": "交通", "整改期限": "", "整改状态": ""})
    hazard = _hazard(town)
    assert (hazard["sector"], hazard["due_on"], hazard["status"]) == ("道路交通", day("2025-04-20"), "未整改")
    assert (hazard["reports"], hazard["workbook"]) == (2, "4月.xlsx")
    assert (hazard["first_reported_on"], hazard["last_reported_on"]) == (day("2025-03-28"), day("2025-04-28"))


def test_reports_are_ordered_by_reporting_day_and_not_by_loading(town):
    _report(town, 4, {"整改状态": "已整改", "整改完成日期": "2025-04-10"}, "1.xlsx")
    _report(town, 3, {}, "2.xlsx")
    hazard = _hazard(town)
    assert (hazard["status"], hazard["rectified_on"], hazard["workbook"]) == (
        "已整改",
        day("2025-04-10"),
        "1.xlsx",
    )


def test_a_later_blank_status_leaves_a_rectified_hazard_rectified(town):
    _report(town, 3, {"整改状态": "已整改", "整改完成日期": "2025-03-10"})
    _report(town, 4, {"整改状态": "", "整改完成日期": ""})
    hazard = _hazard(town)
    assert (hazard["status"], hazard["closed_on"], hazard["reopened"]) == ("已整改", day("2025-03-10"), 0)


def test_rectified_without_a_day_lies_between_the_last_open_report_and_the_first_that_says_so(town):
    _report(town, 3, {})
    _report(town, 4, {"整改状态": "已整改"})
    _report(town, 5, {"整改状态": "已整改"})
    hazard = _hazard(town)
    assert (hazard["rectified_from"], hazard["rectified_on"]) == (day("2025-03-29"), day("2025-04-28"))
    assert hazard["rectified_estimated"]


def test_rectified_without_a_day_in_the_first_report_lies_between_the_finding_and_the_report(town):
    _report(town, 3, {"整改状态": "已整改"})
    hazard = _hazard(town)
    assert (hazard["rectified_from"], hazard["rectified_on"]) == (day("2025-03-05"), day("2025-03-28"))


def test_a_report_that_says_nothing_of_it_does_not_move_the_last_open_day_past_the_closing(town):
    _report(town, 3, {})
    _report(town, 4, {"整改状态": "已整改"})
    _report(town, 5, {"整改状态": ""})
    assert _hazard(town)["rectified_on"] == day("2025-04-28")


def test_a_written_day_in_a_later_report_takes_the_place_of_the_estimate(town):
    _report(town, 3, {"整改状态": "已整改"})
    _report(town, 4, {"整改状态": "已整改", "整改完成日期": "2025-03-20"})
    hazard = _hazard(town)
    assert (hazard["rectified_from"], hazard["rectified_on"]) == (day("2025-03-20"), day("2025-03-20"))
    assert not hazard["rectified_estimated"]


def test_due_at_once_and_rectified_in_the_same_return_is_rectified_the_day_it_was_found(town):
    _report(town, 3, {"整改期限": "立即", "整改状态": "已整改"})
    hazard = _hazard(town)
    assert (hazard["rectified_on"], hazard["rectified_estimated"]) == (day("2025-03-05"), True)


def test_due_at_once_but_reported_open_first_was_not_rectified_the_day_it_was_found(town):
    _report(town, 3, {"整改期限": "立即", "整改状态": "未整改"})
    _report(town, 4, {"整改期限": "立即", "整改状态": "已整改"})
    hazard = _hazard(town)
    assert (hazard["rectified_from"], hazard["rectified_on"]) == (day("2025-03-29"), day("2025-04-28"))


def test_a_hazard_open_again_after_it_was_rectified_is_reopened_and_its_day_cleared(town):
    _report(town, 3, {"整改状态": "已整改", "整改完成日期": "2025-03-10"})
    _report(town, 4, {"整改状态": "未整改"})
    hazard = _hazard(town)
    assert (hazard["status"], hazard["rectified_on"], hazard["closed_on"]) == ("未整改", None, None)
    assert hazard["reopened"] == 1


def test_a_failed_recheck_reopens_a_hazard(town):
    done = {"整改状态": "已整改", "整改完成日期": "2025-03-10"}
    _report(town, 3, done)
    rows = ledger(
        {"隐患内容": "灭火器过期", "复查结果": "复查不合格"} | done,
        title="2025年4月隐患台账", unit="填报单位：甲村　填报日期：2025年4月28日", headings=(*HEADINGS, "复查结果"),
    )  # fmt: skip
    town.put("4月.xlsx", xlsx(rows))
    hazard = _hazard(town)
    assert (hazard["status"], hazard["closed_on"], hazard["reopened"]) == ("未整改", None, 1)


def test_a_reopened_hazard_rectified_again_takes_the_second_day(town):
    _report(town, 3, {"整改状态": "已整改", "整改完成日期": "2025-03-10"})
    _report(town, 4, {"整改状态": "未整改"})
    _report(town, 5, {"整改状态": "已整改", "整改完成日期": "2025-05-10"})
    hazard = _hazard(town)
    assert (hazard["closed_on"], hazard["reopened"]) == (day("2025-05-10"), 1)


def test_the_first_due_day_is_kept_and_a_later_one_is_counted(town):
    _report(town, 3, {"整改期限": "2025-03-20"})
    _report(town, 4, {"整改期限": "2025-04-20"})
    hazard = _hazard(town)
    assert (hazard["due_on"], hazard["due_changes"]) == (day("2025-03-20"), 1)


def test_the_same_due_day_again_is_no_change(town):
    _report(town, 3, {"整改期限": "2025-03-20"})
    _report(town, 4, {"整改期限": "3月20日前"})
    assert _hazard(town)["due_changes"] == 0


def test_a_due_day_first_named_in_a_later_report_is_the_first_one_reported(town):
    _report(town, 3, {"整改期限": "长期"})
    _report(town, 4, {"整改期限": "2025-04-20"})
    hazard = _hazard(town)
    assert (hazard["due_on"], hazard["due_changes"]) == (day("2025-04-20"), 0)


def test_a_hazard_found_ordinary_and_later_called_major_is_major(town):
    _report(town, 3, {})
    _report(town, 4, {"隐患等级": "重大"})
    _report(town, 5, {"隐患等级": ""})
    assert _hazard(town)["level"] == "重大"


def test_a_major_hazard_accepted_without_a_day_is_accepted_the_day_it_was_first_said(town):
    _report(town, 3, {"隐患等级": "重大"})
    _report(town, 4, {"隐患等级": "重大", "整改状态": "已销号"})
    _report(town, 5, {"隐患等级": "重大", "整改状态": "已销号"})
    hazard = _hazard(town)
    assert (hazard["accepted_on"], hazard["accepted_estimated"]) == (day("2025-04-28"), True)
    assert hazard["closed_on"] == hazard["accepted_on"]


def test_an_acceptance_before_the_rectification_of_an_earlier_report_is_not_taken(town):
    _report(town, 3, {"隐患等级": "重大", "整改状态": "待验收", "整改完成日期": "2025-03-10"})
    _report(town, 4, {"隐患等级": "重大", "整改状态": "已销号", "销号日期": "2025-03-08"})
    hazard = _hazard(town)
    assert (hazard["status"], hazard["rectified_on"], hazard["closed_on"]) == (
        "待验收",
        day("2025-03-10"),
        None,
    )
