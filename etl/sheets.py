"""One sheet from cells to cleaned records: header, context, rows, checks; every row is accounted for."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from etl import checks, error_cells
from etl.accidents import accident_report
from etl.book import Cell, Sheet
from etl.cleaning import RowCells
from etl.context import Context, read_context
from etl.followed import FollowedRows
from etl.hazards import hazard_report
from etl.headers import Header, find_header
from etl.known import Known
from etl.problems import Problem
from etl.reference import Reference
from etl.rows import DATA, HEADER, NOTE, TOTAL, ZERO, fill_merges, reason_above, set_aside_reason
from etl.summaries import accident_summary, hazard_summary
from etl.text import shown
from etl.transpose import read_turned
from etl.units import money_units

KNOWN_OF_REJECTED = (
    "hazard_no", "place", "place_id", "reporting_place", "reporting_place_id", "sector", "level",
)  # fmt: skip
SENT_BACK_SHEET = "退回说明"
BUILDERS: dict[str, Callable] = {
    "hazard_report": hazard_report,
    "hazard_summary": hazard_summary,
    "accident_report": accident_report,
    "accident_summary": accident_summary,
}


@dataclass
class SheetOutcome:
    """What became of one sheet; read = loaded + rejected + set aside."""

    sheet: str
    status: str  # 'loaded' | 'partial' | 'refused' | 'hidden' | 'empty' | 'ignored'
    read: int
    return_name: str | None = None
    table: str | None = None
    context: Context | None = None
    records: list[dict] = field(default_factory=list)
    rejected: list[dict] = field(default_factory=list)
    set_aside: dict[int, str] = field(default_factory=dict)  # row number -> reason
    problems: list[Problem] = field(default_factory=list)
    is_zero_return: bool = False
    headings: list[str] = field(default_factory=list)  # by column, '' where there is none

    def counts(self) -> dict[str, int]:
        """The four counts; a refused or skipped sheet sets all its rows aside."""
        aside = self.read - len(self.records) - len(self.rejected)
        return {
            "read": self.read,
            "loaded": len(self.records),
            "rejected": len(self.rejected),
            "set_aside": aside,
        }


@dataclass(frozen=True)
class Source:
    """Where a sheet comes from: what its rows' lineage and corrections need."""

    workbook: str
    workbook_id: str
    loaded_on: date
    known: Known = Known([], {})  # the hazards that a follow-up may name


def read_sheet(sheet: Sheet, source: Source, reference: Reference) -> SheetOutcome:
    """Everything about one sheet; nothing raises for what a village may have written."""
    height = len(sheet.rows)
    filled = any(cell is not None for row in sheet.rows for cell in row)
    if sheet.hidden:
        return SheetOutcome(sheet.name, "hidden", height, problems=[_hidden(sheet)] if filled else [])
    if sheet.name == SENT_BACK_SHEET:
        return SheetOutcome(sheet.name, "ignored", height)
    if not filled:
        return SheetOutcome(sheet.name, "empty", height)
    hint = " ".join([source.workbook, sheet.name, *(shown(c) for row in sheet.rows[:4] for c in row[:1])])
    header = find_header(sheet, reference, hint)
    if refusal := _refusal(sheet, header):
        turned = read_turned(sheet, reference, lambda other: _read_summary(other, source, reference, hint))
        return turned or SheetOutcome(sheet.name, "refused", height, problems=refusal)
    return _read_rows(sheet, header, source, reference)


def _read_summary(sheet: Sheet, source: Source, reference: Reference, hint: str) -> SheetOutcome | None:
    """A sheet that was turned; None unless it now is a whole aggregate return."""
    header = find_header(sheet, reference, hint)
    if _refusal(sheet, header) or not header.kind.table.endswith("_summary"):
        return None
    return _read_rows(sheet, header, source, reference)


def _hidden(sheet: Sheet) -> Problem:
    advice = "隐藏的工作表不读；如果其中有要报的内容，请取消隐藏后重新报送"
    return Problem("warning", "hidden_sheet", sheet.name, None, None, "隐藏的工作表", advice)


def _refusal(sheet: Sheet, header: Header | None) -> list[Problem]:
    def refuse(code: str, found: str, advice: str, row: int | None = None) -> Problem:
        return Problem("error", code, sheet.name, row, None, found, advice)

    if header is None:
        advice = "没有找到表头，请使用规定的表样（每列上方写明“隐患描述”“排查日期”等）后重新报送"
        return [refuse("no_header", "没有表头", advice)]
    problems = []
    if missing := header.missing():
        advice = f"缺少“{'”“'.join(missing)}”一列（按{header.kind.title}读），请补上后重新报送"
        problems.append(refuse("missing_heading", "、".join(missing), advice, header.end))
    for first, second in header.doubled():
        advice = f"“{first}”和“{second}”两列是同一个意思，分不清用哪一列，请只保留一列或改名"
        problems.append(refuse("two_columns", f"{first}、{second}", advice, header.end))
    return problems


