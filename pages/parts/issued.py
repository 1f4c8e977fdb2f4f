"""已印发: the register of issued documents, each with its kept files."""

from html import escape
from pathlib import Path

import streamlit as st

from analytics.circulars import steps
from analytics.circulars.journal import issued
from analytics.circulars.way import step_words
from analytics.indicators import INDICATORS
from pages.parts import paging
from pages.parts.cached import Town
from pages.parts.differing import KEY
from pages.parts.entering import form
from pages.parts.taking import hand_out

LISTED = 10  # issued circulars at a time


def section(town: Town) -> None:
    """What has been issued, newest first, each with its kept files to take again and the way to void it."""
    lines = issued(Path(town.data))[::-1]
    if not lines:
        return
    voided = steps.voided(Path(town.data))
    corrected = {
        line["corrects"]: line["number"]
        for line in lines
        if line.get("corrects") and line["id"] not in voided
    }
    st.html('<h3 class="title">已印发</h3>')
    for line in paging.page_of(lines, LISTED, "issued_page"):
        void = voided.get(line["id"])
        st.html(f'<div class="issued">{issued_line(line, void, corrected.get(line["number"], ""))}</div>')
        hand_out(Path(town.data), line["id"], "作废件" if void else "")
        if not void:
            voiding(Path(town.data), line)


def voiding(data: Path, line: dict) -> None:
    """作废, with the reason."""
    form(
        "作废", f"void-{line['id']}", lambda key: st.text_input("原因", key=f"{key}-words", placeholder="为什么作废"),
        lambda said: steps.void(data, line["id"], said["who"], said["words"]),
    )  # fmt: skip


def issued_line(line: dict, void: dict | None, corrected_by: str) -> str:
    """One circular of the register; a voided one says so, with the reason, a corrected one by which."""
    asked = INDICATORS.get(line["indicator"])
    parts = [
        line["scope"],
        asked.label if asked else "",
        f"快照{line['snapshot']}",
        line["who"],
        line["on"][:10],
        f"更正{line['corrects']}" if line.get("corrects") else "",
    ]
    said = escape(" · ".join(part for part in parts if part))
    end = f"<br><small><b>◆ 已作废</b> {escape(step_words(void))}</small>" if void else ""
    end += f"<br><small><b>◆ 已由{escape(corrected_by)}更正</b></small>" if corrected_by else ""
    look = f' <a class="then" href="?{KEY}={escape(line["id"])}">与今天相比</a>'
    return (
        f"<p><b>{escape(line['number'])}</b> {escape(line['title'])}<br><small>{said}</small>{look}{end}</p>"
    )
