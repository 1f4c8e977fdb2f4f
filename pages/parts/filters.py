"""The one set of filters: period, as-of day, place, sector, level, source; kept in the address of the page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import streamlit as st

from analytics import comparison
from analytics.notes import not_on_record
from analytics.periods import Period, choices
from analytics.registers import LEVELS, SOURCES
from analytics.scope import BadScope, Scope
from analytics.store import Snapshot, numbers, snapshot_words
from pages.parts import asked, cached
from pages.parts.cached import Town

OWN_DAYS = "自选起止日期"
# What a page does not ask is not shown there; it stays chosen for the other pages.
NOT_ASKED = {
    "": ("compare",),  # the meeting is held against the last one
    "returns": ("sector", "level", "source", "as_of", "compare"),
    "accidents": ("level", "source"),
    "major": ("level",),
    "circulars": ("compare",),
    "rows": ("compare",),
}
ALONE = "不对比"
LATEST = "最新快照"


@dataclass(frozen=True)
class View:
    """What a page looks at: a snapshot, the scope the reader has chosen in it, and what that is held against
    (one of comparison.choices, "" for nothing)."""

    town: Town
    scope: Scope
    against: str = ""


def chosen(latest: Town, page: str) -> View:
    """Draw the page's filters and return what they say; the widgets' keys are the names in the address."""
    st.html('<details class="fold"><summary>筛选</summary></details>')
    with st.container(key="filters", horizontal=True, gap="small"):
        narrowing = st.container(horizontal=True, gap="small", width="content", key="narrowing")
        holding = st.container(horizontal=True, gap="small", width="content", key="holding")
    asked.place()
    with holding:
        town = snapshot_chosen(latest)
        snapshot = town.open()
        against = compared(snapshot)
    with narrowing:
        says = everything(town, snapshot)
    unused = NOT_ASKED.get(page, ())
    if unused:
        names = ", ".join(f".st-key-filters .st-key-{key}" for key in unused)
        st.html(f"<style>{names} {{ display: none; }}</style>")
    try:
        scope = Scope.of(snapshot, **{NAMES[key]: says[key] for key in says if key not in unused})
    except BadScope as problem:
        st.warning(f"{problem}。")
        st.stop()
    if page != "returns" and (unknown := not_on_record(snapshot, scope)):
        st.warning(f"{unknown}。请在筛选里改选时段。")
        st.stop()
    return View(town, scope, "" if "compare" in unused else against)


def snapshot_chosen(latest: Town) -> Town:
    """The snapshot to look at: the latest, or the older one that the reader asks for; said when it is older."""
    others = numbers(latest.data)
    offered = {LATEST: latest} | {
        snapshot_words(n): latest._replace(number=n) for n in others if n != latest.number
    }
    asked.check("snapshot", offered, "不在数据文件夹里", LATEST)
    if len(offered) == 1:
        return latest
    town = offered[
        st.selectbox("快照", list(offered), key="snapshot", bind="query-params", width=130, label_visibility="collapsed")
    ]  # fmt: skip
    if town != latest:
        asked.say_older(town.open(), snapshot_words(latest.number))
    return town


def compared(snapshot: Snapshot) -> str:
    """What the figures are held against; "" for nothing."""
    offered = {ALONE: ""} | {f"对比{words}": words for words in comparison.choices(snapshot)}
    asked.check("compare", offered, "不能用来对比", ALONE)
    return offered[
        st.selectbox("对比", list(offered), key="compare", bind="query-params", width=140, label_visibility="collapsed")
    ]  # fmt: skip


# The key of a filter, and what Scope calls it.
NAMES = {
    "since": "since",
    "until": "until",
    "as_of": "as_of",
    "place": "places",
    "sector": "sectors",
    "level": "levels",
    "source": "sources",
}


def asked_for() -> dict[str, list[str]]:
    """The filters that the address names, to be taken along to another page."""
    keys = ("period", "days", "place", "sector", "level", "source", "as_of", "compare", "snapshot")
    return {key: st.query_params.get_all(key) for key in keys if key in st.query_params}


def everything(town: Town, snapshot: Snapshot) -> dict:
    """What each filter says, by its key; the period as its two days."""
    offered = choices(snapshot.ledger_since, snapshot.latest)
    since, until = picked_period(offered, snapshot.latest)
    says = {
        "place": many("村（社区）、单位", cached.words["place"](town), "place", "全镇", 190),
        "sector": many("行业领域", cached.words["sector"](town), "sector", "全部行业"),
        "level": many("隐患等级", list(LEVELS), "level", "一般和重大", 130),
        "source": many("隐患来源", list(SOURCES), "source", "全部来源", 130),
    }
    asked.check_days("as_of", snapshot.latest, "期末")
    as_of = st.date_input(
        "截至", value=None, key="as_of", bind="query-params", format="YYYY-MM-DD",
        min_value=date(2000, 1, 1), max_value=snapshot.latest, width=150, label_visibility="collapsed",
    )  # fmt: skip
    return says | {"since": since, "until": until, "as_of": as_of}


def picked_period(offered: Sequence[Period], latest: date) -> tuple[date, date]:
    """First and last day of the period: one of those offered, or two days of the reader's own."""
    by_name = {period.name: period for period in offered}
    first = offered[0]
    asked.check("period", [*by_name, OWN_DAYS], "没有数据可看", first.name)
    name = st.selectbox(
        "时段",
        [*by_name, OWN_DAYS],
        key="period",
        bind="query-params",
        width=150,
        label_visibility="collapsed",
    )
    if name in by_name:
        return by_name[name].since, by_name[name].until
    asked.check_days("days", latest, first.name)
    days = st.date_input(
        "起止日期", value=(first.since, first.until), key="days", bind="query-params", format="YYYY-MM-DD",
        min_value=date(2000, 1, 1), max_value=latest, width=260, label_visibility="collapsed",
    )  # fmt: skip
    return (days[0], days[-1]) if days else (first.since, first.until)


def name_of_period(snapshot: Snapshot, scope: Scope) -> str | None:
    """What the filter calls the scope's period; None for days of the reader's own."""
    offered = choices(snapshot.ledger_since, snapshot.latest)
    return next((p.name for p in offered if (p.since, p.until) == (scope.since, scope.until)), None)


def many(label: str, options: list[str], key: str, all_of_them: str, width: int = 150) -> list[str]:
    """Some of the options; none chosen means all, and the field says so."""
    asked.check(key, options, "不在名录中", all_of_them)
    return st.multiselect(
        label, options, key=key, bind="query-params", placeholder=all_of_them, label_visibility="collapsed",
        wrap=False, select_all=False, width=width,
    )  # fmt: skip


def more(view: View) -> Scope:
    """The view's scope narrowed by what only 台账查询 asks besides: reporting unit, leader, type."""
    town, scope = view.town, view.scope
    with st.popover("更多筛选", width="content"):
        unit = many("填报单位", cached.words["unit"](town), "unit", "全部填报单位", 260)
        leader = many(f"{scope.role}领导", cached.words["leader"](town, scope), "leader", "全部领导", 260)
        kind = many("类型", cached.words["type"](town), "type", "全部类型", 260)
    return scope.with_(reporting_places=tuple(unit), leaders=tuple(leader), types=tuple(kind))
