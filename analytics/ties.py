"""When too many share the first place: that it is so, and which other figure still separates."""

from collections.abc import Sequence
from dataclasses import dataclass

from analytics.indicators import INDICATORS
from analytics.ranking import RankRow

# What still tells units apart where everybody has rectified, in the order in which it is offered.
FINER = (
    "on_time_rate",
    "rectification_days",
    "overdue",
    "found_from_above_rate",
    "timely_return_rate",
)


@dataclass(frozen=True)
class First:
    """How many of the ranked units share the first place."""

    sharing: int
    ranked: int

    @property
    def is_crowded(self) -> bool:
        """More than a third of the ranked, and more than one."""
        return self.sharing > 1 and self.sharing * 3 > self.ranked


def first(rows: Sequence[RankRow]) -> First:
    """Who shares the first place in one group."""
    return First(sum(row.place_no == 1 for row in rows), sum(row.place_no is not None for row in rows))


def said(name: str, group: str, found: First) -> str:
    """That the order says little, in one sentence; empty where it says enough."""
    if not found.is_crowded:
        return ""
    label = INDICATORS[name].label
    return f"{group}中参加排名的{found.ranked}个有{found.sharing}个并列第1，超过三分之一，{label}已分不出先后"


def separating(rankings: dict[str, Sequence[RankRow]]) -> list[tuple[str, First]]:
    """Of other figures' rankings of the same group, those whose first place is not crowded, least shared first."""
    found = [(name, first(rows)) for name, rows in rankings.items()]
    good = [(name, one) for name, one in found if one.ranked > 1 and not one.is_crowded]
    return sorted(good, key=lambda pair: (pair[1].sharing, -pair[1].ranked))
