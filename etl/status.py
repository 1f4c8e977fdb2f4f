"""Who has sent what, read from the current snapshot."""

from pathlib import Path

import duckdb

from etl.publish import current_number


def status(data: Path) -> dict:
    """The current snapshot and every expected return of every ended period: 已报, 零报告, 迟报 or 未报."""
    number = current_number(data)
    if number is None:
        return {"snapshot": None, "latest_reporting_on": None, "returns": []}
    with duckdb.connect(str(data / "snapshots" / f"{number}.duckdb"), read_only=True) as con:
        latest = con.execute("select latest_reporting_on from snapshot").fetchone()[0]
        found = con.execute(
            "select return_name, return_title, place, period_start, period_end, due_on, status, received_on, workbook"
            " from submission order by period_start desc, return_name, place_id"
        )
        names = [column[0] for column in found.description]
        rows = [dict(zip(names, row, strict=True)) for row in found.fetchall()]
    for row in rows:
        row["return"] = row.pop("return_name")
        for name in ("period_start", "period_end", "due_on", "received_on"):
            row[name] = row[name].isoformat() if row[name] else None
    return {
        "snapshot": number,
        "latest_reporting_on": latest.isoformat() if latest else None,
        "returns": rows,
    }


def disagreements(data: Path) -> list[dict]:
    """What one return says against another in the current snapshot (勾稽): both places and both values."""
    number = current_number(data)
    if number is None:
        return []
    with duckdb.connect(str(data / "snapshots" / f"{number}.duckdb"), read_only=True) as con:
        found = con.execute(
            "select workbook, sheet, row_no, found, advice from problem where code = 'disagrees'"
            " order by workbook, sheet, row_no, found"
        ).fetchall()
    return [dict(zip(("workbook", "sheet", "row", "found", "advice"), row, strict=True)) for row in found]
