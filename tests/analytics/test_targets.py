"""When a target is 落后, 需关注 or 达标."""

import pytest

from analytics import progress
from analytics.ranking import rank
from analytics.scope import Scope
from tests.by_hand import hazard


def state(town, hazards, target, **tables):
    snapshot = town(hazard=hazards, target=[target], **tables)
    return progress.targets(snapshot, Scope.of(snapshot))[0]


def found(n, rectified):
    return [
        hazard("甲村", "2025-03-01", rectified_on="2025-03-10" if i < rectified else None) for i in range(n)
    ]


@pytest.mark.parametrize(
    ("rectified", "word"),
    [(89, "落后"), (90, "需关注"), (91, "需关注"), (92, "达标"), (100, "达标")],
)
def test_a_standing_target_met_by_less_than_the_margin_needs_attention(town, rectified, word):
    assert state(town, found(100, rectified), {"indicator": "rectification_rate", "value": 0.9}).state == word


def test_a_hundred_percent_met_is_on_track(town):
    goal = state(town, found(3, 3), {"indicator": "rectification_rate", "value": 1})
    assert (goal.state, goal.text) == ("达标", "不低于100.0%")


def test_no_overdue_where_none_is_wanted_is_on_track(town):
    assert state(town, found(3, 3), {"indicator": "overdue", "value": 0}).state == "达标"


def major(closed, still_open):
    base = {"level": "重大", "due_on": "2025-12-01", "first_reported_on": "2024-01-31"}
    return [hazard("甲村", "2023-06-01", accepted_on="2025-02-01", **base) for _ in range(closed)] + [
        hazard("甲村", "2023-06-01", **base) for _ in range(still_open)
    ]


DATED = {"indicator": "historic_stock", "level": "重大", "since": "2025-01-01", "value": 0}


@pytest.mark.parametrize(
    ("closed", "still_open", "until", "word"),
    [
        (5, 0, "2025-03-01", "达标"),
        (4, 1, "2025-03-01", "落后"),  # the day has passed
        (4, 1, "2025-03-31", "落后"),  # the day is today
        (1, 9, "2025-12-31", "落后"),  # 10% done, 24.5% of the time gone
        (2, 8, "2025-12-31", "需关注"),  # 20% done
        (3, 7, "2025-12-31", "达标"),  # 30% done
    ],
)
def test_a_dated_target_is_held_against_the_time_gone(town, closed, still_open, until, word):
    assert state(town, major(closed, still_open), DATED | {"until": until}).state == word


def test_a_ceiling_for_the_year_is_missed_once_it_is_passed(town):
    year = {"indicator": "accidents", "since": "2025-01-01", "until": "2025-12-31", "value": 2}
    rows = [{"occurred_at": "2025-02-01 08:00:00", "is_production": True} for _ in range(3)]
    assert state(town, [], year, accident=rows[:1]).state == "达标"


def test_a_target_of_a_count_says_nothing_of_one_village_but_a_rate_does(town):
    targets = [{"indicator": "overdue", "value": 0}, {"indicator": "rectification_rate", "value": 0.9}]
    snapshot = town(hazard=found(4, 4), target=targets)
    scope = Scope.of(snapshot, places="甲村")
    assert progress.standing(snapshot, "overdue", scope) is None
    assert progress.standing(snapshot, "rectification_rate", scope).state == "达标"


def test_a_villages_own_target_comes_first(town):
    targets = [
        {"indicator": "rectification_rate", "value": 0.9},
        {"indicator": "rectification_rate", "value": 0.5, "place": "甲村", "place_id": "甲村"},
    ]
    snapshot = town("甲村 乙村 丙村", hazard=found(4, 3) + [hazard("乙村", "2025-03-01")], target=targets)
    rows = rank(snapshot, "rectification_rate", Scope.of(snapshot))
    words = progress.states(snapshot, "rectification_rate", Scope.of(snapshot), rows)
    assert words == {"甲村": "达标", "乙村": "落后", "丙村": "无数据"}


def test_without_a_target_there_is_no_colour(town):
    snapshot = town(hazard=found(1, 1))
    rows = rank(snapshot, "rectification_rate", Scope.of(snapshot))
    assert progress.states(snapshot, "rectification_rate", Scope.of(snapshot), rows)["甲村"] == ""


def test_fewer_finds_with_fewer_checks_is_not_on_track(town):
    def checks(month, last, n):
        return {
            "period_start": f"2025-{month}-01",
            "period_end": f"2025-{month}-{last}",
            "item": "消防",
            "units_checked": n,
        }

    snapshot = town(
        hazard=[hazard("甲村", "2025-02-03", rectified_on="2025-02-04"), *found(0, 0)],
        hazard_summary=[checks("02", 28, 40), checks("03", 31, 10)],
        target=[{"indicator": "overdue", "value": 0}],
    )
    march = Scope.of(snapshot, since="2025-03-01", until="2025-03-31")
    goal = progress.standing(snapshot, "overdue", march)
    assert (goal.state, goal.why) == ("需关注", "发现数与排查单位数同时下降")
