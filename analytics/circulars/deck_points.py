"""The slides after the first screen: how the stock moved, what is due, accidents, what was assigned."""

from dataclasses import dataclass
from datetime import date

from analytics import accidents as accident_board
from analytics import goals, meeting, progress, since_last, timelines
from analytics.assignment_state import last_and_this, standings
from analytics.assignment_words import change_words, counts_words, state_words
from analytics.cards import days_text, near_day, week
from analytics.charts.frame import BLUE, GREY, ORANGE, PALE_BLUE, SOFT
from analytics.charts.stock import MARKS, SIGNS, steps_of, steps_since
from analytics.circulars.slides import Chart, Grid, Series, Slide
from analytics.figures import Figure, figure, series
from analytics.registers import NO_PLACE
from analytics.scope import Scope
from analytics.store import Snapshot
from analytics.wording import month_text

LISTED = 8  # rows of a slide's table
NOT_IN_LEDGER = "事故为镇级台账数，以县应急局核定为准。"


@dataclass(frozen=True)
class Meeting:
    """What the deck is about: a snapshot and scope, the last meeting's snapshot (None: seven days before), the day on
    which it is held."""

    snapshot: Snapshot
    scope: Scope
    last: int | None
    day: date

    def line(self, scope: Scope | None = None, more: str = "") -> str:
        """The line of a slide: scope, day, snapshot, 示例数据."""
        said = [(scope or self.scope).text(), f"快照{self.snapshot.number}", more]
        return " · ".join(filter(None, [*said, "示例数据" * self.snapshot.is_sample]))


def bridge(asked: Meeting) -> Slide:
    """How the stock went from the last meeting's to the present one; without one that of seven days."""
    if asked.last is None:
        days = week(asked.scope)
        moves = progress.bridge(asked.snapshot, days)
        title, line = f"存量这7天怎么变：{days_text(days)}", asked.line(days)
        words = (" → ".join(f"{word} {MARKS[kind] * bool(n)}{n}" for word, n, kind in steps_of(moves)),)
        return Slide(title, line, words, (waterfall(steps_of(moves)),))
    moves = since_last.moves(asked.snapshot, asked.scope, asked.last)
    title = f"存量比上次怎么变：{moves.opening}项到{moves.closing}项"
    line = asked.line(more=f"上次为快照{asked.last}")
    return Slide(title, line, (moves.text,), (waterfall(steps_since(moves)),))


def waterfall(steps: list[tuple[str, int, str]]) -> Chart:
    """Totals, what came in and what went out, on an unseen base; they move with the chart's own numbers."""
    bases, at = [], 0
    for _, count, kind in steps:
        if kind == "total":
            bases.append(0)
            at = count
        else:
            bases.append(at if kind == "in" else at - count)
            at += count * SIGNS[kind]
    looks = (("存量", "total", SOFT), ("增加", "in", ORANGE), ("减少", "out", BLUE))
    marks = [
        Series(name, tuple(count if kind == one else None for _, count, one in steps), colour)
        for name, kind, colour in looks
    ]
    names = tuple(f"{words} {MARKS[kind] * bool(count)}{count}项" for words, count, kind in steps)
    return Chart("存量的变化（项）", "waterfall", names, (Series("底", tuple(bases), drawn="base"), *marks))


def stock_over_months(asked: Meeting) -> Slide:
    """The stock at each month's end, and the historic part of it, against their targets."""
    snapshot, scope = asked.snapshot, asked.scope
    months = series(snapshot, "stock", timelines.thirteen_months(scope))
    old = timelines.historic(snapshot, scope)[-timelines.MONTHS :]
    parts = [
        level_chart(
            asked,
            "隐患存量（项，月末）",
            "stock",
            [(date.fromisoformat(f"{m.key}-01"), m.value) for m in months],
        )
    ]
    if not scope.levels or "重大" in scope.levels:
        parts.append(level_chart(asked, "历史存量（重大，项，月末）", "historic_stock", old))
    now, historic = (figure(snapshot, name, scope).text for name in ("stock", "historic_stock"))
    marks = [goal_words(goal) for goal in goals.year_end_goals(snapshot, scope)]
    words = (f"现存量 {now} 项，其中历史存量 {historic} 项", "；".join(marks))
    return Slide("存量走势：是否在下降", asked.line(), words, tuple(parts), (1,) * len(parts))


def goal_words(goal: goals.YearGoal) -> str:
    """2024年基本消除存量：落后（至2025年8月清零）."""
    why = f"（{goal.why}）" if goal.why else ""
    return f"{goal.year}年{goal.title}" + (f"：{goal.state}{why}" if goal.state else "")


