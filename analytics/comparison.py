"""What a figure is held against: the period before, the same period last year, or what another snapshot knew."""

from collections.abc import Sequence
from dataclasses import dataclass

from analytics import progress
from analytics.figures import Figure, from_known_days, several
from analytics.indicator import Indicator
from analytics.indicators import INDICATORS
from analytics.scope import Scope
from analytics.store import Snapshot, numbers, open_snapshot, snapshot_words
from analytics.wording import count_text, full_day_text

LAST, YEAR = "上期", "去年同期"
UP, DOWN, SAME = "▲", "▼", "持平"
UNKNOWN = "无台账"


@dataclass(frozen=True)
class Move:
    """How a figure moved: in full as a card says it, and as short as it stands under a figure of a table."""

    text: str
    brief: str


Changes = dict[str, dict[str | None, Move]]  # indicator name -> line's key -> how it moved


def choices(snapshot: Snapshot) -> list[str]:
    """What this snapshot may be held against, other snapshots the newest first."""
    others = [number for number in numbers(snapshot.data) if number != snapshot.number]
    return [LAST, YEAR, *(snapshot_words(number) for number in others)]


def other(snapshot: Snapshot, scope: Scope, against: str) -> tuple[Snapshot, Scope]:
    """The snapshot and scope that are compared with; another snapshot is asked the same question as of the last day
    that it knew of, where that lies before the scope's own."""
    if against == LAST:
        return snapshot, scope.previous()
    if against == YEAR:
        return snapshot, scope.last_year()
    number = next(n for n in numbers(snapshot.data) if snapshot_words(n) == against)
    held = open_snapshot(snapshot.data, number)
    return held, scope if held.latest >= scope.as_of else scope.with_(as_of=held.latest)


def text(snapshot: Snapshot, scope: Scope, against: str) -> str:
    """'对比上期（2024年10月1日—12月31日）'; of a snapshot the last day that it knew of."""
    held, days = other(snapshot, scope, against)
    if held.number != snapshot.number:
        return f"对比{against}（数据到{full_day_text(held.latest)}）"
    return f"对比{against}（{days.period_text()}，{days.as_of_text()}）"


def changes(snapshot: Snapshot, names: Sequence[str], scope: Scope, by: str, against: str) -> Changes:
    """How each line of a breakdown moved; lines that the other side lacks moved from zero.

    Nothing is known before the ledger begins, nor in another snapshot of a period that had not begun: such a
    comparison says 无台账.
    """
    held, days = other(snapshot, scope, against)
    now, before = several(snapshot, names, scope, by), several(held, names, days, by)
    is_known = days.since <= days.until if held.number != snapshot.number else from_known_days(held, days)
    return {name: _moves(INDICATORS[name], before[name], now[name], is_known) for name in names}


def _moves(ask: Indicator, before: list[Figure], now: list[Figure], is_known: bool) -> dict[str | None, Move]:
    lines = {line.key: line for line in before}
    nothing = Figure(None, 0, 0 if ask.is_rate else None, None if ask.is_rate else 0, ask.say(0, 0))
    return {line.key: moved(ask, lines.get(line.key, nothing), line, is_known) for line in now}


def moved(ask: Indicator, before: Figure, now: Figure, is_known: bool = True) -> Move:
    """'▲ 增加15.4%（52→60项）', '▼ 下降2.3个百分点（93.5%→91.2%）', 持平. On a base under 10 only the counts."""
    if not is_known:
        return Move(UNKNOWN, UNKNOWN)
    if before.value == now.value:
        return Move(SAME, SAME)
    unit = "" if ask.is_rate else ask.unit
    counts = (
        f"{before.text}→{now.text}" if ask.is_rate else f"{count_text(before.value)}→{count_text(now.value)}"
    )
    if before.value is None or now.value is None:
        return Move(counts, counts)
    mark = UP if now.value > before.value else DOWN
    words = progress.change(ask.name, before, now)
    if "→" in words and not ask.is_share:
        return Move(f"{mark} {counts}{unit}", f"{mark} {counts}")
    brief = f"{mark} {words.lstrip('上升下降')}" if ask.is_share else f"{mark} {counts}"
    return Move(f"{mark} {words}（{counts}{unit}）", brief)
