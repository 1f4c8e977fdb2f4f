"""Write the sample town into data/samples/town: python -m tests.sample_town [FOLDER]."""

import shutil
import sys
from pathlib import Path

from tests.sample_town.made import make_town

TOWN_FOLDER = Path(__file__).resolve().parents[2] / "data" / "samples" / "town"
MADE = ("incoming", "reference", "journal")
LOADED = ("accepted", "snapshots", "outbox")  # two towns loaded into one folder would add up


def write_town(folder: Path) -> int:
    """Write every file afresh and return their bytes; an earlier town goes, with whatever was loaded from it."""
    for name in MADE + LOADED:
        shutil.rmtree(folder / name, ignore_errors=True)
    files = make_town().files
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return sum(map(len, files.values()))


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else TOWN_FOLDER
    print(f"{target}: {write_town(target):,} bytes")
