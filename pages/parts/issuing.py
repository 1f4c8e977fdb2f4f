"""印发: a name, and the document takes its number."""

from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

import streamlit as st

from analytics.circulars import NotIssued, issue, issued_words
from pages.parts.paper import Paper


def section(paper: Paper) -> None:
    """Issue it once a name is given; where the same was issued before, what issuing again would do is said."""
    st.html('<h3 class="title">印发</h3>')
    before = issued_words(paper.town.open(), *paper.asked)
    if before:
        st.html(f'<p class="notes">{escape(before)}。</p>')
    who = st.text_input("印发人", key="who", placeholder="填姓名后印发，记入印发登记")
    if not st.button("正式印发", type="primary", disabled=not who.strip(), width="stretch", key="issue"):
        st.html('<p class="source">印发后编号、留存文件和全部数字；以后数据变化不影响已印发的通报。</p>')
        return
    try:
        with TemporaryDirectory() as folder:
            issue(paper.town.open(), *paper.asked, out=Path(folder), who=who.strip())
    except NotIssued as problem:
        st.warning(f"{problem}。")
        return
    st.rerun()
