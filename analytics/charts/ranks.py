"""Who stands where, as HTML: units compared by a rate as dots, or by a count as bars, each line opening its unit."""

from collections.abc import Callable, Collection, Iterable
from html import escape
from math import floor

from analytics.certainty import Certainty
from analytics.charts.frame import STATE_MARKS
from analytics.indicator import Indicator
from analytics.ranking_labels import returned_text
from analytics.targets import BEHIND
from analytics.wording import count_text, percent

Opens = Callable[[str], str | None]
UNRANKED = "–"  # stands where a place would
OUT = "◁"  # a value that lies before the axis' foot


def rate_dots(
    rows: list,
    opens: Opens,
    town=None,
    target: tuple[float, str] | None = None,
    sure: dict[str, Certainty] | None = None,
    cut: int = 0,
    chosen: Collection[str] = (),
) -> str:
    """One dot a unit, in the order given, on an axis fitted to the values, with rate and counts written beside.

    `rows` have key, numerator, denominator, value, text, place_no, reason, returned; a unit without a value is
    listed with its reason and no dot. `opens` gives the address of a unit's line; `town` is the figure of the whole;
    `target` a value 0-1 and its words; `sure` how far each rate can be trusted; units are left out after the first
    `cut`; those `chosen` stand out.
    """
    shown = [row for row in rows if row.value is not None]
    if not shown:
        return nothing("这个范围内没有应整改的隐患，放宽时段或筛选后再看。")
    values = [float(row.value) for row in shown if row.place_no]
    low = fitted_from(values + ([target[0]] if target else [1.0]))
    upright = [("town", float(town.value), f"全部 {town.text}")] if town and town.value is not None else []
    upright += [("goal", *target)] if target else []
    lines = []
    for at, row in enumerate(rows):
        kind = kind_of(row.key, at, cut, chosen) + " pale" * (row.place_no is None)
        mark = along(row, low, target, (sure or {}).get(row.key))
        lines.append(line(row.key, place(row), mark, words_beside(row), hint(row), opens, kind))
    style = "".join(f"--{name}: {across(value, low)}; " for name, value, _ in upright)
    names = " ".join(name for name, *_ in upright)
    return f'<div class="ranked {names}" style="{style}">{head(upright)}{"".join(lines)}{foot(low)}</div>'


def count_bars(rows: list, opens: Opens, unit: str, cut: int = 0, chosen: Collection[str] = ()) -> str:
    """One bar a key from zero, in the order given, the count with its unit beside it.

    `rows` have key and value, ranked ones their place too; units are left out after the first `cut`; those `chosen`
    stand out.
    """
    if not any(row.value for row in rows):
        return nothing(f"这个范围内共 0 {unit}。")
    most = max(float(row.value or 0) for row in rows)
    lines = []
    for at, row in enumerate(rows):
        wide = 100 * float(row.value or 0) / most if most > 0 else 0
        beside, no = at_the_end(row, unit), place(row) if hasattr(row, "place_no") else ""
        bar = f'<span class="bar" style="width: {wide:.1f}%"></span>' if wide > 0 else ""
        kind = kind_of(row.key, at, cut, chosen)
        lines.append(line(row.key, no, bar, beside, f"{row.key}：{beside}", opens, kind))
    return f'<div class="ranked bars">{"".join(lines)}</div>'


def kind_of(key: str, at: int, cut: int, chosen: Collection[str]) -> str:
    """How a line looks: whether units are left out before it, whether it was chosen."""
    return " ".join(["cut"] * bool(cut and at == cut) + ["chosen"] * (key in chosen))


def line(key: str, place_no: str, drawn: str, beside: str, said: str, opens: Opens, kind: str) -> str:
    """One unit: its name and place, what is drawn of it, and its figure in words."""
    href = opens(key)
    tag, to = ("a", f' href="{escape(href)}"') if href else ("div", "")
    return (
        f'<{tag} class="{kind}"{to} title="{escape(said)}"><span>{escape(key)}</span><b>{place_no}</b>'
        f"<i>{drawn}</i><span>{escape(beside)}</span></{tag}>"
    )


