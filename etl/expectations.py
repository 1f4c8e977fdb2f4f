"""Which returns are expected from whom, for which periods, and when each was due."""

from calendar import monthrange
from datetime import date, timedelta

from etl.reference import Reference, day_or_none
from etl.registers import Rows, number, official
from etl.returns import RETURNS


def expected_rows(reference: Reference) -> Rows:
    """expected: one row per line of expected.csv, numbered."""
    titles = {kind.name: kind.title for kind in RETURNS}
    by_title = {kind.title: kind.name for kind in RETURNS}
    found = []
    for i, r in enumerate(reference.rows["expected"]):
        name = by_title.get(r.get("return", ""), r.get("return", ""))
        found.append(
            (i, name, titles.get(name, name), *official(reference, r.get("place", "")), r.get("frequency"))
        )
    return found


def period_rows(reference: Reference, first: date | None, latest: date | None) -> Rows:
    """period: for each expected line every period that ended by the latest reporting day, and when it was due."""
    if not first or not latest:
        return []
    since = day_or_none(str(reference.settings.get("ledger_since", ""))) or first
    return [
        (i, start, end, _due_on(end, r.get("frequency", "month"), number(r.get("due_day")) or 5))
        for i, r in enumerate(reference.rows["expected"])
        for start, end in _periods(r.get("frequency", "month"), max(since, first), latest)
    ]


def _periods(frequency: str, first: date, latest: date):
    if frequency == "week":
        start = first - timedelta(days=first.weekday())
        while start + timedelta(days=6) <= latest:
            yield start, start + timedelta(days=6)
            start += timedelta(days=7)
        return
    months = {"month": 1, "quarter": 3, "year": 12}.get(frequency, 1)
    start = date(first.year, (first.month - 1) // months * months + 1, 1)
    while True:
        last_month = start.month + months - 1
        end = date(start.year, last_month, monthrange(start.year, last_month)[1])
        if end > latest:
            return
        yield start, end
        start = end + timedelta(days=1)


def _due_on(end: date, frequency: str, due_day: int) -> date:
    """A weekday 1–7 of the week itself, or a day of the following month."""
    if frequency == "week":
        return end - timedelta(days=7 - min(max(due_day, 1), 7))
    year, month = (end.year + 1, 1) if end.month == 12 else (end.year, end.month + 1)
    return date(year, month, min(due_day, monthrange(year, month)[1]))
