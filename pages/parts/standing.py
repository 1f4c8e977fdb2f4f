"""Where a document stands on its way, what was done so far, and which others are under way."""

from html import escape
from pathlib import Path

import streamlit as st

from analytics.assignments import said_in
from analytics.circulars import DOCUMENTS, steps
from analytics.circulars.way import PATH, history, state, step_words
from analytics.indicators import INDICATORS
from analytics.scope import Scope
from analytics.store import current_number, snapshot_words
from pages.parts import cached
from pages.parts.cached import Town
from pages.parts.links import to_page
from pages.parts.paper import Paper


def section(paper: Paper, is_issued: bool) -> None:
    """草稿 → 核对 → 签发 → 印发 with the present one marked, and what was done behind it."""
    order = paper.order
    now = state(steps.under_way(paper.data, order.paper), is_issued)
    words = [f"<b>● {word}</b>" if word == now else word for word in PATH]
    told = "".join(f"<li>{escape(words)}</li>" for words in history(paper.data, order.paper))
    more = f"<details><summary>经过</summary><ul>{told}</ul></details>" if told else ""
    st.html(f'<div class="way"><p>{" → ".join(words)}</p>{more}</div>')


def others(town: Town, paper: Paper) -> None:
    """The documents sent to be checked or signed, and not issued yet, each opened by its name."""
    found = [line for line in steps.all_under_way(Path(town.data)) if line["paper"] != paper.order.paper]
    if not found:
        return
    st.html('<h3 class="title">还在路上</h3>')
    st.html("".join(f'<div class="issued"><p>{line_of(town, line)}</p></div>' for line in found))


def line_of(town: Town, line: dict) -> str:
    """One of them: its title, which leads to it, and where it stands."""
    kind, asked = DOCUMENTS.get(line["document"]), INDICATORS.get(line["indicator"])
    title = escape(line["title"])
    if kind:
        more = [("document", kind.title)] + ([("indicator", asked.label)] if asked else [])
        number = int(line["snapshot"])
        more += [("snapshot", snapshot_words(number))] if number != current_number(town.data) else []
        kept = cached.kept_snapshot(town, number) or town.open()
        href = to_page(kept, "circulars", Scope(**said_in(line["scope"])), more)
        title = f'<a href="{escape(href)}">{title}</a>'
    return f"{title}<br><small>{escape(step_words(line))}</small>"
