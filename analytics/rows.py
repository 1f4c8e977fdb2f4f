"""The rows behind a figure, or the whole ledger: counted, searched, ordered and cut into pages by the store."""

from dataclasses import dataclass

from analytics import filters, summaries
from analytics.counting import period_params
from analytics.indicator import OPEN, OVERDUE, Indicator
from analytics.indicators import indicator_named
from analytics.nearest import BadScope
from analytics.scope import Scope
from analytics.store import Snapshot

PARTS = ("numerator", "denominator")
STATES = {
    "全部": "1 = 1",
    "未闭环": OPEN,
    "超期": OVERDUE,
    "已闭环": "closed_on <= $t",
    "已撤销": "withdrawn_on <= $t",
}
REACH = 100_000  # rows that paging and an export reach; beyond them a reader searches or narrows
AT_ONCE = 500  # ids asked about in one query
_ORDER = {
    "hazard": "found_on, place_id, hazard_id",
    "accident": "occurred_at, place_id, accident_id",
    "submission": "period_start, return_name, place_id",
}
# The columns that may be ordered by, and those whose words are searched.
ORDERED = {
    "hazard": (
        *("place", "entity", "description", "sector", "level", "source", "found_on", "due_on"),
        *("rectified_on", "accepted_on", "status", "responsible_person", "hazard_no"),
    ),
    "accident": (
        *("occurred_at", "place", "sector", "entity", "category", "deaths", "serious_injuries"),
        *("minor_injuries", "direct_loss_wan", "grade", "is_production", "stage"),
    ),
}
_SEARCHED = {
    "hazard": ("description", "entity", "hazard_no", "place", "responsible_person"),
    "accident": ("entity", "accident_no", "place", "category", "summary"),
    "submission": ("place", "return_title", "workbook"),
}


@dataclass(frozen=True)
class Listing:
    """Which rows: those that an indicator's part counts, or without one the ledger's in a state of STATES.

    The ledger holds every hazard found up to t: the scope's period does not narrow it. `text`: only rows whose
    words hold it.
    """

    indicator: str = ""
    part: str = "numerator"
    state: str = "全部"
    text: str = ""


def count(snapshot: Snapshot, scope: Scope, listing: Listing) -> int:
    """How many rows there are."""
    if _table(listing) in summaries.TABLES:
        return len(_summed(snapshot, scope, listing))
    source, params, _ = _source(snapshot, scope, listing)
    return snapshot.query(f"select count(*) as n {source}", params)[0]["n"]


def page(
    snapshot: Snapshot,
    scope: Scope,
    listing: Listing,
    order: str = "",
    limit: int | None = None,
    offset: int = 0,
) -> list[dict]:
    """Some of the rows, all columns, where each came from last; one query.

    `order` is a column of ORDERED, "-" before it for downwards, unknown values last; unless given by day and
    place, the ledger newest first. For a difference (净增量) rows carry `counts_as` 1 or -1 (0 for both).
    """  # fmt: skip
    table, end = _table(listing), None if limit is None else offset + limit
    if table in summaries.TABLES:
        return _summed(snapshot, scope, listing)[offset:end]
    source, params, side = _source(snapshot, scope, listing)
    sql = f"select *{side} {source} order by {_order(table, listing, order)}"
    sql += f" limit {int(limit)} offset {int(offset)}" if limit is not None else ""
    return [_lineage_last(row) for row in snapshot.query(sql, params)]


def rows_behind(snapshot: Snapshot, indicator_name: str, scope: Scope, part: str = "numerator") -> list[dict]:
    """Every row that the numerator (or denominator) counts, as `page` gives them."""
    return page(snapshot, scope, Listing(indicator_name, part))


def places_of(
    snapshot: Snapshot, indicator_name: str, scope: Scope, part: str = "numerator"
) -> dict[str, str | None]:
    """The place of every hazard or accident that the part counts, by its id; one query."""
    table = indicator_named(indicator_name).table
    source, params, _ = _source(snapshot, scope, Listing(indicator_name, part))
    found = snapshot.query(f"select {table}_id as id, place {source}", params)
    return {row["id"]: row["place"] for row in found}


