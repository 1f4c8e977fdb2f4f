"""口径 of any figure of a page: a link beside it, and the card that the link opens over the page."""

from datetime import date
from html import escape
from urllib.parse import urlencode

import streamlit as st

from analytics.indicators import INDICATORS
from analytics.nearest import BadScope
from analytics.scope import PRODUCTION, Scope
from pages.parts import cached
from pages.parts.filters import View

KEY = "basis"
LABELS = {ask.label: name for name, ask in INDICATORS.items()}


def link(indicator: str, scope: Scope | None = None) -> str:
    """'口径', opening the card of an indicator; with the scope where that is not the page's own."""
    more = [scope.since.isoformat(), scope.until.isoformat(), PRODUCTION[scope.production]] if scope else []
    label = INDICATORS[indicator].label
    href = f"?{urlencode([(KEY, words) for words in (label, *more)])}"
    return f'<a class="basis" href="{escape(href)}" aria-label="{escape(label)}的口径">口径</a>'


def show_if_asked(view: View) -> None:
    """The card that the address asks for, over the page; closing it takes it out of the address."""
    label, *more = st.query_params.get_all(KEY) or [""]
    if label not in LABELS:
        return
    try:
        scope = narrowed(view.scope, more)
    except (ValueError, BadScope):
        return

    @st.dialog(f"口径：{label}", width="large", on_dismiss=forget)
    def card() -> None:
        asked = scope if INDICATORS[LABELS[label]].table == "hazard" else scope.of_accidents()
        lines = cached.basis(view.town, LABELS[label], asked)
        st.html(f'<dl class="basis">{"".join(f"<dt>{escape(k)}</dt><dd>{escape(v)}</dd>" for k, v in lines)}</dl>')  # fmt: skip

    card()


def narrowed(scope: Scope, more: list[str]) -> Scope:
    """The scope with the days and the nature that a link names; ValueError where it is not one of ours."""
    if len(more) != 3:
        return scope
    natures = {words: key for key, words in PRODUCTION.items()}
    if more[2] not in natures:
        raise ValueError(more[2])
    since, until = (date.fromisoformat(day) for day in more[:2])
    return scope.with_(since=since, until=until, production=natures[more[2]])


def forget() -> None:
    """Closed: the address no longer asks for a card."""
    st.query_params.pop(KEY, None)
