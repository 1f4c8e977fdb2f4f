"""Who answers for what is overdue, and what of it nobody has reported on for long."""

from dataclasses import dataclass

from analytics import breakdown, counting, filters
from analytics.indicator import MAJOR, OPEN, OVERDUE, Indicator
from analytics.indicators import INDICATORS
from analytics.scope import Scope
from analytics.store import Snapshot

STALE = "last_reported_on < $stale_before"
_ASKED = {
    "overdue": OVERDUE,
    "major": f"({OVERDUE} and {MAJOR})",
    "stale": f"({OVERDUE} and {STALE})",
    "due_soon": INDICATORS["due_soon"].numerator,
}


@dataclass(frozen=True)
class Answers:
    """A leader's overdue hazards, of them 重大, of them 久未更新, and what falls due in seven days."""

    key: str
    overdue: int
    major: int
    stale: int
    due_soon: int


def by_leader(snapshot: Snapshot, scope: Scope) -> list[Answers]:
    """One line a leader of the scope's role with something overdue or soon due, most overdue first; they sum to
    `overdue`, what no register line gives a leader under 未明确. One query."""
    asked = [Indicator(name, "", "", "", numerator=text) for name, text in _ASKED.items()]
    parts = counting.counts(snapshot, asked, scope, ("leader",))
    lines = [
        Answers(key, **{name: parts[(part,)][name][0] for name in _ASKED})
        for part, key in breakdown.lines(snapshot, scope, "leader", [part for (part,) in parts])
        if (part,) in parts
    ]
    held = [line for line in lines if line.overdue or line.due_soon]
    return sorted(held, key=lambda line: (-line.overdue, -line.due_soon))


def stale_rows(snapshot: Snapshot, scope: Scope) -> list[dict]:
    """Open hazards not reported for stale_days at t, longest unsaid first, all columns of the table."""
    where, params = filters.condition("hazard", scope)
    sql = f"""
        select * from {filters.rows_of("hazard", scope)} where {where} and {OPEN} and {STALE}
        order by last_reported_on, place_id, hazard_id"""
    return snapshot.query(sql, params | counting.period_params(snapshot, scope))
