"""以前发过的函件 on 数据上报: the form to fill in, its upload, and what came of each row."""

from collections.abc import Callable
from html import escape

import streamlit as st

from analytics.circulars.handed_over import TITLE, HandedOver, Rows, form, hand_over
from analytics.store import Refused
from pages.parts import handing_in, tables
from pages.parts.entering import clerk
from pages.parts.filters import View
from pages.parts.takeaways import offer

TIMES = "letters-times"
COLUMNS = [tables.Column("表", "short"), tables.Column("行", "num"), tables.Column("为什么没有登记")]


def section(view: View, read: Callable[[bytes], dict[str, Rows]]) -> None:
    """The form, the upload and the button; `read` gives a workbook's rows by sheet."""
    st.html(
        f'<h2 id="earlier-letters">{TITLE}</h2><p class="notes">用本系统之前发出的提醒函、督促函等，登记后列入通报的函件登记和督促阶梯，'
        "不用逐份补录文件。同一行再交一次不重复登记。</p>"
    )
    offer("空白登记表（Excel）", f"{TITLE}.xlsx", form)
    key = f"letters-{st.session_state.get(TIMES, 0)}"
    file = st.file_uploader("登记好的表", type=handing_in.KINDS, key=key)
    if file:
        clerk("letters-before-who")
        st.button(
            "登记这些函件", type="primary", key="letters-before", on_click=enter, args=(view, file, read)
        )
    said()


def enter(view: View, file, read: Callable[[bytes], dict[str, Rows]]) -> None:
    """Enter them and empty the upload; what stands against the whole is said."""
    who = st.session_state.get("letters-before-who") or ""
    try:
        done = hand_over(view.town.open(), file.name, read(file.getvalue()), who)
    except Refused as problem:
        st.session_state["letters-not-entered"] = str(problem)
        return
    st.session_state["letters-entered"], st.session_state["clerk"] = (file.name, done), who
    st.session_state[TIMES] = st.session_state.get(TIMES, 0) + 1


def said() -> None:
    """What came of the last upload of this visit, refused rows one by one."""
    problem = st.session_state.pop("letters-not-entered", "")
    if problem:
        st.warning(f"{problem}。")
    name, done = st.session_state.get("letters-entered", ("", None))
    if not done:
        return
    st.html(f'<p class="done" id="letters-entered">{escape(name)}：{done_words(done)}。</p>')
    if done.refused:
        rows = [[one.sheet, one.row, one.words] for one in done.refused]
        tables.show(
            f"没有登记的行（{len(rows)}行）",
            "改好后整份再交，登记过的行不会重复",
            tables.Table(COLUMNS, rows, "letters-refused"),
        )


def done_words(done: HandedOver) -> str:
    """登记12份，已登记过3份，2行没有登记."""
    parts = [f"登记{done.added}份", f"已登记过{done.known}份" if done.known else ""]
    return "，".join(filter(None, [*parts, f"{len(done.refused)}行没有登记" if done.refused else ""]))
