"""Stock: how it went from the opening to the closing count, and how the historic part falls towards its goals."""

from datetime import date

import plotly.graph_objects as go

from analytics.charts.frame import (
    BLUE,
    GREY,
    INK,
    ORANGE,
    SOFT,
    STATE_COLOURS,
    STATE_MARKS,
    Caption,
    frame,
    nothing_to_draw,
)
from analytics.goals import YearGoal
from analytics.progress import Bridge
from analytics.since_last import Moves
from analytics.wording import MINUS

SIGNS = {"total": 1, "in": 1, "out": -1}
MARKS = {"total": "", "in": "+", "out": MINUS}


def bridge(moves: Bridge, caption: Caption, height: int = 320) -> go.Figure:
    """A waterfall from the opening to the closing stock."""
    return waterfall(steps_of(moves), caption, height)


def steps_of(moves: Bridge) -> list[tuple[str, int, str]]:
    """What a period's waterfall draws; withdrawals only where there are some."""
    steps = [
        ("期初存量", moves.opening, "total"),
        ("新发现", moves.found, "in"),
        ("整改销号", moves.closed, "out"),
    ]
    steps += [("撤销", moves.withdrawn, "out")] if moves.withdrawn else []
    return [*steps, ("期末存量", moves.closing, "total")]


def bridge_since(moves: Moves, caption: Caption, height: int = 320) -> go.Figure:
    """A waterfall from the last meeting's stock to the present one."""
    return waterfall(steps_since(moves), caption, height)


def steps_since(moves: Moves) -> list[tuple[str, int, str]]:
    """What the waterfall since the last meeting draws; what did not happen is left out."""
    steps = [
        ("上次存量", moves.opening, "total"),
        ("新报", moves.new, "in"),
        ("整改销号", moves.closed, "out"),
    ]
    rest = [
        ("撤销", moves.withdrawn, "out"),
        ("更正增加", moves.corrected_in, "in"),
        ("更正减少", moves.corrected_out, "out"),
    ]
    steps += [step for step in rest if step[1]]
    return [*steps, ("现存量", moves.closing, "total")]


def waterfall(steps: list[tuple[str, int, str]], caption: Caption, height: int) -> go.Figure:
    """Steps of (words, count, kind) from one total to another, the count written at each; many have their words on
    two lines, so that none stands aslant."""
    figure = frame(caption, height=height, top=26)
    if len(steps) > 5:
        figure.update_layout(margin_b=54)
        figure.update_xaxes(
            tickvals=[words for words, _, _ in steps],
            ticktext=[f"{words[:-2]}<br>{words[-2:]}" if len(words) > 2 else words for words, _, _ in steps],
            tickangle=0,
        )
    figure.add_trace(
        go.Waterfall(
            x=[words for words, _, _ in steps],
            y=[count * SIGNS[kind] for _, count, kind in steps],
            customdata=[words for words, _, _ in steps],
            measure=["absolute" if i == 0 else "total" if kind == "total" else "relative" for i, (_, _, kind) in enumerate(steps)],
            text=[f"{MARKS[kind] if count else ''}{count} 项" for _, count, kind in steps],
            textposition="outside",
            textfont={"size": 16, "color": INK},
            increasing={"marker": {"color": ORANGE}},
            decreasing={"marker": {"color": BLUE}},
            totals={"marker": {"color": SOFT}},
            connector={"line": {"color": GREY, "width": 1}},
            hoverinfo="none",
            cliponaxis=False,
        )
    )  # fmt: skip
    figure.update_xaxes(showgrid=False, tickfont={"size": 15})
    figure.update_yaxes(visible=False, rangemode="tozero")
    return figure


