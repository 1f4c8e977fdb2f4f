"""What keeps a ranking's picture honest: how sure each rate is, where the axis is cut, what is left out."""

from analytics.certainty import Certainty
from analytics.charts.frame import PALE_BLUE, SOFT
from analytics.wording import percent


def intervals(certainties: dict[str, Certainty], foot: float) -> dict:
    """The trace of a pale line behind each dot over its interval, as far as the axis reaches down."""
    x, y = [], []
    for key, one in certainties.items():
        if one.high > foot:
            x += [max(foot, one.low), one.high, None]
            y += [key, key, None]
    return {
        "type": "scatter", "x": x, "y": y, "mode": "lines", "line": {"color": PALE_BLUE, "width": 3}, "opacity": 0.6,
        "hoverinfo": "skip", "cliponaxis": False,
    }  # fmt: skip


def cut_axis(foot: float) -> list[dict]:
    """What says at the axis' foot where it starts when that is not zero: one annotation or none."""
    if not foot:
        return []
    start = percent(round(foot * 100), 100).removesuffix(".0%")
    return [{
        "x": 0, "xref": "paper", "xanchor": "right", "xshift": -20, "y": 0, "yref": "paper", "yanchor": "top", "yshift": -6,
        "text": f"横轴从{start}%起 //", "showarrow": False, "font": {"size": 13, "color": SOFT},
    }]  # fmt: skip


def left_out(rows: list, cut: int) -> list[dict]:
    """A dotted line where units in the middle are left out, after the first `cut`: one shape or none."""
    y = len(rows) - cut - 0.5
    line = {"color": SOFT, "width": 1.5, "dash": "dot"}
    return (
        [{"type": "line", "x0": 0, "x1": 1, "xref": "x domain", "y0": y, "y1": y, "line": line}]
        if cut
        else []
    )