def level_chart(asked: Meeting, title: str, name: str, months: list[tuple[date, int | None]]) -> Chart:
    """A level month by month with its target, where the register has one."""
    goal = progress.standing(asked.snapshot, name, asked.scope)
    lines = [Series(title.split("（")[0], tuple(value for _, value in months), BLUE, "line")]
    if goal:
        words = f"目标{goal.text}"
        lines.append(Series(words, (int(goal.value),) * len(months), GREY, "aim"))
    span = f"，{month_text(months[0][0])}起" if months else ""
    title = title.replace("）", f"{span}）")
    return Chart(title, "columns", tuple(f"{day.month}月" for day, _ in months), tuple(lines))


def due_soon(asked: Meeting) -> Slide:
    """What falls due within seven days, the soonest first."""
    rows = meeting.due_soon(asked.snapshot, asked.scope)
    cells = tuple(
        (
            near_day(row["due_on"], asked.scope.as_of),
            row["place"] or NO_PLACE,
            row["entity"] or "",
            row["description"] or "",
            row["level"],
        )
        for row in rows[:LISTED]
    )
    words = [f"列出最早到期的 {LISTED} 项，其余 {len(rows) - LISTED} 项见系统"] * (len(rows) > LISTED)
    table = Grid(("期限", "属地", "单位（场所）", "隐患", "等级"), cells, (3, 4, 6, 14, 2))
    title = f"七日内到期：{len(rows)} 项"
    if not rows:
        return Slide(title, asked.line(), ("今后七天没有到期的隐患。",))
    return Slide(title, asked.line(), tuple(words), (table,), (1,))


def accidents(asked: Meeting) -> Slide:
    """Days since the last accident, the period's counts beside last year's, and the months of both years."""
    scope = asked.scope.of_accidents()
    board = accident_board.board(asked.snapshot, scope)
    last = near_day(board.last_on, scope.as_of) if board.last_on else ""
    said = (
        f"距最近一起已 {board.days_since} 天（{last}）"
        if board.last_on
        else "台账里没有生产安全事故，或统计截至前没有发生"
    )
    counts = [("accidents", "事故", "起"), ("deaths", "死亡", "人"), ("serious_injuries", "重伤", "人")]
    now = "，".join(f"{word} {board.figures[name].text} {unit}" for name, word, unit in counts)
    before = "，".join(f"{word} {board.last_year[name].text} {unit}" for name, word, unit in counts
                      if board.last_year)  # fmt: skip
    compared = f"{now}；上年同期{before}" if before else f"{now}；上年同期无台账"
    this, year = timelines.this_and_last_year(asked.snapshot, "accidents", scope)
    chart = two_years(scope, this, year)
    words = (said, compared, NOT_IN_LEDGER)
    return Slide("生产安全事故", asked.line(scope), words, (chart,), (1,), tuple(board.notes))


def two_years(scope: Scope, this: list[Figure], last: list[Figure]) -> Chart:
    """The months of this year and the last side by side; a month without a ledger is a gap."""
    known = {figure.key: figure.value for figure in (*this, *last)}
    year = scope.as_of.year
    lines = [
        Series(f"{y}年", tuple(known.get(f"{y}-{m:02d}") for m in range(1, 13)), colour)
        for y, colour in ((year - 1, PALE_BLUE), (year, BLUE))
    ]
    months = tuple(f"{m}月" for m in range(1, 13))
    return Chart(f"各月事故起数：{year}年到{month_text(scope.as_of)[5:]}", "columns", months, tuple(lines))


def assigned(asked: Meeting) -> Slide:
    """What was assigned last time and this time, and how it stands."""
    found = standings(asked.snapshot, asked.day)
    last, now = last_and_this(found, asked.day)
    shown = [one for one in found if one in last or one in now]
    cells = tuple(
        (
            one.assignment.id,
            one.assignment.task.what,
            one.unit,
            one.assignment.task.leader,
            near_day(one.assignment.due_on, asked.scope.as_of),
            change_words(one),
            state_words(one),
        )
        for one in shown[:LISTED]
    )
    words = [counts_words(shown) if shown else "没有进行中的交办。"]
    words += [f"列出前 {LISTED} 件，其余见系统"] * (len(shown) > LISTED)
    heads = ("编号", "事项", "责任单位", "责任领导", "期限", "当时→现在", "状态")
    parts = (Grid(heads, cells, (2, 9, 4, 4, 4, 7, 4)),) if cells else ()
    return Slide("会议交办：办得怎样", asked.line(), tuple(words), parts, (1,) * len(parts))
