"""The papers about assignments, 交办单 and 周例会纪要, as lines and as Word files at one click."""

from dataclasses import replace
from datetime import date, datetime

from analytics import meeting
from analytics.assignment_state import Standing, is_open, last_and_this, rows_then, standings
from analytics.assignment_words import (
    change_words,
    counts_words,
    figure_words,
    source_words,
    state_words,
    stood_words,
)
from analytics.assignments import scope_for
from analytics.cards import week
from analytics.circulars import letter
from analytics.circulars.freeze import file_name
from analytics.circulars.grounds import issuer_of
from analytics.circulars.line import SPACED, Line, NotIssued, say, table
from analytics.circulars.template import find_template
from analytics.figures import figure
from analytics.registers import NO_PLACE
from analytics.scope import Scope
from analytics.store import Snapshot, open_snapshot
from analytics.wording import day_text, full_day_text

SLIP, MINUTES = "assignment_slip", "meeting_minutes"
SLIP_TITLE, MINUTES_TITLE = "交办单", "安全生产周例会纪要"
LISTED = 100  # hazards printed one by one; a longer list is for the screen
HEADLINES = ("rectification_rate", "overdue", "stock", "historic_stock", "accidents")
FILL_IN = ("地点", "主持", "参加", "缺席", "记录")


def slip(snapshot: Snapshot, unit: str, on: datetime) -> bytes:
    """The 交办单 of a unit as Word; NotIssued where nothing of it runs."""
    lines = slip_lines(snapshot, unit, on.date())
    return letter.letter_file(lines, find_template(snapshot.data, SLIP), on)


def minutes(snapshot: Snapshot, scope: Scope, on: datetime) -> bytes:
    """The 周例会纪要 of a day as Word, its figures asked of this snapshot and scope."""
    lines = minutes_lines(snapshot, scope, on.date())
    return letter.letter_file(lines, find_template(snapshot.data, MINUTES), on)


def paper_name(snapshot: Snapshot, title: str, on: datetime) -> str:
    """What the file is called: title, day, and whether it is of the sample town."""
    return file_name(f"{title} {full_day_text(on.date())}{'（示例数据）' * snapshot.is_sample}", "docx")


def slip_lines(snapshot: Snapshot, unit: str, day: date) -> list[Line]:
    """What runs of one unit, earliest due day first, and behind it the hazards that were open then."""
    found = [one for one in standings(snapshot, day) if one.is_open and one.unit == unit]
    if not found:
        raise NotIssued(f"{unit}没有进行中的交办，请先在台账查询里交办")
    listed, more = hazards_listed(snapshot, found)
    annex = [say("attachment", "附件：所涉隐患清单")] if listed else []
    text = f"经研究，现将下列{len(found)}件事项交你单位办理，请按期办结，将办理情况填入本单，报{issuer_of(snapshot)}。"
    return [
        say("mark", "示例数据" * snapshot.is_sample),
        say("title", "安全生产工作交办单"),
        say("to", f"{unit}："),
        say("para", text),
        tabled(letter.SLIP_TABLE, [task_cells(one, day) for one in found]),
        *sources(found),
        *annex,
        say("signature", issuer_of(snapshot)),
        say("date", full_day_text(day)),
        say("para", f"签收人：{'　' * 4}签收日期：{'　' * 3}年{'　' * 2}月{'　' * 2}日"),
        *annex_lines(listed, more),
    ]


def annex_lines(listed: list[dict], more: int) -> list[Line]:
    """附件: the hazards one by one; nothing where there are none."""
    if not listed:
        return []
    note = f"另有{more}项未列，见系统台账查询。" if more else ""
    return [
        say("annex", "附件"),
        say("table_title", "所涉隐患清单"),
        say("table_note", f"交办时未闭环的隐患，按交办时的台账列出，重大在前。{note}"),
        tabled(letter.ROWS_TABLE, listed),
    ]


def hazards_listed(snapshot: Snapshot, found: list[Standing]) -> tuple[list[dict], int]:
    """The hazards open when each was assigned, as they stood then, 重大 first, at most LISTED; how many more."""
    cells = []
    for one in found:
        if one.progress is None or one.progress.reason:
            continue
        kept = open_snapshot(snapshot.data, one.assignment.snapshot)
        then = [row for row in rows_then(kept, one.assignment.task) if is_open(row, row["t"])]
        ordered = sorted(then, key=lambda row: (row["level"] != "重大", str(row["due_on"] or "9999")))
        cells += [hazard_cells(one, row) for row in ordered]
    for number, row in enumerate(cells, start=1):
        row["序号"] = number
    return cells[:LISTED], max(0, len(cells) - LISTED)


