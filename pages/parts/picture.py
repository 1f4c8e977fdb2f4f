"""A chart on a page, with its caption around it so that a screenshot explains itself."""

import re
from collections.abc import Callable
from html import escape

import plotly.graph_objects as go
import streamlit as st

from analytics.charts.frame import Caption, in_dark

BREAK = re.compile("<[^>]*>")
MONTHS = [f"{n}月" for n in range(1, 13)]
DAYS = ["星期日", "星期一", "星期二", "星期三", "星期四", "星期五", "星期六"]
# Plotly's own words in Chinese, given with the figure so that nothing is fetched.
CONFIG = {
    "displayModeBar": False,
    "displaylogo": False,
    "showTips": False,
    "doubleClick": False,
    "responsive": True,
    "locale": "zh-CN",
    "locales": {
        "zh-CN": {
            "dictionary": {},
            "format": {
                "days": DAYS,
                "shortDays": [day[-1] for day in DAYS],
                "months": MONTHS,
                "shortMonths": MONTHS,
                "date": "%Y年%-m月%-d日",
            },
        }
    },
}


def is_dark() -> bool:
    """Whether the reader's screen shows the dark theme."""
    return st.context.theme.type == "dark"


def nowhere(key: str) -> None:
    """Marks that open nothing."""


def show(figure: go.Figure, key: str, more: str = "", opens: Callable[[str], str | None] = nowhere) -> None:
    """Title, scope line, picture, source; `more` is HTML set after the source, such as a link.

    `opens` says for a mark's key (a village, a month, a step) which page a click on it opens. Who does not see the
    picture hears its title and values; who uses the keyboard finds its marks as links.
    """
    caption = figure.layout.meta
    marks = [mark for trace in figure.data for mark in marks_of(trace)]
    hrefs = {key: opens(key) for key in dict.fromkeys(key for key, _ in marks) if key}
    figure.for_each_trace(
        lambda trace: trace.update(customdata=[hrefs.get(key) for key in trace.customdata or ()])
    )
    values = "；".join(words for _, words in marks[:SPOKEN]) + ("等" if len(marks) > SPOKEN else "")
    with st.container(key=f"picture-{key}", gap=None):
        st.html(
            f'<h3 class="title">{escape(caption["title"])}</h3><p class="scope">{escape(caption["scope"])}</p>'
        )
        drawn = in_dark(figure) if is_dark() else figure
        alt = f"{caption['title']}。{values}"
        st.plotly_chart(drawn, key=f"chart-{key}", theme=None, config=CONFIG, alt=alt)
        st.html(ways([(words, hrefs.get(key)) for key, words in marks]) + f'<p class="source">{escape(caption["source"])} {more}</p>')  # fmt: skip


def framed(caption: Caption, drawing: str) -> None:
    """Title, scope line, a picture that is HTML itself, source."""
    st.html(
        f'<div class="panel chart" role="region" aria-label="{escape(caption.title)}"><h3 class="title">{escape(caption.title)}</h3>'
        f'<p class="scope">{escape(caption.scope)}</p>{drawing}<p class="source">{escape(caption.source)}</p></div>'
    )


SPOKEN = 16  # marks that are read out with a picture's title


def marks_of(trace) -> list[tuple[str | None, str]]:
    """(key, what it says) of each mark of a trace that says something."""
    keys = list(trace.customdata) if trace.customdata is not None else []
    said = [
        list(words) if words is not None and not isinstance(words, str) else []
        for words in (trace.hovertext, trace.text)
    ]
    found = []
    for at in range(max(len(keys), *map(len, said))):
        key = keys[at] if at < len(keys) else None
        words = next((texts[at] for texts in said if at < len(texts) and texts[at]), "")
        name = "" if not key or str(key) in words else f"{key} "
        if words:
            found.append((key, BREAK.sub(" ", f"{name}{words}")))
    return found


def ways(marks: list[tuple[str, str | None]]) -> str:
    """The marks that open something, as links that show themselves when the keyboard comes to them."""
    links = "".join(f'<a href="{escape(href)}">{escape(words)}</a>' for words, href in marks if href)
    return f'<nav class="marks" aria-label="图中各项">{links}</nav>' if links else ""
