"""Which snapshots stay: the last ones, and every one that a decision in the journal must be explained by."""

import contextlib
import csv
from pathlib import Path

KEEP_SNAPSHOTS = 30
REFERRING = ("issued", "assigned")  # journals whose lines must stay explainable


def forget_old(data: Path, number: int, keep: int | None) -> None:
    """Keep the last snapshots and every one that a circular or an assignment refers to; a file still open is left
    alone."""
    kept = {number} | _referred_to(data)
    numbers = sorted(int(path.stem) for path in (data / "snapshots").glob("*.duckdb") if path.stem.isdigit())
    for old in numbers[: -max(1, keep or KEEP_SNAPSHOTS)]:
        if old not in kept:
            with contextlib.suppress(OSError):
                (data / "snapshots" / f"{old}.duckdb").unlink()


def _referred_to(data: Path) -> set[int]:
    """The snapshots that must stay explainable: those in the journals of issued circulars and of assignments."""
    found = set()
    for name in REFERRING:
        journal = data / "journal" / f"{name}.csv"
        if journal.exists():
            with journal.open(encoding="utf-8-sig", newline="") as file:
                numbers = [line.get("snapshot") or "" for line in csv.DictReader(file)]
            found |= {int(number) for number in numbers if number.isdigit()}
    return found
