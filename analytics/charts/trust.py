"""What keeps a ranking's picture honest: how sure each rate is, where the axis is cut, what is left out."""

import plotly.graph_objects as go

from analytics.certainty import Certainty
from analytics.charts.frame import PALE_BLUE, SOFT
from analytics.wording import percent


def add_intervals(figure: go.Figure, certainties: dict[str, Certainty]) -> None:
    """A pale line behind each dot over its interval, as far as the axis reaches."""
    foot = figure.layout.xaxis.range[0]
    x, y = [], []
    for key, one in certainties.items():
        if one.high > foot:
            x += [max(foot, one.low), one.high, None]
            y += [key, key, None]
    figure.add_trace(
        go.Scatter(
            x=x,
            y=y,
            mode="lines",
            line={"color": PALE_BLUE, "width": 3},
            opacity=0.6,
            hoverinfo="skip",
            cliponaxis=False,
        )
    )
    figure.data = (figure.data[-1], *figure.data[:-1])


def mark_cut_axis(figure: go.Figure) -> None:
    """Says at the axis' foot where it starts when that is not zero."""
    foot = figure.layout.xaxis.range and figure.layout.xaxis.range[0]
    if not foot:
        return
    start = percent(round(foot * 100), 100).removesuffix(".0%")
    figure.add_annotation(
        x=0, xref="paper", xanchor="right", xshift=-20, y=0, yref="paper", yanchor="top", yshift=-6,
        text=f"横轴从{start}%起 //", showarrow=False, font={"size": 13, "color": SOFT},
    )  # fmt: skip


def mark_left_out(figure: go.Figure, rows: list, cut: int) -> None:
    """A dotted line where units in the middle are left out, after the first `cut`."""
    if cut:
        y = len(rows) - cut - 0.5
        line = {"color": SOFT, "width": 1.5, "dash": "dot"}
        figure.add_shape(type="line", x0=0, x1=1, xref="x domain", y0=y, y1=y, line=line)
