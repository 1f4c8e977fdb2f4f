"""The stock's movement, ages, stale rows, and how final a period is."""

from analytics import flows, progress, timelines
from analytics.scope import Scope
from tests.by_hand import hazard


def test_the_bridge_adds_up_for_the_period_and_every_month(town):
    snapshot = town(
        hazard=[
            hazard("甲村", "2024-12-01", rectified_on="2025-02-01", first_reported_on="2024-12-31"),
            hazard("甲村", "2025-01-05"),
            hazard("甲村", "2025-01-06", withdrawn_on="2025-02-10"),
            # closed on the very day it was withdrawn, closed later, withdrawn after it was closed
            hazard("甲村", "2025-01-07", withdrawn_on="2025-02-11", rectified_on="2025-02-11"),
            hazard("甲村", "2025-01-08", withdrawn_on="2025-02-12", rectified_on="2025-03-01"),
            hazard("甲村", "2025-01-09", withdrawn_on="2025-03-12", rectified_on="2025-03-01"),
        ]
    )
    assert progress.bridge(snapshot, Scope.of(snapshot)) == progress.Bridge(None, 1, 5, 3, 2, 1)
    months = [move.bridge for move in flows.moves(snapshot, Scope.of(snapshot))]
    assert [(b.opening, b.found, b.closed, b.withdrawn, b.closing) for b in months] == [
        (1, 5, 0, 0, 6),
        (6, 0, 2, 2, 2),
        (2, 0, 1, 0, 1),
    ]
    assert not any(b.residual for b in months)


def test_overdue_hazards_have_four_ages(town):
    due = ("2025-03-31", "2025-03-30", "2025-03-24", "2025-03-23", "2025-03-01", "2025-02-28", "2024-12-30")
    rows = [hazard("甲村", "2024-12-01", due_on=day, last_reported_on="2025-03-31") for day in due]
    rows[1] |= {"level": "重大"}
    rows[6] |= {"last_reported_on": "2025-01-31"}
    snapshot = town(hazard=rows)
    ages = progress.ageing(snapshot, Scope.of(snapshot))
    assert [(a.label, a.count, a.major, a.stale) for a in ages] == [
        ("1—7天", 2, 1, 0),
        ("8—30天", 2, 0, 0),
        ("31—90天", 1, 0, 0),
        ("90天以上", 1, 0, 1),
    ]


def test_stale_hazards_are_told_with_the_day_of_their_last_report(town):
    old = {"due_on": "2025-01-20", "last_reported_on": "2025-01-31"}
    snapshot = town(
        hazard=[
            hazard("甲村", "2025-01-05", **old),
            hazard(
                "甲村", "2025-01-05", due_on="2025-01-20", last_reported_on="2025-02-24"
            ),  # 35 days: not yet
            hazard("甲村", "2025-01-05", **old, rectified_on="2025-01-30"),
        ]
    )
    found = progress.stale(snapshot, Scope.of(snapshot))
    assert found.text == "超期 2 项，其中 1 项自1月31日后未再报"
    assert (found.open, found.stale_open) == (2, 1)


def sent(status, **more):
    march = {"period_start": "2025-03-01", "period_end": "2025-03-31", "due_on": "2025-04-05"}
    return (
        march | {"return_name": "hazard_ledger", "place": "甲村", "place_id": "甲村", "status": status} | more
    )


def test_a_period_is_preliminary_until_all_is_in_and_ten_days_have_passed(town):
    snapshot = town(submission=[sent("已报", received_on="2025-04-02")])
    assert progress.period_state(snapshot, Scope.of(snapshot)) == "初步"
    assert (
        progress.period_detail(snapshot, Scope.of(snapshot, until="2025-03-31", as_of="2025-04-09")).word
        == "初步"
    )
    assert (
        progress.period_state(snapshot, Scope.of(snapshot, until="2025-03-31", as_of="2025-04-10")) == "正式"
    )


def test_a_missing_return_keeps_a_period_preliminary(town):
    snapshot = town(submission=[sent("未报")])
    state = progress.period_detail(snapshot, Scope.of(snapshot, until="2025-03-31", as_of="2025-06-30"))
    assert (state.word, state.text) == ("初步", "初步：还有 1 份报表未到")


def known_until(day):
    sheet = {"return_name": "hazard_ledger", "reporting_place": "甲村", "reporting_place_id": "甲村"}
    return [sheet | {"received_on": day, "period_start": "2025-04-01", "period_end": "2025-04-30"}]


def test_a_circular_of_march_is_final_once_the_snapshot_knows_of_enough_later_days(town):
    tables = {"submission": [sent("已报", received_on="2025-04-02")]}
    early = town(**tables, return_sheet=known_until("2025-04-09"))
    assert progress.period_state(early, Scope.of(early, until="2025-03-31")) == "初步"
    late = town(**tables, return_sheet=known_until("2025-04-10"), number=2)
    assert progress.period_state(late, Scope.of(late, until="2025-03-31")) == "正式"


def test_a_day_asked_for_within_the_checking_time_stays_preliminary(town):
    snapshot = town(return_sheet=known_until("2025-06-30"))
    asked = Scope.of(snapshot, until="2025-03-31", as_of="2025-04-09")
    assert progress.period_state(snapshot, asked) == "初步"


def test_a_month_of_a_period_is_judged_as_the_period_is(town):
    snapshot = town(return_sheet=known_until("2025-03-05"), until="2025-03-05")
    assert timelines.open_months(snapshot, Scope.of(snapshot)) == ["2025-02", "2025-03"][::-1]
    later = town(return_sheet=known_until("2025-03-20"), until="2025-03-05", number=2)
    assert timelines.open_months(later, Scope.of(later)) == []


def test_a_chart_can_show_the_thirteen_months_up_to_the_period(town):
    snapshot = town()
    march = Scope.of(snapshot, since="2025-03-01", until="2025-03-31")
    wide = timelines.thirteen_months(march)
    assert (wide.since.isoformat(), wide.until, timelines.months_of(march)) == (
        "2024-03-01",
        march.until,
        ["2025-03"],
    )
    assert timelines.thirteen_months(Scope.of(snapshot, since="2023-06-01")).since.year == 2023
