"""Accidents: which count, what is not settled, and the days since the last one."""

from datetime import date

from analytics.accidents import board
from analytics.figures import figure, notes, show
from analytics.scope import Scope

ACCIDENTS = [
    {
        "occurred_at": "2025-01-05 08:00:00",
        "is_production": True,
        "deaths": 1,
        "serious_injuries": 0,
        "grade": "一般",
    },
    {
        "occurred_at": "2025-03-31 23:59:00",
        "is_production": True,
        "deaths": 2,
        "serious_injuries": 10,
        "grade": "较大",
        "grade_is_lower_bound": True,
    },
    {"occurred_at": "2025-02-01 08:00:00", "is_production": False, "deaths": 3, "serious_injuries": None},
    {"occurred_at": "2025-02-02 08:00:00", "is_production": None, "deaths": None, "serious_injuries": None},
    {
        "occurred_at": "2025-04-01 00:10:00",
        "is_production": True,
        "deaths": 1,
        "serious_injuries": 0,
        "grade": "一般",
    },
]


def snapshot_of(town):
    rows = [row | {"place": "甲村", "place_id": "甲村", "category": "触电"} for row in ACCIDENTS]
    return town(accident=rows)


def numbers(snapshot, **scope):
    names = ("accidents", "deaths", "serious_injuries", "serious_accidents")
    return [figure(snapshot, name, Scope.of(snapshot, **scope)).numerator for name in names]


def test_production_accidents_count_unless_asked_otherwise(town):
    snapshot = snapshot_of(town)
    assert numbers(snapshot) == [2, 3, 10, 1]
    assert numbers(snapshot, production="no") == [1, 3, 0, 0]
    assert numbers(snapshot, production="unknown") == [1, 0, 0, 0]
    assert numbers(snapshot, production="all") == [4, 6, 10, 1]


def test_what_is_not_settled_stands_beside(town):
    snapshot = snapshot_of(town)
    assert notes(snapshot, "accidents", Scope.of(snapshot)) == [
        "镇级台账数，以县应急局核定为准",
        "另1起待定性",
        "1起等级为初判，可能上调",
    ]


def test_those_not_settled_are_told_with_their_dead_and_badly_hurt(town):
    rows = [
        {"occurred_at": "2025-02-02 08:00:00", "is_production": None, "deaths": 1, "serious_injuries": 2},
        {"occurred_at": "2025-02-03 08:00:00", "is_production": None},
    ]
    snapshot = town(accident=rows)
    assert notes(snapshot, "deaths", Scope.of(snapshot))[1] == "另2起待定性（死亡1人、重伤2人）"


def test_accidents_are_split_by_place_and_category(town):
    snapshot = snapshot_of(town)
    assert [(f.key, f.numerator) for f in show(snapshot, "accidents", Scope.of(snapshot), "place")] == [
        ("甲村", 2),
        ("乙村", 0),
    ]
    assert [f.key for f in show(snapshot, "deaths", Scope.of(snapshot), "type")] == ["触电"]


def test_the_board_counts_the_days_since_the_last_accident_also_before_the_period(town):
    snapshot = snapshot_of(town)
    seen = board(snapshot, Scope.of(snapshot, since="2025-03-01", as_of="2025-03-30"))
    assert (seen.last_on, seen.days_since, seen.rows) == (date(2025, 1, 5), 84, [])
    assert seen.last_year == {}


def test_a_lower_bound_is_marked(town):
    snapshot = snapshot_of(town)
    assert [row["grade_text"] for row in board(snapshot, Scope.of(snapshot)).rows] == ["较大（初判）", "一般"]
