"""Types from many to few as bars, with the line of what they add up to and the mark at four fifths."""

import plotly.graph_objects as go

from analytics.charts.frame import BLUE, INK, ORANGE, PALE_BLUE, ROW, SOFT, Caption, frame, nothing_to_draw
from analytics.pareto import Bar, Pareto


def room(bars: list[Bar]) -> int:
    """Pixels that the longest words beside the bars take at 13 px."""
    return 16 + max(sum(13 if ord(letter) > 255 else 8 for letter in bar.text) for bar in bars)


def pareto_bars(found: Pareto, caption: Caption, unit: str) -> go.Figure:
    """One bar a type from zero, those within four fifths in full colour; the cumulated share as a line on an axis
    of its own from 0 to 100 %, with its counts in words beside the bars."""
    if not found.bars:
        return nothing_to_draw(caption, f"{found.untyped} {unit}都没有归类。请在 data/reference/types.csv 补关键词后重新导入。" if found.untyped else f"这个范围内共 0 {unit}。")  # fmt: skip
    bars = found.bars
    figure = frame(caption, height=len(bars) * ROW + 70, left=132, right=room(bars), top=34)
    keys = [bar.key for bar in bars]
    figure.add_trace(
        go.Bar(
            x=[bar.count for bar in bars], y=keys, customdata=keys, orientation="h",
            marker_color=[BLUE if at < found.head else PALE_BLUE for at in range(len(bars))],
            text=[f"{bar.count} {unit}" for bar in bars], textposition="outside", textfont={"color": INK, "size": 14},
            hovertext=[f"{bar.key}：{bar.count} {unit}，累计{bar.text}" for bar in bars], hoverinfo="text",
        )
    )  # fmt: skip
    figure.add_trace(
        go.Scatter(
            x=[bar.up_to_here / bar.of for bar in bars], y=keys, customdata=keys, xaxis="x2",
            mode="lines+markers", line={"color": ORANGE, "width": 2}, marker={"size": 7, "color": ORANGE},
            hovertext=[f"到{bar.key}累计{bar.text}" for bar in bars], hoverinfo="text",
        )
    )  # fmt: skip
    share_axis(figure)
    for bar in bars:
        figure.add_annotation(
            x=1, xref="paper", xanchor="left", xshift=8, y=bar.key, text=bar.text, showarrow=False,
            font={"size": 13, "color": ORANGE},
        )  # fmt: skip
    figure.update_xaxes(range=[0, bars[0].count * 1.35], showticklabels=False, showgrid=False, selector={"overlaying": None})  # fmt: skip
    figure.update_yaxes(
        categoryorder="array", categoryarray=keys[::-1], ticksuffix=" ", showgrid=False, tickfont={"size": 13}
    )
    return figure


def share_axis(figure: go.Figure) -> None:
    """The cumulated share's own axis, with a line at four fifths."""
    figure.update_layout(
        xaxis2={
            "overlaying": "x", "side": "top", "range": [0, 1.02], "tickformat": ".0%", "fixedrange": True,
            "showgrid": False, "tickvals": [0, 0.8], "tickfont": {"color": ORANGE, "size": 13},
        }
    )  # fmt: skip
    figure.add_shape(
        type="line", xref="x2", x0=0.8, x1=0.8, yref="paper", y0=0, y1=1,
        line={"color": SOFT, "width": 1.5, "dash": "dash"},
    )  # fmt: skip
