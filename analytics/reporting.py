"""Whether a unit has reported hazards for a period, and in what form."""

from dataclasses import dataclass

from analytics.scope import Scope
from analytics.store import Snapshot

_MEETS = "(period_start is null or period_start <= $until) and (period_end is null or period_end >= $since)"
# A follow-up (遗留隐患回填单) answers for what is known already; it is no ledger of the month.
_HAZARDS = "(return_name is null or (return_name not like 'accident%' and return_name <> 'followup'))"
_IS_SUMMARY = "return_name like '%monthly'"
_SQL = f"""
    select unit, cast(sum(ledgers) as integer) as ledgers, cast(sum(zeros) as integer) as zeros,
        cast(sum(summaries) as integer) as summaries, cast(sum(expected) as integer) as expected,
        cast(sum(missing) as integer) as missing
    from (
        select coalesce(reporting_place_id, reporting_place) as unit,
            case when {_IS_SUMMARY} then 0 else 1 end as ledgers,
            case when is_zero_return and not {_IS_SUMMARY} then 1 else 0 end as zeros,
            case when {_IS_SUMMARY} then 1 else 0 end as summaries, 0 as expected, 0 as missing
        from return_sheet
        where {_HAZARDS} and {_MEETS}
        union all
        select coalesce(place_id, place), 0, 0, 0, 1,
            case when status = '未报' and not coalesce({_IS_SUMMARY}, false) then 1 else 0 end
        from submission
        where {_HAZARDS} and {_MEETS} and (due_on is null or due_on <= $known or received_on is not null)
        union all
        select coalesce(reporting_place_id, reporting_place), 1, 0, 0, 0, 0
        from hazard
        where found_on >= $since and found_on <= $until
        group by coalesce(reporting_place_id, reporting_place)
        union all
        select coalesce(reporting_place_id, reporting_place), 0, 0, 1, 0, 0
        from hazard_summary
        where {_MEETS}
        group by coalesce(reporting_place_id, reporting_place)) sent
    group by unit"""


@dataclass(frozen=True)
class Sent:
    """What one unit sent whose period meets P: ledgers, zero returns among them, aggregates; how many returns
    were due by the last day the snapshot knows of, and how many ledgers of them are missing."""

    ledgers: int = 0
    zeros: int = 0
    summaries: int = 0
    expected: int = 0
    missing: int = 0

    @property
    def is_silent(self) -> bool:
        """Nothing came."""
        return not self.ledgers and not self.summaries

    @property
    def is_expected_and_silent(self) -> bool:
        """Nothing came although it was due."""
        return self.is_silent and self.expected > 0

    @property
    def is_only_summary(self) -> bool:
        """Aggregates came, no ledger."""
        return bool(self.summaries) and not self.ledgers

    @property
    def is_zero(self) -> bool:
        """Every ledger that came is a zero return, and none is missing."""
        return self.ledgers > 0 and self.ledgers == self.zeros and not self.missing


_ANY = f"""
    select 1 from return_sheet
    where {_HAZARDS} and period_start <= $until and period_end >= $since
    union all
    select 1 from hazard where found_on >= $since and found_on <= $until
    union all
    select 1 from hazard_summary where {_MEETS}
    union all
    select 1 from submission
    where {_HAZARDS} and {_MEETS} and (due_on is null or due_on <= $known)
    limit 1"""


def is_too_early(snapshot: Snapshot, scope: Scope) -> bool:
    """Whether the snapshot holds no return of hazards for the period and none was due by the last day it knows
    of: its zeros would say nothing. Asked of the whole town; the scope's filters do not count."""
    if scope.since > snapshot.known_on:
        return True
    days = {"since": scope.since, "until": scope.until, "known": snapshot.known_on}
    return not snapshot.query(_ANY, days)


def sent_by_unit(snapshot: Snapshot, scope: Scope) -> dict[str, Sent]:
    """Unit to what it sent for the scope's period; units without a line sent nothing. One query."""
    days = {"since": scope.since, "until": scope.until, "known": snapshot.known_on}
    alike: dict[tuple, Sent] = {}  # of thousands of units most have sent the same
    found = {}
    for unit, *told in snapshot.tuples(_SQL, days):
        if tuple(told) not in alike:
            alike[tuple(told)] = Sent(*told)
        found[unit] = alike[tuple(told)]
    return found
