"""Who has sent what for a period: 已报, 迟报, 零报告 or 未报."""

from datetime import date

from analytics import filters, registers
from analytics.periods import QUARTERS
from analytics.return_titles import titles
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
# Without a word in expected.csv nothing is 未报; what came is still listed, but follow-ups, which nobody owes by the month.
_CAME = f"""
    select return_name, cast(null as varchar) as return_title, reporting_place as place,
        reporting_place_id as place_id, cast(null as varchar) as frequency, period_start, period_end,
        cast(null as date) as due_on, case when is_zero_return then '零报告' else '已报' end as status,
        received_on, workbook, rows_loaded, rows_rejected
    from return_sheet sheets
    where {_MEETS} and return_name <> 'followup'
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
    known = titles(snapshot)
    order = {p["place_id"]: i for i, p in enumerate(registers.places(snapshot))}
    for row in rows:
        row["return_title"] = row["return_title"] or known.get(row["return_name"], row["return_name"])
    return sorted(
        rows,
        key=lambda row: (
            order.get(row["place_id"], len(order)),
            row["place"] or "",
            row["return_name"],
            str(row["period_start"] or ""),
        ),
    )


def missing(snapshot: Snapshot, scope: Scope) -> list[dict]:
    """The expected returns that have not come, by unit."""
    return [row for row in submissions(snapshot, scope) if row["status"] == "未报"]


def missing_words(snapshot: Snapshot, scope: Scope) -> list[str]:
    """One line a return and the same units: "隐患台账1月、2月未报：甲村、乙村", oldest period first."""
    units: dict[tuple, list[str]] = {}
    for row in sorted(missing(snapshot, scope), key=lambda row: row["period_start"] or date.min):
        units.setdefault((row["return_title"], period_words(row, scope)), []).append(row["place"])
    lines: dict[tuple, list[str]] = {}
    for (title, period), places in units.items():
        lines.setdefault((title, tuple(places)), []).append(period)
    return [
        f"{title}{'、'.join(periods)}未报：{'、'.join(places)}" for (title, places), periods in lines.items()
    ]


def period_words(row: dict, scope: Scope) -> str:
    """ "1月", "第11周", "第一季度", "全年", with the year where it is not that of the as-of day."""
    since, until = row["period_start"], row["period_end"]
    if since is None or until is None:
        return ""
    months = until.month - since.month + 1
    if (until - since).days <= 6:
        words, year = f"第{until.isocalendar().week}周", until.isocalendar().year
    else:
        named = {1: f"{until.month}月", 3: f"第{QUARTERS[(until.month - 1) // 3]}季度", 12: "全年"}
        words, year = named.get(months, f"{since.month}—{until.month}月"), until.year
    return words if year == scope.as_of.year else f"{year}年{words.removeprefix('全年')}"


def is_late_zero(row: dict) -> bool:
    """A zero return that came late: told as 迟报, and counted as 零报告 among them."""
    return row["status"] == "迟报" and (row["rows_loaded"], row["rows_rejected"]) == (0, 0)
