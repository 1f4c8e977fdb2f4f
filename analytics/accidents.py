"""What a page on accidents asks: the figures, the last accident, and each accident in words."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from analytics import filters
from analytics.accident_words import NO_SINGLE, NOT_OF_STANDARD, categories
from analytics.figures import Figure, from_known_days, several
from analytics.notes import notes
from analytics.rows import rows_behind
from analytics.scope import PRODUCTION, Scope
from analytics.store import Snapshot

OTHER_EDITION = {"old": "2025版", "new": "1986版"}
NO_GRADE = "非生产安全、待定性（不计入各等级）"
GRADES = ("特别重大", "重大", "较大", "一般")  # 国务院令第493号 第三条
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
    """The grade, marked 初判 where some loss is not known, 待定性 where it may not be a production accident; empty
    for one that is none, for 国务院令第493号 grades production accidents only."""
    if not row["grade"] or row["is_production"] is False:
        return ""
    marks = ["初判"] * bool(row["grade_is_lower_bound"]) + ["待定性"] * (row["is_production"] is None)
    return f"{row['grade']}（{'，'.join(marks)}）" if marks else row["grade"]


@dataclass(frozen=True)
class NatureLine:
    """The accidents of one nature (`production` as the scope has it); `before` is empty where no ledger tells."""

    production: str
    label: str
    figures: dict[str, Figure]
    before: dict[str, Figure]


def natures(snapshot: Snapshot, scope: Scope) -> list[NatureLine]:
    """Production accidents, others and those not settled apart, each with the same days of last year."""
    last, made = scope.last_year(), []
    for kind in ("yes", "no", "unknown"):
        before = _totals(snapshot, last.with_(production=kind)) if from_known_days(snapshot, last) else {}
        made.append(
            NatureLine(kind, PRODUCTION[kind], _totals(snapshot, scope.with_(production=kind)), before)
        )
    return made


@dataclass(frozen=True)
class KindLine:
    """How many accidents bear one word; `words` are the ledger's own words for it, `bounds` how many are 初判.

    Like a Figure of a count it has no `denominator`.
    """

    key: str
    value: int
    bounds: int
    words: tuple[str, ...]
    denominator: None = None


def by_edition(rows: list[dict], edition: str) -> list[KindLine]:
    """Accidents by their category in the "old" or "new" edition, the most frequent first.

    One that has no single name there stands under its own word, marked.
    """
    return _lines(rows, lambda row: _named(row, edition), "category")


def by_grade(rows: list[dict]) -> list[KindLine]:
    """Production accidents by grade, the gravest first, all four of them; others and those not settled have no
    grade and stand last, where there are some."""
    graded = _lines(rows, lambda row: row["grade"] if row["is_production"] else NO_GRADE, "grade")
    found = {line.key: line for line in graded}
    order = [*GRADES, *(key for key in found if key not in GRADES)]
    return [found.get(key, KindLine(key, 0, 0, ())) for key in order]


def _named(row: dict, edition: str) -> str:
    name = getattr(categories(row), edition)
    if name == NO_SINGLE:
        return f"{row['category']}（{OTHER_EDITION[edition]}）"
    return f"{row['category']}（未按国标）" if name == NOT_OF_STANDARD else name


def _lines(rows: list[dict], name: Callable[[dict], str], column: str) -> list[KindLine]:
    groups: dict[str, list[dict]] = {}
    for row in rows:
        groups.setdefault(name(row), []).append(row)
    lines = [
        KindLine(key, len(held), sum(bool(row["grade_is_lower_bound"]) for row in held), _words(held, column))
        for key, held in groups.items()
    ]
    return sorted(lines, key=lambda line: (-line.value, line.key))


def _words(rows: list[dict], column: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(row[column] for row in rows if row[column]))
