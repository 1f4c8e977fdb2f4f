"""What became of assignments: the state by the day, the figure then and now, and the rows it stood for."""

from dataclasses import asdict, dataclass
from datetime import date, timedelta

from analytics import assignments, rows
from analytics.assignment_checks import id_of, name_now
from analytics.assignments import DONE, Assignment, scope_for
from analytics.figures import Figure, figure
from analytics.indicators import INDICATORS
from analytics.scope import Scope
from analytics.store import Refused, Snapshot, open_snapshot

RUNNING, DUE_TODAY, OVERDUE, FINISHED, TAKEN_BACK = "进行中", "今日到期", "超期", "已办结", "已撤回"
STATES = (OVERDUE, DUE_TODAY, RUNNING, FINISHED, TAKEN_BACK)  # as they are listed
WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Progress:
    """The hazards behind an assignment: `rows` it stood for, of which `open_then` were open in its own snapshot;
    these are by now `closed`, `withdrawn`, `lost` (no such row any more) or `open`, and the four sum to
    `open_then`. `vanished` of the open ones are 消失待确认. `reason`: why it cannot be said.
    """

    rows: int = 0
    open_then: int = 0
    closed: int = 0
    withdrawn: int = 0
    lost: int = 0
    open: int = 0
    vanished: int = 0
    reason: str = ""


@dataclass(frozen=True)
class Standing:
    """An assignment on a day: its state word, days late (0 unless 超期), the unit's name today, the same figure
    asked of the current snapshot (None where it cannot be, with `why_not`), and its hazards (None: it has none).
    `find`: what one hazard is found by in the ledger, '' where it is about no single one or it is no more."""

    assignment: Assignment
    state: str
    days_late: int
    unit: str
    now: Figure | None
    why_not: str
    scope_now: Scope | None
    progress: Progress | None
    find: str = ""

    @property
    def state_text(self) -> str:
        """The state as it is read: 超期3天."""
        return f"{OVERDUE}{self.days_late}天" if self.state == OVERDUE else self.state

    @property
    def is_open(self) -> bool:
        """Whether it still runs."""
        return self.assignment.end is None


def standings(snapshot: Snapshot, on: date) -> list[Standing]:
    """Every assignment as it stands on a day against this snapshot: running ones first, the earliest due day
    first; then the ended ones, the last ended first."""
    found = [standing(snapshot, one, on) for one in assignments.assigned(snapshot.data)]
    running = [one for one in found if one.is_open]
    ended = [one for one in found if not one.is_open]
    return [
        *sorted(running, key=lambda one: (one.assignment.due_on, int(one.assignment.id))),
        *sorted(ended, key=lambda one: one.assignment.end.on, reverse=True),
    ]


def standing(snapshot: Snapshot, one: Assignment, on: date) -> Standing:
    """One assignment as it stands on a day."""
    state, late = state_on(one, on)
    unit = name_now(snapshot, one.task.unit, one.task.unit_id)
    if one.snapshot > snapshot.number:
        why_not = f"所看的快照{snapshot.number}早于交办所据的快照{one.snapshot}，不能比较"
        return Standing(one, state, late, unit, None, why_not, None, None)
    now, scope, why_not = asked_again(snapshot, one)
    find = found_by(snapshot, one.task.hazard_id)
    return Standing(one, state, late, unit, now, why_not, scope, progress(snapshot, one), find)


def found_by(snapshot: Snapshot, hazard_id: str) -> str:
    """The number of a hazard, else its description: what the ledger is searched for."""
    sql = "select hazard_no, description from hazard where hazard_id = $id"
    found = snapshot.query(sql, {"id": hazard_id}) if hazard_id else []
    return (found[0]["hazard_no"] or found[0]["description"] or "") if found else ""


def state_on(one: Assignment, on: date) -> tuple[str, int]:
    """(state, days late): 今日到期 on the due day itself, 超期 after it; an ended one keeps its end."""
    if one.end:
        return (FINISHED if one.end.act == DONE else TAKEN_BACK), 0
    late = (on - one.due_on).days
    return (RUNNING, 0) if late < 0 else (DUE_TODAY, 0) if late == 0 else (OVERDUE, late)


def asked_again(snapshot: Snapshot, one: Assignment) -> tuple[Figure | None, Scope | None, str]:
    """(figure, scope, why not): the same period and filters as of this snapshot's last day."""
    task = one.task
    if task.scope is None or task.indicator not in INDICATORS:
        return None, None, ""
    parts = asdict(scope_for(task.indicator, task.scope)) | {"as_of": snapshot.latest}
    try:
        parts |= renamed(snapshot, one)
        scope = Scope.of(snapshot, **parts)
        return figure(snapshot, task.indicator, scope), scope, ""
    except Refused as refused:
        return None, None, f"现在无法按当时的范围再算：{refused}"


def renamed(snapshot: Snapshot, one: Assignment) -> dict:
    """The places asked about by the names they have in this snapshot."""
    kept = open_snapshot(snapshot.data, one.snapshot)
    return {
        name: tuple(name_now(snapshot, word, id_of(kept, word)) for word in getattr(one.task.scope, name))
        for name in ("places", "reporting_places")
    }


def progress(snapshot: Snapshot, one: Assignment) -> Progress | None:
    """What became of the hazards it stood for; None where it stood for no hazards (accidents, aggregates).

    They are asked again of the snapshot that the assignment was made on, which is kept for that.
    """
    task = one.task
    ask = INDICATORS.get(task.indicator)
    if not task.hazard_id and (ask is None or ask.table != "hazard"):
        return None
    try:
        then = rows_then(open_snapshot(snapshot.data, one.snapshot), task)
    except Refused as refused:
        return Progress(reason=f"当时的行无法再查：{refused}")
    open_then = [row["hazard_id"] for row in then if is_open(row, row["t"])]
    now = rows.with_ids(snapshot, "hazard", open_then)
    found = [now[id] for id in open_then if id in now]
    withdrawn = [row for row in found if row["withdrawn_on"]]
    closed = [row for row in found if row["closed_on"] and not row["withdrawn_on"]]
    still = [row for row in found if not row["closed_on"] and not row["withdrawn_on"]]
    vanished = sum(bool(row["vanished"]) for row in still)
    lost = len(open_then) - len(found)
    return Progress(
        len(then), len(open_then), len(closed), len(withdrawn), lost, len(still), vanished
    )  # fmt: skip


def is_open(row: dict, t: date) -> bool:
    """Neither closed nor withdrawn at the end of day t."""
    return not any(row[name] and row[name] <= t for name in ("closed_on", "withdrawn_on"))


def rows_then(kept: Snapshot, task) -> list[dict]:
    """The hazards that the assignment stood for, as they stood: one, or those of the figure and part; each with
    `t`, the day that was asked about."""
    t = task.scope.as_of if task.scope else kept.latest
    if task.hazard_id:
        found = kept.query("select * from hazard where hazard_id = $id", {"id": task.hazard_id})
    else:
        found = rows.rows_behind(kept, task.indicator, task.scope, task.part)
    return [row | {"t": t} for row in found]


def last_and_this(found: list[Standing], day: date) -> tuple[list[Standing], list[Standing]]:
    """(assigned before the day, assigned on it). Of the earlier ones those that run, and those ended since the
    assignments before, at least in the last seven days."""
    earlier = [one for one in found if one.assignment.on.date() < day]
    last = max((one.assignment.on.date() for one in earlier), default=day)
    since = min(last, day - WEEK)
    recent = [one for one in earlier if one.is_open or one.assignment.end.on.date() >= since]
    return recent, [one for one in found if one.assignment.on.date() == day]
