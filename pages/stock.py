"""存量与增量: what is open, what came in and went out, and the historic stock against the year-end goals."""

import streamlit as st

from analytics.breakdown import LABELS
from analytics.charts.frame import Caption
from analytics.charts.months import found_and_closed
from analytics.charts.stock import bridge, towards_goals
from analytics.goals import BASIS
from analytics.timelines import months_of, thirteen_months
from analytics.wording import full_day_text
from pages.parts import breakdowns, cached, cards, choices, picture, shell, tables
from pages.parts.briefs import goals_table
from pages.parts.links import month_of, step_of_bridge, to_rows

CARDS = ("stock", "historic_stock", "net_increment", "unaccepted_overdue", "clear_days")
SHOWN = ("stock", "overdue", "hazards_found", "hazards_closed", "net_increment", "historic_stock")
BY = {LABELS[by]: by for by in ("place", "sector", "level", "source")}

view = shell.view()
town = view.town
snapshot, scope = town.open(), view.scope
line = shell.short_line(view)
source = f"来源：各单位隐患台账，快照{snapshot.number}；单位：项"

shell.heading("存量与增量", view)
cards.row_of(snapshot, [cached.card(town, name, scope) for name in CARDS])
cards.notes(cached.notes(town, "stock", scope))

grid = st.grid(3, min_column_width=400, gap="medium")
with grid.cell():
    moves = cached.bridge(town, scope)
    caption = Caption(
        "存量怎么变：期初到期末",
        shell.short_line(view, moves.closing),
        f"{source}；期初＋新发现－整改销号－撤销＝期末",
    )
    picture.show(bridge(moves, caption), "bridge", opens=lambda step: step_of_bridge(snapshot, scope, step))
with grid.cell():
    caption = Caption(
        "历史存量离目标还有多远",
        line,
        f"{source}；{full_day_text(snapshot.stock_cutoff)}及以前发现、未销号的重大隐患",
    )
    picture.show(
        towards_goals(cached.historic(town, scope), caption, cached.year_end_goals(town, scope)), "goals"
    )
with grid.cell():
    caption = Caption(
        "增量：每月新发现与整改销号", line, f"{source}；斜纹为初步数；浅底为本期。新发现少不等于更安全"
    )
    wide = thirteen_months(scope)
    both = cached.series(town, "hazards_found", wide), cached.series(town, "hazards_closed", wide)
    picture.show(found_and_closed(*both, caption, cached.open_months(town, wide), months_of(scope)), "found-closed",
                 opens=lambda key: to_rows(snapshot, "hazards_found", month_of(wide, key)))  # fmt: skip

tables.show(
    "三年行动年末目标（重大隐患）", line,
    goals_table(cached.year_end_goals(town, scope)),
    f"{source}；目标依据：{BASIS}",
)  # fmt: skip

st.html("<h2>分项</h2>")
by = choices.tab_of("分列", BY, "stock_split")
tables.show(
    f"各{LABELS[by]}的存量与增量", line,
    breakdowns.breakdown(snapshot, scope, by, cached.several(town, SHOWN, scope, by)),
    f"{source}。点数字看明细。",
)  # fmt: skip
