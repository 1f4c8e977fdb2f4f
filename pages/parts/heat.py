"""The heat map of villages and sectors, and the small multiples, as HTML whose every mark opens its rows."""

from collections.abc import Callable, Sequence
from html import escape

from analytics.areas import Cell, Matrix, Panel, Row
from analytics.charts.multiples import drawing, top_of
from analytics.figures import Figure
from analytics.indicator import Indicator
from analytics.scope import Scope
from analytics.store import Snapshot
from pages.parts.links import to_rows
from pages.parts.tables import Column, State, Table

WHOLE = "全部"
ALL_SECTORS = "合计"


def heat_table(snapshot: Snapshot, scope: Scope, ask: Indicator, found: Matrix) -> Table:
    """The whole first, then a row a village: its total, a cell a sector."""
    columns = [Column("村（社区）", "short"), Column(ALL_SECTORS, "num")]
    columns += [Column(one.key, "heat") for one in found.columns]

    def opens(**narrow) -> str:
        return to_rows(
            snapshot, ask.name, scope.with_(**narrow), "denominator" if ask.is_rate else "numerator"
        )

    tops = [total(ask, one, opens(sectors=(one.key,))) for one in found.columns]
    body = [[WHOLE, total(ask, found.whole, opens()), *tops]]
    for row in found.rows:
        cells = [
            cell(ask, row, one, opens(places=(row.key,), sectors=(column.key,)))
            for one, column in zip(row.cells, found.columns, strict=True)
        ]
        body.append([row.key, total(ask, row.total, opens(places=(row.key,))), *cells])
    return Table(columns, body, "heat")


def total(ask: Indicator, one: Figure, href: str) -> State:
    """A total, of a rate with its counts under it; opens its rows where it has any."""
    words = two_lines(ask, one).replace("<small>", " <small>")
    drawn = f'<a href="{escape(href)}">{words}</a>' if one.numerator or one.denominator else words
    return State(drawn, one.text)


def two_lines(ask: Indicator, one: Figure) -> str:
    """The figure, of a rate with its counts on a line of their own."""
    counts = f"<small>{one.numerator}/{one.denominator}</small>" if ask.is_rate and one.denominator else ""
    return f"<span>{escape(one.text)}</span>{counts}"


def cell(ask: Indicator, row: Row, one: Cell | None, href: str) -> State:
    """A shaded cell that opens its rows; a light mark where there is nothing, a grey word where nothing was sent."""
    if one is None:
        silent = State('<span class="silent">未报</span>', "未报")
        return silent if row.is_silent else State('<span class="none">·</span>', "")
    figure = one.figure
    look = "few" if one.is_few else f"heat-{one.shade}"
    return State(f'<a class="{look}" href="{escape(href)}">{two_lines(ask, figure)}</a>', figure.text)


def multiples(
    ask: Indicator, panels: Sequence[Panel], opens: Callable[[str, str], str], marked: Sequence[str]
) -> str:
    """One small drawing a unit on one common axis; `opens` gives the address of a unit's month."""
    top = top_of(ask, panels)
    drawn = ""
    for panel in panels:
        whole = panel.whole
        counts = f" {whole.numerator}/{whole.denominator}" if ask.is_rate else f" {ask.unit}"
        picture = drawing(ask, panel, top, lambda key, unit=panel.key: opens(unit, key), marked)
        drawn += (
            f"<figure><figcaption><b>{escape(panel.key)}</b><span>{escape(whole.text)}<small>{counts}</small></span>"
            f"</figcaption>{picture}</figure>"
        )
    return f'<div class="multiples">{drawn}</div>'
