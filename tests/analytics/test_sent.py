"""Who has sent what."""

from analytics import submissions
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
    assert submissions.by_unit(snapshot, Scope.of(snapshot))[0]["迟报"] == 1


def test_what_was_due_by_the_last_receipt_known_is_missing(town):
    sheet = {"return_name": "hazard_ledger", "reporting_place": "乙村", "reporting_place_id": "乙村"}
    came = [sheet | {"received_on": "2025-04-06"}]
    snapshot = town(submission=[line("甲村", "未报", due_on="2025-04-05")], return_sheet=came)
    assert [row["place"] for row in submissions.missing(snapshot, Scope.of(snapshot))] == ["甲村"]


def test_what_is_not_due_yet_is_not_missing(town):
    snapshot = town(submission=[line("甲村", "未报", due_on="2025-04-05")])
    assert submissions.submissions(snapshot, Scope.of(snapshot)) == []


def test_returns_that_nobody_expected_are_listed_too(town):
    sheet = {"return_name": "hazard_ledger", "reporting_place": "甲村", "reporting_place_id": "甲村"}
    march = {"period_start": "2025-03-01", "period_end": "2025-03-31", "received_on": "2025-03-31"}
    snapshot = town(return_sheet=[sheet | march | {"is_zero_return": True}])
    assert [row["status"] for row in submissions.submissions(snapshot, Scope.of(snapshot))] == ["零报告"]
