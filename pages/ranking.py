"""村级排名: who stands where on one indicator, how that has changed, and who is not ranked."""

from dataclasses import replace
from functools import partial
from html import escape

import streamlit as st

from analytics import certainty, ties
from analytics.breakdown import LABELS
from analytics.cards import Card
from analytics.charts.frame import Caption
from analytics.charts.ranks import count_bars, rate_dots, title_of
from analytics.ends import ends
from analytics.indicators import INDICATORS
from analytics.meeting import rate_of
from analytics.moves import moves, period_before
from analytics.moves import words as words_of_moves
from analytics.ranking import BASIS
from analytics.ranking_cards import cards as headlines
from analytics.spread import UNRANKED, bands
from analytics.spread import parts as parts_of
from pages.parts import (
    asked,
    breakdowns,
    cached,
    cards,
    choices,
    further,
    paging,
    picked,
    picture,
    shell,
    spread,
    standings,
    tables,
    takeaways,
    weighed,
)
from pages.parts.further import part_of
from pages.parts.links import to_page, to_rows

RANKED = (
    "due_rectification_rate", "on_time_rate", "rectification_rate", "closure_rate", "period_rectification_rate",
    "overdue", "stock", "hazards_found", "rectification_days", "found_from_above_rate", "timely_return_rate",
)  # fmt: skip
BY = {LABELS[by]: by for by in ("place", "reporting_place", "sector", "leader")}
WHOLE, CHOSEN = "全部", "选中的"
UNITS = {name: by for name, by in BY.items() if by in BASIS}

view = shell.view()
town = view.town
snapshot, scope = town.open(), view.scope
labels = {INDICATORS[name].label: name for name in sorted(RANKED, key=lambda n: n != rate_of(snapshot))}

top = st.container()
with st.container(horizontal=True):
    name = choices.one_of("指标", labels, "ranked")
    ask = INDICATORS[name]
    by = choices.one_of("排名对象", UNITS if ask.table == "submission" else BY, "units")
chosen = scope.places if by in BASIS else ()
if chosen:  # who stands where is asked of the whole town; those chosen stand out
    view = replace(view, scope=scope.with_(places=()))
    scope = view.scope
    asked.say(f"名次在全镇各单位之间排：选中的{'、'.join(chosen)}以底色标出，表中可只列选中的")
with top:
    shell.heading("村级排名", view)
rows = cached.rank(town, name, scope, by)


def opens_card(card: Card) -> str:
    """The rows of the whole; of a number of units these units in the table."""
    return spread.listing(card.label) if card.label in parts else to_rows(snapshot, name, scope, part_of(ask))


if not rows:
    cards.empty("名录里还没有可以排名的单位。请在 data/reference/places.csv 登记村（社区）后重新载入。")
    st.stop()
goal = cached.standing(town, name, scope)
# a target without a day is held against this very figure
whole = goal.figure if goal and not goal.until else cached.figure(town, name, scope)
line = shell.short_line(view, whole.denominator if ask.is_rate else whole.value)
basis = f"；目标依据：{goal.basis}" if goal else ""
earlier = period_before(snapshot, scope)
before = cached.places(town, name, earlier, by) if earlier else []
groups = further.groups_of(rows)
first = next(iter(groups.values()))
found = bands(ask, first, goal)
parts = {CHOSEN: [row for row in first if row.key in chosen]} if chosen else {}
parts |= parts_of(ask, first, goal, found)
cards.row_of(snapshot, headlines(ask, scope, whole, goal, first, parts), opens_card)
cards.notes([
    f"{ask.label}指{ask.meaning}", *cached.notes(town, name, scope), words_of_moves(snapshot, scope, rows, before)
])  # fmt: skip


def moved(some: list) -> dict:
    """How these units' places changed against the period before; nothing where the ledger does not reach there."""
    return moves(some, before) if earlier else {}


def opens(key: str) -> str:
    """整改情况 of one unit; a ranking of one would say nothing."""
    return picked.narrows(
        snapshot, scope, breakdowns.narrowed(scope, by, key), name, part_of(ask), "rectification"
    )


