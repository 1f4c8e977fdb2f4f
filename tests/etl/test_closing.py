"""What one row says about being rectified and accepted, and what contradictions leave open (design section 6)."""

from datetime import date

import pytest

from tests.etl.desk import HEADINGS, codes, day, is_rejected, ledger, read_row, read_rows

NO_STATUS = tuple(h for h in HEADINGS if h != "整改状态")
TICKS = tuple("已整改" if h == "整改状态" else h for h in NO_STATUS[:8]) + ("已整改", "未整改")


def _closing(sheet) -> tuple:
    (record,) = sheet.records
    return record["status"], record["rectified_on"], record["accepted_on"]


@pytest.mark.parametrize(
    ("word", "status"),
    [
        ("未整改", "未整改"), ("尚未整改", "未整改"), ("未完成", "未整改"), ("尚未完成", "未整改"), ("未完成整改", "未整改"),
        ("整改中", "整改中"), ("正在整改", "整改中"), ("正在整改中", "整改中"), ("治理中", "整改中"),
        ("已整改", "已整改"), ("整改完成", "已整改"), ("已完成", "已整改"), ("完成", "已整改"), ("已整改到位", "已整改"),
        ("整改完毕", "已整改"), ("已完成整改", "已整改"), ("已 整 改", "已整改"), ("（已整改）", "已整改"), ("100%", "已整改"),
        ("待验收", "待验收"), ("已销号", "已销号"), ("已验收", "已销号"),
    ],
)  # fmt: skip
def test_a_status_word_is_known_by_its_spelling_or_by_one_pattern(reading_town, word, status):
    assert read_row(reading_town, {"整改状态": word}).records[0]["status"] == status


@pytest.mark.parametrize(
    "word", ["差不多了", "基本完成", "部分整改", "未发现", "已上报", "不整改", "限期整改", "推进"]
)
def test_an_unknown_status_word_rejects_the_row(reading_town, word):
    assert is_rejected(read_row(reading_town, {"整改状态": word}), "整改状态")


@pytest.mark.parametrize(
    ("word", "status"), [("是", "已整改"), ("否", "未整改"), ("√", "已整改"), ("ㄨ", "未整改")]
)
def test_yes_and_no_are_a_status_under_a_heading_that_asks(reading_town, word, status):
    headings = tuple("是否整改" if h == "整改状态" else h for h in HEADINGS)
    assert read_row(reading_town, {"是否整改": word}, headings=headings).records[0]["status"] == status


def test_yes_is_no_status_under_a_heading_that_does_not_ask(reading_town):
    assert is_rejected(read_row(reading_town, {"整改状态": "是"}), "整改状态")


SAID_BY_DAYS = [
    ("一般", "", "", "未整改"),
    ("一般", "2025-03-10", "", "已整改"),
    ("重大", "2025-03-10", "", "待验收"),
    ("一般", "2025-03-10", "2025-03-12", "已销号"),
    ("重大", "2025-03-10", "2025-03-12", "已销号"),
    ("重大", "", "2025-03-12", "已销号"),
]


@pytest.mark.parametrize("headings", [HEADINGS, NO_STATUS], ids=["blank", "no column"])
def test_without_a_status_the_dates_say_it(town, headings):
    rows = [
        {"隐患等级": level, "整改状态": "", "整改完成日期": rectified, "销号日期": accepted}
        for level, rectified, accepted, _ in SAID_BY_DAYS
    ]
    town.load("台账.xlsx", ledger(*rows, headings=headings))
    assert [h["status"] for h in town.hazards()] == [status for *_, status in SAID_BY_DAYS]


def test_a_blank_status_cell_is_no_problem(reading_town):
    assert read_row(reading_town, {"整改状态": ""}).problems == []


@pytest.mark.parametrize(
    ("done", "open_", "status"), [("√", "", "已整改"), ("", "√", "未整改"), ("✓", "×", "已整改")]
)
def test_one_tick_is_a_status(reading_town, done, open_, status):
    sheet = read_row(reading_town, {"已整改": done, "未整改": open_}, headings=TICKS)
    assert sheet.records[0]["status"] == status
    assert sheet.problems == []


def test_two_ticks_where_one_is_asked_reject_the_row(reading_town):
    sheet = read_row(reading_town, {"已整改": "√", "未整改": "√"}, headings=TICKS)
    assert is_rejected(sheet, "已整改")


def test_no_tick_where_one_is_asked_is_open_with_a_warning(reading_town):
    sheet = read_row(reading_town, {}, headings=TICKS)
    assert sheet.records[0]["status"] == "未整改"
    assert codes(sheet, "warning") == ["no_tick"]


@pytest.mark.parametrize("heading", ["整改完成日期", "销号日期"])
@pytest.mark.parametrize("word", ["未整改", "整改中"])
def test_an_open_status_beside_a_closing_day_stays_open_with_a_warning(reading_town, word, heading):
    sheet = read_row(reading_town, {"整改状态": word, heading: "2025-03-10"})
    assert _closing(sheet) == (word, None, None)
    assert len(codes(sheet, "warning")) == 1


def test_no_tick_beside_a_rectification_day_stays_open(reading_town):
    headings = (*TICKS, "整改完成日期")
    sheet = read_row(reading_town, {"整改完成日期": "2025-03-10"}, headings=headings)
    assert _closing(sheet) == ("未整改", None, None)


