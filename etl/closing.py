"""Whether a row of a hazard ledger says rectified or accepted, and on which day; contradictions leave it open."""

import re
from datetime import date

from etl import cells, dates
from etl.cleaning import RowCells, iso
from etl.context import Context
from etl.problems import NotClean
from etl.reference import Reference
from etl.text import narrow, plain, shown

OPEN = ("未整改", "整改中")
ASKS = re.compile(r"是否|与否|^已")  # headings under which 是/否 and ticks are answers


def closing(row: RowCells, record: dict, context: Context, reference: Reference) -> dict:
    """status as said (None when nothing is said), rectified_on, accepted_on; contradictions leave it open."""
    return settled(row, record, context, _status_said(row, reference))


def settled(row: RowCells, record: dict, context: Context, said: str | None) -> dict:
    """The same with the status word already read; of the record only found_on and level are looked at."""
    done = _closing_day(row, "rectified_on", context.reporting_on, "整改完成日期")
    accepted = _closing_day(row, "accepted_on", context.reporting_on, "销号日期")
    if _says_not_accepted(row) and (accepted or said == "已销号"):
        found = iso(accepted) or "已销号"
        row.report("warning", "contradiction", "closed_said", found, "“是否销号”填的是否，按未销号计，请核对")
        accepted, said = None, None if said == "已销号" else said
    was_future = _is_refused(row, "rectified_on", "future") or _is_refused(row, "accepted_on", "future")
    found, is_major = record["found_on"], record["level"] == "重大"
    if found and done and done < found:
        done, accepted, said = _before_found(row, "rectified_on", done, is_major, said, accepted)
    if found and accepted and accepted < found:
        _, accepted, said = _before_found(row, "accepted_on", accepted, is_major, said, None)
    if accepted and done and accepted < done:
        advice = f"销号日期早于整改完成日期（{iso(done)}），未采用，请核对"
        row.report("warning", "order", "accepted_on", iso(accepted), advice)
        accepted = None
    if said in OPEN and (done or accepted):
        at, advice = (
            "rectified_on" if done else "accepted_on",
            f"状态写的是“{row.text('status') or said}”却有完成日期，按{said}计，请核对",
        )
        row.report("warning", "contradiction", at, iso(done or accepted), advice)
        done = accepted = None
    if was_future and said not in OPEN and not done:
        said = "未整改"
    if said == "已销号" and _is_refused(row, "accepted_on", "future", "order", "date"):
        said = _from_dates(done, None, is_major) or ("未整改" if is_major else said)
    if said is None:
        said = _from_dates(done, accepted, is_major)
    return {
        "status": said,
        "rectified_on": done,
        "accepted_on": accepted,
        "recheck_failed": _recheck_failed(row),
    }


def _status_said(row: RowCells, reference: Reference) -> str | None:
    if any(row.has(name) for name in ("tick_done", "tick_open", "tick_doing")):
        return _ticks(row)
    if row.raw("status") is not None:
        at = row.at["status"]
        heading = row.header.headings[at]
        asks = ASKS.search(plain(heading.split("/")[-1])) is not None
        return row.clean("status", cells.status, reference, asks)
    if row.raw("closed_said") is not None and row.clean("closed_said", cells.yes_no, severity="warning"):
        return "已销号"
    word = row.text("rectified_on")
    return cells.done_word(word) if word else None


def _says_not_accepted(row: RowCells) -> bool:
    """Whether 是否销号 is answered, and answered no."""
    value = row.raw("closed_said")
    try:
        return value is not None and not cells.yes_no(value)
    except NotClean:
        return False


def _ticks(row: RowCells) -> str:
    """Exactly one tick is a status; two are an error; none is 未整改 with a warning (design section 6)."""
    ticked = []
    for name in ("tick_done", "tick_open", "tick_doing"):
        means = row.header.columns[row.at[name]].means if name in row.at else ""
        if row.clean(name, cells.ticked, means):
            ticked.append((name, means))
    if len(ticked) > 1:
        found = "、".join(means for _, means in ticked) + "都打了勾"
        row.report("error", "status", ticked[0][0], found, "只能在一处打勾，请改正")
    if not ticked:
        name = next(name for name in ("tick_open", "tick_done", "tick_doing") if row.has(name))
        row.report("warning", "no_tick", name, "没有打勾", "按未整改计，请在对应的格里打√")
        return "未整改"
    return ticked[0][1]


def _closing_day(row: RowCells, name: str, limit: date, label: str) -> date | None:
    """A closing day on or before the reporting day; a later one is a plan and not taken."""
    value = row.raw(name)
    if value is None or narrow(shown(value)) in ("未整改", "未完成", "整改中", "无", "未销号", "否"):
        return None
    if cells.done_word(shown(value)):
        row.report("warning", "no_day", name, shown(value), f"{label}没有写是哪一天，请补写日期")
        return None
    severity = "error" if name == "rectified_on" else "warning"
    day = row.clean(name, lambda v: dates.day_before(dates.written_day(v), limit), severity=severity)
    if day and day > limit:
        row.report(
            "warning",
            "future",
            name,
            shown(value),
            f"{label}晚于填报日期（{iso(limit)}），是计划不是事实，未采用",
        )
        return None
    return day


def _is_refused(row: RowCells, name: str, *codes: str) -> bool:
    """Whether that cell names a day which was not taken, for one of these reasons."""
    return any(p.code in codes and p.column == row.at.get(name) for p in row.problems)


def _before_found(row, name, day, is_major, said, accepted):
    """For 一般 an error; a 重大 row stays open with a warning (design section 6)."""
    if not is_major:
        row.report("error", "order", name, iso(day), "整改日期早于排查日期，请核对哪一个写错了")
        return day, accepted, said
    row.report("warning", "order", name, iso(day), "整改销号日期早于发现日期，未采用，按未整改计，请核对")
    return None, None, "未整改"


def _from_dates(done: date | None, accepted: date | None, is_major: bool) -> str | None:
    """Without a status column: 已销号, 待验收 (重大) or 已整改 by the dates; None when there is none."""
    if accepted:
        return "已销号"
    if done:
        return "待验收" if is_major else "已整改"
    return None


def _recheck_failed(row: RowCells) -> bool:
    text = plain(row.text("recheck") or "")
    return "不合格" in text or text in ("未通过", "不通过", "未达标")
