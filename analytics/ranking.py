"""The ranking as it is shown: each unit's figure, its place or why it has none, and what stands beside it."""

from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction
from typing import NamedTuple

from analytics import counting, placing
from analytics.indicator import Indicator
from analytics.indicators import INDICATORS
from analytics.placing import BASIS, GROUPS, Judged, places_of
from analytics.ranking_labels import returned_text
from analytics.scope import Scope
from analytics.store import Snapshot
from analytics.wording import NO_DENOMINATOR, pair_text

__all__ = ["BASIS", "GROUPS", "RankRow", "order_key", "order_value", "places_of", "rank"]

_UNSAID = "coalesce(source, '未注明') = '未注明'"
# Beside the indicator's own counts: how many of its base the unit found itself, a department itself, and how many
# do not and do say their source.
_BY_SOURCE = tuple(
    Indicator(name, "", "", "", numerator=source)
    for name, source in {
        "self_found": "source in ('企业自查', '村级巡查')",
        "self_department": "source = '部门检查'",
        "unsaid": _UNSAID,
        "said": f"not {_UNSAID}",
    }.items()
)
_NONE_BESIDE = (0,) * len(_BY_SOURCE)


class RankRow(NamedTuple):
    """One unit's figure (figures.Figure, its value and text reckoned when they are read) with its standing.

    `place_no` is None when not ranked, with the `reason`. `returned`: rejected rows not mended; `overdue`
    at t. Of the denominator (of the count): `self_found` the unit found itself, `said` say their source,
    `unsaid` do not. `at_worst`: what the rejected rows add to the numerator in the order. `group`: villages and communities, departments and enterprises are each ranked among
    themselves.
    """

    key: str | None
    numerator: int
    denominator: int | None
    ask: Indicator
    place_no: int | None
    reason: str | None
    returned: int
    overdue: int
    self_found: int
    group: str
    said: int = 0
    unsaid: int = 0
    at_worst: int = 0

    @property
    def value(self) -> Fraction | int | None:
        """The exact ratio, or the count; None where the denominator is 0."""
        return self.ask.value(self.numerator, self.denominator)

    @property
    def text(self) -> str:
        """What is printed of it."""
        return self.ask.say(self.numerator, self.denominator)

    @property
    def self_text(self) -> str:
        """How many the unit found itself as it is printed: "/" where there are some and none says its source."""
        return NO_DENOMINATOR if self.unsaid and not self.said else str(self.self_found)

    @property
    def returned_text(self) -> str:
        """The line's mark: "退回3项", empty without rejected rows."""
        return returned_text(self.returned)

    @property
    def order_text(self) -> str:
        """The counts that the order rests on, where rejected rows make them other than those printed: "按14/17排"."""
        if not self.returned or self.place_no is None or not self.ask.is_share:
            return ""
        counts = placing.counts_in_order(
            self.ask, self.numerator, self.denominator, self.returned, self.at_worst
        )
        return f"按{pair_text(*counts)}排"

    def told(self) -> dict:
        """Everything it says, by name."""
        said = self._asdict()
        del said["ask"]
        return said | {"value": self.value, "text": self.text}


def rank(snapshot: Snapshot, indicator_name: str, scope: Scope, by: str = "place") -> list[RankRow]:
    """One row a unit, group by group, ranked ones first in order, then the others in official order; among equals
    fewer overdue first. Four queries. Raises BadScope for a breakdown that cannot be ranked.
    """
    ask = placing.checked(indicator_name, by)
    beside: dict[str, tuple[int, ...]] = {}
    if ask.table == "hazard":
        rows = counting.sums(snapshot, ask, _BY_SOURCE, scope, by)
        width = 2 if ask.is_rate else 1
        found = {part: counting.pair(snapshot, scope, ask, row) for part, row in rows.items()}
        beside = {part: row[width:] for part, row in rows.items()}
    else:
        found = placing.counted(snapshot, ask, scope, by)
    overdue = _overdue(snapshot, ask, scope, by, found)
    ranked = []
    for lines in placing.grouped(placing.judged(snapshot, ask, scope, by, found)):
        ranked += _placed(ask, lines, overdue, beside)
    return ranked


def _overdue(
    snapshot: Snapshot, ask: Indicator, scope: Scope, by: str, found: dict[str, counting.Pair]
) -> dict[str, counting.Pair]:
    """What is overdue by part; asked once where that is the indicator itself."""
    overdue = INDICATORS["overdue"]
    if ask is overdue:
        return found
    return counting.sums(
        snapshot, overdue, (), scope if ask.table == "hazard" else replace(scope, types=()), by
    )


def _placed(
    ask: Indicator, lines: Iterable[Judged], overdue: dict[str, tuple], beside: dict[str, tuple[int, ...]]
) -> list[RankRow]:
    """The rows of one group in their order."""
    is_of_hazards = ask.table == "hazard"
    ranked, others = [], []
    for at, line in enumerate(lines):
        late = overdue.get(line.part, (0,))[0]
        if line.reason is None:
            ranked.append((line.order, late, at, line))
        else:
            others.append((None, late, at, line))
    ranked.sort()
    places = places_of([order for order, *_ in ranked]) + [None] * len(others)
    made = []
    for (_, late, _, line), no in zip(ranked + others, places, strict=True):
        part, key, n, d, reason, returned, group, at_worst, _ = line
        own, department, unsaid, said = beside.get(part, _NONE_BESIDE)
        if not is_of_hazards:
            unsaid = d if ask.is_rate else n
        made.append(RankRow(
            key, n, d, ask, no, reason, returned, late,
            department if group == "部门" else own, group, said, unsaid, at_worst,
        ))  # fmt: skip
    return made


def order_value(ask: Indicator, row: RankRow) -> Fraction:
    """What the order rests on, smallest first: rejected rows count against their unit until mended."""
    counts = placing.counts_in_order(ask, row.numerator, row.denominator, row.returned, row.at_worst)
    value = Fraction(*counts)
    return value if ask.better == "low" else -value


def order_key(ask: Indicator, row: RankRow, numerator: int | None = None) -> int:
    """`order_value` as a whole number (placing.order_of); `numerator` asks what it would be with another count."""
    n = row.numerator if numerator is None else numerator
    return placing.order_of(ask, n, row.denominator, row.returned, row.at_worst)
