"""What is to be known at the end, reckoned from what was told, never by reading a file back."""

from dataclasses import dataclass, fields
from datetime import date, timedelta

from tests.sample_town.forms import form_of
from tests.sample_town.hazard import Hazard
from tests.sample_town.reports import Ledger, Line
from tests.sample_town.town import OFFICE


@dataclass
class Known:
    """One hazard as the returns together tell it; days that nobody told are None."""

    place: str
    reporting_place: str
    sector: str
    entity: str
    description: str
    level: str
    source: str
    found_on: date
    due_on: date | None
    rectified_on: date | None = None
    rectified_from: date | None = None
    rectified_estimated: bool = False
    accepted_on: date | None = None
    withdrawn_on: date | None = None
    due_changes: int = 0
    reopened: int = 0
    vanished: bool = False
    first_reported_on: date | None = None
    last_reported_on: date | None = None
    _last_due: date | None = None
    _last_open: date | None = None
    _is_done: bool = False

    def is_closed(self, on: date) -> bool:
        """Closed on or before the day: rectified for 一般, accepted (销号) for 重大."""
        closed = self.accepted_on if self.level == "重大" else self.rectified_on
        return closed is not None and closed <= on

    def row(self) -> dict:
        """The public columns."""
        return {f.name: getattr(self, f.name) for f in fields(self) if not f.name.startswith("_")}


def reckon(ledgers: list[Ledger]) -> dict[Hazard, Known]:
    """Every hazard told of in an accepted row, as known after the last ledger; a later sending of a month counts last."""
    known: dict[Hazard, Known] = {}
    for ledger in sorted(ledgers, key=lambda one: (one.reporting_on, one.edition)):
        for line in ledger.lines:
            if not line.rejected:
                one = known.get(line.hazard) or known.setdefault(line.hazard, _first(line, ledger))
                _learn(one, line, ledger)
    for hazard, one in known.items():
        one.due_on = hazard.extended_to or one.due_on
        one.withdrawn_on = hazard.withdrawn_on
    for ledger in ledgers:
        _mark_vanished(known, ledger, ledgers)
    return known


def _first(line: Line, ledger: Ledger) -> Known:
    h = line.hazard
    one = Known(
        h.place, ledger.unit, h.sector, h.entity, h.description, h.level, "未注明", h.found_on, line.due_on
    )
    one.first_reported_on, one._last_due = ledger.reporting_on, line.due_on
    return one


def _learn(one: Known, line: Line, ledger: Ledger) -> None:
    one.last_reported_on = ledger.reporting_on
    if _tells(ledger, "source"):
        one.source = line.hazard.source
    if line.due_on != one._last_due:
        one.due_changes, one._last_due = one.due_changes + 1, line.due_on
    if line.claim is None:
        one.reopened += one._is_done
        one.rectified_on = one.rectified_from = one.accepted_on = None
        one._last_open, one._is_done, one.rectified_estimated = ledger.reporting_on, False, False
        return
    if _tells(ledger, "rectified"):
        one.rectified_on = one.rectified_from = line.claim
        one.rectified_estimated = False
    elif not one._is_done:
        _estimate(one, line, ledger)
    one._is_done = True
    one.accepted_on = line.accepted_on or one.accepted_on


def _estimate(one: Known, line: Line, ledger: Ledger) -> None:
    """Said to be rectified without a day: at once, where that was asked and nobody had it open since."""
    one.rectified_estimated = True
    if line.hazard.is_at_once and one._last_open is None:
        one.rectified_on = one.rectified_from = one.found_on
        return
    one.rectified_from = one._last_open + timedelta(days=1) if one._last_open else one.found_on
    one.rectified_on = ledger.reporting_on


def _tells(ledger: Ledger, what: str) -> bool:
    return ledger.unit == OFFICE or what in dict(form_of(ledger.unit, ledger.month).columns)


def _mark_vanished(known: dict[Hazard, Known], ledger: Ledger, ledgers: list[Ledger]) -> None:
    """Told in the first sending of a month, no longer in the second, nor in any later ledger."""
    if not ledger.edition:
        return
    first = next(
        one for one in ledgers if (one.unit, one.month, one.edition) == (ledger.unit, ledger.month, "")
    )
    again = {line.hazard for line in ledger.lines}
    for line in first.lines:
        if not line.rejected and line.hazard not in again:
            known[line.hazard].vanished = known[line.hazard].last_reported_on <= first.reporting_on
