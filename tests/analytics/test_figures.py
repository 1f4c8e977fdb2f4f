"""Every indicator of hazards on rows written by hand, with the answer counted by hand."""

from fractions import Fraction

import pytest

from analytics.figures import figure, several, show
from analytics.indicators import INDICATORS
from analytics.scope import Scope
from analytics.store import open_snapshot
from tests.by_hand import hazard, make_snapshot

HAZARDS = [
    # rectified on the day it was due: on time
    hazard("甲村", "2025-01-05", due_on="2025-01-20", rectified_on="2025-01-20"),
    # a day late
    hazard("甲村", "2025-01-06", due_on="2025-01-20", rectified_on="2025-01-21"),
    # open and past due
    hazard("甲村", "2025-02-01", due_on="2025-02-10"),
    # no due date, rectified: in the plain rate, in no rate of due days
    hazard("甲村", "2025-02-02", rectified_on="2025-02-03"),
    # closed after the as-of day
    hazard("乙村", "2025-03-01", due_on="2025-03-10", rectified_on="2025-04-02"),
    # due on the as-of day itself: due, not overdue
    hazard("乙村", "2025-03-02", due_on="2025-03-31"),
    # due within seven days after
    hazard("乙村", "2025-03-20", due_on="2025-04-07"),
    # due on the eighth day after
    hazard("乙村", "2025-03-20", due_on="2025-04-08"),
    # withdrawn while open: found, in nothing else
    hazard("乙村", "2025-03-03", due_on="2025-03-05", withdrawn_on="2025-03-20"),
    # withdrawn after the as-of day: still there
    hazard("乙村", "2025-03-04", due_on="2025-03-06", withdrawn_on="2025-04-01"),
    # found the year before, rectified in the period
    hazard("甲村", "2024-12-01", due_on="2024-12-20", rectified_on="2025-01-10"),
    # 重大: rectified, waiting for acceptance, past due
    hazard("甲村", "2025-01-10", level="重大", due_on="2025-02-10", rectified_on="2025-02-05"),
    # 重大: accepted
    hazard(
        "乙村",
        "2025-01-11",
        level="重大",
        due_on="2025-03-01",
        rectified_on="2025-02-01",
        accepted_on="2025-02-20",
    ),
    # 重大 of 2023, still open
    hazard("乙村", "2023-11-01", level="重大", due_on="2025-06-30"),
    # found after the period
    hazard("甲村", "2025-04-01", due_on="2025-04-03"),
]

BY_HAND = {
    "hazards_found": (12, None),  # twelve found from January to March, the withdrawn ones too
    "hazards_reported": (12, None),
    # 20 January, 21 January, 3 February, 10 January, and the accepted one on 20 February
    "hazards_closed": (5, None),
    "rectification_rate": (5, 11),  # one of the twelve is withdrawn by then
    "closure_rate": (4, 11),  # the 重大 waiting for acceptance is not closed
    "due_rectification_rate": (4, 8),  # due by 31 March, without the one withdrawn
    "on_time_rate": (3, 8),
    "period_rectification_rate": (5, 13),  # stock of two before January, eleven found that stand
    "overdue": (3, None),  # of 10 February, 10 March, 6 March
    "due_soon": (1, None),
    "unaccepted_overdue": (1, None),
    "stock": (8, None),
    "historic_stock": (1, None),
    "net_increment": (7, None),
    "acceptance_rate": (1, 2),
    # 15 + 15 + 58 + 1 of 甲村, 30 + 29 + 11 + 11 + 27 of 乙村 (open ones up to 31 March), 重大 26 and 21
    "rectification_days": (244, 11),
    "found_from_above_rate": (0, 0),  # nobody says a source
    "found_open": (7, None),  # the stock without that of 2023
    "new_overdue": (3, None),
    "open_no_due": (0, None),  # the one without a due date is rectified
    "awaiting_acceptance": (1, None),
    "major_unrectified": (1, None),  # that of 2023
}


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory):
    places = [{"place_id": p, "name": p, "kind": "村", "sort_no": i} for i, p in enumerate(("甲村", "乙村"))]
    return open_snapshot(
        make_snapshot(tmp_path_factory.mktemp("town"), "2025-03-31", hazard=HAZARDS, place=places)
    )


@pytest.mark.parametrize("name", BY_HAND)
def test_a_figure_is_what_a_clerk_counts(snapshot, name):
    found = figure(snapshot, name, Scope.of(snapshot))
    assert (found.numerator, found.denominator) == BY_HAND[name]


def test_every_indicator_of_hazards_is_counted_by_hand():
    assert set(BY_HAND) | {"clear_days"} == {i.name for i in INDICATORS.values() if i.table == "hazard"}


