"""A table of several indicators over one breakdown, every figure a way to its rows."""

from dataclasses import replace
from html import escape

from analytics.breakdown import FILTERS, LABELS
from analytics.comparison import Changes, Move
from analytics.figures import Figure
from analytics.indicators import INDICATORS
from analytics.scope import Scope
from analytics.store import Snapshot
from analytics.unsaid import unsaid_first
from analytics.wording import count_text
from pages.parts import cached
from pages.parts.filters import View
from pages.parts.links import to_rows
from pages.parts.tables import Column, Link, Noted, Table


def narrowed(scope: Scope, by: str, key: str) -> Scope:
    """The scope of one line of a breakdown."""
    return replace(scope, **{FILTERS[by]: (key,)})


def changes(view: View, names: tuple[str, ...], by: str) -> Changes:
    """How the lines of a breakdown moved against what the reader compares with; nothing without that."""
    return cached.changes(view.town, names, view.scope, by, view.against) if view.against else {}


def breakdown(
    snapshot: Snapshot, scope: Scope, by: str, several: dict[str, list[Figure]], moves: Changes
) -> Table:
    """One row a line of the breakdown; a rate takes three columns under its name: base, done, rate. How a figure
    moved stands under it.

    Villages stand even with nothing but zeros, for silence is worth seeing; other such lines fold away below.
    """
    columns, names = [Column(LABELS[by], "short")], list(several)
    for name in names:
        columns += headings(name)
    rows, nothing = [], []
    for lines in zip(*unsaid_first(several).values(), strict=True):
        if by != "place" and not any(line.numerator or line.denominator for line in lines):
            nothing.append(lines[0].key)
            continue
        narrow = narrowed(scope, by, lines[0].key)
        row = [lines[0].key]
        for name, figure in zip(names, lines, strict=True):
            row += cells(snapshot, name, figure, narrow, moves)
        rows.append(row)
    return Table(columns, rows, f"by-{by}", folded(by, nothing))


def folded(by: str, names: list[str]) -> str:
    """The lines without anything, behind one line that says how many they are."""
    if not names:
        return ""
    return (
        f'<details class="zeros"><summary>其余 {len(names)} 个{LABELS[by]}没有隐患</summary>'
        f"<p>{escape('、'.join(names))}</p></details>"
    )


def headings(name: str) -> list[Column]:
    """The columns of one indicator: a count with its unit, or a rate's two counts and the rate under its name."""
    ask = INDICATORS[name]
    if not ask.is_rate:
        return [Column(f"{ask.label}（{ask.unit}）", "num", about=name)]
    base, done = BASES.get(name, ("分母", "分子"))
    return [
        Column(base, "num", ask.label),
        Column(done, "num", ask.label),
        Column("率" if ask.is_share else "平均", "num", ask.label, about=name),
    ]


# What a rate's two counts are called over a column.
BASES = {
    "rectification_rate": ("发现", "已整改"),
    "closure_rate": ("发现", "已闭环"),
    "due_rectification_rate": ("已到期", "已整改"),
    "on_time_rate": ("已到期", "按期整改"),
    "period_rectification_rate": ("应整改", "本期闭环"),
    "acceptance_rate": ("重大已整改", "已销号"),
    "reported_rectification_rate": ("汇总报隐患", "已整改"),
    "rectification_days": ("发现", "合计天数"),
    "found_from_above_rate": ("注明来源", "上级发现"),
    "timely_return_rate": ("应报", "按时报"),
}


def cells(snapshot: Snapshot, name: str, figure: Figure, scope: Scope, moves: Changes) -> list:
    """The cells of one figure; counts that are not zero open their rows."""
    move = moves.get(name, {}).get(figure.key)
    if figure.denominator is None:
        return [under(opens(snapshot, name, figure.numerator, scope, "numerator"), move)]
    return [
        opens(snapshot, name, figure.denominator, scope, "denominator"),
        opens(snapshot, name, figure.numerator, scope, "numerator"),
        under(figure.text, move),
    ]


def under(value, move: Move | None):
    """The cell with how its figure moved, where that is asked."""
    return Noted(value, move.brief) if move else value


def opens(snapshot: Snapshot, name: str, count: int, scope: Scope, part: str):
    """A count as a link to its rows, or as it stands where there are none."""
    return Link(count_text(count), to_rows(snapshot, name, scope, part)) if count else count
