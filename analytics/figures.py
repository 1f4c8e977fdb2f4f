"""The figures of an indicator: exactly what is shown, listed line by line."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from fractions import Fraction

from analytics import breakdown, counting, summaries
from analytics.indicator import Indicator
from analytics.indicators import indicator_named
from analytics.notes import notes
from analytics.scope import Scope
from analytics.store import Snapshot

__all__ = ["Figure", "figure", "grid", "notes", "series", "several", "show"]


@dataclass(frozen=True)
class Figure:
    """One line of a breakdown. `key` is None for the whole; `value` the exact ratio, or the count;
    None, with text "/", where the denominator is 0. Counts have no denominator."""

    key: str | None
    numerator: int
    denominator: int | None
    value: Fraction | int | None
    text: str


def show(snapshot: Snapshot, indicator_name: str, scope: Scope, by: str = "none") -> list[Figure]:
    """One figure a line of the breakdown, official order, empty lines included; one query."""
    return several(snapshot, [indicator_name], scope, by)[indicator_name]


def figure(snapshot: Snapshot, indicator_name: str, scope: Scope) -> Figure:
    """The figure of the whole scope."""
    return show(snapshot, indicator_name, scope)[0]


def series(snapshot: Snapshot, indicator_name: str, scope: Scope, step: str = "month") -> list[Figure]:
    """The figure of every month or week; none that ends before the ledger begins (unknown, not zero)."""
    return show(snapshot, indicator_name, from_ledger(snapshot, scope, step), step)


def from_ledger(snapshot: Snapshot, scope: Scope, step: str) -> Scope:
    """The scope without the months or weeks that end before the ledger begins."""
    first = snapshot.ledger_since
    if not first or first <= scope.since:
        return scope
    start = first.replace(day=1) if step == "month" else first - timedelta(days=first.weekday())
    return replace(scope, since=max(scope.since, start))


def from_known_days(snapshot: Snapshot, scope: Scope) -> bool:
    """Whether the period lies within the ledger; what is before it is unknown, not zero."""
    first = snapshot.ledger_since
    return first is not None and scope.since >= first.replace(day=1)


def several(
    snapshot: Snapshot, names: Sequence[str], scope: Scope, by: str = "none"
) -> dict[str, list[Figure]]:
    """The figures of several indicators over one breakdown: one query for each table they rest on."""
    asked = [(name, indicator_named(name)) for name in names]
    found: dict[str, list[Figure]] = {}
    for table in dict.fromkeys(ask.table for _, ask in asked):
        breakdown.checked(table, by)
        group = {ask.name: ask for _, ask in asked if ask.table == table}
        made = _group(snapshot, list(group.values()), scope, by)
        found |= {name: made[ask.name] for name, ask in asked if ask.table == table}
    return found


def _group(snapshot: Snapshot, asked: list[Indicator], scope: Scope, by: str) -> dict[str, list[Figure]]:
    if asked[0].table in summaries.TABLES:
        parts = summaries.counts(snapshot, asked, scope, by)
    else:
        grouped = counting.counts(snapshot, asked, scope, () if by == "none" else (by,))
        parts = {part[0] if part else "": found for part, found in grouped.items()}
    empty = {ask.name: counting.nothing(snapshot, ask, scope) for ask in asked}
    lines = _lines(snapshot, scope, by, parts, empty)
    return {
        ask.name: [made(ask, key, *parts.get(part, empty)[ask.name]) for part, key in lines] for ask in asked
    }


def _lines(
    snapshot: Snapshot, scope: Scope, by: str, parts: dict, empty: counting.Counts
) -> list[tuple[str, str | None]]:
    """Registered lines always; unregistered ones where they hold something of any of the indicators, so that those
    asked together stand line by line."""
    seen = [part for part, found in parts.items() if any(found[name] != pair for name, pair in empty.items())]
    return breakdown.lines(snapshot, scope, by, seen)


def made(ask: Indicator, key: str | None, n: int, d: int | None) -> Figure:
    """A figure from its counts."""
    return Figure(key, n, d, ask.value(n, d), ask.say(n, d))


def grid(
    snapshot: Snapshot, indicator_name: str, scope: Scope, rows: str = "place", columns: str = "sector"
) -> dict[tuple[str, str], Figure]:
    """A two-way table, by (row key, column key); only the cells that hold something. One query."""
    ask = indicator_named(indicator_name)
    for by in (rows, columns):
        breakdown.checked(ask.table, by)
    cells = counting.counts(snapshot, [ask], scope, (rows, columns))
    keys = [
        dict(breakdown.lines(snapshot, scope, by, {part[i] for part in cells}))
        for i, by in enumerate((rows, columns))
    ]
    return {
        (keys[0][part[0]], keys[1][part[1]]): made(ask, None, *found[ask.name])
        for part, found in cells.items()
        if any(found[ask.name])
    }
