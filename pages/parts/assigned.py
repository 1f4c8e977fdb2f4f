"""会议交办 on 周例会: what was assigned and its state, what becomes of it, 交办单 and 会议纪要."""

from datetime import date, datetime
from functools import partial
from html import escape
from pathlib import Path

import streamlit as st

from analytics import assignments, journals
from analytics.assignment_checks import LONGEST
from analytics.assignment_state import DUE_TODAY, FINISHED, OVERDUE, Standing, last_and_this
from analytics.assignment_words import (
    change_words,
    counts_words,
    hint_words,
    now_words,
    progress_words,
    state_words,
    stood_words,
)
from analytics.assignments import DONE, EXTENDED, WITHDRAWN
from analytics.cards import near_day
from analytics.charts.frame import STATE_MARKS
from analytics.circulars.assignment_papers import (
    MINUTES_TITLE,
    SLIP_TITLE,
    minutes,
    paper_name,
    slip,
    slip_units,
)
from analytics.scope import Scope
from analytics.store import snapshot_words
from pages.parts import cached, cards, paging, shell, tables
from pages.parts.entering import clerk, day, enter, opened
from pages.parts.filters import View
from pages.parts.links import to_page, to_rows
from pages.parts.tables import Column, State, Table
from pages.parts.takeaways import offer, offer_with_pdf

TITLE = "会议交办：上次交办的办得怎样，这次交办了什么"
NONE = "还没有交办。点开任何一个数、条或行，在台账查询里按“交办”登记；下次例会在这里看办理情况。"
FORM = "deal"
LISTED, WORDS = 12, 24
COLOURS = {OVERDUE: "落后", DUE_TODAY: "需关注", FINISHED: "达标"}
COLUMNS = [
    *(Column("编号", "short"), Column("事项"), Column("责任单位", "short"), Column("责任领导", "short")),
    *(Column("期限", "short"), Column("当时→现在", "narrow"), Column("状态", "narrow")),
]


def board(view: View) -> None:
    """The table of assignments, and under it the ways to end or extend one and to take the papers."""
    today = date.today()
    found = assigned(view, today)
    shown = on_the_board(view)
    with st.container(key="assigned", gap="small"):
        if not shown:
            tables.show(TITLE, shell.short_line(view), f'<p class="empty">{NONE}</p>')
            return
        line = f"{counts_words(shown)} · 到{near_day(today, view.scope.as_of)} · 现在的数按快照{view.town.number}"
        page = paging.page_of(shown, LISTED, "assigned_page")
        tables.show(TITLE, line, Table(COLUMNS, [row_of(view, one) for one in page], "assignments"))
        said = st.session_state.pop("dealt", "")
        if said:
            st.html(f'<p class="done" id="dealt">{escape(said)}</p>')
        with st.container(horizontal=True, gap="small"):
            deal_with(view, [one for one in shown if one.is_open])
            papers(view, slip_units(found))


def assigned(view: View, today: date) -> list[Standing]:
    """Every assignment of the journal as it stands."""
    stamp = journals.stamp(Path(view.town.data), assignments.NAME)
    return cached.assigned(view.town, today, stamp)


def on_the_board(view: View) -> list[Standing]:
    """What was assigned last time and this time."""
    today = date.today()
    found = assigned(view, today)
    last, now = last_and_this(found, today)
    return [one for one in found if one in last or one in now]


def row_of(view: View, one: Standing) -> list:
    """One assignment; the figure now opens its rows."""
    kept, t = one.assignment, view.scope.as_of
    by = f"{near_day(kept.on.date(), t)}交办，经办{kept.who}"
    small = "；".join(filter(None, (rows_words(one), one.why_not, hint_words(one))))
    return [
        kept.id,
        State(escape(kept.task.what) + under(by)),
        one.unit,
        kept.task.leader,
        near_day(kept.due_on, t),
        State(change(view, one) + under(small)),
        State(state(one)),
    ]


def under(words: str) -> str:
    """A second line in a cell."""
    return f'<small class="from">{escape(words)}</small>' if words else ""


