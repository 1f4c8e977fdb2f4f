"""督促阶梯 on 通报: each unit's next letter and why; drafts and, at one press, the numbered letters of all."""

from datetime import date, datetime
from functools import partial
from html import escape
from pathlib import Path

import streamlit as st

from analytics import journals
from analytics.cards import near_day
from analytics.circulars import NotIssued
from analytics.circulars.answers import Sent
from analytics.circulars.batch import drafts, issue_letters, letters, zipped
from analytics.circulars.call import NO_CALL, Call
from analytics.circulars.ladder import Proposal
from analytics.circulars.unit_letters import KINDS, SUMMONS
from pages.parts import cached, calling, cards, choices, paging, shell, tables, takeaways
from pages.parts.filters import View
from pages.parts.links import to_rows
from pages.parts.tables import Column, Link, State, Table

TITLE = "督促阶梯：下一步给谁发什么"
NONE = "没有超期未整改的隐患，不用发函。"
BY = {"按村（社区）": "place", "按责任领导": "leader"}
WHICH = {"按建议": ""} | {f"都发{kind.title}": name for name, kind in KINDS.items()}
LISTED, BEFORE = 20, 3
COLUMNS = [
    *(Column("单位", "short"), Column("超期（项）", "num"), Column("最长（天）", "num")),
    *(Column("已发过的函件", "narrow"), Column("建议下一步", "short"), Column("为什么")),
]


def board(view: View) -> None:
    """The proposals, and under them the ways to the letters; nothing is sent by itself."""
    with st.container(key="ladder", gap="small"):
        by = BY[choices.one_of("写给", {word: word for word in BY}, "letters_by")]
        found = proposals(view, by)
        line = f"{shell.short_line(view, len(found))} · 只作建议，印发由人决定"
        if not found:
            tables.show(TITLE, line, f'<p class="empty">{NONE}</p>')
            return
        page = paging.page_of(found, LISTED, "ladder_page")
        body = [row_of(view, one, by) for one in page]
        rule = "台阶的天数和次数在 settings.toml 的 ladder 里改。" + without_unit(by)
        tables.show(TITLE, line, Table(COLUMNS, body, "ladder"), rule)
        making(view, found, by)
        said()


def without_unit(by: str) -> str:
    """What no letter holds."""
    return "未分村的隐患不写进任何函件。" if by == "place" else "没有明确领导的隐患不写进任何函件。"


def proposals(view: View, by: str) -> list[Proposal]:
    """What the ladder proposes, as the journals stand."""
    return cached.proposals(view.town, view.scope, by, date.today(), stamps(view))


def stamps(view: View) -> tuple:
    """Changes when a letter is issued or answered, or the earlier list changes."""
    return tuple(
        journals.stamp(Path(view.town.data), name) for name in ("issued", "answered", "letters", "steps")
    )


def row_of(view: View, one: Proposal, by: str) -> list:
    """One unit; its count opens the rows."""
    narrow = view.scope.with_(**{"places" if by == "place" else "leaders": (one.unit,)})
    count = Link(str(one.overdue), to_rows(view.town.open(), "overdue", narrow))
    step = f"<b>{escape(one.title)}</b>" if one.document else escape(one.title)
    return [one.unit, count, one.longest, State(sent_words(one.sent)), State(step), one.why]


def sent_words(sent: tuple[Sent, ...]) -> str:
    """The last letters, each with its state."""
    today = date.today()
    lines = [f"{one.number} {near_day(one.issued_on, today)}，{one.state(today)}" for one in sent[-BEFORE:]]
    more = len(sent) - len(lines)
    return "<br>".join(map(escape, lines + ([f"更早的{more}份"] if more else []))) or "没有发过"


def making(view: View, found: list[Proposal], by: str) -> None:
    """Which letters, to whom not, who issues; the drafts and the letters as one file."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        which = WHICH[st.selectbox("发什么", list(WHICH), key="letters-which", width=200)]
        wanted = {one.unit: which or one.document for one in found if which or one.document}
        left_out = st.multiselect(
            "这次不发的", list(wanted), key="letters-not", placeholder="不选就都发", select_all=False
        )
        who = st.text_input("印发人", key="letters-who", placeholder="填姓名后印发", width=180)
    wanted = {unit: document for unit, document in wanted.items() if unit not in left_out}
    if not wanted:
        cards.empty("没有要发的：都在等待反馈，或都选在不发里。")
        return
    call = calling.fields("letters-call") if SUMMONS in wanted.values() else NO_CALL
    with st.container(horizontal=True, gap="small"):
        name = f"函件草稿{len(wanted)}份（截至{view.scope.as_of}）.zip"
        takeaways.offer(f"下载草稿（{len(wanted)}份）", name, partial(drafted, view, by, wanted, call))
        st.button(
            f"印发{len(wanted)}份", type="primary", key="letters-issue", disabled=not who.strip(),
            on_click=issue, args=(view, by, wanted, who.strip(), call),
        )  # fmt: skip


def said() -> None:
    """What was issued just now with all its files, or why it was not."""
    problem, done = st.session_state.pop("letters-not-issued", ""), st.session_state.get("letters-issued")
    if problem:
        st.warning(f"{problem}。")
    if done:
        st.html(f'<p class="done" id="letters-issued">{escape(done[0])}</p>')
        takeaways.offer("下载这次印发的全部函件", done[1], done[2], "letters-zip")


def drafted(view: View, by: str, wanted: dict[str, str], call: Call) -> bytes:
    """The drafts as one zip."""
    snapshot = view.town.open()
    return zipped(drafts(snapshot, letters(snapshot, view.scope, by, wanted, call)))


def issue(view: View, by: str, wanted: dict[str, str], who: str, call: Call) -> None:
    """Issue them with consecutive numbers and keep the zip for the reader to take."""
    snapshot, on = view.town.open(), datetime.now()
    try:
        files = issue_letters(snapshot, letters(snapshot, view.scope, by, wanted, call), who, on)
    except NotIssued as problem:
        st.session_state["letters-not-issued"] = str(problem)
        return
    first, last = (name.split(" ")[0] for name in (list(files)[0], list(files)[-1]))
    words = f"已印发{len(files)}份：{first}" + (f"至{last}" if len(files) > 1 else "") + "。"
    st.session_state["letters-issued"] = (words, f"函件{len(files)}份（{on:%Y%m%d}）.zip", zipped(files))
