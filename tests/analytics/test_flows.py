"""The stock's movement over time, the forecast from its last eight weeks, and days without anything late."""

from datetime import date, timedelta
from fractions import Fraction

import pytest

from analytics import flows, pace, progress, streak, timelines
from analytics.buckets import Bucket
from analytics.figures import series
from analytics.flows import Move
from analytics.progress import Bridge
from analytics.scope import Scope
from tests.by_hand import hazard

T = date(2025, 3, 31)


def test_sevens_end_on_the_last_day_and_add_up(town):
    snapshot = town(
        hazard=[
            hazard("甲村", "2025-03-01", rectified_on="2025-03-18"),
            hazard("甲村", "2025-03-18", withdrawn_on="2025-03-25"),
            hazard("甲村", "2025-03-24", rectified_on="2025-03-24"),
            hazard("甲村", "2025-03-31"),
            hazard("甲村", "2025-04-01"),
        ]
    )
    scope = Scope.of(snapshot, since="2025-03-11", until="2025-03-31")
    assert [
        (m.days.since.day, m.days.until.day, *list(vars(m.bridge).values())[1:])
        for m in flows.moves(snapshot, scope, flows.SEVENS)
    ] == [
        # first and last day: opening, found, closed, withdrawn, closing
        (11, 17, 1, 0, 0, 0, 1),
        (18, 24, 1, 2, 2, 0, 1),
        (25, 31, 1, 1, 0, 1, 1),
    ]


def test_months_and_weeks_are_those_of_the_indicators(town):
    days = [date(2024, 12, 20) + timedelta(days=5 * i) for i in range(20)]
    rows = [
        hazard("甲村", d.isoformat(), rectified_on=(d + timedelta(days=i)).isoformat())
        for i, d in enumerate(days)
    ]
    snapshot = town(hazard=rows)
    scope = Scope.of(snapshot, since="2025-01-08")
    for step in ("month", "week"):
        bridges = [move.bridge for move in flows.moves(snapshot, scope, step)]
        for name, part in (("hazards_found", "found"), ("hazards_closed", "closed"), ("stock", "closing")):
            shown = series(snapshot, name, scope, step)
            assert [(b.key, getattr(b, part)) for b in bridges] == [(f.key, f.value) for f in shown]
    found, closed = timelines.found_and_closed(snapshot, scope)
    assert [f.text for f in closed] == [f.text for f in series(snapshot, "hazards_closed", scope)]
    assert [f.text for f in found] == [f.text for f in series(snapshot, "hazards_found", scope)]


def test_the_bridge_splits_by_who_found_it(town):
    snapshot = town(
        hazard=[
            hazard("甲村", "2025-01-01", source="企业自查", rectified_on="2025-03-03"),
            hazard("甲村", "2025-03-02", source="镇级检查"),
            hazard("甲村", "2025-03-02", source="企业自查"),
            hazard("甲村", "2025-01-02", source="群众举报", rectified_on="2025-01-03"),
        ]
    )
    march = Scope.of(snapshot, since="2025-03-01")
    assert progress.bridges_by(snapshot, march, "source") == [
        Bridge("企业自查", 1, 1, 1, 0, 1),
        Bridge("镇级检查", 0, 1, 0, 0, 1),
    ]


def weeks(*falls, start=100):
    """Stretches of seven days up to T whose stock falls by so much each."""
    made, stock = [], start
    for i, fall in enumerate(falls):
        until = T - timedelta(weeks=len(falls) - 1 - i)
        days = Bucket("", until - timedelta(days=6), until)
        made.append(Move(days, Bridge("", stock, 0, fall, 0, stock - fall)))
        stock -= fall
    return made


