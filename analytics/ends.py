"""The two ends of a long ranking: what a picture shows of hundreds of units."""

from collections.abc import Sequence
from dataclasses import dataclass

from analytics.ranking import RankRow

AT_EACH_END = 15
WHOLE = 45  # so many units still make one picture


@dataclass(frozen=True)
class Ends:
    """`rows` in their order, those in the middle left out after the first `cut` (0: nothing is left out)."""

    rows: list[RankRow]
    cut: int
    said: str


def ends(rows: Sequence[RankRow]) -> Ends:
    """All rows, or of more than 45 the first and the last 15 that are ranked, with what is left out."""
    ranked = [row for row in rows if row.place_no]
    if len(rows) <= WHOLE:
        return Ends(list(rows), 0, "")
    if len(ranked) <= 2 * AT_EACH_END:
        said = f"只画参加排名的{len(ranked)}个，未排名的{len(rows) - len(ranked)}个见表"
        return Ends(ranked or list(rows[:WHOLE]), 0, said)
    unranked = len(rows) - len(ranked)
    said = f"只画排在最前和最后的各{AT_EACH_END}个，全部{len(rows)}个（未排名{unranked}个）见表"
    return Ends(ranked[:AT_EACH_END] + ranked[-AT_EACH_END:], AT_EACH_END, said)
