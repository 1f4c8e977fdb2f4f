"""How places change from period to period: one line a unit, its place written in each mark."""

from collections.abc import Sequence

import plotly.graph_objects as go

from analytics.charts.frame import (
    BLUE,
    GREY,
    INK,
    ORANGE,
    PAPER,
    ROW,
    RULE,
    SOFT,
    Caption,
    frame,
    nothing_to_draw,
)
from analytics.courses import Course

PLAIN = {"width": 1.5, "color": RULE}
WIDEST_NAME = 14  # characters of a unit's name before it is cut


def places(
    courses: Sequence[Course], labels: list[str], caption: Caption, followed: Sequence[str]
) -> go.Figure:
    """Periods from left to right, the first place on top; who shares a place stands on a line of its own with the
    same number. Units followed rise in blue and fall in orange, the others are grey; a period in which a unit was
    not ranked breaks its line. A mark's key is "period|unit"."""
    if len(labels) < 2:
        return nothing_to_draw(caption, "台账里只有这一个时段，比不出走势。请在筛选里改选月份或季度。")
    most = max((spot.slot for course in courses for spot in course.spots), default=1)
    figure = frame(caption, height=most * ROW + 80, left=16, right=16 + 15 * (WIDEST_NAME - 4), top=34)
    for course in sorted(courses, key=lambda course: course.key in followed):
        figure.add_trace(line(course, len(labels), course.key in followed))
        name(figure, course, len(labels), course.key in followed)
    figure.update_xaxes(
        tickvals=list(range(len(labels))), ticktext=[text.replace("年", "年<br>", 1) for text in labels],
        range=[-0.25, len(labels) - 0.75], side="top", showgrid=False, tickfont={"size": 13},
    )  # fmt: skip
    figure.update_yaxes(range=[most + 0.6, 0.4], visible=False)
    return figure


def colour_of(course: Course, is_followed: bool) -> str:
    """Blue where it rose, orange where it fell; ink where it is followed and stayed."""
    if not is_followed:
        return GREY
    return BLUE if course.gained > 0 else ORANGE if course.gained < 0 else INK


def line(course: Course, periods: int, is_followed: bool) -> go.Scatter:
    """One unit's line; the place number in each mark."""
    spots = {spot.period: spot for spot in course.spots}
    every = [spots.get(period) for period in range(periods)]
    colour = colour_of(course, is_followed)
    return go.Scatter(
        x=list(range(periods)),
        y=[spot and spot.slot for spot in every],
        customdata=[f"{period}|{course.key}" for period in range(periods)],
        mode="lines+markers+text",
        text=[spot and str(spot.place_no) for spot in every],
        textfont={"size": 13, "color": PAPER if is_followed else SOFT},
        line={"width": 3, "color": colour} if is_followed else PLAIN,
        marker={
            "size": 21,
            "color": colour if is_followed else PAPER,
            "line": {"width": 1.5, "color": colour},
        },
        hovertext=[spot and f"{course.key}：第{spot.place_no}（{spot.text}）" for spot in every],
        hoverinfo="text",
        connectgaps=False,
        cliponaxis=False,
    )


def name(figure: go.Figure, course: Course, periods: int, is_followed: bool) -> None:
    """The unit's name at the right end of its line; nothing where it is not ranked in the last period."""
    last = course.spots[-1]
    if last.period != periods - 1:
        return
    figure.add_annotation(
        x=1, xref="paper", xanchor="left", y=last.slot, showarrow=False, text=course.key[:WIDEST_NAME],
        font={"size": 14, "color": colour_of(course, is_followed) if is_followed else SOFT},
    )  # fmt: skip
