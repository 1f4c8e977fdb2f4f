"""事故统计: how many accidents, deaths and injuries, against last year, and each accident on its own line."""

import streamlit as st

from analytics.breakdown import LABELS
from analytics.cards import near_day
from analytics.charts.frame import Caption
from analytics.charts.months import this_and_last_year
from analytics.charts.ranks import count_bars
from analytics.scope import PRODUCTION
from pages.parts import breakdowns, cached, cards, choices, picked, picture, shell, tables
from pages.parts.ledgers import drawn
from pages.parts.links import whole_month

SHOWN = ("accidents", "deaths", "serious_injuries", "serious_accidents")
BY = {LABELS[by]: by for by in ("type", "place", "sector")}
PRODUCTIONS = {words: key for key, words in PRODUCTION.items()}

view = shell.view()
town = view.town
snapshot = town.open()
shell.heading("事故统计", view)
with st.container(horizontal=True, horizontal_alignment="distribute"):
    kind = choices.tab_of("事故口径", PRODUCTIONS, "production")
    by = choices.tab_of("分列", BY, "accident_split")
scope = view.scope.with_(production=kind)
line = f"{shell.short_line(view)} · {PRODUCTION[kind]}"
source = f"来源：事故台账，快照{snapshot.number}；镇级台账数，以县应急局核定为准"

board = cached.accident_board(town, scope)
cards.row_of(snapshot, [cached.card(town, name, scope, view.against) for name in SHOWN])
since = (
    f"距最近一起已 {board.days_since} 天（{near_day(board.last_on, scope.as_of)}）" if board.last_on else ""
)
cards.notes([*filter(None, [since]), *board.notes])
this, last = cached.this_and_last_year(town, "accidents", scope)
grid = st.grid(2, min_column_width=420, gap="medium")
with grid.cell():
    caption = Caption("每月几起：今年与去年", line, f"{source}；单位：起")
    picture.show(this_and_last_year(this, last, caption), "months",
                 opens=lambda key: picked.narrows(snapshot, scope, whole_month(scope, key), "accidents"))  # fmt: skip
with grid.cell():
    lines = [row for row in cached.show(town, "accidents", scope, by) if row.value]
    picture.show(count_bars(lines, Caption(f"按{LABELS[by]}分", line, f"{source}；单位：起"), "起"), "kinds",
                 opens=lambda key: picked.narrows(snapshot, scope, breakdowns.narrowed(scope, by, key), "accidents"))  # fmt: skip

st.html("<h2>逐起</h2>")
if board.rows:
    tables.show("本期每一起事故", line, drawn("accident", board.rows, scope.as_of), source)
else:
    cards.empty("这个范围内没有登记在册的事故。请放宽时段，或在事故口径里选「全部事故」。")
