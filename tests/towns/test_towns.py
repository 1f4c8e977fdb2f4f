"""Three invented towns with other layouts, words, orders and date forms are imported to the cell."""

import csv
import json
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from etl.load import load
from tests.towns import deep_heads, majors, many_files

ROOT = Path(__file__).parents[2]
COMPARE = ROOT.parent / "shared" / "tools" / "compare_import.py"
MAKERS = {"deep_heads": deep_heads.make, "many_files": many_files.make, "majors": majors.make}
HAZARD = (
    "place", "sector", "entity", "description", "level", "source", "found_on", "due_on", "rectified_on",
    "rectified_from", "accepted_on", "status",
)  # fmt: skip
SUMMARY = (
    "units_due",
    "units_checked",
    "general_found",
    "general_rectified",
    "major_found",
    "major_accepted",
)
ACCIDENT = ("place", "category", "sector", "grade", "grade_is_lower_bound", "is_production")
FIGURES = ("deaths", "serious_injuries", "minor_injuries", "direct_loss_wan")


class Town:
    """A town that was made, loaded and published once for all tests."""

    def __init__(self, folder: Path, name: str):
        self.made = MAKERS[name]()
        self.folder = self.made.write(folder / name)
        self.report = load([self.folder / "incoming"], self.folder)

    def truth(self, name: str) -> list[dict]:
        with (self.folder / "truth" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def rows(self, table: str) -> list[dict]:
        """A table of the snapshot, every value as the truth writes it."""
        number = (self.folder / "snapshots" / "CURRENT").read_text(encoding="utf-8").strip()
        with duckdb.connect(str(self.folder / "snapshots" / f"{number}.duckdb"), read_only=True) as con:
            found = con.execute(f"select * from {table}")
            names = [column[0] for column in found.description]
            return [
                {n: "" if v is None else str(v) for n, v in zip(names, row, strict=True)}
                for row in found.fetchall()
            ]

    def problems(self, severity: str) -> set[tuple[str, int]]:
        return {
            (Path(book["file"]).name, problem["row"])
            for book in self.report["workbooks"]
            for problem in book["problems"]
            if problem["severity"] == severity
        }


@pytest.fixture(scope="module", params=list(MAKERS))
def town(request, tmp_path_factory) -> Town:
    return Town(tmp_path_factory.mktemp("towns"), request.param)


def test_every_hazard_is_known_as_it_was_told_and_none_is_invented(town):
    told = {(t["workbook"], t["sheet"], t["row"]): {n: t[n] for n in HAZARD} for t in town.truth("hazard")}
    read = {(h["workbook"], h["sheet"], h["row_no"]): {n: h[n] for n in HAZARD} for h in town.rows("hazard")}
    assert read == told


def test_bad_rows_are_refused_by_name_and_no_good_one(town):
    bad = {(t["workbook"], int(t["row"])) for t in town.truth("rejected")}
    assert town.problems("error") == bad


def test_every_row_of_every_workbook_is_accounted_for(town):
    counted = {}
    for book in town.report["workbooks"]:
        for sheet in book["sheets"]:
            rows = sheet["rows"]
            assert rows["read"] == rows["loaded"] + rows["rejected"] + rows["set_aside"], book["file"]
            before = counted.get(Path(book["file"]).name, (0, 0))
            counted[Path(book["file"]).name] = (before[0] + rows["loaded"], before[1] + rows["rejected"])
    assert counted == {
        t["workbook"]: (int(t["loaded"]), int(t["rejected"])) for t in town.truth("accounting")
    }


def test_accidents_are_known_with_their_figures_and_grades(town):
    told = {(t["workbook"], t["row"]): _accident(t) for t in town.truth("accident")}
    assert {(a["workbook"], a["row_no"]): _accident(a) for a in town.rows("accident")} == told


def _accident(row: dict) -> tuple:
    figures = [float(row[name]) if row[name] else None for name in FIGURES]
    known = [row[name].replace("None", "") for name in ACCIDENT]
    return (row["occurred_at"][:16], *known, *figures)


def test_aggregate_rows_are_counts_and_totals_are_not_among_them(town):
    told = {
        (t["workbook"], t["sector"]): (t["period"], *(t[n] for n in SUMMARY)) for t in town.truth("summary")
    }
    rows = town.rows("hazard_summary")
    assert {
        (s["workbook"], s["sector"]): (s["period_start"][:7], *(s[n] for n in SUMMARY)) for s in rows
    } == told
    assert len(rows) == len(told)


def test_loading_the_same_again_changes_nothing(town):
    again = load([town.folder / "incoming"], town.folder)
    assert {book["status"] for book in again["workbooks"]} == {"unchanged"}


def test_hidden_sheets_are_named_and_never_loaded(town):
    named = {
        (Path(book["file"]).name, problem["sheet"])
        for book in town.report["workbooks"]
        for problem in book["problems"]
        if problem["code"] == "hidden_sheet"
    }
    assert named == town.made.hidden
    assert not named & {(hazard["workbook"], hazard["sheet"]) for hazard in town.rows("hazard")}


def test_unknown_columns_are_named_and_their_words_kept(town):
    named = {
        (Path(book["file"]).name, problem["heading"])
        for book in town.report["workbooks"]
        for problem in book["problems"]
        if problem["code"] == "unknown_heading"
    }
    assert town.made.kept <= named
    for workbook, heading in town.made.kept:
        extras = [json.loads(h["extras"] or "{}") for h in town.rows("hazard") if h["workbook"] == workbook]
        assert extras
        assert all(heading in kept for kept in extras)


@pytest.mark.skipif(not COMPARE.exists(), reason="the comparison is not here")
@pytest.mark.parametrize("name", list(MAKERS))
def test_the_comparison_of_the_work_order_agrees(name, tmp_path):
    folder = MAKERS[name]().write(tmp_path / name)
    run = subprocess.run(
        [sys.executable, str(COMPARE), str(folder), "--python", sys.executable],
        cwd=ROOT, capture_output=True, text=True,
    )  # fmt: skip
    assert "MISS" not in run.stdout, run.stdout
    assert run.returncode == 0, run.stdout + run.stderr
