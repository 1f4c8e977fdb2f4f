"""综合排名 on the page: the score with every part it is made of, so that a village can add it up by hand."""

from fractions import Fraction

import streamlit as st

from analytics.breakdown import LABELS
from analytics.composite import Scored, formula, plain, weights
from analytics.indicators import INDICATORS
from analytics.ranking import BASIS
from analytics.store import Refused
from pages.parts import breakdowns, cached, cards, shell, tables
from pages.parts.filters import View
from pages.parts.further import groups_of, part_of
from pages.parts.links import to_rows
from pages.parts.tables import Column, Link, Table


@st.fragment
def show(view: View, by: str) -> None:
    """The composite ranking by the weights of the settings; what is wrong with them is one plain sentence."""
    box = st.expander("综合排名：按设定的权重合成一个得分", key="composite", bind="query-params")
    if not box.open:
        return
    with box:
        try:
            weighed = weights(view.town.open())
            found = cached.composite(view.town, view.scope, by)
        except Refused as problem:
            cards.empty(f"{problem}。")
            return
        for group, mine in groups_of(found).items():
            tables.show(
                f"{group}综合排名" if by in BASIS else "综合排名",
                shell.short_line(view),
                score_table(view, by, weighed, mine),
                f"{formula(weighed)}；快照{view.town.number}。点分子、分母看明细",
            )


def score_table(view: View, by: str, weighed: dict[str, Fraction], rows: list[Scored]) -> Table:
    """One row a unit: place, score, then of each part the counts that it rests on and its points."""
    snapshot = view.town.open()
    columns = [Column(LABELS[by], "short"), Column("名次", "num"), Column("综合得分", "num")]
    for name, weight in weighed.items():
        label = f"{INDICATORS[name].label}（权重{plain(weight)}）"
        columns += [Column("基数", "num", label), Column("得分", "num", label)]
    columns.append(Column("未排名原因", "narrow"))
    body = []
    for row in rows:
        narrow = breakdowns.narrowed(view.scope, by, row.key)
        cells = [row.key, row.place_no or "—", row.text]
        for part in row.parts:
            href = to_rows(snapshot, part.indicator, narrow, part_of(INDICATORS[part.indicator]))
            has_rows = part.row.denominator or part.row.numerator
            cells += [Link(part.counts, href) if has_rows else part.counts, part.text]
        body.append([*cells, row.reason])
    return Table(columns, body, f"rank-score-{by}")