def bridge_by(parts: list[Bridge], whole: Bridge, caption: Caption) -> go.Figure:
    """The bridge lying down, what came in split by the lines of a breakdown; `parts` sum to `whole`."""
    steps = [("期初存量", whole.opening, "total")]
    steps += [(part.key, part.found, "in") for part in parts if part.found]
    steps += [("整改销号", whole.closed, "out")]
    steps += [("撤销", whole.withdrawn, "out")] if whole.withdrawn else []
    steps.append(("期末存量", whole.closing, "total"))
    figure = frame(caption, height=max(26 * len(steps) + 30, 200), left=84, right=64, top=8)
    figure.add_trace(
        go.Waterfall(
            orientation="h",
            y=[words for words, _, _ in steps],
            x=[count * SIGNS[kind] for _, count, kind in steps],
            customdata=[words for words, _, _ in steps],
            measure=["absolute", *["total" if kind == "total" else "relative" for _, _, kind in steps[1:]]],
            text=[f"{MARKS[kind] if count else ''}{count} 项" for _, count, kind in steps],
            textposition="outside",
            textfont={"size": 15, "color": INK},
            increasing={"marker": {"color": ORANGE}},
            decreasing={"marker": {"color": BLUE}},
            totals={"marker": {"color": SOFT}},
            connector={"line": {"color": GREY, "width": 1}},
            hoverinfo="none",
            cliponaxis=False,
        )
    )
    figure.update_yaxes(autorange="reversed", showgrid=False, tickfont={"size": 15}, ticksuffix=" ")
    longest = max(whole.opening + whole.found, 1)
    figure.update_xaxes(
        visible=False, range=[-0.25 * longest, 1.05 * longest]
    )  # room for words left of a fall
    figure.update_layout(margin_b=8)
    return figure


def towards_goals(rows: list[tuple[date, int]], caption: Caption, goals: list[YearGoal]) -> go.Figure:
    """The historic stock at each month's end, with the year-end goals of 2024, 2025 and 2026 marked.

    `rows` are (last day of the month, count); each goal's line is headed by its words and its state, if any.
    """
    if not rows:
        return nothing_to_draw(caption, "台账起始日之前的历史未知；载入含历史隐患的台账后显示。")
    figure = frame(caption, height=320, left=34, right=50, top=88 if any(goal.why for goal in goals) else 70)
    figure.add_trace(
        go.Scatter(
            x=[day for day, _ in rows],
            y=[count for _, count in rows],
            mode="lines+markers",
            line={"color": BLUE, "width": 2.5},
            marker={"size": 6},
            hovertemplate="%{x|%Y年%-m月%-d日}：%{y} 项<extra></extra>",
        )
    )
    day, count = rows[-1]
    figure.add_annotation(
        x=day, y=count, text=f"<b>{count} 项</b>", showarrow=False, xanchor="left", xshift=6, yshift=12
    )
    mark_goals(figure, goals)
    highest = max(count for _, count in rows)
    figure.update_xaxes(
        type="date",
        range=[rows[0][0], date(2027, 1, 10)],
        showgrid=False,
        dtick="M12",
        tick0="2024-01-01",
        tickformat="%Y年",
        ticklabelmode="period",
    )
    figure.update_yaxes(
        range=[0, max(highest, 1) * 1.15], ticksuffix=" ", dtick=1 if highest < 6 else None, nticks=5
    )
    return figure


def mark_goals(figure: go.Figure, goals: list[YearGoal]) -> None:
    """A dotted line at each year's end, headed by the goal's words and, where the town has a target, its state.

    No target's value is drawn: 2025 speaks of the increment and 2026 of what is overdue, not of this line.
    """
    for goal in goals:
        figure.add_vline(goal.due_on, line={"color": GREY, "width": 1, "dash": "dot"})
        state = f"{STATE_MARKS[goal.state]} {goal.state}" if goal.state else ""
        words = [f"{goal.year}年底", goal.title, state, goal.why]
        figure.add_annotation(
            x=goal.due_on, y=1, yref="paper", yanchor="bottom", showarrow=False,
            text="<br>".join(filter(None, words)),
            font={"size": 13, "color": STATE_COLOURS.get(goal.state, SOFT)},
        )  # fmt: skip
