"""存量与增量: what is open, where it is going, what came in and went out, and the year-end goals."""

import streamlit as st

from analytics import pace
from analytics.breakdown import LABELS
from analytics.charts.frame import Caption
from analytics.charts.months import found_and_closed, this_and_last_year
from analytics.charts.outlook import stock_line, streak_days
from analytics.charts.stock import bridge_by, towards_goals
from analytics.goals import BASIS
from analytics.timelines import months_of, thirteen_months
from analytics.wording import full_day_text
from pages.parts import breakdowns, cached, cards, choices, folds, outlooks, picked, picture, shell, tables
from pages.parts.briefs import goals_table
from pages.parts.links import month_of, to_rows, whole_month

CARDS = ("stock", "historic_stock", "net_increment", "unaccepted_overdue", "clear_days")
SHOWN = ("stock", "overdue", "hazards_found", "hazards_closed", "net_increment", "historic_stock")
BY = {LABELS[by]: by for by in ("place", "sector", "level", "source")}

view = shell.view()
town = view.town
snapshot, scope = town.open(), view.scope
line = shell.short_line(view)
source = f"来源：各单位隐患台账，快照{snapshot.number}；单位：项"

shell.heading("存量与增量", view)
cards.row_of(snapshot, [cached.card(town, name, scope, view.against) for name in CARDS])
cards.notes(cached.notes(town, "stock", scope))

goals = cached.year_end_goals(town, scope)
ahead = [cached.outlook(town, name, scope) for name in ("stock", "historic_stock")]
whole = cached.bridge(town, scope)
grid = st.grid(3, min_column_width=400, gap="medium")
with grid.cell():
    caption = Caption(
        "存量往哪里走",
        line,
        f"{source}；实线为每7天末的存量，竖线为三年行动重大隐患的年末目标。{ahead[0].forecast.text}",
    )
    picture.show(stock_line(cached.stock_weeks(town, scope), caption, ahead[0], goals), "line",
                 f'<a href="{to_rows(snapshot, "stock", scope)}">看明细</a>')  # fmt: skip
with grid.cell():
    caption = Caption(
        "存量怎么变：谁发现的，销了多少",
        shell.short_line(view, whole.closing),
        f"{source}；期初＋新发现－整改销号－撤销＝期末",
    )
    picture.show(bridge_by(cached.bridges_by(town, scope, "source"), whole, caption), "bridge",
                 opens=lambda step: outlooks.step_or_source(snapshot, scope, step))  # fmt: skip
with grid.cell():
    caption = Caption(
        "历史存量离目标还有多远",
        line,
        f"{source}；{full_day_text(snapshot.stock_cutoff)}及以前发现、未销号的重大隐患",
    )
    picture.show(towards_goals(cached.historic(town, scope), caption, goals), "goals",
                 f'<a href="{to_rows(snapshot, "historic_stock", scope)}">看明细</a>')  # fmt: skip

tables.show(
    "什么时候能完成：完成进度与时间进度",
    line,
    outlooks.outlook_table(snapshot, scope, ahead),
    f"{source}。{pace.METHOD}",
)
tables.show("三年行动年末目标（重大隐患）", line, goals_table(goals), f"{source}；目标依据：{BASIS}")

st.html("<h2>增量</h2>")
wide = thirteen_months(scope)
this, last = cached.this_and_last_year(town, "hazards_found", scope)
grid = st.grid(2, min_column_width=420, gap="medium")
with grid.cell():
    caption = Caption(
        "每月新发现与整改销号", line, f"{source}；斜纹为初步数；浅底为本期。新发现少不等于更安全"
    )
    both = cached.found_and_closed(town, wide)
    picture.show(found_and_closed(*both, caption, cached.open_months(town, wide), months_of(scope)), "found-closed",
                 opens=lambda key: picked.narrows(snapshot, scope, month_of(wide, key), "hazards_found"))  # fmt: skip
with grid.cell():
    caption = Caption("新发现：今年与去年", line, f"{source}；去年各月以截至日所知为准")
    picture.show(this_and_last_year(this, last, caption, "项"), "years",
                 opens=lambda key: picked.narrows(snapshot, scope, whole_month(scope, key), "hazards_found"))  # fmt: skip
tables.show(
    "增量：比上年同期，比上限", line,
    outlooks.increment_table(snapshot, scope, cached.increments(town, scope)),
    f"{source}。点数字看明细；基数小于10不算百分比。",
)  # fmt: skip

if fold := folds.opened("动态清零：逐日看重大隐患有没有超期", "streak_open"):
    with fold:
        found = cached.streak(town, wide)
        best = (
            f"；其间最长连续 {found.longest} 天（到{full_day_text(found.longest_until)}）"
            if found.longest
            else ""
        )
        caption = Caption(
            f"动态清零：到截至日已连续 {cached.card(town, 'clear_days', scope).text} 天",
            f"{shell.short_line(view)} · 近13个月",
            f"{source}；超期未销号或无期限未销号的重大隐患，逐日计{best}",
        )
        picture.show(streak_days(found, caption), "streak",
                     f'<a href="{to_rows(snapshot, "unaccepted_overdue", scope)}">看明细</a>')  # fmt: skip
if fold := folds.opened("存量怎么变：按谁发现分的明细表", "bridge_open"):
    with fold:
        parts = cached.bridges_by(town, scope, "source")
        tables.show("期初到期末，按隐患来源", line,
                    outlooks.bridge_table(snapshot, scope, "source", LABELS["source"], parts, whole), source)  # fmt: skip

st.html("<h2>分项</h2>")
by = choices.tab_of("分列", BY, "stock_split")
tables.show(
    f"各{LABELS[by]}的存量与增量", line,
    breakdowns.breakdown(snapshot, scope, by, cached.several(town, SHOWN, scope, by), breakdowns.changes(view, SHOWN, by)),
    f"{source}。点数字看明细。",
)  # fmt: skip