def change(view: View, one: Standing) -> str:
    """The figure then, leading to its rows in the snapshot it was assigned on, and now, leading to those of now; a
    single hazard leads to its row."""
    task = one.assignment.task
    if task.hazard_id or not task.indicator:
        said = escape(change_words(one))
        whole = Scope.of(view.town.open())
        return (
            link(said, to_page(view.town.open(), "rows", whole, [("text", one.find)])) if one.find else said
        )
    then = escape(stood_words(one))
    kept = cached.kept_snapshot(view.town, one.assignment.snapshot)
    if kept:
        older = snapshot_words(kept.number) if kept.number != view.town.number else ""
        then = link(then, to_rows(kept, task.indicator, task.scope, task.part, older))
    if one.scope_now is None:
        return f"{then}→（无法再算）"
    href = to_rows(view.town.open(), task.indicator, one.scope_now, task.part)
    return f"{then}→{link(escape(now_words(one)), href)}"


def link(html: str, href: str) -> str:
    """Words that open something inside the app."""
    return f'<a href="{escape(href)}">{html}</a>'


def rows_words(one: Standing) -> str:
    """What became of the rows, where the figure beside it does not say it."""
    return "" if one.assignment.task.hazard_id else progress_words(one.progress)


def state(one: Standing) -> str:
    """▼ 超期3天, in the colour of its word; what else there is to say plain behind it."""
    word, colour = one.state_text, COLOURS.get(one.state)
    more = escape(state_words(one).removeprefix(word))
    if not colour:
        return f"{word}{more}"
    return f'<span class="state state-{colour}">{STATE_MARKS[colour]} {word}</span>{more}'


def deal_with(view: View, running: list[Standing]) -> None:
    """办结, 延期 or 撤回 of one that runs."""
    opened("办结、延期、撤回", FORM, lambda key: form(view, running), is_empty=not running)


def form(view: View, running: list[Standing]) -> None:
    """Which one, who says so, why, and the three ways."""
    names = {f"第{one.assignment.id}号 {one.unit}：{short(one)}": one for one in running}
    one = names[st.selectbox("哪一件", list(names), key="deal-which")]
    id = one.assignment.id
    cards.notes([words for words in (change_words(one), hint_words(one)) if words])
    clerk(f"deal-who-{id}")
    st.text_input(
        "说明", key=f"deal-note-{id}", placeholder="延期、撤回要写明原因", max_chars=LONGEST["说明"]
    )
    day("延期到", None, f"deal-due-{id}")
    with st.container(horizontal=True, gap="small"):
        for word in (DONE, EXTENDED, WITHDRAWN):
            st.button(word, key=f"deal-{word}", on_click=pressed, args=(view, word, id))


def short(one: Standing) -> str:
    """An assignment in a list: its figure, for a row the row."""
    task = one.assignment.task
    return task.what[:WORDS] if task.hazard_id else stood_words(one)


def pressed(view: View, word: str, id: str) -> None:
    """Enter what becomes of an assignment."""
    snapshot = view.town.open()
    who, note, due_on = (st.session_state.get(f"deal-{name}-{id}") for name in ("who", "note", "due"))

    def act() -> None:
        if word == EXTENDED:
            assignments.extend(snapshot, id, who, due_on, note)
        else:
            {DONE: assignments.finish, WITHDRAWN: assignments.withdraw}[word](snapshot, id, who, note)

    if enter(FORM, who, act):
        st.session_state["dealt"] = f"第{id}号已登记{word}。"


def papers(view: View, units: dict[str, int]) -> None:
    """周例会纪要 at one press, 交办单 for each unit with something that runs."""
    snapshot, on = view.town.open(), datetime.now()
    offer_with_pdf(
        "周例会纪要（Word）",
        paper_name(snapshot, MINUTES_TITLE, on),
        partial(minutes, snapshot, view.scope, on),
    )
    with st.popover(f"交办单（{len(units)}个单位）", width="content", disabled=not units, key="slips"):
        for unit, count in units.items():
            name = paper_name(snapshot, f"{SLIP_TITLE} {unit}", on)
            offer(f"{unit}（{count}件）", name, partial(slip, snapshot, unit, on))
