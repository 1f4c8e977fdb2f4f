"""The register entry of an accepted workbook: who sent what, for which period, and what became of each sheet."""

import hashlib
from datetime import date

from etl.accepted import Accepted
from etl.reports import sheet_report
from etl.sheets import SheetOutcome
from etl.workbooks import WorkbookOutcome


def keep(
    accepted: Accepted, outcome: WorkbookOutcome, content: bytes, basis: str, replaces: str | None = None
) -> bool:
    """Keep a workbook with its entry; True when what was kept of it before is different."""
    before = accepted.entries.get(outcome.workbook_id, {})
    entry = {
        "workbook_id": outcome.workbook_id,
        "workbook": before.get("workbook", outcome.file),
        "sha256": hashlib.sha256(content).hexdigest(),
        "status": outcome.status,
        "load_no": before.get("load_no") or accepted.next_load_no(),
        "loaded_on": before.get("loaded_on") or date.today().isoformat(),
        "reading_basis": basis,
        "replaces": replaces or before.get("replaces"),
        "sheets": [_sheet_entry(sheet) for sheet in outcome.sheets],
        "problems": [problem.as_dict() for problem in outcome.problems()],
        "rejected": [row for sheet in outcome.sheets for row in sheet.rejected],
    }
    return accepted.keep(outcome, content, entry)


def _sheet_entry(sheet: SheetOutcome) -> dict:
    context = sheet.context
    return sheet_report(sheet) | {
        "reporting_place": context.unit if context else None,
        "reporting_place_id": _unit_id(sheet),
        "period_start": context.period.start.isoformat() if context else "",
        "period_end": context.period.end.isoformat() if context else "",
        "reporting_on": context.reporting_on.isoformat() if context else "",
        "is_zero_return": sheet.is_zero_return,
        "headings": sheet.headings,
        "set_aside": {str(row): reason for row, reason in sheet.set_aside.items()},
    }


def _unit_id(sheet: SheetOutcome) -> str | None:
    """The unit of the lines above the rows, else the one unit that all rows name."""
    if sheet.context is None:
        return None
    ids = {row.get("reporting_place_id") for row in sheet.records + sheet.rejected}
    return sheet.context.unit_id or (ids.pop() if len(ids) == 1 else None)
