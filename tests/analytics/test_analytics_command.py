"""The command line, run as a user runs it."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from analytics.indicators import INDICATORS
from tests.by_hand import hazard, make_snapshot

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    places = [{"place_id": p, "name": p, "kind": "村", "sort_no": i} for i, p in enumerate(("甲村", "乙村"))]
    hazards = [hazard("甲村", "2025-03-01", due_on="2025-03-10", rectified_on="2025-03-05") for _ in range(5)]
    hazards += [hazard("乙村", "2025-03-01", due_on="2025-03-10", entity="=1+1")]
    folder = tmp_path_factory.mktemp("town")
    return make_snapshot(folder, "2025-03-31", number=41, place=places, hazard=hazards)


def run(*words, data=None):
    where = ("--data", str(data)) if data else ()
    return subprocess.run(
        [sys.executable, "-m", "analytics", *words, *where],
        capture_output=True,
        encoding="utf-8",
        cwd=ROOT,
        check=False,
    )


def test_show_prints_the_json_that_is_promised(data):
    done = run("show", "--by", "place", "due_rectification_rate", "--format", "json", data=data)
    assert done.returncode == 0
    assert json.loads(done.stdout) == {
        "indicator": "due_rectification_rate",
        "snapshot": 41,
        "as_of": "2025-03-31",
        "since": "2025-01-01",
        "until": "2025-03-31",
        "rows": [
            {"key": "甲村", "numerator": 5, "denominator": 5, "value": 1.0, "text": "100.0%"},
            {"key": "乙村", "numerator": 0, "denominator": 1, "value": 0.0, "text": "0.0%"},
        ],
    }


def test_a_count_has_no_denominator_and_a_slash_no_value(data):
    count = json.loads(run("show", "stock", "--format", "json", data=data).stdout)["rows"]
    assert count == [{"key": None, "numerator": 1, "denominator": None, "value": 1, "text": "1"}]
    slash = json.loads(run("show", "acceptance_rate", "--format", "json", data=data).stdout)["rows"]
    assert slash == [{"key": None, "numerator": 0, "denominator": 0, "value": None, "text": "/"}]


def test_rank_adds_the_standing(data):
    rows = json.loads(run("rank", "due_rectification_rate", "--format", "json", data=data).stdout)["rows"]
    standing = [{k: row[k] for k in ("key", "place_no", "reason", "returned", "overdue")} for row in rows]
    assert standing == [
        {"key": "甲村", "place_no": 1, "reason": None, "returned": 0, "overdue": 0},
        {"key": "乙村", "place_no": None, "reason": "基数小于5", "returned": 0, "overdue": 1},
    ]


def test_rows_name_the_cell_and_no_text_becomes_a_formula(data):
    done = run("rows", "overdue", "--format", "csv", "--place", "甲村", "--place", "乙村", data=data)
    row = next(csv.DictReader(io.StringIO(done.stdout)))
    assert (row["workbook"], row["sheet"], row["row_no"], row["entity"]) == (
        "手工.xlsx",
        "隐患台账",
        "6",
        "'=1+1",
    )


def test_the_table_says_its_scope_and_its_basis(data):
    text = run("rank", "due_rectification_rate", data=data).stdout
    assert text.startswith("到期整改率  2025年1月1日—3月31日 · 截至3月31日 · 全镇 · 全部行业  快照41\n")
    assert "按隐患所在地统计" in text


def test_list_names_every_indicator_without_a_snapshot():
    listed = json.loads(run("list", "--format", "json").stdout)["indicators"]
    assert [line["name"] for line in listed] == list(INDICATORS)
    assert all(line["label"] and line["meaning"] and line["formula"] for line in listed)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("show", "on_time_rat"), "没有名为“on_time_rat”的指标，是否指on_time_rate"),
        (("show", "stock", "--place", "甲寸"), "没有名为“甲寸”的村（社区）或单位，是否指甲村"),
        (("show", "stock", "--by", "vilage"), "没有名为“vilage”的分列方式"),
        (("show", "stock", "--since", "3月1日"), "起始日期“3月1日”不是日期"),
        (("show", "stock", "--snapshot", "40"), "没有快照40，现有41"),
        (("show", "stock", "--frmat", "json"), "不认识选项“--frmat json”，是否指 --format"),
        (("rank", "stock", "--by", "month"), "排名不能按月份（month）"),
        (("rows", "stock", "--part", "denominator"), "“隐患存量”是计数，没有分母"),
        (("shwo",), "“shwo”不可用，可用：list、show、rank、rows、issue、step"),
    ],
)
def test_what_is_wrong_is_said_in_one_sentence(data, words, sentence):
    done = run(*words, data=data)
    assert (done.returncode, done.stdout) == (2, "")
    assert sentence in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_folder_without_a_snapshot_is_named(tmp_path):
    done = run("show", "stock", data=tmp_path)
    assert done.returncode == 2
    assert "还没有快照" in done.stderr
