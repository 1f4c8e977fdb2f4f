"""Which old snapshots are cleared away."""

import os
from datetime import datetime

from etl.keeping import forget_old


def written(data, number, day):
    """A snapshot's file as it was written on a day."""
    path = data / "snapshots" / f"{number}.duckdb"
    path.parent.mkdir(exist_ok=True)
    path.touch()
    moment = datetime.fromisoformat(f"{day} 12:00").timestamp()
    os.utime(path, (moment, moment))


def test_each_weeks_last_snapshot_stays_for_the_meeting_however_often_it_was_loaded(tmp_path):
    days = ["2025-03-10", "2025-03-12", "2025-03-17", "2025-03-18", "2025-03-24", "2025-03-25", "2025-03-25"]
    for number, day in enumerate(days, start=1):
        written(tmp_path, number, day)
    forget_old(tmp_path, 7, 2)
    assert {int(path.stem) for path in (tmp_path / "snapshots").iterdir()} == {2, 4, 6, 7}


def test_weeks_long_past_are_cleared_away(tmp_path):
    for week in range(1, 13):
        written(tmp_path, week, datetime.fromisocalendar(2025, week, 3).date())
    forget_old(tmp_path, 12, 1)
    assert {int(path.stem) for path in (tmp_path / "snapshots").iterdir()} == set(range(5, 13))
