"""Where a sheet's header is and which of its columns mean what; unknown and doubled headings are named."""

import re
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property, lru_cache

from etl.book import Cell, Sheet
from etl.header_end import ends_too_early
from etl.reference import Reference
from etl.returns import RETURNS, Column, Return
from etl.text import is_unit_only, narrow, plain

LOOK_AT_ROWS = 40
MOST_LEVELS = 5
A_DAY = re.compile(r"(\d{4}[年./-])?\d{1,2}[月./-]\d{1,2}[日号]?")
GROUP_TAIL = re.compile(r"(基本)?(信息|情况|概况|内容|落实|环节|阶段)$")
ABOUT_CLOSING = re.compile("整改|治理|复查|复核|验收|销号|督办|交办")
SAYS_WHEN = ("date", "due", "datetime", "status", "text")
LEAF_ALONE = 3  # a lower heading this long says enough without the group above it


@dataclass
class Header:
    """The header found for one return: rows start..end (end excluded) and what each column means."""

    kind: Return
    start: int
    end: int
    columns: dict[int, Column] = field(default_factory=dict)  # column number -> meaning
    unknown: dict[int, str] = field(default_factory=dict)  # column number -> heading as written
    headings: dict[int, str] = field(default_factory=dict)  # column number -> heading as written
    units: dict[int, str] = field(
        default_factory=dict
    )  # what columns of money are counted in, see etl/units.py
    memory: dict = field(default_factory=dict)  # what parts of rows came to, see cleaning.RowCells.remembered

    @cached_property
    def at(self) -> dict[str, int]:
        """Column name -> its first column number; merely kept columns are left out."""
        found: dict[str, int] = {}
        for at, column in self.columns.items():
            if column.kind != "extra":
                found.setdefault(column.name, at)
        return found

    @cached_property
    def kept(self) -> list[tuple[int, str]]:
        """Unknown and merely kept columns: number and heading."""
        return [
            (at, heading)
            for at, heading in self.headings.items()
            if at in self.unknown or self.columns[at].kind == "extra"
        ]

    @cached_property
    def main_at(self) -> int | None:
        """The column without which a row is none: description, item or time of occurrence."""
        for at, column in self.columns.items():
            if column.required and column.kind in ("text", "item", "datetime"):
                return at
        return None

    @cached_property
    def main_heading(self) -> str:
        """The main column's heading in plain form."""
        return plain(self.headings[self.main_at])

    @cached_property
    def width(self) -> int:
        """The number of columns up to the last one with a heading."""
        return max(self.headings, default=-1) + 1

    def names(self) -> set[str]:
        """The columns found, by name."""
        return {column.name for column in self.columns.values()}

    def doubled(self) -> list[tuple[str, str]]:
        """Pairs of headings that claim one meaning."""
        first: dict[tuple[str, str], int] = {}
        pairs = []
        for at, column in sorted(self.columns.items()):
            if column.kind == "extra":
                continue
            key = (column.name, column.means)
            if key in first:
                pairs.append((self.headings[first[key]], self.headings[at]))
            first.setdefault(key, at)
        return pairs

    def missing(self) -> list[str]:
        """Labels of required headings that are not there."""
        names = self.names()
        labels = [
            column.label for column in self.kind.columns if column.required and column.name not in names
        ]
        if self.kind.at_least and not names & set(self.kind.at_least):
            labels.append("或".join(self.kind.column(name).label for name in self.kind.at_least))
        return labels


def find_header(sheet: Sheet, reference: Reference, title_hint: str) -> Header | None:
    """The best header over all returns and places; None when no row looks like one."""
    best, best_score = None, (0,)
    filled_rows = [
        i for i, row in enumerate(sheet.rows[:LOOK_AT_ROWS]) if sum(c is not None for c in row) > 1
    ]
    lookups = [(kind, _lookup(kind, reference)) for kind in RETURNS]
    for start in filled_rows:
        for depth in range(1, MOST_LEVELS + 1):
            if start + depth > len(sheet.rows) or holds_a_day(sheet.rows[start + depth - 1]):
                break
            paths = _paths(sheet, start, depth)
            for order, (kind, lookup) in enumerate(lookups):
                header = _match(kind, lookup, paths, start, start + depth)
                if len(header.columns) < 2:
                    continue
                said = bool(kind.title_says and re.search(kind.title_says, title_hint))
                known = len({(c.name, c.means) for c in header.columns.values()})
                is_whole = not header.missing() or _is_told(header, said)
                is_cut = ends_too_early(sheet, start, start + depth)
                score = (is_whole, not is_cut, known + said, said, -depth, -start, -order)
                if score > best_score:
                    best, best_score = header, score
    return best


