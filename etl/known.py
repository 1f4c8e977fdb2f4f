"""The hazards known so far, as a follow-up needs them when it goes out and when it comes back."""

import hashlib
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from etl.text import plain, shown

NO_UNIT = "未分村"  # a hazard of which neither a village nor a reporting unit is known
PRINTED = ("place", "entity", "description", "level", "found_on", "due_on")


@dataclass(frozen=True)
class Hazard:
    """One hazard as last reported; the names are those of the snapshot's table."""

    hazard_id: str
    place: str | None
    place_id: str | None
    reporting_place: str | None
    sector: str | None
    entity: str | None
    description: str
    level: str
    found_on: date
    due_on: date | None
    due_text: str | None
    rectified_on: date | None
    rectified_estimated: bool
    closed_on: date | None
    withdrawn_on: date | None
    status: str
    remark: str | None
    workbook: str
    last_reported_on: date

    @property
    def unit(self) -> str:
        """Who has to follow it up: its place, else the unit that reported it."""
        return self.place or self.reporting_place or NO_UNIT

    def is_open(self, on: date) -> bool:
        """Found, not closed and not withdrawn at the end of that day."""
        ended = [day for day in (self.closed_on, self.withdrawn_on) if day]
        return self.found_on <= on and not any(day <= on for day in ended)

    def printed(self) -> dict[str, object]:
        """What its follow-up row shows of it, by column; the due words where they name no day."""
        cells = {name: getattr(self, name) for name in PRINTED}
        return cells | {"due_on": self.due_on or self.due_text}


def mark(hazard_id: str, cells: dict[str, object]) -> str:
    """The 校验码 of a row: it tells whether id and printed cells are still as they went out, whatever came later."""
    text = "|".join([hazard_id, *(plain(shown(cells.get(name))) for name in PRINTED)])
    return hashlib.md5(text.encode()).hexdigest()[:8]


@dataclass(frozen=True)
class Known:
    """Hazards by id; an id that same.csv has settled leads to the other one."""

    hazards: list[Hazard]
    same: dict[str, str]

    @cached_property
    def by_id(self) -> dict[str, Hazard]:
        """Every hazard under its own id."""
        return {hazard.hazard_id: hazard for hazard in self.hazards}

    def find(self, hazard_id: str) -> Hazard | None:
        """The hazard of that id; None when there is none."""
        return self.by_id.get(self.same.get(hazard_id, hazard_id))
