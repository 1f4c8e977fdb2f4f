"""台账查询: the ledger, or the rows behind any figure, each with the workbook, sheet and row that it came from."""

from dataclasses import replace

import streamlit as st

from analytics.indicators import INDICATORS
from analytics.rows import STATES
from analytics.scope import PRODUCTION
from pages.parts import cached, cards, choices, filters, ledgers, paging, shell, tables
from pages.parts.links import PARTS

TABLES = {"hazard": ledgers.hazard_table, "accident": ledgers.accident_table}
KINDS = {words: key for key, words in PRODUCTION.items()}
LOOK_WIDER = "没有符合条件的台账行。请放宽时段，或去掉村、行业、等级、来源的筛选。"
SAME_ROWS = "行号与表格软件里看到的一致。"

view = shell.view()
town = view.town
shell.heading("台账查询", view)
beside = st.container(horizontal=True, vertical_alignment="bottom")


def whole_ledger() -> None:
    """Every hazard found by the as-of day that holds the reader's words, newest first."""
    with beside:
        text = st.text_input(
            "找什么", key="text", bind="query-params", width=360, placeholder="隐患、场所、编号、村、责任人"
        )
        state = choices.one_of("状态", {state: state for state in STATES}, "state", 150)
        scope = filters.more(view)
    total, _ = cached.ledger(town, scope, text, state, 1, 0)
    limit, offset = paging.stretch(total)
    _, rows = cached.ledger(town, scope, text, state, limit, offset)
    if not rows:
        cards.empty(LOOK_WIDER)
        return
    html = ledgers.hazard_table(rows, scope.as_of)
    tables.show(
        f"隐患台账：共 {total} 行，新的在前",
        f"{shell.short_line(replace(view, scope=scope))} · 不限发现时段",
        html,
        SAME_ROWS,
    )


def rows_of_figure(name: str) -> None:
    """What an indicator means in this scope, and the rows that it counts."""
    ask, part, nature = INDICATORS[name], "numerator", "yes"
    with beside:
        if ask.is_rate:
            part = choices.one_of("分子还是分母", {words: key for key, words in PARTS.items()}, "part", 150)
        if ask.table == "accident":
            nature = choices.one_of("事故口径", KINDS, "nature", 180)
        asked = filters.more(view).with_(production=nature)
    if ask.table == "accident":
        asked = asked.of_accidents()
    st.html(cards.definition(ask, cached.figure(town, name, asked), part))
    cards.notes(cached.notes(town, name, asked))
    rows = cached.rows_behind(town, name, asked, part)
    if not rows:
        cards.empty(LOOK_WIDER)
        return
    draw = TABLES.get(ask.table, ledgers.summary_table)
    html = draw(paging.page_of(rows), asked.as_of)
    tables.show(
        f"{ask.label}：共 {len(rows)} 行", shell.short_line(replace(view, scope=asked)), html, SAME_ROWS
    )


figures = {"全部隐患台账": None} | {ask.label: name for name, ask in INDICATORS.items()}
with beside:
    figure = choices.one_of("看哪个数的明细", figures, "figure", 240)
if figure:
    rows_of_figure(figure)
else:
    whole_ledger()
