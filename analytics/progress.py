"""How the stock moves and ages, and how far a period's figures can be relied on."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from analytics import breakdown, counting
from analytics.figures import Figure
from analytics.indicator import CLOSED, FOUND, MAJOR, OPEN, OVERDUE, WITHDRAWN, Indicator
from analytics.indicators import indicator_named
from analytics.scope import Scope
from analytics.store import Snapshot
from analytics.targets import Goal, standing, states, targets
from analytics.wording import SMALL_BASE, change_text, day_text, full_day_text, pair_text, points_text

__all__ = [
    "Age",
    "Bridge",
    "Goal",
    "PeriodState",
    "Stale",
    "ageing",
    "bridge",
    "bridges_by",
    "change",
    "judged_on",
    "period_detail",
    "period_state",
    "stale",
    "standing",
    "states",
    "targets",
]

_OPENING = """(found_on < $since and (closed_on is null or closed_on >= $since)
    and (withdrawn_on is null or withdrawn_on >= $since))"""
_CLOSING = """(found_on <= $until and (closed_on is null or closed_on > $until)
    and (withdrawn_on is null or withdrawn_on > $until))"""
_BRIDGE = {
    "opening": _OPENING,
    "found": FOUND,
    "closed": CLOSED,
    "withdrawn": WITHDRAWN,
    "closing": _CLOSING,
}
_STALE = "last_reported_on < $stale_before"


def _counted(name: str, condition: str) -> Indicator:
    return Indicator(name, "", "", "", numerator=condition)


@dataclass(frozen=True)
class Bridge:
    """期初存量 + 本期发现 − 本期闭环 − 本期撤销 = 期末存量; `key` is the month or week, or None."""

    key: str | None
    opening: int
    found: int
    closed: int
    withdrawn: int
    closing: int

    @property
    def residual(self) -> int:
        """What does not add up; 0 in every snapshot that was published."""
        return self.opening + self.found - self.closed - self.withdrawn - self.closing


def bridge(snapshot: Snapshot, scope: Scope) -> Bridge:
    """The period's bridge; one query."""
    found = counting.counts(snapshot, [_counted(n, c) for n, c in _BRIDGE.items()], scope)[()]
    return Bridge(None, **{name: n for name, (n, _) in found.items()})


def bridges_by(snapshot: Snapshot, scope: Scope, by: str) -> list[Bridge]:
    """The period's bridge of every line of a breakdown (`key`), official order, lines without any left out."""
    parts = counting.counts(snapshot, [_counted(n, c) for n, c in _BRIDGE.items()], scope, (by,))
    held = {part: counted for (part,), counted in parts.items() if any(n for n, _ in counted.values())}
    return [
        Bridge(key, **{name: n for name, (n, _) in held[part].items()})
        for part, key in breakdown.lines(snapshot, scope, by, held)
        if part in held
    ]


@dataclass(frozen=True)
class Age:
    """How many overdue hazards are so many days late, of them 重大, of them 久未更新."""

    label: str
    count: int
    major: int
    stale: int


_AGES = (("1—7天", 1, 7), ("8—30天", 8, 30), ("31—90天", 31, 90), ("90天以上", 91, 36500))


def ageing(snapshot: Snapshot, scope: Scope) -> list[Age]:
    """The four ages of what is overdue at t, youngest first; they sum to `overdue`. One query."""
    asked = []
    for label, low, high in _AGES:
        late = f"{OVERDUE} and due_on <= {_ago(low)} and due_on >= {_ago(high)}"
        asked += [_counted(label, late), _counted(f"{label}重大", f"{late} and {MAJOR}")]
        asked.append(_counted(f"{label}久", f"{late} and {_STALE}"))
    found = counting.counts(snapshot, asked, scope)[()]
    return [
        Age(label, found[label][0], found[f"{label}重大"][0], found[f"{label}久"][0]) for label, _, _ in _AGES
    ]


def _ago(days: int) -> str:
    return f"cast(cast($t as date) - interval '{days}' day as date)"


