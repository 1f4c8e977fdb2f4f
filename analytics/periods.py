"""The periods a reader may pick: years, quarters, months and weeks, each under the name that stands in a link."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

WEEKS_BACK = 10
MONTHS_BACK = 24
QUARTERS = ("一", "二", "三", "四")


@dataclass(frozen=True)
class Period:
    """A named stretch of days, `until` never after the latest reporting day when it was made."""

    name: str
    since: date
    until: date


@lru_cache(maxsize=32)
def choices(first: date | None, latest: date) -> tuple[Period, ...]:
    """Every period that has begun by `latest`, the newest first within years, quarters, months and weeks.

    `first` is the day the first ledger begins (nothing before it is offered); without it, the year of `latest`.
    """
    first = first or date(latest.year, 1, 1)
    made = [*years(latest), *quarters(latest), *months(latest), *weeks(latest)]
    return tuple(p for p in made if p.until >= first and p.since <= latest)


def years(latest: date) -> list[Period]:
    """This year so far, then the five full years before it."""
    this = Period(f"{latest.year}年", date(latest.year, 1, 1), latest)
    before = [
        Period(f"{y}年", date(y, 1, 1), date(y, 12, 31)) for y in range(latest.year - 1, latest.year - 6, -1)
    ]
    return [this, *before]


def quarters(latest: date) -> list[Period]:
    """The eight quarters up to the one of `latest`, which ends there."""
    found = []
    year, quarter = latest.year, (latest.month + 2) // 3
    for _ in range(8):
        since = date(year, quarter * 3 - 2, 1)
        until = min(latest, month_end(year, quarter * 3))
        found.append(Period(f"{year}年{QUARTERS[quarter - 1]}季度", since, until))
        year, quarter = (year, quarter - 1) if quarter > 1 else (year - 1, 4)
    return found


def months(latest: date) -> list[Period]:
    """The months up to that of `latest`, which ends there."""
    found = []
    year, month = latest.year, latest.month
    for _ in range(MONTHS_BACK):
        until = min(latest, month_end(year, month))
        found.append(Period(f"{year}年{month}月", date(year, month, 1), until))
        year, month = (year, month - 1) if month > 1 else (year - 1, 12)
    return found


def weeks(latest: date) -> list[Period]:
    """The ISO weeks up to that of `latest`, which ends there: '2025年第11周'."""
    monday = latest - timedelta(days=latest.weekday())
    found = []
    for back in range(WEEKS_BACK):
        since = monday - timedelta(weeks=back)
        until = min(latest, since + timedelta(days=6))
        year, week, _ = since.isocalendar()
        found.append(Period(f"{year}年第{week}周", since, until))
    return found


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    after = date(year + month // 12, month % 12 + 1, 1)
    return after - timedelta(days=1)
