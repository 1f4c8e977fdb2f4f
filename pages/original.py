"""原件: a row of a kept workbook in the words it was sent in, and the workbook itself to take along."""

from html import escape
from pathlib import Path

import streamlit as st

from etl.reading import read_book
from pages.parts import cached, cards, shell, tables

AROUND = 2  # rows shown before and after the one asked for
HEADS = 6  # rows at the top of a sheet that hold its title and headings

view = shell.view()
shell.heading("原件", view)
asked = st.query_params
kept = cached.original(view.town, asked.get("workbook", ""))
if kept is None:
    cards.empty(
        "这份工作簿的原件不在 data/accepted 里，不能显示。请从「台账查询」里的出处打开，或向填报单位索取。"
    )
    st.stop()

content = Path(kept.path).read_bytes()
sheets = {sheet.name: sheet for sheet in read_book(content).sheets}
sheet = sheets.get(asked.get("sheet", "")) or next(iter(sheets.values()))
row_no = int(asked["row"]) if asked.get("row", "").isdigit() else 1
numbers = [no for no in range(1, len(sheet.rows) + 1) if no <= HEADS or abs(no - row_no) <= AROUND]
width = sheet.width()
columns = [tables.Column("行", "num"), *(tables.Column("") for _ in range(width))]
lines = []
for no in numbers:
    cells = ["" if cell is None else str(cell) for cell in sheet.rows[no - 1]]
    words = [*cells, *[""] * (width - len(cells))]
    if no == row_no:
        words = [tables.State(f"<mark>{escape(word)}</mark>" if word else "") for word in words]
    lines.append([no, *words])
place = " · ".join(filter(None, [kept.workbook, sheet.name, f"第{row_no}行"]))
tables.show(
    place, f"按送来的原样显示，未作清理 · {kept.loaded_on}载入",
    tables.table(columns, lines, "original"),
    "只列表头和这一行上下几行；全表请下载原件",
)  # fmt: skip
st.download_button("下载原件", content, kept.workbook, key="original", on_click="ignore")
