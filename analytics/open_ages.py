"""What is open at t: for how long, how it stands to its due day, and what has no due day at all."""

from dataclasses import dataclass
from datetime import date, timedelta

from analytics import filters
from analytics.counting import period_params
from analytics.indicator import MAJOR, OPEN, RECTIFIED
from analytics.scope import Scope
from analytics.store import Snapshot

# days since finding, both ends included; the last is open
_AGES = (
    ("7天以内", 0, 7),
    ("8—30天", 8, 30),
    ("31—90天", 31, 90),
    ("91—180天", 91, 180),
    ("180天以上", 181, None),
)
STANDINGS = ("未到期", "超期", "待验收", "无期限")
LONG_AGO = date(2000, 1, 1)
WORDS_LISTED = 8


@dataclass(frozen=True)
class OpenAge:
    """Hazards open for so long, by how they stand; `since` and `until` are the days on which they were found."""

    label: str
    since: date
    until: date
    counts: dict[str, int]

    @property
    def count(self) -> int:
        """All of them."""
        return sum(self.counts.values())


@dataclass(frozen=True)
class NoDue:
    """What stands in the due cell of open hazards without a due day ("" for nothing), oldest finding first."""

    words: str
    count: int
    major: int
    oldest: date


def open_ages(snapshot: Snapshot, scope: Scope) -> list[OpenAge]:
    """Five ages, youngest first; they sum to `stock`, and 超期 to `overdue`. One query."""
    where, params = filters.condition("hazard", scope)
    params |= period_params(snapshot, scope)
    ages = [_age(scope.as_of, *age) for age in _AGES]
    params |= {f"since_{i}": age.since for i, age in enumerate(ages)}
    cases = " ".join(f"when found_on >= $since_{i} then {i}" for i in range(len(ages) - 1))
    sql = f"""
        select case {cases} else {len(ages) - 1} end as age,
            case when {RECTIFIED} then '待验收' when due_on is null then '无期限'
                when due_on < $t then '超期' else '未到期' end as standing,
            count(*) as n
        from {filters.rows_of("hazard", scope)} where {where} and {OPEN}
        group by age, standing"""
    for row in snapshot.query(sql, params):
        ages[row["age"]].counts[row["standing"]] = row["n"]
    return ages


def _age(t: date, label: str, low: int, high: int | None) -> OpenAge:
    since = LONG_AGO if high is None else t - timedelta(days=high)
    return OpenAge(label, since, t - timedelta(days=low), dict.fromkeys(STANDINGS, 0))


def no_due(snapshot: Snapshot, scope: Scope) -> list[NoDue]:
    """Open hazards without a due day, by the words in its place, the most frequent first; they are in no rate of
    due days and never overdue, so they stand apart. One query."""
    where, params = filters.condition("hazard", scope)
    sql = f"""
        select coalesce(trim(due_text), '') as words, count(*) as n,
            count(*) filter (where {MAJOR}) as major, min(found_on) as oldest
        from {filters.rows_of("hazard", scope)} where {where} and {OPEN} and due_on is null
        group by coalesce(trim(due_text), '')
        order by n desc, words limit {WORDS_LISTED}"""
    rows = snapshot.query(sql, params | period_params(snapshot, scope))
    return [NoDue(row["words"], row["n"], row["major"], row["oldest"]) for row in rows]
