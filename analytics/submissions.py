"""Who has sent what for a period: 已报, 迟报, 零报告 or 未报."""

from analytics import filters, registers
from analytics.scope import Scope
from analytics.store import Snapshot

STATUSES = ("已报", "迟报", "零报告", "未报")
_MEETS = "(period_start is null or period_start <= $until) and (period_end is null or period_end >= $since)"
# What was expected and came, or was due by the last day the snapshot knows of. Not by t: the returns for a
# period come after its end, and "who has sent" is asked of what is known now.
_EXPECTED = f"""
    select return_name, return_title, place, place_id, frequency, period_start, period_end, due_on, status,
        received_on, workbook, rows_loaded, rows_rejected
    from submission
    where {_MEETS} and (due_on <= $known or received_on is not null)"""
# Without a word in expected.csv nothing is 未报; what came is still listed.
_CAME = f"""
    select return_name, cast(null as varchar) as return_title, reporting_place as place,
        reporting_place_id as place_id, cast(null as varchar) as frequency, period_start, period_end,
        cast(null as date) as due_on, case when is_zero_return then '零报告' else '已报' end as status,
        received_on, workbook, rows_loaded, rows_rejected
    from return_sheet sheets
    where {_MEETS}
        and not exists (
            select 1 from submission
            where submission.return_name = sheets.return_name
                and submission.place_id = sheets.reporting_place_id)"""


def submissions(snapshot: Snapshot, scope: Scope) -> list[dict]:
    """One dict an expected return, unit and period that meets P, by unit (official order), return, period.

    Keys: return_name, return_title, place, place_id, frequency, period_start, period_end, due_on,
    status, received_on, workbook, rows_loaded, rows_rejected. Returns that nobody expected follow with
    due_on None. Scope's places and reporting places narrow; its other filters do not.
    """
    where, params = filters.unit_condition(scope)
    days = {"since": scope.since, "until": scope.until, "known": snapshot.known_on}
    rows = snapshot.query(f"select * from ({_EXPECTED} union all {_CAME}) sent where {where}", params | days)
    titles = {row["return_name"]: row["return_title"] for row in rows if row["return_title"]}
    order = {p["place_id"]: i for i, p in enumerate(registers.places(snapshot))}
    for row in rows:
        row["return_title"] = row["return_title"] or titles.get(row["return_name"]) or row["return_name"]
    return sorted(
        rows,
        key=lambda row: (
            order.get(row["place_id"], len(order)),
            row["place"] or "",
            row["return_name"],
            str(row["period_start"] or ""),
        ),
    )


def by_unit(snapshot: Snapshot, scope: Scope) -> list[dict]:
    """One dict a unit: place, kind, how many returns of each status, rows rejected; official order."""
    kinds = registers.place_kinds(snapshot)
    units: dict[str, dict] = {}
    for row in submissions(snapshot, scope):
        key = row["place_id"] or row["place"] or ""
        start = {"place": row["place"], "place_id": row["place_id"], "kind": kinds.get(key, "")}
        unit = units.setdefault(key, start | dict.fromkeys(STATUSES, 0) | {"rows_rejected": 0})
        unit[row["status"]] += 1
        unit["rows_rejected"] += row["rows_rejected"] or 0
    return list(units.values())


def missing(snapshot: Snapshot, scope: Scope) -> list[dict]:
    """The expected returns that have not come, by unit."""
    return [row for row in submissions(snapshot, scope) if row["status"] == "未报"]
