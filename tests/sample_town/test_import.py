"""The sample town read by the real importer says what its truth says, and refuses what was planted."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from tests.sample_town.__main__ import TOWN_FOLDER
from tests.sample_town.made import Made, make_town
from tests.sample_town.office import SLIPS
from tests.sample_town.sheets import workbook_name

ROOT = Path(__file__).resolve().parents[2]
COMPARED = (
    ("reporting_place", "sector", "level", "source", "due_on", "rectified_on", "rectified_from", "rectified_estimated")
    + ("accepted_on", "withdrawn_on", "due_changes", "reopened", "vanished", "first_reported_on", "last_reported_on")
)  # fmt: skip


@pytest.fixture(scope="module")
def made() -> Made:
    return make_town()


@pytest.fixture(scope="module")
def loaded(tmp_path_factory) -> tuple[dict, duckdb.DuckDBPyConnection]:
    """The report and the snapshot of one load into a scratch copy."""
    data = tmp_path_factory.mktemp("town")
    for name in ("incoming", "reference", "journal"):
        shutil.copytree(TOWN_FOLDER / name, data / name)
    command = [sys.executable, "-m", "etl", "load", str(data / "incoming"), "--data", str(data), "--json"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 1, run.stderr
    report = json.loads(run.stdout)
    return report, duckdb.connect(str(data / "snapshots" / f"{report['snapshot']}.duckdb"), read_only=True)


def rows(loaded, sql: str) -> list[dict]:
    answer = loaded[1].execute(sql)
    names = [column[0] for column in answer.description]
    return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]


def identity(row: dict) -> tuple:
    return row["place"], row["entity"], row["description"], row["found_on"]


def test_every_hazard_told_of_is_there_once_and_no_other(made, loaded):
    got = [identity(row) for row in rows(loaded, "select place, entity, description, found_on from hazard")]
    assert sorted(got, key=str) == sorted((identity(k.row()) for k in made.known.values()), key=str)


@pytest.mark.parametrize("column", COMPARED)
def test_a_column_says_what_the_truth_says(made, loaded, column):
    got = {identity(row): row[column] for row in rows(loaded, "select * from hazard")}
    want = {identity(k.row()): k.row()[column] for k in made.known.values()}
    assert {key: (value, got.get(key)) for key, value in want.items() if got.get(key) != value} == {}


def test_the_planted_rows_are_refused_and_no_others(made, loaded):
    planted = sorted(workbook_name(a) for a in made.ledgers for one in a.lines if one.rejected)
    refused = sorted(row["workbook"] for row in rows(loaded, "select workbook from rejected_row"))
    assert refused == planted
    assert {w["status"] for w in loaded[0]["workbooks"]} == {"loaded", "partial"}


def test_the_aggregates_differ_from_the_ledgers_only_where_planted(loaded):
    found = rows(
        loaded,
        """select s.period_start, s.sector, s.general_found, s.general_rectified, s.major_found, s.major_accepted,
            count(*) filter (where h.level = '一般') as a,
            count(*) filter (where h.level = '一般' and h.rectified_on <= s.period_end) as b,
            count(*) filter (where h.level = '重大') as c,
            count(*) filter (where h.level = '重大' and h.accepted_on <= s.period_end) as d
        from hazard_summary as s
        left join hazard as h on h.sector = s.sector and h.found_on between s.period_start and s.period_end
        group by all""",
    )
    typed, counted = ("general_found", "general_rectified", "major_found", "major_accepted"), "abcd"
    differ = {
        (row["period_start"], row["sector"])
        for row in found
        if [row[name] for name in typed] != [row[name] for name in counted]
    }
    assert differ == {(month, sector) for month, sector, _ in SLIPS}


def test_the_wrong_total_and_the_wrong_rate_are_named(loaded):
    named = {
        p["code"]: w["file"]
        for w in loaded[0]["workbooks"]
        for p in w["problems"]
        if p["code"] in ("total", "rate")
    }
    assert Path(named["total"]).name == "2025年3月隐患排查治理情况月报表.xlsx"
    assert Path(named["rate"]).name == "2025年9月隐患排查治理情况月报表.xlsx"


def test_returns_come_late_come_empty_and_stay_away(loaded):
    states = {row["status"] for row in rows(loaded, "select distinct status from submission")}
    assert states == {"已报", "零报告", "迟报", "未报"}
    missing = "select place from submission where status = '未报' and period_start = date '2026-03-01'"
    assert [row["place"] for row in rows(loaded, missing)] == ["白草滩村"]
