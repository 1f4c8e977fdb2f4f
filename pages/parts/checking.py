"""核对: a document's figures put to the units, their answers, and a decision on those that object."""

from datetime import date, timedelta
from html import escape

import streamlit as st

from analytics import registers
from analytics.circulars import DOCUMENTS, objections, send_to_check, steps
from analytics.circulars.check_sheets import check, zipped
from analytics.circulars.freeze import file_name
from analytics.circulars.objections import AGREED, OBJECTED
from analytics.circulars.steps import under_way
from analytics.circulars.way import answer_words, counts_words, step_words
from pages.parts.entering import day, form
from pages.parts.paper import Paper


def section(paper: Paper, reply_days: int) -> None:
    """Where the checking stands; the 核对单, 送核, an answer, a decision."""
    order = paper.order
    st.html('<h3 class="title">核对</h3>')
    step, found = under_way(paper.data, order.paper), objections.answers(paper.data, order.paper)
    said = [f"{step_words(step)}。{counts_words(found)}"] if step and step["step"] == steps.CHECKED else []
    said += [f"◆ 未了结：{answer_words(line)}" for line in objections.standing(found)]
    for words in said:
        st.html(f'<p class="notes">{escape(words)}。</p>')
    by = (
        date.fromisoformat(step["day"])
        if step and step["step"] == steps.CHECKED
        else date.today() + timedelta(reply_days)
    )
    with st.container(horizontal=True, gap="small"):
        title = DOCUMENTS[paper.document].title
        name = file_name(f"{title}核对单 {paper.scope.period_text()} 快照{paper.town.number}", "zip")
        st.download_button(
            "核对单（各单位）", lambda: zipped(check(paper.town.open(), *paper.asked), by), name, "application/zip",
            key="check-sheets", on_click="ignore",
        )  # fmt: skip
        form(
            "送核", f"send-{order.paper}",
            lambda key: day("请于哪天前答复", by, f"{key}-day"),
            lambda said: send_to_check(paper.town.open(), *paper.asked, said),
        )  # fmt: skip
        answering(paper, order.paper)
        deciding(paper, order.paper, objections.standing(found))


def answering(paper: Paper, id: str) -> None:
    """登记答复 of a unit."""
    names = [row["name"] for row in registers.places(paper.town.open())]

    def draw(key: str) -> None:
        st.selectbox("单位", names, None, key=f"{key}-unit", placeholder="选村（社区）或部门")
        st.radio("答复", (AGREED, OBJECTED), key=f"{key}-answer", horizontal=True)
        st.text_area("意见", key=f"{key}-words", height=80, placeholder="有异议的写明哪个数、为什么")
        st.text_input("答复人", key=f"{key}-name")

    asked = {"paper": id, "snapshot": paper.town.number}
    form(
        "登记答复",
        f"answer-{id}",
        draw,
        lambda said: objections.answer(paper.data, asked, said.get("unit") or "", said),
    )


def deciding(paper: Paper, id: str, standing: list[dict]) -> None:
    """决定照发 over the objections that stand; nothing without any."""
    if not standing:
        return
    units = [line["unit"] for line in standing]

    def draw(key: str) -> None:
        st.html(f'<p class="notes">对{escape("、".join(units))}的异议：</p>')
        st.text_input("决定人", key=f"{key}-name", placeholder="由谁决定")
        st.text_area("理由", key=f"{key}-words", height=80, placeholder="为什么照发")

    asked = {"paper": id, "snapshot": paper.town.number}
    form("决定照发", f"decide-{id}", draw, lambda said: objections.decide(paper.data, asked, units, said))
