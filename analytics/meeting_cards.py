"""The five figures that open the weekly meeting: how each moved since the last one, how far its target is."""

from analytics import cards, progress, since_last
from analytics.cards import MAJOR, Card, days_text, moved, week
from analytics.figures import Figure, figure
from analytics.indicators import INDICATORS
from analytics.last_meeting import then
from analytics.notes import accidents_not_counted
from analytics.progress import Goal
from analytics.scope import Scope
from analytics.store import Snapshot, open_snapshot
from analytics.targets import ON_TRACK
from analytics.wording import one_decimal


def rate_of(snapshot: Snapshot) -> str:
    """The rate the town ranks by, 到期整改率 unless set."""
    return snapshot.settings["rank_by"]


def headlines(snapshot: Snapshot, scope: Scope, last: int | None = None) -> list[Card]:
    """The rate, overdue, stock, what is new, accidents; against snapshot `last`, without one against seven days ago."""
    levels = [_level(snapshot, name, scope, last) for name in ("overdue", "stock")]
    return [
        _rate(snapshot, scope, last),
        *levels,
        _new(snapshot, scope, last),
        _accidents(snapshot, scope, last),
    ]


def before(snapshot: Snapshot, name: str, scope: Scope, last: int | None) -> Figure | None:
    """The figure as the last meeting saw it; None where its period had not begun by then."""
    if last is None:
        return figure(snapshot, name, scope.a_week_earlier())
    earlier = open_snapshot(snapshot.data, last)
    was = then(scope, earlier.latest)
    if was is None and INDICATORS[name].kind != "level":
        return None
    return figure(earlier, name, was or scope.with_(as_of=earlier.latest))


def change(last: int | None, was: Figure, now: Figure, unit: str) -> str:
    """'较上次 10项→12项', '较7天前持平'."""
    words = moved(was.value, now.value, unit)
    return f"{_since(last)}{words if words == '持平' else f' {words}'}"


def _since(last: int | None) -> str:
    return "较7天前" if last is None else "较上次"


def _rate(snapshot: Snapshot, scope: Scope, last: int | None) -> Card:
    name = rate_of(snapshot)
    now, was = figure(snapshot, name, scope), before(snapshot, name, scope, last)
    words = progress.change(name, was, now) if was else ""
    lines = [
        *distance(progress.standing(snapshot, name, scope)),
        *([f"{_since(last)}{' ' * ('→' in words)}{words}"] if words else []),
    ]
    return cards.made(snapshot, name, now, tuple(lines), scope)


def _level(snapshot: Snapshot, name: str, scope: Scope, last: int | None) -> Card:
    now, was = figure(snapshot, name, scope), before(snapshot, name, scope, last)
    lines = [
        *distance(progress.standing(snapshot, name, scope)),
        change(last, was, now, "项"),
    ]
    if MAJOR not in scope.levels:
        major = figure(snapshot, name, scope.with_(levels=(MAJOR,)))
        lines += [f"其中重大 {major.text} 项"] if major.value else []
    return cards.made(snapshot, name, now, tuple(lines), scope)


def _new(snapshot: Snapshot, scope: Scope, last: int | None) -> Card:
    """What is new, counted by first report, and of it what was found in these days: villages report monthly."""
    if last is None:
        this = week(scope)
        said, found, closed = (
            figure(snapshot, name, this) for name in ("hazards_reported", "hazards_found", "hazards_closed")
        )
        lines = (days_text(this), f"按发现日期 {found.text} 项", f"整改销号 {closed.text} 项")
        return cards.made(snapshot, "hazards_reported", said, lines, this, "近7天新报")
    moves = since_last.moves(snapshot, scope, last)
    lines = (
        f"新发现 {moves.new - moves.backdated} 项，补录 {moves.backdated} 项",
        f"整改销号 {moves.closed} 项",
    )
    text, label = str(moves.new), since_last.STEPS["new"]
    return Card("hazards_reported", label, text, "项", "", "", lines, scope, step="new")


def _accidents(snapshot: Snapshot, scope: Scope, last: int | None) -> Card:
    scope = scope.of_accidents()
    now, was = figure(snapshot, "accidents", scope), before(snapshot, "accidents", scope, last)
    hurt = [figure(snapshot, part, scope).text for part in ("deaths", "serious_injuries")]
    lines = [f"死亡 {hurt[0]} 人，重伤 {hurt[1]} 人"]
    lines += [change(last, was, now, "起")] if was else []
    lines.append(cards.last_year(snapshot, "accidents", scope))
    lines += accidents_not_counted(snapshot, scope)
    return cards.made(snapshot, "accidents", now, tuple(lines), scope)


def distance(goal: Goal | None) -> list[str]:
    """How far the figure is from its target: '差3.8个百分点，再完成 6 项可达标', '超出 21 项'; nothing once it is met."""
    if goal is None or goal.figure.value is None or goal.state == ON_TRACK:
        return []
    ask, away = INDICATORS[goal.indicator], goal.figure.value - goal.value
    if not ask.is_rate:
        return (
            [f"超出 {away.__ceil__()} {ask.unit}"] if ask.better == "low" and away > 0 and goal.value else []
        )
    if away >= 0:
        return [f"高于目标{one_decimal(away * 100)}个百分点"]
    return [f"差{one_decimal(-away * 100)}个百分点，再完成 {short_of(goal.figure, goal)} 项可达标"]


def short_of(now: Figure, goal: Goal) -> int:
    """How many more of the same denominator it takes to reach a rate's target; 0 once it is reached."""
    return max(0, (goal.value * now.denominator).__ceil__() - now.numerator)
