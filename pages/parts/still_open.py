"""What is still open at 数据上报, whoever looks and whenever: rows sent back and not mended, files not taken in."""

from collections.abc import Callable
from html import escape
from pathlib import Path

import streamlit as st

from analytics.sent_back import Book, marked_copy
from analytics.store import current_number
from analytics.waiting import Waiting, listing, put_aside
from pages.parts import cached, load_report, paging
from pages.parts.filters import View

BOOKS_LISTED, ROWS_LISTED = 10, 5


def sent_back(view: View) -> None:
    """The rejected rows not mended, a workbook at a time, each with the copy that goes back to its sender."""
    found = cached.still_open(view.town, view.scope)
    st.html('<h2 id="sent-back">退回未更正</h2>')
    if not found.books:
        st.html("<p>没有退回未更正的行。</p>")
        return
    here = f"，其中所选时段 {found.in_period} 行" if found.in_period else ""
    st.html(
        f'<p class="notes">共 {found.rows} 行，在 {len(found.books)} 份工作簿里（不限时段{here}）。'
        "把退回表发还填报单位，改好标红的格子后整份重报，重报载入后这里自动划去。</p>"
    )
    for at, book in enumerate(paging.page_of(list(found.books), BOOKS_LISTED, "sent_back_page")):
        show_book(book, marked_copy(Path(view.town.data), book.workbook), f"open-{at}")


def refused_sheets(view: View) -> None:
    """Sheets left out of workbooks that were otherwise taken in, each with its reason; nothing without any."""
    found = cached.refused_sheets(view.town)
    if not found:
        return
    st.html(f"<h3>工作簿里整张没有收下的表（{len(found)} 张）</h3>")
    shown = paging.page_of(found, BOOKS_LISTED, "refused_page")
    lines = (
        f"<li><b>{escape(row['workbook'])}</b>　{escape(row['sheet'])}：{escape(row['reasons'])}</li>"
        for row in shown
    )
    st.html(f"<ul>{''.join(lines)}</ul>")


def show_book(book: Book, marked: Path | None, key: str) -> None:
    """Unit, workbook, its rows with their reasons, and beside them the button for the marked copy."""
    rows = "".join(f"<li>{escape(line_of(row))}</li>" for row in book.rows[:ROWS_LISTED])
    rest = len(book.rows) - ROWS_LISTED
    more = [f"还有 {rest} 行，见退回表"] if rest > 0 else []
    more += [] if marked else ["退回表不在 data/outbox/退回 里，请按行号告知填报单位"]
    from_where = " · ".join(filter(None, [book.workbook, book.period]))
    with st.container(key=key, horizontal=True, vertical_alignment="center", gap="small"):
        st.html(
            f'<div class="open"><b>{escape(book.unit)}：退回 {len(book.rows)} 行</b> <small>{escape(from_where)}</small>'
            f"<ul>{rows}</ul><small>{escape('；'.join(more))}</small></div>",
            width="stretch",
        )
        load_report.give_back(marked, f"{key}-back", "下载退回表")


def line_of(row: dict) -> str:
    """'【重大】隐患台账 第5行：检查时间“2月30日”：没有这一天…'."""
    where = " ".join(filter(None, [row["sheet"], f"第{row['row_no']}行" if row["row_no"] else ""]))
    return f"{'【重大】' if row['level'] == '重大' else ''}{where}：{row['reasons']}"


def not_taken_in(data: Path, look: Callable[[list[Path]], None]) -> None:
    """The files in data/incoming that no snapshot holds, each with its reason and a way out; nothing without any.

    `look` reads files again to say what is wrong with them.
    """
    files = cached.not_accepted(str(data), current_number(data), listing(data))
    if not files:
        return
    st.html("<h2>没有收下的文件</h2>")
    st.html(
        f'<p class="notes">data/incoming 里有 {len(files)} 份文件没有载入，每次导入都会再试。'
        "请填报单位改报后，把用不着的移除。</p>"
    )
    shown = paging.page_of(files, BOOKS_LISTED, "waiting_page")
    for at, file in enumerate(shown):
        with st.container(key=f"waiting-{at}", horizontal=True, vertical_alignment="center", gap="small"):
            reason = st.session_state.get("reasons", {}).get(file.workbook_id, "原因请点“再看一遍”")
            st.html(
                f'<p class="waiting"><b>{escape(file.path.name)}</b><br>{escape(reason)}</p>', width="stretch"
            )
            way_out(data, file)
    if st.button("再看一遍", key="look"):
        look([file.path for file in shown])


def way_out(data: Path, file: Waiting) -> None:
    """移除, asked twice; the file moves to data/outbox/未收下."""
    with st.popover("移除", width="content"):
        st.html(f"<p>把 {escape(file.path.name)} 移到 data/outbox/未收下，以后导入不再试它。</p>")
        if st.button("确认移除", key=f"remove-{file.path}"):
            put_aside(data, file.path)
            st.rerun()
