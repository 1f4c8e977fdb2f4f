"""Aggregate sheets whose villages are columns, turned so that each village is a row like any other.

What is counted: a turned sheet reads its lines above the table, its columns (label columns, villages, 合计) and its lines
below. A village's column is loaded or rejected; label columns are heads and 合计 is a total, both set aside with the
lines around the table; so read = loaded + rejected + set_aside. A loaded village's row_no is the row in which its name
stands, and each problem points to the cell where it really lies.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from etl.book import Cell, Sheet
from etl.problems import Problem
from etl.reference import Reference
from etl.rows import NOTE_WORDS
from etl.text import UNITS, narrow, plain, shown

LOOK_AT_ROWS = 40
FEWEST = 2  # villages across: fewer may as well be a list
FIGURE = re.compile(rf"\d[\d,.]*(?:{UNITS})?")
NUMBERING = re.compile(r"^\s*[（(]?[\d一二三四五六七八九十]+[)）.、．]\s*")  # 1.一般隐患数, （二）重大隐患
HEADING = "村（社区）"  # what the corner cell (区域, 指标, 项目 …) stands for once the sheet is turned


@dataclass(frozen=True)
class Turned:
    """A turned sheet and the way back: the head's row, the labels' and the villages' columns, the block's last row."""

    sheet: Sheet
    head: int
    labels: list[int]
    across: list[int]
    last: int

    def origin(self, row_no: int, column: int | None) -> tuple[int, int | None]:
        """Where a cell of the turned sheet lies in the sheet as sent; rows from 1, columns from 0."""
        row = row_no - 1 - self.head
        if row < 0:
            return row_no, column
        if row >= len(self.labels) + len(self.across):
            return self.last + 2 + row - len(self.labels) - len(self.across), column
        if row < len(self.labels):
            return self.head + 1 + (column or 0), self.labels[row]
        return self.head + 1 + (column or 0), self.across[row - len(self.labels)]

    def back(self, problem: Problem) -> Problem:
        """The same problem at its own cell."""
        if problem.row is None:
            return problem
        row, column = self.origin(problem.row, problem.column)
        return replace(problem, row=row, column=column)


def turn(sheet: Sheet, reference: Reference) -> Turned | None:
    """The sheet turned, when a row of it names at least two registered places side by side; else None."""
    for head, row in enumerate(sheet.rows[:LOOK_AT_ROWS]):
        places = [
            c for c, cell in enumerate(row) if isinstance(cell, str) and plain(cell) in reference.places
        ]
        if len(places) < FEWEST or places[0] == 0:
            continue
        block = range(head + 1, _last_row(sheet, head, places) + 1)
        named = [c for c, cell in enumerate(row) if cell is not None]
        labels = [c for c in range(places[0]) if _holds(sheet, block, c, is_word)]
        labels = [c for c in labels if not _holds(sheet, block, c, is_figure)]
        across = [c for c in named if labels and c > labels[0] and c not in labels]
        if len(block) > 1 and labels and len(across) <= 2 * len(places):
            return _turned(sheet, head, labels, across, block[-1])
    return None


def turned_outcome(outcome, turned: Turned):
    """The outcome of reading the turned sheet, told in rows and cells of the sheet as sent."""
    for row in (*outcome.records, *outcome.rejected):
        row["row_no"] = turned.head + 1
    outcome.problems = [turned.back(problem) for problem in outcome.problems]
    outcome.set_aside = {turned.origin(row, 0)[0]: reason for row, reason in outcome.set_aside.items()}
    return outcome


def read_turned(sheet: Sheet, reference: Reference, read: Callable[[Sheet], object | None]):
    """What the given reader makes of the turned sheet; None when the sheet is not of this kind or is not understood."""
    turned = turn(sheet, reference)
    outcome = read(turned.sheet) if turned else None
    return turned_outcome(outcome, turned) if outcome else None


def _last_row(sheet: Sheet, head: int, across: list[int]) -> int:
    """The last row of the block: below it no village has a value, or the notes begin."""
    last = head
    for r in range(head + 1, len(sheet.rows)):
        row = sheet.rows[r]
        first = next((shown(cell) for cell in row if cell is not None), "")
        if NOTE_WORDS.search(narrow(first)):
            break
        if any(c < len(row) and row[c] is not None for c in across):
            last = r
    return last


def is_figure(cell: Cell) -> bool:
    """A number, also one with its unit."""
    return isinstance(cell, (int, float)) or (
        isinstance(cell, str) and FIGURE.fullmatch(narrow(cell)) is not None
    )


def is_word(cell: Cell) -> bool:
    """Text that is no figure."""
    return isinstance(cell, str) and not is_figure(cell)


def _holds(sheet: Sheet, block: range, column: int, kind: Callable[[Cell], bool]) -> bool:
    return any(kind(_cell(sheet, r, column)) for r in block)


def _turned(sheet: Sheet, head: int, labels: list[int], across: list[int], last: int) -> Turned:
    block = range(head + 1, last + 1)
    words = _labels(sheet, block, labels)
    heads = [[HEADING if k == 0 else None, *words[c]] for k, c in enumerate(labels)]
    columns = [[_cell(sheet, head, c), *(_cell(sheet, r, c) for r in block)] for c in across]
    rows = [*sheet.rows[:head], *heads, *columns, *sheet.rows[last + 1 :]]
    return Turned(Sheet(sheet.name, rows), head, labels, across, last)


def _labels(sheet: Sheet, block: range, labels: list[int]) -> dict[int, list[Cell]]:
    """Each label column from top to bottom, merges filled; without merge marks a group stands until the next one."""
    merged = {
        (r, c): _cell(sheet, top, left)
        for top, left, bottom, right in sheet.merges
        for r in range(top, bottom + 1)
        for c in range(left, right + 1)
    }
    found: dict[int, list[Cell]] = {}
    for k, c in enumerate(labels):
        words = [merged.get((r, c), _cell(sheet, r, c)) for r in block]
        if k < len(labels) - 1:
            for i, word in enumerate(words):
                if word is None and i:
                    words[i] = words[i - 1]
        found[c] = [NUMBERING.sub("", word) if isinstance(word, str) else word for word in words]
    return found


def _cell(sheet: Sheet, row: int, column: int) -> Cell:
    line = sheet.rows[row]
    return line[column] if column < len(line) else None
