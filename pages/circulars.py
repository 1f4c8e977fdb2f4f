"""通报: pick what it covers, read its lines, download a draft, issue it."""

import streamlit as st

from analytics.circulars import DOCUMENTS, NotIssued
from analytics.indicators import INDICATORS
from analytics.meeting import rate_of
from pages.parts import cached, cards, choices, documents, shell

RANKED = ("due_rectification_rate", "on_time_rate", "rectification_rate", "closure_rate", "overdue", "stock")

view = shell.view()
town = view.town
snapshot, scope = town.open(), view.scope
shell.heading("通报", view)

labels = {INDICATORS[name].label: name for name in sorted(RANKED, key=lambda n: n != rate_of(snapshot))}
titles = {document.title: name for name, document in DOCUMENTS.items()}
with st.container(horizontal=True, vertical_alignment="bottom"):
    document = choices.one_of("文书", titles, "document")
    indicator = choices.one_of("排名指标", labels, "indicator")
state = cached.period_detail(town, scope)
cards.notes([DOCUMENTS[document].meaning, f"本期数据：{state.text}"])

sheet, tools = st.columns([5, 2], gap="large")
with tools:
    st.html('<h3 class="title">取文件</h3>')
    lines, is_issued = [], False
    try:
        lines, is_issued = documents.take(town, document, scope, indicator)
    except NotIssued as problem:
        cards.empty(f"{problem}。")
    if lines and not is_issued:
        documents.issuing(town, document, scope, indicator)
    documents.register(town)
with sheet:
    if lines:
        st.html(documents.on_screen(lines))
