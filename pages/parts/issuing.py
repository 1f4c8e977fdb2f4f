"""印发: a name, and the document takes its number; what was signed is issued as signed."""

from datetime import datetime
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

import streamlit as st

from analytics.circulars import NotIssued, issue, issue_signed, issued_words
from pages.parts.paper import Paper

PROVISIONAL = "初步"


def section(paper: Paper, step: dict | None, state: str) -> None:
    """Issue it once a name is given, of provisional figures once that is confirmed; where the same was issued before,
    what issuing again would do is said. `step` is its signature, `state` that of the figures."""
    st.html('<h3 class="title">印发</h3>')
    before = "" if step else issued_words(paper.town.open(), *paper.asked)
    if before:
        st.html(f'<p class="notes">{escape(before)}。</p>')
    number = st.text_input("文号", key="number", placeholder="留空按顺序编，或直接填写")
    who = st.text_input("印发人", key="who", placeholder="填姓名后印发，记入印发登记")
    is_known = state != PROVISIONAL or st.checkbox(
        "数字还是初步数，印出时标明“初步”，确认印发", key="provisional"
    )
    label = "按签发稿印发" if step else "正式印发"
    if not st.button(
        label, type="primary", disabled=not (who.strip() and is_known), width="stretch", key="issue"
    ):
        st.html('<p class="source">印发后编号、留存文件和全部数字；以后数据变化不影响已印发的通报。</p>')
        return
    act = {"who": who.strip(), "on": datetime.now(), "number": number.strip()}
    try:
        with TemporaryDirectory() as folder:
            if step:
                issue_signed(paper.data, step, act, Path(folder))
            else:
                issue(paper.town.open(), *paper.asked, out=Path(folder), call=paper.call, **act)
    except NotIssued as problem:
        st.warning(f"{problem}。")
        return
    st.rerun()
