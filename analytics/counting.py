"""The counts behind any number of indicators, grouped by the store, which reads only the rows they may count."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from datetime import date, timedelta

from analytics import breakdown, filters
from analytics.buckets import Bucket, buckets
from analytics.indicator import CLOSED, FOUND, OPEN, OVERDUE, Indicator
from analytics.scope import Scope
from analytics.store import Snapshot

Pair = tuple[int, int | None]  # (numerator, denominator)
Counts = dict[str, Pair]  # by the indicator's name

# The last day up to $t on which a hazard was open past its due day, or open without one; NULL if never.
_LAST_BAD_DAY = """
    max(case when least($t, gone_on) >= bad_from then least($t, gone_on) end)"""
# Each hazard with the first and last day on which it is, or was, open past its due day or open without one.
WITH_BAD_DAYS = """
    (select *,
        cast(least(coalesce(closed_on, date '9999-12-31'), coalesce(withdrawn_on, date '9999-12-31'))
            - interval '1' day as date) as gone_on,
        case when due_on is null or due_on < found_on then found_on
            else cast(due_on + interval '1' day as date) end as bad_from
    from {rows}) judged"""
# Where an indicator's base holds one of these, it holds it as a condition that all its rows meet. A snapshot lies
# in the order of finding, what is closed before what is open, so that asking for it first skips most of the file.
_REACHES = (FOUND, OVERDUE, OPEN, CLOSED)
# The same over the months or weeks of a period: what holds for a row in any of them.
_OVER_TIME = {
    FOUND: FOUND,
    CLOSED: CLOSED,
    OVERDUE: "(rectified_on is null or rectified_on >= $since)",
    OPEN: "(closed_on is null or closed_on >= $since)",
}
_ALL = "1 = 1"


def counts(
    snapshot: Snapshot, asked: Sequence[Indicator], scope: Scope, by: tuple[str, ...] = ()
) -> dict[tuple[str, ...], Counts]:
    """Counts of indicators of one table, by what the rows hold in each breakdown of `by`.

    Combinations without rows are absent. At most one breakdown is by time. One query for each reach; by time one.
    """
    table = asked[0].table
    step = next((name for name in by if name in breakdown.TIME), None)
    spans = buckets(scope.since, scope.until, step) if step else []
    if step and not spans:
        return {}
    where, params = filters.condition(table, scope)
    params |= period_params(snapshot, scope) | _bucket_params(spans)
    if step and all(_is_of_the_found(ask) for ask in asked):
        own = ["found_on" if name == step else breakdown.column(table, name) for name in by]
        days = snapshot.query(_sql(table, asked, scope, own, by, [], where, FOUND), params)
        return _added_up(snapshot, asked, scope, spans, days, by.index(step), len(by))
    groups = ["bucket" if name == step else breakdown.column(table, name) for name in by]
    found: dict[tuple[str, ...], Counts] = {}
    for within, group in _together(asked, bool(spans)):
        sql = _sql(table, group, scope, groups, by, spans, where, within)
        pairs = _reader(snapshot, scope, group, len(by))
        for row in snapshot.tuples(sql, params):
            part = row[: len(by)]
            if part in found:
                found[part].update(pairs(row))
            else:
                found[part] = pairs(row)
    empty = {ask.name: nothing(snapshot, ask, scope) for ask in asked}
    return {
        part: counted if len(counted) == len(empty) else empty | counted for part, counted in found.items()
    }


def sums(
    snapshot: Snapshot, ask: Indicator, beside: Sequence[Indicator], scope: Scope, by: str
) -> dict[str, tuple]:
    """One indicator, and plain counts of what else the rows of its base hold, by one breakdown that is not by time:
    what the rows hold to n (of a rate n and d), then each count, as they come from the store. One query.

    For thousands of lines of which few are shown: `pair` makes an indicator's Pair of such a row.
    """
    where, params = filters.condition(ask.table, scope)
    params |= period_params(snapshot, scope)
    groups = [breakdown.column(ask.table, by)]
    sql = _sql(ask.table, [ask, *beside], scope, groups, (by,), [], where, base(ask))
    return {row[0]: row[1:] for row in snapshot.tuples(sql, params)}


def pair(snapshot: Snapshot, scope: Scope, ask: Indicator, row: tuple) -> Pair:
    """The indicator's counts of a row of `sums`."""
    if ask.kind == "days":
        return days_clear(snapshot, scope.as_of, row[0]), None
    return (row[0], row[1]) if ask.is_rate else (row[0], None)


