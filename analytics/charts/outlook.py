"""Where the stock is going: the line so far with its target, the forecast dashed with its range, days that were clear."""

from datetime import date, datetime, time, timedelta

import plotly.graph_objects as go

from analytics.charts.frame import (
    BLUE,
    GREY,
    INK,
    PAPER,
    SOFT,
    STATE_COLOURS,
    STATE_MARKS,
    Caption,
    frame,
    nothing_to_draw,
)
from analytics.charts.months import legend_on_top
from analytics.flows import Move
from analytics.goals import YearGoal
from analytics.pace import Outlook
from analytics.streak import Streak

RANGE = "rgba(31, 95, 168, 0.16)"  # BLUE, thinned: the ground between the quick and the slow way
AHEAD = timedelta(days=184)  # what is drawn of a forecast that lies far ahead


def stock_line(
    weeks: list[Move], caption: Caption, outlook: Outlook, goals: list[YearGoal] = ()
) -> go.Figure:
    """The stock at the end of every seven days, the target as a line, the year ends marked, the forecast dashed."""
    if not weeks:
        return nothing_to_draw(caption, "台账起始日之前的存量未知；载入台账后显示。")
    figure = frame(caption, height=320, left=40, right=50, top=72)
    days, counts = [week.days.until for week in weeks], [week.bridge.closing for week in weeks]
    figure.add_trace(
        go.Scatter(
            x=days,
            y=counts,
            mode="lines",
            line={"color": BLUE, "width": 2.5},
            hovertemplate="%{x|%Y年%-m月%-d日}：%{y} 项<extra></extra>",
        )
    )
    end = max(days[-1] + AHEAD, *(goal.due_on for goal in goals if goal.due_on.year == days[-1].year))
    _forecast(figure, outlook, end)
    figure.add_annotation(
        x=days[-1], y=counts[-1], text=f"<b>{counts[-1]} 项</b>", showarrow=False, xanchor="left", xshift=4,
        yshift=12, font={"color": INK}
    )  # fmt: skip
    _target(figure, outlook)
    for goal in goals:
        if days[0] <= goal.due_on <= end:
            _year_end(figure, goal)
    _axes(figure, days[0], end, max([*counts, outlook.forecast.goal]))
    return figure


def _axes(figure: go.Figure, first: date, last: date, highest: int) -> None:
    figure.update_xaxes(
        type="date", range=[first, last], showgrid=False, dtick="M12", tick0="2024-01-01", tickformat="%Y年",
        ticklabelmode="period",
    )  # fmt: skip
    figure.update_yaxes(range=[0, max(highest, 1) * 1.15], nticks=5, ticksuffix=" ")


def _forecast(figure: go.Figure, outlook: Outlook, end: date) -> None:
    """The middle way dashed, the ground between quick and slow pale; a slow way without an end runs level."""
    ahead = outlook.forecast
    if not ahead.done_on:
        return
    slow = ahead.latest or end
    level = ahead.goal if ahead.latest else ahead.now
    x, y = [ahead.t, ahead.earliest, slow, ahead.t], [ahead.now, ahead.goal, level, ahead.now]
    if not ahead.latest:  # between the quick way, the goal reached, and the level line
        x, y = [ahead.t, ahead.earliest, slow, slow, ahead.t], [ahead.now, ahead.goal, ahead.goal, level, ahead.now]  # fmt: skip
    figure.add_trace(
        go.Scatter(
            x=x, y=y, fill="toself", fillcolor=RANGE, line={"width": 0}, mode="lines", hoverinfo="skip"
        )
    )
    figure.add_trace(
        go.Scatter(
            x=[ahead.t, ahead.done_on],
            y=[ahead.now, ahead.goal],
            mode="lines",
            line={"color": BLUE, "width": 2, "dash": "dash"},
            hoverinfo="skip",
        )
    )
    figure.add_annotation(
        x=min(ahead.done_on, end), y=ahead.goal, text="推算", showarrow=False, xanchor="right", yshift=12,
        font={"size": 13, "color": BLUE},
    )  # fmt: skip


def _target(figure: go.Figure, outlook: Outlook) -> None:
    if outlook.target:
        figure.add_hline(outlook.forecast.goal, line={"color": SOFT, "width": 1.5, "dash": "dot"})
        figure.add_annotation(
            x=0, xref="paper", xanchor="left", y=outlook.forecast.goal, yanchor="bottom", showarrow=False,
            text=f"目标 {outlook.target.text}", font={"size": 13, "color": SOFT}, bgcolor=PAPER,
        )  # fmt: skip


def _year_end(figure: go.Figure, goal: YearGoal) -> None:
    """A dotted line headed by the year; the campaign's words on the goal stand in the table of goals."""
    figure.add_vline(goal.due_on, line={"color": GREY, "width": 1, "dash": "dot"})
    words = [f"{goal.year}年底", goal.title, f"{STATE_MARKS[goal.state]} {goal.state}" if goal.state else ""]
    figure.add_annotation(
        x=goal.due_on, y=1, yref="paper", yanchor="bottom", showarrow=False,
        text="<br>".join(filter(None, words)),
        font={"size": 13, "color": STATE_COLOURS.get(goal.state, SOFT)},
    )  # fmt: skip


def streak_days(found: Streak, caption: Caption) -> go.Figure:
    """A strip of days: clear ones flat and in the colour of 达标, the others as high as hazards were late."""
    if not found.stretches:
        return nothing_to_draw(caption, "这个时段在台账起始日之前，情况未知。")
    figure = frame(caption, height=220, left=34, right=14, top=34)
    for is_clear, name in ((False, "有超期或无期限"), (True, "清零")):
        held = [each for each in found.stretches if (each.late == 0) == is_clear]
        colour = STATE_COLOURS["达标" if is_clear else "落后"]
        figure.add_trace(
            go.Bar(
                x=[datetime.combine(each.since, time()) + timedelta(days=each.days) / 2 for each in held],
                width=[each.days * 86_400_000 for each in held],
                y=[each.late if each.late else 0.25 for each in held],
                marker={"color": colour, "line": {"width": 0}},
                hovertext=[f"{each.since}—{each.until}：{name} {each.late or each.days}{'项' if each.late else '天'}" for each in held],
                hoverinfo="text",
                name=f"{STATE_MARKS['达标' if is_clear else '落后']} {name}",
            )
        )  # fmt: skip
    highest = max(each.late for each in found.stretches)
    figure.update_xaxes(
        type="date", range=[found.stretches[0].since, found.stretches[-1].until], showgrid=False, nticks=6, tickformat="%-m月<br>%Y年"
    )  # fmt: skip
    figure.update_yaxes(
        range=[0, max(highest, 1) * 1.15], nticks=4, dtick=1 if highest < 4 else None, ticksuffix=" "
    )
    figure.update_layout(barmode="overlay", bargap=0, showlegend=True, legend=legend_on_top())
    figure.update_layout(margin_b=48)
    return figure
