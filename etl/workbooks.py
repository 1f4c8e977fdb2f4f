"""One file from bytes to outcome: its fate, its sheets, its problems."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from etl.book import Book, workbook_id
from etl.known import Known
from etl.problems import NotReadable, Problem
from etl.reading import read_book
from etl.reference import Reference
from etl.returns import Return, return_named
from etl.sheets import SheetOutcome, Source, read_sheet
from etl.tables import Table, arrow_table, joined
from etl.text import plain


@dataclass
class WorkbookOutcome:
    """The fate of one workbook: 'loaded', 'partial' or 'refused'."""

    file: str
    workbook_id: str
    status: str
    kind: str = ""
    sheets: list[SheetOutcome] = field(default_factory=list)
    file_problems: list[Problem] = field(default_factory=list)

    def problems(self) -> list[Problem]:
        """All problems, the file's own first, then sheet by sheet."""
        return self.file_problems + [problem for sheet in self.sheets for problem in sheet.problems]

    def only_updates(self) -> bool:
        """Whether a sheet is a follow-up, which is read when everything else is known."""
        return any(s.return_name and return_named(s.return_name).only_updates for s in self.sheets)

    def tables(self) -> dict[str, Table]:
        """Cleaned rows by table, one row per record, in the order of sheets and rows."""
        found: dict[str, list[Table]] = {}
        for number, sheet in enumerate(self.sheets):
            if sheet.table and sheet.records:
                common = _of_sheet(sheet, self.workbook_id) | {"sheet_no": number}
                part = arrow_table(sheet.table, sheet.records, common, identity_key=identity_keys(sheet))
                found.setdefault(sheet.table, []).append(part)
        return {table: joined(parts) for table, parts in found.items()}


def read_workbook(
    file: str,
    content: bytes,
    reference: Reference,
    loaded_on: date,
    known: Known | None = None,
    read: Callable[[bytes], Book] = read_book,
) -> WorkbookOutcome:
    """Read a whole file; a file that cannot be read at all is refused with one plain sentence.

    known are the hazards that a follow-up in it may name: none of them, all its rows are rejected. read turns bytes
    into a workbook, here or in a process apart.
    """
    number = workbook_id(content)
    try:
        book = read(content)
    except NotReadable as error:
        problem = Problem("error", "unreadable", "", None, None, file, str(error))
        return WorkbookOutcome(file, number, "refused", file_problems=[problem])
    source = Source(file, number, loaded_on, known or Known([], {}))
    sheets = [read_sheet(sheet, source, reference) for sheet in book.sheets]
    outcome = WorkbookOutcome(file, number, _status(sheets), book.kind, sheets)
    if all(sheet.status in ("empty", "hidden", "ignored") for sheet in sheets):
        advice = "工作簿里没有可读的内容（空表或全部隐藏），请填好后重新报送"
        outcome.file_problems.append(Problem("error", "empty", "", None, None, file, advice))
    return outcome


def identity_keys(sheet: SheetOutcome) -> list[str]:
    """What makes two reports the same hazard or accident, by row (design section 6); '' for aggregate rows."""
    if sheet.table == "accident_report":
        return [_accident_key(record) for record in sheet.records]
    if sheet.table != "hazard_report":
        return [""] * len(sheet.records)
    kind = return_named(sheet.return_name)
    return [
        _numbered(record, kind) if record["hazard_no"] else record["row_identity"] for record in sheet.records
    ]


def _numbered(record: dict, kind: Return) -> str:
    scope = "" if kind.town_wide_numbers else record["reporting_place_id"] or ""
    return f"no|{kind.name}|{scope}|{plain(record['hazard_no'])}"


def _accident_key(record: dict) -> str:
    if record["accident_no"]:
        return f"no|{plain(record['accident_no'])}"
    day = record["occurred_at"].date()
    return f"row|{record['place_id'] or ''}|{day}|{record['identity_words']}"


def _status(sheets: list[SheetOutcome]) -> str:
    states = {sheet.status for sheet in sheets}
    if not states & {"loaded", "partial"}:
        return "refused"
    return "partial" if states & {"partial", "refused"} else "loaded"


def _of_sheet(sheet: SheetOutcome, number: str) -> dict:
    context = sheet.context
    return {
        "return_name": sheet.return_name,
        "sheet": sheet.sheet,
        "period_start": context.period.start,
        "period_end": context.period.end,
        "reporting_on": context.reporting_on,
        "workbook_id": number,
    }