@pytest.mark.parametrize("name", BY_HAND)
@pytest.mark.parametrize("by", ["place", "reporting_place", "sector", "level", "source", "type", "leader"])
def test_the_parts_of_a_breakdown_sum_to_the_whole(snapshot, name, by):
    parts = show(snapshot, name, Scope.of(snapshot), by)
    n, d = BY_HAND[name]
    assert sum(part.numerator for part in parts) == n
    assert sum(part.denominator or 0 for part in parts) == (d or 0)


@pytest.mark.parametrize("name", [n for n in BY_HAND if INDICATORS[n].kind == "flow"])
@pytest.mark.parametrize("step", ["month", "week"])
def test_a_flow_adds_up_over_time(snapshot, name, step):
    assert sum(part.numerator for part in show(snapshot, name, Scope.of(snapshot), step)) == BY_HAND[name][0]


def test_a_level_by_month_is_taken_at_each_months_end(snapshot):
    months = show(snapshot, "stock", Scope.of(snapshot), "month")
    # January: the two of 2025-01 重大, that of 2023. February: 10 Feb and 重大, 2023. March: all eight.
    assert [(m.key, m.numerator) for m in months] == [("2025-01", 3), ("2025-02", 3), ("2025-03", 8)]


def test_the_value_is_exact_and_the_text_is_rounded(snapshot):
    found = figure(snapshot, "rectification_rate", Scope.of(snapshot))
    assert (found.value, found.text) == (Fraction(5, 11), "45.5%")


def test_as_of_an_earlier_day_the_later_facts_are_not_known_yet(snapshot):
    scope = Scope.of(snapshot, as_of="2025-01-20")
    assert (scope.since.isoformat(), scope.until.isoformat()) == ("2025-01-01", "2025-01-20")
    found = figure(snapshot, "due_rectification_rate", scope)
    assert (found.numerator, found.denominator) == (1, 2)
    assert figure(snapshot, "overdue", scope).numerator == 0


def test_as_of_a_later_day_a_period_keeps_its_own_finds(snapshot):
    scope = Scope.of(snapshot, since="2025-03-01", until="2025-03-31", as_of="2025-04-10")
    found = figure(snapshot, "due_rectification_rate", scope)
    assert (found.numerator, found.denominator) == (1, 4)  # both withdrawn by then


def test_nothing_at_all_is_zero_or_a_slash(town):
    snapshot = town(hazard=[])
    scope = Scope.of(snapshot)
    for name, indicator in INDICATORS.items():
        found = figure(snapshot, name, scope)
        assert found.numerator == 0
        assert (found.denominator, found.value, found.text) == (
            (0, None, "/") if indicator.is_rate else (None, 0, "0")
        )


def test_a_rectification_without_a_day_that_straddles_the_due_day_is_not_on_time(town):
    straddling = {"rectified_from": "2025-03-01", "rectified_on": "2025-03-31", "rectified_estimated": True}
    snapshot = town(
        hazard=[
            hazard("甲村", "2025-02-20", due_on="2025-03-10", **straddling),
            hazard("甲村", "2025-02-20", due_on="2025-03-31", **straddling),
        ]
    )
    found = figure(snapshot, "on_time_rate", Scope.of(snapshot))
    assert (found.numerator, found.denominator) == (1, 2)


@pytest.mark.parametrize(
    ("dates", "days"),
    [
        ({"due_on": "2025-03-10"}, 0),  # still open past its due day
        ({}, 0),  # open without a due day
        ({"due_on": "2025-03-10", "rectified_on": "2025-03-12", "accepted_on": "2025-03-21"}, 11),
        ({"due_on": "2025-03-31"}, 61),  # never past due: since the first report of 30 January
        ({"due_on": "2025-03-10", "withdrawn_on": "2025-03-30"}, 2),
        ({"due_on": "2025-03-10", "accepted_on": "2025-03-10"}, 61),
    ],
)
def test_clear_days_run_since_the_last_bad_day(town, dates, days):
    snapshot = town(hazard=[hazard("甲村", "2025-01-30", level="重大", **dates)])
    assert figure(snapshot, "clear_days", Scope.of(snapshot)).numerator == days


def test_closed_after_it_was_withdrawn_is_no_closing(town):
    snapshot = town(
        hazard=[hazard("甲村", "2025-01-05", withdrawn_on="2025-02-01", rectified_on="2025-02-10")]
    )
    assert figure(snapshot, "hazards_closed", Scope.of(snapshot)).numerator == 0


def test_indicators_asked_together_stand_line_by_line(town):
    """A line that no register names holds something of one and nothing of the other."""
    rows = [hazard(None, "2025-03-01"), hazard("甲村", "2025-03-01", rectified_on="2025-03-02")]
    snapshot = town(hazard=rows)
    both = several(snapshot, ["hazards_found", "hazards_closed"], Scope.of(snapshot), "place")
    keys = [[line.key for line in lines] for lines in both.values()]
    assert keys[0] == keys[1] and "未分村" in keys[0]
