"""The workbooks as they were sent, kept byte for byte beside the snapshots."""

import json
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Original:
    """A kept workbook: the name it was sent under, the day it was loaded (ISO), and where its bytes lie."""

    workbook: str
    loaded_on: str
    path: Path


def original(data: Path, workbook_id: str) -> Original | None:
    """The workbook with that id; None where it is not kept here."""
    if not workbook_id.isalnum():
        return None
    folder = Path(data) / "accepted"
    try:
        entry = json.loads((folder / f"{workbook_id}.json").read_text(encoding="utf-8"))
        path = folder / entry["original"]
    except (OSError, ValueError, KeyError):
        return None
    return Original(entry["workbook"], entry["loaded_on"], path) if path.is_file() else None
