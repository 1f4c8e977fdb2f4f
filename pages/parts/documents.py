"""A circular on the screen: its lines as HTML, its draft and issued files to take away, the register of issue."""

from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

import streamlit as st

from analytics.circulars import NotIssued, issue
from analytics.circulars.journal import issued
from analytics.circulars.line import Line
from analytics.indicators import INDICATORS
from analytics.scope import Scope
from analytics.store import Snapshot
from pages.parts import cached
from pages.parts.cached import Town

LISTED = 30
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
    """A table line, headings first."""
    head = "".join(f"<th>{escape(word)}</th>" for word in cells[0])
    body = "".join(f"<tr>{''.join(f'<td>{escape(word)}</td>' for word in row)}</tr>" for row in cells[1:])
    return f'<div class="table"><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'


def drafts(town: Town, document: str, scope: Scope, indicator: str) -> None:
    """A button for each file of the draft."""
    offer(cached.draft_files(town, document, scope, indicator), "草稿", "draft")


def offer(found: list[tuple[str, bytes]], words: str, key: str) -> None:
    """Buttons that hand files out without running the page again."""
    for name, content in found:
        kind = Path(name).suffix
        st.download_button(
            f"下载{words}（{WORDS.get(kind, kind)}）", content, name, key=f"{key}{kind}", on_click="ignore", width="stretch"
        )  # fmt: skip


def issued_files(
    snapshot: Snapshot, document: str, scope: Scope, indicator: str, who: str
) -> list[tuple[str, bytes]]:
    """Issue it; the files as kept."""
    with TemporaryDirectory() as folder:
        paths = issue(snapshot, document, scope, indicator, out=Path(folder), who=who)
        return [(path.name, path.read_bytes()) for path in paths]


def issuing(town: Town, document: str, scope: Scope, indicator: str, who: str) -> None:
    """Issue it once a name is given; the same order again hands out the kept files."""
    if not st.button("正式印发", type="primary", disabled=not who.strip(), width="stretch", key="issue"):
        st.html('<p class="source">印发后编号、留存文件和全部数字；以后数据变化不影响已印发的通报。</p>')
        return
    try:
        found = issued_files(town.open(), document, scope, indicator, who.strip())
    except NotIssued as problem:
        st.warning(f"{problem}。")
        return
    st.html('<p class="done">已印发。</p>')
    offer(found, "正式件", "issued")


def register(town: Town) -> None:
    """What has been issued, newest first: number, title, what it covers, from which snapshot, by whom."""
    lines = issued(Path(town.data))[::-1]
    if lines:
        st.html(
            f'<h3 class="title">已印发</h3><div class="issued">{"".join(map(issued_line, lines[:LISTED]))}</div>'
        )


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
