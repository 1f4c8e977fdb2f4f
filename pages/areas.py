"""分行业分区域: where and in which sector, which types make most of it, and how each village or sector moves."""

import streamlit as st

from analytics.areas import OFFICIAL, WORST, holds, in_order, legend, title
from analytics.breakdown import LABELS
from analytics.charts.frame import Caption
from analytics.charts.multiples import axis_words
from analytics.charts.pareto import pareto_bars
from analytics.indicators import INDICATORS
from analytics.pareto import pareto
from analytics.registers import NO_TYPE
from analytics.timelines import months_of, thirteen_months
from pages.parts import breakdowns, cached, cards, choices, heat, paging, picture, shell, tables
from pages.parts.links import month_of, to_rows

SHOWN = (
    "hazards_found", "stock", "overdue", "due_rectification_rate", "on_time_rate", "rectification_rate",
    "rectification_days",
)  # fmt: skip
ORDERS = {order: order for order in (WORST, OFFICIAL)}
BY = {LABELS[by]: by for by in ("place", "sector")}
VILLAGES, PANELS = 40, 15

view = shell.view()
town = view.town
snapshot, scope = town.open(), view.scope
labels = {INDICATORS[name].label: name for name in SHOWN}

shell.heading("分行业分区域", view)
with st.container(horizontal=True):
    name = choices.one_of("指标", labels, "shown")
    order = choices.one_of("村的顺序", ORDERS, "order")
ask = INDICATORS[name]
whole = cached.figure(town, name, scope)
if not (whole.numerator or whole.denominator):
    stock = cached.figure(town, "stock", scope)
    advice = (
        f"本期没有可以按“{ask.label}”分列的隐患。以前发现、到截至日仍未闭环的还有 {stock.text} 项，请把指标改选为“{INDICATORS['stock'].label}”。"
        if stock.value and name != "stock"
        else "这个范围内没有隐患可以分列。请放宽时段或去掉筛选；若本期台账未报，请到「数据上报」催报。"
    )
    cards.empty(advice)
    st.stop()
line = shell.short_line(view, whole.denominator if ask.is_rate else whole.value)
source = f"来源：各单位隐患台账，快照{snapshot.number}；单位：{ask.unit}"
cards.notes([f"{ask.label}指{ask.meaning}", *cached.notes(town, name, scope)])

villages = in_order(ask, cached.show(town, name, scope, "place"), order)
found = cached.heat(
    town, name, scope, paging.page_of(villages, VILLAGES), cached.show(town, name, scope, "sector")
)
meaning = legend(ask, found, int(snapshot.settings["n_min"]))
tables.show(
    title(ask), line,
    heat.heat_table(snapshot, scope, ask, found),
    f"{source}；{meaning}；灰底“未报”是本期没有报表，不是零。点格子看明细",
)  # fmt: skip
if found.empty_columns:
    st.html(breakdowns.folded("sector", found.empty_columns))

counted = ask if not ask.is_rate else INDICATORS["hazards_found"]
types = pareto(cached.show(town, counted.name, scope, "type"))
untyped = to_rows(snapshot, counted.name, scope.with_(types=(NO_TYPE,)))
apart = f"；另有{NO_TYPE} {types.untyped} {counted.unit}，不在图内" if types.untyped else ""


def opens_type(key: str) -> str | None:
    """The rows of one type; the last bar may stand for several."""
    return to_rows(snapshot, counted.name, scope.with_(types=(key,))) if types.is_one_type(key) else None


caption = Caption(
    types.question,
    shell.short_line(view, types.total),
    f"来源：各单位隐患台账，快照{snapshot.number}；{counted.label}，单位：{counted.unit}；橙线为累计占比，虚线为80%{apart}",
)
more = f'<a href="{untyped}">看{NO_TYPE}的</a>' if types.untyped else ""
picture.show(pareto_bars(types, caption, counted.unit), "pareto", more, opens=opens_type)

by = choices.tab_of("分列", BY, "trend")
wide = thirteen_months(scope)
lines = [one for one in in_order(ask, cached.show(town, name, scope, by), WORST) if holds(one)]
panels = cached.trends(town, name, wide, by, paging.page_of(lines, PANELS, "trends"))


def opens_month(unit: str, key: str) -> str:
    """The rows of one unit's month."""
    narrow = breakdowns.narrowed(month_of(wide, key), by, unit)
    return to_rows(snapshot, name, narrow, "denominator" if ask.is_rate else "numerator")


tables.show(
    f"各{LABELS[by]}的{ask.label}逐月怎么变：最需要关注的在前", line,
    heat.multiples(ask, panels, opens_month, months_of(scope)),
    f"{source}；各图纵轴相同（{axis_words(ask, panels)}）；深色为本期的月份，右上角为本期合计。点月份看明细",
)  # fmt: skip
