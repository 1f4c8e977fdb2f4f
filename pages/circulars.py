"""通报: pick what it covers, read its lines, download a draft, issue it."""

import streamlit as st

from analytics.circulars import DOCUMENTS, NotIssued, preview
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

try:
    lines = preview(snapshot, document, scope, indicator)
except NotIssued as problem:
    cards.empty(f"{problem}。")
    st.stop()

sheet, tools = st.columns([5, 2], gap="large")
with tools:
    st.html('<h3 class="title">取文件</h3>')
    documents.drafts(town, document, scope, indicator)
    st.html('<h3 class="title">印发</h3>')
    who = st.text_input("印发人", key="who", placeholder="填姓名后印发，记入印发登记")
    documents.issuing(town, document, scope, indicator, who)
    documents.register(town)
with sheet:
    st.html(documents.on_screen(lines))
