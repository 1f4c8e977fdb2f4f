"""The hazards written by hand: those that somebody will ask about, and the register of major hazards."""

from datetime import date

from tests.sample_town.hazard import Hazard
from tests.sample_town.town import OFFICE
from tests.sample_town.words import table


def all_stories() -> list[Hazard]:
    """General hazards that are withdrawn, extended, undone again, told twice or mistyped."""
    return [_story(row) for row in table("stories")]


def _story(row: dict[str, str]) -> Hazard:
    plain = (
        "unit",
        "place",
        "sector",
        "entity",
        "description",
        "source",
        "due_words",
        "measures",
        "withdrawn_why",
    )
    days = ("found_on", "due_on", "rectified_on", "withdrawn_on", "extended_to", "mistyped_found")
    return Hazard(
        **{name: row[name] for name in plain},
        **{name: _day(row[name]) for name in days},
        later_due=_pair(row, "later_due_since", "later_due"),
        false_claim=_pair(row, "false_claim", "undone_on"),
        person="李某",
    )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _pair(row: dict[str, str], first: str, second: str) -> tuple[date, date] | None:
    return (date.fromisoformat(row[first]), date.fromisoformat(row[second])) if row[first] else None


def all_majors() -> list[Hazard]:
    """The major hazards of the town's own register, in the order of their numbers."""
    return [_major(row) for row in table("majors")]


def _major(row: dict[str, str]) -> Hazard:
    plain = ("place", "sector", "entity", "description", "source", "measures", "person", "number")
    days = ("found_on", "due_on", "rectified_on", "accepted_on")
    return Hazard(
        OFFICE,
        **{name: row[name] for name in plain},
        **{name: _day(row[name]) for name in days},
        level="重大",
        extras={name: row[name] for name in ("supervised", "leader", "goal", "funds")},
    )
