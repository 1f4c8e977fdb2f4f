"""重大隐患督办: the register of 重大 hazards as a board, from 整改中 over 整改完成 to 验收销号."""

from dataclasses import dataclass
from datetime import date

from analytics import counting, filters, five_fixed
from analytics.five_fixed import Tick
from analytics.indicator import CLOSED, MAJOR, OPEN, OVERDUE, RECTIFIED, Indicator
from analytics.scope import Scope
from analytics.store import Snapshot
from analytics.workdays import Clock, Workdays, clock, waited, workdays

LISTED = 60  # hazards of one step that a board holds
MENDING, AWAITING, ACCEPTED = "整改中", "整改完成，待验收", "验收销号"
# Step: its rows, their order (the most pressing first), the indicator whose rows they are.
_STEPS = {
    MENDING: (f"{OPEN} and not {RECTIFIED}", "due_on nulls first, found_on", "major_unrectified"),
    AWAITING: (f"{OPEN} and {RECTIFIED}", "rectified_on, found_on", "awaiting_acceptance"),
    ACCEPTED: (CLOSED, "closed_on desc, found_on", "hazards_closed"),
}
_COUNTED = {
    **{name: condition for name, (condition, _, _) in _STEPS.items()},
    "open": OPEN,
    "overdue": OVERDUE,
    "supervised": f"({OPEN} and supervised)",
}


@dataclass(frozen=True)
class Major:
    """One 重大 hazard at t: its row and 五定; how its due day stood when it was mended and when accepted, or stands
    at t; since when its acceptance waits ("5 个工作日")."""

    row: dict
    ticks: tuple[Tick, ...]
    mended: Clock
    closed: Clock
    rectified_on: date | None
    accepted_on: date | None
    waits: str
    supervised: str

    @property
    def missing(self) -> tuple[str, ...]:
        """The labels that the row leaves open."""
        return tuple(tick.label for tick in self.ticks if tick.said is None)


@dataclass(frozen=True)
class Step:
    """One column of the board: how many there are, and the first of them; `indicator` counts its rows."""

    title: str
    count: int
    indicator: str
    majors: tuple[Major, ...]


@dataclass(frozen=True)
class MajorBoard:
    """The register at t: `sentence` what it comes to, `notes` what must be known of the working days."""

    sentence: str
    steps: tuple[Step, ...]
    notes: tuple[str, ...]


def scope_of(scope: Scope) -> Scope:
    """The scope narrowed to 重大 hazards."""
    return scope.with_(levels=("重大",))


def board(snapshot: Snapshot, scope: Scope) -> MajorBoard:
    """What was open at t, and what was accepted in the period; one query to count and one a step."""
    scope, calendar = scope_of(scope), workdays(snapshot)
    asked = [Indicator(name, "", "", "", numerator=f"({MAJOR} and {c})") for name, c in _COUNTED.items()]
    counted = {name: n for name, (n, _) in counting.counts(snapshot, asked, scope)[()].items()}
    steps = tuple(_step(snapshot, scope, calendar, title, counted[title]) for title in _STEPS)
    days = [each.row["due_on"] for step in steps[:2] for each in step.majors if each.row["due_on"]]
    unknown = calendar.unknown_years([*days, scope.as_of])
    notes = [f"{year}年没有登记放假安排，只扣周末" for year in unknown]
    return MajorBoard(_sentence(counted, steps), steps, tuple(notes))


def _sentence(counted: dict, steps: tuple[Step, ...]) -> str:
    if not counted["open"]:
        return "没有未销号的重大隐患"
    said = f"未销号 {counted['open']} 项：整改中 {counted[MENDING]} 项、待验收 {counted[AWAITING]} 项"
    said += f"，超期未整改 {counted['overdue']} 项，挂牌督办 {counted['supervised']} 项"
    listed = [each for step in steps[:2] for each in step.majors]
    if len(listed) < counted["open"]:
        return said
    return f"{said}，五定不全 {sum(bool(each.missing) for each in listed)} 项"


def _step(snapshot: Snapshot, scope: Scope, calendar: Workdays, title: str, count: int) -> Step:
    condition, order, indicator = _STEPS[title]
    where, params = filters.condition("hazard", scope)
    params |= counting.period_params(snapshot, scope)
    sql = f"""
        select * from {filters.rows_of("hazard", scope)} where {where} and {MAJOR} and {condition}
        order by {order}, hazard_id limit {LISTED}"""
    names = five_fixed.labels(snapshot)
    rows = snapshot.query(sql, params) if count else []
    return Step(title, count, indicator, tuple(_major(row, names, calendar, scope.as_of) for row in rows))


def _major(row: dict, names: tuple[str, ...], calendar: Workdays, t: date) -> Major:
    rectified, accepted = (_known(row[name], t) for name in ("rectified_on", "accepted_on"))
    waits = waited(calendar, rectified, t) if rectified and not accepted else ""
    mended, closed = (clock(calendar, row["due_on"], day or t) for day in (rectified, accepted))
    found = five_fixed.ticks(row, names)
    return Major(row, found, mended, closed, rectified, accepted, waits, _supervised(row))


def _known(day: date | None, t: date) -> date | None:
    return day if day and day <= t else None


def _supervised(row: dict) -> str:
    """挂牌督办 with who and under which number, as far as the row says; 未填 where it says nothing."""
    if row["supervised"] is None:
        return "挂牌未填"
    if not row["supervised"]:
        return "未挂牌"
    extras = five_fixed.extras_of(row)
    more = "，".join(extras[name] for name in ("supervisor", "document_no") if extras.get(name))
    return f"挂牌督办（{more}）" if more else "挂牌督办"
