"""A chart on a page, with its caption around it so that a screenshot explains itself."""

from collections.abc import Callable
from html import escape

import plotly.graph_objects as go
import streamlit as st

from analytics.charts.frame import in_dark

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

    `opens` says for a mark's key (a village, a month, a step) which page a click on it opens.
    """
    caption = figure.layout.meta
    figure.for_each_trace(
        lambda trace: trace.update(customdata=[opens(key) for key in trace.customdata or ()])
    )
    with st.container(key=f"picture-{key}", gap=None):
        st.html(
            f'<h3 class="title">{escape(caption["title"])}</h3><p class="scope">{escape(caption["scope"])}</p>'
        )
        drawn = in_dark(figure) if is_dark() else figure
        st.plotly_chart(drawn, key=f"chart-{key}", theme=None, config=CONFIG, alt=caption["title"])
        st.html(f'<p class="source">{escape(caption["source"])} {more}</p>')
