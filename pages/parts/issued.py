"""已印发: the register of issued documents, each with its kept files."""

from html import escape
from pathlib import Path

import streamlit as st

from analytics.circulars.journal import issued
from analytics.indicators import INDICATORS
from pages.parts import paging
from pages.parts.cached import Town
from pages.parts.taking import hand_out

LISTED = 10  # issued circulars at a time


def section(town: Town) -> None:
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
