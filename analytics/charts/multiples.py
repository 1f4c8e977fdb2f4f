"""Small multiples: one small drawing a unit, months from left to right, all on one axis, each month opening its rows."""

from collections.abc import Callable, Sequence
from html import escape
from math import ceil

from analytics.areas import Panel
from analytics.figures import Figure
from analytics.indicator import Indicator
from analytics.wording import pair_text


def top_of(ask: Indicator, panels: Sequence[Panel]) -> float:
    """The common axis' upper end: 100 % for a share, else the largest month of any unit drawn."""
    if ask.is_share:
        return 1.0
    values = [float(one.value) for panel in panels for one in panel.months if one.value is not None]
    return max([*values, 1.0])


def axis_words(ask: Indicator, panels: Sequence[Panel]) -> str:
    """What the common axis spans: "0—100%", "0—12项"."""
    return "0—100%" if ask.is_share else f"0—{ceil(top_of(ask, panels))}{ask.unit}"


def drawing(
    ask: Indicator, panel: Panel, top: float, opens: Callable[[str], str], marked: Sequence[str]
) -> str:
    """One unit's months as HTML: bars of a count, dots on stems of a rate; a month without a base is a gap. Months of
    the period (`marked`) are in full colour."""
    kind = "dots" if ask.is_rate else "bars"
    months = "".join(mark(ask, one, top, opens(one.key), one.key in marked) for one in panel.months)
    first, last = (month_words(panel.months[at].key) for at in (0, -1))
    words = escape(f"{panel.key}逐月{ask.label}")
    return (
        f'<div class="{kind}" role="img" aria-label="{words}">{months}</div>'
        f"<p><span>{first}</span><span>{last}</span></p>"
    )


def mark(ask: Indicator, one: Figure, top: float, href: str, is_marked: bool) -> str:
    """One month, as high as its value on the common axis; what it says stands in its title."""
    words = f"{month_words(one.key)}：{one.text}"
    words += f"（{pair_text(one.numerator, one.denominator)}）" if ask.is_rate else ask.unit
    if one.value is None:
        return f'<span title="{escape(words)}"></span>'
    tall = 100 * max(0.0, float(one.value)) / top
    seen = f'<i class="{"in" if is_marked else "out"}" style="height: {tall:.1f}%"></i>'
    if not (one.numerator or one.denominator):
        return f'<span title="{escape(words)}">{seen}</span>'
    return f'<a href="{escape(href)}" title="{escape(words)}">{seen}</a>'


def month_words(key: str) -> str:
    """'2025-03' as 2025年3月."""
    year, month = key.split("-")
    return f"{year}年{int(month)}月"
