"""The weekly meeting's deck: its slides in the order of the meeting, every figure as `show` says it."""

from datetime import datetime

from analytics import meeting, overdue_lists, progress, ranking
from analytics.charts.frame import BLUE, PALE_BLUE, SOFT, STATE_COLOURS
from analytics.circulars.deck_points import (
    LISTED,
    Meeting,
    accidents,
    assigned,
    bridge,
    due_soon,
    stock_over_months,
)
from analytics.circulars.freeze import file_name
from analytics.circulars.grounds import definition, issuer_of
from analytics.circulars.slides import RATES, Cards, Chart, Grid, Series, Slide
from analytics.circulars.slides_file import slides_file
from analytics.figures import figure, notes
from analytics.indicators import INDICATORS
from analytics.meeting_cards import rate_of
from analytics.scope import Scope
from analytics.store import Snapshot
from analytics.targets import Goal
from analytics.wording import full_day_text, pair_text, printed_number

TITLE = "安全生产周例会"
UNITS = 8  # villages on the slide of who is behind


def deck(snapshot: Snapshot, scope: Scope, last: int | None, on: datetime) -> bytes:
    """The deck as PowerPoint, its charts native with their worksheets."""
    return slides_file(slides(Meeting(snapshot, scope, last, on.date())), TITLE, issuer_of(snapshot), on)


def deck_name(snapshot: Snapshot, on: datetime) -> str:
    """What the file is called."""
    return file_name(f"{TITLE} {full_day_text(on.date())}{'（示例数据）' * snapshot.is_sample}", "pptx")


def slides(asked: Meeting) -> list[Slide]:
    """The slides in the meeting's order."""
    return [
        cover(asked),
        state(asked),
        behind(asked),
        overdue(asked),
        bridge(asked),
        stock_over_months(asked),
        due_soon(asked),
        accidents(asked),
        assigned(asked),
    ]


def cover(asked: Meeting) -> Slide:
    """Who meets when, on which figures."""
    detail = progress.period_detail(asked.snapshot, asked.scope)
    words = (issuer_of(asked.snapshot), full_day_text(asked.day), f"本期数据：{detail.text}")
    town = asked.snapshot.settings.get("town") or ""
    return Slide(f"{town}{TITLE}", asked.line(), words, is_cover=True)


def state(asked: Meeting) -> Slide:
    """The sentence and the headline figures."""
    cards = meeting.headlines(asked.snapshot, asked.scope, asked.last)
    said = meeting.sentence(asked.snapshot, asked.scope, asked.last)
    against = f"与上次快照{asked.last}比" if asked.last is not None else "与7天前比"
    beside = notes(asked.snapshot, rate_of(asked.snapshot), asked.scope)
    return Slide(
        "总体情况：是否达标",
        asked.line(more=against),
        (said,),
        (Cards(tuple(cards)),),
        notes=(*(meaning(card.indicator) for card in cards), *beside),
    )


def meaning(name: str) -> str:
    """口径 of an indicator for the speaker."""
    told = definition(name)
    return f"{told['label']}＝{told['formula']}。{told['meaning']}。"