def say_if_crowded(group: str, mine: list) -> None:
    """When too many share the first place: that it is so, with the figures that still tell them apart."""
    said = ties.said(name, group, ties.first(mine))
    if not said:
        return
    others = [
        other for other in ties.FINER if other != name and (by in BASIS or other != "timely_return_rate")
    ]
    rankings = {
        other: [row for row in cached.rank(town, other, scope, by) if row.group == group] for other in others
    }
    offers = [
        f'<a href="{to_page(snapshot, "ranking", scope, [("ranked", INDICATORS[other].label), *units])}">'
        f"{INDICATORS[other].label}</a>（并列第1的{first.sharing}个，参加排名{first.ranked}个）"
        for other, first in ties.separating(rankings)
    ]
    advice = f"还分得开的指标：{'、'.join(offers)}。" if offers else "其他指标同样分不开，建议放宽时段再排。"
    st.html(f'<p class="empty" id="crowded">{escape(said)}。{advice}</p>')


def draw_places(mine: list, title: str, source: str) -> None:
    """The picture of a group in order: dots of a share, bars of a count."""
    drawn = ends(mine)
    sure = certainty.certainties(ask, mine, drawn.rows)
    marks = "；▼ 低于目标，○ 未排名" if ask.is_share else ""
    marks += "，浅色线为95%把握的范围，基数越小越长" if sure else ""
    caption = Caption(title, line, f"{source}{marks}{f'；{drawn.said}' if drawn.said else ''}")
    if ask.is_share:
        target = (float(goal.value), f"目标{goal.text}") if goal else None
        drawing = rate_dots(drawn.rows, opens, whole, target, sure, drawn.cut, chosen)
    else:
        drawing = count_bars(drawn.rows, opens, ask.unit, drawn.cut, chosen)
    picture.framed(caption, drawing)


def draw_spread(mine: list, bands: list, units: str, source: str) -> None:
    """How many of a group stand where."""
    title = f"{units}{ask.label}：各段有几个"
    said = f"{source}{'；各段含下限、不含上限' * ask.is_rate}"
    said += f"{'；▼ 低于目标' * any(band.is_behind for band in bands)}；点一段，在表中列出"
    spread.show(Caption(title, line, said), bands, len(parts.get(UNRANKED, ())))


def draw_table(mine: list, group: str, source: str, at: int, parts: dict) -> None:
    """The page of the group's table that the reader is on, narrowed to a part of it where that is asked."""
    some = mine if at else choices.one_of("表中列出", {WHOLE: mine, **parts}, spread.KEY)
    listed = paging.page_of(some, key="page" if not at else f"page{at + 1}")
    sure = certainty.certainties(ask, mine, listed)
    draw = partial(
        standings.ranking_table, snapshot, scope, ask, by, changes=breakdowns.changes(view, (name,), by)
    )
    title = f"{group}排名表" if by in BASIS else "排名表"
    title += f"：{next(words for words, rows in parts.items() if rows is some)}" if some is not mine else ""
    under = f"{source}；{standings.ranking_notes(ask, mine, sure)}；并列名次相同。"
    tables.show(
        title, line, draw(listed, moves=moved(listed), certainties=sure),
        f'{under}<a href="{to_page(snapshot, "circulars", scope)}">拟排名通报</a>',
        partial(whole_file, draw, mine, some, title, [line, under]),
    )  # fmt: skip


def whole_file(draw, mine: list, some: list, title: str, lines: list[str]) -> bytes:
    """The workbook of every unit that the table lists, whichever page of it is shown."""
    table = draw(some, moves=moved(some), certainties=certainty.certainties(ask, mine, some))
    return table.file(title, lines)


units = [("units", LABELS[by])] if by != "place" else []
counted = f"{BASIS[by]}；" if by in BASIS and ask.table == "hazard" else ""
where = "各单位报表的报送登记" if ask.table == "submission" else "各单位隐患台账"
source = f"{counted}来源：{where}，快照{snapshot.number}；单位：{ask.unit}{basis}"
for at, (group, mine) in enumerate(groups.items()):
    say_if_crowded(group, mine)
    grid = st.grid(2, min_column_width=620, gap="medium")
    if at and not any(row.place_no for row in mine):
        with grid.cell():
            draw_table(mine, group, source, at, {})
        continue
    said = group if by in BASIS else f"各{LABELS[by]}"
    with grid.cell():
        # of a few units each is seen first, of thousands how they lie
        drawing = [partial(draw_places, mine, title_of(ask, said, goal), source)]
        if found and not at:
            drawing.insert(0 if ends(mine).cut else 1, partial(draw_spread, mine, found, said, source))
        for draw in drawing:
            draw()
    with grid.cell():
        draw_table(mine, group, source, at, parts if not at else {})
takeaways.of_ranking(view, name, by)
further.show_courses(view, ask, by)
weighed.show(view, by)
further.show_lists(view, ask, by)
