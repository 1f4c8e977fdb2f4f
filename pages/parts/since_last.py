"""The last meeting that a page is held against, and the addresses of the rows behind each step since."""

from dataclasses import dataclass

import streamlit as st

from analytics.last_meeting import Meeting, last_of
from analytics.scope import Scope
from analytics.since_last import STEPS
from analytics.store import Snapshot
from pages.parts import asked, cached
from pages.parts.cached import Town
from pages.parts.filters import View
from pages.parts.links import to_page

SEVEN_DAYS = "比7天前"
# What the bridge calls its steps, and the step that is meant.
MARKS = {
    "上次存量": "opening",
    "新报": "new",
    "整改销号": "closed",
    "撤销": "withdrawn",
    "更正增加": "corrected_in",
    "更正减少": "corrected_out",
    "现存量": "closing",
}


@dataclass(frozen=True)
class Compared:
    """What the meeting looks at, and the earlier one it is held against; `asked` is how the address names it."""

    view: View
    meeting: Meeting | None
    asked: str = ""

    @property
    def town(self) -> Town:
        """The present snapshot and its folder."""
        return self.view.town

    @property
    def snapshot(self) -> Snapshot:
        """The present snapshot."""
        return self.view.town.open()

    @property
    def scope(self) -> Scope:
        """What is asked of it."""
        return self.view.scope

    @property
    def last(self) -> int | None:
        """The number of the last meeting's snapshot."""
        return self.meeting.number if self.meeting else None


def compared(view: View) -> Compared:
    """Against the newest snapshot of a week before, or the one that the address names; draws nothing."""
    offered = options(view)
    chosen = st.query_params.get("last")
    name = chosen if chosen in offered else next(iter(offered))
    return Compared(view, offered[name], name if name != next(iter(offered)) else "")


def pick(view: View) -> Compared:
    """The same with a field to pick by; without an earlier snapshot one line says so."""
    offered = options(view)
    if len(offered) == 1:
        st.html('<p class="scope">还没有更早的快照可比，变化按近7天计</p>', width="content")
        return Compared(view, None)
    asked.check("last", offered, "不在可比的快照里", next(iter(offered)))
    name = st.selectbox(
        "与哪次比", list(offered), key="last", bind="query-params", label_visibility="collapsed", width=250
    )  # fmt: skip
    return Compared(view, offered[name], name if name != next(iter(offered)) else "")


def options(view: View) -> dict[str, Meeting | None]:
    """The earlier snapshots by their names, the last meeting's first; the seven days stand for none."""
    offered = cached.meetings(view.town, view.scope.as_of)
    usual = last_of(view.town.open(), view.scope.as_of, offered)
    named = {f"比{usual.name}": usual} if usual else {}
    return named | {SEVEN_DAYS: None} | {f"比{one.name}": one for one in offered if one != usual}


def to_step(look: Compared, step: str, scope: Scope | None = None) -> str:
    """台账查询 opened on the rows behind a step since the last meeting."""
    which = [("figure", STEPS[step]), *([("last", look.asked)] if look.asked else [])]
    return to_page(look.snapshot, "rows", scope or look.scope, which)
