"""What the meeting goes through below its first screen, one section a point, in the order it is spoken of."""

from collections.abc import Callable
from datetime import date
from html import escape

from analytics.cards import days_text, near_day, week
from analytics.charts.durations import age_bars
from analytics.charts.frame import Caption
from analytics.registers import NO_PLACE, villages_led
from analytics.scope import Scope
from analytics.since_last import STEPS
from pages.parts import briefs, cached, ledgers, shell
from pages.parts.cards import state
from pages.parts.first_screen import LISTED, chain, first_of
from pages.parts.links import to_page, to_rows
from pages.parts.section import Section
from pages.parts.since_last import Compared, to_step
from pages.parts.tables import Column, Link, State, table

PLACE, WHAT = Column("属地", "short"), Column("隐患", "clip")


def since(look: Compared) -> Section:
    """Every step of the bridge with the rows behind it."""
    moves = cached.moves(look.town, look.scope, look.last)
    body = [
        [words, Link(str(count), to_step(look, step))]
        for step, words in STEPS.items()
        if (count := getattr(moves, step)) or step in ("opening", "new", "closed", "closing")
    ]
    columns = [Column("一步", "short"), Column("项数", "num")]
    line = f"{shell.short_line(look.view)} · 上次{look.meeting.name}"
    return Section(
        "与上次比：一步一步怎么来的", line, chain(look) + table(columns, body, "since"), more="点数字看明细。"
    )


def ages(look: Compared) -> Section:
    """How long what is overdue has been so."""
    count = cached.figure(look.town, "overdue", look.scope)
    source = f"来源：各单位隐患台账，快照{look.snapshot.number}；单位：项"
    caption = Caption(
        f"超期未整改 {count.text} 项，拖了多久", shell.short_line(look.view, count.value), source
    )
    return Section(
        caption.title, caption.scope, figure=age_bars(cached.ageing(look.town, look.scope), caption), key="ages",
        more=f'<a href="{to_rows(look.snapshot, "overdue", look.scope)}">看明细</a>',
    )  # fmt: skip


def leaders(look: Compared) -> Section:
    """What is overdue and soon due under each leader in charge of a sector."""
    return under_leaders(look, "分管", lambda leader: look.scope.with_(leaders=(leader,)))


def village_leaders(look: Compared) -> Section:
    """The same under each leader who answers for villages."""

    def villages(leader: str) -> Scope | None:
        led = villages_led(look.snapshot, leader, look.scope.as_of)
        chosen = tuple(name for name in led if name in look.scope.places or not look.scope.places)
        return look.scope.with_(places=chosen) if chosen else None

    return under_leaders(look, "包村", villages)


def under_leaders(look: Compared, role: str, narrowed: Callable[[str], Scope | None]) -> Section:
    """One row a leader of the role; `narrowed` gives the scope whose rows are a leader's, None without one."""
    lines = cached.by_leader(look.town, look.scope.with_(role=role))
    columns = [Column(f"{role}领导", "short"), Column("超期", "num"), Column("其中重大", "num")]
    columns += [Column("其中久未更新", "num"), Column("七日内到期", "num")]
    body = []
    for one in lines:
        narrow = narrowed(one.key)
        counts = [("overdue", one.overdue), ("due_soon", one.due_soon)]
        late, soon = (
            Link(str(n), to_rows(look.snapshot, name, narrow)) if n and narrow else n for name, n in counts
        )
        body.append([one.key, late, one.major, one.stale, soon])
    html = table(columns, body, f"leaders-{role}") if body else "<p>没有超期、也没有七日内到期的隐患。</p>"
    said = "没有明确领导的列“未明确”"
    return Section(f"{role}领导名下的超期", f"{shell.short_line(look.view)} · {said}", html)


def stale(look: Compared) -> Section:
    """Open hazards that no return has spoken of for long, apart from the overdue that are being worked on."""
    rows = cached.stale_rows(look.town, look.scope)
    days = look.snapshot.settings["stale_days"]
    body = [
        [row["place"] or NO_PLACE, what(row), near_day(row["last_reported_on"], look.scope.as_of)]
        for row in rows
    ]
    html = (
        table([PLACE, WHAT, Column("最近一报", "short")], body[:LISTED], "stale")
        if body
        else f"<p>没有超过{days}天未再报的隐患。</p>"
    )
    if len(rows) > LISTED:
        whole = stale_ledger(rows, look.scope.as_of)
        html += f'<details class="zeros"><summary>看全部 {len(rows)} 项</summary>{whole}</details>'
    more = "催报：导出遗留隐患回填单发各单位，填回载入即更新。"
    return Section(
        f"久未更新：{len(rows)} 项超过{days}天没有再报",
        f"{shell.short_line(look.view)}{first_of(len(rows))}",
        html,
        more=more,
    )


