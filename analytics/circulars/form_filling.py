"""A county's form being filled cell by cell, with what is to be said of each cell."""

import re
from dataclasses import dataclass, field
from datetime import date

from analytics.circulars.form_explained import Told
from analytics.circulars.form_marks import (
    MARK,
    NUMERATOR,
    PERCENT,
    SECTOR,
    VALUE,
    VILLAGE,
    Mark,
    UnknownMark,
    read,
    word_of,
)
from analytics.circulars.form_rows import FIELDS, listed, unsaid
from analytics.circulars.form_sheet import put, spread
from analytics.figures import Figure, figure, from_known_days, show
from analytics.open_ages import LONG_AGO
from analytics.scope import Scope
from analytics.store import Snapshot
from analytics.wording import full_day_text, printed_number


@dataclass
class Filling:
    """One form being filled: `told` is what the sheet 口径 will say of each cell."""

    snapshot: Snapshot
    scope: Scope
    on: date
    told: list[Told] = field(default_factory=list)
    asked: dict = field(default_factory=dict)

    def problems(self, sheet) -> list[str]:
        """Every mark that means nothing, by cell."""
        found = []
        for cell in marked(sheet):
            for text in MARK.findall(cell.value):
                try:
                    read(self.snapshot, text, self.scope)
                except UnknownMark as why:
                    found.append(f"工作表“{sheet.title}”{cell.coordinate}的{{{{{text}}}}}：{why}")
        return found

    def fill(self, sheet) -> None:
        """Every marked cell, from the last row up, so that rows put in move nothing still to be filled."""
        for row in sorted({cell.row for cell in marked(sheet)}, reverse=True):
            cells = [cell for cell in marked(sheet) if cell.row == row]
            marks = [
                read(self.snapshot, text, self.scope) for cell in cells for text in MARK.findall(cell.value)
            ]
            kinds = {mark.name for mark in marks if mark.kind == "each"}
            texts = {cell.column: cell.value for cell in cells}
            if any(mark.kind == "field" for mark in marks):
                self.list_rows(sheet, row, texts, [mark.name for mark in marks if mark.kind == "field"])
            elif kinds:
                self.repeat(sheet, row, texts, kinds.pop())
            else:
                self.fill_row(sheet, row, texts, self.scope, "")

    def repeat(self, sheet, row: int, texts: dict[int, str], kind: str) -> None:
        """A row for each sector or village."""
        # every line of the ledger, also what no register names, so that the rows sum to the whole
        key, by = {SECTOR: ("sectors", "sector"), VILLAGE: ("places", "place")}[kind]
        names = [
            one.key for one in show(self.snapshot, "hazards_found", self.scope.with_(since=LONG_AGO), by)
        ]
        self.make_room(sheet, row, len(names))
        for at, name in enumerate(names, start=row):
            self.fill_row(sheet, at, texts, self.scope.with_(**{key: (name,)}), name)

    def list_rows(self, sheet, row: int, texts: dict[int, str], names: list[str]) -> None:
        """A row for each 重大 hazard; without one 无."""
        rows, t = listed(self.snapshot, self.scope), self.scope.as_of
        self.make_room(sheet, row, len(rows))
        for at, hazard in enumerate(rows, start=row):
            for column, text in texts.items():
                found = read(self.snapshot, MARK.search(text)[1], self.scope)
                put(sheet.cell(at, column), FIELDS[found.name](hazard, t))
        for column in texts if not rows else ():
            put(sheet.cell(row, column), "无" if column == min(texts) else None)
        open_count = sum(one["closed_on"] is None or one["closed_on"] > t for one in rows)
        blanks = "；".join(f"{name}空{count}行" for name, count in unsaid(rows, names, t))
        note = f"截至日未销号{open_count}项，本期销号{len(rows) - open_count}项" + (
            f"；台账未填：{blanks}" if blanks else ""
        )
        scope = self.scope.with_(levels=("重大",))
        self.told.append(Told((sheet.title, row, min(texts)), f"{len(rows)}行", "重大隐患清单",
                              "到截至日未销号的，和本期销号的，各按发现日期", scope, note=note))  # fmt: skip

    def make_room(self, sheet, row: int, count: int) -> None:
        """More rows, and what was told of cells below goes down with them."""
        spread(sheet, row, count)
        for one in self.told:
            if one.at[0] == sheet.title and one.at[1] > row:
                one.at = (one.at[0], one.at[1] + max(0, count - 1), one.at[2])

    def fill_row(self, sheet, row: int, texts: dict[int, str], scope: Scope, each: str) -> None:
        """The marked cells of one row."""
        for column, text in texts.items():
            found = MARK.findall(text)
            cell = sheet.cell(row, column)
            if len(found) == 1 and MARK.fullmatch(text.strip()):
                self.fill_cell(cell, read(self.snapshot, found[0], scope), each)
            else:
                put(
                    cell,
                    MARK.sub(
                        lambda one, own=cell: self.words(own, read(self.snapshot, one[1], scope), each), text
                    ),
                )

    def words(self, cell, mark: Mark, each: str) -> str:
        """A mark among words."""
        if mark.kind == "figure":
            return self.value(cell, mark)[2]
        if mark.kind == "blank":
            self.told.append(Told(place_of(cell), "", "", "", None, note=f"留空待填：{mark.name}"))
            return ""
        return each if mark.kind == "each" else word_of(self.snapshot, mark.name, mark.scope, self.on)

    def fill_cell(self, cell, mark: Mark, each: str) -> None:
        """A cell that is one mark."""
        if mark.kind == "figure":
            value, shape, _ = self.value(cell, mark)
            put(cell, value, shape)
        elif mark.kind == "blank":
            self.words(cell, mark, each)
            cell.value = None
        else:
            put(cell, self.words(cell, mark, each))

    def value(self, cell, mark: Mark) -> tuple[object, str, str]:
        """(what the cell holds, its format, the same in words); told on the sheet 口径. Before the ledger: blank."""
        if mark.ask.kind not in ("level", "days") and not from_known_days(self.snapshot, mark.scope):
            since = self.snapshot.ledger_since
            why = f"台账从{full_day_text(since)}建起" if since else "没有台账"
            self.told.append(
                Told(
                    place_of(cell), "", mark.ask.label, mark.ask.formula, mark.scope, note=f"留空待填：{why}"
                )
            )
            return None, "", ""
        found = self.figure(mark)
        value, shape, text = in_part(mark, found)
        part = "" if mark.part == VALUE else f"的{mark.part}"
        self.told.append(
            Told(place_of(cell), text, f"{mark.ask.label}{part}", f"{mark.ask.formula}。{mark.ask.meaning}",
                 mark.scope, found.numerator, found.denominator)
        )  # fmt: skip
        return value, shape, text

    def figure(self, mark: Mark) -> Figure:
        """The figure, asked once however often the form needs it."""
        key = (mark.ask.name, mark.scope)
        if key not in self.asked:
            self.asked[key] = figure(self.snapshot, mark.ask.name, mark.scope)
        return self.asked[key]


def in_part(mark: Mark, found: Figure) -> tuple[object, str, str]:
    """(what the cell holds, its format, the same in words) of the part that a mark asks for."""
    if not mark.ask.is_rate or mark.part not in (VALUE, PERCENT):
        count = found.denominator if mark.ask.is_rate and mark.part != NUMERATOR else found.numerator
        return count, "0", str(count)
    number = printed_number(found.text)
    if number is None:
        return found.text, "", found.text
    if mark.part == PERCENT:
        return number * 100, "0.0", found.text.rstrip("%")
    return number, "0.0%" if mark.ask.is_share else "0.0", found.text


def place_of(cell) -> tuple[str, int, int]:
    """Where a cell is."""
    return cell.parent.title, cell.row, cell.column


def marked(sheet) -> list:
    """The cells of a sheet that carry a mark, row by row."""
    return [
        cell for row in sheet.iter_rows() for cell in row
        if isinstance(cell.value, str) and re.search(r"\{\{.*?\}\}", cell.value, re.DOTALL)
    ]  # fmt: skip
