"""Cards, state words and notes: the small pieces that say how a figure stands."""

import re
from collections.abc import Callable
from html import escape

import streamlit as st

from analytics.cards import Card
from analytics.charts.frame import STATE_MARKS
from analytics.figures import Figure
from analytics.indicator import Indicator
from analytics.store import Snapshot
from pages.parts import bases
from pages.parts.links import to_rows


def row_of(snapshot: Snapshot, cards: list[Card], opens: Callable[[Card], str] | None = None) -> None:
    """At most five cards side by side; each opens the rows behind its figure, or what `opens` says."""
    opens = opens or (lambda line: to_rows(snapshot, line.indicator, line.scope))
    drawn = "".join(card(line, opens(line)) for line in cards)
    st.html(f'<div class="cards">{drawn}</div>')


def card(line: Card, href: str) -> str:
    """Label, value with unit and counts, target with its state word, and how it moved."""
    counts = f"<small>{escape(line.counts)}</small>" if line.counts else ""
    target = f'<span class="line">{state(line.state)} {escape(line.target)}</span>' if line.target else ""
    lines = "".join(f'<span class="line">{escape(words)}</span>' for words in line.lines)
    return (
        f'<div class="cell"><a class="card" href="{escape(href)}"><span class="label">{escape(line.label)}</span>'
        f'<span class="value">{escape(line.text)}{counts}</span>{target}{lines}</a>'
        f"{bases.link(line.indicator, line.scope)}</div>"
    )


def state(word: str) -> str:
    """'▼ 落后' in its colour; nothing where there is no target."""
    return f'<span class="state state-{word}">{STATE_MARKS[word]} {word}</span>' if word else ""


SENT_BACK = re.compile("退回未更正 ?[0-9]+ ?[项行]")
TO_RETURNS = r'<a href="returns">\g<0></a>'


def notes(lines: list[str]) -> None:
    """What must stand beside a figure, in one line; nothing when there is nothing to say. What was sent back and
    is not mended leads to the list of it."""
    if lines:
        words = escape("；".join(line.strip("。") for line in lines))
        st.html(f'<p class="notes">说明：{SENT_BACK.sub(TO_RETURNS, words)}。</p>')


def empty(advice: str) -> None:
    """An empty state: one sentence that says what to do next."""
    st.html(f'<p class="empty">{escape(advice)}</p>')


def definition(ask: Indicator, figure: Figure, part: str) -> str:
    """What the figure means and how it is reached: the answer to 这个数怎么来的."""
    counts = (
        f"{figure.numerator} ÷ {figure.denominator} = {figure.text}"
        if ask.is_rate
        else f"{figure.text} {ask.unit}"
    )
    side = {"numerator": "以下为分子的行。", "denominator": "以下为分母的行。"}[part] if ask.is_rate else ""
    words = f"<b>{escape(ask.label)} {escape(counts)}</b>　{escape(ask.meaning)}。计算：{escape(ask.formula)}。{side}"
    return f'<p class="definition">{words}</p>'
