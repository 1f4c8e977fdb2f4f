"""What a reader picks in a picture: the page narrowed to that month, village or sector, with the way to its rows and back."""

from dataclasses import replace
from html import escape
from urllib.parse import urlencode

import streamlit as st

from analytics.indicators import INDICATORS
from analytics.periods import choices
from analytics.scope import PRODUCTION, Scope
from analytics.store import Snapshot
from pages.parts.filters import View, name_of_period
from pages.parts.links import PARTS, period_of, to_page, to_rows

KEY, WAS = "picked", "was"
# The parts of a scope that a filter of every page narrows, by the filter's key.
NARROWED = {"place": "places", "sector": "sectors", "level": "levels", "source": "sources"}


def narrows(
    snapshot: Snapshot, scope: Scope, to: Scope, indicator: str, part: str = "numerator", page: str = ""
) -> str:
    """The address that a mark opens: this page (or another) narrowed to what the mark stands for. Where no filter of
    the page can say it, the rows themselves."""
    changed = [key for key, name in NARROWED.items() if getattr(scope, name) != getattr(to, name)]
    said = {name: getattr(to, name) for name in NARROWED.values()}
    if replace(scope, since=to.since, until=to.until, as_of=to.as_of, **said) != to:
        return to_rows(snapshot, indicator, to, part)
    if (scope.since, scope.until, scope.as_of) != (to.since, to.until, to.as_of):
        changed.append("period")
    now, before = words(snapshot, to, changed), words(snapshot, scope, changed)
    mark = [(KEY, INDICATORS[indicator].label), (KEY, PARTS[part]), *((KEY, key) for key in changed)]
    mark.append((WAS, urlencode(before)))
    return to_page(snapshot, page, to, mark) if page else f"?{urlencode([*now, *mark])}"


def words(snapshot: Snapshot, scope: Scope, keys: list[str]) -> list[tuple[str, str]]:
    """What these filters say of a scope, as pairs of an address; the period by its name even where it is the default."""
    said = [(key, word) for key in keys if key in NARROWED for word in getattr(scope, NARROWED[key])]
    if "period" not in keys:
        return said
    period = dict(period_of(snapshot, scope))
    if "period" in period:
        return said + period_of(snapshot, scope)
    default = choices(snapshot.ledger_since, snapshot.latest)[0].name
    return [*said, ("period", default), *period.items()]


def show_if_any(view: View) -> None:
    """The chip: what was picked, its rows, and back to what was there before."""
    asked = st.query_params.get_all(KEY)
    labels, parts = (
        {ask.label: name for name, ask in INDICATORS.items()},
        {word: k for k, word in PARTS.items()},
    )
    if len(asked) < 3 or asked[0] not in labels or asked[1] not in parts:
        return
    keys = [key for key in asked[2:] if key in st.query_params and key in (*NARROWED, "period")]
    if not keys:
        return
    snapshot, scope, indicator = view.town.open(), view.scope, INDICATORS[labels[asked[0]]]
    names = [word for key in keys if key in NARROWED for word in getattr(scope, NARROWED[key])]
    names += [name_of_period(snapshot, scope) or scope.period_text()] if "period" in keys else []
    rows = to_rows(
        snapshot, indicator.name, natured(scope) if indicator.table == "accident" else scope, parts[asked[1]]
    )
    was = st.query_params.get(WAS, "")
    drop = [KEY, WAS, *keys, *(["as_of", "days"] if "period" in keys else [])]
    drop = [key for key in drop if f"{key}=" not in was]
    st.session_state["asked"].html(
        f'<p class="asked picked">图上选中：<b>{escape("、".join(names))}</b>'
        f'<a href="{escape(rows)}">看{escape(indicator.label)}的明细</a>'
        f'<a href="?{escape(was)}" data-drop="{" ".join(drop)}">✕ 取消</a></p>'
    )


def natured(scope: Scope) -> Scope:
    """The scope of accidents of the nature that the page shows."""
    natures = {word: key for key, word in PRODUCTION.items()}
    return scope.with_(production=natures.get(st.query_params.get("production"), "yes")).of_accidents()
