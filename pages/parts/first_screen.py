"""The three questions of the meeting's first screen: who is behind, what is overdue, how the stock moved."""

from dataclasses import replace
from html import escape

from analytics.cards import days_text, near_day, week
from analytics.charts.frame import Caption
from analytics.charts.ranks import rate_dots
from analytics.charts.stock import bridge, bridge_since
from analytics.indicator import Indicator
from analytics.indicators import INDICATORS
from analytics.meeting import Behind
from analytics.meeting_cards import rate_of
from analytics.ranking_labels import returned_note
from analytics.since_last import Moves
from pages.parts import briefs, cached, shell
from pages.parts.links import step_of_bridge, to_page, to_rows
from pages.parts.section import Section
from pages.parts.since_last import MARKS, Compared, to_step

LISTED = 6
NBSP = "\u00a0"


def first_of(count: int) -> str:
    """That only the first of so many are listed; empty where all are."""
    return f" · 共 {count} 项，先列 {LISTED} 项" if count > LISTED else ""


def behind(look: Compared) -> Section:
    """The lowest ranked villages with their counts, and how many more each must rectify."""
    rate = INDICATORS[rate_of(look.snapshot)]
    lines = cached.behind(look.town, look.scope, LISTED)
    return Section(
        f"谁落后：{rate.label}靠后的村（社区）",
        f"{shell.short_line(look.view)} · 按隐患所在地统计",
        briefs.behind_table(look.snapshot, look.scope, rate, lines),
        more=f'还差：再整改几项达标。{sent_back(rate, lines)}<a href="{to_page(look.snapshot, "ranking", look.scope)}">看全部排名</a>',
    )


def sent_back(rate: Indicator, lines: list[Behind]) -> str:
    """What rejected rows do to the order of these units; empty where none has any."""
    return f"{returned_note(rate)}。" if any(line.row.returned for line in lines) else ""


def behind_chart(look: Compared) -> Section:
    """The same as dots against the target and the whole town, for the wall."""
    rate = INDICATORS[rate_of(look.snapshot)]
    goal = cached.standing(look.town, rate.name, look.scope)
    lines = cached.behind(look.town, look.scope, LISTED)
    rows = [line.row for line in lines]
    source = f"{sent_back(rate, lines)}按隐患所在地统计；来源：各单位隐患台账，快照{look.snapshot.number}"
    caption = Caption(
        f"谁落后：{rate.label}最低的{len(rows)}个村（社区）", shell.short_line(look.view), source
    )
    if not rows:
        return Section("谁落后", caption.scope, "<p>参加排名的村（社区）都没有落下的整改。</p>")
    target = (float(goal.value), f"目标{goal.text}") if goal else None
    whole = cached.figure(look.town, rate.name, look.scope)
    drawing = rate_dots(rows, lambda key: None, whole, target)
    return Section(caption.title, caption.scope, f'{drawing}<p class="source">{escape(source)}</p>')


def overdue(look: Compared) -> Section:
    """The overdue hazards that come first."""
    rows = cached.longest_overdue(look.town, look.scope, LISTED)
    count = cached.figure(look.town, "overdue", look.scope).numerator
    return Section(
        "什么超期：重大在前，超期久的在前",
        f"{shell.short_line(look.view)} · 天数算到截至日{first_of(count)}",
        briefs.overdue_table(look.snapshot, look.scope, rows),
        more=f'<a href="{to_rows(look.snapshot, "overdue", look.scope)}">看全部超期</a>',
    )


def stock(look: Compared, height: int = 232) -> Section:
    """The bridge from the last meeting's stock to the present one; without one that of the seven days."""
    link = f'<a href="{to_page(look.snapshot, "stock", look.scope)}">看存量与增量</a>'
    source = f"来源：各单位隐患台账，快照{look.snapshot.number}；单位：项"
    if look.meeting is None:
        days = week(look.scope)
        title = f"存量这7天怎么变：{days_text(days)}"
        caption = Caption(title, shell.short_line(replace(look.view, scope=days)), source)
        figure = bridge(cached.bridge(look.town, days), caption, height)
        return Section(title, caption.scope, figure=figure, key="bridge", more=link,
                       opens=lambda step: step_of_bridge(look.snapshot, days, step))  # fmt: skip
    moves = cached.moves(look.town, look.scope, look.last)
    since = near_day(look.meeting.as_of, look.scope.as_of)
    title = f"存量比上次怎么变：{since}的{moves.opening}项到现在的{moves.closing}项"
    caption = Caption(title, f"{shell.short_line(look.view)} · 上次快照{look.last}", source)
    figure = bridge_since(moves, caption, height)
    return Section(title, caption.scope, figure=figure, key="bridge", more=link,
                   opens=lambda mark: to_step(look, MARKS[mark]))  # fmt: skip


def chain(look: Compared) -> str:
    """The bridge in one line of words, as HTML; empty without a last meeting."""
    if look.meeting is None:
        return ""
    moves = cached.moves(look.town, look.scope, look.last)
    unbroken = moves.text.replace(" ", NBSP).replace(f"→{NBSP}", "→ ")
    return f'<p class="chain">{escape("；".join([unbroken, *reading(moves)]))}</p>'


def reading(moves: Moves) -> list[str]:
    """What a reader of the chain may ask."""
    late = f"整改销号的 {moves.closed} 项中，{moves.told_late} 项上次以前已完成、这次才报"
    return [late] if moves.told_late else []
