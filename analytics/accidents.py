"""What a page on accidents asks: the figures, the last accident, and each accident in words."""

from dataclasses import dataclass
from datetime import date

from analytics import filters
from analytics.figures import Figure, from_known_days, several
from analytics.notes import notes
from analytics.rows import rows_behind
from analytics.scope import Scope
from analytics.store import Snapshot

COUNTED = ("accidents", "deaths", "serious_injuries", "serious_accidents")


@dataclass(frozen=True)
class Board:
    """Accidents of the scope. `last_on` is the last accident up to t, in or before the period; without one
    `days_since` is None. `last_year` is empty where no ledger tells of it. `rows` one dict an accident,
    newest first, with `grade_text` ("较大（初判）")."""

    figures: dict[str, Figure]
    last_year: dict[str, Figure]
    last_on: date | None
    days_since: int | None
    rows: list[dict]
    notes: list[str]


def board(snapshot: Snapshot, scope: Scope) -> Board:
    """Everything at once; five small queries."""
    last = _last_on(snapshot, scope)
    rows = rows_behind(snapshot, "accidents", scope)[::-1]
    before = scope.last_year()
    return Board(
        figures=_totals(snapshot, scope),
        last_year=_totals(snapshot, before) if from_known_days(snapshot, before) else {},
        last_on=last,
        days_since=(scope.as_of - last).days if last else None,
        rows=[row | {"grade_text": grade_text(row)} for row in rows],
        notes=notes(snapshot, "accidents", scope),
    )


def _totals(snapshot: Snapshot, scope: Scope) -> dict[str, Figure]:
    return {name: lines[0] for name, lines in several(snapshot, COUNTED, scope).items()}


def _last_on(snapshot: Snapshot, scope: Scope) -> date | None:
    where, params = filters.condition("accident", scope)
    sql = f"""
        select max(cast(occurred_at as date)) as day from {filters.rows_of("accident", scope)}
        where {where} and cast(occurred_at as date) <= $t"""
    return snapshot.query(sql, params | {"t": scope.as_of})[0]["day"]


def grade_text(row: dict) -> str:
    """The grade, marked 初判 where some loss is not known; empty for an accident without a grade."""
    if not row["grade"]:
        return ""
    return f"{row['grade']}（初判）" if row["grade_is_lower_bound"] else row["grade"]
