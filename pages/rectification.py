"""整改情况: how much was found, rectified, on time; by week and month; what is open and since when; how long it takes."""

import streamlit as st

from analytics.breakdown import LABELS
from analytics.charts.durations import age_bars, open_age_bars, survival
from analytics.charts.frame import Caption
from analytics.charts.months import found_and_closed, rate_months
from analytics.indicators import INDICATORS
from analytics.meeting import rate_of
from analytics.timelines import months_of, thirteen_months, thirteen_weeks
from pages.parts import breakdowns, cached, cards, choices, durations, folds, picked, picture, shell, tables
from pages.parts.links import month_of

SHOWN = ("hazards_found", "rectification_rate", "due_rectification_rate", "on_time_rate", "overdue")
BY = {LABELS[by]: by for by in ("sector", "place", "source", "level", "leader")}
STEPS = {"按月": "month", "按周": "week"}

view = shell.view()
town = view.town
snapshot, scope = town.open(), view.scope
source = f"来源：各单位隐患台账，快照{snapshot.number}"
line = shell.short_line(view)

shell.heading("整改情况", view)
found = cached.figure(town, "hazards_found", scope)
stock = cached.figure(town, "stock", scope)
if not found.value and not stock.value:
    cards.empty("这个范围内没有发现的隐患。请放宽时段或去掉筛选；若本期台账未报，请到「数据上报」催报。")
    st.stop()
if not found.value:
    cards.empty(f"本期没有发现的隐患。以前发现、到截至日仍未闭环的还有 {stock.text} 项，列在下面。")
cards.row_of(snapshot, [cached.card(town, name, scope, view.against) for name in SHOWN])
notes = cached.notes(town, "on_time_rate", scope)
cards.notes(notes)

rate = INDICATORS[rate_of(snapshot)]
whole = cached.figure(town, rate.name, scope)
goal = cached.standing(town, rate.name, scope)
basis = f"；目标依据：{goal.basis}" if goal else ""
step = choices.tab_of("走势", STEPS, "step")
wide = thirteen_months(scope) if step == "month" else thirteen_weeks(scope)
period_months = months_of(scope) if step == "month" else ()
open_months = cached.open_months(town, wide, step)
ages = cached.open_ages_of(town, scope)
grid = st.grid(3, min_column_width=400, gap="medium")
with grid.cell():
    caption = Caption(
        f"{rate.label}{'逐月' if step == 'month' else '逐周'}怎么变",
        f"{shell.short_line(view, whole.denominator)} · 按发现日期",
        f"{source}；单位：%；空心点为初步数；浅底为本期{basis}",
    )
    months = cached.series(town, rate.name, wide, step)
    target = (float(goal.value), f"目标{goal.text}") if goal else None
    picture.show(rate_months(months, caption, target, open_months, period_months), "months",
                 opens=lambda key: picked.narrows(snapshot, scope, month_of(wide, key, step), rate.name, "denominator"))  # fmt: skip
with grid.cell():
    caption = Caption(
        f"{'每月' if step == 'month' else '每周'}新发现多少、整改销号多少",
        shell.short_line(view, found.value),
        f"{source}；单位：项；斜纹为初步数；浅底为本期",
    )
    both = cached.found_and_closed(town, wide, step)
    picture.show(found_and_closed(*both, caption, open_months, period_months), "found-closed",
                 opens=lambda key: picked.narrows(snapshot, scope, month_of(wide, key, step), "hazards_found"))  # fmt: skip
with grid.cell():
    caption = Caption(
        f"未闭环 {stock.text} 项，发现多久了",
        shell.short_line(view, stock.value),
        f"{source}；单位：项；从发现日算到截至日",
    )
    picture.show(open_age_bars(ages, caption), "open-ages", durations.all_rows(snapshot, "stock", scope),
                 lambda label: durations.rows_of_age(snapshot, scope, ages, label))  # fmt: skip

overdue = cached.figure(town, "overdue", scope)
grid = st.grid(2, min_column_width=420, gap="medium")
with grid.cell():
    caption = Caption(
        f"超期未整改 {overdue.text} 项，拖了多久",
        shell.short_line(view, overdue.value),
        f"{source}；单位：项",
    )
    picture.show(
        age_bars(cached.ageing(town, scope), caption), "ages", durations.all_rows(snapshot, "overdue", scope)
    )
    cards.notes([words for words in cached.notes(town, "overdue", scope) if words not in notes])
with grid.cell():
    no_due = cached.figure(town, "open_no_due", scope)
    tables.show(
        f"无期限的另列：未闭环 {no_due.text} 项", shell.short_line(view, no_due.value),
        durations.no_due_table(snapshot, scope, cached.no_due(town, scope)) if no_due.value else "<p>未闭环的隐患都有整改期限。</p>",
        f"{source}；没有期限就不会超期，也不进到期、按期整改率 {durations.all_rows(snapshot, 'open_no_due', scope)}",
    )  # fmt: skip

if fold := folds.opened("整改用多少天：整改用时曲线", "survival_open"):
    with fold:
        curves = cached.survival_curves(town, scope)
        caption = Caption(
            "发现以后多少天，还有多少没整改",
            f"{shell.short_line(view, found.value)} · 本期发现的隐患",
            f"{source}；单位：%；短竖线处有只知到这天的；虚点线处剩下不足 {snapshot.settings['n_min']} 项，仅供参考",
        )
        picture.show(survival(curves, caption, int(snapshot.settings["n_min"])), "survival",
                     durations.all_rows(snapshot, "hazards_found", scope))  # fmt: skip
        tables.show("整改用时", line, durations.curves_table(snapshot, scope, curves), f"{source}。{durations.METHOD}")  # fmt: skip

st.html("<h2>分项</h2>")
by = choices.tab_of("分列", BY, "split")
tables.show(
    f"各{LABELS[by]}的整改情况", line,
    breakdowns.breakdown(snapshot, scope, by, cached.several(town, SHOWN, scope, by), breakdowns.changes(view, SHOWN, by)),
    f"{source}。点数字看明细；到期、按期整改率不含无期限的隐患。",
)  # fmt: skip
