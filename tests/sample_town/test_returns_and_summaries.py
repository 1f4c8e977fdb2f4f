"""报送及时率 and what the monthly aggregates say, against plain Python over what the sample town sent."""

from datetime import date

import pytest

from analytics.figures import show
from analytics.scope import Scope
from analytics.store import open_snapshot
from tests.sample_town.__main__ import TOWN_FOLDER
from tests.sample_town.accidents import ACCIDENTS
from tests.sample_town.made import make_town
from tests.sample_town.office import SLIPS
from tests.sample_town.test_every_figure import lines_of
from tests.sample_town.town import MONTHS, last_of_month, next_month

PERIODS = {
    "this year": {},
    "last year": {"since": "2025-01-01", "until": "2025-12-31"},
    "two months": {"since": "2025-07-01", "until": "2025-08-31"},
}
DUE_DAYS = {(line["return"], line["place"]): int(line["due_day"]) for line in lines_of("expected")}


@pytest.fixture(scope="module")
def town():
    return make_town()


@pytest.fixture(scope="module")
def snapshot():
    return open_snapshot(TOWN_FOLDER)


def months_of(scope: Scope) -> list[date]:
    return [month for month in MONTHS if scope.since <= last_of_month(month) and month <= scope.until]


def in_time(town, months: list[date]) -> dict[str, tuple[int, int]]:
    """Unit to (returns that came by their day, returns owed), each month's first edition counting."""
    came: dict = {}
    for ledger in town.ledgers:
        key = (ledger.unit, ledger.month)
        came[key] = min(ledger.received_on, came.get(key, ledger.received_on))
    counts: dict = {}
    for (kind, unit), day in DUE_DAYS.items():
        for due, on in owed(kind, unit, day, months, came):
            done, all_of_them = counts.get(unit, (0, 0))
            counts[unit] = (done + (on is not None and on <= due), all_of_them + 1)
    return counts


def owed(kind: str, unit: str, day: int, months: list[date], came: dict):
    """(due on, came on) of each return of a kind; a year's belongs to each period that meets the year."""
    if kind == "accident_ledger":  # that of 2026 is not due yet
        for year in {month.year for month in months} & {2024, 2025}:
            yield date(year + 1, 1, day), date(year + 1, 1, 6)
        return
    for month in months:
        after = next_month(month)
        # the office makes its aggregates on the fourth
        yield (
            after.replace(day=day),
            after.replace(day=4) if kind.endswith("_monthly") else came.get((unit, month)),
        )


@pytest.mark.parametrize("said", PERIODS.values(), ids=PERIODS)
def test_how_many_returns_came_in_time_is_what_it_is_by_hand(snapshot, town, said):
    scope = Scope.of(snapshot, **said)
    wanted = in_time(town, months_of(scope))
    lines = show(snapshot, "timely_return_rate", scope, "reporting_place")
    assert {line.key: (line.numerator, line.denominator) for line in lines} == wanted
    whole = show(snapshot, "timely_return_rate", scope)[0]
    assert (whole.numerator, whole.denominator) == tuple(map(sum, zip(*wanted.values(), strict=True)))
    assert whole.numerator < whole.denominator


def typed(town, months: list[date], sector: str | None, level: str) -> tuple[int, int]:
    """(found, of them closed by the month's end) as the office typed it, its slips included."""
    found = closed = 0
    for month in months:
        end = last_of_month(month)
        mine = [
            k
            for k in town.known.values()
            if month <= k.found_on <= end and k.level == level and sector in (None, k.sector)
        ]
        found, closed = found + len(mine), closed + sum(k.is_closed(end) for k in mine)
        for (when, who, column), more in SLIPS.items():
            if when == month and sector in (None, who):
                found += more * (column == (3 if level == "一般" else 6))
                closed += more * (column == (4 if level == "一般" else 7))
    return found, closed


@pytest.mark.parametrize("level", ["一般", "重大"])
@pytest.mark.parametrize("said", PERIODS.values(), ids=PERIODS)
def test_the_monthly_aggregates_add_up_to_what_was_typed(snapshot, town, said, level):
    scope = Scope.of(snapshot, **said, levels=level)
    months = months_of(scope)
    rates = {line.key: line for line in show(snapshot, "reported_rectification_rate", scope, "sector")}
    counts = {line.key: line.numerator for line in show(snapshot, "reported_hazards", scope, "sector")}
    for sector in {k.sector for k in town.known.values()}:
        found, closed = typed(town, months, sector, level)
        assert (rates[sector].numerator, rates[sector].denominator) == (closed, found), sector
        assert counts[sector] == found, sector
    whole = show(snapshot, "reported_hazards", scope)[0]
    assert whole.numerator == typed(town, months, None, level)[0]


@pytest.mark.parametrize("said", PERIODS.values(), ids=PERIODS)
def test_the_aggregates_of_accidents_add_up_to_what_was_typed(snapshot, said):
    scope = Scope.of(snapshot, **said)
    mine = [one for one in ACCIDENTS if scope.since <= one.at.date() <= scope.until]
    for name, counted in (
        ("reported_accidents", lambda a: 1),
        ("reported_deaths", lambda a: a.dead),
        ("reported_injured", lambda a: a.badly_hurt + a.hurt),
    ):
        wanted: dict = {}
        for one in mine:
            wanted[one.category] = wanted.get(one.category, 0) + counted(one)
        shown = {line.key: line.numerator for line in show(snapshot, name, scope, "type") if line.numerator}
        assert shown == {kind: n for kind, n in wanted.items() if n}, name
        assert show(snapshot, name, scope)[0].numerator == sum(wanted.values())
