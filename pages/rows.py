"""台账查询: the rows behind any figure, each with the workbook, sheet and row that it came from."""

import streamlit as st

from analytics.indicators import INDICATORS
from analytics.scope import PRODUCTION
from pages.parts import cached, cards, choices, ledgers, paging, shell, tables
from pages.parts.links import PARTS

TABLES = {"hazard": ledgers.hazard_table, "accident": ledgers.accident_table}
KINDS = {words: key for key, words in PRODUCTION.items()}

view = shell.view()
town = view.town
scope = view.scope
shell.heading("台账查询", view)

labels = {ask.label: name for name, ask in INDICATORS.items()}
with st.container(horizontal=True):
    ask = INDICATORS[choices.one_of("看什么数的明细", labels, "figure", 240)]
    part = "numerator"
    if ask.is_rate:
        part = choices.one_of("分子还是分母", {words: name for name, words in PARTS.items()}, "part", 150)
    if ask.table == "accident":
        scope = scope.with_(production=choices.one_of("事故口径", KINDS, "nature", 180))

figure = cached.figure(town, ask.name, scope)
st.html(cards.definition(ask, figure, part))
cards.notes(cached.notes(town, ask.name, scope))

rows = cached.rows_behind(town, ask.name, scope, part, None)
if not rows:
    cards.empty("没有符合条件的台账行。请放宽时段，或去掉村、行业、等级、来源的筛选。")
    st.stop()
draw = TABLES.get(ask.table, ledgers.summary_table)
html = draw(paging.page_of(rows), scope.as_of)
tables.show(f"{ask.label}：共 {len(rows)} 行", shell.scope_line(view), html, "行号与表格软件里看到的一致。")
