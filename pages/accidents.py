"""事故统计: how many accidents, deaths and injuries, against last year, and each accident on its own line."""

import streamlit as st

from analytics.accidents import by_edition, by_grade
from analytics.breakdown import LABELS
from analytics.cards import near_day
from analytics.charts.frame import Caption
from analytics.charts.months import this_and_last_year
from analytics.charts.ranks import count_bars
from analytics.scope import PRODUCTION
from pages.parts import breakdowns, cached, cards, choices, incidents, picked, picture, shell, tables
from pages.parts.ledgers import drawn
from pages.parts.links import whole_month

SHOWN = ("accidents", "deaths", "serious_injuries", "serious_accidents")
BY = {LABELS[by]: by for by in ("type", "place", "sector")} | {
    "类别（2025版）": "new",
    "类别（1986版）": "old",
}
EDITIONS = "；GB 6441 两版只对照名称相同或仅改“伤害”为“致害”的，拆分的类别不代为归类"
words_of = {by: words for words, by in BY.items()}
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


def opens_kind(key: str) -> str | None:
    """The page narrowed to one kind; of an edition that does not know it, nothing."""
    return picked.narrows(snapshot, scope, narrow[key], "accidents") if key in narrow else None


this, last = cached.this_and_last_year(town, "accidents", scope)
grid = st.grid(2, min_column_width=420, gap="medium")
with grid.cell():
    caption = Caption("每月几起：今年与去年", line, f"{source}；单位：起")
    picture.show(this_and_last_year(this, last, caption), "months",
                 opens=lambda key: picked.narrows(snapshot, scope, whole_month(scope, key), "accidents"))  # fmt: skip
with grid.cell():
    caption = Caption(
        f"按{words_of[by]}分", line, f"{source}；单位：起{EDITIONS if by in ('new', 'old') else ''}"
    )
    if by in ("new", "old"):
        lines = by_edition(board.rows, by)
        narrow = {each.key: scope.with_(types=each.words) for each in lines if each.words}
    else:
        lines = [row for row in cached.show(town, "accidents", scope, by) if row.value]
        narrow = {row.key: breakdowns.narrowed(scope, by, row.key) for row in lines}
    picture.framed(caption, count_bars(lines, opens_kind, "起"))

grid = st.grid(2, min_column_width=560, gap="medium")
with grid.cell():
    tables.show(
        "生产安全事故与其他事故分开看", shell.short_line(view),
        incidents.nature_table(snapshot, scope, cached.natures(town, scope)),
        f"{source}。点数字看明细；起数少，只比数，不算百分比。",
    )  # fmt: skip
with grid.cell():
    tables.show("事故等级（国务院令第493号）", line, incidents.grade_table(by_grade(board.rows)), source)

st.html("<h2>逐起</h2>")
if board.rows:
    tables.show("本期每一起事故", line, drawn("accident", board.rows, scope.as_of), source)
    tables.show(
        "每起事故：类别、四不放过、报送", line, incidents.four_table(board.rows, scope.as_of),
        f"{source}。四不放过按事故台账里原因、责任人员处理、整改措施、教育各栏是否填写；初步数以核定为准。",
    )  # fmt: skip
else:
    cards.empty("这个范围内没有登记在册的事故。请放宽时段，或在事故口径里选「全部事故」。")
