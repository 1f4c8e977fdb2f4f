"""整改情况: how much was found, rectified, on time; month by month, and by sector, source, level, place."""

import streamlit as st

from analytics.breakdown import LABELS
from analytics.charts.frame import Caption
from analytics.charts.months import found_and_closed, rate_months
from analytics.charts.ranks import age_bars
from analytics.indicators import INDICATORS
from analytics.meeting import rate_of
from analytics.timelines import months_of, thirteen_months
from pages.parts import breakdowns, cached, cards, choices, picture, shell, tables
from pages.parts.links import month_of, to_rows

SHOWN = ("hazards_found", "rectification_rate", "due_rectification_rate", "on_time_rate", "overdue")
BY = {LABELS[by]: by for by in ("sector", "place", "source", "level", "leader")}

view = shell.view()
town = view.town
snapshot, scope = town.open(), view.scope
source = f"来源：各单位隐患台账，快照{snapshot.number}"
line = shell.short_line(view)

shell.heading("整改情况", view)
found = cached.figure(town, "hazards_found", scope)
if not found.value:
    cards.empty("这个范围内没有发现的隐患。请放宽时段或去掉筛选；若本期台账未报，请到「数据上报」催报。")
    st.stop()
cards.row_of(snapshot, [cached.card(town, name, scope, view.against) for name in SHOWN])
cards.notes(cached.notes(town, "on_time_rate", scope))

rate = INDICATORS[rate_of(snapshot)]
whole = cached.figure(town, rate.name, scope)
goal = cached.standing(town, rate.name, scope)
basis = f"；目标依据：{goal.basis}" if goal else ""
wide, period_months = thirteen_months(scope), months_of(scope)
open_months = cached.open_months(town, wide)
grid = st.grid(3, min_column_width=400, gap="medium")
with grid.cell():
    caption = Caption(
        f"{rate.label}逐月怎么变",
        f"{shell.short_line(view, whole.denominator)} · 按发现月份",
        f"{source}；单位：%；空心点为初步数；浅底为本期{basis}",
    )
    months = cached.series(town, rate.name, wide)
    target = (float(goal.value), f"目标<br>{goal.text}") if goal else None
    picture.show(rate_months(months, caption, target, open_months, period_months), "months",
                 opens=lambda key: to_rows(snapshot, rate.name, month_of(wide, key), "denominator"))  # fmt: skip
with grid.cell():
    caption = Caption(
        "每月新发现多少、整改销号多少",
        shell.short_line(view, found.value),
        f"{source}；单位：项；斜纹为初步数；浅底为本期",
    )
    both = cached.series(town, "hazards_found", wide), cached.series(town, "hazards_closed", wide)
    picture.show(found_and_closed(*both, caption, open_months, period_months), "found-closed",
                 opens=lambda key: to_rows(snapshot, "hazards_found", month_of(wide, key)))  # fmt: skip
with grid.cell():
    overdue = cached.figure(town, "overdue", scope)
    caption = Caption(
        f"超期未整改 {overdue.text} 项，拖了多久",
        shell.short_line(view, overdue.value),
        f"{source}；单位：项",
    )
    picture.show(age_bars(cached.ageing(town, scope), caption), "ages",
                 f'<a href="{to_rows(snapshot, "overdue", scope)}">看明细</a>')  # fmt: skip
    cards.notes(cached.notes(town, "overdue", scope))

st.html("<h2>分项</h2>")
by = choices.tab_of("分列", BY, "split")
tables.show(
    f"各{LABELS[by]}的整改情况", line,
    breakdowns.breakdown(snapshot, scope, by, cached.several(town, SHOWN, scope, by), breakdowns.changes(view, SHOWN, by)),
    f"{source}。点数字看明细；到期、按期整改率不含无期限的隐患。",
)  # fmt: skip
