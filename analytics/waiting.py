"""Files in data/incoming that no snapshot holds: refused, or not yet loaded."""

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from analytics.store import open_snapshot

Listing = tuple[tuple[str, int, int], ...]


@dataclass(frozen=True)
class Waiting:
    """One file: where it lies, and the number of its content (the workbook_id that it would have)."""

    path: Path
    workbook_id: str


def listing(data: Path) -> Listing:
    """(path, size, time of change) of every file of data/incoming that a load would read; changes when one does."""
    folder = data / "incoming"
    files = sorted(p for p in folder.rglob("*") if p.is_file() and not p.name.startswith(("~$", ".")))
    return tuple((str(path), path.stat().st_size, path.stat().st_mtime_ns) for path in files)


def not_accepted(data: str, number: int | None, files: Listing) -> list[Waiting]:
    """Those of the listed files whose content is no workbook of the snapshot; all of them without a snapshot."""
    known = set()
    if number is not None:
        rows = open_snapshot(data, number).query("select workbook_id from workbook")
        known = {row["workbook_id"] for row in rows}
    found = [Waiting(Path(path), content_number(Path(path))) for path, _, _ in files]
    return [file for file in found if file.workbook_id not in known]


def content_number(path: Path) -> str:
    """The first 12 hex digits of the content's SHA-256, '' for a file that has just gone (design section 6)."""
    try:
        return sha256(path.read_bytes()).hexdigest()[:12]
    except OSError:
        return ""


def put_aside(data: Path, path: Path) -> Path:
    """Move a file from data/incoming to data/outbox/未收下; nothing is deleted, nothing overwritten."""
    folder = data / "outbox" / "未收下"
    folder.mkdir(parents=True, exist_ok=True)
    target, count = folder / path.name, 1
    while target.exists():
        count += 1
        target = folder / f"{path.stem}（{count}）{path.suffix}"
    path.replace(target)
    return target
