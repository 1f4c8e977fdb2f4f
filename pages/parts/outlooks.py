"""Stock pages' own blocks: progress against time with the forecast, the increment against last year and the cap."""

from html import escape

from analytics.increments import Line
from analytics.indicators import INDICATORS
from analytics.pace import Outlook
from analytics.progress import Bridge
from analytics.scope import Scope
from analytics.store import Snapshot
from analytics.wording import count_text, full_day_text, percent
from pages.parts.breakdowns import narrowed, opens
from pages.parts.cards import state
from pages.parts.links import STEPS, step_of_bridge, to_rows
from pages.parts.tables import Column, State, table


def outlook_table(snapshot: Snapshot, scope: Scope, outlooks: list[Outlook]) -> str:
    """One row a figure: how it stands, its target, completion beside time, when it would be done at this pace."""
    columns = [
        Column("看什么", "short"),
        Column("现状", "num"),
        Column("目标", "short"),
        Column("进度"),
        Column("照近8周速度"),
    ]
    rows = []
    for each in outlooks:
        ask, goal = INDICATORS[each.indicator], each.target
        to = (
            goal.text + (f"（到{full_day_text(goal.until)}）" if goal.until else "")
            if goal
            else "未定，按清零推算"
        )
        target = State(f"{escape(to)} {state(goal.state if goal else '')}")
        now = opens(snapshot, each.indicator, each.forecast.now, scope, "numerator")
        rows.append([ask.label, now, target, State(progress_bars(each)), each.forecast.text])
    return table(columns, rows, "outlook")


def progress_bars(outlook: Outlook) -> str:
    """完成进度 over 时间进度, each a bar and its share; a target without a day has none."""
    goal = outlook.target
    if not goal or goal.done is None or goal.time_gone is None:
        return escape(goal.why) if goal else "没有带期限的目标"
    shares = (("完成", goal.done), ("时间", goal.time_gone))
    drawn = "".join(
        f'<span class="share"><span>{name}</span><i><b style="width:{float(min(share, 1)) * 100:.1f}%"></b></i>'
        f"<span>{percent(share.numerator, share.denominator)}</span></span>"
        for name, share in shares
    )
    return f'<div class="shares">{drawn}</div>'


def increment_table(snapshot: Snapshot, scope: Scope, lines: list[Line]) -> str:
    """One row a figure: this period, the same days of last year as counts, the cap with its state."""
    columns = [
        Column("增量", "short"),
        Column("本期", "num"),
        Column("上年同期", "num"),
        Column("比上年同期", "short"),
    ]
    columns.append(Column("上限（目标）"))
    rows = []
    for line in lines:
        ask = INDICATORS[line.indicator]
        cap = f"{escape(line.cap.text)} {state(line.cap.state)}" if line.cap else "未定"
        before = line.before and opens(
            snapshot, ask.name, line.before.numerator, scope.last_year(), "numerator"
        )
        now = opens(snapshot, ask.name, line.now.numerator, scope, "numerator")
        rows.append([ask.label, now, "" if line.before is None else before, line.change, State(cap)])
    return table(columns, rows, "increment")


def bridge_table(
    snapshot: Snapshot, scope: Scope, by: str, title: str, parts: list[Bridge], whole: Bridge
) -> str:
    """One row a line of the breakdown, the whole last: opening, found, closed, withdrawn, closing."""
    columns = [
        Column(title, "short"),
        *(Column(words, "num") for words in ("期初存量", "新发现", "整改销号", "撤销", "期末存量")),
    ]
    rows = []
    for part in [*parts, whole]:
        own = narrowed(scope, by, part.key) if part.key else scope
        steps = (("期初存量", part.opening), ("新发现", part.found), ("整改销号", part.closed))
        cells = [step_cell(snapshot, own, *step) for step in steps]
        rows.append(
            [part.key or "合计", *cells, part.withdrawn, step_cell(snapshot, own, "期末存量", part.closing)]
        )
    return table(columns, rows, f"bridge-{by}")


def step_cell(snapshot: Snapshot, scope: Scope, step: str, count: int):
    """A step's count as a link to its rows."""
    href = step_of_bridge(snapshot, scope, step)
    return State(f'<a href="{escape(href)}">{count_text(count)}</a>') if count and href else count


def step_or_source(snapshot: Snapshot, scope: Scope, step: str) -> str | None:
    """The rows behind a step of the bridge that is split by who found it."""
    if step in STEPS or step == "期初存量":
        return step_of_bridge(snapshot, scope, step)
    return None if step == "撤销" else to_rows(snapshot, "hazards_found", narrowed(scope, "source", step))
