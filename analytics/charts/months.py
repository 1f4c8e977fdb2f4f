"""How a figure moves: months or weeks on a true time axis, with gaps where nothing is known."""

from datetime import date, timedelta

import plotly.graph_objects as go

from analytics.charts.frame import (
    BLUE,
    INK,
    ORANGE,
    PALE_BLUE,
    PAPER,
    PERIOD,
    SOFT,
    Caption,
    frame,
    level_line,
    nothing_to_draw,
)

ROOMY = 6  # so many months have room for a rate and its counts each
LABELLED = 5  # so many months have room for their name on a phone
AHEAD = timedelta(days=16)  # room for half a bar on either side of the first and last month


def month_start(key: str) -> date:
    """'2025-03' as 1 March 2025, '2025-W11' as the Monday of that week."""
    return date.fromisoformat(key if "W" in key else f"{key}-01")


def on_time_axis(figure: go.Figure, months: list[date]) -> None:
    """Months on a true date axis, the last one always named; the year is written where it begins."""
    is_weeks = len(months) > 1 and (months[1] - months[0]).days == 7
    step = 1 if len(months) <= LABELLED else 1 + (len(months) - 1) // LABELLED
    wanted = months[::-1][::step][::-1]
    ahead = timedelta(days=4) if is_weeks else AHEAD
    figure.update_xaxes(
        type="date",
        tickvals=wanted,
        ticktext=[
            (f"{m.month}月{m.day}日" if is_weeks else f"{m.month}月")
            + (f"<br>{m.year}年" if i == 0 or m.year != wanted[i - 1].year else "")
            for i, m in enumerate(wanted)
        ],
        range=[months[0] - ahead, months[-1] + ahead],
        showgrid=False,
        tickangle=0,
        tickfont={"size": 13},
    )
    figure.update_layout(margin_b=48)


def mark_period(figure: go.Figure, rows: list, period_months) -> list[str]:
    """A pale ground under the period's months where others stand beside them; the months whose figures are
    to be written out: the period's, or all where there is no telling apart and room enough."""
    keys = [row.key for row in rows]
    mine = [key for key in keys if key in period_months]
    if not mine or len(mine) == len(keys):
        return keys if len(keys) <= 13 else []
    first, last = month_start(mine[0]), month_start(mine[-1])
    figure.add_vrect(first - AHEAD, last + AHEAD, fillcolor=PERIOD, line_width=0, layer="below")
    return mine if len(mine) <= 13 else []


def rate_months(
    rows: list,
    caption: Caption,
    target: tuple[float, str] | None = None,
    open_months=(),
    period_months=(),
) -> go.Figure:
    """A rate month by month as a line of dots with rate and counts at each; months without a base are gaps.

    `rows` are Figures with key '2025-03'; months in `open_months` are still 初步 and drawn hollow, those in
    `period_months` stand on a pale ground among the others.
    """
    if not any(row.value is not None for row in rows):
        return nothing_to_draw(caption, "这个范围内没有可算的月份，放宽时段或筛选后再看。")
    months = [month_start(row.key) for row in rows]
    values = [None if row.value is None else float(row.value) for row in rows]
    figure = frame(caption, height=300, left=52, right=24, top=44)
    figure.add_trace(dots(rows, values, open_months))
    written = mark_period(figure, rows, period_months)
    write_beside(figure, [row for row in rows if row.key in written], is_crowded=len(rows) > ROOMY)
    known = [v for v in values if v is not None] + ([target[0]] if target else [])
    low = max(0.0, min(known) - max(0.08, (1 - min(known)) * 0.35))  # room for words under the lowest dot
    figure.update_yaxes(tickformat=".0%", range=[low, 1 + (1 - low) * 0.12], tickvals=rate_ticks(low))
    on_time_axis(figure, months)
    if target:
        level_line(figure, *target)
    return figure


def dots(rows: list, values: list, open_months) -> go.Scatter:
    """A dot a month, hollow where still 初步; a month without a value breaks the line."""
    return go.Scatter(
        x=[month_start(row.key) for row in rows],
        y=values,
        customdata=[row.key for row in rows],
        mode="lines+markers",
        connectgaps=False,
        line={"color": BLUE, "width": 2.5},
        marker={
            "size": 11,
            "line": {"width": 2, "color": BLUE},
            "color": [PAPER if row.key in open_months else BLUE for row in rows],
        },
        hovertext=[f"{row.key}：{row.text}（{row.numerator}/{row.denominator}）" for row in rows],
        hoverinfo="text",
        cliponaxis=False,
    )


