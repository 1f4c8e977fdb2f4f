"""What is due next: days of the calendar, returns, and the days by which targets are to be reached."""

from dataclasses import dataclass
from datetime import date, timedelta

from analytics import filters
from analytics.cards import near_day
from analytics.scope import Scope
from analytics.store import Snapshot
from analytics.submissions import period_words
from analytics.targets import targets

AHEAD = timedelta(days=31)
# A swapped workday is no day by which anything is due.
NOT_DUE = "调休上班"


@dataclass(frozen=True)
class Deadline:
    """Something with a day: `days` are left to it from t, 0 while it runs; `detail` says what to look at, `state`
    how a target stands."""

    on: date
    days: int
    what: str
    detail: str
    state: str = ""
    is_target: bool = False

    @property
    def when(self) -> str:
        """'5天', '进行中'."""
        return f"{self.days}天" if self.days else "进行中"


def deadlines(snapshot: Snapshot, scope: Scope) -> list[Deadline]:
    """What the calendar and the returns hold for the month after t, then the targets' days still to come; by day."""
    t = scope.as_of
    found = [*_of_calendar(snapshot, t), *_of_returns(snapshot, scope), *_of_targets(snapshot, scope)]
    return sorted(found, key=lambda line: (line.on, line.what))


def _of_calendar(snapshot: Snapshot, t: date) -> list[Deadline]:
    rows = snapshot.query(
        """select name, since, coalesce(until, since) as until, kind from calendar
        where coalesce(until, since) >= $t and since <= $ahead and coalesce(kind, '') <> $not_due""",
        {"t": t, "ahead": t + AHEAD, "not_due": NOT_DUE},
    )
    made = []
    for row in rows:
        until = f"到{near_day(row['until'], t)}" if row["until"] > row["since"] else ""
        detail = "，".join(filter(None, [row["kind"], until]))
        day = max(row["since"], t)
        made.append(Deadline(day, (day - t).days, row["name"], detail))
    return made


def _of_returns(snapshot: Snapshot, scope: Scope) -> list[Deadline]:
    """Returns that are not due yet on the last day the snapshot knows of, and have not come."""
    where, params = filters.unit_condition(scope)
    known = max(snapshot.known_on, scope.as_of)
    rows = snapshot.query(
        f"""select return_title, period_start, period_end, due_on, count(*) as units from submission
        where {where} and received_on is null and due_on > $known and due_on <= $ahead
        group by return_title, period_start, period_end, due_on""",
        params | {"known": known, "ahead": scope.as_of + AHEAD},
    )
    return [
        Deadline(
            row["due_on"],
            (row["due_on"] - scope.as_of).days,
            f"{row['return_title']}{period_words(row, scope)}报送截止",
            f"{row['units']} 个单位还没交",
        )
        for row in rows
    ]


def _of_targets(snapshot: Snapshot, scope: Scope) -> list[Deadline]:
    t = scope.as_of
    return [
        Deadline(
            goal.until,
            (goal.until - t).days,
            f"{goal.level}{goal.label}{goal.text}",
            goal.why,
            goal.state,
            True,
        )
        for goal in targets(snapshot, scope)
        if goal.until and goal.until >= t
    ]
