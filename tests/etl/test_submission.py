"""Who has sent what: 已报, 零报告, 迟报 or 未报, by the day the clerk says it came (design sections 4 and 6)."""

import pytest

from etl.status import status
from tests.etl.desk import ledger

EXPECTED = "return,place,frequency,due_day\nhazard_ledger,甲村,month,5\nhazard_ledger,乙村,month,5\nhazard_ledger,丙居,month,5\n"
RECEIVED = "workbook,received_on,who,on,snapshot\n"


def _sent(town, village: str, *rows: dict, month: int = 3) -> str:
    name = f"{village}{month}月.xlsx"
    rows = ({"村（社区）": village, "排查日期": f"2025-0{month}-05", "整改期限": ""} | row for row in rows)
    town.load(
        name,
        ledger(
            *rows,
            title=f"2025年{month}月隐患台账",
            unit=f"填报单位：{village}　填报日期：2025年{month}月31日",
        ),
    )
    return name


def _received(town, **days: str) -> None:
    (town.data / "journal").mkdir(exist_ok=True)
    lines = "".join(f"{name}.xlsx,{on},某某,{on}T09:00:00,1\n" for name, on in days.items())
    (town.data / "journal" / "received.csv").write_text(RECEIVED + lines, encoding="utf-8")
    town.load_again()


def _states(town) -> dict[str, str]:
    return {row["place"]: row["status"] for row in town.ask("select place, status from submission")}


def test_a_return_is_sent_a_zero_return_late_or_missing(town):
    town.register("expected.csv", EXPECTED + "hazard_ledger,镇应急办,month,5\n")
    _sent(town, "甲村", {})
    _sent(town, "乙村")
    _sent(town, "丙社区", {})
    _received(town, 甲村3月="2025-04-05", 乙村3月="2025-04-02", 丙社区3月="2025-04-06")
    assert _states(town) == {"甲村": "已报", "乙村": "零报告", "丙社区": "迟报", "镇应急办": "未报"}


def test_without_a_clerks_word_a_return_came_on_the_day_of_loading(town):
    town.register("expected.csv", EXPECTED)
    _sent(town, "甲村", {})
    (row,) = town.ask("select status, received_on from submission where place = '甲村'")
    (book,) = town.ask("select loaded_on, received_on from workbook")
    assert (row["status"], row["received_on"]) == ("迟报", book["loaded_on"])
    assert book["received_on"] == book["loaded_on"]


def test_the_clerks_last_word_on_the_day_it_came_holds(town):
    town.register("expected.csv", EXPECTED)
    _sent(town, "甲村", {})
    (town.data / "journal").mkdir()
    lines = "甲村3月.xlsx,2025-04-09,某某,2025-04-09T09:00:00,1\n甲村3月.xlsx,2025-04-03,某某,2025-04-10T09:00:00,1\n"
    (town.data / "journal" / "received.csv").write_text(RECEIVED + lines, encoding="utf-8")
    town.load_again()
    assert _states(town)["甲村"] == "已报"


def test_a_return_sent_in_time_and_sent_again_late_is_not_late(town):
    town.register("expected.csv", EXPECTED)
    _sent(town, "甲村", {})
    town.load(
        "甲村3月改.xlsx",
        ledger({}, {}, title="2025年3月隐患台账", unit="填报单位：甲村　填报日期：2025年3月31日"),
    )
    _received(town, 甲村3月="2025-04-03", 甲村3月改="2025-04-20")
    assert _states(town)["甲村"] == "已报"


def test_the_day_it_is_due_is_a_day_of_the_following_month(town):
    town.register("expected.csv", EXPECTED)
    _sent(town, "甲村", {})
    (row,) = town.ask("select period_start, period_end, due_on from submission where place = '甲村'")
    assert [str(row[name]) for name in ("period_start", "period_end", "due_on")] == [
        "2025-03-01",
        "2025-03-31",
        "2025-04-05",
    ]


