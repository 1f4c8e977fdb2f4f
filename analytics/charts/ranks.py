"""Who stands where: units compared by a rate as dots, or by a count as bars."""

from math import floor

import plotly.graph_objects as go

from analytics.certainty import Certainty
from analytics.charts import trust
from analytics.charts.frame import (
    BLUE,
    GREY,
    GRID,
    INK,
    SOFT,
    STATE_COLOURS,
    Caption,
    drawn,
    frame,
    nothing_to_draw,
    paper,
    upright_lines,
)
from analytics.indicator import Indicator
from analytics.progress import Age
from analytics.ranking_labels import returned_text
from analytics.wording import count_text

ROW = 27  # pixels a unit takes; readable on a projector
WIDEST_NAME = 14  # characters of a unit's name before it is cut


def rate_dots(
    rows: list,
    caption: Caption,
    town=None,
    target: tuple[float, str] | None = None,
    sure: dict[str, Certainty] | None = None,
    cut: int = 0,
) -> go.Figure:
    """One dot a unit, in the order given, on an axis fitted to the values, with rate and counts written beside.

    `rows` have key, numerator, denominator, value, text, place_no, reason, returned; a unit without a value is
    listed with its reason and no dot. `town` is the figure of the whole; `target` a value 0-1 and its words; `sure`
    how far each rate can be trusted; units are left out after the first `cut`.
    """
    if not any(row.value is not None for row in rows):
        return nothing_to_draw(caption, "这个范围内没有应整改的隐患，放宽时段或筛选后再看。")
    layout = paper(caption, len(rows) * ROW + 84, widest(rows), beside(rows), 34)
    shown = [row for row in rows if row.value is not None]
    low = fitted_from(
        [float(row.value) for row in shown if row.place_no] + ([target[0]] if target else [1.0])
    )
    layout["xaxis"] |= {
        "range": [low, 1 + (1 - low) * 0.03],
        # both ends in words, the rest as lines: on a phone there is no room for more
        "tickvals": [low, 1],
        "tickformat": ".0%",
        "tickangle": 0,
        "minor": {"dtick": (1 - low) / 4, "tick0": low, "showgrid": True, "gridcolor": GRID},
        "side": "bottom",
        "automargin": True,
    }
    layout["yaxis"] |= names_upwards(rows)
    lines = (
        [(float(town.value), f"全部 {town.text}", BLUE, "solid")] if town and town.value is not None else []
    )
    notes, shapes = upright_lines(lines + ([(target[0], target[1], SOFT, "dash")] if target else []))
    layout["annotations"] = [*map(beside_dot, rows), *notes, *trust.cut_axis(low if sure is not None else 0)]
    layout["shapes"] = shapes + trust.left_out(rows, cut)
    behind = [trust.intervals(sure, low)] if sure else []
    return drawn([*behind, dots(shown, target, low)], layout)


def names_upwards(rows: list) -> dict:
    """The axis of the units, each with its place, the first one on top."""
    return {
        "tickvals": [row.key for row in rows],
        "ticktext": [name_with_place(row) for row in rows],
        "categoryorder": "array",
        "categoryarray": [row.key for row in reversed(rows)],
        "range": [-0.7, len(rows) - 0.3],
        "showgrid": True,
        "tickfont": {"size": 15},
    }


def beside_dot(row) -> dict:
    """The annotation right of the picture, on a unit's line."""
    return {
        "x": 1, "xref": "paper", "y": row.key, "xanchor": "left", "xshift": 8, "showarrow": False, "align": "left",
        "text": words_beside(row), "font": {"size": 14, "color": INK if row.place_no else SOFT},
    }  # fmt: skip


def dots(rows: list, target: tuple[float, str] | None, low: float) -> dict:
    """A round blue mark, a red triangle under the target, a hollow grey one for a unit that is not ranked;
    one that lies before the axis' foot points out of the picture there."""
    looks = [look(row, target, low) for row in rows]
    colours = [colour for _, colour in looks]
    return {
        "type": "scatter",
        "x": [max(low, float(row.value)) for row in rows],
        "y": [row.key for row in rows],
        "customdata": [row.key for row in rows],
        "mode": "markers",
        "marker": {
            "size": 13,
            "symbol": [symbol for symbol, _ in looks],
            "color": colours,
            "line": {"width": 1.5, "color": colours},
        },
        "hovertext": [f"{row.key}：{row.text}（{row.numerator}/{row.denominator}）" for row in rows],
        "hoverinfo": "text",
        "cliponaxis": False,
    }


