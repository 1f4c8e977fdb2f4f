"""What must stand beside a figure: what it leaves out, what it estimates, what is still to be mended."""

from datetime import date

from analytics import filters, returned, summaries
from analytics.counting import base, period_params, reach
from analytics.indicator import OCCURRED, OPEN, STANDS, WITHDRAWN, Indicator
from analytics.indicators import indicator_named
from analytics.scope import Scope
from analytics.store import Snapshot
from analytics.wording import day_text, full_day_text

COUNTY_NOTE = "镇级台账数，以县应急局核定为准"
_STALE = "last_reported_on < $stale_before"

# name: the text, and the condition beyond the rows that the indicator speaks of.
_ASIDE = {
    "no_due": ("无期限 {n} 项，未计入", "due_on is null"),
    "undecided": (
        "无法判定 {n} 项，未算按期",
        "due_on <= $t and rectified_from <= due_on and rectified_on > due_on and rectified_on <= $t",
    ),
    "found_estimated": ("发现日期为估计 {n} 项", "found_estimated"),
    "rectified_estimated": ("整改日期为估计 {n} 项", "rectified_estimated and rectified_on <= $t"),
    "no_place": ("未分村 {n} 项", "place_id is null and place is null"),
    "vanished": ("消失待确认 {n} 项", "vanished"),
    "due_changed": ("改期未批 {n} 项，仍按原期限", "due_changes > 0"),
    "reopened": ("反弹 {n} 项", "reopened > 0"),
    "stale": ("其中 {n} 项自{day}后未再报", _STALE),
    "today": ("今日到期 {n} 项，未算超期", "due_on = $t and (rectified_on is null or rectified_on > $t)"),
}
_HURT = {"deaths": "死亡{n}人", "serious_injuries": "重伤{n}人"}
_FOR_RATES = ("found_estimated", "rectified_estimated", "no_place", "vanished", "reopened")


def not_on_record(snapshot: Snapshot, scope: Scope) -> str:
    """That a period lies wholly before the ledger, where a 0 says nothing; empty where it does not."""
    first = snapshot.ledger_since
    if first is None or scope.until >= first:
        return ""
    return f"{scope.period_text()}在台账建起（{full_day_text(first)}）以前，没有记录，0不代表没有隐患"


def notes(snapshot: Snapshot, indicator_name: str, scope: Scope) -> list[str]:
    """One short Chinese phrase each, only what is not nothing; at most four queries."""
    ask = indicator_named(indicator_name)
    if ask.table in summaries.TABLES:
        picked = summaries.chosen(snapshot, ask.table, scope)
        return ["汇总表填报数，不与台账相加", *picked.warnings]
    if ask.table == "submission":
        return []
    if ask.table == "accident":
        return _of_accidents(snapshot, scope)
    unknown = not_on_record(snapshot, scope)
    return [unknown] * bool(unknown) + _of_hazards(snapshot, ask, scope) + _rejected(snapshot, scope)


def accidents_not_counted(snapshot: Snapshot, scope: Scope, since: date | None = None) -> list[str]:
    """What no accident figure holds and every one must stand beside: accidents whose nature is not settled,
    with the dead among them, and rows sent back and not mended.

    A rejected row has no day that could be trusted: `since` takes in the returns of a longer period.
    """
    said = [_pending(snapshot, scope)] if scope.production in ("yes", "no") else []
    n, _ = returned.total(snapshot, scope.with_(since=min(since or scope.since, scope.since)), "accident")
    return [words for words in said if words] + ([f"事故表退回未更正 {n} 行，未计入"] if n else [])


def _pending(snapshot: Snapshot, scope: Scope) -> str:
    """ "另1起待定性（死亡1人）"; empty where every accident is settled."""
    where, params = filters.condition("accident", scope.with_(production="unknown"))
    hurt = ", ".join(f"coalesce(sum({name}), 0) as {name}" for name in _HURT)
    sql = f"""
        select count(*) as n, {hurt}
        from {filters.rows_of("accident", scope)} where {where} and {OCCURRED}"""
    row = snapshot.query(sql, params | period_params(snapshot, scope))[0]
    if not row["n"]:
        return ""
    parts = "、".join(words.format(n=row[name]) for name, words in _HURT.items() if row[name])
    return f"另{row['n']}起待定性" + (f"（{parts}）" if parts else "")


def _rejected(snapshot: Snapshot, scope: Scope) -> list[str]:
    n, major = returned.total(snapshot, scope)
    if not n:
        return []
    is_part = major and (major < n or scope.levels != ("重大",))
    return [f"退回未更正 {n} 项" + (f"，其中重大 {major} 项" if is_part else "")]


def _of_hazards(snapshot: Snapshot, ask: Indicator, scope: Scope) -> list[str]:
    wanted = _wanted(ask)
    where, params = filters.condition("hazard", scope)
    params |= period_params(snapshot, scope)
    sums = [f"count(*) filter (where {_rows(name, ask)} and {_ASIDE[name][1]}) as {name}" for name in wanted]
    sums.append(f"max(last_reported_on) filter (where {base(ask)} and {_STALE}) as stale_day")
    rows = filters.rows_of("hazard", scope)
    # what a level leaves out is open as well; the rest lies within what the indicator speaks of
    within = f"({OPEN} or {base(ask)})" if ask.kind == "level" else reach(ask)
    row = snapshot.query(f"select {', '.join(sums)} from {rows} where {where} and {within}", params)[0]
    sql = f"select count(*) as n from {rows} where {where} and {WITHDRAWN}"
    withdrawn = snapshot.query(sql, params)[0]["n"]
    said = [
        _ASIDE[name][0].format(n=row[name], day=_day(row["stale_day"], scope.as_of))
        for name in wanted
        if row[name]
    ]
    return said + ([f"本期撤销 {withdrawn} 项"] if withdrawn else [])


def _wanted(ask: Indicator) -> list[str]:
    if ask.kind == "level":
        wanted = ["stale", "found_estimated", "no_place", "vanished"]
        if ask.needs_due:
            wanted = ["no_due", "due_changed", *wanted]
        return (["today"] if ask.name == "overdue" else []) + wanted
    due = ["no_due", "undecided", "due_changed"] if ask.name == "on_time_rate" else ["no_due", "due_changed"]
    return (due if ask.needs_due else []) + list(_FOR_RATES)


def _rows(name: str, ask: Indicator) -> str:
    """Rows left out for want of a due day, or due today, lie outside the figure's own rows."""
    if name in ("no_due", "today"):
        major = "level = '重大' and " if ask.name in ("unaccepted_overdue", "clear_days") else ""
        return major + (STANDS if ask.is_rate else OPEN)
    return base(ask)


def _day(day: date | None, t: date) -> str:
    if day is None:
        return ""
    return day_text(day) if day.year == t.year else full_day_text(day)


def _of_accidents(snapshot: Snapshot, scope: Scope) -> list[str]:
    """The county's word, what is not counted, lower bounds, unknown losses."""
    where, params = filters.condition("accident", scope)
    sql = f"""
        select count(*) filter (where grade_is_lower_bound) as bounds,
            count(*) filter (where deaths is null or serious_injuries is null) as unknown
        from {filters.rows_of("accident", scope)} where {where} and {OCCURRED}"""
    row = snapshot.query(sql, params | period_params(snapshot, scope))[0]
    said = [COUNTY_NOTE, *accidents_not_counted(snapshot, scope)]
    if row["bounds"]:
        said.append(f"{row['bounds']}起等级为初判，可能上调")
    if row["unknown"]:
        said.append(f"{row['unknown']}起伤亡人数未报全")
    return said
