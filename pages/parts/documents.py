"""A circular on the screen: its lines as HTML, its draft and issued files to take away, the register of issue."""

from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

import streamlit as st

from analytics.circulars import NotIssued, issue, issued_words, preview
from analytics.circulars.journal import issued
from analytics.circulars.kept import files_of, issued_already, lines_of
from analytics.circulars.line import Line
from analytics.indicators import INDICATORS
from analytics.scope import Scope
from pages.parts import cached, paging
from pages.parts.cached import Town

LISTED = 10  # issued circulars at a time
WORDS = {".docx": "Word", ".xlsx": "Excel"}
# How each kind of line is set; a table is drawn, an unknown kind is a paragraph.
TAGS = {
    "mark": '<p class="mark">{}</p>',
    "letterhead": '<p class="letterhead">{}</p>',
    "number": '<p class="centre">{}</p>',
    "title": "<h1>{}</h1>",
    "to": '<p class="plain">{}</p>',
    "heading": "<h2>{}</h2>",
    "signature": '<p class="right">{}</p>',
    "date": '<p class="right">{}</p>',
    "annex": '<p class="plain annex"><b>{}</b></p>',
    "table_title": '<p class="centre"><b>{}</b></p>',
    "table_scope": '<p class="centre small">{}</p>',
    "table_note": '<p class="plain small">{}</p>',
    "copy_to": '<p class="plain small">{}</p>',
    "printed_by": '<p class="plain small">{}</p>',
    "printed_on": '<p class="plain small">{}</p>',
}


def on_screen(lines: list[Line]) -> str:
    """The document as it will be printed, line by line."""
    return f'<div class="paper">{"".join(map(line_as_html, lines))}</div>'


def line_as_html(line: Line) -> str:
    """One line; an empty one prints nothing."""
    if line.kind == "table":
        return cells_as_html(line.cells)
    return TAGS.get(line.kind, "<p>{}</p>").format(escape(line.text)) if line.text else ""


def cells_as_html(cells: tuple[tuple[str, ...], ...]) -> str:
    """A table line, headings first; on a phone its rows become a list, as any table's do."""
    head = "".join(f"<th>{escape(word)}</th>" for word in cells[0])
    body = "".join(f"<tr>{''.join(map(cell_as_html, cells[0], row))}</tr>" for row in cells[1:])
    return f'<div class="table list"><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'


def cell_as_html(heading: str, word: str) -> str:
    """One cell with its heading beside it for a phone."""
    return f'<td data-label="{escape(heading)}">{escape(word)}</td>'


def take(town: Town, document: str, scope: Scope, indicator: str) -> tuple[list[Line], bool]:
    """Buttons for the files; the document's lines, as issued where this very one has been, else the draft; and
    whether it has been."""
    figures = issued_already(town.open(), document, scope, indicator)
    if figures is None:
        lines = preview(town.open(), document, scope, indicator)
        offer(cached.draft_files(town, document, scope, indicator), "草稿", "draft")
        return lines, False
    st.html(f'<p class="done">已印发：{escape(figures["number"])}</p>')
    hand_out(Path(town.data), figures["id"], "正式件")
    return lines_of(figures), True


def hand_out(data: Path, id: str, words: str = "") -> None:
    """Buttons for the kept files of an issued circular; a lost file is said."""
    try:
        offer(files_of(data, id), words, f"kept-{words}-{id}")
    except NotIssued as problem:
        st.html(f'<p class="source">{escape(str(problem))}。</p>')


def offer(found: list[tuple[str, bytes]], words: str, key: str) -> None:
    """Buttons side by side that hand files out without running the page again."""
    with st.container(horizontal=True, gap="small"):
        for name, content in found:
            kind = Path(name).suffix
            label = WORDS.get(kind, kind)
            st.download_button(
                f"下载{words}（{label}）" if words else label, content, name, key=f"{key}{kind}", on_click="ignore"
            )  # fmt: skip


def issuing(town: Town, document: str, scope: Scope, indicator: str) -> None:
    """Issue it once a name is given; where the same was issued before, what issuing again would do is said."""
    st.html('<h3 class="title">印发</h3>')
    before = issued_words(town.open(), document, scope, indicator)
    if before:
        st.html(f'<p class="notes">{escape(before)}。</p>')
    who = st.text_input("印发人", key="who", placeholder="填姓名后印发，记入印发登记")
    if not st.button("正式印发", type="primary", disabled=not who.strip(), width="stretch", key="issue"):
        st.html('<p class="source">印发后编号、留存文件和全部数字；以后数据变化不影响已印发的通报。</p>')
        return
    try:
        with TemporaryDirectory() as folder:
            issue(town.open(), document, scope, indicator, out=Path(folder), who=who.strip())
    except NotIssued as problem:
        st.warning(f"{problem}。")
        return
    st.rerun()


def register(town: Town) -> None:
    """What has been issued, newest first, each with its kept files to take again."""
    lines = issued(Path(town.data))[::-1]
    if not lines:
        return
    st.html('<h3 class="title">已印发</h3>')
    for line in paging.page_of(lines, LISTED, "issued_page"):
        st.html(f'<div class="issued">{issued_line(line)}</div>')
        hand_out(Path(town.data), line["id"])


def issued_line(line: dict) -> str:
    """One circular of the register."""
    asked = INDICATORS.get(line["indicator"])
    parts = [
        line["scope"],
        asked.label if asked else "",
        f"快照{line['snapshot']}",
        line["who"],
        line["on"][:10],
    ]
    said = escape(" · ".join(part for part in parts if part))
    return f"<p><b>{escape(line['number'])}</b> {escape(line['title'])}<br><small>{said}</small></p>"
