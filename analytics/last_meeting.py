"""Which earlier snapshot is the last meeting's: what everything new is held against."""

from dataclasses import dataclass
from datetime import date, timedelta

from analytics.cards import near_day
from analytics.scope import Scope
from analytics.store import Snapshot, before, snapshot_words

# A meeting is held weekly on one snapshot; loaded on the eve one week and on the morning another, the days between
# are six at the least.
A_WEEK = timedelta(days=6)
OFFERED = 12
# What the comparison asks of an old snapshot's hazards; one that lacks some of it is passed over.
NEEDED = {"hazard_id", "found_on", "due_on", "rectified_on", "closed_on", "withdrawn_on", "first_reported_on"}
_COLUMNS = "select column_name as name from information_schema.columns where table_name = 'hazard'"


@dataclass(frozen=True)
class Meeting:
    """An earlier snapshot as it stood on its own last day; `name` is what a reader picks it by."""

    number: int
    built_on: date
    as_of: date
    name: str


def meetings(snapshot: Snapshot, t: date) -> list[Meeting]:
    """The earlier snapshots that a state on the day t can be held against, newest first."""
    found = []
    for one in before(snapshot):
        if len(found) == OFFERED:
            break
        if one.latest <= t and {row["name"] for row in one.query(_COLUMNS)} >= NEEDED:
            name = f"{snapshot_words(one.number)}（截至{near_day(one.latest, t)}）"
            found.append(Meeting(one.number, one.built_on, one.latest, name))
    return found


def last_of(snapshot: Snapshot, t: date, offered: list[Meeting]) -> Meeting | None:
    """The last meeting's: the newest that was published, or ends, some six days before; None without one.

    Both days count: a week in which only late returns came has no new last day, and a year's returns loaded in one
    afternoon have one day of publishing.
    """
    for one in offered:
        if one.built_on <= snapshot.built_on - A_WEEK or one.as_of <= t - A_WEEK:
            return one
    return None


def then(scope: Scope, day: date) -> Scope | None:
    """The scope as the last meeting saw it on its day; None where the period had not begun."""
    was = scope.with_(as_of=day)
    return was if was.since <= was.until else None
