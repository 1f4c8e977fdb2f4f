"""How the stock moved through the months, weeks or stretches of seven days of a period: one scan, few rows out."""

from dataclasses import dataclass
from datetime import date, timedelta

from analytics import filters
from analytics.buckets import DAY, Bucket, buckets
from analytics.counting import period_params
from analytics.progress import Bridge
from analytics.scope import Scope
from analytics.store import Snapshot

WEEK = timedelta(days=7)
SEVENS = "sevens"  # stretches of seven days that end on the period's last day, whatever weekday that is
_GONE = "least(closed_on, withdrawn_on)"  # the one that is known, where the other is not
_WAS_CLOSED = "(closed_on is not null and (withdrawn_on is null or withdrawn_on >= closed_on))"
_NEVER, _LONG_AGO = date(9999, 12, 31), date(1000, 1, 1)


@dataclass(frozen=True)
class Move:
    """The bridge of one stretch of days."""

    days: Bucket
    bridge: Bridge


def moves(snapshot: Snapshot, scope: Scope, step: str = "month", only: str = "1 = 1") -> list[Move]:
    """One bridge a month, week or stretch of seven days, none that ends before the ledger begins.

    `only` is a further condition on the rows. A hazard is in the stock from the day it was found to the day
    before it was closed or withdrawn, whichever came first; closed and withdrawn on one day is closed.
    """
    spans = [span for span in _spans(scope, step) if span.until >= (snapshot.ledger_since or span.until)]
    if not spans:
        return []
    rows = _rows(snapshot, scope, step, only, spans)
    return [Move(span, bridge) for span, bridge in zip(spans, _bridges(spans, rows), strict=True)]


def _spans(scope: Scope, step: str) -> list[Bucket]:
    if step != SEVENS:
        return buckets(scope.since, scope.until, step)
    made, end = [], scope.until
    while end >= scope.since:
        start = max(scope.since, end - WEEK + DAY)
        made.append(Bucket(end.isoformat(), start, end))
        end = start - DAY
    return made[::-1]


def _rows(snapshot: Snapshot, scope: Scope, step: str, only: str, spans: list[Bucket]) -> list[dict]:
    """How many hazards came in one stretch and went in another: a row a pair that occurs."""
    where, params = filters.condition("hazard", scope)
    since, until = spans[0].since, spans[-1].until
    params |= period_params(snapshot, scope) | {"since": since, "until": until}
    params |= {"never": _NEVER, "long_ago": _LONG_AGO}
    # first by day, which is fast whatever the number of rows; the stretches are then cut from few rows
    sql = f"""
        select
            case when found_on < $since then $long_ago else {_start("found_on", step, until)} end as came,
            case when gone_on is null or gone_on > $until then $never
                when gone_on < $since then $long_ago else {_start("gone_on", step, until)} end as went,
            was_closed, cast(sum(days.n) as bigint) as n
        from (
            select found_on, {_GONE} as gone_on, {_WAS_CLOSED} as was_closed, count(*) as n
            from {filters.rows_of("hazard", scope)}
            where {where} and ({only}) and found_on <= $until
                and (found_on >= $since or {_GONE} is null or {_GONE} >= $since)
            group by found_on, {_GONE}, {_WAS_CLOSED}
        ) days
        group by came, went, was_closed"""
    return snapshot.query(sql, params)


def _start(day: str, step: str, until: date) -> str:
    """The first day of the stretch that holds a day, as SQL; the first stretch may be cut."""
    unit, shift = (step, 0) if step != SEVENS else ("week", 6 - until.weekday())
    shifted = f"date_trunc('{unit}', {day} + interval '{shift}' day) - interval '{shift}' day"
    return f"greatest(cast({shifted} as date), cast($since as date))"


def _bridges(spans: list[Bucket], rows: list[dict]) -> list[Bridge]:
    """The bridges of all stretches from the pairs; opening and closing are counted apart from what moved."""
    last = len(spans)
    at = {span.since: i for i, span in enumerate(spans)} | {_LONG_AGO: -1, _NEVER: last}
    found, closed, withdrawn, opening, closing = ([0] * (last + 2) for _ in range(5))
    for row in rows:
        came, went, n = at[row["came"]], at[row["went"]], row["n"]
        if came >= 0:
            found[came] += n
        if max(came, 0) <= went < last:
            (closed if row["was_closed"] else withdrawn)[went] += n
        _between(opening, came + 1, went, n)
        _between(closing, max(came, 0), went - 1, n)
    opening, closing = _running(opening), _running(closing)
    return [
        Bridge(span.key, opening[i], found[i], closed[i], withdrawn[i], closing[i])
        for i, span in enumerate(spans)
    ]


def _between(counts: list[int], first: int, last: int, n: int) -> None:
    """Add n from the first to the last place, both included, as steps up and down."""
    if last >= first:
        counts[first] += n
        counts[min(last + 1, len(counts) - 1)] -= n


def _running(steps: list[int]) -> list[int]:
    total, sums = 0, []
    for step in steps:
        total += step
        sums.append(total)
    return sums
