"""What stands below a ranking and is reckoned only when it is opened: courses, the composite, red and black lists."""

from fractions import Fraction

import streamlit as st

from analytics import courses, red_black
from analytics.breakdown import LABELS
from analytics.charts import bump
from analytics.charts.frame import Caption
from analytics.ends import ends
from analytics.indicator import Indicator
from analytics.ranking import RankRow
from analytics.scope import Scope
from pages.parts import breakdowns, cached, cards, choices, picture, shell, tables
from pages.parts.filters import View
from pages.parts.links import to_rows
from pages.parts.tables import Column, Link, Table

CUTS = {"按名次取两头": True, "按数值划线": False}


def groups_of(rows: list) -> dict[str, list]:
    """The rows of each group, villages first."""
    return {
        group: [row for row in rows if row.group == group] for group in dict.fromkeys(r.group for r in rows)
    }


def part_of(ask: Indicator) -> str:
    """Which rows a unit's name opens."""
    return "denominator" if ask.is_rate else "numerator"


@st.fragment
def show_courses(view: View, ask: Indicator, by: str) -> None:
    """名次走势: the same ranking in several periods, as a bump chart."""
    box = st.expander(f"名次走势：{ask.label}各期名次", key="course", bind="query-params")
    if not box.open:
        return
    town, snapshot = view.town, view.town.open()
    scopes = courses.periods(snapshot, view.scope)
    labels = [courses.label(scope) for scope in scopes]
    rankings = [cached.rank(town, ask.name, scope, by) for scope in scopes]
    with box:
        for at, (group, last) in enumerate(groups_of(rankings[-1]).items()):
            mine = [[row for row in rows if row.group == group] for rows in rankings]
            draw_courses(view, ask, by, scopes, labels, mine, last, f"{at}")


def draw_courses(
    view: View,
    ask: Indicator,
    by: str,
    scopes: list[Scope],
    labels: list[str],
    mine: list,
    last: list,
    key: str,
) -> None:
    """One group's bump chart, with the units that the reader follows."""
    found = courses.courses(mine)
    names = [course.key for course in found]
    picked = st.multiselect("跟踪哪些单位", names, key=f"follow{key}", bind="query-params", placeholder="升降最大的几个", select_all=False, width=480)  # fmt: skip
    followed = picked or courses.that_moved_most(found)
    shown = {row.key for row in ends(last).rows} | set(followed)
    snapshot = view.town.open()
    caption = Caption(
        f"{ask.label}名次怎么变：{labels[0]}到{labels[-1]}" if len(labels) > 1 else f"{ask.label}名次怎么变",
        shell.short_line(view),
        f"圈内为名次，并列的名次相同、各占一行；蓝线上升，橙线下降；断开处未排名；快照{snapshot.number}",
    )

    def opens(mark: str) -> str:
        """The rows of one unit in one period."""
        period, _, unit = mark.partition("|")
        narrow = breakdowns.narrowed(scopes[int(period)], by, unit)
        return to_rows(snapshot, ask.name, narrow, part_of(ask))

    drawn = [course for course in found if course.key in shown]
    picture.show(bump.places(drawn, labels, caption, followed), f"course-{key}", opens=opens)


@st.fragment
def show_lists(view: View, ask: Indicator, by: str) -> None:
    """红黑榜: who stands at the two ends, at a cut that the reader sets."""
    box = st.expander("红黑榜：按自定的线分出两头", key="lists", bind="query-params")
    if not box.open:
        return
    rows = cached.rank(view.town, ask.name, view.scope, by)
    with box:
        with st.container(horizontal=True):
            is_by_place = choices.one_of("怎么划", CUTS, "cut", 160)
            if is_by_place:
                cut = st.number_input("取几名", 1, 200, 3, key="top", bind="query-params", width=120)
            else:
                limit = 100.0 if ask.is_share else None
                label = f"线划在（{ask.unit}）"
                cut = st.number_input(label, 0.0, limit, 90.0 if ask.is_share else 0.0, key="line", bind="query-params", width=160)  # fmt: skip
        for group, mine in groups_of(rows).items():
            line = Fraction(str(cut))
            found = red_black.by_place(mine, cut) if is_by_place else red_black.by_line(ask, mine, line)
            draw_lists(view, ask, by, group, found)


def draw_lists(view: View, ask: Indicator, by: str, group: str, found: red_black.Lists) -> None:
    """Two tables side by side, and what must be known of them."""
    line = f"{shell.short_line(view)} · {group}"
    grid = st.grid(2, min_column_width=420, gap="medium")
    for name, key, rows, cut in (
        ("红榜", "red", found.red, found.red_cut),
        ("黑榜", "black", found.black, found.black_cut),
    ):
        with grid.cell():
            drawn = list_table(view, ask, by, rows, key) if rows else "<p>没有够得上的单位。</p>"
            tables.show(f"{group}{name}：{ask.label}{cut}，共{len(rows)}个", line, drawn, "点单位看明细")
    cards.notes([found.said] if found.said else [])


def list_table(view: View, ask: Indicator, by: str, rows: list[RankRow], key: str) -> Table:
    """One row a unit that is named: place, name, counts, rate."""
    snapshot = view.town.open()
    columns = [Column(LABELS[by], "short"), Column("名次", "num"), *breakdowns.headings(ask.name)]
    body = []
    for row in rows:
        narrow = breakdowns.narrowed(view.scope, by, row.key)
        unit = Link(row.key, to_rows(snapshot, ask.name, narrow, part_of(ask)))
        body.append([unit, row.place_no, *breakdowns.cells(snapshot, ask.name, row, narrow, {})])
    return Table(columns, body, f"rank-{key}")