def test_a_weekly_return_belongs_to_its_own_week(town):
    town.register("expected.csv", "return,place,frequency,due_day\nhazard_ledger,甲村,week,5\n")
    rows = ledger(
        {"整改期限": ""},
        title="甲村2025年3月3日—3月9日隐患周报",
        unit="填报单位：甲村　填报日期：2025年3月9日",
    )
    town.load("周报.xlsx", rows)
    _received(town, 周报="2025-03-07")
    assert [
        (str(r["period_start"]), str(r["due_on"]), r["status"]) for r in town.ask("select * from submission")
    ] == [("2025-03-03", "2025-03-07", "已报")]


def test_a_month_that_has_not_ended_is_not_expected_yet(town):
    town.register("expected.csv", EXPECTED)
    _sent(town, "甲村", {})
    town.load(
        "早.xlsx",
        ledger(
            {"排查日期": "2025-04-02", "整改期限": ""},
            title="2025年4月隐患台账",
            unit="填报单位：甲村　填报日期：2025年4月10日",
        ),
    )
    assert {str(r["period_start"]) for r in town.ask("select period_start from submission")} == {"2025-03-01"}


def test_every_ended_month_since_the_first_is_expected_of_everyone(town):
    town.register("expected.csv", EXPECTED)
    _sent(town, "甲村", {}, month=1)
    _sent(town, "甲村", {}, month=3)
    rows = town.ask(
        "select place, count(*) as months, count(received_on) as sent from submission group by place order by place"
    )
    assert {(r["place"], r["months"], r["sent"]) for r in rows} == {
        ("甲村", 3, 2),
        ("乙村", 3, 0),
        ("丙社区", 3, 0),
    }


@pytest.mark.parametrize("row", [{}, {"排查日期": "不详"}])
def test_a_return_with_rejected_rows_has_been_sent(town, row):
    town.register("expected.csv", EXPECTED)
    _sent(town, "甲村", row)
    _received(town, 甲村3月="2025-04-03")
    assert _states(town)["甲村"] == "已报"


def test_a_refused_return_has_not_been_sent(town):
    town.register("expected.csv", EXPECTED)
    _sent(town, "乙村", {})
    town.load("甲村3月.xlsx", [["甲村2025年3月"], ["今天开会"]])
    assert _states(town)["甲村"] == "未报"


def test_the_status_command_says_the_same_as_the_snapshot(town):
    town.register("expected.csv", EXPECTED)
    _sent(town, "甲村", {})
    _received(town, 甲村3月="2025-04-03")
    told = status(town.data)
    assert (told["snapshot"], told["latest_reporting_on"]) == (2, "2025-03-31")
    assert {row["place"]: row["status"] for row in told["returns"]} == _states(town)


def test_a_quarters_ledger_counts_for_each_of_its_months(town):
    town.register("expected.csv", "return,place,frequency,due_day\nhazard_ledger,甲村,month,5\n")
    unit = "填报单位：甲村　填报日期：2025年3月31日"
    town.load("甲村.xlsx", ledger({"村（社区）": "甲村"}, title="2025年1月—3月隐患台账", unit=unit))
    rows = town.ask("select period_start, workbook from submission order by period_start")
    assert [(row["period_start"].month, row["workbook"]) for row in rows] == [
        (m, "甲村.xlsx") for m in (1, 2, 3)
    ]


def test_a_years_ledger_does_not_count_for_months_after_its_reporting_day(town):
    town.register("expected.csv", "return,place,frequency,due_day\nhazard_ledger,甲村,month,5\n")
    unit = "填报单位：甲村　填报日期：2025年2月28日"
    row = {"村（社区）": "甲村", "排查日期": "2025-02-05", "整改期限": ""}
    town.load("甲村.xlsx", ledger(row, title="2025年隐患台账", unit=unit))
    _sent(town, "乙村", {})
    rows = town.ask("select period_start, status from submission order by period_start")
    assert [row["status"] for row in rows][-1] == "未报"
    assert {row["status"] for row in rows[:-1]} <= {"已报", "迟报"}
