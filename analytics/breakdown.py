"""The ways a figure may be split, with the lines each split lists even where they are empty."""

from collections.abc import Iterable
from dataclasses import replace

from analytics import registers
from analytics.buckets import buckets
from analytics.nearest import BadScope, known
from analytics.registers import (
    LEVELS,
    NO_LEADER,
    NO_PLACE,
    NO_SECTOR,
    NO_TYPE,
    NO_UNIT,
    SOURCES,
    VILLAGE_KINDS,
)
from analytics.scope import Scope
from analytics.store import Snapshot

LABELS = {
    "none": "合计",
    "place": "村（社区）",
    "reporting_place": "填报单位",
    "sector": "行业领域",
    "level": "隐患等级",
    "source": "隐患来源",
    "type": "类型",
    "leader": "责任领导",
    "month": "月份",
    "week": "周",
}
TIME = ("month", "week")
# the scope's filter that narrows to one line
FILTERS = {
    "place": "places",
    "reporting_place": "reporting_places",
    "sector": "sectors",
    "level": "levels",
    "source": "sources",
    "type": "types",
    "leader": "leaders",
}

_COLUMNS = {
    "hazard": {
        "place": f"coalesce(place_id, place, '{NO_PLACE}')",
        "reporting_place": f"coalesce(reporting_place_id, reporting_place, '{NO_UNIT}')",
        "sector": f"coalesce(sector, '{NO_SECTOR}')",
        "level": "level",
        "source": "coalesce(source, '未注明')",
        "type": f"coalesce(hazard_type, '{NO_TYPE}')",
        "leader": "led_by",
    },
}
_COLUMNS["accident"] = {
    name: column for name, column in _COLUMNS["hazard"].items() if name not in ("level", "source")
} | {"type": "coalesce(category, '未注明')"}
_COLUMNS["submission"] = {name: _COLUMNS["hazard"][name] for name in ("place", "reporting_place")}
_SUMMARY = {
    "hazard_summary": ("place", "reporting_place", "sector", "level"),
    "accident_summary": ("place", "reporting_place", "sector", "type"),
}


def checked(table: str, by: str) -> str:
    """The breakdown's name if it has a meaning for the table; BadScope naming the possible ones otherwise."""
    known("分列方式", by, LABELS)
    possible = ["none", *(_SUMMARY.get(table) or _COLUMNS[table]), *TIME]
    if by not in possible:
        raise BadScope(f"这项指标不能按{LABELS[by]}（{by}）分列，可用：{'、'.join(possible)}")
    return by


def column(table: str, by: str) -> str:
    """The SQL expression that a breakdown other than by time groups on."""
    return _COLUMNS[table][by]


def lines(snapshot: Snapshot, scope: Scope, by: str, found: Iterable[str]) -> list[tuple[str, str | None]]:
    """(what the rows hold, the key printed), in official order.

    Registered lines stand even where nothing was `found`; what was found and is not registered follows,
    the line for "not said" last. By none: one line with key None.
    """
    if by == "none":
        return [("", None)]
    if by in TIME:
        return [(b.key, b.key) for b in buckets(scope.since, scope.until, by)]
    listed = _registered(snapshot, scope, by)
    known = dict(listed)
    names = known | _names(snapshot, by)
    others = [part for part in found if part not in known]
    order = {part: i for i, part in enumerate(names)}
    last = (NO_PLACE, NO_UNIT, NO_SECTOR, NO_TYPE, NO_LEADER)
    others.sort(key=lambda part: (part in last, order.get(part, len(order)), part))
    return listed + [(part, names.get(part, part)) for part in others]


def line_scope(scope: Scope, by: str, key: str | None, at_period_end: bool = False) -> Scope:
    """The scope whose rows stand behind one line of a breakdown: a month or week is its own period, its state as of
    the scope's own day, or, `at_period_end`, of its last."""
    if key is None:
        return scope
    if by in FILTERS:
        return scope.with_(**{FILTERS[by]: (key,)})
    span = next(span for span in buckets(scope.since, scope.until, by) if span.key == key)
    return replace(
        scope, since=span.since, until=span.until, as_of=span.until if at_period_end else scope.as_of
    )


def _names(snapshot: Snapshot, by: str) -> dict[str, str]:
    if by not in ("place", "reporting_place"):
        return {}
    return {p["place_id"]: p["name"] for p in registers.places(snapshot)}


def _registered(snapshot: Snapshot, scope: Scope, by: str) -> list[tuple[str, str]]:
    """The lines that always stand, narrowed by the scope's own filter of the same kind."""
    if by in ("place", "reporting_place"):
        return _places(snapshot, scope, by)
    if by == "type":
        return []
    names, wanted = {
        "sector": lambda: ([s["name"] for s in registers.sectors(snapshot)], scope.sectors),
        "level": lambda: (LEVELS, scope.levels),
        "source": lambda: (SOURCES, scope.sources),
        "leader": lambda: (registers.leaders(snapshot, scope.role, scope.as_of), scope.leaders),
    }[by]()
    return [(name, name) for name in names if not wanted or name in wanted]


def _places(snapshot: Snapshot, scope: Scope, by: str) -> list[tuple[str, str]]:
    """Villages and communities of the period; as reporting units also the departments."""
    kinds = VILLAGE_KINDS if by == "place" else (*VILLAGE_KINDS, "部门")
    wanted = set(scope.places if by == "place" else scope.reporting_places)
    allowed = scope.allowed_places
    return [
        (p["place_id"], p["name"])
        for p in registers.places(snapshot)
        if p["kind"] in kinds
        and registers.is_valid(p, scope.since, scope.as_of)
        and (not wanted or wanted & {p["name"], p["place_id"]})
        and (allowed is None or set(allowed) & {p["name"], p["place_id"]})
    ]
