"""周例会: are we on track, who is behind, what is overdue, where does it come from."""

from dataclasses import replace

import streamlit as st

from analytics.cards import days_text, week
from analytics.charts.frame import Caption
from analytics.charts.stock import bridge
from analytics.indicators import INDICATORS
from analytics.meeting import rate_of
from pages.parts import assigned, briefs, cached, cards, picture, shell, tables
from pages.parts.links import step_of_bridge, to_page, to_rows

view = shell.view()
town = view.town
snapshot, scope = town.open(), view.scope
line = shell.short_line(view)
rate = INDICATORS[rate_of(snapshot)]

shell.heading("周例会", view, cached.sentence(town, scope))
cards.row_of(snapshot, cached.headlines(town, scope, view.against))

grid = st.grid(3, min_column_width=400, gap="medium")
with grid.cell():
    behind = cached.behind(town, scope, 6)
    tables.show(
        f"谁落后：{rate.label}靠后的村（社区）",
        f"{line} · 按隐患所在地统计",
        briefs.behind_table(snapshot, scope, rate, behind),
        f'<a href="{to_page(snapshot, "ranking", scope)}">看全部排名</a>',
    )
with grid.cell():
    overdue = cached.longest_overdue(town, scope, 6)
    tables.show(
        "什么超期：重大在前，超期久的在前",
        f"{line} · 天数算到截至日",
        briefs.overdue_table(snapshot, scope, overdue),
        f'<a href="{to_rows(snapshot, "overdue", scope)}">看全部超期</a>',
    )
with grid.cell():
    days = week(scope)
    caption = Caption(
        f"存量这7天怎么变：{days_text(days)}",
        shell.short_line(replace(view, scope=days)),
        f"来源：各单位隐患台账，快照{snapshot.number}；单位：项",
    )
    link = f'<a href="{to_page(snapshot, "stock", scope)}">看存量与增量</a>'
    picture.show(
        bridge(cached.bridge(town, days), caption, height=232),
        "bridge",
        link,
        lambda step: step_of_bridge(snapshot, days, step),
    )

assigned.board(view)

rejected = cached.rejected_major(town, scope) + cached.rejected_accidents(town, scope)
lines = briefs.missing_lines(cached.not_sent(town, scope), rejected)
cards.notes([*lines, *cached.notes(town, rate.name, scope)])
