"""How long the letters to all villages of a large town take, numbered, kept and entered, beside one letter alone."""

import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from analytics.circulars import issue
from analytics.circulars.batch import issue_letters, letters
from analytics.scope import Scope
from analytics.store import open_snapshot
from tests.bench import large_town

VILLAGES, ROWS, LIMIT = 200, 40_000, 20  # seconds


def measure(data: Path) -> None:
    """Print the seconds of one letter and of all, and letters per second."""
    snapshot = open_snapshot(large_town.make(data, ROWS, VILLAGES))
    scope = Scope.of(snapshot, date(2025, 1, 1))
    started, busy = time.perf_counter(), time.process_time()
    asked = letters(snapshot, scope, "place", "reminder")
    gathered = time.perf_counter() - started
    files = issue_letters(snapshot, asked, "bench")
    took = time.perf_counter() - started
    busy = time.process_time() - busy
    rows = sum(len(facts.overdue) for _, facts in asked)
    print(f"{len(files)} letters with {rows} overdue hazards, {ROWS} hazards in {VILLAGES} villages:")
    print(f"  {took:.1f} s (at most {LIMIT}), {len(files) / took:.1f} letters per second")
    print(f"  of it {busy:.1f} s of one processor, {gathered:.2f} s for the facts of all")
    unit = asked[0][1].unit
    started = time.perf_counter()
    issue(snapshot, "urging", scope.with_(places=(unit,)), out=data / "out", who="bench")
    print(f"  one letter alone: {time.perf_counter() - started:.2f} s")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        measure(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(scratch))
