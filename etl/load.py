"""Loading: read what is new, keep it, re-read what a changed register concerns, publish, report."""

import hashlib
from collections.abc import Callable
from datetime import date
from pathlib import Path

from filelock import FileLock, Timeout

from etl import publish
from etl.accepted import Accepted
from etl.problems import CannotRun, Problem
from etl.reference import Reference, read_reference
from etl.replacing import differences
from etl.sendback import send_back
from etl.workbooks import WorkbookOutcome, read_workbook, workbook_id

READER_FILES = sorted(
    p for p in Path(__file__).parent.rglob("*.py") if p.stem not in ("__main__", "load", "forms")
)


def quiet(step: str, done: int, total: int) -> None:
    """Progress for nobody."""


def load(
    paths: list[Path] | None,
    data: Path,
    replaces: str | None = None,
    progress: Callable[[str, int, int], None] = quiet,
) -> dict:
    """Load workbooks or folders and publish a snapshot; the report is that of `load --json` (design section 4).

    CannotRun when a path does not exist, a register cannot be read, or another load is running.
    """
    files = find_files(paths or [data / "incoming"])
    reference = read_reference(data)
    data.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(data / ".loading", timeout=0):
            return _load(files, data, reference, replaces, progress)
    except Timeout as error:
        raise CannotRun("另一次导入正在进行，请等它完成后再试") from error


def check(paths: list[Path], data: Path, progress: Callable[[str, int, int], None] = quiet) -> dict:
    """The same report with nothing stored."""
    files, reference = find_files(paths), read_reference(data)
    reports = []
    for done, path in enumerate(files):
        progress(path.name, done, len(files))
        reports.append(
            report(read_workbook(path.name, path.read_bytes(), reference, date.today()), str(path))
        )
    return {"snapshot": publish.current_number(data), "workbooks": reports}


