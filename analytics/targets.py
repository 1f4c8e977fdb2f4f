"""Whether a target is met: 落后, 需关注 or 达标, for dated targets and standing ones."""

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from analytics import registers, summaries
from analytics.figures import Figure, figure, series
from analytics.indicator import Indicator
from analytics.indicators import INDICATORS
from analytics.scope import Scope
from analytics.store import Snapshot
from analytics.wording import month_text, one_decimal

DAY = timedelta(days=1)
BEHIND, ATTENTION, ON_TRACK, NO_DATA = "落后", "需关注", "达标", "无数据"
# These speak of 重大 hazards only, so a target that says 重大 speaks of them as they stand.
MAJOR = "重大"
_OF_MAJOR = ("historic_stock", "unaccepted_overdue", "acceptance_rate", "clear_days")
_CHECKED = Indicator("units_checked", "", "", "", numerator="units_checked", table="hazard_summary")


@dataclass(frozen=True)
class Goal:
    """One target held against its figure at t. `until` is None for a standing target.

    `text` is the target in words ("不低于95.0%"); `done` and `time_gone` are shares 0–1 of a dated one;
    `why` says in a few words what the state rests on; `late` when a missed one was reached after its day
    ("至2025年8月清零", else empty); `basis` is the document and clause. A target whose day has passed is
    judged by its figure on that day.
    """

    indicator: str
    label: str
    place: str
    sector: str
    level: str
    since: date | None
    until: date | None
    value: Fraction
    basis: str
    figure: Figure
    state: str
    text: str
    done: Fraction | None
    time_gone: Fraction | None
    why: str
    late: str = ""


def targets(snapshot: Snapshot, scope: Scope) -> list[Goal]:
    """Every target of the register that has begun by t, measured on its own place, sector and level."""
    return [_goal(snapshot, line, _own_scope(line, scope)) for line in _lines(snapshot, scope.as_of)]


def standing(snapshot: Snapshot, indicator_name: str, scope: Scope) -> Goal | None:
    """The target a card shows beside the scope's figure: the most specific that fits, None without one.

    A town's target of a count says nothing of one village; its target of a rate holds for each.
    """
    line = _fitting(_lines(snapshot, scope.as_of), INDICATORS[indicator_name], scope)
    return line and _goal(snapshot, line, scope)


def due_in(snapshot: Snapshot, year: int | None, names: tuple[str, ...], scope: Scope) -> list[Goal]:
    """The targets of 重大 hazards to be reached in a year (None: standing ones) that fit the scope."""
    found = []
    for line in _lines(snapshot, scope.as_of):
        is_major = line["level"] == MAJOR or (line["indicator"] in _OF_MAJOR and not line["level"])
        if line["indicator"] in names and is_major and (line["until"] and line["until"].year) == year:
            ask, own = INDICATORS[line["indicator"]], _own_scope(line, scope)
            found += [_goal(snapshot, line, own)] if _fits(line, ask, scope.with_(levels=own.levels)) else []
    return found


def states(snapshot: Snapshot, indicator_name: str, scope: Scope, figures: list[Figure]) -> dict[str, str]:
    """A state word for each place's figure: by the place's own target, else the town's of a rate; "" without.

    无数据 where the unit has not reported or has no denominator.
    """
    ask = INDICATORS[indicator_name]
    lines = _lines(snapshot, scope.as_of)
    words = {}
    for line in figures:
        if line.value is None or getattr(line, "reason", None) == "未报":
            words[line.key] = NO_DATA
            continue
        goal = _fitting(lines, ask, scope.with_(places=(line.key,)))
        words[line.key] = (
            _standing_state(snapshot, ask, Fraction(line.value), _value(ask, goal))[0] if goal else ""
        )
    return words


def _lines(snapshot: Snapshot, t: date) -> list[dict]:
    known = [line for line in registers.target_lines(snapshot) if line["indicator"] in INDICATORS]
    return [line for line in known if line["since"] is None or line["since"] <= t]


def _own_scope(line: dict, scope: Scope) -> Scope:
    held = {"places": line["place"], "sectors": line["sector"]}
    held |= {} if line["indicator"] in _OF_MAJOR else {"levels": line["level"]}
    return scope.with_(**{name: (word,) for name, word in held.items() if word})


def _fitting(lines: list[dict], ask: Indicator, scope: Scope) -> dict | None:
    fitting = [line for line in lines if line["indicator"] == ask.name and _fits(line, ask, scope)]
    open_ones = [line for line in fitting if line["until"] is None or line["until"] >= scope.as_of] or fitting
    return max(open_ones, key=lambda line: (_detail(line), line["since"] or date.min), default=None)


def _detail(line: dict) -> int:
    return sum(bool(line[name]) for name in ("place", "sector", "level"))


def _fits(line: dict, ask: Indicator, scope: Scope) -> bool:
    pairs = [(line["place"], scope.places), (line["sector"], scope.sectors), (line["level"], scope.levels)]
    if ask.name in _OF_MAJOR:
        pairs.pop()
    return all((word,) == words if word else not words or ask.is_rate for word, words in pairs)


def _value(ask: Indicator, line: dict) -> Fraction:
    """A rate's target may be written 0.95 or 95."""
    value = Fraction(line["value"])
    return value / 100 if ask.is_share and value > 1 else value


