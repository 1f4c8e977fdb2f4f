"""The store is asked only for rows that an indicator may count: none that it does count lies outside."""

from itertools import product

import pytest

from analytics.counting import base, counts, nothing, period_params, reach
from analytics.indicators import INDICATORS
from analytics.scope import Scope
from analytics.store import open_snapshot
from tests.by_hand import hazard, make_snapshot

OF_HAZARDS = [ask for ask in INDICATORS.values() if ask.table == "hazard"]
# before the period, its last day, within seven days after it
DAYS = ("2025-01-15", "2025-02-28", "2025-03-05")


@pytest.fixture(scope="module")
def rows(tmp_path_factory):
    """A hazard for every way in which finding, due day, closing and withdrawal may lie about February."""
    made = [
        hazard("甲村", found, due_on=due, rectified_on=done, accepted_on=done, withdrawn_on=gone, level=level)
        for found, due, done, gone, level in product(
            DAYS, (None, *DAYS), (None, *DAYS), (None, *DAYS[1:]), ("一般", "重大")
        )
        if all(day is None or day >= found for day in (done, gone))
    ]
    return open_snapshot(make_snapshot(tmp_path_factory.mktemp("town"), "2025-03-31", hazard=made))


@pytest.mark.parametrize("ask", OF_HAZARDS, ids=lambda ask: ask.name)
def test_no_row_that_is_counted_lies_beyond_the_reach(rows, ask):
    scope = Scope.of(rows, since="2025-02-01", until="2025-02-28")
    sql = f"""
        select count(*) as beyond
        from hazard
        where {base(ask)} and not coalesce({reach(ask)}, false)"""
    assert rows.query(sql, period_params(rows, scope)) == [{"beyond": 0}]


def test_asked_together_or_alone_the_counts_are_the_same(rows):
    scope = Scope.of(rows, since="2025-02-01", until="2025-02-28")
    together = counts(rows, OF_HAZARDS, scope, ("place",))[("甲村",)]
    alone = {ask.name: counts(rows, [ask], scope)[()][ask.name] for ask in OF_HAZARDS}
    assert together == alone


@pytest.mark.parametrize("since, until", [("2025-01-10", "2025-03-31"), ("2025-02-01", "2025-03-03")])
def test_month_by_month_together_or_alone_the_counts_are_the_same(rows, since, until):
    scope = Scope.of(rows, since=since, until=until)
    together = counts(rows, OF_HAZARDS, scope, ("month",))
    for ask in OF_HAZARDS:
        alone, empty = counts(rows, [ask], scope, ("month",)), nothing(rows, ask, scope)
        for month, found in together.items():
            assert alone.get(month, {}).get(ask.name, empty) == found[ask.name], (ask.name, month)
