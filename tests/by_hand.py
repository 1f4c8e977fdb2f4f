"""A snapshot written by hand: small tables as rows of dicts, in the published schema, on a real DuckDB file."""

import json
from datetime import date, datetime
from pathlib import Path

import duckdb

# One line a column. tests/etl holds a really published snapshot against this.
TABLES = {
    "hazard": """
        hazard_id VARCHAR, hazard_no VARCHAR, return_name VARCHAR,
        reporting_place VARCHAR, reporting_place_id VARCHAR, place VARCHAR, place_id VARCHAR,
        responsible_unit VARCHAR, sector VARCHAR, hazard_type VARCHAR, entity VARCHAR, description VARCHAR,
        level VARCHAR, source VARCHAR, found_on DATE, found_estimated BOOLEAN,
        due_on DATE, due_text VARCHAR, due_changes INTEGER,
        rectified_on DATE, rectified_from DATE, rectified_estimated BOOLEAN,
        accepted_on DATE, accepted_estimated BOOLEAN, closed_on DATE,
        withdrawn_on DATE, withdrawn_reason VARCHAR, status VARCHAR, reopened INTEGER, vanished BOOLEAN,
        leader VARCHAR, responsible_person VARCHAR, supervised BOOLEAN, measures VARCHAR, funds_wan DECIMAL(14,2),
        remark VARCHAR, extras VARCHAR,
        workbook VARCHAR, workbook_id VARCHAR, sheet VARCHAR, row_no INTEGER,
        first_reported_on DATE, last_reported_on DATE, reports INTEGER""",
    "accident": """
        accident_id VARCHAR, accident_no VARCHAR,
        reporting_place VARCHAR, reporting_place_id VARCHAR, place VARCHAR, place_id VARCHAR,
        sector VARCHAR, entity VARCHAR, occurred_at TIMESTAMP, reported_at TIMESTAMP,
        category VARCHAR, category_standard VARCHAR,
        deaths INTEGER, serious_injuries INTEGER, minor_injuries INTEGER, direct_loss_wan DECIMAL(14,2),
        grade VARCHAR, grade_is_lower_bound BOOLEAN, is_production BOOLEAN, stage VARCHAR, summary VARCHAR,
        versions INTEGER, extras VARCHAR,
        workbook VARCHAR, workbook_id VARCHAR, sheet VARCHAR, row_no INTEGER,
        first_reported_on DATE, last_reported_on DATE""",
    "hazard_summary": """
        period_start DATE, period_end DATE, accumulation VARCHAR, reporting_place VARCHAR, reporting_place_id VARCHAR,
        item VARCHAR, sector VARCHAR, is_part BOOLEAN,
        units_due INTEGER, units_checked INTEGER, general_found INTEGER, general_rectified INTEGER,
        major_found INTEGER, major_accepted INTEGER, return_name VARCHAR, reporting_on DATE,
        workbook VARCHAR, workbook_id VARCHAR, sheet VARCHAR, row_no INTEGER""",
    "accident_summary": """
        period_start DATE, period_end DATE, accumulation VARCHAR, reporting_place VARCHAR, reporting_place_id VARCHAR,
        kind VARCHAR, item VARCHAR, is_part BOOLEAN, accidents INTEGER, deaths INTEGER, injured INTEGER,
        return_name VARCHAR, reporting_on DATE,
        workbook VARCHAR, workbook_id VARCHAR, sheet VARCHAR, row_no INTEGER""",
    # one row per workbook accepted
    "workbook": """
        workbook_id VARCHAR, workbook VARCHAR, status VARCHAR, load_no INTEGER, loaded_on DATE, received_on DATE,
        replaced_by VARCHAR""",
    # one row per sheet of an accepted workbook that holds a return
    "return_sheet": """
        workbook_id VARCHAR, workbook VARCHAR, sheet VARCHAR, return_name VARCHAR, status VARCHAR,
        reporting_place VARCHAR, reporting_place_id VARCHAR, period_start DATE, period_end DATE,
        reporting_on DATE, received_on DATE, is_zero_return BOOLEAN,
        rows_read INTEGER, rows_loaded INTEGER, rows_rejected INTEGER, rows_set_aside INTEGER, load_no INTEGER""",
    # one row per rejected row; is_mended: a later return of the same unit, kind and period took its place
    "rejected_row": """
        workbook_id VARCHAR, workbook VARCHAR, sheet VARCHAR, row_no INTEGER, return_name VARCHAR,
        reporting_place VARCHAR, reporting_place_id VARCHAR, place VARCHAR, place_id VARCHAR, sector VARCHAR,
        level VARCHAR, period_start DATE, period_end DATE, reasons VARCHAR, words VARCHAR, is_mended BOOLEAN""",
    "problem": """
        workbook_id VARCHAR, workbook VARCHAR, sheet VARCHAR, row_no INTEGER, heading VARCHAR, severity VARCHAR,
        code VARCHAR, found VARCHAR, advice VARCHAR""",
    # one row per expected return, unit and period, up to the latest reporting day; status 已报 零报告 迟报 未报
    "submission": """
        return_name VARCHAR, return_title VARCHAR, place VARCHAR, place_id VARCHAR, frequency VARCHAR,
        period_start DATE, period_end DATE, due_on DATE, status VARCHAR, received_on DATE, workbook VARCHAR,
        rows_loaded INTEGER, rows_rejected INTEGER""",
    "place": """
        place_id VARCHAR, code VARCHAR, name VARCHAR, kind VARCHAR, parent VARCHAR, sort_no INTEGER,
        valid_from DATE, valid_to DATE, population INTEGER, merged_into VARCHAR""",
    "sector": "name VARCHAR, lead_unit VARCHAR, sort_no INTEGER, national_row VARCHAR, gbt4754 VARCHAR",
    "leader": """
        leader VARCHAR, title VARCHAR, role VARCHAR, sector VARCHAR, place VARCHAR, place_id VARCHAR,
        since DATE, until DATE""",
    "target": """
        indicator VARCHAR, place VARCHAR, place_id VARCHAR, sector VARCHAR, level VARCHAR,
        since DATE, until DATE, value DECIMAL(18,6), basis VARCHAR""",
    "calendar": "name VARCHAR, since DATE, until DATE, kind VARCHAR",
    # one row per setting: name (dotted for tables of the TOML), value as JSON text
    "setting": "name VARCHAR, value VARCHAR",
    # one row per spelling (plain form) of a place or sector
    "alias": "field VARCHAR, spelling VARCHAR, name VARCHAR",
    # one row per return the reader knows
    "return_title": "return_name VARCHAR, title VARCHAR",
    # exactly one row
    "snapshot": "number INTEGER, built_at TIMESTAMP, latest_reporting_on DATE, first_reporting_on DATE, basis VARCHAR",
}