def find_files(paths: list[Path]) -> list[Path]:
    """The files to load, folders opened one level after another; office lock files and dot files are left out."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            inside = sorted(p for p in path.rglob("*") if p.is_file())
            found += [p for p in inside if not p.name.startswith(("~$", "."))]
        elif path.is_file():
            found.append(path)
        else:
            raise CannotRun(f"没有找到“{path}”，请核对文件或文件夹的位置")
    return found


def _load(files: list[Path], data: Path, reference: Reference, replaces: str | None, progress) -> dict:
    accepted = Accepted(data / "accepted")
    old = _replaced(accepted, replaces, files)
    basis = f"{reader_basis()}-{reference.reading_basis}"
    today, reports = date.today(), []
    done_ids: set[str] = set()
    for done, path in enumerate(files):
        progress(f"读 {path.name}", done, len(files))
        content = path.read_bytes()
        number = workbook_id(content)
        entry = accepted.entries.get(number)
        new_place = old is not None and (entry or {}).get("replaces") != old
        if number in done_ids or (entry and entry["reading_basis"] == basis and not new_place):
            reports.append(_unchanged(str(path), entry))
            continue
        outcome = read_workbook(entry["workbook"] if entry else path.name, content, reference,
                                date.fromisoformat(entry["loaded_on"]) if entry else today)  # fmt: skip
        fate = outcome.status
        if fate != "refused" or entry:
            changed = _keep(accepted, outcome, content, basis, today, old)
            fate = ("updated" if changed else "unchanged") if entry else fate
            done_ids.add(number)
        reports.append(report(outcome, str(path), fate, send_back(outcome, content, data)))
    reports += _reread(accepted, reference, basis, data, progress)
    number = _publish_if_new(data, accepted, reference, basis, progress)
    told = {"snapshot": number, "workbooks": reports}
    if old and done_ids:
        told["replaced"] = differences(accepted, old, done_ids.pop())
    return told


def _replaced(accepted: Accepted, replaces: str | None, files: list[Path]) -> str | None:
    if replaces is None:
        return None
    if len(files) != 1:
        raise CannotRun("--replaces 一次只能用一个新工作簿替换一个旧的")
    old = accepted.latest_named(replaces)
    if old is None:
        raise CannotRun(f"没有导入过“{replaces}”，请核对要替换的工作簿的名称")
    if old == workbook_id(files[0].read_bytes()):
        raise CannotRun("新旧两个工作簿的内容完全相同，不需要替换")
    return old


def _keep(accepted: Accepted, outcome: WorkbookOutcome, content, basis, today, replaces=None) -> bool:
    before = accepted.entries.get(outcome.workbook_id, {})
    entry = {
        "workbook_id": outcome.workbook_id,
        "workbook": before.get("workbook", outcome.file),
        "sha256": hashlib.sha256(content).hexdigest(),
        "status": outcome.status,
        "load_no": before.get("load_no") or accepted.next_load_no(),
        "loaded_on": before.get("loaded_on") or today.isoformat(),
        "reading_basis": basis,
        "replaces": replaces or before.get("replaces"),
        "sheets": [_sheet_entry(sheet) for sheet in outcome.sheets],
        "problems": [problem.as_dict() for problem in outcome.problems()],
        "rejected": [row for sheet in outcome.sheets for row in sheet.rejected],
    }
    return accepted.keep(outcome, content, entry)


def _sheet_entry(sheet) -> dict:
    context = sheet.context
    return _sheet_report(sheet) | {
        "reporting_place": context.unit if context else None,
        "reporting_place_id": _unit_id(sheet),
        "period_start": context.period.start.isoformat() if context else "",
        "period_end": context.period.end.isoformat() if context else "",
        "reporting_on": context.reporting_on.isoformat() if context else "",
        "is_zero_return": sheet.is_zero_return,
        "set_aside": {str(row): reason for row, reason in sheet.set_aside.items()},
    }


def _unit_id(sheet) -> str | None:
    """The unit of the lines above the rows, else the one unit that all rows name."""
    if sheet.context is None:
        return None
    ids = {row.get("reporting_place_id") for row in sheet.records + sheet.rejected}
    return sheet.context.unit_id or (ids.pop() if len(ids) == 1 else None)


def _reread(accepted: Accepted, reference: Reference, basis: str, data: Path, progress) -> list[dict]:
    """Re-read every kept original that was read on another basis; only what came out different is reported."""
    stale = [entry for entry in accepted.entries.values() if entry["reading_basis"] != basis]
    reports = []
    for done, entry in enumerate(stale):
        progress(f"重读 {entry['workbook']}", done, len(stale))
        content = accepted.original(entry).read_bytes()
        outcome = read_workbook(entry["workbook"], content, reference, date.fromisoformat(entry["loaded_on"]))
        if _keep(accepted, outcome, content, basis, date.today()):
            reports.append(report(outcome, entry["workbook"], "updated", send_back(outcome, content, data)))
    return reports


def _publish_if_new(data: Path, accepted: Accepted, reference: Reference, basis: str, progress) -> int | None:
    if not accepted.entries:
        return publish.current_number(data)
    received = data / "journal" / "received.csv"
    held = [
        basis,
        reference.basis,
        *(model.read_text(encoding="utf-8") for model in sorted(publish.SQL.glob("*.sql"))),
    ]
    held += [received.read_bytes().hex() if received.exists() else ""]
    held += sorted(
        f"{e['workbook_id']} {e['load_no']} {e.get('replaces')}" for e in accepted.entries.values()
    )
    wanted = hashlib.sha256("\n".join(held).encode()).hexdigest()[:16]
    if publish.published_basis(data) == wanted:
        return publish.current_number(data)
    return publish.publish(data, accepted, reference, wanted, progress)


def reader_basis() -> str:
    """A fingerprint of the reading code: a changed reader re-reads what is kept."""
    digest = hashlib.sha256()
    for path in READER_FILES:
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def report(outcome: WorkbookOutcome, file: str, status: str = "", sent_back: Path | None = None) -> dict:
    """One workbook's part of the report of `load --json`."""
    return {
        "file": file,
        "workbook_id": outcome.workbook_id,
        "status": status or outcome.status,
        "sheets": [_sheet_report(sheet) for sheet in outcome.sheets],
        "problems": [problem.as_dict() for problem in outcome.problems()],
        "sent_back": str(sent_back) if sent_back else None,
    }


def _sheet_report(sheet) -> dict:
    context = sheet.context
    return {
        "sheet": sheet.sheet,
        "return": sheet.return_name,
        "status": sheet.status,
        "rows": sheet.counts(),
        "unit": context.unit if context else None,
        "period": context.period.text() if context else None,
    }


def _unchanged(file: str, entry: dict) -> dict:
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
