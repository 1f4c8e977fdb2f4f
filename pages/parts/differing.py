"""与今天相比: which printed figures of an issued document would differ today, and the rows because of which."""

from html import escape
from pathlib import Path

import streamlit as st

from analytics.circulars import NotIssued
from analytics.circulars.causes import Cause
from analytics.circulars.differences import Compared, Difference, because, headline, rows_because
from analytics.circulars.journal import issued
from analytics.store import Snapshot, current_number, snapshot_words
from pages.parts import cached, cards, paging, tables
from pages.parts.cached import Town
from pages.parts.filters import View
from pages.parts.links import to_page, to_rows
from pages.parts.tables import Column, Link, Table

KEY = "compared"
BACK = '<p><a href="?" data-drop="compared">← 回到文书</a></p>'
FIGURES = [Column("印出的数", "short"), Column("印发时"), Column("今天"), Column("因为")]
ROWS = [
    *(Column("属地", "short"), Column("单位（场所）"), Column("内容"), Column("变化", "short")),
    *(Column("改了什么"), Column("涉及的数")),
]


def asked(town: Town) -> dict | None:
    """The issued document that the address asks to compare, by its line in the register."""
    id = st.query_params.get(KEY)
    return next((line for line in issued(Path(town.data)) if line["id"] == id), None) if id else None


def section(view: View) -> None:
    """What would differ, and because of which rows, each opening 台账查询."""
    line = asked(view.town)
    st.html(f"{BACK}<h2>{escape(line['number'])} 与今天相比</h2>")
    try:
        result = cached.differences(view.town, line["id"])
    except NotIssued as problem:
        cards.empty(f"{problem}。")
        return
    if result.why_not:
        cards.empty(f"{result.why_not}。")
        return
    said = f"《{line['title']}》 · {result.scope.text()} · 印发时快照{line['snapshot']} → 今天快照{view.town.number}"
    if not result.found:
        tables.show("印出的数今天都一样", said, '<p class="empty">没有会不同的数，不用更正。</p>')
        return
    notes = [words for words in (headline(result), result.why_no_rows) if words]
    for words in notes:
        st.html(f'<p class="notes">{escape(words)}。</p>')
    figures(view.town, line, said, result)
    rows(view.town.open(), said, result)


def figures(town: Town, line: dict, said: str, result: Compared) -> None:
    """Every figure then and now; then opens its rows in the kept snapshot, now those of today."""
    kept = cached.kept_snapshot(town, int(line["snapshot"]))
    cells = [
        [one.what, at(kept, one.then, one, result), at(town.open(), one.now, one, result), because(one)]
        for one in paging.page_of(result.found, key="differing_page")
    ]
    title = f"今天再印，有{len(result.found)}处会不同"
    tables.show(title, said, Table(FIGURES, cells, "differing"))


def at(snapshot: Snapshot | None, words: str, one: Difference, result: Compared) -> str | Link:
    """A figure that opens its rows in a snapshot; words alone where there is no snapshot or no indicator."""
    if snapshot is None or not one.indicator:
        return words
    asked = one.scope or result.scope
    scope = asked.with_(places=(one.place,)) if one.place else asked
    older = "" if snapshot.number == current_number(snapshot.data) else snapshot_words(snapshot.number)
    return Link(words, to_rows(snapshot, one.indicator, scope, older=older))


def rows(snapshot: Snapshot, said: str, result: Compared) -> None:
    """The rows because of which, each once; nothing where none can be named."""
    found = rows_because(result.found)
    if not found:
        return
    cells = [
        row_of(snapshot, cause, labels, result) for cause, labels in paging.page_of(found, key="because_page")
    ]
    tables.show(f"因为这{len(found)}行", said, Table(ROWS, cells, "because"))


def row_of(snapshot: Snapshot, cause: Cause, labels: list[str], result: Compared) -> list:
    """One row; its words open it in 台账查询."""
    row = cause.row
    place = cause.place if cause.place_then in ("", cause.place) else f"{cause.place_then}→{cause.place}"
    words = row.get("description") or row.get("summary") or ""
    href = to_page(snapshot, "rows", result.scope.with_(places=()), [("text", cause.find)])
    return [place, row.get("entity") or "", Link(words, href), cause.kind, cause.why, "、".join(labels)]
