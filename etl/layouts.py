"""Layout memory: what changed in a unit's form since it last sent the same return."""

from etl.accepted import Accepted
from etl.problems import Problem
from etl.sheets import SheetOutcome
from etl.workbooks import WorkbookOutcome


def compare_layouts(outcome: WorkbookOutcome, accepted: Accepted) -> None:
    """Add to each sheet a warning that names headings gone, come and moved; the first form has nothing to say."""
    for sheet in outcome.sheets:
        if not sheet.headings or sheet.context.unit_id is None:
            continue
        earlier = _last_layouts(sheet, outcome.workbook_id, accepted)
        if earlier and all(headings != sheet.headings for _, headings in earlier):
            workbook, headings = earlier[-1]
            sheet.problems.append(_changed(sheet, workbook, headings))


def _last_layouts(sheet: SheetOutcome, number: str, accepted: Accepted) -> list[tuple[str, list[str]]]:
    """The layouts of the workbook that brought this unit's return last before: (workbook, headings) by sheet."""
    own = accepted.entries.get(number, {}).get("load_no", accepted.next_load_no())
    known = accepted.layouts.get((sheet.return_name, sheet.context.unit_id), [])
    before = [line for line in known if line[0] < own]
    return [(workbook, headings) for load_no, workbook, headings in before if load_no == before[-1][0]]


def _changed(sheet: SheetOutcome, workbook: str, before: list[str]) -> Problem:
    now = sheet.headings
    gone = [heading for heading in before if heading and heading not in now]
    come = [heading for heading in now if heading and heading not in before]
    stayed = [heading for heading in now if heading and heading in before]
    moved = stayed != [heading for heading in before if heading in stayed]
    said = [f"少了“{'”“'.join(gone)}”"] if gone else []
    said += [f"多了“{'”“'.join(come)}”"] if come else []
    said += ["列的先后变了"] if moved or not said else []
    advice = "已按新的表头读，请核对各列没有填错位置"
    found = f"与上次的“{workbook}”相比{'，'.join(said)}"
    return Problem("warning", "layout_changed", sheet.sheet, None, None, found, advice)
