"""What the weekly meeting is told: one sentence, who is behind, what is overdue longest, what is missing."""

from dataclasses import dataclass

from analytics import cards, progress, registers, returned, since_last, submissions
from analytics.cards import MAJOR
from analytics.figures import Figure, figure, show
from analytics.meeting_cards import before, headlines, rate_of, short_of
from analytics.notes import accidents_not_counted
from analytics.ranking import RankRow, rank
from analytics.registers import LEVELS
from analytics.rows import Listing, page, rows_behind
from analytics.scope import Scope
from analytics.store import Snapshot


def sentence(snapshot: Snapshot, scope: Scope, last: int | None = None) -> str:
    """Are we on track, in one sentence: the rate against its target, what is overdue and where, accidents."""
    rate, overdue, *_ = headlines(snapshot, scope, last)
    goal = f"（{rate.target}，{rate.state}）" if rate.state else ""
    day = cards.near_day(scope.as_of, snapshot.latest)
    said = [f"截至{day}，{rate.label} {rate.text}{goal}"]
    moved = ""
    if last is not None:
        now, was = figure(snapshot, "overdue", scope), before(snapshot, "overdue", scope, last)
        moved = f"，{since_last.change_of(was.value, now.value)}"
    if overdue.text == "0":
        said.append(f"没有超期未整改的隐患{moved}")
    else:
        most = "、".join(f"{row.key}{row.numerator}项" for row in most_overdue(snapshot, scope, 3))
        said.append(f"超期未整改 {overdue.text} 项{moved}" + (f"，最多的是{most}" if most else ""))
    return "；".join([*said, _accidents(snapshot, scope)]) + "。"


def _accidents(snapshot: Snapshot, scope: Scope) -> str:
    """The seven days' accidents, with what the count does not hold."""
    week = cards.week(scope).of_accidents()
    said = f"近7天生产安全事故 {figure(snapshot, 'accidents', week).text} 起"
    return "，".join([said, *accidents_not_counted(snapshot, week, scope.since)])


def most_overdue(snapshot: Snapshot, scope: Scope, limit: int) -> list[Figure]:
    """The villages with the most overdue hazards, most first; none with zero, nor one before others with as many."""
    lines = [line for line in show(snapshot, "overdue", scope, "place") if line.numerator]
    lines.sort(key=lambda line: -line.numerator)
    beyond = lines[limit].numerator if len(lines) > limit else 0
    return [line for line in lines[:limit] if line.numerator > beyond]


@dataclass(frozen=True)
class Behind:
    """A unit of the ranking's end; `short` is how many more it must rectify to reach its target, None without one."""

    row: RankRow
    short: int | None


def behind(snapshot: Snapshot, scope: Scope, limit: int) -> list[Behind]:
    """The lowest ranked villages and communities, lowest first; full marks are not behind."""
    name = rate_of(snapshot)
    placed = [row for row in rank(snapshot, name, scope) if row.place_no and row.value < 1][::-1][:limit]
    town = progress.standing(snapshot, name, scope)
    own = {line["place"] for line in registers.target_lines(snapshot) if line["indicator"] == name}
    found = []
    for row in placed:
        goal = progress.standing(snapshot, name, scope.with_(places=(row.key,))) if row.key in own else town
        found.append(Behind(row, short_of(row, goal) if goal else None))
    return found


def longest_overdue(snapshot: Snapshot, scope: Scope, limit: int) -> list[dict]:
    """Overdue hazards, 重大 first, then the longest overdue, with `days_overdue` at t."""
    found = []
    for level in (MAJOR, *(level for level in LEVELS if level != MAJOR)):
        if level in (scope.levels or LEVELS):
            narrow = scope.with_(levels=(level,))
            found += page(snapshot, narrow, Listing("overdue"), "due_on", limit - len(found))
    return [row | {"days_overdue": (scope.as_of - row["due_on"]).days} for row in found]


def due_soon(snapshot: Snapshot, scope: Scope) -> list[dict]:
    """What falls due in the seven days after t, soonest first, 重大 first within a day."""
    rows = rows_behind(snapshot, "due_soon", scope)
    return sorted(rows, key=lambda row: (row["due_on"], row["level"] != MAJOR))


def new_major(snapshot: Snapshot, scope: Scope, last: int | None = None) -> list[dict]:
    """重大 hazards first reported since the last meeting, without one in the seven days up to t; newest first."""
    if scope.levels and MAJOR not in scope.levels:
        return []
    major = scope.with_(levels=(MAJOR,))
    if last is None:
        return rows_behind(snapshot, "hazards_reported", cards.week(major))[::-1]
    return since_last.rows_of(snapshot, major, last, "new")[::-1]


def not_sent(snapshot: Snapshot, scope: Scope) -> list[str]:
    """Which return of which period is still missing from whom: "隐患台账1月未报：大槐树村"; official order."""
    return submissions.missing_words(snapshot, scope)


def rejected_major(snapshot: Snapshot, scope: Scope) -> list[dict]:
    """Rejected rows that say 重大 and are not mended: listed until they are."""
    return returned.rows(snapshot, scope, major_only=True)


def rejected_accidents(snapshot: Snapshot, scope: Scope) -> list[dict]:
    """Rejected rows of accident returns that are not mended: listed until they are."""
    return returned.rows(snapshot, scope, table="accident")
