"""What an assignment may say: complete, short, of a unit that is known, and within what a town may order."""

from dataclasses import replace

from analytics import nearest, registers
from analytics.circulars.line import not_a_formula, plain
from analytics.indicators import indicator_named
from analytics.rows import PARTS
from analytics.store import Refused, Snapshot

LONGEST = {"事项": 500, "责任领导": 50, "经办人": 50, "说明": 300}
# A town reports upwards; stopping a business or fining it is the county's to order.
NOT_A_TOWNS = ("责令停产停业", "停产停业", "责令停产", "行政处罚", "处罚", "罚款", "查封", "扣押")


class NotAssigned(Refused):
    """An assignment or what became of it could not be entered; the message is one plain Chinese sentence."""


def checked_task(snapshot: Snapshot, task):
    """The task in printable words, its unit by the register's name; NotAssigned says what is missing or wrong."""
    what = required("事项", task.what)
    refuse_orders(what)
    leader = required("责任领导", task.leader)
    if not task.unit.strip():
        raise NotAssigned("没有选责任单位，请选一个村（社区）或部门")
    if not task.indicator and not task.hazard_id:
        raise NotAssigned("交办要从一个数或一行台账发起，请先在台账查询里打开")
    if task.indicator and (indicator_named(task.indicator), task.part)[1] not in PARTS:
        raise NotAssigned(f"只能交办分子或分母的行，不能是“{task.part}”")
    unit = unit_named(snapshot, task.unit.strip())
    return replace(task, what=what, leader=leader, unit=unit, unit_id=id_of(snapshot, unit))


def required(name: str, text: str) -> str:
    """The words on one line; refused when there are none or too many."""
    text = not_a_formula(plain(text))
    if not text:
        raise NotAssigned(f"{name}没有填，请填写后再交办")
    if len(text) > LONGEST[name]:
        raise NotAssigned(f"{name}有{len(text)}字，最多{LONGEST[name]}字，请写短一些")
    return text


def refuse_orders(text: str) -> None:
    """A town's paper does not order what is the county's to order."""
    found = next((word for word in NOT_A_TOWNS if word in text), "")
    if found:
        raise NotAssigned(f"镇级交办不写“{found}”，请改为督促整改，或写明报请县级部门依法处理")


def checked_who(who: str) -> str:
    """Who enters it."""
    return required("经办人", who)


def checked_note(act: str, note: str) -> str:
    """The reason of an act; 撤回 and 延期 must have one."""
    note = not_a_formula(plain(note))
    if act and not note:
        raise NotAssigned(f"{act}要写明原因，请填写说明")
    if len(note) > LONGEST["说明"]:
        raise NotAssigned(f"说明有{len(note)}字，最多{LONGEST['说明']}字，请写短一些")
    refuse_orders(note)
    return note


def same_task(running: list, task) -> None:
    """The same thing of the same unit is assigned once while it runs: two who press at once make one."""
    for one in running:
        if replace(one.task, due_on=task.due_on, leader=task.leader) == task:
            raise NotAssigned(f"同一事项已由{one.who}于{one.on:%Y-%m-%d}交办（第{one.id}号），还没有办结")


def units(snapshot: Snapshot) -> list[str]:
    """Whom something may be assigned to: the register's places, then the lead units of the sectors."""
    named = [row["name"] for row in registers.places(snapshot)]
    return list(
        dict.fromkeys(
            [*named, *(row["lead_unit"] for row in registers.sectors(snapshot) if row["lead_unit"])]
        )
    )


def unit_named(snapshot: Snapshot, word: str) -> str:
    """A unit by its official name; BadScope names the nearest."""
    return word if word in units(snapshot) else nearest.place_named(snapshot, word, "责任单位")


def id_of(snapshot: Snapshot, unit: str) -> str:
    """What the register knows the unit by, '' for one that is not in it."""
    return next((row["place_id"] for row in registers.places(snapshot) if row["name"] == unit), "")


def name_now(snapshot: Snapshot, name: str, place_id: str) -> str:
    """A place's name in this snapshot: by what the register knew it by, else by a declared spelling, else as it
    was."""
    names = {row["place_id"]: row["name"] for row in registers.places(snapshot)}
    return names.get(place_id) or nearest.spelled(snapshot, "place", name, names.values())