@dataclass(frozen=True)
class Stale:
    """久未更新 at t: open and overdue hazards not reported for stale_days; `since` the last such report."""

    open: int
    overdue: int
    stale_open: int
    stale_overdue: int
    since: date | None
    text: str


def stale(snapshot: Snapshot, scope: Scope) -> Stale:
    """What is open and has not been mentioned for long; `text` is empty where there is none. One query."""
    asked = [
        _counted("open", OPEN),
        _counted("overdue", OVERDUE),
        _counted("stale_open", f"{OPEN} and {_STALE}"),
        _counted("stale_overdue", f"{OVERDUE} and {_STALE}"),
        replace(_counted("since", f"{OPEN} and {_STALE}"), kind="latest", adds="last_reported_on"),
    ]
    found = {name: n for name, (n, _) in counting.counts(snapshot, asked, scope)[()].items()}
    return Stale(**found, text=_stale_text(found, scope))


def _stale_text(found: dict, scope: Scope) -> str:
    if not found["stale_open"]:
        return ""
    day = (
        day_text(found["since"]) if found["since"].year == scope.as_of.year else full_day_text(found["since"])
    )
    what, n, of = ("超期", found["stale_overdue"], found["overdue"])
    if not n:
        what, n, of = ("存量", found["stale_open"], found["open"])
    return f"{what} {of} 项，其中 {n} 项自{day}后未再报"


@dataclass(frozen=True)
class PeriodState:
    """初步 or 正式 with the reason: returns still missing, the first day it can be 正式."""

    word: str
    missing: int
    final_on: date
    text: str


def judged_on(snapshot: Snapshot, scope: Scope) -> date:
    """The day on which a scope's 初步 or 正式 is judged.

    Whether a period is final is a question of what is known, not of the state that its figures describe: a
    circular on March as of 31 March is final once the snapshot knows of 10 April. So where t is the period's
    last day (the default) the day is the last that the snapshot knows of. A t that was asked for beyond the
    period is taken at its word: figures as of 5 April are those of the checking time and stay 初步 in every
    snapshot; from final_after_days on they are 正式. A t before the period's end ends the period there.
    """
    return max(scope.as_of, snapshot.known_on) if scope.as_of == scope.until else scope.as_of


def period_detail(snapshot: Snapshot, scope: Scope, on: date | None = None) -> PeriodState:
    """初步 until every expected return is in and final_after_days have passed since the period, by the day `on`.

    `on` is the scope's own `judged_on` unless given (a month of a longer period is judged as the whole is).
    """
    final_on = scope.until + timedelta(days=int(snapshot.settings["final_after_days"]))
    missing = snapshot.query(
        """select count(*) as n from submission
        where period_start <= $until and period_end >= $since
            and status = '未报'""",
        {"since": scope.since, "until": scope.until},
    )[0]["n"]
    if missing:
        return PeriodState("初步", missing, final_on, f"初步：还有 {missing} 份报表未到")
    if (on or judged_on(snapshot, scope)) < final_on:
        return PeriodState("初步", 0, final_on, f"初步：核对期到{day_text(final_on)}，其后载入报表即转为正式")
    return PeriodState("正式", 0, final_on, "正式")


def period_state(snapshot: Snapshot, scope: Scope) -> str:
    """初步 or 正式."""
    return period_detail(snapshot, scope).word


def change(indicator_name: str, before: Figure, now: Figure) -> str:
    """How a figure moved: "2起→1起", "增加12.5%", "上升2.3个百分点", 持平; empty where it cannot be said. On a base
    under 10 a rate is told in its counts, "0/3→5/8"."""
    ask = indicator_named(indicator_name)
    if ask.is_share and 0 < min(before.denominator, now.denominator) < SMALL_BASE:
        counts = [pair_text(one.numerator, one.denominator) for one in (before, now)]
        return "持平" if before.value == now.value else "→".join(counts)
    if ask.is_share:
        return points_text(before.value, now.value)
    if ask.is_rate:
        return f"{before.text}→{now.text}"
    return change_text(before.numerator, now.numerator, ask.unit)
