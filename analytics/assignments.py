"""Assignments (会议交办): who is to do what by when, with the figure as it stood; a journal that only grows."""

import json
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from pathlib import Path

from analytics import journals
from analytics.assignment_checks import NotAssigned, checked_note, checked_task, checked_who, same_task
from analytics.figures import figure
from analytics.indicators import indicator_named
from analytics.registers import VILLAGE_KINDS, places
from analytics.scope import Scope
from analytics.store import Refused, Snapshot

NAME = "assigned"
COLUMNS = (
    *("who", "on", "snapshot", "id", "act", "what", "unit", "unit_id", "leader", "due_on", "indicator"),
    *("scope", "part", "numerator", "denominator", "text", "hazard_id", "note"),
)
ASSIGNED, DONE, WITHDRAWN, EXTENDED = "交办", "办结", "撤回", "延期"
ENDS = (DONE, WITHDRAWN)


@dataclass(frozen=True)
class Task:
    """What is asked of whom by when, and from which figure (`indicator`, `scope`, `part`) or row (`hazard_id`).

    `unit` is a place or a department; a row alone has no indicator and, unless given, no scope.
    """

    what: str
    unit: str
    leader: str
    due_on: date
    indicator: str = ""
    scope: Scope | None = None
    part: str = "numerator"
    hazard_id: str = ""
    unit_id: str = ""


@dataclass(frozen=True)
class Act:
    """A line after the assignment: 办结, 撤回 or 延期 (then with the new `due_on`), by whom, when, and why."""

    act: str
    who: str
    on: datetime
    note: str = ""
    due_on: date | None = None


@dataclass(frozen=True)
class Assignment:
    """One assignment with all that became of it; `text` is the figure as it stood, as `show` of the snapshot
    prints it, '' for a row alone. `task.due_on` is the first day set."""

    id: str
    task: Task
    snapshot: int
    who: str
    on: datetime
    numerator: int | None
    denominator: int | None
    text: str
    acts: tuple[Act, ...] = ()

    @property
    def due_on(self) -> date:
        """The day by which it is to be done, after any extension."""
        return next((act.due_on for act in self.acts[::-1] if act.act == EXTENDED), self.task.due_on)

    @property
    def end(self) -> Act | None:
        """办结 or 撤回, None while it runs."""
        return next((act for act in self.acts if act.act in ENDS), None)


def assign(snapshot: Snapshot, task: Task, who: str, on: datetime | None = None) -> str:
    """Enter an assignment with its figure as it stands in this snapshot; its number is returned.

    Raises NotAssigned, or BadScope for an unknown unit, with one Chinese sentence.
    """
    on, task, who = on or datetime.now(), checked_task(snapshot, task), checked_who(who)
    if task.due_on is None:
        raise NotAssigned("期限没有填，请选哪天前办结")
    if task.due_on < on.date():
        raise NotAssigned(f"期限{task.due_on}早于交办当天，请改为{on.date()}或以后")
    stood = stands(snapshot, task)
    refuse_others(snapshot, task, stood)

    def line(lines: list[dict]) -> dict:
        before = gathered(lines)
        same_task([one for one in before if not one.end], task)
        number = max((int(one.id) for one in before), default=0) + 1
        return as_line(task, stood) | head(who, on, snapshot) | {"id": str(number), "act": ASSIGNED}

    return journals.add(snapshot.data, NAME, COLUMNS, line)["id"]


def stands(snapshot: Snapshot, task: Task) -> dict:
    """The figure's numerator, denominator and text in this snapshot; empty for a row alone."""
    if not task.indicator:
        return {"numerator": None, "denominator": None, "text": ""}
    found = figure(snapshot, task.indicator, scope_for(task.indicator, task.scope))
    return {"numerator": found.numerator, "denominator": found.denominator, "text": found.text}


def refuse_others(snapshot: Snapshot, task: Task, stood: dict) -> None:
    """A village is not given a figure that counts other places' rows too."""
    kinds = {row["name"]: row["kind"] for row in places(snapshot)}
    if not task.indicator or task.hazard_id or kinds.get(task.unit) not in VILLAGE_KINDS:
        return
    own = stands(snapshot, replace(task, scope=task.scope.with_(places=(task.unit,))))
    counted = "denominator" if task.part == "denominator" else "numerator"
    if own[counted] == stood[counted]:
        return
    count = own[counted] or 0
    then = f"请在筛选里选{task.unit}后再交办" if count else "请改选责任单位"
    raise NotAssigned(
        f"这个数共{stood[counted]}项，{task.unit}的有{count}项，其余是别处的，不能整个交给它，{then}"
    )


def scope_for(indicator: str, scope: Scope) -> Scope:
    """The scope without what the indicator's table does not have."""
    return scope.of_accidents() if indicator_named(indicator).table == "accident" else scope


