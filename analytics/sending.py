"""Who has sent what, as a sheet: for each kind of return a row a unit, a column a period."""

from dataclasses import dataclass
from datetime import date

from analytics.scope import Scope
from analytics.store import Snapshot
from analytics.submissions import STATUSES, is_late_zero, submissions
from analytics.wording import day_text, full_day_text, month_text

EXPECTED = ("未报", "迟报", "零报告", "已报")  # the worst word stands where a unit sent several


@dataclass(frozen=True)
class Sheet:
    """One kind of return: its periods in words, and for each unit the status in each (None: not expected).

    `counts` are the returns of each status, `late_zero` those of 迟报 that are zero returns.
    """

    title: str
    periods: tuple[str, ...]
    units: tuple[tuple[str, tuple[str | None, ...]], ...]
    counts: dict[str, int]
    late_zero: int = 0

    @property
    def said(self) -> str:
        """ "已报 9 份；迟报 2 份，其中零报告 1 份；零报告 1 份；未报 0 份": a late zero return is both."""
        part = f"，其中零报告 {self.late_zero} 份" if self.late_zero else ""
        return "；".join(f"{word} {n} 份{part * (word == '迟报')}" for word, n in self.counts.items())


def sheets(snapshot: Snapshot, scope: Scope) -> list[Sheet]:
    """One sheet a kind of return that is expected or came, periods oldest first, units in official order."""
    kinds: dict[str, list[dict]] = {}
    for row in submissions(snapshot, scope):
        kinds.setdefault(row["return_title"], []).append(row)
    return [_sheet(title, rows) for title, rows in kinds.items()]


def _sheet(title: str, rows: list[dict]) -> Sheet:
    columns = sorted({(row["period_end"] or date.min, _period(row)) for row in rows})
    periods = list(dict.fromkeys(words for _, words in columns))
    units: dict[str, dict[str, str]] = {}
    for row in rows:
        held = units.setdefault(row["place"] or "未注明单位", {})
        before = held.get(_period(row), row["status"])
        held[_period(row)] = min(before, row["status"], key=EXPECTED.index)
    counts = {status: sum(row["status"] == status for row in rows) for status in STATUSES}
    cells = tuple((unit, tuple(map(held.get, periods))) for unit, held in units.items())
    return Sheet(title, tuple(periods), cells, counts, sum(map(is_late_zero, rows)))


def _period(row: dict) -> str:
    """'2025年3月' for a month, '3月10日—3月16日' for anything else, by its own days."""
    since, until = row["period_start"], row["period_end"]
    if since is None or until is None:
        return "期间未注明"
    if row["frequency"] == "month" or (since.day == 1 and 27 <= (until - since).days <= 30):
        return month_text(until)
    return f"{full_day_text(since)}—{day_text(until)}"
