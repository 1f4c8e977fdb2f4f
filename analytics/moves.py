"""How a place has changed against the period before of the same kind: said, never guessed."""

from collections.abc import Sequence
from dataclasses import dataclass

from analytics.figures import from_known_days
from analytics.placing import Placed
from analytics.ranking import RankRow
from analytics.scope import Scope
from analytics.store import Snapshot
from analytics.wording import full_day_text


@dataclass(frozen=True)
class Move:
    """One unit's change of place. `steps`: places gained, negative when lost, None where the two cannot be
    compared; `text` is what is printed. `before_no` is the place it had, else `unranked_before` says why it had
    none: "上期未报", "上期不在名录"."""

    steps: int | None
    text: str
    before_no: int | None
    unranked_before: str


def period_before(snapshot: Snapshot, scope: Scope) -> Scope | None:
    """The period just before of the same kind and length, as of as many days after its end; None where the
    ledger does not reach back so far (unknown, not zero)."""
    before = scope.previous()
    return before if from_known_days(snapshot, before) else None


def moves(now: Sequence[RankRow], before: Sequence[Placed]) -> dict[str, Move]:
    """Unit to its change of place; `before` is placing.places: the same rules, ties share a place in both."""
    stood = {row.key: row for row in before}
    return {row.key: _move(row, stood.get(row.key)) for row in now}


def _move(now: RankRow, before: Placed | None) -> Move:
    if before is None:
        return Move(None, "新列入" if now.place_no else "—", None, "上期不在名录")
    if before.place_no is None:
        return Move(None, "新上榜" if now.place_no else "—", None, f"上期{before.reason}")
    if now.place_no is None:
        return Move(None, "—", before.place_no, "")
    steps = before.place_no - now.place_no
    text = f"▲{steps}" if steps > 0 else f"▼{-steps}" if steps < 0 else "持平"
    return Move(steps, text, before.place_no, "")


def words(snapshot: Snapshot, scope: Scope, now: Sequence[RankRow], before: Sequence[Placed]) -> str:
    """What the change of place is against, and how many were ranked in each of the two."""
    earlier = period_before(snapshot, scope)
    if earlier is None:
        first = snapshot.ledger_since
        since = f"（台账从{full_day_text(first)}建起）" if first else ""
        return f"上期{scope.previous().period_text()}没有完整台账{since}，名次变化无从比较"
    ranked = [sum(row.place_no is not None for row in rows) for rows in (now, before)]
    return (
        f"名次变化是与上一个同样长的时段（{earlier.period_text()}，{earlier.as_of_text()}）相比，"
        f"排法相同：本期{ranked[0]}个参加排名，上期{ranked[1]}个"
    )
