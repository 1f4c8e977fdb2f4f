"""Workbooks with rows that were sent back and not yet mended, as a list to work through."""

from dataclasses import dataclass
from pathlib import Path

from analytics import filters
from analytics.registers import NO_UNIT
from analytics.scope import Scope
from analytics.store import Snapshot
from analytics.wording import period_text

MARKED = ("{}（退回）.xlsx", "{}（退回）.xlsm")
_SQL = """
    select workbook_id, workbook, sheet, row_no, coalesce(reporting_place, place) as unit, level, reasons,
        period_start, period_end,
        (period_start is null or period_start <= $until)
            and (period_end is null or period_end >= $since) as is_in_period
    from rejected_row
    where not coalesce(is_mended, false) and {where}
    order by period_end desc, workbook, workbook_id, sheet, row_no"""


@dataclass(frozen=True)
class Book:
    """One workbook: its unit and period in words, and its open rows."""

    workbook: str
    unit: str
    period: str
    rows: tuple[dict, ...]


@dataclass(frozen=True)
class Open:
    """The workbooks, newest period first; how many rows in all, and how many of them of the period."""

    books: tuple[Book, ...]
    rows: int
    in_period: int


def still_open(snapshot: Snapshot, scope: Scope) -> Open:
    """Every rejected row not mended, of whatever period and return, of the scope's places and sectors.

    A row's keys: sheet, row_no, unit, level, reasons.
    """
    where, params = filters.rejected_condition(scope.with_(leaders=(), levels=()), "hazard")
    days = {"since": scope.since, "until": scope.until}
    rows = snapshot.query(_SQL.format(where=where), params | days)
    groups: dict[tuple, list[dict]] = {}
    for row in rows:
        groups.setdefault((row["workbook_id"], row["workbook"]), []).append(row)
    books = tuple(_book(group) for group in groups.values())
    return Open(books, len(rows), sum(row["is_in_period"] for row in rows))


def refused_sheets(snapshot: Snapshot) -> list[dict]:
    """Whole sheets not taken in although the rest of their workbook was: workbook, sheet, reasons, last loaded first.

    A workbook of the same name loaded later, or one that took its place, ends it.
    """
    return snapshot.query(
        """select problem.workbook, problem.sheet, string_agg(problem.advice, '；' order by problem.advice) as reasons
        from problem
        inner join workbook on workbook.workbook_id = problem.workbook_id
        left join workbook later on later.workbook = workbook.workbook and later.load_no > workbook.load_no
        where problem.severity = 'error' and problem.code in ('no_header', 'missing_heading', 'two_columns')
            and workbook.replaced_by is null and later.workbook_id is null
        group by problem.workbook, problem.sheet, workbook.load_no
        order by workbook.load_no desc, problem.workbook, problem.sheet"""
    )


def _book(rows: list[dict]) -> Book:
    first = rows[0]
    units = "、".join(dict.fromkeys(row["unit"] or NO_UNIT for row in rows))
    days = first["period_start"], first["period_end"]
    period = period_text(*days) if all(days) else ""
    return Book(first["workbook"], units, period, tuple(rows))


def marked_copy(data: Path, workbook: str) -> Path | None:
    """The sender's own file with the bad cells marked, as the load left it in data/outbox/退回;
    None where it is no longer there."""
    named = [data / "outbox" / "退回" / name.format(Path(workbook).stem) for name in MARKED]
    return next((path for path in named if path.is_file()), None)
