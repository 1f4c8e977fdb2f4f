"""The hazards of one step of the stock since the last meeting, at 台账查询."""

from functools import partial

import streamlit as st

from analytics.since_last import STEPS
from pages.parts import cached, cards, ledgers, paging, shell, since_last, tables
from pages.parts.filters import View
from pages.parts.listings import LOOK_WIDER

EXPLAINED = {
    "new": "首次上报在上次快照之后，含发现较早、这次才报的（补录）",
    "closed": "上次快照还未闭环或还未上报，现已闭环",
    "corrected_in": "上次快照不在存量内，后来的报表或更正使它进入",
    "corrected_out": "上次快照在存量内，后来的报表或更正使它退出；以上次快照的样子列出",
}


def show(view: View, step: str, beside) -> None:
    """The field to pick the earlier snapshot by, drawn in `beside`, then the rows with where each comes from."""
    with beside:
        look = since_last.pick(view)
    if look.meeting is None:
        cards.empty(
            "没有选定上次的快照。一周后再次导入，就能看到与上次会议相比的变化；也可在上面选一个快照来比。"
        )
        return
    rows = cached.rows_of_step(view.town, view.scope, look.last, step)
    if not rows:
        cards.empty(LOOK_WIDER)
        return
    title = f"{STEPS[step]}：共 {len(rows)} 行"
    line = f"{shell.short_line(view)} · 上次{look.meeting.name}"
    drawn = ledgers.drawn("hazard", paging.page_of(rows), view.scope.as_of)
    whole = partial(ledgers.file, "hazard", rows, STEPS[step], [line])
    st.html(f'<p class="definition"><b>{STEPS[step]} {len(rows)} 项</b>　{EXPLAINED.get(step, "")}</p>')
    tables.show(title, line, drawn, "行号与表格软件里看到的一致；点出处看原件", whole)
