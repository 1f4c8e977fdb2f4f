"""Figures along time for the charts: provisional months, the historic stock at each month's end, two years."""

from datetime import date

from analytics import progress
from analytics.buckets import buckets
from analytics.figures import Figure, series
from analytics.scope import Scope
from analytics.store import Snapshot


def open_months(snapshot: Snapshot, scope: Scope) -> list[str]:
    """The months of the period that are still 初步 at t, as '2025-03'; stops at the first 正式 one."""
    found = []
    for month in reversed(buckets(scope.since, scope.until, "month")):
        if progress.period_state(snapshot, scope.with_(since=month.since, until=month.until)) != "初步":
            break
        found.append(month.key)
    return found


def historic(snapshot: Snapshot, scope: Scope) -> list[tuple[date, int]]:
    """(last day, historic stock) of each month from the cut-off to t; none before the ledger begins."""
    whole = scope.with_(since=snapshot.stock_cutoff, until=scope.as_of)
    ends = {month.key: month.until for month in buckets(whole.since, whole.until, "month")}
    return [(ends[line.key], line.numerator) for line in series(snapshot, "historic_stock", whole)]


def this_and_last_year(snapshot: Snapshot, name: str, scope: Scope) -> tuple[list[Figure], list[Figure]]:
    """The months of the year of t up to t, and the months of the whole year before; nothing before the ledger."""
    year = scope.as_of.year
    this = scope.with_(since=date(year, 1, 1), until=scope.as_of)
    end = date(year - 1, 12, 31)
    last = scope.with_(since=date(year - 1, 1, 1), until=end, as_of=scope.as_of)
    return series(snapshot, name, this), series(snapshot, name, last)