def stale_ledger(rows: list[dict], t: date) -> str:
    """All of them, each with where its row comes from; narrow enough for a third of a page."""
    columns = [PLACE, Column("隐患", "narrow"), Column("最近一报", "short")]
    body = [
        [
            row["place"],
            ledgers.sourced(row | {"description": what(row)}, "description"),
            near_day(row["last_reported_on"], t),
        ]
        for row in map(ledgers.as_open, rows)
    ]
    return table(columns, body, "stale-ledger")


def due_soon(look: Compared) -> Section:
    """What falls due within seven days."""
    rows = cached.due_soon(look.town, look.scope)
    body = [
        [row["place"] or NO_PLACE, what(row), near_day(row["due_on"], look.scope.as_of)]
        for row in rows[:LISTED]
    ]
    columns = [PLACE, WHAT, Column("期限", "short")]
    html = table(columns, body, "due-soon") if body else "<p>今后七天没有到期的隐患。</p>"
    more = (
        f'<a href="{to_rows(look.snapshot, "due_soon", look.scope)}">看全部 {len(rows)} 项</a>'
        if rows
        else ""
    )
    return Section(f"七日内到期：{len(rows)} 项", shell.short_line(look.view), html, more=more)


def new_major(look: Compared) -> Section:
    """重大 hazards first reported since the last meeting."""
    rows = cached.new_major(look.town, look.scope, look.last)
    span = (
        f"上次（快照{look.last}）以来首次上报" if look.meeting else f"{days_text(week(look.scope))}首次上报"
    )
    body = [
        [row["place"] or NO_PLACE, what(row, ""), near_day(row["found_on"], look.scope.as_of), row["status"]]
        for row in rows[:LISTED]
    ]
    columns = [PLACE, WHAT, Column("发现", "short"), Column("状态", "short")]
    html = table(columns, body, "new-major") if body else "<p>没有新增的重大隐患。</p>"
    major = look.scope.with_(levels=("重大",))
    link = (
        to_step(look, "new", major)
        if look.meeting
        else to_rows(look.snapshot, "hazards_reported", week(major))
    )
    more = f'<a href="{link}">看全部 {len(rows)} 项</a>' if rows else ""
    return Section(
        f"新增重大隐患：{len(rows)} 项", f"{shell.short_line(look.view)} · {span}", html, more=more
    )


def accidents(look: Compared) -> Section:
    """Days since the last accident, and the period's accidents."""
    scope = look.scope.of_accidents()
    board = cached.accident_board(look.town, scope)
    last = (
        f"距最近一起已 <b>{board.days_since}</b> 天（{near_day(board.last_on, scope.as_of)}）"
        if board.last_on
        else "台账里没有生产安全事故"
    )
    counts = "，".join(
        f"{words} {board.figures[name].text} {unit}"
        for name, words, unit in (
            ("accidents", "事故", "起"),
            ("deaths", "死亡", "人"),
            ("serious_injuries", "重伤", "人"),
        )
    )
    html = f'<p class="big">{last}</p><p>{escape(scope.period_text())}：{counts}。</p><p>{escape("；".join(board.notes))}。</p>'
    link = f'<a href="{to_page(look.snapshot, "accidents", look.scope)}">看事故统计</a>'
    return Section("生产安全事故", shell.short_line(look.view), html, more=link)


def next_deadlines(look: Compared) -> Section:
    """Days of the calendar and the returns within a month, the nearest of them, and the targets' days."""
    lines = cached.next_deadlines(look.town, look.scope)
    near = [one for one in lines if not one.is_target]
    shown = [one for one in lines if one.is_target or one in near[:LISTED]]
    body = [
        [
            near_day(one.on, look.scope.as_of),
            State(f"{escape(one.what)} {state(one.state)}"),
            one.when,
            one.detail,
        ]
        for one in shown
    ]
    columns = [
        Column("日期", "short"),
        Column("什么", "narrow"),
        Column("还有", "short"),
        Column("说明", "narrow"),
    ]
    empty = "<p>一个月内没有登记的节点。节点在 calendar.csv 和 targets.csv 里登记。</p>"
    html = table(columns, body, "deadlines") if body else empty
    html += f"<p>一个月内另有 {len(near) - LISTED} 个节点。</p>" if len(near) > LISTED else ""
    line = f"{shell.short_line(look.view)} · 一个月内的节点，以及目标期限"
    return Section("近期节点", line, html)


def missing(look: Compared) -> Section:
    """What the figures do not hold: returns that have not come, rows sent back and not mended."""
    rejected = cached.rejected_major(look.town, look.scope) + cached.rejected_accidents(look.town, look.scope)
    lines = briefs.missing_lines(cached.not_sent(look.town, look.scope), rejected)
    items = "".join(f"<li>{escape(line)}</li>" for line in lines)
    html = f"<ul>{items}</ul>" if items else "<p>应报的都已报，没有退回未更正的重大隐患和事故。</p>"
    return Section(
        "报表还缺什么", shell.short_line(look.view), html, more='<a href="returns">到数据上报催报</a>'
    )


def what(row: dict, major: str = "【重大】") -> str:
    """The hazard in words, 重大 marked."""
    return f"{major if row['level'] == '重大' else ''}{row['description']}"
