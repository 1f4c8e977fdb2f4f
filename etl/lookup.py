"""Where the known hazards are looked up: in the current snapshot, or in all that is accepted by now."""

from dataclasses import fields
from datetime import date
from pathlib import Path

import duckdb

from etl import publish
from etl.accepted import Accepted
from etl.known import Hazard, Known
from etl.reference import Reference


def in_snapshot(data: Path, reference: Reference) -> tuple[Known, date | None]:
    """What the current snapshot knows and its latest reporting day; nothing and None while there is none."""
    number = publish.current_number(data)
    path = data / "snapshots" / f"{number}.duckdb"
    if number is None or not path.exists():
        return Known([], {}), None
    with duckdb.connect(str(path), read_only=True) as con:
        latest = con.execute("select latest_reporting_on from snapshot").fetchone()[0]
        return Known(_hazards(con), _same(reference)), latest


def in_accepted(data: Path, accepted: Accepted, reference: Reference) -> Known:
    """What a snapshot built now would know, with everything accepted so far; nothing is published."""
    with publish.built_in_memory(data, accepted, reference) as con:
        return Known(_hazards(con), _same(reference))


def _hazards(con) -> list[Hazard]:
    names = ", ".join(field.name for field in fields(Hazard))
    return [Hazard(*row) for row in con.execute(f"select {names} from hazard").fetchall()]


def _same(reference: Reference) -> dict[str, str]:
    return {row["hazard_id"]: row["same_as"] for row in reference.rows["same"] if row.get("same_as")}
