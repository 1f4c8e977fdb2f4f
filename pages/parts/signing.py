"""签发: who signed and when; from then on every word stands, only the number is open."""

from datetime import date
from html import escape

import streamlit as st

from analytics.circulars import sign, steps
from analytics.circulars.objections import open_ones
from analytics.circulars.way import step_words
from pages.parts.entering import day, form
from pages.parts.paper import Paper


def section(paper: Paper) -> dict | None:
    """The form, or what was signed with the way back to a draft; the step of the signature, None without one."""
    order = paper.order
    st.html('<h3 class="title">签发</h3>')
    step = steps.under_way(paper.data, order.paper)
    is_signed = bool(step) and step["step"] == steps.SIGNED
    if is_signed:
        st.html(f'<p class="notes">{escape(step_words(step))}，文字和数字按签发稿，文号待编。</p>')
    against = [line["unit"] for line in open_ones(paper.data, order.paper)]
    if against:
        st.html(
            f'<p class="notes">{escape("、".join(against))}的异议还没有了结，签发后也不能印发。请先更正，或在“核对”写明谁决定照发。</p>'
        )
    with st.container(horizontal=True, gap="small"):
        signing(paper, f"sign-{order.paper}", "重新签发" if is_signed else "登记签发")
        if step:
            taking_back(paper, order.paper)
    return step if is_signed else None


def signing(paper: Paper, name: str, label: str) -> None:
    """Who signed, on which day."""

    def draw(key: str) -> None:
        st.text_input("签发人", key=f"{key}-name", placeholder="谁签发的")
        day("签发日期", date.today(), f"{key}-day")

    form(label, name, draw, lambda said: sign(paper.town.open(), *paper.asked, said, paper.call))


def taking_back(paper: Paper, id: str) -> None:
    """退回修改: a draft again."""
    form(
        "退回修改", f"back-{id}", lambda key: st.text_input("原因", key=f"{key}-words"),
        lambda said: steps.take_back(paper.data, id, said["who"], said["words"]),
    )  # fmt: skip
