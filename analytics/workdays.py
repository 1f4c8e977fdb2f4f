"""Working days by the town's calendar: holidays are off, swapped weekend days (调休上班) are on."""

from dataclasses import dataclass
from datetime import date, timedelta

from analytics import registers
from analytics.buckets import DAY
from analytics.store import Snapshot

OFF, ON = ("节假日", "holiday"), ("调休上班", "workday swap")
SATURDAY = 5


@dataclass(frozen=True)
class Workdays:
    """Days off and days swapped, and the years for which the calendar names any holiday."""

    off: frozenset[date]
    on: frozenset[date]
    years: frozenset[int]

    def is_workday(self, day: date) -> bool:
        """Monday to Friday unless off; Saturday and Sunday only where swapped."""
        return day in self.on or (day not in self.off and day.weekday() < SATURDAY)

    def count(self, after: date, upto: date) -> int:
        """How many working days lie after the one day up to and including the other; 0 where none does."""
        days = range(1, (upto - after).days + 1)
        return sum(self.is_workday(after + timedelta(days=n)) for n in days)

    def unknown_years(self, days: list[date]) -> list[int]:
        """The years of these days for which no holiday is registered: only weekends are taken off there."""
        return sorted({day.year for day in days} - self.years)


@dataclass(frozen=True)
class Clock:
    """How a due day stands at t: `left` working days to go, negative once it has passed; None without a due day.

    `state` is 落后 once it has passed, 需关注 within five working days, else empty.
    """

    left: int | None
    state: str
    text: str


NEAR = 5


def workdays(snapshot: Snapshot) -> Workdays:
    """The calendar of the snapshot, read once."""
    off, on = (_days(snapshot, kinds) for kinds in (OFF, ON))
    return Workdays(off, on, frozenset(day.year for day in off))


def _days(snapshot: Snapshot, kinds: tuple[str, ...]) -> frozenset[date]:
    found = set()
    for line in registers.calendar_lines(snapshot):
        if line["kind"] in kinds and line["since"]:
            until = line["until"] or line["since"]
            found |= {line["since"] + n * DAY for n in range((until - line["since"]).days + 1)}
    return frozenset(found)


def clock(calendar: Workdays, due_on: date | None, t: date) -> Clock:
    """The due day against t, in working days with the plain days beside; the due day itself still counts."""
    if due_on is None:
        return Clock(None, "需关注", "无期限")
    if due_on == t:
        return Clock(0, "需关注", "今日到期")
    if due_on > t:
        left = calendar.count(t, due_on)
        text = f"还剩 {left} 个工作日（{(due_on - t).days}天）"
        return Clock(left, "需关注" if left <= NEAR else "", text)
    over = calendar.count(due_on, t)
    return Clock(-over, "落后", f"超期 {over} 个工作日（{(t - due_on).days}天）")


def waited(calendar: Workdays, since: date, t: date) -> str:
    """'5 个工作日' since a day, by t."""
    return f"{calendar.count(since, t)} 个工作日"