def holds_a_day(row: list[Cell]) -> bool:
    """A row with a cell that is a day is data, however the headings above it are merged."""
    return any(
        isinstance(cell, date) or (isinstance(cell, str) and len(cell) < 20 and A_DAY.fullmatch(narrow(cell)))
        for cell in row
    )


def _is_told(header: Header, said: bool) -> bool:
    """A form that only updates stays that form without its id column: read as a ledger it would add its rows."""
    return bool(header.kind.told_by) and (said or not header.names().isdisjoint(header.kind.told_by))


@lru_cache(maxsize=64)
def _declared(kind: Return) -> tuple[dict[str, Column], tuple[Column, ...]]:
    spellings = {}
    for column in kind.columns:
        for heading in (column.label, *column.headings):
            spellings["/".join(plain(level) for level in heading.split("/"))] = column
            spellings.setdefault(plain(heading), column)
    return spellings, tuple(column for column in kind.columns if column.pattern)


def _lookup(kind: Return, reference: Reference):
    """A function from a heading's levels to the one column it means, or None."""
    spellings, patterned = _declared(kind)
    confirmed = {
        word: kind.column(name)
        for word, name in reference.words("heading", kind.name).items()
        if any(column.name == name for column in kind.columns)
    }

    @cache
    def one(text: str) -> Column | None:
        found = confirmed.get(text.replace("/", "")) or spellings.get(text)
        if found:
            return found
        hits = [column for column in patterned if re.fullmatch(column.pattern, text)]
        return hits[0] if len(hits) == 1 else None

    def of(levels: tuple[str, ...]) -> Column | None:
        if found := one("/".join(levels)) or one("".join(levels)):
            return found
        if len(levels) > 2 and (found := one(f"{levels[0]}/{levels[-1]}") or one("/".join(levels[-2:]))):
            return found
        return _leaf(levels, one) if len(levels) > 1 else None

    return of


def _leaf(levels: tuple[str, ...], one) -> Column | None:
    """A lower heading under a group that adds nothing (基本信息/村名) or only its first word (整改情况/时间)."""
    group, leaf = levels[-2], levels[-1]
    if found := one(GROUP_TAIL.sub("", group) + leaf):
        return found
    found = one(leaf)
    if found and len(leaf) < LEAF_ALONE and found.kind in SAYS_WHEN and ABOUT_CLOSING.search(group):
        return None
    return found


def _match(kind: Return, lookup, paths: dict[int, list[str]], start: int, end: int) -> Header:
    header = Header(kind, start, end)
    for at, path in paths.items():
        header.headings[at] = "/".join(" ".join(level.split()) for level in path)
        column = lookup(tuple(plain(level) for level in path))
        if column:
            header.columns[at] = column
        else:
            header.unknown[at] = header.headings[at]
    return header


def _paths(sheet: Sheet, start: int, depth: int) -> dict[int, list[str]]:
    """For each column with a heading, its levels from top to bottom, merges spread, unit and number rows left out."""
    block = [list(row) for row in sheet.rows[start : start + depth]]
    width = max(len(row) for row in block)
    for row in block:
        row.extend([None] * (width - len(row)))
    for top, left, bottom, right in sheet.merges:
        if start <= top < start + depth:
            for r in range(top, min(bottom, start + depth - 1) + 1):
                for c in range(left, min(right, width - 1) + 1):
                    block[r - start][c] = block[top - start][left]
    if not sheet.merges:
        _spread_groups(block)
    block = [row for row in block if not is_unit_row(row) and not is_number_row(row)]
    paths = {}
    for c in range(width):
        levels = [str(row[c]) for row in block if row[c] is not None]
        levels = [level for i, level in enumerate(levels) if i == 0 or level != levels[i - 1]]
        if levels:
            paths[c] = levels
    return paths


def _spread_groups(block: list[list[Cell]]) -> None:
    """Without merge marks (CSV) a group heading stands over the blanks to its right that have headings below."""
    for r, row in enumerate(block[:-1]):
        group = None
        for c, cell in enumerate(row):
            below = any(lower[c] is not None for lower in block[r + 1 :])
            if cell is not None:
                group = cell if below else None
            elif below and group is not None and not any(upper[c] is not None for upper in block[:r]):
                row[c] = group


def is_unit_row(row: list[Cell]) -> bool:
    """（家）（项）（%）: the row of units under a header."""
    cells = [cell for cell in row if cell is not None]
    return len(cells) > 1 and all(isinstance(cell, str) and is_unit_only(cell) for cell in cells)


def is_number_row(row: list[Cell]) -> bool:
    """1 2 3 …: the row of column numbers under a header (甲, 乙 may stand before it)."""
    cells = [str(cell).strip("()（） ") for cell in row if cell is not None]
    cells = [cell for cell in cells if cell not in ("甲", "乙", "丙", "丁")]
    return len(cells) > 2 and cells == [str(i + 1) for i in range(len(cells))]