def behind(asked: Meeting) -> Slide:
    """The lowest ranked villages as dots against the target, beside them the counts and what is still to do."""
    snapshot, scope = asked.snapshot, asked.scope
    ask = INDICATORS[rate_of(snapshot)]
    found = meeting.behind(snapshot, scope, UNITS)
    whole = figure(snapshot, ask.name, scope)
    unranked = sum(row.place_no is None for row in ranking.rank(snapshot, ask.name, scope))
    words = [f"全镇{ask.label} {whole.text}（{pair_text(whole.numerator, whole.denominator)}）"]
    words += ["名次计入退回未更正的行"] if any(one.row.returned for one in found) else []
    words += [f"未参加排名 {unranked} 个，原因见排名表"] if unranked else []
    title, line = f"谁落后：{ask.label}靠后的村（社区）", asked.line(more="按隐患所在地统计")
    if not found:
        return Slide(
            title, line, (*words, "参加排名的村（社区）都没有落下的整改。"), notes=(meaning(ask.name),)
        )
    rows = [one.row for one in found]
    goal = progress.standing(snapshot, ask.name, scope)
    chart = Chart(
        f"{ask.label}最低的{len(rows)}个",
        "dots",
        tuple(row.key for row in rows),
        (*dots(ask.label, rows, goal), *aims(goal, len(rows))),
        RATES,
    )
    table = Grid(
        ("名次", "村（社区）", "已改/应改", ask.label, "还差项数"),
        tuple(
            (str(one.row.place_no), one.row.key, pair_text(one.row.numerator, one.row.denominator),
             f"{'▼ ' * bool(one.short)}{one.row.text}", "/" if one.short is None else str(one.short))
            for one in found
        ),
        (2, 4, 4, 4, 3),
    )  # fmt: skip
    return Slide(
        title, line, ("；".join(words),), (chart, table), (11, 10), (meaning(ask.name), *basis(goal))
    )


def dots(label: str, rows: list[ranking.RankRow], goal: Goal | None) -> list[Series]:
    """The rates, what is below the target apart from what is not, each with its name."""
    if goal is None:
        return [Series(label, tuple(printed_number(row.text) for row in rows))]
    groups = [("低于目标", STATE_COLOURS["落后"], True), ("达到目标", BLUE, False)]
    values = [
        tuple(printed_number(row.text) if (row.value < goal.value) is is_low else None for row in rows)
        for _, _, is_low in groups
    ]
    return [
        Series(name, of, colour)
        for (name, colour, _), of in zip(groups, values, strict=True)
        if any(v is not None for v in of)
    ]


def aims(goal: Goal | None, count: int) -> list[Series]:
    """A target as a dashed line along a chart."""
    if goal is None:
        return []
    is_share = INDICATORS[goal.indicator].is_share
    value = printed_number(f"{float(goal.value) * 100:g}%" if is_share else f"{float(goal.value):g}")
    return [Series(f"目标{goal.text}", (value,) * count, SOFT, "aim")]


def basis(goal: Goal | None) -> list[str]:
    """Which document asks for it."""
    return [f"目标依据：{goal.basis}。"] if goal else []


def overdue(asked: Meeting) -> Slide:
    """What is overdue by how long, and under which leader."""
    snapshot, scope = asked.snapshot, asked.scope
    whole = figure(snapshot, "overdue", scope)
    ages = progress.ageing(snapshot, scope)
    leaders = [one for one in overdue_lists.by_leader(snapshot, scope) if one.overdue]
    words = [progress.stale(snapshot, scope).text] if whole.numerator else ["没有超期未整改的隐患。"]
    if len(leaders) > LISTED:
        words.append(f"另有{len(leaders) - LISTED}位领导名下有超期，见系统")
    parts = (
        stacked("拖了多久（项）", "stacked", [(age.label, age.count, age.major) for age in ages]),
        stacked(
            f"{scope.role}领导名下（项）",
            "bars",
            [(one.key, one.overdue, one.major) for one in leaders[:LISTED]],
        ),
    )
    return Slide(
        f"超期未整改 {whole.text} 项：拖了多久，在谁名下",
        asked.line(),
        ("；".join(filter(None, words)),) if any(words) else (),
        parts if whole.numerator else (),
        (1, 1),
        (meaning("overdue"),),
    )


def stacked(title: str, kind: str, lines: list[tuple[str, int, int]]) -> Chart:
    """(words, count, of it 重大) as 一般 and 重大 one on the other."""
    names = tuple(words for words, _, _ in lines)
    general = tuple(count - major for _, count, major in lines)
    return Chart(
        title,
        kind,
        names,
        (
            Series("一般隐患", general, PALE_BLUE),
            Series("重大隐患", tuple(major for _, _, major in lines), STATE_COLOURS["落后"]),
        ),
    )
