"""取文件: the draft or the issued files of a document to take away."""

from html import escape
from pathlib import Path

import streamlit as st

from analytics.circulars import DOCUMENTS, NotIssued, preview
from analytics.circulars.kept import files_of, issued_already, lines_of
from analytics.circulars.line import Line
from analytics.circulars.pdf import can_print
from pages.parts import cached, calling, cards, takeaways
from pages.parts.paper import Paper

WORDS = {".docx": "Word", ".xlsx": "Excel"}


def section(paper: Paper) -> tuple[Paper, list[Line], bool]:
    """Buttons for the files; the paper with what was filled in; its lines, as issued where this very one has been,
    else the draft, none where it cannot be written; and whether it has been issued."""
    st.html('<h3 class="title">取文件</h3>')
    if not can_print("通报.docx"):
        st.html(f'<p class="source">{NO_PDF}</p>')
    try:
        return take(paper)
    except NotIssued as problem:
        cards.empty(f"{problem}。")
        return paper, [], False


NO_PDF = "本机没有LibreOffice，不提供PDF；取Word后可用Office或WPS另存为PDF。"


def take(paper: Paper) -> tuple[Paper, list[Line], bool]:
    """The same; raises NotIssued."""
    snapshot = paper.town.open()
    figures = issued_already(snapshot, *paper.asked)
    if figures is None:
        if DOCUMENTS[paper.document].is_call:
            paper = paper._replace(call=calling.fields("call"))
        lines = preview(snapshot, *paper.asked, paper.call)
        offer(cached.draft_files(paper.town, *paper.asked, paper.call), "草稿", "draft")
        return paper, lines, False
    st.html(f'<p class="done">已印发：{escape(figures["number"])}</p>')
    hand_out(Path(paper.town.data), figures["id"], "正式件")
    return paper, lines_of(figures), True


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
            takeaways.offer(f"下载{words}（{label}）" if words else label, name, content, f"{key}{kind}")
            if kind == ".docx":
                takeaways.offer_pdf(
                    f"下载{words}（PDF）" if words else "PDF",
                    name,
                    lambda content=content: content,
                    f"{key}.pdf",
                )
