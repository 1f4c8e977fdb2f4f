"""通报: pick what it covers, read its lines, take its files, have it checked, signed and issued."""

import streamlit as st

from analytics.circulars import DOCUMENTS
from analytics.indicators import INDICATORS
from analytics.meeting import rate_of
from pages.parts import (
    answers,
    cached,
    cards,
    checking,
    choices,
    differing,
    issued,
    issuing,
    proposed,
    shell,
    signing,
    standing,
    takeaways,
    taking,
)
from pages.parts.paper import Paper, on_screen

RANKED = ("due_rectification_rate", "on_time_rate", "rectification_rate", "closure_rate", "overdue", "stock")

view = shell.view()
town = view.town
snapshot, scope = town.open(), view.scope
shell.heading("通报", view)

titles = {document.title: name for name, document in DOCUMENTS.items()}
with st.container(horizontal=True, vertical_alignment="bottom"):
    kind = DOCUMENTS[choices.one_of("文书", titles, "document")]
    indicator = ""
    if kind.indicator_of(snapshot, None):
        ranked = {
            INDICATORS[name].label: name for name in sorted(RANKED, key=lambda n: n != rate_of(snapshot))
        }
        indicator = choices.one_of("排名指标", ranked, "indicator")
state = cached.period_detail(town, scope)
cards.notes([kind.meaning, f"本期数据：{state.text}"])
paper = Paper(town, kind.name, scope, indicator)

if differing.asked(town):
    differing.section(view)
    standing.others(town, paper)
    issued.section(town)
else:
    sheet, tools = st.columns([5, 2], gap="large")
    with tools:
        place = st.container()
        paper, lines, is_issued = taking.section(paper)
        with place:
            standing.section(paper, is_issued)
        if lines and not is_issued:
            checking.section(paper, int(snapshot.settings.get("reply_days") or 7))
            issuing.section(paper, signing.section(paper), state.word)
        standing.others(town, paper)
        issued.section(town)
    with sheet:
        if lines:
            st.html(on_screen(lines))
proposed.board(view)
answers.board(view)
takeaways.of_county(view)