def look(row, target: tuple[float, str] | None, low: float) -> tuple[str, str]:
    """(symbol, colour) of one unit's mark."""
    if row.value < low:
        return "triangle-left-open", GREY
    if not row.place_no:
        return "circle-open", GREY
    is_below = target is not None and float(row.value) < target[0]
    return ("triangle-down", STATE_COLOURS["落后"]) if is_below else ("circle", BLUE)


def fitted_from(values: list[float]) -> float:
    """Where the axis starts: the five-point step under the lowest value, never above 95%."""
    return max(0.0, min(0.95, floor((min(values) - 0.005) * 20) / 20))


def widest(rows: list) -> int:
    """Pixels that the longest name and its place take; room enough for the words at the axis' foot."""
    places = max(len(str(row.place_no or "–")) for row in rows)
    return max(122, 28 + 9 * places + 15 * min(WIDEST_NAME, max(len(row.key) for row in rows)))


def beside(rows: list) -> int:
    """Pixels that the longest words beside the dots take at 14 px: a Chinese character 14, anything else 8."""
    return 16 + max(sum(14 if ord(letter) > 255 else 8 for letter in words_beside(row)) for row in rows)


def name_with_place(row) -> str:
    """'3  东岭村'; an unranked unit has a dash where its place would stand."""
    name = row.key if len(row.key) <= WIDEST_NAME else row.key[: WIDEST_NAME - 1] + "…"
    return f"{name}  <b>{row.place_no}</b> " if row.place_no else f"{name}  – "


def words_beside(row) -> str:
    """What the rate is made of: '96.2%  50/52  退回1项', or why the unit is not ranked."""
    counts = f"{row.text}  {row.numerator}/{row.denominator}" if row.denominator else row.text
    returned = f"  {returned_text(row.returned)}" if row.returned else ""
    reason = f"  {row.reason}" if row.reason and not row.denominator else ""
    return f"{counts}{returned}{reason}"


def count_bars(
    rows: list, caption: Caption, unit: str, colour: str = BLUE, names: dict | None = None, cut: int = 0
) -> go.Figure:
    """One bar a key from zero, in the order given, the count with its unit at the bar's end.

    `rows` have key and value; `names` gives a key another wording on the axis; units are left out after the first
    `cut`.
    """
    if not any(row.value for row in rows):
        return nothing_to_draw(caption, f"这个范围内共 0 {unit}。")
    names, keys = names or {}, [row.key for row in rows]
    layout = paper(caption, len(rows) * ROW + 24, 130, room_at_the_end(rows))
    layout["margin"] |= {"b": 8}
    layout["xaxis"] |= {"visible": False, "rangemode": "tozero"}
    layout["yaxis"] |= {
        "tickvals": keys,
        "ticktext": [names.get(key, key) for key in keys],
        "categoryorder": "array",
        "categoryarray": keys[::-1],
        "showgrid": False,
        "ticksuffix": " ",
        "automargin": True,
    }
    layout["shapes"] = trust.left_out(rows, cut)
    bars = {
        "type": "bar",
        "x": [float(row.value or 0) for row in rows],
        "y": keys,
        "customdata": keys,
        "orientation": "h",
        "marker": {"color": [colour if row.value else GREY for row in rows]},
        "text": [at_the_end(row, unit) for row in rows],
        "textposition": "outside",
        "cliponaxis": False,
        "hoverinfo": "none",
    }
    return drawn([bars], layout)


def room_at_the_end(rows: list) -> int:
    """Pixels right of the bars: a count is short, a mean has what it is made of beside it."""
    return beside(rows) if any(row.denominator is not None for row in rows) else 64


def at_the_end(row, unit: str) -> str:
    """'3 项'; of a mean what it is made of, '8.6天  345/40', or why the unit is not ranked."""
    return words_beside(row) if row.denominator is not None else f"{count_text(row.value or 0)} {unit}"


def title_of(ask: Indicator, units: str, goal) -> str:
    """The chart's title: it asks who misses the target, else it names the order."""
    if goal and ask.is_share:
        return f"{units}{ask.label}：谁低于{goal.text.removeprefix('不低于')}"
    return f"{units}{ask.label}：从{'高到低' if ask.better == 'high' else '少到多' if ask.better == 'low' else '多到少'}"


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
