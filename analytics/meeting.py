"""What the weekly meeting opens with: one sentence, five cards, who is behind, what is overdue longest."""

from analytics import cards, returned, submissions
from analytics.cards import MAJOR, Card
from analytics.figures import Figure, figure, show
from analytics.notes import accidents_not_counted
from analytics.ranking import RankRow, rank
from analytics.registers import LEVELS
from analytics.rows import Listing, page
from analytics.scope import Scope
from analytics.store import Snapshot
from analytics.wording import day_text


def rate_of(snapshot: Snapshot) -> str:
    """The rate the town ranks by, 到期整改率 unless set."""
    return snapshot.settings["rank_by"]


def headlines(snapshot: Snapshot, scope: Scope, against: str = "") -> list[Card]:
    """Five cards: the rate, overdue, stock, the increment of seven days, accidents."""
    rate, overdue, stock, accidents = (
        cards.of(snapshot, name, scope, against)
        for name in (rate_of(snapshot), "overdue", "stock", "accidents")
    )
    return [rate, overdue, stock, cards.increment(snapshot, scope), accidents]


def sentence(snapshot: Snapshot, scope: Scope) -> str:
    """Are we on track, in one sentence: the rate against its target, what is overdue and where, accidents."""
    rate, overdue, *_ = headlines(snapshot, scope)
    goal = f"（{rate.target}，{rate.state}）" if rate.state else ""
    said = [f"截至{day_text(scope.as_of)}，{rate.label} {rate.text}{goal}"]
    if overdue.text == "0":
        said.append("没有超期未整改的隐患")
    else:
        most = "、".join(f"{row.key}{row.numerator}项" for row in most_overdue(snapshot, scope, 3))
        said.append(f"超期未整改 {overdue.text} 项" + (f"，最多的是{most}" if most else ""))
    return "；".join([*said, _accidents(snapshot, scope)]) + "。"


def _accidents(snapshot: Snapshot, scope: Scope) -> str:
    """The seven days' accidents, with what the count does not hold."""
    week = cards.week(scope).of_accidents()
    said = f"近7天生产安全事故 {figure(snapshot, 'accidents', week).text} 起"
    return "，".join([said, *accidents_not_counted(snapshot, week, scope.since)])


def most_overdue(snapshot: Snapshot, scope: Scope, limit: int) -> list[Figure]:
    """The villages with the most overdue hazards, most first; none with zero."""
    lines = [line for line in show(snapshot, "overdue", scope, "place") if line.numerator]
    return sorted(lines, key=lambda line: -line.numerator)[:limit]


def behind(snapshot: Snapshot, scope: Scope, limit: int) -> list[RankRow]:
    """The lowest ranked villages and communities, lowest first; full marks are not behind."""
    rows = rank(snapshot, rate_of(snapshot), scope)
    placed = [row for row in rows if row.place_no and row.value < 1]
    return placed[::-1][:limit]


def longest_overdue(snapshot: Snapshot, scope: Scope, limit: int) -> list[dict]:
    """Overdue hazards, 重大 first, then the longest overdue, with `days_overdue` at t."""
    found = []
    for level in (MAJOR, *(level for level in LEVELS if level != MAJOR)):
        if level in (scope.levels or LEVELS):
            narrow = scope.with_(levels=(level,))
            found += page(snapshot, narrow, Listing("overdue"), "due_on", limit - len(found))
    return [row | {"days_overdue": (scope.as_of - row["due_on"]).days} for row in found]


def not_sent(snapshot: Snapshot, scope: Scope) -> list[str]:
    """Which return of which period is still missing from whom: "隐患台账1月未报：大槐树村"; official order."""
    return submissions.missing_words(snapshot, scope)


def rejected_major(snapshot: Snapshot, scope: Scope) -> list[dict]:
    """Rejected rows that say 重大 and are not mended: listed until they are."""
    return returned.rows(snapshot, scope, major_only=True)


def rejected_accidents(snapshot: Snapshot, scope: Scope) -> list[dict]:
    """Rejected rows of accident returns that are not mended: listed until they are."""
    return returned.rows(snapshot, scope, table="accident")
