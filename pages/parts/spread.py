"""How a ranking's units lie spread, as plain bars: each opens its units in the table beside it."""

from html import escape
from urllib.parse import urlencode

import streamlit as st

from analytics.charts.frame import STATE_MARKS, Caption
from analytics.spread import UNRANKED, Band
from analytics.targets import BEHIND

KEY = "listed"  # the filter of the table, in the address


def listing(words: str) -> str:
    """This page with the table narrowed to one of spread.parts, from its first page on."""
    return f"?{urlencode([(KEY, words), ('page', '1')])}"


def show(caption: Caption, bands: list[Band], unranked: int) -> None:
    """One bar a band, with how many units; those below the target red and marked, the unranked grey and last."""
    lines = [(band.words, len(band.rows), "behind" if band.is_behind else "") for band in bands]
    lines += [(UNRANKED, unranked, "none")] if unranked else []
    most = max(count for _, count, _ in lines)
    bars = "".join(bar(words, count, kind, most) for words, count, kind in lines)
    st.html(
        f'<div class="panel chart" role="region" aria-label="{escape(caption.title)}"><h3 class="title">{escape(caption.title)}</h3>'
        f'<p class="scope">{escape(caption.scope)}</p><div class="spread">{bars}</div><p class="source">{escape(caption.source)}</p></div>'
    )


def bar(words: str, count: int, kind: str, most: int) -> str:
    """'▼ 80%—90%', the bar, '12个'."""
    mark = f"{STATE_MARKS[BEHIND]} " if kind == "behind" else ""
    drawn = f'<span>{mark}{escape(words)}</span><i><b style="width:{100 * count / most:.1f}%"></b></i><span>{count}个</span>'
    tag = f'a href="{escape(listing(words))}"' if count else "div"
    return f'<{tag} class="{kind}">{drawn}</{tag[:3].strip()}>'
