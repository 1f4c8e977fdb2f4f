"""The rows behind a figure, each with the workbook, sheet and row that it came from."""

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
_ORDER = {
    "hazard": "found_on, place_id, hazard_id",
    "accident": "occurred_at, place_id, accident_id",
}


def rows_behind(
    snapshot: Snapshot,
    indicator_name: str,
    scope: Scope,
    part: str = "numerator",
    limit: int | None = None,
) -> list[dict]:
    """Every row that the numerator (or denominator) counts, by day and place, all columns of its table.

    For a difference (净增量) the rows of both sides, with `counts_as` 1 or -1 (0 for both).
    """
    ask = indicator_named(indicator_name)
    if part not in PARTS:
        raise BadScope(f"--part 只能是 {' 或 '.join(PARTS)}，不能是“{part}”")
    if part == "denominator" and not ask.is_rate:
        raise BadScope(f"“{ask.label}”是计数，没有分母，请用 --part numerator")
    if ask.table in summaries.TABLES:
        picked = summaries.chosen(snapshot, ask.table, scope)
        rows = [_lineage_last(row) for span in picked.spans for row in span.rows]
        return rows[:limit] if limit else rows
    return _rows(snapshot, ask, scope, _condition(ask, part), limit)


def _condition(ask: Indicator, part: str) -> str:
    if ask.minus:
        return f"({ask.numerator} or {ask.minus})"
    if not ask.is_rate:
        return ask.numerator
    return ask.denominator if part == "denominator" else f"({ask.denominator} and {ask.numerator})"


def _rows(snapshot: Snapshot, ask: Indicator, scope: Scope, condition: str, limit: int | None) -> list[dict]:
    where, params = filters.condition(ask.table, scope)
    side = ""
    if ask.minus:
        plus, minus = (f"case when {side} then 1 else 0 end" for side in (ask.numerator, ask.minus))
        side = f", {plus} - {minus} as counts_as"
    sql = f"""
        select *{side} from {filters.rows_of(ask.table, scope)}
        where {where} and {condition}
        order by {_ORDER[ask.table]}"""
    sql += f" limit {int(limit)}" if limit else ""
    return [_lineage_last(row) for row in snapshot.query(sql, params | period_params(snapshot, scope))]


def _lineage_last(row: dict) -> dict:
    """What the row says first, where it came from last."""
    lineage = ("workbook", "sheet", "row_no")
    left_out = ("adding", "led_by", *lineage)
    return {k: v for k, v in row.items() if k not in left_out} | {k: row[k] for k in lineage}


def ledger(
    snapshot: Snapshot, scope: Scope, text: str = "", state: str = "全部", limit: int = 200, offset: int = 0
) -> tuple[int, list[dict]]:
    """(how many, one page of hazards found up to t) whose words hold `text`, newest first; two queries.

    `state` is one of STATES as of t. Scope's period does not narrow: the ledger is the whole book.
    """
    where, params = filters.condition("hazard", scope)
    params |= period_params(snapshot, scope) | {"like": f"%{_plain(text)}%"}
    found = "1 = 1" if not text.strip() else _SEARCH
    rows = filters.rows_of("hazard", scope)
    source = f"from {rows} where {where} and found_on <= $t and {STATES[state]} and {found}"
    count = snapshot.query(f"select count(*) as n {source}", params)[0]["n"]
    page = f"order by found_on desc, place_id, hazard_id limit {int(limit)} offset {int(offset)}"
    return count, [_lineage_last(row) for row in snapshot.query(f"select * {source} {page}", params)]


_SEARCH = """(
    coalesce(description, '') like $like escape '!' or coalesce(entity, '') like $like escape '!'
    or coalesce(hazard_no, '') like $like escape '!' or coalesce(place, '') like $like escape '!'
    or coalesce(responsible_person, '') like $like escape '!')"""


def _plain(text: str) -> str:
    """The text with LIKE's own marks taken as they stand."""
    text = text.strip()
    for mark in "!%_":
        text = text.replace(mark, "!" + mark)
    return text
