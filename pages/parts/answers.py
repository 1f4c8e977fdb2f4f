"""Answers to letters: the register on 通报 with its form, and what is overdue on 周例会."""

from collections.abc import Callable
from datetime import date
from html import escape
from pathlib import Path

import streamlit as st

from analytics.cards import near_day
from analytics.charts.frame import STATE_MARKS
from analytics.circulars import answers
from analytics.circulars.answers import ANSWERED, LATE, LONGEST, Answer, Sent, file_of
from pages.parts import cached, cards, paging, proposed, tables, takeaways
from pages.parts.entering import clerk, day, enter, opened
from pages.parts.filters import View
from pages.parts.section import Section
from pages.parts.since_last import Compared
from pages.parts.tables import Column, State, Table, table

TITLE = "函件登记：发给谁、什么时候反馈"
FORM = "answer"
LISTED, ON_MEETING = 20, 6
COLUMNS = [
    *(Column("文号", "short"), Column("标题", "narrow"), Column("主送", "short")),
    *(Column("印发", "short"), Column("反馈期限", "short"), Column("状态", "narrow")),
]


def late(look: Compared) -> Section:
    """周例会: letters whose answer has not come by its day, longest overdue first."""
    today = date.today()
    found = [one for one in register(look.view)[0] if one.state(today) == LATE]
    found = sorted((one for one in found if in_scope(look.view, one)), key=lambda one: one.due_on)
    columns = [
        Column("主送", "short"),
        Column("文号", "narrow"),
        Column("期限", "short"),
        Column("逾期天数", "num"),
    ]
    body = [
        [one.unit, one.number, near_day(one.due_on, today), (today - one.due_on).days]
        for one in found[:ON_MEETING]
    ]
    html = table(columns, body, "late-answers") if body else "<p>没有逾期未反馈的函件。</p>"
    more = '<a href="circulars">到通报登记反馈</a>'
    return Section(
        f"逾期未反馈的函件：{len(found)} 份",
        f"截至{near_day(today, look.scope.as_of)} · 按函件要求的反馈期限",
        html,
        more=more,
    )


def in_scope(view: View, one: Sent) -> bool:
    """Whether the filters let the unit through."""
    places, leaders = view.scope.places, view.scope.leaders
    return not (places or leaders) or one.unit in (*places, *leaders)


def register(view: View) -> tuple[list[Sent], list[str]]:
    """(every letter with its answer, oldest first; what is wrong with the list of earlier ones)."""
    return cached.letters(view.town, proposed.stamps(view))


def board(view: View) -> None:
    """通报: the register, newest first and overdue before all, and the form for an answer."""
    today = date.today()
    found, problems = register(view)
    shown = sorted(
        (one for one in found[::-1] if in_scope(view, one)), key=lambda one: one.state(today) != LATE
    )
    if not shown and not problems:
        return
    with st.container(key="answers", gap="small"):
        late_count = len([one for one in shown if one.state(today) == LATE])
        line = f"共{len(shown)}份，逾期未反馈{late_count}份 · 到{near_day(today, view.scope.as_of)}"
        page = paging.page_of(shown, LISTED, "answers_page")
        more = '<a href="returns">登记以前发过的函件</a>'
        tables.show(TITLE, line, Table(COLUMNS, [row_of(one, today) for one in page], "answers"), more)
        cards.notes(problems)
        done = st.session_state.pop("answered", "")
        if done:
            st.html(f'<p class="done" id="answered">{escape(done)}</p>')
        with st.container(horizontal=True, gap="small"):
            deal_with(view, shown)
            kept(view, page)


def row_of(one: Sent, today: date) -> list:
    """One letter with the state of its answer."""
    state = one.state(today)
    words = escape(state)
    if state == LATE:
        words = f'<span class="state state-落后">{STATE_MARKS["落后"]} {state}{(today - one.due_on).days}天</span>'
    if state == ANSWERED:
        words = f'{near_day(one.answered_on, today)}反馈<small class="from">{escape(one.what)}</small>'
    due = near_day(one.due_on, today) if one.due_on else ""
    return [one.number, one.title, one.unit, near_day(one.issued_on, today), due, State(words)]


def deal_with(view: View, shown: list[Sent]) -> None:
    """登记反馈, or 撤销 of one entered by mistake."""
    opened("登记反馈", FORM, lambda key: form(view, shown), is_empty=not shown)


def form(view: View, shown: list[Sent]) -> None:
    """Which letter, the day, what it says, its file, who enters it."""
    names = {f"{one.number} {one.unit}": one for one in shown}
    one = names[st.selectbox("哪一份", list(names), key="answer-which")]
    day("反馈日期", date.today(), f"answer-on-{one.id}")
    st.text_input("反馈内容", key=f"answer-what-{one.id}", max_chars=LONGEST, placeholder="撤销时写原因")
    st.file_uploader("反馈文件（可不传）", key=f"answer-file-{one.id}")
    clerk(f"answer-who-{one.id}")
    with st.container(horizontal=True, gap="small"):
        st.button("登记反馈", type="primary", key="answer-enter", on_click=entered, args=(view, one))
        if one.answered_on:
            st.button("撤销反馈", key="answer-withdraw", on_click=withdrawn, args=(view, one))


def entered(view: View, one: Sent) -> None:
    """Enter the answer of the form."""
    on, what, file = (st.session_state.get(f"answer-{name}-{one.id}") for name in ("on", "what", "file"))
    answer = Answer(on or date.today(), what or "", (file.name, file.getvalue()) if file else None)
    close(one, "登记反馈", lambda who: answers.enter(view.town.open(), one.id, answer, who))


def withdrawn(view: View, one: Sent) -> None:
    """Take the answer back."""
    why = st.session_state.get(f"answer-what-{one.id}") or ""
    close(one, "撤销反馈", lambda who: answers.withdraw(view.town.open(), one.id, why, who))


def close(one: Sent, word: str, act: Callable[[str], object]) -> None:
    """Do it in the name of the form's clerk."""
    who = st.session_state.get(f"answer-who-{one.id}") or ""
    if enter(FORM, who, lambda: act(who)):
        st.session_state["answered"] = f"{one.number}已{word}。"


def kept(view: View, page: list[Sent]) -> None:
    """The files of the answers on the page."""
    held = [one for one in page if one.file]
    if not held:
        return
    with st.popover(f"反馈文件（{len(held)}份）", width="content", key="answer-files"):
        for one in held:
            content = file_of(Path(view.town.data), one)
            if content is None:
                cards.notes([f"{one.number}的反馈文件不在data/journal/answers里，请从备份恢复"])
            else:
                takeaways.offer(
                    f"{one.number} {one.unit}", one.file.partition("-")[2], content, f"answer-{one.id}"
                )
