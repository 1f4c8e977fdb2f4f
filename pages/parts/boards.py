"""The board of 重大 hazards: one column a step, one card a hazard, and the same as a table for paper."""

from datetime import date
from html import escape

from analytics.cards import near_day
from analytics.majors import LISTED, Major, MajorBoard, Step
from analytics.registers import NO_PLACE
from analytics.scope import Scope
from analytics.store import Snapshot
from pages.parts.cards import state
from pages.parts.ledgers import origin
from pages.parts.links import to_original, to_rows
from pages.parts.tables import Column, State, table


def column(snapshot: Snapshot, scope: Scope, no: int, step: Step) -> str:
    """A step: its number and name, how many there are (a way to their rows), and the cards."""
    href = escape(to_rows(snapshot, step.indicator, scope))
    count = f'<a href="{href}">{step.count} 项</a>' if step.count else "0 项"
    cards = "".join(card(each, scope.as_of) for each in step.majors)
    rest = step.count - len(step.majors)
    more = (
        f'<p class="source">这里列前 {LISTED} 项，<a href="{href}">看全部 {step.count} 项</a></p>'
        if rest
        else ""
    )
    return (
        f'<div class="step"><h2>{no}　{escape(step.title)}　{count}</h2>'
        f"{cards or '<p class=empty>没有。</p>'}{more}</div>"
    )


def card(each: Major, t: date) -> str:
    """One hazard: where and what, its clock, the two steps of 销号, 五定, 挂牌, and where it is written."""
    row = each.row
    where = " · ".join(filter(None, [row["place"] or NO_PLACE, row["entity"]]))
    found = f"{near_day(row['found_on'], t)}发现{'（估计）' if row['found_estimated'] else ''}"
    due = f"期限{near_day(row['due_on'], t)}" if row["due_on"] else f"期限：{row['due_text'] or '未填'}"
    href = escape(to_original(row["workbook_id"], row["sheet"], row["row_no"]))
    return (
        f'<article class="major"><p class="where">{escape(where)}</p><p class="what">{escape(row["description"])}</p>'
        f'<p class="clock">{clock(each)}</p><p>{escape(found)}，{escape(due)}{changed(row)}</p>'
        f"<p>{two_steps(each, t)}</p><p>{five(each)}</p>"
        f'<p class="source">{escape(each.supervised)} · <a href="{href}">{escape(origin(row))}</a></p></article>'
    )


def clock(each: Major) -> str:
    """The due day in working days: to go or over, and once it is mended whether in time and how acceptance waits."""
    if not each.rectified_on:
        return f"{state(each.closed.state)} {escape(each.closed.text)}"
    due, done = each.row["due_on"], each.rectified_on
    said = (
        "无期限"
        if due is None
        else "按期整改"
        if done <= due
        else each.mended.text.replace("超期", "整改超期")
    )
    if each.accepted_on:
        return escape(said)
    late = due is not None and each.closed.state == "落后"
    mark = f"{state('落后')} 未销号，{each.closed.text}；" if late else ""
    return f"{mark}{escape(said)}，待验收已等 {each.waits}"


def changed(row: dict) -> str:
    """'，改期 2 次'; empty without a change."""
    return f"，改期 {row['due_changes']} 次" if row["due_changes"] else ""


def two_steps(each: Major, t: date) -> str:
    """'① 整改完成 3月24日 → ② 验收销号 —'; an estimated day says so."""
    said = []
    for mark, words, day, flag in (
        ("①", "整改完成", each.rectified_on, each.row["rectified_estimated"]),
        ("②", "验收销号", each.accepted_on, each.row["accepted_estimated"]),
    ):
        done = f"{near_day(day, t)}{'（估计）' if flag else ''}" if day else "—"
        said.append(f'<span class="{"done" if day else "todo"}">{mark} {words} {done}</span>')
    return " → ".join(said)


def five(each: Major) -> str:
    """The 五定 as ticks; what is not filled in says so."""
    return " ".join(
        f'<span class="tick" title="{escape(tick.said)}">✓ {escape(tick.label)}</span>' if tick.said
        else f'<span class="tick state-需关注">◆ {escape(tick.label)}未填</span>'
        for tick in each.ticks
    )  # fmt: skip


def five_table(board: MajorBoard, t: date) -> str:
    """One row a hazard that is not accepted: the 五定 in their own words, as the register prints them."""
    open_ones = [each for step in board.steps[:2] for each in step.majors]
    names = [tick.label for tick in open_ones[0].ticks]
    columns = [
        Column("村（社区）", "short"),
        Column("隐患"),
        Column("发现", "short"),
        *(Column(name, "narrow") for name in names),
    ]
    columns += [Column("工作日", "narrow"), Column("两步销号", "narrow"), Column("挂牌督办", "narrow")]
    rows = [
        [
            each.row["place"] or NO_PLACE,
            f"{each.row['entity'] or ''}：{each.row['description']}",
            near_day(each.row["found_on"], t),
            *(tick.said or State('<span class="state-需关注">◆ 未填</span>') for tick in each.ticks),
            State(clock(each)),
            State(two_steps(each, t)),
            each.supervised,
        ]
        for each in open_ones
    ]
    return table(columns, rows, "five-fixed")
