"""Rejected rows that still count against their unit: 退回未更正."""

from analytics import breakdown, filters
from analytics.registers import NO_UNIT
from analytics.scope import Scope
from analytics.store import Snapshot

# Rows of these returns are hazards; what aggregates and accident ledgers had rejected is not.
_OF_HAZARDS = (
    "(return_name is null or (return_name not like '%monthly' and return_name not like 'accident%'))"
)
_OF_ACCIDENTS = "return_name like 'accident%'"
_OF = {"hazard": _OF_HAZARDS, "accident": _OF_ACCIDENTS}
# A rejected row without a period could be of any: a defect never improves a figure.
_MEETS = "(period_start is null or period_start <= $until) and (period_end is null or period_end >= $since)"
_UNIT = "coalesce(reporting_place_id, reporting_place, place_id, place)"
_BY = {
    "place": f"coalesce({_UNIT}, '{NO_UNIT}')",
    "reporting_place": f"coalesce({_UNIT}, '{NO_UNIT}')",
    "sector": breakdown.column("hazard", "sector"),
    "leader": "led_by",
}


def counted(snapshot: Snapshot, scope: Scope, by: str) -> dict[str, int]:
    """Rejected rows not mended, by what the unit's rows hold; units with none are absent."""
    where, params = _condition(scope, "hazard")
    rows = snapshot.query(
        f"select {_BY[by]} as part, count(*) as n from {filters.rows_of('rejected_row', scope, by)} "
        f"where {where} group by {_BY[by]}",
        params,
    )
    return {row["part"]: row["n"] for row in rows}


def total(snapshot: Snapshot, scope: Scope, table: str = "hazard") -> tuple[int, int]:
    """(rejected rows not mended, of them 重大) in the scope; one query."""
    where, params = _condition(scope, table)
    sql = f"""
        select count(*) as n, count(*) filter (where level = '重大') as major
        from {filters.rows_of("rejected_row", scope)} where {where}"""
    row = snapshot.query(sql, params)[0]
    return row["n"], row["major"]


def rows(snapshot: Snapshot, scope: Scope, major_only: bool = False, table: str = "hazard") -> list[dict]:
    """One dict a rejected row that is not mended, with its cell: workbook, sheet, row_no, reasons, words."""
    where, params = _condition(scope, table)
    only = " and level = '重大'" if major_only else ""
    sql = f"""
        select reporting_place, place, sector, level, reasons, words, period_start, period_end,
            return_name, workbook, sheet, row_no
        from {filters.rows_of("rejected_row", scope)} where {where}{only}
        order by reporting_place, workbook, sheet, row_no"""
    return snapshot.query(sql, params)


def _condition(scope: Scope, table: str) -> tuple[str, dict]:
    """Rows whose return's period meets P. A level or sector that is known and not asked for is left out;
    an unknown one stays. Of the places, the unit that reported counts; the office reports accidents for all,
    so there the accident's own place counts too, and an unknown one stays."""
    narrowed, params = filters.rejected_condition(scope, table)
    text = f"{_OF[table]} and not coalesce(is_mended, false) and {_MEETS} and {narrowed}"
    return text, params | {"since": scope.since, "until": scope.until}
