"""Cutting a period into its months or ISO weeks."""

from dataclasses import dataclass
from datetime import date, timedelta

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Bucket:
    """One month ("2025-03") or ISO week ("2025-W11") of a period, cut to it."""

    key: str
    since: date
    until: date


def buckets(since: date, until: date, step: str) -> list[Bucket]:
    """Every month or week that holds a day of the period, empty ones too; none for an empty period."""
    made = []
    start = since
    while start <= until:
        end = min(until, _month_end(start) if step == "month" else _sunday(start))
        made.append(Bucket(_key(start, step), start, end))
        start = end + DAY
    return made


def _month_end(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1) - DAY


def _sunday(day: date) -> date:
    return day + (6 - day.weekday()) * DAY


def _key(day: date, step: str) -> str:
    if step == "month":
        return f"{day.year:04d}-{day.month:02d}"
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"
