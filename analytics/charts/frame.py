"""The paper every chart is drawn on: colours that mean something, type, and the caption around the picture."""

import json
import re
from dataclasses import asdict, dataclass

import plotly.graph_objects as go

INK = "#1c2530"
SOFT = "#52606d"
RULE = "#d5dbe1"
BLUE = "#1f5fa8"
PALE_BLUE = "#a9c4e4"
ORANGE = "#c2570c"
GREY = "#8a94a0"
# What a colour means, on every page, chart and document (design.md section 6); a mark and the word go with it.
STATE_COLOURS = {"达标": "#047857", "需关注": "#a66300", "落后": "#9b1c1c", "无数据": "#667380"}
STATE_MARKS = {"达标": "●", "需关注": "◆", "落后": "▼", "无数据": "○"}
# The grounds: the paper, what is marked on it, the months of the period, what asks for care; and lines within a table.
PAPER, WASH, PERIOD, CARE, LINE = "#ffffff", "#f3f5f7", "#e9f0f8", "#fdf3e3", "#e6eaee"
GRID = "#eceff2"
# The same on the wall: every colour's partner on a near-black ground.
DARK = {
    PAPER: "#12171d", WASH: "#1c242d", PERIOD: "#1b2a3c", CARE: "#3a2f17", LINE: "#2a333d", GRID: "#232c35",
    INK: "#e8edf2", SOFT: "#a9b4c0", RULE: "#3a4552", BLUE: "#79b0ee", PALE_BLUE: "#3f638c", ORANGE: "#f2a065",
    GREY: "#8b96a3", "#047857": "#58dba8", "#a66300": "#ffd166", "#9b1c1c": "#ff7272", "#667380": "#98a4b1",
}  # fmt: skip
NAMED = {
    "paper": PAPER, "wash": WASH, "care": CARE, "line": LINE, "ink": INK, "soft": SOFT, "rule": RULE, "blue": BLUE,
    "pale": PALE_BLUE, "grey": GREY,
} | STATE_COLOURS  # fmt: skip

ROW = 27  # pixels a line of a picture takes; readable on a projector

FONTS = (
    "PingFang SC, Microsoft YaHei UI, Microsoft YaHei, Hiragino Sans GB, Noto Sans CJK SC, "
    "Source Han Sans SC, Noto Sans SC, WenQuanYi Micro Hei, sans-serif"
)


@dataclass(frozen=True)
class Caption:
    """What stands around a picture so that a screenshot still explains itself: the thing, its scope, its source."""

    title: str
    scope: str = ""
    source: str = ""


def frame(caption: Caption, height: int, left: int = 10, right: int = 10, top: int = 10) -> go.Figure:
    """An empty picture; its caption travels in `layout.meta` and is set around it where it is shown."""
    return go.Figure(layout=paper(caption, height, left, right, top))


def paper(caption: Caption, height: int, left: int = 10, right: int = 10, top: int = 10) -> dict:
    """The layout of an empty picture, sizes in pixels."""
    axis = {"fixedrange": True, "zeroline": False, "gridcolor": GRID, "linecolor": RULE, "title": None}
    layout = {
        "meta": asdict(caption),
        "height": height,
        "margin": {"l": left, "r": right, "t": top, "b": 36},
        "font": {"family": FONTS, "size": 15, "color": INK},
        "paper_bgcolor": PAPER,
        "plot_bgcolor": PAPER,
        "showlegend": False,
        "dragmode": False,
        "separators": ".,",
        "hoverlabel": {"font": {"family": FONTS, "size": 15}, "bgcolor": PAPER, "bordercolor": RULE},
        "bargap": 0.35,
    }
    return layout | {"xaxis": axis, "yaxis": dict(axis)}


def level_line(figure: go.Figure, value: float, text: str, colour: str = SOFT) -> None:
    """A horizontal line whose words stand over the picture, where nothing is drawn and nothing is narrow."""
    figure.add_hline(value, line={"color": colour, "width": 1.5, "dash": "dash"}, layer="above")
    figure.add_annotation(
        x=0, xref="paper", xanchor="left", y=1, yref="paper", yanchor="bottom", yshift=22, showarrow=False,
        text=f"┄┄ {text}", font={"color": colour, "size": 14},
    )  # fmt: skip


def nothing_to_draw(caption: Caption, advice: str, height: int = 160) -> go.Figure:
    """The empty state of a chart: one sentence that says what to do next."""
    figure = frame(caption, height)
    figure.update_xaxes(visible=False)
    figure.update_yaxes(visible=False)
    lines = re.sub("(?<=[。；，])(?=.)", "<br>", advice)  # a picture does not break lines by itself
    figure.add_annotation(text=lines, showarrow=False, font={"color": SOFT, "size": 15})
    return figure


def in_dark(figure: go.Figure) -> dict:
    """The picture with every colour's partner for the dark ground; one without any mark has one of nothing, because
    plotly takes no picture as plain words without."""
    partner = DARK | {"white": DARK[PAPER]}
    text = re.sub(
        r'"(#[0-9a-f]{6}|white)"', lambda found: f'"{partner.get(found[1], found[1])}"', figure.to_json()
    )
    thin = "rgba({}, {}, {},"
    drawn = json.loads(text.replace(thin.format(*shares(BLUE)), thin.format(*shares(DARK[BLUE]))))
    return drawn | {"data": drawn["data"] or [{"type": "scatter"}]}


def shares(colour: str) -> tuple[int, int, int]:
    """Red, green and blue of '#1f5fa8', 0 to 255."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
