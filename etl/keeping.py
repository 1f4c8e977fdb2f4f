"""Which snapshots stay: the last ones, each week's last, and every one that a decision must be explained by."""

import contextlib
import csv
from datetime import date
from pathlib import Path

KEEP_SNAPSHOTS = 30
KEEP_WEEKS = 8  # the weekly meeting is held against an earlier week's, however often that week was loaded
REFERRING = ("issued", "assigned", "steps", "objections")  # journals whose lines must stay explainable


def forget_old(data: Path, number: int, keep: int | None) -> None:
    """Keep the last snapshots, each week's last, and every one that a circular or an assignment refers to; a file
    still open is left alone."""
    kept = {number} | _referred_to(data) | _last_of_weeks(data)
    numbers = sorted(int(path.stem) for path in (data / "snapshots").glob("*.duckdb") if path.stem.isdigit())
    for old in numbers[: -max(1, keep or KEEP_SNAPSHOTS)]:
        if old not in kept:
            with contextlib.suppress(OSError):
                (data / "snapshots" / f"{old}.duckdb").unlink()


def _last_of_weeks(data: Path) -> set[int]:
    """The newest snapshot of each of the last weeks in which there was one, by the day its file was written."""
    weeks: dict[tuple[int, int], int] = {}
    for path in (data / "snapshots").glob("*.duckdb"):
        if path.stem.isdigit():
            week = date.fromtimestamp(path.stat().st_mtime).isocalendar()[:2]
            weeks[week] = max(weeks.get(week, 0), int(path.stem))
    return {weeks[week] for week in sorted(weeks)[-KEEP_WEEKS:]}


def _referred_to(data: Path) -> set[int]:
    """The snapshots that must stay explainable: those in the journals of circulars, issued or
    under way, and of assignments."""
    found = set()
    for name in REFERRING:
        journal = data / "journal" / f"{name}.csv"
        if journal.exists():
            with journal.open(encoding="utf-8-sig", newline="") as file:
                numbers = [line.get("snapshot") or "" for line in csv.DictReader(file)]
            found |= {int(number) for number in numbers if number.isdigit()}
    return found