def _read_rows(sheet: Sheet, header: Header, source: Source, reference: Reference) -> SheetOutcome:
    rows = fill_merges(sheet, header)
    header.units = money_units(sheet, header)
    outcome = SheetOutcome(sheet.name, "loaded", len(rows), header.kind.name, header.kind.table)
    outcome.headings = [header.headings.get(at, "") for at in range(header.width)]
    corrections = _corrections(source, sheet.name, reference)
    data: list[tuple[int, list[Cell]]] = []
    totals: list[tuple[int, list[Cell]]] = []
    footers: list[str] = []
    for i, row in enumerate(rows):
        if i < header.start:
            reason = reason_above(row, header)
        else:
            reason = HEADER if i < header.end else set_aside_reason(row, header)
        if reason == DATA:
            data.append((i + 1, row))
            continue
        outcome.set_aside[i + 1] = reason
        outcome.problems += error_cells.set_aside(sheet.name, i + 1, row, header)
        if reason == TOTAL:
            totals.append((i + 1, row))
        elif reason == NOTE:
            footers.append("  ".join(shown(cell) for cell in row if cell is not None))
    outcome.context, doubts = read_context(
        sheet, header, footers, source.workbook, reference, source.loaded_on
    )
    outcome.problems += doubts + _unknown_headings(sheet, header, data)
    build = FollowedRows(source.known) if header.kind.only_updates else BUILDERS[header.kind.table]
    for row_no, row in data:
        _read_row(outcome, RowCells(sheet.name, row_no, _corrected(row, row_no, corrections, header), header),
                  build, reference)  # fmt: skip
    _drop_serial_numbers(outcome)
    disagree = _checks(outcome, header, totals, data)
    outcome.problems += disagree
    is_ledger = outcome.table in ("hazard_report", "accident_report")
    is_nothing = not totals or (is_ledger and not disagree)  # a ledger's total of 0 is no row either
    outcome.is_zero_return = not data and (ZERO in outcome.set_aside.values() or is_nothing)
    if outcome.rejected:
        outcome.status = "partial"
    return outcome


def _read_row(outcome: SheetOutcome, row: RowCells, build: Callable, reference: Reference) -> None:
    if row.row_no <= row.header.start:
        first = next(shown(cell) for cell in row.row if cell is not None)
        main = row.header.columns[row.header.main_at].name
        row.report("error", "above_header", main, first, "这一行写在表头上面，请移到表头下面再报")
    record = error_cells.build_without(row, build, outcome.context, reference)
    if row.problems:
        outcome.problems += row.problems
        if row.is_rejected():
            outcome.rejected.append(_rejected(row, record))
            return
    record["row_no"] = row.row_no
    outcome.records.append(record)


def _rejected(row: RowCells, record: dict) -> dict:
    """What is kept of a rejected row: where it counts, why it was rejected, its words."""
    known = {name: record.get(name) for name in KNOWN_OF_REJECTED}
    reasons = "；".join(
        f"{p.heading or ''}“{p.found}”：{p.advice}" for p in row.problems if p.severity == "error"
    )
    where = {"sheet": row.sheet, "row_no": row.row_no}
    return known | where | {"reasons": reasons, "words": row.words()}


def _unknown_headings(sheet: Sheet, header: Header, data: list[tuple[int, list[Cell]]]) -> list[Problem]:
    """Columns whose heading is not known, and columns that hold something under no heading at all."""
    advice = "这一列不认识，内容照样保留但不参与统计；如果它就是某个规定的列，请改用规定的叫法〔镇安办：或在数据上报页确认它的意思〕"
    unknown = [
        Problem("warning", "unknown_heading", sheet.name, header.end, heading, heading, advice, at)
        for at, heading in header.unknown.items()
    ]
    bare = "这一列没有写表头，内容没有读；如果是要报的内容，请在表头写明后重新报送"
    for at in sorted(set(range(sheet.width())) - set(header.headings)):
        seen = next((shown(row[at]) for _, row in data if row[at] is not None), None)
        if seen is not None:
            name = f"第{at + 1}列"
            unknown.append(Problem("warning", "no_heading", sheet.name, header.end, name, seen, bare, at))
    return unknown


def _drop_serial_numbers(outcome: SheetOutcome) -> None:
    """A running 1…n is a serial, whatever its heading says, and identifies nothing."""
    rows = sorted([*outcome.records, *outcome.rejected], key=lambda row: row["row_no"])
    numbers = [row["hazard_no"] for row in rows if row.get("hazard_no")]
    if all(n.isdigit() and len(n) < 6 for n in numbers) and [int(n) for n in numbers] == list(
        range(1, len(numbers) + 1)
    ):
        for record in outcome.records:
            record["hazard_no"] = None


def _checks(outcome: SheetOutcome, header: Header, totals, data) -> list[Problem]:
    if outcome.table == "hazard_report":
        return checks.ledger_totals(outcome.sheet, header, totals, len(data))
    missing = f"（另有{len(outcome.rejected)}行退回未计入）" if outcome.rejected else ""
    problems = checks.typed_totals(outcome.sheet, header, totals, outcome.records, missing)
    for row_no, row in [*totals, *data]:
        problems += checks.typed_rates(outcome.sheet, header, row_no, row)
    return problems


def _corrections(source: Source, sheet: str, reference: Reference) -> dict[int, list[tuple[str, str]]]:
    """Cell corrections of this sheet: row number -> (heading or column name, value)."""
    found: dict[int, list[tuple[str, str]]] = {}
    for line in reference.rows["corrections"]:
        same_book = line.get("workbook") in (source.workbook, source.workbook_id)
        is_cell = line.get("row", "").isdigit() and line.get("column") not in ("撤销", "整改期限")
        if same_book and is_cell and line.get("sheet", "") in ("", sheet):
            found.setdefault(int(line["row"]), []).append((line["column"], line["value"]))
    return found


def _corrected(row: list[Cell], row_no: int, corrections, header: Header) -> list[Cell]:
    if row_no not in corrections:
        return row
    row = list(row) + [None] * (max(header.headings) + 1 - len(row))
    for name, value in corrections[row_no]:
        for at, heading in header.headings.items():
            column = header.columns.get(at)
            if name == heading or (column and name in (column.name, column.label)):
                row[at] = value or None
                break
    return row
