"""A hazard ledger laid out on one page in the sender's own form, its truth noted row by row."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from tests.towns.finding import DONE, Finding, known
from tests.towns.made import Town
from tests.towns.page import Cell, Page


def iso(day: date | None) -> Cell:
    """2025-03-05."""
    return day.isoformat() if day else None


@dataclass
class Form:
    """Columns as (what it holds, heading levels); the words in which each is written.

    write overrides how one thing is written: what it holds -> function of the finding. major: the title says so.
    """

    columns: list[tuple[str, tuple[str, ...]]]
    day: Callable[[date | None], Cell] = iso
    write: dict[str, Callable[[Finding], Cell]] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)  # a kept word -> the sender's word for it
    major: bool = False

    @property
    def holds(self) -> set[str]:
        """What the form lets the office know."""
        return {what for what, _ in self.columns}

    @property
    def paths(self) -> list[tuple[str, ...]]:
        """The headings."""
        return [path for _, path in self.columns]

    def cells(self, told: Finding, serial: Cell) -> list[Cell]:
        """One row."""
        return [serial if what == "serial" else self._cell(what, told) for what, _ in self.columns]

    def _cell(self, what: str, told: Finding) -> Cell:
        if what in self.write:
            return self.write[what](told)
        if what in ("found", "rectified", "accepted", "handed"):
            return self.day(getattr(told, f"{what}_on"))
        if what in ("done", "doing", "open"):
            return "√" if _tick_of(told.state) == what else None
        names = {"status": "state", "no": "number"}
        value = getattr(told, names.get(what, what), None)
        return self.words.get(value, value) if isinstance(value, str) else value


def _tick_of(state: str) -> str:
    return "done" if state in DONE else "doing" if state == "整改中" else "open"


@dataclass
class Ledger:
    """One sheet of a workbook being filled."""

    town: Town
    workbook: str
    form: Form
    reporting_on: date
    page: Page
    sheet: str | None = None  # the sheet as the importer names it; '' in CSV and HTML
    serial: int = 0
    loaded: int = 0
    rejected: int = 0

    def row(self, told: Finding, serial: Cell = None, **changes: Cell) -> int:
        """A good row; changes replace what is written, by what the column holds. Its row number."""
        number = self._write(told, serial, changes)
        self.loaded += 1
        truth = known(told, self.form.holds, self.reporting_on, self.form.major)
        self.town.truth["hazard"].append(truth | self._where(number))
        return number

    def again(self, told: Finding, truth: dict, serial: Cell = None, **changes: Cell) -> int:
        """A later report of a hazard told before: the truth is given whole and takes the earlier one's place."""
        number = self._write(told, serial, changes)
        self.loaded += 1
        kept = self.town.truth["hazard"]
        before = next(
            row
            for row in kept
            if row["description"] == told.description and row["place"] == (told.place or "")
        )
        kept[kept.index(before)] = before | truth | self._where(number)
        return number

    def bad(self, why: str, told: Finding, serial: Cell = None, **changes: Cell) -> int:
        """A row that must be refused."""
        number = self._write(told, serial, changes)
        self.rejected += 1
        self.town.reject(self.workbook, self._sheet(), number, why)
        return number

    def close(self) -> Page:
        """Account for the sheet; the page."""
        self.town.account(self.workbook, self._sheet(), "hazard", self.loaded, self.rejected)
        return self.page

    def _write(self, told: Finding, serial: Cell, changes: dict[str, Cell]) -> int:
        self.serial += 1
        cells = self.form.cells(told, serial or self.serial)
        for what, value in changes.items():
            cells[[name for name, _ in self.form.columns].index(what)] = value
        return self.page.add(*cells)

    def at(self, what: str) -> int:
        """The column (from 0) that holds it."""
        return [name for name, _ in self.form.columns].index(what)

    def _where(self, number: int) -> dict:
        return {"workbook": self.workbook, "sheet": self._sheet(), "row": number}

    def _sheet(self) -> str:
        return self.page.name if self.sheet is None else self.sheet
