"""When the stock would reach its goal at the pace of the last eight weeks, with a range, or why nobody can say."""

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from analytics.cards import near_day
from analytics.flows import SEVENS, WEEK, Move, moves
from analytics.indicator import HISTORIC
from analytics.scope import Scope
from analytics.store import Snapshot
from analytics.targets import Goal, standing
from analytics.wording import one_decimal

WEEKS = 8
FARTHEST = timedelta(days=5 * 365)
METHOD = (
    "算法：截至日前8个7天的净减数取平均，得每周净减数；快、慢两头分别取其中净减最多、最少的4个7天的平均。"
    "照此推算，不是承诺"
)
# The rows of each figure that is forecast.
ONLY = {"stock": "1 = 1", "historic_stock": HISTORIC}


@dataclass(frozen=True)
class Forecast:
    """When `now` falls to `goal`: `done_on`, not before `earliest`, not after `latest` (None: no end in sight).

    `falls` is the net fall of each of the eight stretches of seven days up to t, oldest first. Where nothing
    can be forecast `done_on` is None and `text` says why.
    """

    t: date
    now: int
    goal: int
    falls: tuple[int, ...]
    pace: Fraction | None
    done_on: date | None
    earliest: date | None
    latest: date | None
    text: str


@dataclass(frozen=True)
class Outlook:
    """A figure with the town's target for it, if any, and when it would be reached."""

    indicator: str
    target: Goal | None
    forecast: Forecast


def outlook(snapshot: Snapshot, name: str, scope: Scope) -> Outlook:
    """`stock` or `historic_stock` against the target that fits the scope, else against 0; one scan."""
    target = standing(snapshot, name, scope)
    whole = scope.with_(since=scope.as_of - WEEKS * WEEK + timedelta(days=1), until=scope.as_of)
    weeks = [
        week
        for week in moves(snapshot, whole, SEVENS, ONLY[name])
        if snapshot.ledger_since and week.days.since >= snapshot.ledger_since
    ]
    now = weeks[-1].bridge.closing if weeks else 0
    goal = int(target.value) if target else 0
    return Outlook(name, target, forecast(weeks, scope.as_of, now, goal))


def forecast(weeks: list[Move], t: date, now: int, goal: int) -> Forecast:
    """The day at which the mean net fall of the eight stretches brings `now` to `goal`; whole days, rounded up."""
    falls = tuple(week.bridge.opening - week.bridge.closing for week in weeks)
    pace = Fraction(sum(falls), len(falls)) if falls else None
    refused = _refused(falls, now, goal, pace)
    if refused:
        return Forecast(t, now, goal, falls, pace, None, None, None, refused)
    order, half = sorted(falls), len(falls) // 2
    slow, fast = Fraction(sum(order[:half]), half), Fraction(sum(order[half:]), half)
    done, earliest, latest = (_reached(t, now - goal, each) for each in (pace, fast, slow))
    said = _text(t, goal, pace, done, earliest, latest)
    return Forecast(t, now, goal, falls, pace, done, earliest, latest, said)


def _reached(t: date, left: int, pace: Fraction) -> date | None:
    """t and as many days as it takes; None where it takes longer than anybody can say."""
    if pace <= 0:
        return None
    days = left * 7 / pace
    days = timedelta(days=-(-days.numerator // days.denominator)) if days < FARTHEST.days else FARTHEST
    return t + days if days < FARTHEST else None


def _refused(falls: tuple[int, ...], now: int, goal: int, pace: Fraction | None) -> str:
    if len(falls) < WEEKS:
        return f"台账只有 {len(falls)} 个整周，不足 {WEEKS} 周，不作预计"
    if now <= goal:
        return "已达到，无需预计"
    if pace <= 0:
        moved = f"平均每周净增 {one_decimal(-pace)} 项" if pace else "不增不减"
        return f"近{WEEKS}周存量没有下降（{moved}），照此速度到不了，不作预计"
    if _reached(date.min, now - goal, pace) is None:
        return f"近{WEEKS}周平均每周净减 {one_decimal(pace)} 项，照此速度要五年以上，不作预计"
    return ""


def _text(t: date, goal: int, pace: Fraction, done: date, earliest: date, latest: date | None) -> str:
    slow = f"慢则{near_day(latest, t)}" if latest else "慢的4周没有下降，最晚算不出"
    to = f"降到 {goal} 项" if goal else "清零"
    return (
        f"按近{WEEKS}周的速度（平均每周净减 {one_decimal(pace)} 项），预计{near_day(done, t)}{to}；"
        f"快则{near_day(earliest, t)}，{slow}"
    )
