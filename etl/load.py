"""Loading: read what is new, keep it, re-read what a changed register concerns, publish, report."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from filelock import FileLock, Timeout

from etl import publish
from etl.accepted import Accepted
from etl.known import Known
from etl.lookup import in_accepted, in_snapshot
from etl.problems import CannotRun
from etl.reference import Reference, read_reference
from etl.replacing import differences
from etl.reports import report, sheet_report, unchanged
from etl.returns import return_named
from etl.sendback import send_back
from etl.workbooks import WorkbookOutcome, read_workbook, workbook_id

READER_FILES = sorted(
    p for p in Path(__file__).parent.rglob("*.py") if p.stem not in ("__main__", "load", "forms")
)


@dataclass(frozen=True)
class Work:
    """What one load works with."""

    accepted: Accepted
    reference: Reference
    basis: str
    data: Path
    progress: Callable[[str, int, int], None]


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
    known, _ = in_snapshot(data, reference)
    reports = []
    for done, path in enumerate(files):
        progress(path.name, done, len(files))
        reports.append(
            report(read_workbook(path.name, path.read_bytes(), reference, date.today(), known), str(path))
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
    done_ids: set[str] = set()
    work = Work(accepted, reference, basis, data, progress)
    reports, followups = _read_all(files, work, old, done_ids)
    reports += _reread(work)
    # Follow-ups last: they may only name what is known, and by now everything else is.
    if followups or _stale(accepted, basis, True):
        known = in_accepted(data, accepted, reference)
        reports += _read_all(followups, work, old, done_ids, known)[0]
        reports += _reread(work, known)
    number = _publish_if_new(data, accepted, reference, basis, progress)
    told = {"snapshot": number, "workbooks": reports}
    if old and done_ids:
        told["replaced"] = differences(accepted, old, done_ids.pop())
    return told


def _read_all(files: list[Path], work: Work, old: str | None, done_ids: set, known: Known | None = None):
    """The reports, and the follow-ups left for the time when the known hazards are given."""
    today, reports, left = date.today(), [], []
    for done, path in enumerate(files):
        work.progress(f"读 {path.name}", done, len(files))
        content = path.read_bytes()
        number = workbook_id(content)
        entry = work.accepted.entries.get(number)
        new_place = old is not None and (entry or {}).get("replaces") != old
        if number in done_ids or (entry and entry["reading_basis"] == work.basis and not new_place):
            reports.append(unchanged(str(path), entry))
            continue
        outcome = read_workbook(entry["workbook"] if entry else path.name, content, work.reference,
                                date.fromisoformat(entry["loaded_on"]) if entry else today, known)  # fmt: skip
        if known is None and outcome.only_updates():
            left.append(path)
            continue
        fate = outcome.status
        if fate != "refused" or entry:
            changed = _keep(work.accepted, outcome, content, work.basis, today, old)
            fate = ("updated" if changed else "unchanged") if entry else fate
            done_ids.add(number)
        reports.append(report(outcome, str(path), fate, send_back(outcome, content, work.data)))
    return reports, left


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
    return sheet_report(sheet) | {
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


def _stale(accepted: Accepted, basis: str, only_updates: bool) -> list[dict]:
    """What was read on another basis, follow-ups or all the others."""
    return [
        entry
        for entry in accepted.entries.values()
        if entry["reading_basis"] != basis and _is_followup(entry) == only_updates
    ]


def _is_followup(entry: dict) -> bool:
    return any(sheet["return"] and return_named(sheet["return"]).only_updates for sheet in entry["sheets"])


def _reread(work: Work, known: Known | None = None) -> list[dict]:
    """Re-read every kept original that was read on another basis; only what came out different is reported."""
    stale = _stale(work.accepted, work.basis, known is not None)
    reports = []
    for done, entry in enumerate(stale):
        work.progress(f"重读 {entry['workbook']}", done, len(stale))
        content = work.accepted.original(entry).read_bytes()
        loaded_on = date.fromisoformat(entry["loaded_on"])
        outcome = read_workbook(entry["workbook"], content, work.reference, loaded_on, known)
        if _keep(work.accepted, outcome, content, work.basis, date.today()):
            reports.append(
                report(outcome, entry["workbook"], "updated", send_back(outcome, content, work.data))
            )
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
