"""What happened with a hazard in the town's world, and what a form lets the office know of it (design section 6)."""

from dataclasses import dataclass, replace
from datetime import date, timedelta


@dataclass(frozen=True)
class Finding:
    """One hazard at the time of one report; due is what the form will write as the deadline.

    due_on is what those words mean by design section 6. state: 未整改, 整改中, 待验收, 已整改 or 已销号.
    """

    place: str | None
    entity: str
    description: str
    found_on: date
    sector: str | None = None
    level: str = "一般"
    source: str = "未注明"
    due: object = None
    due_on: date | None = None
    at_once: bool = False
    state: str = "未整改"
    rectified_on: date | None = None
    accepted_on: date | None = None
    handed_on: date | None = None
    number: str | None = None

    def with_(self, **changes) -> "Finding":
        """The same hazard, later or otherwise told."""
        return replace(self, **changes)


DONE = ("待验收", "已整改", "已销号")


def known(
    told: Finding, holds: set[str], day: date, major: bool = False, open_on: date | None = None
) -> dict:
    """The truth row of a finding told once on a form with these columns, reported on that day.

    major: title or sheet name makes rows without a level 重大. open_on: the last report that had it open.
    """
    level = told.level if "level" in holds else "重大" if major else "一般"
    row = {
        "place": told.place or "",
        "sector": (told.sector or "") if "sector" in holds else "",
        "entity": told.entity if "entity" in holds else "",
        "description": told.description,
        "level": level,
        "source": told.source if "source" in holds else "未注明",
        "found_on": _found(told, holds, day),
        "due_on": told.due_on if "due" in holds else None,
    }
    return row | _closing(told, holds, day, level, open_on or None)


def _found(told: Finding, holds: set[str], day: date) -> date:
    """The day found, else handed over, else first reported, if it is not said to be closed before that."""
    if "found" in holds or "handed" in holds:
        return told.found_on if "found" in holds else told.handed_on
    closed = [
        told.rectified_on if "rectified" in holds else None,
        told.accepted_on if "accepted" in holds else None,
    ]
    return min([day, *(one for one in closed if one)])


def _closing(told: Finding, holds: set[str], day: date, level: str, open_on: date | None) -> dict:
    says_state = bool(holds & {"status", "done", "open", "doing"})
    rectified = told.rectified_on if "rectified" in holds else None
    accepted = told.accepted_on if "accepted" in holds else None
    status = told.state if says_state else _from_days(told, holds, rectified, accepted, level)
    since = rectified
    if status in DONE and rectified is None:
        rectified, since = _said_without_day(told, holds, day, accepted, open_on)
    if level == "重大" and status == "已销号" and accepted is None:
        accepted = max(rectified, day)
    return {"rectified_on": rectified, "accepted_on": accepted, "status": status, "rectified_from": since}


def _said_without_day(told, holds, day, accepted, open_on) -> tuple[date, date]:
    """When it was rectified, where it is said to be without a day: (latest, earliest)."""
    found = _found(told, holds, day)
    since = open_on + timedelta(days=1) if open_on else found
    if accepted:
        return accepted, min(since, accepted)
    if told.at_once and "due" in holds and open_on is None:
        return found, found
    return day, since


def _from_days(told: Finding, holds: set[str], rectified, accepted, level: str) -> str:
    """Status of a form without a status column."""
    if accepted or ("closed" in holds and told.state == "已销号"):
        return "已销号"
    if rectified:
        return "待验收" if level == "重大" else "已整改"
    return "未整改"