SETTINGS = {
    "town": "样例镇",
    "n_min": 5,
    "stock_cutoff": "2023-12-31",
    "stale_days": 35,
    "lag_behind": 10,
    "margin": 2,
    "final_after_days": 10,
    "rank_by": "due_rectification_rate",
}

HAZARD = {
    "return_name": "hazard_ledger",
    "level": "一般",
    "source": "未注明",
    "status": "未整改",
    "found_estimated": False,
    "rectified_estimated": False,
    "accepted_estimated": False,
    "due_changes": 0,
    "reopened": 0,
    "vanished": False,
    "supervised": False,
    "hazard_type": "未归类",
    "reports": 1,
    "sheet": "隐患台账",
    "workbook": "手工.xlsx",
    "workbook_id": "0" * 12,
}


def day(text: str | None) -> date | None:
    """'2025-03-05' as a date."""
    return date.fromisoformat(text) if text else None


def hazard(place: str | None, found_on: str, **more) -> dict:
    """One hazard of a village; what is not said takes the plainest value. Dates as ISO text."""
    row = HAZARD | {"place": place, "place_id": place, "reporting_place": place, "reporting_place_id": place}
    row |= {"found_on": found_on, "first_reported_on": found_on, "last_reported_on": found_on} | more
    row.setdefault("rectified_from", row.get("rectified_on"))
    major = row["level"] == "重大"
    row.setdefault("closed_on", row.get("accepted_on") if major else row.get("rectified_on"))
    if "status" not in more and row.get("rectified_on"):
        row["status"] = ("已销号" if row.get("accepted_on") else "待验收") if major else "已整改"
    return row


def make_snapshot(
    data: Path, until: str, number: int = 1, built: str = "2025-01-01", **tables: list[dict]
) -> Path:
    """Write data/snapshots/<number>.duckdb with the given rows, make it current; the town's folder is returned."""
    folder = data / "snapshots"
    folder.mkdir(parents=True, exist_ok=True)
    settings = SETTINGS | {row["name"]: row["value"] for row in tables.pop("setting", [])}
    tables["setting"] = [{"name": n, "value": json.dumps(v, ensure_ascii=False)} for n, v in settings.items()]
    built_at = datetime.fromisoformat(built)
    tables["snapshot"] = [{"number": number, "built_at": built_at, "latest_reporting_on": until}]
    for i, row in enumerate(tables.get("hazard", []), start=1):
        row.setdefault("hazard_id", f"h{i}")
        row.setdefault("row_no", i)
    with duckdb.connect(str(folder / f"{number}.duckdb")) as con:
        for name, columns in TABLES.items():
            con.execute(f"create table {name} ({columns})")
            for row in tables.get(name, []):
                marks = ", ".join("?" for _ in row)
                con.execute(f"insert into {name} ({', '.join(row)}) values ({marks})", list(row.values()))
    (folder / "CURRENT").write_text(str(number), encoding="utf-8")
    return data
