"""Which ledger tells of which hazard, on what day, and what it says of it then."""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random

from tests.sample_town.forms import form_of
from tests.sample_town.hazard import Hazard
from tests.sample_town.town import LAST_DAY, MONTHS, OFFICE, SEED, Unit, last_of_month, next_month


@dataclass(frozen=True)
class Line:
    """What one ledger says of one hazard. written: cells that differ from what is meant; rejected: a planted fault."""

    hazard: Hazard
    claim: date | None  # rectified on, as told; None: open
    due_on: date | None
    written: dict = field(default_factory=dict)
    rejected: str = ""
    accepted_on: date | None = None


@dataclass(frozen=True)
class Ledger:
    """One workbook of one sender for one month. edition: '' or the words behind a second sending's name."""

    unit: str
    month: date
    reporting_on: date
    received_on: date
    lines: tuple[Line, ...]
    edition: str = ""

    @property
    def until(self) -> date:
        """The last finding that it can tell of."""
        return min(self.reporting_on, last_of_month(self.month))


def line(hazard: Hazard, on: date) -> Line:
    """What is said of the hazard on that day; an acceptance (销号) only where it has happened."""
    due = hazard.due_on
    if hazard.later_due and hazard.later_due[0] <= on:
        due = hazard.later_due[1]
    accepted = hazard.accepted_on if hazard.accepted_on and hazard.accepted_on <= on else None
    written = {"found": hazard.mistyped_found} if hazard.mistyped_found else {}
    return Line(hazard, hazard.claim(on), due, written, accepted_on=accepted)


def ledgers_of(unit: Unit, hazards: list[Hazard]) -> list[Ledger]:
    """The sender's ledgers, one a month that it sent; hazards are its own, in the order of the finding."""
    rng = Random(f"{SEED} returns {unit.name}")
    sent, told = [], {}  # told: hazard -> the latest line about it
    for month in MONTHS:
        reporting_on, received_on = _days(rng, unit, month)
        if month in unit.unsent:
            continue
        until = min(reporting_on, last_of_month(month))
        again = [h for h in told if _is_told_again(unit, told[h], month, reporting_on)]
        fresh = [h for h in hazards if h not in told and h.found_on <= until]
        lines = tuple(line(h, reporting_on) for h in again + fresh)
        told |= {one.hazard: one for one in lines}
        sent.append(Ledger(unit.name, month, reporting_on, received_on, lines))
    return sent


def _is_told_again(unit: Unit, before: Line, month: date, reporting_on: date) -> bool:
    hazard = before.hazard
    if hazard.is_gone(reporting_on) or (unit.forgets_since and month >= unit.forgets_since):
        return False
    undone = (
        hazard.false_claim and before.claim == hazard.false_claim[0] and hazard.false_claim[1] <= reporting_on
    )
    return before.claim is None or bool(undone) or (unit.whole_year and hazard.found_on.year == month.year)


def _days(rng: Random, unit: Unit, month: date) -> tuple[date, date]:
    """When the sender closed its ledger, and when the office received it."""
    end = last_of_month(month)
    closed = end - timedelta(days=rng.choice((0, 0, 0, 1, 2, 3)))
    received = next_month(month) + timedelta(days=rng.randint(0, 2))
    if rng.random() < unit.lateness:
        received = next_month(month) + timedelta(days=rng.randint(4, 13))
        closed = received - timedelta(days=1) if end < LAST_DAY and rng.random() < 0.5 else closed
    has_line = form_of(unit.name, month).unit_line
    return (closed if has_line else end), received


def register(majors: list[Hazard]) -> list[Ledger]:
    """The town's register of major hazards, one a month: what is open, and what was accepted in that year."""
    sent = []
    for month in MONTHS:
        end = last_of_month(month)
        told = [h for h in majors if h.found_on <= end and not _is_done_before(h, month)]
        lines = tuple(line(h, end) for h in told)
        sent.append(Ledger(OFFICE, month, end, next_month(month) + timedelta(days=month.month % 3), lines))
    return sent


def _is_done_before(hazard: Hazard, month: date) -> bool:
    return hazard.accepted_on is not None and hazard.accepted_on < date(month.year, 1, 1)


def sent_again(ledger: Ledger, edition: str, lines: tuple[Line, ...], received_on: date) -> Ledger:
    """The same month once more, with other lines."""
    return replace(ledger, edition=edition, lines=lines, received_on=received_on)
