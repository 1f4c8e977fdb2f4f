"""The invented town whose truth is known, and the real monthly returns, where they are at hand."""

import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from etl.load import load

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
MONTHLY = SHARED / "realdata" / "D1_national_month_2005_2009"


@pytest.mark.skipif(not (SHARED / "returns").exists(), reason="the invented town is not here")
def test_the_invented_town_is_imported_to_the_cell():
    run = subprocess.run(
        [sys.executable, str(SHARED / "tools" / "compare_import.py"), str(SHARED / "returns"), "--python", sys.executable],
        cwd=ROOT, capture_output=True, text=True,
    )  # fmt: skip
    assert "MISS" not in run.stdout
    assert run.returncode == 0, run.stdout + run.stderr


@pytest.mark.skipif(not MONTHLY.exists(), reason="the real returns are not here")
def test_sixty_real_monthly_returns_load_and_their_years_add_up(tmp_path):
    report = load([MONTHLY], tmp_path)
    assert [book["status"] for book in report["workbooks"]] == ["loaded"] * 60
    with duckdb.connect(str(tmp_path / "snapshots" / "1.duckdb"), read_only=True) as con:
        years = con.execute(
            "select year(period_start), sum(accidents), sum(deaths), sum(injured) from accident_summary group by 1 order by 1"
        ).fetchall()
    assert years[0] == (2005, 3101, 9393, 7816)
    assert years[1][1] == 1793


@pytest.mark.skipif(not MONTHLY.exists(), reason="the real returns are not here")
def test_the_indicators_of_2005_come_to_the_published_sums(tmp_path):
    load([MONTHLY], tmp_path)
    for indicator, total in (
        ("reported_accidents", 3101),
        ("reported_deaths", 9393),
        ("reported_injured", 7816),
    ):
        run = subprocess.run(
            [sys.executable, "-m", "analytics", "show", indicator, "--data", str(tmp_path), "--since", "2005-01-01",
             "--until", "2005-12-31", "--format", "csv"],
            cwd=ROOT, capture_output=True, text=True,
        )  # fmt: skip
        assert run.returncode == 0, run.stderr
        assert str(total) in run.stdout


def test_a_return_whose_parts_do_not_sum_to_its_printed_total_is_reported(tmp_path):
    book = tmp_path / "2005_1.csv"
    book.write_text(
        "事故类型,事故/起,死亡/人,受伤/人\n矿业,10,8,1\n交通,5,3,2\n总计,16,11,3\n", encoding="utf-8"
    )
    (told,) = load([book], tmp_path / "data")["workbooks"]
    assert told["status"] == "loaded"
    (problem,) = told["problems"]
    assert (problem["severity"], problem["row"], problem["heading"]) == ("warning", 4, "事故/起")
    assert "16" in problem["advice"]
    assert "15" in problem["advice"]
