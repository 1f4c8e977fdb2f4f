"""The mistakes planted in a few workbooks: rows to be sent back, and months that were sent again."""

from dataclasses import replace
from datetime import date, timedelta

from tests.sample_town.hazard import Hazard
from tests.sample_town.reports import Ledger, Line, sent_again
from tests.sample_town.words import table

MENDED = ("杏花岭村", date(2025, 4, 1), "（补正）")  # one finding date was blank at first
CORRECTED = ("河滨社区", date(2025, 10, 1), "（更正）")  # one row of the first sending is gone in the second


def with_faults(ledgers: list[Ledger]) -> list[Ledger]:
    """The ledgers with the planted rows in them, and the two months that were sent twice."""
    planted = [_with_rows(ledger) for ledger in ledgers]
    out = []
    for ledger in planted:
        if (ledger.unit, ledger.month) == MENDED[:2]:
            out += _mended(ledger)
        elif (ledger.unit, ledger.month) == CORRECTED[:2]:
            out += _corrected(ledger)
        else:
            out.append(ledger)
    return out


def _with_rows(ledger: Ledger) -> Ledger:
    rows = [r for r in table("faults") if (r["unit"], r["month"]) == (ledger.unit, ledger.month.isoformat())]
    return replace(ledger, lines=ledger.lines + tuple(map(_faulty, rows))) if rows else ledger


def _faulty(row: dict[str, str]) -> Line:
    def day(name: str) -> date | None:
        return date.fromisoformat(row[name]) if row[name] else None

    plain = {name: row[name] for name in ("unit", "sector", "entity", "description", "source", "level")}
    hazard = Hazard(
        place=row["unit"],
        found_on=day("found_on"),
        due_on=day("due_on"),
        person="赵某",
        measures="限期整改",
        **plain,
    )
    cells = dict(cell.split("=") for cell in row["cells"].split("；"))
    written = {name: value or None for name, value in cells.items()}
    return Line(hazard, day("rectified_on"), hazard.due_on, written, rejected=row["why"])


def _mended(ledger: Ledger) -> list[Ledger]:
    bad = replace(ledger.lines[-1], written={"found": None}, rejected="排查日期空白，后已补正")
    first = replace(ledger, lines=ledger.lines[:-1] + (bad,))
    return [first, sent_again(ledger, MENDED[2], ledger.lines, ledger.received_on + timedelta(days=5))]


def _corrected(ledger: Ledger) -> list[Ledger]:
    gone = max(n for n, line in enumerate(ledger.lines) if line.claim)
    kept = ledger.lines[:gone] + ledger.lines[gone + 1 :]
    return [ledger, sent_again(ledger, CORRECTED[2], kept, ledger.received_on + timedelta(days=7))]
