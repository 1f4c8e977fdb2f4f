"""The ranking as a table: place, change of place, counts, what was sent back, why a unit is not ranked."""

from analytics.breakdown import LABELS
from analytics.certainty import ONE_MORE_OR_FEWER, Certainty, note
from analytics.comparison import Changes
from analytics.indicator import Indicator
from analytics.moves import Move
from analytics.ranking import RankRow
from analytics.ranking_labels import (
    OVERDUE,
    SELF_FOUND,
    overdue_note,
    returned_note,
    shows_overdue,
    source_note,
)
from analytics.scope import Scope
from analytics.store import Snapshot
from pages.parts.breakdowns import cells, headings, narrowed, opens
from pages.parts.tables import Column, State, Table

UNKNOWN = Move(None, "", None, "")


def ranking_table(
    snapshot: Snapshot,
    scope: Scope,
    ask: Indicator,
    by: str,
    rows: list[RankRow],
    moves: dict[str, Move],
    certainties: dict[str, Certainty],
    changes: Changes,
) -> Table:
    """One row a unit: name, place, change of place (where there is something to compare with), counts, rate (with
    how it changed, where the reader compares), overdue, found by itself; what was sent back, what a small base means, why it is not ranked now or before."""
    columns = [Column(LABELS[by], "short"), Column("名次", "num")]
    columns += [Column("比上期", "num")] * bool(moves)
    columns += [*headings(ask.name), *[Column(OVERDUE, "num")] * shows_overdue(ask)]
    columns += [Column(SELF_FOUND, "num")] * (ask.table == "hazard")
    hangs = any(one.text for one in certainties.values())
    columns += [Column(ONE_MORE_OR_FEWER, "num")] * hangs
    columns.append(Column("备注", "narrow"))
    body = []
    for row in rows:
        narrow = narrowed(scope, by, row.key)
        overdue = opens(snapshot, "overdue", row.overdue, narrow, "numerator")
        move = moves.get(row.key, UNKNOWN)
        body.append([
            row.key, row.place_no or "—", *[moved(move)] * bool(moves), *cells(snapshot, ask.name, row, narrow, changes),
            *[overdue] * shows_overdue(ask), *[row.self_text] * (ask.table == "hazard"),
            *[one_more_or_fewer(certainties.get(row.key))] * hangs, remarks(row, move),
        ])  # fmt: skip
    return Table(columns, body, f"rank-{by}")


def moved(move: Move) -> State:
    """'▲2' with a small '上期5' beside it."""
    before = f" <small>上期{move.before_no}</small>" if move.before_no else ""
    return State(f"<span>{move.text}{before}</span>")


def one_more_or_fewer(certainty: Certainty | None) -> str:
    """The places that one hazard more or fewer would give; empty for a unit that is not ranked."""
    return certainty.text if certainty else ""


def remarks(row: RankRow, move: Move) -> str:
    """What must be known beside the place, most weighty first."""
    return "，".join(filter(None, [row.returned_text, row.order_text, row.reason, move.unranked_before]))


def ranking_notes(ask: Indicator, rows: list[RankRow], certainties: dict[str, Certainty]) -> str:
    """What stands under the table: what its columns count, and what rejected rows do to the order."""
    lines = [note(certainties.values()), overdue_note(ask), source_note(ask, rows), returned_note(ask)]
    return "；".join(filter(None, lines))
