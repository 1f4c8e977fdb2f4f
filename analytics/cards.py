"""Figures as cards: the number, the counts it comes from, its target with a state word, and how it moved."""

from dataclasses import dataclass
from datetime import date, timedelta

from analytics import comparison, progress
from analytics.figures import Figure, figure, from_known_days
from analytics.indicator import Indicator
from analytics.indicators import INDICATORS
from analytics.notes import accidents_not_counted
from analytics.scope import Scope
from analytics.store import Snapshot
from analytics.targets import Goal
from analytics.wording import count_text, day_text, full_day_text, pair_text

DAYS = timedelta(days=7)
MAJOR = "重大"


@dataclass(frozen=True)
class Card:
    """One figure; `indicator` and `scope` are what its rows are asked for with; `state` "" without a target.

    `step`: a step of the bridge since the last meeting (since_last.STEPS), whose rows it then opens.
    """

    indicator: str
    label: str
    text: str
    counts: str
    target: str
    state: str
    lines: tuple[str, ...]
    scope: Scope
    step: str = ""


def of(snapshot: Snapshot, name: str, scope: Scope, against: str = "") -> Card:
    """The card of an indicator, against what is asked for; unless asked, against seven days before, or against
    last year for accidents."""
    ask = INDICATORS[name]
    if ask.table == "accident":
        return _accidents(snapshot, name, scope.of_accidents(), against)
    now = figure(snapshot, name, scope)
    if ask.is_rate or against:
        change = _change(snapshot, name, now, scope, against)
        lines = [change] if change else []
    else:
        before = figure(snapshot, name, scope.a_week_earlier())
        lines = [f"较7天前 {moved(before.value, now.value, ask.unit)}"]
    if name in ("stock", "overdue", "hazards_found") and MAJOR not in scope.levels:
        major = figure(snapshot, name, scope.with_(levels=(MAJOR,)))
        lines += [f"其中重大 {major.text} 项"] if major.value else []
    return made(snapshot, name, now, tuple(lines), scope)


def _change(snapshot: Snapshot, name: str, now: Figure, scope: Scope, against: str) -> str:
    """How it moved; against seven days before only rates are told in points."""
    if against:
        move = comparison.changes(snapshot, [name], scope, "none", against)[name][None]
        return f"较{against} {move.text}"
    change = progress.change(name, figure(snapshot, name, scope.a_week_earlier()), now)
    return f"较7天前{' ' * ('→' in change)}{change}" if change else ""


def _accidents(snapshot: Snapshot, name: str, scope: Scope, against: str) -> Card:
    now = figure(snapshot, name, scope)
    if against:
        lines = [_change(snapshot, name, now, scope, against)]
    else:
        lines = [last_year(snapshot, name, scope)]
    lines += accidents_not_counted(snapshot, scope)
    return made(snapshot, name, now, tuple(lines), scope)


def last_year(snapshot: Snapshot, name: str, scope: Scope) -> str:
    """'上年同期 2 起'; where no ledger tells of it, that."""
    before = scope.last_year()
    if not from_known_days(snapshot, before):
        return "上年同期无台账"
    return f"上年同期 {figure(snapshot, name, before).text} {INDICATORS[name].unit}"


def week(scope: Scope) -> Scope:
    """The seven days that end on the as-of day."""
    return scope.with_(since=scope.as_of - DAYS + timedelta(days=1), until=scope.as_of)


def made(snapshot: Snapshot, name: str, now: Figure, lines: tuple, scope: Scope, label: str = "") -> Card:
    """A card from its figure; the target is the most specific that fits."""
    return figure_card(INDICATORS[name], now, lines, scope, progress.standing(snapshot, name, scope), label)


def figure_card(
    ask: Indicator, now: Figure, lines: tuple, scope: Scope, goal: Goal | None, label: str = ""
) -> Card:
    """A card from its figure and the target that fits, if any."""
    counts = pair_text(now.numerator, now.denominator) if ask.is_rate else ask.unit
    by = f"到{near_day(goal.until, scope.as_of)}" if goal and goal.until else "目标"
    target = "，".join(filter(None, (f"{by}{goal.text}", goal.late))) if goal else ""
    text = now.text if ask.is_rate else count_text(now.value)
    return Card(ask.name, label or ask.label, text, counts, target, goal.state if goal else "", lines, scope)


def moved(before: int, now: int, unit: str) -> str:
    """'10项→12项'; 持平 where nothing moved."""
    return "持平" if before == now else f"{count_text(before, unit)}→{count_text(now, unit)}"


def near_day(day: date, t: date) -> str:
    """A day without its year where that is the year of t."""
    return day_text(day) if day.year == t.year else full_day_text(day)


def days_text(scope: Scope) -> str:
    """'3月25日—31日'."""
    end = f"{scope.until.day}日" if scope.until.month == scope.since.month else day_text(scope.until)
    return f"{day_text(scope.since)}—{end}"
