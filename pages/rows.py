"""台账查询: the ledger, or the rows behind any figure, each with the workbook, sheet and row that it came from."""

from dataclasses import replace

import streamlit as st

from analytics.indicators import INDICATORS
from analytics.rows import STATES, Listing
from analytics.scope import PRODUCTION
from analytics.since_last import STEPS
from pages.parts import assigning, cached, cards, choices, filters, listings, shell, steps
from pages.parts.links import PARTS

KINDS = {words: key for key, words in PRODUCTION.items()}
LEDGER = "全部隐患台账"

view = shell.view()
town = view.town
shell.heading("台账查询", view)
beside = st.container(horizontal=True, vertical_alignment="bottom")
figures = {LEDGER: ""} | {ask.label: name for name, ask in INDICATORS.items()}
figures |= {words: step for step, words in STEPS.items()}
with beside:
    name = choices.one_of("看哪个数的明细", figures, "figure", 240)
if name in STEPS:
    steps.show(view, name, beside)
    st.stop()
with beside:
    text = st.text_input("找什么", key="text", bind="query-params", width=300, placeholder="隐患、场所、编号、村、责任人")  # fmt: skip
ask = INDICATORS.get(name)
part, nature, state = "numerator", "yes", "全部"
with beside:
    if not ask:
        state = choices.one_of("状态", {state: state for state in STATES}, "state", 130)
    elif ask.is_rate:
        part = choices.one_of("分子还是分母", {words: key for key, words in PARTS.items()}, "part", 130)
    elif ask.table == "accident":
        nature = choices.one_of("事故口径", KINDS, "nature", 180)
    scope = filters.more(view).with_(production=nature)
if ask and ask.table == "accident":
    scope = scope.of_accidents()
assigning.entered()
if ask:
    st.html(cards.definition(ask, cached.figure(town, name, scope), part))
    cards.notes(cached.notes(town, name, scope))
narrowed = replace(view, scope=scope)
found = listings.show(narrowed, Listing(name, part, state, text), LEDGER)
with beside:
    assigning.offer(narrowed, name, found)
