"""How far a rate and its place can be trusted: the Wilson interval, and what one hazard more or fewer would do."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import sqrt

from analytics.indicator import Indicator
from analytics.ranking import RankRow, order_key

SMALL = 20  # below it one hazard moves a rate by more than five points
_Z = 1.96  # 95 % of a normal distribution


@dataclass(frozen=True)
class Certainty:
    """Of one ranked unit's rate: the interval 0–1, and its place if one hazard more (fewer) were done."""

    low: float
    high: float
    best: int
    worst: int
    is_small: bool

    @property
    def text(self) -> str:
        """The places that one hazard more or fewer would give, "3—7"; empty where the base is not small or one
        hazard changes nothing."""
        return f"{self.best}—{self.worst}" if self.is_small and self.best < self.worst else ""


ONE_MORE_OR_FEWER = "差1项时"


def note(certainties: Iterable[Certainty]) -> str:
    """What the column under ONE_MORE_OR_FEWER says; empty where nobody's place hangs on one hazard."""
    n = sum(bool(one.text) for one in certainties)
    return (
        f"{n}个基数小（不足{SMALL}项），名次可能因1项而变：“{ONE_MORE_OR_FEWER}”是多1项或少1项时的名次"
        if n
        else ""
    )


def wilson(numerator: int, denominator: int) -> tuple[float, float]:
    """The 95 % Wilson score interval of a ratio of counts, both ends within 0–1 (Wilson 1927).

    For drawing only: no rate, order or place rests on it.
    """
    share, n = numerator / denominator, denominator
    middle = share + _Z**2 / (2 * n)
    half = _Z * sqrt(share * (1 - share) / n + _Z**2 / (4 * n * n))
    whole = 1 + _Z**2 / n
    return max(0.0, (middle - half) / whole), min(1.0, (middle + half) / whole)


def certainties(
    ask: Indicator, group: Sequence[RankRow], shown: Iterable[RankRow] | None = None
) -> dict[str, Certainty]:
    """Unit to its certainty, for the ranked ones of `shown` (all, unless given) of one group; rates of hazards only
    (which returns were owed is few and known in full)."""
    if not ask.is_share or ask.table != "hazard":
        return {}
    values = sorted(order_key(ask, row) for row in group if row.place_no)
    wanted = [row for row in (group if shown is None else shown) if row.place_no]
    return {row.key: _certainty(ask, row, values) for row in wanted}


def _certainty(ask: Indicator, row: RankRow, values: list[int]) -> Certainty:
    better, worse = (_with(ask, row, by) for by in ((1, -1) if ask.better != "low" else (-1, 1)))
    return Certainty(
        *wilson(row.numerator, row.denominator),
        best=bisect_left(values, better) + 1,
        # its own value stands among those before a worse one
        worst=bisect_left(values, worse) + (worse == order_key(ask, row)),
        is_small=row.denominator < SMALL,
    )


def _with(ask: Indicator, row: RankRow, by: int) -> int:
    """The order key with one hazard more or fewer in the numerator, as far as there is one."""
    numerator = min(row.denominator, max(0, row.numerator + by))
    return order_key(ask, row, numerator)