def hazard_cells(one: Standing, row: dict) -> dict:
    """One hazard of the annex."""
    due = full_day_text(row["due_on"]) if row["due_on"] else row["due_text"] or "无期限"
    return {
        "编号": one.assignment.id,
        "地名": row["place"] or NO_PLACE,
        "单位": row["entity"],
        "内容": row["description"],
        "级别": row["level"],
        "期限": due,
    }


def task_cells(one: Standing, day: date) -> dict:
    """One assignment of a table."""
    due = one.assignment.due_on
    return {
        "编号": one.assignment.id,
        "事项": one.assignment.task.what,
        "部门": one.unit,
        "领导": one.assignment.task.leader,
        "数字": stood_words(one),
        "期限": day_text(due) if due.year == day.year else full_day_text(due),
    }


def sources(found: list[Standing], what: str = "交办时数字") -> list[Line]:
    """Until when each figure counts, those of one day together; nothing where none is a figure."""
    named: dict[str, list[str]] = {}
    for one in found:
        named.setdefault(source_words(one), []).append(one.assignment.id)
    said = "；".join(f"第{'、'.join(ids)}号{words}" for words, ids in named.items() if words)
    return [say("table_note", f"{what}：{said}。")] if said else []


def minutes_lines(snapshot: Snapshot, scope: Scope, day: date) -> list[Line]:
    """The minutes: what is left to fill in, how we stand, what was assigned last time, what is assigned now."""
    last, now = last_and_this(standings(snapshot, day), day)
    town = snapshot.settings.get("town") or ""
    time = f"{full_day_text(day)}　　时　　分至　　时　　分"
    blanks = [say("para", f"时间：{time}"), *(say("para", f"{word}：（待填）") for word in FILL_IN)]
    return [
        say("mark", "示例数据" * snapshot.is_sample),
        say("title", f"{town}{MINUTES_TITLE}"),
        *blanks,
        say("heading", "一、总体情况"),
        *(say("para", text) for text in overall(snapshot, scope)),
        say("heading", "二、上次交办事项办理情况"),
        *assigned_last(last),
        say("heading", "三、本次交办事项"),
        *assigned_now(now, day),
        say("signature", issuer_of(snapshot)),
        say("date", full_day_text(day)),
    ]


def overall(snapshot: Snapshot, scope: Scope) -> list[str]:
    """The state in one sentence, the headline figures, and what they rest on."""
    headlines = [snapshot.settings["rank_by"], *HEADLINES]
    figures = [figure_words(name, figure(snapshot, name, scope_for(name, scope))) for name in headlines]
    figures.append(f"近7天{figure_words('net_increment', figure(snapshot, 'net_increment', week(scope)))}")
    asked = "，".join([scope.period_text(), scope.as_of_text(), *scope.filter_texts()])
    source = f"以上数字的统计范围是{asked}；事故为镇级台账数，以县应急局核定为准。"
    said = (meeting.sentence(snapshot, scope), f"主要数字：{'；'.join(figures)}。", source)
    return [SPACED.sub("", text) for text in said]


def assigned_last(found: list[Standing]) -> list[Line]:
    """What was assigned before and how it stands."""
    if not found:
        return [say("para", "没有上次交办的事项。")]
    cells = [task_cells(one, one.assignment.on.date()) for one in found]
    for one, row in zip(found, cells, strict=True):
        row |= {"数字": change_words(one), "状态": state_words(one)}
    return [
        say("para", f"上次交办和以前交办未办结的事项{counts_words(found)}。"),
        tabled(letter.LAST_TABLE, cells),
        *sources(found, "当时的数字"),
    ]


def assigned_now(found: list[Standing], day: date) -> list[Line]:
    """What is assigned today."""
    if not found:
        return [say("para", "本次没有交办事项。")]
    return [
        say("para", f"会议交办{len(found)}件，责任单位、责任领导和完成期限如下。"),
        tabled(letter.NOW_TABLE, [task_cells(one, day) for one in found]),
        *sources(found),
    ]


def tabled(form: tuple[str, dict[str, str]], rows: list[dict]) -> Line:
    """A table among the words, by the name that the template knows it under."""
    name, columns = form
    return replace(table(columns, rows), text=name)


def slip_units(found: list[Standing]) -> dict[str, int]:
    """Units with something that runs, and how many, in the order of the standings."""
    units: dict[str, int] = {}
    for one in found:
        if one.is_open:
            units[one.unit] = units.get(one.unit, 0) + 1
    return units
