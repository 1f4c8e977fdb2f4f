"""Where units stood in several periods of the same kind, one after the other."""

from collections.abc import Sequence
from dataclasses import dataclass

from analytics.buckets import DAY
from analytics.moves import period_before
from analytics.ranking import RankRow
from analytics.scope import Scope
from analytics.store import Snapshot
from analytics.wording import month_text, period_text

PERIODS = 6
FOLLOWED = 3  # at most so many that rose, and so many that fell, stand out by themselves


@dataclass(frozen=True)
class Spot:
    """Where a unit stood in one period: `slot` is its line in the order (no two share one), `place_no` its place."""

    period: int
    slot: int
    place_no: int
    text: str


@dataclass(frozen=True)
class Course:
    """One unit through the periods; periods in which it was not ranked are absent from `spots`."""

    key: str
    spots: tuple[Spot, ...]

    @property
    def gained(self) -> int:
        """Places gained from the first to the last period in which it was ranked; negative when lost."""
        return self.spots[0].place_no - self.spots[-1].place_no if self.spots else 0


def periods(snapshot: Snapshot, scope: Scope, count: int = PERIODS) -> list[Scope]:
    """The period and those before it of the same kind, oldest first; none from before the ledger."""
    found = [scope]
    while len(found) < count:
        before = period_before(snapshot, found[0])
        if before is None:
            break
        found.insert(0, before)
    return found


def label(scope: Scope) -> str:
    """What a period is called on the axis: "2025年3月", "2025年1—3月", else its two days."""
    is_whole = scope.since.day == 1 and (scope.until + DAY).day == 1
    if not is_whole:
        return period_text(scope.since, scope.until)
    if (scope.since.year, scope.since.month) == (scope.until.year, scope.until.month):
        return month_text(scope.since)
    if scope.since.year == scope.until.year:
        return f"{scope.since.year}年{scope.since.month}—{scope.until.month}月"
    return f"{month_text(scope.since)}—{month_text(scope.until)}"


def courses(rankings: Sequence[Sequence[RankRow]]) -> list[Course]:
    """One course a unit that is ranked in any of the periods, in the order of the last period; who is not ranked
    there follows."""
    spots: dict[str, list[Spot]] = {}
    for period, rows in reversed(list(enumerate(rankings))):
        for slot, row in enumerate((row for row in rows if row.place_no), start=1):
            spots.setdefault(row.key, []).insert(0, Spot(period, slot, row.place_no, row.text))
    return [Course(key, tuple(found)) for key, found in spots.items()]


def that_moved_most(found: Sequence[Course]) -> list[str]:
    """The units that stand out unless a reader chooses: those that rose and those that fell most."""
    by_gain = sorted(found, key=lambda course: -course.gained)
    rose = [course.key for course in by_gain[:FOLLOWED] if course.gained > 0]
    fell = [course.key for course in by_gain[::-1][:FOLLOWED] if course.gained < 0]
    return rose + fell
