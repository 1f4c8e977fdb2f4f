"""Which days a return is about: the period and the reporting day, read from titles and names."""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from etl.dates import FULL, last_of_month, western
from etl.text import narrow

QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}
SINCE_CAMPAIGN = "行动以来|开展以来|启动以来"
SINCE_JANUARY = "[一1]月份?至今|年初至今|年初以来"
STRETCH = re.compile(
    r"(\d{4})[年./-](\d{1,2})[月./-](\d{1,2})[日号]?[-—–~至到]+(?:(\d{4})[年./-])?"
    r"(?:(\d{1,2})[月./-](?=\d))?(\d{1,2})(?:[日号]|(?<=[月./-]\d)|(?<=[月./-]\d\d))"
)


@dataclass(frozen=True)
class Period:
    """First and last day, and whether counts in it are for the period or cumulative."""

    start: date
    end: date
    accumulation: str = "period"  # 'period' | 'ytd' | 'campaign'

    def text(self) -> str:
        """2025-03-01—2025-03-31."""
        return f"{self.start:%Y-%m-%d}—{self.end:%Y-%m-%d}"


def period_in(text: str) -> Period | None:
    """The period that a title, a line or a file's name speaks of; None when it speaks of none."""
    text = western(narrow(text))
    is_year = re.search(rf"{SINCE_JANUARY}|累计", text)
    kind = "campaign" if re.search(SINCE_CAMPAIGN, text) else "ytd" if is_year else "period"
    if found := re.search(r"(\d{4})年(\d{1,2})月?份?[-—~至到](\d{1,2})月", text):
        year, first, last = map(int, found.groups())
        if 1 <= first <= last <= 12:
            kind = "ytd" if kind == "period" and first == 1 and last > 1 else kind
            return Period(date(year, first, 1), last_of_month(year, last), kind)
    if found := re.search(r"(\d{4})年第?([一二三四1-4])季度?", text):
        last = QUARTERS[found[2]] * 3
        return Period(date(int(found[1]), last - 2, 1), last_of_month(int(found[1]), last), kind)
    if found := re.search(r"(\d{4})年(上|下)半年", text):
        year, first = int(found[1]), 1 if found[2] == "上" else 7
        return Period(date(year, first, 1), last_of_month(year, first + 5), kind)
    if days := _days(text, kind):
        return days
    if found := FULL.search(text):
        return _month(int(found[1]), int(found[2]), kind)
    if found := re.search(r"(?<!\d)(\d{4})[年_.\-/](\d{1,2})月?(?!\d)", text):
        return _month(int(found[1]), int(found[2]), kind)
    if found := re.search(r"(?<!\d)(20\d{2})(0[1-9]|1[0-2])(?!\d)", text):
        return _month(int(found[1]), int(found[2]), kind)
    if found := re.search(r"(?<!\d)(20\d{2})年", text):
        return Period(date(int(found[1]), 1, 1), date(int(found[1]), 12, 31), kind)
    return None


def accumulated(period: Period, lines: list[str]) -> Period:
    """The period as a line beside the title may add: 统计数据为专项行动开展以来的累计数据, 一月份至今."""
    text = narrow(" ".join(lines))
    if period.accumulation == "period" and re.search(SINCE_CAMPAIGN, text):
        return replace(period, accumulation="campaign")
    if period.accumulation == "period" and re.search(SINCE_JANUARY, text):
        return replace(period, start=date(period.end.year, 1, 1), accumulation="ytd")
    return period


def _days(text: str, kind: str) -> Period | None:
    """A week or another stretch of days: 2025年3月3日—3月9日, 2025年第10周 (ISO)."""
    try:
        if found := re.search(r"(\d{4})年第?(\d{1,2})周", text):
            first = date.fromisocalendar(int(found[1]), int(found[2]), 1)
            return Period(first, first + timedelta(days=6), kind)
        if found := STRETCH.search(text):
            year, month, day, last_year, last_month, last_day = (int(part or 0) for part in found.groups())
            first, last = date(year, month, day), date(last_year or year, last_month or month, last_day)
            return Period(first, last, kind) if first <= last else None
    except ValueError:  # no such day or week
        return None
    return None


def _month(year: int, month: int, kind: str) -> Period | None:
    if not (1990 <= year <= 2100 and 1 <= month <= 12):
        return None
    start = date(year, 1, 1) if kind == "ytd" else date(year, month, 1)
    return Period(start, last_of_month(year, month), kind)


def choose(lines: list[tuple[str, str]], names: list[tuple[str, str]]) -> tuple[Period | None, str]:
    """The first line that names a period wins, else the first name; a name may only narrow it.

    lines and names are (where it stands, text). The second value names both where two disagree, else ''.
    """
    spoken = [(where, period) for where, text in lines if text and (period := period_in(text))]
    named = [(where, period) for where, text in names if text and (period := period_in(text))]
    if not spoken and not named:
        return None, ""
    (where, first), *others = spoken + named
    for other_where, other in others:
        if _holds(first, other):
            if spoken and (other_where, other) in named:
                first = other
        elif not _holds(other, first):
            return first, f"{where}是{first.text()}，{other_where}是{other.text()}"
    return first, ""


def _holds(outer: Period, inner: Period) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end