def with_ids(snapshot: Snapshot, table: str, ids: list[str]) -> dict[str, dict]:
    """The hazards or accidents with these ids as they stand, by id; one that is no more is not among them."""
    found: dict[str, dict] = {}
    for start in range(0, len(ids), AT_ONCE):
        named = {f"id_{at}": id for at, id in enumerate(ids[start : start + AT_ONCE])}
        marks = ", ".join(f"${name}" for name in named)
        rows = snapshot.query(f"select * from {table} where {table}_id in ({marks})", named)
        found |= {row[f"{table}_id"]: row for row in rows}
    return found


def _table(listing: Listing) -> str:
    return indicator_named(listing.indicator).table if listing.indicator else "hazard"


def _order(table: str, listing: Listing, order: str) -> str:
    name = order.removeprefix("-")
    if not name:
        return _ORDER[table] if listing.indicator else "found_on desc, place_id, hazard_id"
    if name not in ORDERED[table]:
        raise BadScope(f"不能按“{name}”排序，可用：{'、'.join(ORDERED[table])}")
    return f"{name} {'desc' if order.startswith('-') else 'asc'} nulls last, {_ORDER[table]}"


def _source(snapshot: Snapshot, scope: Scope, listing: Listing) -> tuple[str, dict, str]:
    """(from … where …, its parameters, a further column)."""
    table = _table(listing)
    where, params = filters.condition(table, scope)
    wanted, side = f"found_on <= $t and {STATES[listing.state]}", ""
    if listing.indicator:
        ask = indicator_named(listing.indicator)
        wanted, side = _condition(ask, listing.part), _side(ask)
    found = "1 = 1" if not listing.text.strip() else _holds(table)
    params |= period_params(snapshot, scope) | {"like": f"%{_plain(listing.text)}%"}
    return f"from {filters.rows_of(table, scope)} where {where} and {wanted} and {found}", params, side


def _condition(ask: Indicator, part: str) -> str:
    if part not in PARTS:
        raise BadScope(f"--part 只能是 {' 或 '.join(PARTS)}，不能是“{part}”")
    if part == "denominator" and not ask.is_rate:
        raise BadScope(f"“{ask.label}”是计数，没有分母，请用 --part numerator")
    if ask.minus:
        return f"({ask.numerator} or {ask.minus})"
    if not ask.is_rate:
        return ask.numerator
    return ask.denominator if part == "denominator" else f"({ask.denominator} and {ask.numerator})"


def _side(ask: Indicator) -> str:
    if not ask.minus:
        return ""
    plus, minus = (f"case when {side} then 1 else 0 end" for side in (ask.numerator, ask.minus))
    return f", {plus} - {minus} as counts_as"


def _holds(table: str) -> str:
    """The condition that one of the searched columns holds the words."""
    each = [f"coalesce({name}, '') like $like escape '!'" for name in _SEARCHED[table]]
    return f"({' or '.join(each)})"


def _summed(snapshot: Snapshot, scope: Scope, listing: Listing) -> list[dict]:
    """The rows of aggregate returns; few, so they are searched as they are."""
    _condition(indicator_named(listing.indicator), listing.part)
    picked = summaries.chosen(snapshot, _table(listing), scope)
    text = listing.text.strip()
    found = [_lineage_last(row) for span in picked.spans for row in span.rows]
    return [row for row in found if not text or any(text in str(value) for value in row.values())]


def _lineage_last(row: dict) -> dict:
    """What the row says first, where it came from last."""
    lineage = ("workbook", "sheet", "row_no")
    left_out = ("adding", "led_by", *lineage)
    return {k: v for k, v in row.items() if k not in left_out} | {k: row[k] for k in lineage}


def _plain(text: str) -> str:
    """The text with LIKE's own marks taken as they stand."""
    text = text.strip()
    for mark in "!%_":
        text = text.replace(mark, "!" + mark)
    return text
