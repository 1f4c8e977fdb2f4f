"""原件: a row of a kept workbook in the words it was sent in, and the workbook itself to take along."""

from collections.abc import Callable
from html import escape
from pathlib import Path

import streamlit as st

from pages.parts import cached, cards, shell, tables
from pages.parts.filters import View

AROUND = 2  # rows shown before and after the one asked for
HEADS = 6  # rows at the top of a sheet that hold its title and headings
GONE = "这份工作簿的原件不在 data/accepted 里，不能显示。请从「台账查询」里的出处打开，或向填报单位索取。"

Rows = list[list[object]]


def is_asked() -> bool:
    """Whether the address names a workbook."""
    return "workbook" in st.query_params


def show(view: View, read: Callable[[bytes], dict[str, Rows]]) -> None:
    """The row that the address names, the sheet's head and its neighbours; `read` gives the rows by sheet."""
    shell.heading("原件", view)
    asked = st.query_params
    kept = cached.original(view.town, asked["workbook"])
    if kept is None:
        cards.empty(GONE)
        return
    content = Path(kept.path).read_bytes()
    sheets = read(content)
    name = asked.get("sheet", "") if asked.get("sheet", "") in sheets else next(iter(sheets))
    row_no = int(asked["row"]) if asked.get("row", "").isdigit() else 1
    place = " · ".join(filter(None, [kept.workbook, name, f"第{row_no}行"]))
    tables.show(
        place, f"按送来的原样显示，未作清理 · {kept.loaded_on}载入",
        around(sheets[name], row_no),
        "只列表头和这一行上下几行；全表请下载原件",
    )  # fmt: skip
    st.download_button("下载原件", content, kept.workbook, key="original", on_click="ignore")


def around(rows: Rows, row_no: int) -> str:
    """The table of the row, marked, with what stands around it and the sheet's first rows."""
    numbers = [no for no in range(1, len(rows) + 1) if no <= HEADS or abs(no - row_no) <= AROUND]
    width = max((len(row) for row in rows), default=0)
    columns = [tables.Column("行", "num"), *(tables.Column("") for _ in range(width))]
    lines = []
    for no in numbers:
        cells = ["" if cell is None else str(cell) for cell in rows[no - 1]]
        words = [*cells, *[""] * (width - len(cells))]
        if no == row_no:
            words = [tables.State(f"<mark>{escape(word)}</mark>" if word else "") for word in words]
        lines.append([no, *words])
    return tables.table(columns, lines, "original")
