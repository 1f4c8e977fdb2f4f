"""数据上报: hand in workbooks, read what is wrong with them, take back what goes back, see who has sent what."""

import streamlit as st

from analytics.store import data_folder
from pages.parts import cached, cards, choices, handing_in, shell, tables
from pages.parts.tables import Column, State

KINDS = ["xlsx", "xlsm", "xls", "csv", "html", "htm"]


def hand_in(files: list, replaces: str | None) -> None:
    """Keep the files in data/incoming and load them; the only call into etl."""
    from etl import load

    try:
        paths = handing_in.save(files, data_folder())
        report = load.load(paths, data_folder(), replaces, handing_in.bar_of_progress())
    except load.CannotRun as problem:
        st.warning(f"{problem}。")
        return
    handing_in.keep_report(report)


view = shell.view_if_any()
if view:
    shell.heading("数据上报", view)
else:
    st.html('<div class="heading"><h1>数据上报</h1></div>')

st.html("<h2>交表</h2>")
if view and view.town.open().is_sample:
    cards.empty(
        f"当前显示的是示例数据。这里交的表存入本镇数据文件夹（{data_folder()}），载入后各页改为显示本镇数据。"
    )
files = st.file_uploader(
    "把各村、各部门报来的表拖到这里（可一次多份）",
    type=KINDS,
    accept_multiple_files=True,
    key=handing_in.uploader(),
)
replaced = ""
if len(files) == 1:
    replaced = st.text_input(
        "代替以前交的哪一份（只在整份重报时填原工作簿名，一般不填）", key="replaces", width=520
    )
words = f"载入这 {len(files)} 份表" if files else "载入（请先选表）"
if st.button(words, type="primary", disabled=not files, key="load"):
    hand_in(files, replaced.strip() or None)
handing_in.show_report()
if view is None:
    st.stop()

st.html("<h2>谁报了、谁没报</h2>")
sheets = {sheet.title: sheet for sheet in cached.sheets(view.town, view.scope)}
if not sheets:
    cards.empty(
        "这段时间没有应报的表。应报名单在 data/reference/expected.csv 里登记（哪张表、哪些村、每月几日前）。"
    )
    st.stop()
chosen = choices.tab_of("报表", sheets, "return")
counts = "，".join(f"{status} {count} 份" for status, count in chosen.counts.items())
columns = [Column("单位", "short"), *(Column(period, "short") for period in chosen.periods)]
rows = [[unit, *(State(handing_in.status(word)) for word in cells)] for unit, cells in chosen.units]
tables.show(f"{chosen.title}：{counts}", shell.scope_line(view), tables.table(columns, rows, "sent"),
            "● 已报　○ 零报告　◆ 迟报　▼ 未报　空白为不要求报")  # fmt: skip