def place(row) -> str:
    """The unit's place as it stands beside its name."""
    return str(row.place_no or UNRANKED)


def hint(row) -> str:
    """What a pointer that rests on the line is told."""
    return f"{row.key}：{row.text}（{row.numerator}/{row.denominator}）" if row.denominator else row.key


def along(row, low: float, target: tuple[float, str] | None, sure: Certainty | None) -> str:
    """A pale line over the interval, as far as the axis reaches down, and the unit's mark on it: a round blue one,
    a red triangle under the target, a hollow grey one where it is not ranked; one before the foot points out."""
    if row.value is None:
        return ""
    value, drawn = float(row.value), ""
    if sure and sure.high > low:
        begins = max(low, sure.low)
        wide = f"left: {across(begins, low)}; width: {100 * (sure.high - begins) / (1 - low):.2f}%"
        drawn = f'<span class="sure" style="{wide}"></span>'
    kind, mark = look(row, target, low)
    return f'{drawn}<span class="mark {kind}" style="left: {across(max(low, value), low)}">{mark}</span>'


def look(row, target: tuple[float, str] | None, low: float) -> tuple[str, str]:
    """(class, sign) of one unit's mark."""
    if row.value < low:
        return "out", OUT
    if not row.place_no:
        return "hollow", ""
    return (
        ("behind", STATE_MARKS[BEHIND]) if target is not None and float(row.value) < target[0] else ("", "")
    )


def across(value: float, low: float) -> str:
    """How far a value lies along the axis."""
    return f"{100 * (value - low) / (1 - low):.2f}%"


def head(upright: Iterable[tuple[str, float, str]]) -> str:
    """The words of the upright lines, each on a line of its own, so that two near ones do not write over each other."""
    return "".join(
        f'<div class="head"><span></span><b></b><i><span class="{name}">{escape(said)}</span></i><span></span></div>'
        for name, _, said in upright
    )


def foot(low: float) -> str:
    """Where the axis begins and ends; said in words where it does not begin at zero."""
    start = percent(round(low * 100), 100).removesuffix(".0%")
    said, zero = (f"横轴从{start}%起 //", "") if low else ("", "0%")
    return (
        f'<div class="foot"><span>{said}</span><i><span>{zero}</span><span>100%</span></i><span></span></div>'
    )


def nothing(advice: str) -> str:
    """The empty state: one sentence that says what to do next."""
    return f'<p class="empty">{escape(advice)}</p>'


def fitted_from(values: list[float]) -> float:
    """Where the axis starts: the five-point step under the lowest value, never above 95%."""
    return max(0.0, min(0.95, floor((min(values) - 0.005) * 20) / 20))


def words_beside(row) -> str:
    """What the rate is made of: '96.2%  50/52  退回1项', or why the unit is not ranked."""
    counts = f"{row.text}  {row.numerator}/{row.denominator}" if row.denominator else row.text
    returned = f"  {returned_text(row.returned)}" if row.returned else ""
    reason = f"  {row.reason}" if row.reason and not row.denominator else ""
    return f"{counts}{returned}{reason}"


def at_the_end(row, unit: str) -> str:
    """'3 项'; of a mean what it is made of, '8.6天  345/40', or why the unit is not ranked."""
    return words_beside(row) if row.denominator is not None else f"{count_text(row.value or 0)} {unit}"


def title_of(ask: Indicator, units: str, goal) -> str:
    """The chart's title: it asks who misses the target, else it names the order."""
    if goal and ask.is_share:
        return f"{units}{ask.label}：谁低于{goal.text.removeprefix('不低于')}"
    return f"{units}{ask.label}：从{'高到低' if ask.better == 'high' else '少到多' if ask.better == 'low' else '多到少'}"