def finish(snapshot: Snapshot, id: str, who: str, note: str = "", on: datetime | None = None) -> None:
    """办结: a person says that it is done."""
    _act(snapshot, id, Act(DONE, who, on or datetime.now(), note))


def withdraw(snapshot: Snapshot, id: str, who: str, note: str, on: datetime | None = None) -> None:
    """撤回, with the reason; the assignment stays in the journal."""
    _act(snapshot, id, Act(WITHDRAWN, who, on or datetime.now(), checked_note(WITHDRAWN, note)))


def extend(
    snapshot: Snapshot, id: str, who: str, due_on: date | None, note: str, on: datetime | None = None
) -> None:
    """延期 to a later day, with the reason; the first day set stays in the journal."""
    if due_on is None:
        raise NotAssigned("没有选延期到哪一天，请选新的期限")
    _act(snapshot, id, Act(EXTENDED, who, on or datetime.now(), checked_note(EXTENDED, note), due_on))


def _act(snapshot: Snapshot, id: str, act: Act) -> None:
    who, note = checked_who(act.who), checked_note("", act.note)

    def line(lines: list[dict]) -> dict:
        one = next((one for one in gathered(lines) if one.id == id), None)
        if one is None:
            raise NotAssigned(f"没有第{id}号交办，请刷新页面再选")
        if one.end:
            raise NotAssigned(f"第{id}号交办已由{one.end.who}于{one.end.on:%Y-%m-%d}{one.end.act}，不再更改")
        if act.due_on and act.due_on <= one.due_on:
            raise NotAssigned(f"第{id}号交办的期限是{one.due_on}，延期要改到这一天以后")
        due_on = act.due_on.isoformat() if act.due_on else ""
        return head(who, act.on, snapshot) | {"id": id, "act": act.act, "due_on": due_on, "note": note}

    journals.add(snapshot.data, NAME, COLUMNS, line)


def head(who: str, on: datetime, snapshot: Snapshot) -> dict:
    """Who, when and the snapshot in use: what every line of every journal says."""
    return {"who": who, "on": on.isoformat(timespec="seconds"), "snapshot": snapshot.number}


def as_line(task: Task, stood: dict) -> dict:
    """A task as the journal keeps it."""
    words = {name: getattr(task, name) for name in ("what", "unit", "unit_id", "leader", "indicator")}
    words |= {"part": task.part if task.indicator else "", "hazard_id": task.hazard_id}
    words |= {"due_on": task.due_on.isoformat(), "scope": scope_text(task.scope)}
    return words | {name: "" if value is None else value for name, value in stood.items()}


def scope_text(scope: Scope | None) -> str:
    """A scope as JSON, what is empty left out."""
    said = {name: value for name, value in asdict(scope).items() if value not in ((), None)} if scope else {}
    return json.dumps(said, ensure_ascii=False, default=date.isoformat) if said else ""


def said_in(text: str) -> dict:
    """The parts of a kept scope: days as dates, filters as tuples."""
    days = ("since", "until", "as_of")
    return {
        name: date.fromisoformat(value)
        if name in days
        else tuple(value)
        if isinstance(value, list)
        else value
        for name, value in json.loads(text or "{}").items()
    }


def assigned(data: Path) -> list[Assignment]:
    """Every assignment with what became of it, oldest first."""
    return gathered(journals.read(data, NAME))


def gathered(lines: list[dict]) -> list[Assignment]:
    """The journal's lines, each assignment with the acts that name its number."""
    lines = [dict.fromkeys(COLUMNS, "") | line for line in lines]
    acts: dict[str, list[Act]] = {}
    try:
        for line in lines:
            if line["act"] != ASSIGNED:
                acts.setdefault(line["id"], []).append(act_of(line))
        return [read_back(line, tuple(acts.get(line["id"], ()))) for line in lines if line["act"] == ASSIGNED]
    except (ValueError, TypeError) as error:
        raise Refused("data/journal/assigned.csv被改动过，有一行读不懂，请从备份恢复这份交办登记") from error


def act_of(line: dict) -> Act:
    """What became of an assignment, from its line."""
    due_on = date.fromisoformat(line["due_on"]) if line["due_on"] else None
    return Act(line["act"], line["who"], datetime.fromisoformat(line["on"]), line["note"], due_on)


def read_back(line: dict, acts: tuple[Act, ...]) -> Assignment:
    """One assignment from its line."""
    parts = said_in(line["scope"])
    words = {name: line[name] for name in ("what", "unit", "leader", "indicator", "hazard_id", "unit_id")}
    task = Task(
        **words,
        due_on=date.fromisoformat(line["due_on"]),
        scope=Scope(**parts) if parts else None,
        part=line["part"] or "numerator",
    )
    numerator, denominator = (int(line[n]) if line[n] else None for n in ("numerator", "denominator"))
    on = datetime.fromisoformat(line["on"])
    return Assignment(
        line["id"], task, int(line["snapshot"]), line["who"], on, numerator, denominator, line["text"], acts
    )