def _together(asked: Sequence[Indicator], by_time: bool) -> list[tuple[str, list[Indicator]]]:
    """(the condition that all rows of a query meet, the indicators it answers); by time one for all of them."""
    if by_time:
        reaches = {reach(ask) for ask in asked}
        return [(_OVER_TIME.get(reaches.pop(), _ALL) if len(reaches) == 1 else _ALL, list(asked))]
    groups: dict[str, list[Indicator]] = {}
    for ask in asked:
        groups.setdefault(reach(ask), []).append(ask)
    made = []
    for common, group in groups.items():
        bases = {base(ask) for ask in group}
        made.append((bases.pop() if len(bases) == 1 else common, group))
    return made


def base(ask: Indicator) -> str:
    """The rows that the indicator speaks of."""
    return ask.denominator or (f"({ask.numerator} or {ask.minus})" if ask.minus else ask.numerator)


def reach(ask: Indicator) -> str:
    """A condition that every row of the indicator's base meets."""
    return _ALL if ask.minus else next((one for one in _REACHES if one in base(ask)), _ALL)


def _is_of_the_found(ask: Indicator) -> bool:
    """Whether all its rows are found in the period, which says nothing else of them: its days then add up."""
    texts = f"{ask.numerator} {ask.denominator or ''}"
    is_plain = ask.kind in ("flow", "rate", "mean") and not ask.minus and not ask.at_period_end
    return is_plain and FOUND in base(ask) and "$since" not in texts.replace(FOUND, "")


def _added_up(
    snapshot, asked, scope, spans: list[Bucket], days: list[dict], at: int, parts: int
) -> dict[tuple[str, ...], Counts]:
    """A row a day of finding (the part in position `at`) and other parts, added up to months or weeks: one scan,
    however many of them there are."""
    starts, sums = [span.since for span in spans], {}
    for row in days:
        key = [row.pop(f"part_{i}") for i in range(parts)]
        key[at] = spans[bisect_right(starts, key[at]) - 1].key
        held = sums.setdefault(tuple(key), dict.fromkeys(row, 0))
        for name, n in row.items():
            held[name] += n
    return {
        key: {ask.name: _pair(snapshot, scope, ask, row, i) for i, ask in enumerate(asked)}
        for key, row in sums.items()
    }


def period_params(snapshot: Snapshot, scope: Scope) -> dict:
    """The days that conditions name."""
    stale_before = scope.as_of - timedelta(days=int(snapshot.settings["stale_days"]))
    days = {"since": scope.since, "until": scope.until, "t": scope.as_of}
    return days | {"cutoff": snapshot.stock_cutoff, "stale_before": stale_before, "known": snapshot.known_on}


def _sql(table, asked, scope, groups, by, spans, where, within) -> str:
    columns = [f"{group} as part_{i}" for i, group in enumerate(groups)]
    for i, ask in enumerate(asked):
        columns += [f"{_timed(text, ask, spans)} as {name}_{i}" for name, text in _sums(ask, within).items()]
    rows = filters.rows_of(table, scope, "leader" if "leader" in by else "none")
    if any(ask.kind == "days" for ask in asked):
        rows = WITH_BAD_DAYS.format(rows=rows)
    source = f"{rows} cross join {_bucket_table(spans)}" if spans else rows
    grouping = f"group by {', '.join(groups)}" if groups else ""
    return f"select {', '.join(columns)} from {source} where {where} and ({within}) {grouping}"


