"""Figures along time for the charts: provisional months, the historic stock at each month's end, two years."""

from datetime import date, timedelta

from analytics import progress
from analytics.buckets import buckets
from analytics.figures import Figure, made, series
from analytics.flows import SEVENS, WEEK, Move, moves
from analytics.indicator import HISTORIC
from analytics.indicators import INDICATORS
from analytics.scope import Scope
from analytics.store import Snapshot

MONTHS = 13  # this month and the same of last year stand at the two ends


def thirteen_months(scope: Scope) -> Scope:
    """The scope with the thirteen months up to the period's end, for a chart that is to show where the period
    stands; a longer period stays. `series` leaves out what lies before the ledger."""
    end = scope.until.year * 12 + scope.until.month - MONTHS
    return scope.with_(since=min(scope.since, date(end // 12, end % 12 + 1, 1)))


def thirteen_weeks(scope: Scope) -> Scope:
    """The thirteen ISO weeks up to the period's end."""
    monday = scope.until - timedelta(days=scope.until.weekday())
    return scope.with_(since=monday - (MONTHS - 1) * WEEK)


def months_of(scope: Scope) -> list[str]:
    """The months that hold a day of the period, as '2025-03': to be marked among the thirteen."""
    return [month.key for month in buckets(scope.since, scope.until, "month")]


def open_months(snapshot: Snapshot, scope: Scope, step: str = "month") -> list[str]:
    """The months or weeks of the period that are still 初步 at t, by their keys; stops at the first 正式 one."""
    found, on = [], progress.judged_on(snapshot, scope)
    for month in reversed(buckets(scope.since, scope.until, step)):
        own = scope.with_(since=month.since, until=month.until)
        if progress.period_detail(snapshot, own, on).word != "初步":
            break
        found.append(month.key)
    return found


def historic(snapshot: Snapshot, scope: Scope) -> list[tuple[date, int]]:
    """(last day, historic stock) of each month from the cut-off to t; none before the ledger begins."""
    whole = scope.with_(since=snapshot.stock_cutoff, until=scope.as_of)
    months = moves(snapshot, whole, only=HISTORIC)
    return [(month.days.until, month.bridge.closing) for month in months]


def found_and_closed(
    snapshot: Snapshot, scope: Scope, step: str = "month"
) -> tuple[list[Figure], list[Figure]]:
    """hazards_found and hazards_closed of each month or week, as `series` gives them; one scan for both."""
    months = [(month.bridge.key, month.bridge) for month in moves(snapshot, scope, step)]
    found, closed = (INDICATORS[name] for name in ("hazards_found", "hazards_closed"))
    return (
        [made(found, key, bridge.found, None) for key, bridge in months],
        [made(closed, key, bridge.closed, None) for key, bridge in months],
    )


def stock_weeks(snapshot: Snapshot, scope: Scope) -> list[Move]:
    """The stock's movement in stretches of seven days up to t, from the cut-off or the ledger's beginning on."""
    return moves(snapshot, scope.with_(since=snapshot.stock_cutoff, until=scope.as_of), SEVENS)


def this_and_last_year(snapshot: Snapshot, name: str, scope: Scope) -> tuple[list[Figure], list[Figure]]:
    """The months of the year of t up to t, and the months of the whole year before; nothing before the ledger."""
    year = scope.as_of.year
    this = scope.with_(since=date(year, 1, 1), until=scope.as_of)
    end = date(year - 1, 12, 31)
    last = scope.with_(since=date(year - 1, 1, 1), until=end, as_of=scope.as_of)
    return series(snapshot, name, this), series(snapshot, name, last)
