"""Who has sent what."""

from analytics import sending, submissions
from analytics.scope import Scope


def line(place, status, **more):
    march = {"period_start": "2025-03-01", "period_end": "2025-03-31", "due_on": "2025-03-31"}
    return (
        march | {"return_name": "hazard_ledger", "place": place, "place_id": place, "status": status} | more
    )


def test_units_stand_in_official_order_with_what_they_sent(town):
    snapshot = town(submission=[line("乙村", "未报"), line("甲村", "迟报", received_on="2025-03-31")])
    rows = submissions.submissions(snapshot, Scope.of(snapshot))
    assert [(row["place"], row["status"]) for row in rows] == [("甲村", "迟报"), ("乙村", "未报")]
    assert [row["place"] for row in submissions.missing(snapshot, Scope.of(snapshot))] == ["乙村"]


def test_what_came_after_the_as_of_day_has_come_as_the_snapshot_knows(town):
    snapshot = town(submission=[line("甲村", "迟报", received_on="2025-04-03")])
    assert [row["status"] for row in submissions.submissions(snapshot, Scope.of(snapshot))] == ["迟报"]


def test_what_was_due_by_the_last_receipt_known_is_missing(town):
    sheet = {"return_name": "hazard_ledger", "reporting_place": "乙村", "reporting_place_id": "乙村"}
    came = [sheet | {"received_on": "2025-04-06"}]
    snapshot = town(submission=[line("甲村", "未报", due_on="2025-04-05")], return_sheet=came)
    assert [row["place"] for row in submissions.missing(snapshot, Scope.of(snapshot))] == ["甲村"]


def test_what_is_missing_is_told_by_return_and_month(town):
    title = {"return_title": "隐患台账"}
    january = {"period_start": "2025-01-01", "period_end": "2025-01-31", "due_on": "2025-02-05"} | title
    rows = [line("甲村", "未报", **january), line("甲村", "未报", **title), line("乙村", "未报", **january)]
    rows.append(line("乙村", "已报", received_on="2025-03-31", **title))
    december = {"period_start": "2024-12-01", "period_end": "2024-12-31", "due_on": "2025-01-05"} | title
    rows.append(line("甲村", "未报", **december))
    snapshot = town(submission=rows)
    assert submissions.missing_words(snapshot, Scope.of(snapshot, since="2024-12-01")) == [
        "隐患台账2024年12月、3月未报：甲村",
        "隐患台账1月未报：甲村、乙村",
    ]


def test_a_late_zero_return_is_counted_among_the_late(town):
    late = {"received_on": "2025-03-31", "rows_rejected": 0}
    rows = [line("甲村", "迟报", rows_loaded=0, **late), line("乙村", "迟报", rows_loaded=3, **late)]
    snapshot = town(submission=rows)
    (sheet,) = sending.sheets(snapshot, Scope.of(snapshot))
    assert sheet.said == "已报 0 份；迟报 2 份，其中零报告 1 份；零报告 0 份；未报 0 份"


def test_what_is_not_due_yet_is_not_missing(town):
    snapshot = town(submission=[line("甲村", "未报", due_on="2025-04-05")])
    assert submissions.submissions(snapshot, Scope.of(snapshot)) == []


def test_returns_that_nobody_expected_are_listed_too(town):
    sheet = {"return_name": "hazard_ledger", "reporting_place": "甲村", "reporting_place_id": "甲村"}
    march = {"period_start": "2025-03-01", "period_end": "2025-03-31", "received_on": "2025-03-31"}
    snapshot = town(return_sheet=[sheet | march | {"is_zero_return": True}])
    assert [row["status"] for row in submissions.submissions(snapshot, Scope.of(snapshot))] == ["零报告"]
