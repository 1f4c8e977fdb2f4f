"""村级排名: who stands where on one indicator, with the counts, what was sent back, and who is not ranked."""

import streamlit as st

from analytics.breakdown import LABELS
from analytics.charts.frame import Caption
from analytics.charts.ranks import count_bars, rate_dots, title_of
from analytics.indicators import INDICATORS
from analytics.meeting import rate_of
from analytics.ranking import BASIS
from pages.parts import breakdowns, cached, cards, choices, picture, shell, tables
from pages.parts.links import to_page, to_rows

RANKED = ("due_rectification_rate", "on_time_rate", "rectification_rate", "closure_rate", "period_rectification_rate", "overdue", "stock", "hazards_found")  # fmt: skip
BY = {LABELS[by]: by for by in ("place", "reporting_place", "sector", "leader")}

view = shell.view()
town = view.town
snapshot, scope = town.open(), view.scope
labels = {INDICATORS[name].label: name for name in sorted(RANKED, key=lambda n: n != rate_of(snapshot))}

shell.heading("村级排名", view)
with st.container(horizontal=True):
    name = choices.one_of("指标", labels, "ranked")
    by = choices.one_of("排名对象", BY, "units")
ask = INDICATORS[name]
rows = cached.rank(town, name, scope, by)
if not rows:
    cards.empty("名录里还没有可以排名的单位。请在 data/reference/places.csv 登记村（社区）后重新载入。")
    st.stop()
whole = cached.figure(town, name, scope)
line = shell.short_line(view, whole.denominator if ask.is_rate else whole.value)
goal = cached.standing(town, name, scope)
basis = f"；目标依据：{goal.basis}" if goal else ""
cards.notes([f"{ask.label}指{ask.meaning}", *cached.notes(town, name, scope)])


def opens(key: str) -> str:
    """The rows of one unit."""
    narrow = breakdowns.narrowed(scope, by, key)
    return to_rows(snapshot, name, narrow, "denominator" if ask.is_rate else "numerator")


groups = list(dict.fromkeys(row.group for row in rows))
for group in groups:
    mine = [row for row in rows if row.group == group]
    counted = f"{BASIS[by]}；" if by in BASIS else ""
    source = f"{counted}来源：各单位隐患台账，快照{snapshot.number}；单位：{ask.unit}{basis}"
    marks = "；▼ 低于目标，○ 未排名" if ask.is_rate else ""
    caption = Caption(
        title_of(ask, group if by in BASIS else f"各{LABELS[by]}", goal), line, f"{source}{marks}"
    )
    grid = st.grid(2, min_column_width=620, gap="medium")
    with grid.cell():
        if ask.is_rate:
            target = (float(goal.value), f"目标{goal.text}") if goal else None
            picture.show(rate_dots(mine, caption, whole, target), f"rank-{groups.index(group)}", opens=opens)
        else:
            picture.show(count_bars(mine, caption, ask.unit), f"rank-{groups.index(group)}", opens=opens)
    with grid.cell():
        tables.show(
            f"{group}排名表" if by in BASIS else "排名表", line,
            breakdowns.ranking_table(snapshot, scope, ask, by, mine),
            f"{source}；{breakdowns.ranking_notes(ask, mine)}；并列名次相同。"
            f'<a href="{to_page(snapshot, "circulars", scope)}">拟排名通报</a>',
        )  # fmt: skip
