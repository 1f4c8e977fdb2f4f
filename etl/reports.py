"""What a load says of each workbook: the shape of `load --json` (design section 4)."""

from pathlib import Path

from etl.problems import Problem
from etl.sheets import SheetOutcome
from etl.workbooks import WorkbookOutcome


def report(outcome: WorkbookOutcome, file: str, status: str = "", sent_back: Path | None = None) -> dict:
    """One workbook's part of the report of `load --json`."""
    return {
        "file": file,
        "workbook_id": outcome.workbook_id,
        "status": status or outcome.status,
        "sheets": [sheet_report(sheet) for sheet in outcome.sheets],
        "problems": [problem.as_dict() for problem in outcome.problems()],
        "sent_back": str(sent_back) if sent_back else None,
    }


def sheet_report(sheet: SheetOutcome) -> dict:
    """One sheet's part of it."""
    context = sheet.context
    return {
        "sheet": sheet.sheet,
        "return": sheet.return_name,
        "status": sheet.status,
        "rows": sheet.counts(),
        "unit": context.unit if context else None,
        "period": context.period.text() if context else None,
    }


def unchanged(file: str, entry: dict) -> dict:
    """The part of a workbook whose bytes were loaded before."""
    names = ("sheet", "return", "status", "rows", "unit", "period")
    sheets = [{name: sheet[name] for name in names} for sheet in entry["sheets"]]
    return {
        "file": file,
        "workbook_id": entry["workbook_id"],
        "status": "unchanged",
        "sheets": sheets,
        "problems": [_same_bytes(file, entry)] if Path(file).name != entry["workbook"] else [],
        "sent_back": None,
    }


def _same_bytes(file: str, entry: dict) -> dict:
    advice = "内容完全相同，没有再收；如果报的是另一个月，请在表内写明月份后重新报送"
    found = f"与已收下的“{entry['workbook']}”相同"
    return Problem("warning", "same_bytes", "", None, None, found, advice).as_dict()
