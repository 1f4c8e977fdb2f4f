"""交办: on 台账查询 a figure, or one of the rows behind it, is given to a unit and a leader with a day."""

from datetime import date
from html import escape

import streamlit as st

from analytics import assignments
from analytics.assignment_checks import LONGEST, units
from analytics.assignment_words import Suggestion, leader_names, part_of, suggestion
from analytics.assignments import Task
from analytics.indicators import INDICATORS
from pages.parts.entering import clerk, day, enter, opened
from pages.parts.filters import View

FORM = "assign"
WORDS = 28  # of a row's description in the list of rows


def offer(view: View, indicator: str, found: list[dict]) -> None:
    """The button 交办 and, once pressed, its form: for the whole figure, or for one of the hazards on the page."""
    targets = targets_of(indicator, found)
    if targets:
        opened("交办", FORM, lambda key: form(view, indicator, targets))


def entered() -> None:
    """What was assigned just now, once."""
    said = st.session_state.pop("assigned", "")
    if said:
        st.html(f'<p class="done" id="assigned">{escape(said)}</p>')


def targets_of(indicator: str, found: list[dict]) -> dict[str, str]:
    """What may be assigned: words -> hazard_id, '' for the whole figure."""
    whole = {f"整个数：{INDICATORS[indicator].label}": ""} if indicator in INDICATORS else {}
    rows = [row for row in found if row.get("hazard_id")]
    return whole | {f"第{at}行：{row_words(row)}": row["hazard_id"] for at, row in enumerate(rows, start=1)}


def row_words(row: dict) -> str:
    """东岭村 样例超市 灭火器压力不足."""
    said = " ".join(filter(None, (row["place"], row["entity"], row["description"])))
    return said if len(said) <= WORDS else f"{said[:WORDS]}…"


def form(view: View, indicator: str, targets: dict[str, str]) -> None:
    """What, unit, leader, by when, who enters it; opened with what the figure or row says."""
    today = date.today()
    hazard_id = targets[st.selectbox("交办哪一项", list(targets), key="assign-target")]
    says = suggestion(view.town.open(), today, indicator, view.scope, hazard_id)
    key = f"{hash((indicator, view.scope, hazard_id)):x}"
    st.text_area("事项", says.what, max_chars=LONGEST["事项"], key=f"what-{key}", height=110)
    whom(view, says, today, key)
    clerk(f"who-{key}")
    st.button(
        "登记交办", type="primary", key="assign-enter", width="stretch", on_click=pressed,
        args=(view, indicator, hazard_id, key),
    )  # fmt: skip


def whom(view: View, says: Suggestion, today: date, key: str) -> None:
    """Unit, leader and day; a leader who is in no register may be written."""
    snapshot = view.town.open()
    known, named = units(snapshot), leader_names(snapshot, today)
    named += [says.leader] if says.leader and says.leader not in named else []
    st.selectbox(
        "责任单位", known, known.index(says.unit) if says.unit in known else None, key=f"unit-{key}",
        placeholder="选村（社区）或部门",
    )  # fmt: skip
    st.selectbox(
        "责任领导", named, named.index(says.leader) if says.leader else None, key=f"leader-{key}",
        placeholder="选责任领导，或直接填姓名", accept_new_options=True,
    )  # fmt: skip
    day("期限", says.due_on, f"due-{key}")


def pressed(view: View, indicator: str, hazard_id: str, key: str) -> None:
    """Enter it in the journal."""
    what, unit, leader, due_on, who = (
        st.session_state.get(f"{name}-{key}") for name in ("what", "unit", "leader", "due", "who")
    )
    asked = indicator if indicator in INDICATORS else ""
    part = part_of(asked) if asked else "numerator"
    task = Task(what or "", unit or "", leader or "", due_on, asked, view.scope, part, hazard_id)

    def act() -> None:
        number = assignments.assign(view.town.open(), task, who or "")
        st.session_state["assigned"] = (
            f"已登记第{number}号交办：{unit}，{leader}。办理情况和交办单在周例会“会议交办”"
        )

    enter(FORM, who, act)