def test_the_forecast_is_the_mean_of_eight_weeks_and_its_range_their_halves():
    # falls sum to 24: 3 a week. The quick four are 6, 5, 4, 4 (19/4), the slow four 3, 2, 1, -1 (5/4).
    found = pace.forecast(weeks(1, 4, 5, -1, 6, 2, 4, 3), T, now=76, goal=16)
    assert found.pace == Fraction(3)
    assert found.done_on == T + timedelta(days=140)  # 60 ÷ 3 = 20 weeks
    assert found.earliest == T + timedelta(days=89)  # 60 × 7 ÷ 19/4 = 88.4 days
    assert found.latest == T + timedelta(days=336)  # 60 × 7 ÷ 5/4
    assert found.text == (
        "按近8周的速度（平均每周净减 3.0 项），预计8月18日降到 16 项；快则6月28日，慢则2026年3月2日"
    )


def test_a_slow_half_that_does_not_fall_leaves_the_end_open():
    found = pace.forecast(weeks(0, 0, 0, 0, 4, 4, 4, 4), T, now=8, goal=0)
    assert (found.done_on, found.latest) == (T + timedelta(days=28), None)
    assert found.text.endswith("慢的4周没有下降，最晚算不出")


@pytest.mark.parametrize(
    ("falls", "now", "why"),
    [
        ((1,) * 7, 50, "台账只有 7 个整周，不足 8 周，不作预计"),
        ((1, -1) * 4, 50, "近8周存量没有下降（不增不减），照此速度到不了，不作预计"),
        ((-3, -1) * 4, 50, "近8周存量没有下降（平均每周净增 2.0 项），照此速度到不了，不作预计"),
        ((1, 0) * 4, 500, "近8周平均每周净减 0.5 项，照此速度要五年以上，不作预计"),
        ((1, 0) * 4, 0, "已达到，无需预计"),
    ],
)
def test_nothing_is_forecast_where_nothing_can_be(falls, now, why):
    found = pace.forecast(weeks(*falls), T, now=now, goal=0)
    assert (found.done_on, found.text) == (None, why)


def test_weeks_before_the_ledger_are_no_weeks(town):
    snapshot = town(
        hazard=[hazard("甲村", "2025-03-01"), hazard("甲村", "2025-03-02", rectified_on="2025-03-20")],
        setting=[{"name": "ledger_since", "value": "2025-03-01"}],
    )
    assert pace.outlook(snapshot, "stock", Scope.of(snapshot)).forecast.text.startswith("台账只有 4 个整周")


def test_the_forecast_goes_to_the_towns_target(town):
    found = ["2025-01-02"] * 10
    rows = [hazard("甲村", day, rectified_on=f"2025-03-{i + 20}") for i, day in enumerate(found[:8])]
    target = {"indicator": "stock", "since": "2025-01-01", "until": "2025-12-31", "value": 1, "basis": "方案"}
    snapshot = town(hazard=rows + [hazard("甲村", day) for day in found[8:]], target=[target],
                    setting=[{"name": "ledger_since", "value": "2025-01-01"}])  # fmt: skip
    seen = pace.outlook(snapshot, "stock", Scope.of(snapshot))
    assert (seen.forecast.now, seen.forecast.goal, sum(seen.forecast.falls)) == (2, 1, 8)
    assert seen.forecast.done_on == T + timedelta(days=7)  # one a week


def test_days_are_clear_when_no_major_hazard_is_past_its_day(town):
    snapshot = town(
        hazard=[
            hazard("甲村", "2025-03-01", level="重大", due_on="2025-03-05", accepted_on="2025-03-08"),
            hazard("甲村", "2025-03-01", level="重大", due_on="2025-03-06", accepted_on="2025-03-08"),
            hazard("甲村", "2025-03-20", level="重大", withdrawn_on="2025-03-22"),  # without a due day
            hazard("甲村", "2025-03-01", due_on="2025-03-02"),  # 一般: no matter
        ]
    )
    found = streak.streak(snapshot, Scope.of(snapshot, since="2025-03-01"))
    assert [(s.since.day, s.until.day, s.late) for s in found.stretches] == [
        (1, 5, 0),
        (6, 6, 1),
        (7, 7, 2),
        (8, 19, 0),
        (20, 21, 1),
        (22, 31, 0),
    ]
    assert (found.longest, found.longest_until) == (12, date(2025, 3, 19))
