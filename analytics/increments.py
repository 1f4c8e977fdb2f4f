"""增量 against the same period of last year and against the town's cap."""

from dataclasses import dataclass

from analytics import progress
from analytics.cards import moved
from analytics.figures import Figure, from_known_days, several
from analytics.indicators import INDICATORS
from analytics.scope import Scope
from analytics.store import Snapshot
from analytics.targets import Goal, standing

SHOWN = ("hazards_found", "hazards_closed", "net_increment", "new_overdue")


@dataclass(frozen=True)
class Line:
    """One figure of the increment; `before` None and `change` "上年同期无台账" where no ledger tells of last year;
    `cap` the town's target, if any."""

    indicator: str
    now: Figure
    before: Figure | None
    change: str
    cap: Goal | None


def lines(snapshot: Snapshot, scope: Scope) -> list[Line]:
    """Found, closed, the difference, and what of the new is overdue; two queries and one a target."""
    now = several(snapshot, SHOWN, scope)
    last = scope.last_year()
    before = several(snapshot, SHOWN, last) if from_known_days(snapshot, last) else {}
    return [_line(snapshot, scope, name, now[name][0], before) for name in SHOWN]


def _line(snapshot: Snapshot, scope: Scope, name: str, now: Figure, before: dict) -> Line:
    ask, cap = INDICATORS[name], standing(snapshot, name, scope)
    if not before:
        return Line(name, now, None, "上年同期无台账", cap)
    then = before[name][0]
    # a difference that may be negative has no percentage
    change = moved(then.value, now.value, ask.unit) if ask.minus else progress.change(name, then, now)
    return Line(name, now, then, change, cap)
