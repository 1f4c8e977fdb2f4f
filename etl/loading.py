"""Loading: read what is new, keep it, re-read what a changed register concerns, publish, report."""

import ctypes
import gc
import hashlib
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from filelock import FileLock, Timeout

from etl import publish
from etl.accepted import Accepted
from etl.apart import Reader
from etl.book import workbook_id
from etl.entries import keep
from etl.files import with_next
from etl.known import Known
from etl.layouts import compare_layouts
from etl.lookup import in_accepted, in_snapshot
from etl.problems import CannotRun
from etl.reference import Reference, read_reference
from etl.replacing import differences
from etl.reports import report, unchanged
from etl.returns import return_named
from etl.tables import release
from etl.workbooks import WorkbookOutcome, read_workbook

READER_FILES = sorted(
    p for p in Path(__file__).parent.rglob("*.py") if p.stem not in ("__main__", "load", "loading", "forms")
)


@dataclass(frozen=True)
class Work:
    """What one load works with."""

    accepted: Accepted
    reference: Reference
    basis: str
    data: Path
    progress: Callable[[str, int, int], None]
    reader: Reader

    def has_read(self, content: bytes) -> bool:
        """Whether these bytes are kept and were read by the rules of today."""
        entry = self.accepted.entries.get(workbook_id(content))
        return entry is not None and entry["reading_basis"] == self.basis


def load_files(
    files: list[Path],
    data: Path,
    replaces: str | None,
    progress: Callable[[str, int, int], None],
    reader: Reader,
) -> dict:
    """Load these files and publish a snapshot; see etl.load.load."""
    reference = read_reference(data)
    data.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(data / ".loading", timeout=0):
            basis = f"{reader_basis()}-{reference.reading_basis}"
            work = Work(Accepted(data / "accepted"), reference, basis, data, progress, reader)
            return _load(files, work, replaces)
    except Timeout as error:
        raise CannotRun("另一次导入正在进行，请等它完成后再试") from error


def check_files(
    files: list[Path], data: Path, progress: Callable[[str, int, int], None], reader: Reader
) -> dict:
    """The same report with nothing stored."""
    reference = read_reference(data)
    known, _ = in_snapshot(data, reference)
    reports = []
    for done, (path, content, following) in enumerate(with_next(files)):
        progress(path.name, done, len(files))
        read = partial(reader.read, then=following)
        outcome = read_workbook(path.name, content, reference, date.today(), known, read)
        reports.append(report(outcome, str(path)))
    return {"snapshot": publish.current_number(data), "workbooks": reports}


def _load(files: list[Path], work: Work, replaces: str | None) -> dict:
    accepted = work.accepted
    old = _replaced(accepted, replaces, files)
    done_ids: set[str] = set()
    gc.disable()  # a load makes many small objects and no rings; looking for rings costs a tenth of its time
    try:
        reports = _read(files, work, old, done_ids)
    finally:
        gc.enable()
    _give_back()
    told = {"snapshot": _publish_if_new(work), "workbooks": reports}
    if old and done_ids:
        told["replaced"] = differences(accepted, old, done_ids.pop())
    return told


def _give_back() -> None:
    """What reading held goes back to the system before the store takes its own."""
    release()
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None) if sys.platform == "linux" else None
    if trim:  # glibc has it, other C libraries do not
        trim(0)


def _read(files: list[Path], work: Work, old: str | None, done_ids: set[str]) -> list[dict]:
    """Everything to be read, the follow-ups last: they may only name what is known, and by then all else is."""
    accepted, reference = work.accepted, work.reference
    reports, followups = _read_all(files, work, old, done_ids)
    reports += _reread(work)
    if followups or _stale(accepted, work.basis, True):
        known = in_accepted(work.data, accepted, reference)
        reports += _read_all(followups, work, old, done_ids, known)[0]
        reports += _reread(work, known)
    return reports


def _read_all(files: list[Path], work: Work, old: str | None, done_ids: set, known: Known | None = None):
    """The reports, and the follow-ups left for the time when the known hazards are given."""
    today, reports, left = date.today(), [], []
    for done, (path, content, following) in enumerate(with_next(files)):
        work.progress(f"读 {path.name}", done, len(files))
        number = workbook_id(content)
        entry = work.accepted.entries.get(number)
        new_place = old is not None and (entry or {}).get("replaces") != old
        if number in done_ids or (work.has_read(content) and not new_place):
            reports.append(unchanged(str(path), entry))
            continue
        then = following if following is not None and not work.has_read(following) else None
        outcome = read_workbook(entry["workbook"] if entry else path.name, content, work.reference,
                                date.fromisoformat(entry["loaded_on"]) if entry else today, known,
                                partial(work.reader.read, then=then))  # fmt: skip
        if known is None and outcome.only_updates():
            left.append(path)
            continue
        compare_layouts(outcome, work.accepted)
        fate = outcome.status
        if fate != "refused" or entry:
            changed = keep(work.accepted, outcome, content, work.basis, old)
            fate = ("updated" if changed else "unchanged") if entry else fate
            done_ids.add(number)
        reports.append(report(outcome, str(path), fate, _sent_back(outcome, content, work.data)))
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
        outcome = read_workbook(
            entry["workbook"], content, work.reference, loaded_on, known, work.reader.read
        )
        compare_layouts(outcome, work.accepted)
        if keep(work.accepted, outcome, content, work.basis):
            sent_back = _sent_back(outcome, content, work.data)
            reports.append(report(outcome, entry["workbook"], "updated", sent_back))
    return reports


def _sent_back(outcome: WorkbookOutcome, content: bytes, data: Path) -> Path | None:
    """The workbook that goes back; None when there is nothing to mend. Its writer is loaded only when one goes."""
    if not any(sheet.status in ("partial", "refused") for sheet in outcome.sheets):
        return None
    from etl.sendback import send_back

    return send_back(outcome, content, data)


def _publish_if_new(work: Work) -> int | None:
    accepted, data = work.accepted, work.data
    if not accepted.entries:
        return publish.current_number(data)
    received = data / "journal" / "received.csv"
    models = (model.read_text(encoding="utf-8") for model in sorted(publish.SQL.glob("*.sql")))
    held = [work.basis, work.reference.basis, *models]
    held += [received.read_bytes().hex() if received.exists() else ""]
    held += sorted(
        f"{e['workbook_id']} {e['load_no']} {e.get('replaces')}" for e in accepted.entries.values()
    )
    wanted = hashlib.sha256("\n".join(held).encode()).hexdigest()[:16]
    if publish.published_basis(data) == wanted:
        return publish.current_number(data)
    return publish.publish(data, accepted, work.reference, wanted, work.progress)


def reader_basis() -> str:
    """A fingerprint of the reading code: a changed reader re-reads what is kept."""
    digest = hashlib.sha256()
    for path in READER_FILES:
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