def _sums(ask: Indicator, within: str) -> dict[str, str]:
    """The aggregate expressions of an indicator: n, and d for a rate. `within` need not be asked again."""
    given = _ALL if ask.denominator == within else ask.denominator
    if ask.kind == "days":
        return {"n": f"{_LAST_BAD_DAY} filter (where {ask.numerator})"}
    if ask.kind == "latest":
        return {"n": f"max({ask.adds}) filter (where {ask.numerator})"}
    if ask.adds and ask.is_rate:
        both = f"{given} and {ask.numerator}"
        summed = f"cast(coalesce(sum({ask.adds}) filter (where {both}), 0) as bigint)"
        return {"n": summed, "d": f"count(*) filter (where {given})"}
    if ask.adds:
        return {"n": f"cast(coalesce(sum({ask.adds}) filter (where {ask.numerator}), 0) as bigint)"}
    if ask.is_rate:
        return {
            "n": f"count(*) filter (where {given} and {ask.numerator})",
            "d": f"count(*) filter (where {given})",
        }
    less = f" - count(*) filter (where {ask.minus})" if ask.minus else ""
    return {"n": f"count(*) filter (where {ask.numerator}){less}"}


def _timed(text: str, ask: Indicator, spans: list[Bucket]) -> str:
    """By time each bucket is its own period; levels are taken at its last day, the rest as of t."""
    if not spans:
        return text
    text = text.replace("$since", "b_since").replace("$until", "b_until")
    return text.replace("$t", "b_until") if ask.at_period_end else text


def _bucket_table(spans: list[Bucket]) -> str:
    lines = [
        f"(cast($key_{i} as varchar), cast($since_{i} as date), cast($until_{i} as date))"
        for i in range(len(spans))
    ]
    return f"(values {', '.join(lines)}) as spans(bucket, b_since, b_until)"


def _bucket_params(spans: list[Bucket]) -> dict:
    params = {}
    for i, span in enumerate(spans):
        params |= {f"key_{i}": span.key, f"since_{i}": span.since, f"until_{i}": span.until}
    return params


def _reader(
    snapshot: Snapshot, scope: Scope, asked: list[Indicator], parts: int
) -> Callable[[tuple], Counts]:
    """What makes Counts of a row that holds so many parts, then the sums of each indicator."""
    places, at = [], parts
    for ask in asked:
        width = len(_sums(ask, ""))
        places.append((ask.name, at, at + 1 if width > 1 else None, ask.kind == "days"))
        at += width
    if any(is_days for *_, is_days in places):
        return lambda row: {
            name: (days_clear(snapshot, scope.as_of, row[n]) if is_days else row[n], row[d] if d else None)
            for name, n, d, is_days in places
        }
    return lambda row: {name: (row[n], row[d] if d else None) for name, n, d, _ in places}


def _pair(snapshot: Snapshot, scope: Scope, ask: Indicator, row: dict, i: int) -> tuple[int, int | None]:
    n = row[f"n_{i}"]
    if ask.kind == "days":
        return days_clear(snapshot, scope.as_of, n), None
    return n, row.get(f"d_{i}")


def days_clear(snapshot: Snapshot, t: date, last_bad: date | None) -> int:
    """Days since the last bad day; without one, since the ledger began, before which nothing is known."""
    if last_bad:
        return (t - last_bad).days
    first = snapshot.ledger_since
    return max((t - first).days + 1, 0) if first else 0


def nothing(snapshot: Snapshot, ask: Indicator, scope: Scope) -> tuple[int, int | None]:
    """The counts of a line without rows."""
    if ask.kind == "days":
        return days_clear(snapshot, scope.as_of, None), None
    return 0, 0 if ask.is_rate else None