def _goal(snapshot: Snapshot, line: dict, scope: Scope) -> Goal:
    ask = INDICATORS[line["indicator"]]
    value = _value(ask, line)
    is_dated = line["until"] is not None and not (ask.kind == "flow" and ask.better == "low")
    measured = _period(line, ask, scope) if line["until"] else scope
    now = figure(snapshot, ask.name, measured)
    done = gone = None
    late = ""
    if now.value is None:
        state, why = NO_DATA, "没有可计算的隐患"
    elif is_dated:
        state, why, done, gone = _dated_state(snapshot, ask, line, measured, Fraction(now.value))
        late = _reached_late(snapshot, ask, line, scope) if state == BEHIND and gone == 1 else ""
    else:
        state, why = _standing_state(snapshot, ask, Fraction(now.value), value)
        if state == BEHIND and ask.minus and line["until"] and line["until"] > scope.as_of:
            state, why = ATTENTION, "期限未到，尚未达到目标"  # a difference may still turn; a sum cannot
    is_over = measured.as_of < scope.as_of
    if state == ON_TRACK and ask.table == "hazard" and not is_over and _fell_silent(snapshot, measured):
        state, why = ATTENTION, "发现数与排查单位数同时下降"
    return Goal(
        indicator=ask.name,
        label=ask.label,
        **{name: line[name] or "" for name in ("place", "sector", "level", "basis")},
        since=line["since"],
        until=line["until"],
        value=value,
        figure=now,
        state=state,
        text=_text(ask, value),
        done=done,
        time_gone=gone,
        why=why,
        late=late,
    )


def _period(line: dict, ask: Indicator, scope: Scope) -> Scope:
    """A dated target is measured from its own first day to t, and once its day has passed as of that day."""
    start, t = _start(line), min(line["until"], scope.as_of)
    if ask.kind == "level" or start > scope.as_of:
        return scope.with_(as_of=t)
    return scope.with_(since=start, until=t, as_of=t)


def _reached_late(snapshot: Snapshot, ask: Indicator, line: dict, scope: Scope) -> str:
    """When a level's missed target was reached after all: the first month that ends so; else empty."""
    after = line["until"] + DAY
    if ask.kind != "level" or after > scope.as_of:
        return ""
    value = _value(ask, line)
    for month in series(snapshot, ask.name, scope.with_(since=after, until=scope.as_of)):
        if _met(ask, Fraction(month.value), value):
            return f"至{month_text(date.fromisoformat(f'{month.key}-01'))}{'达到' if value else '清零'}"
    return ""


def _start(line: dict) -> date:
    return line["since"] or date(line["until"].year, 1, 1)


def _dated_state(snapshot, ask: Indicator, line: dict, scope: Scope, now: Fraction):
    """(state, why, done, time gone): missed when the day has come, else progress against time."""
    value, start, end, t = _value(ask, line), _start(line), line["until"], scope.as_of
    if _met(ask, now, value):
        return ON_TRACK, "已达到目标", Fraction(1), _share(t, start, end)
    if t >= end:
        return BEHIND, "期限已过，未达到目标", None, Fraction(1)
    done, gone = _done(snapshot, ask, scope, start, now, value), _share(t, start, end)
    short = (gone - done) * 100
    why = f"完成进度{one_decimal(done * 100)}%，时间进度{one_decimal(gone * 100)}%"
    if short > int(snapshot.settings["lag_behind"]):
        return BEHIND, why, done, gone
    return (ATTENTION if short > 0 else ON_TRACK), why, done, gone


def _share(t: date, start: date, end: date) -> Fraction:
    return min(max(Fraction((t - start).days, max((end - start).days, 1)), Fraction(0)), Fraction(1))


def _done(snapshot, ask: Indicator, scope: Scope, start: date, now: Fraction, value: Fraction) -> Fraction:
    """How much of the way is done: a fall from where it stood on the eve, a rise as now ÷ target."""
    if ask.better != "low":
        return now / value if value else Fraction(1)
    eve = date.fromordinal(start.toordinal() - 1)
    then = figure(snapshot, ask.name, scope.with_(as_of=eve, until=eve)).value or 0
    return max((then - now) / (then - value), Fraction(0)) if then > value else Fraction(0)


def _standing_state(snapshot, ask: Indicator, now: Fraction, value: Fraction) -> tuple[str, str]:
    """(state, why). Met with nothing better possible (0 of a count that should be low, 100%) is on track."""
    if not _met(ask, now, value):
        return BEHIND, "未达到目标"
    best = now == (0 if ask.better == "low" else 1) if ask.is_rate or ask.better == "low" else False
    over = abs(now - value) * (100 if ask.is_share else 1)
    if not best and over < (int(snapshot.settings["margin"]) if ask.is_share else 1):
        return ATTENTION, "刚达到目标，余地不大"
    return ON_TRACK, "达到目标"


def _met(ask: Indicator, now: Fraction, value: Fraction) -> bool:
    return now <= value if ask.better == "low" else now >= value


def _text(ask: Indicator, value: Fraction) -> str:
    word = "不高于" if ask.better == "low" else "不低于"
    amount = f"{one_decimal(value * 100)}%" if ask.is_share else f"{value.__ceil__()}{ask.unit}"
    return f"{word}{amount}"


def _fell_silent(snapshot: Snapshot, scope: Scope) -> bool:
    """Fewer finds together with fewer checks than in the period before: silence is not rewarded."""
    if scope.sources or scope.types or scope.leaders:
        return False
    before = scope.previous()
    finds = [figure(snapshot, "hazards_found", each).numerator for each in (scope, before)]
    if finds[0] >= finds[1]:
        return False
    plain = [each.with_(production="yes") for each in (scope, before)]
    checks = [summaries.counts(snapshot, [_CHECKED], each, "none").get("", {}) for each in plain]
    return all(checks) and checks[0]["units_checked"][0] < checks[1]["units_checked"][0]
