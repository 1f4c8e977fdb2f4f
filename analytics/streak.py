"""动态清零 day by day: how many 重大 hazards were open past their day, and how long the town has been without."""

from dataclasses import dataclass
from datetime import date

from analytics import counting, filters
from analytics.buckets import DAY
from analytics.indicator import MAJOR
from analytics.scope import Scope
from analytics.store import Snapshot


@dataclass(frozen=True)
class Stretch:
    """Days in a row with the same number of 重大 hazards open past their due day, or without one."""

    since: date
    until: date
    late: int

    @property
    def days(self) -> int:
        """How many days it lasts."""
        return (self.until - self.since).days + 1


@dataclass(frozen=True)
class Streak:
    """The stretches that make up the period; `longest` the most days in a row within it that were clear.

    `longest_until` is None where no day was clear.
    """

    stretches: tuple[Stretch, ...]
    longest: int
    longest_until: date | None


def streak(snapshot: Snapshot, scope: Scope) -> Streak:
    """The period's days from the ledger's first on, as `clear_days` counts them; one query, a row a pair of days."""
    since = max(scope.since, snapshot.ledger_since or scope.since)
    where, params = filters.condition("hazard", scope)
    params |= counting.period_params(snapshot, scope) | {"since": since}
    rows = counting.WITH_BAD_DAYS.format(rows=filters.rows_of("hazard", scope))
    sql = f"""
        select bad_from, gone_on as bad_until, count(*) as n from {rows}
        where {where} and {MAJOR} and found_on <= $until and bad_from <= gone_on
            and bad_from <= $until and gone_on >= $since
        group by bad_from, gone_on"""
    stretches = _joined(_stretches(since, scope.until, snapshot.query(sql, params)))
    clear = [each for each in stretches if each.late == 0]
    longest = max(clear, key=lambda each: each.days, default=None)
    return Streak(stretches, longest.days if longest else 0, longest and longest.until)


def _stretches(since: date, until: date, rows: list[dict]) -> list[Stretch]:
    """The period cut at every day on which the number changes."""
    steps: dict[date, int] = {since: 0}
    for row in rows:
        start = max(row["bad_from"], since)
        steps[start] = steps.get(start, 0) + row["n"]
        if row["bad_until"] < until:
            after = row["bad_until"] + DAY
            steps[after] = steps.get(after, 0) - row["n"]
    made, late = [], 0
    days = sorted(steps)
    for day, following in zip(days, [*days[1:], until + DAY], strict=True):
        late += steps[day]
        made.append(Stretch(day, following - DAY, late))
    return made


def _joined(stretches: list[Stretch]) -> tuple[Stretch, ...]:
    """Neighbours with the same number as one."""
    joined: list[Stretch] = []
    for each in stretches:
        if joined and joined[-1].late == each.late:
            each = Stretch(joined.pop().since, each.until, each.late)
        joined.append(each)
    return tuple(joined)
