"""Letters from before this program, handed over as a workbook: each row checked and added to data/journal/letters.csv."""

import csv
import io
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from analytics import journals
from analytics.circulars import journal
from analytics.circulars.earlier import COLUMNS, NAME, NEEDED, Earlier, checked, earlier, heads_of
from analytics.circulars.entered import moment, required
from analytics.circulars.line import not_a_formula, plain
from analytics.exported import Head, table_file
from analytics.store import Refused, Snapshot

TITLE = "以前发过的函件"
HOW = "一行一份函；反馈期限、反馈日期没有的留空；日期写成2025-03-31；主送写名录里的村（社区）、部门或责任领导"
WIDTHS = {"title": 36, "number": 22}
WHERE = ("who", "on", "snapshot", "workbook", "sheet", "row")

Rows = list[list[object]]


@dataclass(frozen=True)
class Refusal:
    """A row that was not added: sheet and row as a spreadsheet shows them, what was found and what to do."""

    sheet: str
    row: int
    words: str


@dataclass(frozen=True)
class HandedOver:
    """How many rows were added, how many stood in the register already, and which were refused."""

    added: int
    known: int
    refused: list[Refusal]


def form() -> bytes:
    """The empty workbook to fill in."""
    heads = [Head(word, width=WIDTHS.get(name, 14)) for name, word in COLUMNS.items()]
    return table_file(TITLE, [HOW], heads, [])


def hand_over(
    snapshot: Snapshot, workbook: str, sheets: dict[str, Rows], who: str, on: datetime | None = None
) -> HandedOver:
    """Add the letters of a workbook's cells to the register. A row that stands there already adds nothing; one that
    cannot be used is refused by itself, and the others are added. Refused without a name."""
    who, on = required("经办人", who), on or datetime.now()
    refused: list[Refusal] = []
    known: list[Earlier] = []

    def make(_: list[dict]) -> list[dict]:
        there = {(one.number, one.unit): one for one in earlier(snapshot)[0]}
        heads = heads_in_file(snapshot.data)
        own, made = {line["number"] for line in journal.issued(snapshot.data)}, []
        for sheet, row, values in rows_of(sheets, refused):
            try:
                one = checked(snapshot, values)
                refuse_wrong(one, on.date(), own)
                if is_there(one, there):
                    known.append(one)
                    continue
            except Refused as problem:
                refused.append(Refusal(sheet, row, str(problem)))
                continue
            there[one.number, one.unit] = one
            said = {"who": who, "on": moment(on), "snapshot": snapshot.number}
            said |= {"workbook": not_a_formula(plain(workbook)), "sheet": sheet, "row": row}
            made.append({heads[name]: value for name, value in values.items()} | said)
        return made

    columns = [*heads_in_file(snapshot.data).values(), *WHERE]
    added = journals.add_all(snapshot.data, NAME, columns, make)
    return HandedOver(len(added), len(known), refused)


def heads_in_file(data: Path) -> dict[str, str]:
    """Under which heading the office's list has each column, our own where it has none."""
    lines = csv.reader(io.StringIO(journals.text_of(journals.file_of(data, NAME)), newline=""))
    return {name: name for name in COLUMNS} | heads_of(next(lines, []))


def rows_of(sheets: dict[str, Rows], refused: list[Refusal]) -> list[tuple[str, int, dict[str, str]]]:
    """(sheet, row, the six values as text) of every row below the headings; a sheet without them is refused."""
    found = []
    for sheet, rows in sheets.items():
        texts = [[words(cell) for cell in row] for row in rows]
        top = next((at for at, row in enumerate(texts) if set(NEEDED) <= set(heads_of(row))), None)
        if top is None:
            if any(map(any, texts)):
                needed = "、".join(COLUMNS[name] for name in NEEDED)
                refused.append(Refusal(sheet, 1, f"没有找到表头（{needed}），整张表没有登记，请用模板填写"))
            continue
        at = {name: texts[top].index(head) for name, head in heads_of(texts[top]).items()}
        for row_no, row in enumerate(texts[top + 1 :], start=top + 2):
            values = {name: row[at[name]] if at.get(name, len(row)) < len(row) else "" for name in COLUMNS}
            found += [(sheet, row_no, values)] if any(values.values()) else []
    return found


def words(cell: object) -> str:
    """A cell as text: a day as 2025-03-31, a whole number without its point."""
    if isinstance(cell, datetime):
        cell = cell.date()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return not_a_formula(plain(cell))


def refuse_wrong(one: Earlier, today: date, own: set[str]) -> None:
    """What the form itself cannot know."""
    if one.number in own:
        raise Refused(f"文号{one.number}是在这里印发的，已在登记里，不用再登")
    if one.issued_on > today:
        raise Refused(f"印发日期{one.issued_on}在今天之后，请核对")


def is_there(one: Earlier, there: dict[tuple[str, str], Earlier]) -> bool:
    """Whether the register has this very letter; Refused where it has it with other words or days."""
    before = there.get((one.number, one.unit))
    if before and before != one:
        raise Refused(
            f"文号{one.number}发给{one.unit}的已登记过，标题或日期不同，登记的没有改动；收到反馈的，请在通报的函件登记里登记"
        )
    return before is not None