def write_beside(figure: go.Figure, rows: list, is_crowded: bool) -> None:
    """Rate and counts over each dot, on white so that no line runs through them; among many months only over
    the last, and under a dot that the line falls to."""
    known = [row for row in rows if row.value is not None]
    lowest = min(known, key=lambda row: row.value, default=None) if is_crowded else None
    for row in known:
        if is_crowded and row not in (known[-1], lowest):
            continue
        is_under = is_crowded and (row is lowest or row.value < known[-2].value)
        figure.add_annotation(
            x=month_start(row.key), y=float(row.value), yshift=-12 if is_under else 12,
            yanchor="top" if is_under else "bottom", showarrow=False, bgcolor=PAPER, borderpad=1,
            text=f"<b>{row.text}</b><br>{row.numerator}/{row.denominator}", font={"size": 13},
        )  # fmt: skip


def rate_ticks(low: float) -> list[float]:
    """Ten-point steps from the axis' foot to 100%, twenty-point ones when that is too many."""
    step = 10 if low > 0.5 else 20
    return [n / 100 for n in range(0, 101, step) if n / 100 >= low]


def found_and_closed(
    found: list, closed: list, caption: Caption, open_months=(), period_months=()
) -> go.Figure:
    """Two bars a month, what came in and what went out; 初步 months are hatched, those of the period stand on
    a pale ground among the others."""
    if not any(row.value for row in found + closed):
        return nothing_to_draw(caption, "这个范围内没有新发现或整改的隐患，放宽时段或筛选后再看。")
    months = [month_start(row.key) for row in found]
    figure = frame(caption, height=300, left=44, top=34)
    written = mark_period(figure, found, period_months)
    size = 13 if len(found) <= ROOMY else 11
    for rows, name, colour in ((found, "新发现", ORANGE), (closed, "整改销号", BLUE)):
        words = [row.text if row.key in written else "" for row in rows]
        bars = month_bars(rows, name, colour, open_months)
        figure.add_trace(bars.update(text=words, textfont={"size": size, "color": INK}))
    figure.update_layout(barmode="group", bargap=0.3, showlegend=True, legend=legend_on_top())
    figure.update_yaxes(rangemode="tozero", ticksuffix=" ", showticklabels=len(written) < len(found))
    on_time_axis(figure, months)
    return figure


def month_bars(rows: list, name: str, colour: str, open_months) -> go.Bar:
    """A bar a month with room for a number over it, hatched while the month is 初步."""
    hatch = ["/" if row.key in open_months else "" for row in rows]
    pattern = {"shape": hatch, "fillmode": "overlay", "fgcolor": PAPER, "size": 7, "solidity": 0.35}
    return go.Bar(
        x=[month_start(row.key) for row in rows],
        y=[row.value for row in rows],
        customdata=[row.key for row in rows],
        name=name,
        marker={"color": colour, "pattern": pattern},
        textposition="outside",
        constraintext="none",
        textangle=0,
        hovertext=[f"{row.key} {name} {row.text} 项" for row in rows],
        hoverinfo="text",
        cliponaxis=False,
    )


def legend_on_top() -> dict:
    """A legend that reads as a line of words over the picture."""
    return {
        "orientation": "h",
        "x": 0,
        "y": 1.02,
        "yanchor": "bottom",
        "font": {"size": 15},
        "itemclick": False,
        "itemdoubleclick": False,
    }


def this_and_last_year(this: list, last: list, caption: Caption, unit: str = "起") -> go.Figure:
    """Twelve months of this year beside the same months of last year; a month not yet over is absent, not zero.

    `this` and `last` are Figures with month keys; only the months listed are drawn. Where counts have two figures
    only this year's are written out.
    """
    if not any(row.value for row in this + last):
        return nothing_to_draw(caption, f"两年同期都是 0 {unit}。")
    figure = frame(caption, height=260, left=10, top=34)
    is_crowded = max(row.value for row in this + last) >= 10
    for rows, colour, text_colour in ((last, PALE_BLUE, SOFT), (this, BLUE, INK)):
        if rows:
            words = [f"{row.text}{'' if is_crowded else unit}" if row.value else "" for row in rows]
            figure.add_trace(
                year_bars(rows, colour, unit).update(
                    text=words if rows is this or not is_crowded else None,
                    textfont={"size": 14, "color": text_colour},
                )
            )
    figure.update_xaxes(
        tickvals=list(range(1, 13, 2)),  # all twelve would stand upright on a phone
        ticktext=[f"{m}月" for m in range(1, 13, 2)],
        tickangle=0,
        range=[0.4, 12.6],
        showgrid=False,
        automargin=True,
    )
    figure.update_yaxes(rangemode="tozero", visible=False)
    figure.update_layout(barmode="group", showlegend=True, legend=legend_on_top())
    return figure


def year_bars(rows: list, colour: str, unit: str) -> go.Bar:
    """The months of one year, by their number."""
    return go.Bar(
        x=[month_start(row.key).month for row in rows],
        y=[row.value for row in rows],
        customdata=[row.key for row in rows],
        name=f"{month_start(rows[0].key).year}年",
        marker_color=colour,
        textposition="outside",
        constraintext="none",
        textangle=0,
        hovertext=[f"{row.key} {row.text}{unit}" for row in rows],
        hoverinfo="text",
        cliponaxis=False,
    )