def test_a_rectification_after_the_reporting_day_is_a_plan_and_not_taken(town):
    plans = [
        {"隐患等级": level, "整改状态": status} for level in ("一般", "重大") for status in ("", "已整改")
    ]
    town.load("台账.xlsx", ledger(*(plan | {"整改完成日期": "2025-03-29"} for plan in plans)))
    assert {(h["rectified_on"], h["closed_on"]) for h in town.hazards()} == {(None, None)}
    assert [p["code"] for p in town.ask("select code from problem")] == ["future"] * 4


@pytest.mark.parametrize(
    "accepted", ["2025-03-29", "2025-03-09"], ids=["after the reporting day", "before the rectification"]
)
@pytest.mark.parametrize("status", ["", "已销号"])
def test_an_acceptance_that_cannot_be_is_not_taken_and_a_major_hazard_stays_open(town, status, accepted):
    row = {"隐患等级": "重大", "整改状态": status, "整改完成日期": "2025-03-10", "销号日期": accepted}
    told = town.load("台账.xlsx", ledger(row))
    hazard = town.hazard()
    assert (hazard["accepted_on"], hazard["closed_on"]) == (None, None)
    assert hazard["rectified_on"] == date(2025, 3, 10)
    assert hazard["status"] == "待验收"
    assert [p["severity"] for p in told["problems"]] == ["warning"]


def test_an_acceptance_after_the_reporting_day_alone_leaves_a_hazard_open(town):
    row = {"隐患等级": "重大", "整改状态": "已销号", "销号日期": "2025-03-29"}
    town.load("台账.xlsx", ledger(row))
    hazard = town.hazard()
    assert (hazard["status"], hazard["rectified_on"], hazard["closed_on"]) == ("未整改", None, None)


def test_a_closing_day_on_the_reporting_day_is_taken(reading_town):
    sheet = read_row(reading_town, {"整改状态": "已整改", "整改完成日期": "2025-03-28"})
    assert _closing(sheet) == ("已整改", day("2025-03-28"), None)


@pytest.mark.parametrize("heading", ["整改完成日期", "销号日期"])
def test_a_major_hazard_closed_before_it_was_found_stays_open_with_a_warning(town, heading):
    told = town.load("台账.xlsx", ledger({"隐患等级": "重大", "整改状态": "已销号", heading: "2025-03-04"}))
    hazard = town.hazard()
    assert (hazard["rectified_on"], hazard["accepted_on"], hazard["closed_on"]) == (None, None, None)
    assert hazard["status"] == "未整改"
    assert [p["severity"] for p in told["problems"]] == ["warning"]


def test_an_ordinary_hazard_rectified_before_it_was_found_is_rejected(reading_town):
    sheet = read_row(reading_town, {"整改状态": "已整改", "整改完成日期": "2025-03-04"})
    assert is_rejected(sheet, "整改完成日期")


def test_a_hazard_rectified_on_the_day_it_was_found_is_kept(reading_town):
    sheet = read_row(reading_town, {"整改状态": "已整改", "整改完成日期": "2025-03-05"})
    assert _closing(sheet) == ("已整改", day("2025-03-05"), None)


@pytest.mark.parametrize("written", ["2025年2月30日", "大概三月", "2025年3月"])
def test_an_impossible_rectification_day_rejects_the_row(reading_town, written):
    sheet = read_row(reading_town, {"整改状态": "已整改", "整改完成日期": written})
    assert is_rejected(sheet, "整改完成日期")


def test_an_impossible_acceptance_day_never_closes_a_major_hazard(town):
    row = {
        "隐患等级": "重大",
        "整改状态": "已销号",
        "整改完成日期": "2025-03-10",
        "销号日期": "2025年2月30日",
    }
    town.load("台账.xlsx", ledger(row, {}))
    assert [h for h in town.hazards() if h["closed_on"]] == []


def test_a_status_word_in_place_of_a_day_says_rectified(town):
    town.load("台账.xlsx", ledger({"整改状态": "", "整改完成日期": "已完成"}))
    hazard = town.hazard()
    assert (hazard["status"], hazard["rectified_on"], hazard["rectified_estimated"]) == (
        "已整改",
        day("2025-03-28"),
        True,
    )


def test_only_acceptance_closes_a_major_hazard(town):
    row = {"隐患等级": "重大", "整改状态": "已整改", "整改完成日期": "2025-03-10"}
    town.load("台账.xlsx", ledger(row, row | {"整改状态": "已销号", "销号日期": "2025-03-12"}))
    closed = {h["description"]: h["closed_on"] for h in town.hazards()}
    assert closed == {"灭火器过期1": None, "灭火器过期2": day("2025-03-12")}


def test_rectification_closes_an_ordinary_hazard(town):
    town.load(
        "台账.xlsx", ledger({"整改状态": "已销号", "整改完成日期": "2025-03-10", "销号日期": "2025-03-12"})
    )
    assert town.hazard()["closed_on"] == day("2025-03-10")


def test_accepted_without_a_rectification_day_is_rectified_that_day_estimated(town):
    town.load("台账.xlsx", ledger({"隐患等级": "重大", "整改状态": "已销号", "销号日期": "2025-03-12"}))
    hazard = town.hazard()
    assert (hazard["rectified_on"], hazard["rectified_estimated"]) == (day("2025-03-12"), True)
    assert (hazard["accepted_on"], hazard["closed_on"]) == (day("2025-03-12"), day("2025-03-12"))


def test_a_ledger_may_be_all_good(reading_town):
    sheet = read_rows(reading_town, ledger({}, {"整改状态": "已整改", "整改完成日期": "3月10日"}))
    assert sheet.problems == []
    assert sheet.counts() == {"read": 5, "loaded": 2, "rejected": 0, "set_aside": 3}
