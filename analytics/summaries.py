"""Figures of the aggregate returns: every day counted once a unit, never added to rows."""

from collections.abc import Iterable
from dataclasses import dataclass

from analytics import breakdown, registers
from analytics.buckets import buckets
from analytics.indicator import Indicator
from analytics.nearest import BadScope
from analytics.registers import NO_PLACE, NO_SECTOR, NO_TYPE, NO_UNIT, VILLAGE_KINDS, WHOLE_TOWN
from analytics.scope import Scope
from analytics.spans import Span, choose, spans_of
from analytics.store import Snapshot

TABLES = ("hazard_summary", "accident_summary")
_KIND_FOR = {"type": "category", "place": "place", "sector": "sector"}
_KINDS = ("category", "sector", "place", "")
_BY_LEVEL = {"found": ("general_found", "major_found"), "rectified": ("general_rectified", "major_accepted")}


@dataclass(frozen=True)
class Chosen:
    """The spans that count, and in words what overlapped or is missing."""

    spans: list[Span]
    warnings: list[str]


def counts(snapshot: Snapshot, asked: list[Indicator], scope: Scope, by: str) -> dict[str, dict]:
    """{part: {indicator name: (numerator, denominator)}} over the periods lying wholly in the scope's.

    By month or week each bucket takes the periods lying wholly in it.
    """
    if by in breakdown.TIME:
        cut = buckets(scope.since, scope.until, by)
        made = {b.key: _sums(snapshot, asked, scope.with_(since=b.since, until=b.until), "none") for b in cut}
        return {key: parts.get("", {}) or {a.name: _zero(a) for a in asked} for key, parts in made.items()}
    return _sums(snapshot, asked, scope, by)


def _zero(ask: Indicator) -> tuple[int, int | None]:
    return 0, 0 if ask.is_rate else None


def _sums(snapshot: Snapshot, asked: list[Indicator], scope: Scope, by: str) -> dict[str, dict]:
    names = {ask.name: ask for ask in asked}
    found: dict[str, dict] = {}
    for row, part in _parts(snapshot, chosen(snapshot, asked[0].table, scope, by), scope, by):
        line = found.setdefault(part, {name: _zero(ask) for name, ask in names.items()})
        for name, ask in names.items():
            n, d = line[name]
            more = _amount(row, ask.denominator, scope, by, part) if ask.is_rate else None
            line[name] = n + _amount(row, ask.numerator, scope, by, part), None if d is None else d + more
    return found


def _amount(row: dict, column: str, scope: Scope, by: str, part: str) -> int:
    """A blank cell adds nothing; one column of the two levels where the level is asked for."""
    if column not in _BY_LEVEL:
        return row[column] or 0
    pairs = zip(registers.LEVELS, _BY_LEVEL[column], strict=True)
    wanted = [name for level, name in pairs if level in (scope.levels or registers.LEVELS)]
    if by == "level":
        wanted = [
            name
            for name in wanted
            if name == dict(zip(registers.LEVELS, _BY_LEVEL[column], strict=True))[part]
        ]
    return sum(row[name] or 0 for name in wanted)


def chosen(snapshot: Snapshot, table: str, scope: Scope, by: str = "none") -> Chosen:
    """The spans that count: whole-town returns first, then units for the days those leave open."""
    _refuse(table, scope)
    kinds = sorted(_KINDS, key=lambda kind: kind != _KIND_FOR.get(_asked_by(scope, by), ""))
    within = spans_of(snapshot, table, scope.since, scope.until)
    within = [span for span in within if _unit_fits(snapshot, span, scope)]
    units = list(dict.fromkeys(span.unit for span in within))
    whole = [u for u in units if u is None] if by not in ("place", "reporting_place") else []
    kept, warnings = [], []
    for unit in [*whole, *(u for u in units if u not in whole)]:
        if by == "place" and unit is None and len(units) > 1 and not _says_places(within):
            continue
        taken = [span for span in kept if span.unit is None] if whole else []
        more, words = choose([s for s in within if s.unit == unit], taken, kinds, scope)
        kept += more
        warnings += words
    return Chosen(kept, warnings)


def _asked_by(scope: Scope, by: str) -> str:
    if by in _KIND_FOR:
        return by
    return "type" if scope.types else "sector" if scope.sectors else "place" if scope.places else by


def _says_places(within: Iterable[Span]) -> bool:
    return any(span.unit is None and span.kind == "place" for span in within)


def _refuse(table: str, scope: Scope) -> None:
    refused = {"隐患来源": scope.sources, "责任领导": scope.leaders}
    if table == "hazard_summary":
        refused["隐患类型"] = scope.types
    else:
        refused["隐患等级"] = scope.levels
    if scope.production in ("no", "unknown"):
        refused["事故口径"] = (scope.production,)
    for label, words in refused.items():
        if words:
            raise BadScope(f"汇总表不分{label}，不能按“{'、'.join(words)}”筛选，请去掉这个条件")


def _unit_fits(snapshot: Snapshot, span: Span, scope: Scope) -> bool:
    """Whether a unit's return can hold rows of the places asked for."""
    if scope.reporting_places and not set(scope.reporting_places) & {span.unit, span.unit_name}:
        return False
    said = {span.unit, span.unit_name}
    places = set(scope.places)
    if scope.allowed_places is not None and not set(scope.allowed_places) & said:
        return False
    by_item = span.kind == "place" or (NO_PLACE in places and not _is_village(snapshot, span.unit))
    return not places or by_item or bool(places & said)


def _is_village(snapshot: Snapshot, unit: str | None) -> bool:
    return registers.place_kinds(snapshot).get(unit) in VILLAGE_KINDS


def _parts(snapshot: Snapshot, picked: Chosen, scope: Scope, by: str):
    """(row, part) for every row that the filters let through; a row of two levels comes twice by level."""
    ids = {p["name"]: p["place_id"] for p in registers.places(snapshot)}
    names = {p["place_id"]: p["name"] for p in registers.places(snapshot)}
    for span in picked.spans:
        for row in span.rows:
            place = ids.get(row["item"], row["item"]) if span.kind == "place" else span.unit
            if span.kind != "place" and not _is_village(snapshot, span.unit):
                place = NO_PLACE
            sector = (
                row["sector"]
                if span.table == "hazard_summary"
                else row["item"]
                if span.kind == "sector"
                else None
            )
            kind = row["item"] if span.kind == "category" else None
            if scope.places and not {place, names.get(place)} & set(scope.places):
                continue
            if scope.sectors and (sector or NO_SECTOR) not in scope.sectors:
                continue
            if scope.types and (kind or NO_TYPE) not in scope.types:
                continue
            yield from ((row, part) for part in _part(by, span, place, sector or NO_SECTOR, kind or "未注明"))


def _part(by: str, span: Span, place: str, sector: str, kind: str) -> tuple[str, ...]:
    unit = WHOLE_TOWN if span.unit is None else span.unit or NO_UNIT
    parts = {"place": (place,), "reporting_place": (unit,), "sector": (sector,), "type": (kind,)}
    return registers.LEVELS if by == "level" else parts.get(by, ("",))
