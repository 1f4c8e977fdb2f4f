"""How long things take: the share still open so many days after finding, and how long what is open has been so."""

from fractions import Fraction

import plotly.graph_objects as go

from analytics.charts.frame import (
    BLUE,
    GREY,
    INK,
    ORANGE,
    PALE_BLUE,
    STATE_COLOURS,
    Caption,
    frame,
    nothing_to_draw,
)
from analytics.charts.months import legend_on_top
from analytics.open_ages import STANDINGS, OpenAge
from analytics.progress import Age
from analytics.survival import Curve, Step

FARTHEST, NEAREST = 180, 30  # days that the axis shows at most and at least
COLOURS = (BLUE, ORANGE)
BAND = "rgba(31, 95, 168, 0.16)"
# How an open hazard stands to its due day: late in the colour of 落后, none in grey.
AGE_COLOURS = {"未到期": BLUE, "超期": STATE_COLOURS["落后"], "待验收": PALE_BLUE, "无期限": GREY}


def survival(curves: list[Curve], caption: Caption, n_min: int) -> go.Figure:
    """One falling line for all hazards and one for 重大, dotted where fewer than n_min are still watched; a small upright mark where hazards
    left unmended; a pale ground between the earliest and latest possible day of what is estimated."""
    if not curves:
        return nothing_to_draw(caption, "这个范围内没有发现的隐患，放宽时段或筛选后再看。")
    figure = frame(caption, height=340, left=52, right=20, top=34)
    last = min(max(NEAREST, *(step.day for step in curves[0].steps)), FARTHEST)
    if curves[0].estimated:
        _band(figure, curves[0], last)
    for curve, colour in zip((curves[0], *curves[2:]), COLOURS, strict=False):
        sure = [step for step in curve.steps if step.at_risk >= n_min]
        figure.add_trace(_line(curve.label, sure, colour, "solid"))
        unsure = ([sure[-1]] if sure else []) + [step for step in curve.steps if step.at_risk < n_min]
        if len(unsure) > 1 or not sure:
            figure.add_trace(
                _line(curve.label, unsure, colour, "dot", from_start=not sure).update(showlegend=False)
            )
        left = [step for step in curve.steps if step.censored and step.day <= last]
        figure.add_trace(_left(left, colour))
    figure.update_layout(showlegend=True, legend=legend_on_top())
    figure.update_xaxes(range=[0, last], ticksuffix="天", nticks=7, showgrid=False)
    figure.update_yaxes(range=[0, 1.04], tickformat=".0%", nticks=6)
    return figure


def _line(name: str, steps: list[Step], colour: str, dash: str, from_start: bool = True) -> go.Scatter:
    """A falling line; one from the start begins with every hazard on day 0."""
    x = [step.day for step in steps]
    y = [float(step.still_open) for step in steps]
    if from_start:
        x, y = [0, *x], [1.0, *y]
    return go.Scatter(
        x=x, y=y, mode="lines", name=name, line={"color": colour, "width": 2.5, "shape": "hv", "dash": dash},
        hovertemplate=f"{name} %{{x}}天：还有 %{{y:.1%}} 未整改<extra></extra>",
    )  # fmt: skip


def _left(steps: list[Step], colour: str) -> go.Scatter:
    """Where hazards are no longer watched, still unmended."""
    return go.Scatter(
        x=[step.day for step in steps],
        y=[float(step.still_open) for step in steps],
        mode="markers",
        marker={"symbol": "line-ns", "size": 9, "line": {"width": 1.5, "color": colour}},
        hovertext=[f"第{step.day}天：{step.censored} 项未整改，只知到这天" for step in steps],
        hoverinfo="text",
        showlegend=False,
    )


def _band(figure: go.Figure, curve: Curve, last: int) -> None:
    for steps, fill in ((curve.quickest, None), (curve.steps, "tonexty")):
        figure.add_trace(
            go.Scatter(
                x=[0, *(step.day for step in steps), last],
                y=[
                    1.0,
                    *(float(step.still_open) for step in steps),
                    float(steps[-1].still_open if steps else Fraction(1)),
                ],
                mode="lines",
                line={"width": 0, "shape": "hv"},
                fill=fill,
                fillcolor=BAND,
                hoverinfo="skip",
                showlegend=False,
            )
        )


def open_age_bars(ages: list[OpenAge], caption: Caption) -> go.Figure:
    """Five lying bars, stacked by how the hazards stand to their due day, the total with its parts written beside."""
    if not any(age.count for age in ages):
        return nothing_to_draw(caption, "没有未闭环的隐患。")
    figure = frame(caption, height=300, left=84, right=10, top=34)
    held = [name for name in STANDINGS if any(age.counts[name] for age in ages)]
    for name in held:
        figure.add_trace(
            go.Bar(
                x=[age.counts[name] for age in ages],
                y=[age.label for age in ages],
                customdata=[age.label for age in ages],
                orientation="h",
                name=f"{'▼ ' if name == '超期' else ''}{name}",
                marker_color=AGE_COLOURS[name],
                hovertext=[f"{age.label}：{name} {age.counts[name]} 项" for age in ages],
                hoverinfo="text",
            )
        )
    for age in ages:
        late = f"，超期{age.counts['超期']}" if age.counts["超期"] else ""
        figure.add_annotation(
            x=age.count, y=age.label, xanchor="left", xshift=4, showarrow=False, text=f"{age.count} 项{late}",
            font={"size": 14, "color": INK},
        )  # fmt: skip
    figure.update_layout(
        barmode="stack", showlegend=True, legend=legend_on_top() | {"traceorder": "normal"}, margin_b=8
    )
    figure.update_xaxes(visible=False, range=[0, max(age.count for age in ages) * 1.6])
    figure.update_yaxes(autorange="reversed", showgrid=False, ticksuffix=" ")
    return figure


def age_bars(ages: list[Age], caption: Caption) -> go.Figure:
    """How long what is overdue has been so: four bars, with what of them is 重大 and not reported for long."""
    if not any(age.count for age in ages):
        return nothing_to_draw(caption, "没有超期未整改的隐患。")
    words = max((age_words(age) for age in ages), key=width_of)
    figure = frame(caption, height=230, left=84, right=16 + width_of(words))
    figure.update_layout(margin_b=8)
    figure.add_trace(
        go.Bar(
            x=[age.count for age in ages],
            y=[age.label for age in ages],
            orientation="h",
            marker_color=STATE_COLOURS["落后"],
            text=[age_words(age) for age in ages],
            textposition="outside",
            cliponaxis=False,
            hoverinfo="none",
        )
    )
    figure.update_xaxes(visible=False, rangemode="tozero")
    figure.update_yaxes(autorange="reversed", showgrid=False, ticksuffix=" ")
    return figure


def width_of(words: str) -> int:
    """Pixels that words take at 15 px: a Chinese character 15, anything else 9."""
    return sum(15 if ord(letter) > 255 else 9 for letter in words)


def age_words(age: Age) -> str:
    """'7 项，其中重大2，久未更新3'."""
    parts = [f"重大{age.major}"] if age.major else []
    parts += [f"久未更新{age.stale}"] if age.stale else []
    return f"{age.count} 项" + (f"，其中{'、'.join(parts)}" if parts else "")
