"""督促阶梯: what each unit's next letter would be, and why; it proposes, people decide."""

from dataclasses import dataclass
from datetime import date

from analytics import registers
from analytics.cards import near_day
from analytics.circulars.answers import ANSWERED, Sent, letters, letters_to
from analytics.circulars.unit_facts import days_over, named_before, overdue_by_unit
from analytics.circulars.unit_letters import KINDS, SUMMONS
from analytics.scope import Scope
from analytics.store import Snapshot

STEPS = tuple(KINDS)  # 提醒函, 督促函, 整改督办通知书, 约谈通知书
HIGHEST_BY_DAYS = "supervision_notice"
RULES = {"urging_from": 8, "supervision_from": 16, "summons_times": 3}


@dataclass(frozen=True)
class Proposal:
    """One unit with something overdue: the document proposed, '' while its last letter still runs; why, in words;
    what was sent to it before, oldest first."""

    unit: str
    unit_id: str
    overdue: int
    longest: int
    document: str
    why: str
    sent: tuple[Sent, ...]
    waiting: str = "等待反馈"

    @property
    def title(self) -> str:
        """提醒函 …, or 等待反馈, 已反馈 of the letter that runs."""
        return KINDS[self.document].title if self.document else self.waiting


def rules(snapshot: Snapshot) -> dict[str, int]:
    """The ladder's numbers, from the town's settings."""
    return {name: int(snapshot.settings.get(f"ladder.{name}") or usual) for name, usual in RULES.items()}


def proposals(snapshot: Snapshot, scope: Scope, by: str, on: date) -> list[Proposal]:
    """One for every unit of the scope with something overdue at t; whether a letter still runs is judged on `on`.

    Highest step first, then the longest overdue.
    """
    ids = {row["name"]: row["place_id"] for row in registers.places(snapshot)}
    sent, steps = letters(snapshot), rules(snapshot)
    made = []
    for unit, rows in overdue_by_unit(snapshot, scope, by).items():
        mine = tuple(letters_to(sent, unit, ids.get(unit, unit)))
        if rows:
            made.append(proposed(Unit(unit, ids.get(unit, unit), rows, mine, scope.as_of), steps, on))
    order = {name: -i for i, name in enumerate(("", *STEPS))}
    return sorted(made, key=lambda one: (order[one.document], -one.longest, -one.overdue))


@dataclass(frozen=True)
class Unit:
    """A unit with its overdue hazards at t, longest first, and the letters it got."""

    name: str
    id: str
    rows: list[dict]
    sent: tuple[Sent, ...]
    t: date

    def naming(self, rows: list[dict]) -> list[Sent]:
        """The letters that named one of these hazards."""
        ids = {row["hazard_id"] for row in rows}
        return [one for one in self.sent if one.hazards & ids]

    def times(self, row: dict) -> int:
        """How many letters named a hazard."""
        return sum(row["hazard_id"] in one.hazards for one in self.sent)


def proposed(unit: Unit, steps: dict[str, int], on: date) -> Proposal:
    """The next step of one unit: hazards whose letter still runs wait for their day, the others decide."""
    running = [one for one in unit.sent if one.due_on and one.due_on >= on]
    waiting = {id for one in running for id in one.hazards}
    rest = [row for row in unit.rows if row["hazard_id"] not in waiting]
    document, why = ("", waits(running)) if not rest else next_step(unit, rest, steps)
    words = [f"{len(unit.rows)}项超期，最长{days_over(unit.rows[0], unit.t)}天", *before(unit, rest, on), why]
    if rest and len(rest) < len(unit.rows):
        words.append(f"另有{len(unit.rows) - len(rest)}项的函件未到期限")
    longest = days_over(unit.rows[0], unit.t)
    state = ANSWERED if running and all(one.answered_on for one in running) else "等待反馈"
    return Proposal(unit.name, unit.id, len(unit.rows), longest, document, "；".join(words), unit.sent, state)


def next_step(unit: Unit, rest: list[dict], steps: dict[str, int]) -> tuple[str, str]:
    """(the document, the rule that asks for it): by days over; one step above the last that named the same hazard;
    and 约谈 once it was named often enough."""
    days = days_over(rest[0], unit.t)
    by_days = (days >= steps["urging_from"]) + (days >= steps["supervision_from"])
    named = unit.naming(rest)
    times = max(unit.times(row) for row in rest)
    if times >= steps["summons_times"]:
        return SUMMONS, f"同一隐患已{times}次发函仍未整改，按阶梯约谈"
    last = max((STEPS.index(one.document) for one in named if one.document in STEPS), default=-1)
    again = min(last + 1, STEPS.index(HIGHEST_BY_DAYS)) if named else 0
    if again > by_days:
        return STEPS[again], f"{KINDS[STEPS[last]].title}之后仍未整改，升一级"
    span = (
        f"不到{steps['urging_from']}天",
        f"{steps['urging_from']}天及以上",
        f"{steps['supervision_from']}天及以上",
    )
    return STEPS[by_days], f"超期{span[by_days]}，按阶梯发{KINDS[STEPS[by_days]].title}"


def before(unit: Unit, rest: list[dict], on: date) -> list[str]:
    """What was named before: how many of these hazards, in which letter last, answered or not; what is mended."""
    open_ids = {row["hazard_id"] for row in unit.rows}
    named, said = named_before(unit.sent, rest), []
    if named:
        last, count = named
        state = last.state(on)
        state = f"{near_day(last.answered_on, on)}已反馈，仍未整改" if state == ANSWERED else state
        said.append(f"其中{count}项{last.number}（{near_day(last.issued_on, on)}）已列明，{state}")
    mended = {id for one in unit.sent for id in one.hazards} - open_ids
    said += [f"以前列明的{len(mended)}项已整改或不再超期"] if mended else []
    listed = [one for one in unit.sent if not one.hazards]
    return said + ([f"另有以前的函件{len(listed)}份，没有清单，不计次数"] if listed else [])


def waits(running: list[Sent]) -> str:
    """Which letter still runs, and until when."""
    last = max(running, key=lambda one: (not one.answered_on, one.due_on))
    state = f"{near_day(last.answered_on, last.issued_on)}已反馈" if last.answered_on else "等待反馈"
    return f"{last.number}期限{near_day(last.due_on, last.issued_on)}未到，{state}"
