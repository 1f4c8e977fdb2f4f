"""A figure by village and sector at once: the heat map's cells with how deep each is shaded."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from analytics import figures, registers, reporting
from analytics.buckets import buckets
from analytics.figures import Figure
from analytics.indicator import Indicator
from analytics.indicators import indicator_named
from analytics.scope import Scope
from analytics.store import Snapshot

DEEPEST = 5
OFFICIAL, WORST = "按名录顺序", "最需要关注的在前"
_STEP = Fraction(1, 10)  # of a share: one shade deeper for each ten points off


@dataclass(frozen=True)
class Cell:
    """One figure with its shade 0–5; `is_few`: its base is under n_min, so that it is not shaded."""

    figure: Figure
    shade: int
    is_few: bool


@dataclass(frozen=True)
class Row:
    """One village: its total and a cell a column, None where there is nothing. `is_silent`: nothing was sent for the
    period and nothing is known, which is no data and not zero."""

    key: str
    total: Figure
    cells: tuple[Cell | None, ...]
    is_silent: bool


@dataclass(frozen=True)
class Matrix:
    """Villages, and the sectors that hold anything, each with its total; the other sectors by name. `most` is the
    largest count of a cell."""

    rows: list[Row]
    columns: list[Figure]
    empty_columns: list[str]
    whole: Figure
    most: int


def matrix(
    snapshot: Snapshot, indicator_name: str, scope: Scope, shown: Sequence[Figure], sectors: Sequence[Figure]
) -> Matrix:
    """The heat map of the villages `shown` (their totals, in the order wanted) by the sectors' totals; three queries,
    no cells but those shown."""
    ask = indicator_named(indicator_name)
    columns = [one for one in sectors if holds(one)]
    narrow = scope.with_(places=tuple(one.key for one in shown))
    cells = figures.grid(snapshot, ask.name, narrow) if shown else {}
    shades = _Shades(ask, int(snapshot.settings["n_min"]), cells.values())
    silent = _silent(snapshot, scope)
    rows = [
        Row(
            one.key,
            one,
            tuple(shades.cell(cells.get((one.key, column.key))) for column in columns),
            one.key in silent and not holds(one),
        )
        for one in shown
    ]
    empty = [one.key for one in sectors if not holds(one)]
    most = max((cell.numerator for cell in cells.values()), default=0)
    return Matrix(rows, columns, empty, figures.figure(snapshot, ask.name, scope), most)


def holds(one: Figure) -> bool:
    """Whether there is anything to a figure: a count, or a base."""
    return bool(one.numerator or one.denominator)


def _silent(snapshot: Snapshot, scope: Scope) -> set[str]:
    """Villages that sent nothing for the period."""
    sent = reporting.sent_by_unit(snapshot, scope)
    villages = registers.villages(snapshot, scope.since, scope.as_of)
    return {p["name"] for p in villages if sent.get(p["place_id"], reporting.Sent()).is_silent}


def badness(ask: Indicator, one: Figure) -> Fraction:
    """How much a figure asks for attention: what a good rate lacks, else the figure itself; −1 where there is none."""
    if one.value is None:
        return Fraction(-1)
    return 1 - Fraction(one.value) if ask.is_share and ask.better == "high" else Fraction(one.value)


def in_order(ask: Indicator, lines: Sequence[Figure], order: str) -> list[Figure]:
    """The lines as they stand (official order), or those that need attention first; equal ones keep their order."""
    if order == OFFICIAL:
        return list(lines)
    good_is_more = not ask.is_rate and ask.better == "high"
    return sorted(lines, key=lambda one: (one.value is None, (1 if good_is_more else -1) * badness(ask, one)))


class _Shades:
    """How deep a cell is shaded: a share by its distance from all (or none), anything else against the largest."""

    def __init__(self, ask: Indicator, n_min: int, cells):
        self.ask, self.n_min = ask, n_min
        self.most = max((badness(ask, one) for one in cells if not self._is_few(one)), default=Fraction(0))

    def _is_few(self, one: Figure) -> bool:
        return self.ask.is_rate and (one.denominator or 0) < self.n_min

    def cell(self, one: Figure | None) -> Cell | None:
        if one is None:
            return None
        if self._is_few(one):
            return Cell(one, 0, True)
        bad = max(badness(self.ask, one), Fraction(0))
        steps = bad / _STEP if self.ask.is_share else bad * DEEPEST / self.most if self.most else Fraction(0)
        return Cell(one, min(DEEPEST, -((-steps).__floor__())), False)


def title(ask: Indicator) -> str:
    """What the heat map asks."""
    if not ask.is_rate:
        return f"{ask.label}集中在哪些村、哪些行业"
    worst = "长" if ask.kind == "mean" else "低" if ask.better == "high" else "高"
    return f"哪些村、哪些行业的{ask.label}{worst}"


def legend(ask: Indicator, found: Matrix, n_min: int) -> str:
    """What the shades mean."""
    if ask.is_share:
        way = "低" if ask.better == "high" else "高"
        return f"颜色越深率越{way}，每10个百分点深一级；基数小于{n_min}的不着色；“·”是没有隐患"
    if ask.is_rate:
        return f"颜色越深用时越长；基数小于{n_min}的不着色；“·”是没有隐患"
    return f"颜色越深越多，最多的一格{found.most}{ask.unit}；“·”是0"


@dataclass(frozen=True)
class Panel:
    """One unit's months: `whole` is its figure of the period."""

    key: str
    whole: Figure
    months: list[Figure]


def trends(
    snapshot: Snapshot, indicator_name: str, scope: Scope, by: str, shown: Sequence[Figure]
) -> list[Panel]:
    """The scope's months of each of the units `shown` (their figures of the period); none from before the ledger.
    One query over their rows only."""
    ask = indicator_named(indicator_name)
    wide = figures.from_ledger(snapshot, scope, "month")
    keys = tuple(one.key for one in shown)
    narrow = replace(wide, places=keys) if by == "place" else replace(wide, sectors=keys)
    cells = figures.grid(snapshot, ask.name, narrow, by, "month") if shown else {}
    nothing = figures.made(ask, None, 0, 0 if ask.is_rate else None)
    months = [month.key for month in buckets(wide.since, wide.until, "month")]
    return [
        Panel(one.key, one, [replace(cells.get((one.key, key), nothing), key=key) for key in months])
        for one in shown
    ]
