"""One hazard as it really went, before any return speaks of it."""

from dataclasses import dataclass, field
from datetime import date, timedelta

AT_ONCE = ("立即", "立行立改", "当场")


@dataclass(eq=False)
class Hazard:
    """What happened; what the returns tell of it is another matter (reports.py)."""

    unit: str  # who reports it
    place: str
    sector: str
    entity: str
    description: str
    source: str
    found_on: date
    due_on: date | None
    due_words: str = ""  # 立即, 长期 or '' where a day is written
    rectified_on: date | None = None
    accepted_on: date | None = None
    withdrawn_on: date | None = None
    withdrawn_why: str = ""
    level: str = "一般"
    measures: str = ""
    person: str = ""
    number: str = ""
    extended_to: date | None = None  # an approved extension
    later_due: tuple[date, date] | None = None  # (told since, the other day told): no extension was approved
    false_claim: tuple[date, date] | None = None  # (said to be rectified on, found undone again on)
    mistyped_found: date | None = None  # what the clerk of the village typed; corrected by corrections.csv
    extras: dict = field(default_factory=dict)

    @property
    def is_at_once(self) -> bool:
        """Due on the day it was found, in words."""
        return self.due_words in AT_ONCE

    def claim(self, on: date) -> date | None:
        """The day on which, as the village knows it on that day, the hazard was rectified."""
        if self.false_claim and self.false_claim[0] <= on < self.false_claim[1]:
            return self.false_claim[0]
        return self.rectified_on if self.rectified_on and self.rectified_on <= on else None

    def is_gone(self, on: date) -> bool:
        """Withdrawn before or on the day."""
        return self.withdrawn_on is not None and self.withdrawn_on <= on


def days_later(day: date, number: int) -> date:
    """The day so many days after."""
    return day + timedelta(days=number)
