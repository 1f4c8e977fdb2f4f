"""The importer as a user runs it: exit status, JSON alone on standard output, one Chinese sentence on standard error."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from etl.__main__ import main
from etl.forms import write_form
from etl.reference import read_reference
from etl.returns import RETURNS
from tests.etl.desk import GOOD, accounts, ledger, read_bytes, xlsx

ROOT = Path(__file__).parents[2]


def run(*words: object, **env: str) -> subprocess.CompletedProcess:
    """python -m etl … from the project's root."""
    return subprocess.run(
        [sys.executable, "-m", "etl", *map(str, words)],
        cwd=ROOT, capture_output=True, text=True, encoding="utf-8", env=os.environ | env,
    )  # fmt: skip


def is_one_chinese_sentence(text: str) -> bool:
    """One line that a clerk can read; no traceback."""
    return (
        len(text.strip().splitlines()) == 1 and bool(re.search("[一-鿿]", text)) and "Traceback" not in text
    )


def test_everything_loaded_ends_with_0_and_standard_output_is_the_json_alone(town):
    path = town.put("台账.xlsx", xlsx(ledger({})))
    ran = run("load", path, "--data", town.data, "--json")
    told = json.loads(ran.stdout)
    assert (ran.returncode, ran.stderr, told["snapshot"]) == (0, "", 1)
    (book,) = told["workbooks"]
    assert {"file", "status", "sheets", "problems", "sent_back"} <= set(book)
    (sheet,) = book["sheets"]
    assert set(sheet) == {"sheet", "return", "status", "rows", "unit", "period"}
    assert set(sheet["rows"]) == {"read", "loaded", "rejected", "set_aside"}
    accounts(sheet["rows"])


def test_a_rejected_row_ends_with_1_and_its_problem_has_seven_keys(town):
    town.put("台账.xlsx", xlsx(ledger({}, {"排查日期": "春节"})))
    ran = run("load", "--data", town.data, "--json")
    (book,) = json.loads(ran.stdout)["workbooks"]
    (problem,) = book["problems"]
    assert (ran.returncode, book["status"]) == (1, "partial")
    assert set(problem) == {"severity", "code", "sheet", "row", "heading", "found", "advice"}
    assert (problem["severity"], problem["sheet"], problem["row"], problem["heading"], problem["found"]) == (
        "error", "隐患台账", 5, "排查日期", "春节",
    )  # fmt: skip
    assert Path(book["sent_back"]).exists()


def test_a_second_load_is_unchanged_and_ends_with_0_though_rows_are_still_rejected(town):
    town.load("台账.xlsx", ledger({}, {"排查日期": "春节"}))
    ran = run("load", "--data", town.data, "--json")
    assert (ran.returncode, [b["status"] for b in json.loads(ran.stdout)["workbooks"]]) == (0, ["unchanged"])


def test_a_refused_workbook_ends_with_1_and_the_rest_is_loaded(town):
    town.put("会议.xlsx", xlsx([["会议记录"], ["今天开会"]]))
    town.put("台账.xlsx", xlsx(ledger({})))
    ran = run("load", "--json", "--data", town.data)
    fates = {Path(b["file"]).name: b["status"] for b in json.loads(ran.stdout)["workbooks"]}
    assert (ran.returncode, fates) == (1, {"会议.xlsx": "refused", "台账.xlsx": "loaded"})


def test_warnings_alone_end_with_0(town):
    town.put("台账.xlsx", xlsx(ledger({"隐患等级": ""})))
    assert run("load", "--data", town.data).returncode == 0


def test_the_towns_folder_may_come_from_the_environment(town):
    town.put("台账.xlsx", xlsx(ledger({})))
    assert json.loads(run("load", "--json", SAFETY_DATA=str(town.data)).stdout)["snapshot"] == 1


def test_check_gives_the_same_report_and_stores_nothing(town):
    path = town.put("台账.xlsx", xlsx(ledger({}, {"排查日期": "春节"})))
    before = sorted(p for p in town.data.rglob("*"))
    checked = run("check", path, "--data", town.data, "--json")
    assert sorted(p for p in town.data.rglob("*")) == before
    loaded = run("load", path, "--data", town.data, "--json")
    one, other = (json.loads(ran.stdout)["workbooks"][0] for ran in (checked, loaded))
    assert checked.returncode == 1
    assert (one["sheets"], one["problems"]) == (other["sheets"], other["problems"])


@pytest.mark.parametrize(
    "words",
    [("load", "没有这个文件.xlsx"), ("load", "--replaces", "没有.xlsx"), ("check", "没有"), ("template", "没有这种", "x.xlsx"),
     ("nothing",), ("load", "--wrong"), ("template",), ()],
)  # fmt: skip
def test_a_command_that_cannot_run_ends_with_2_and_one_sentence(town, words, capsys):
    try:
        ended = main([*words, *(("--data", str(town.data)) if words and words[0] != "nothing" else ())])
    except SystemExit as stop:
        ended = stop.code
    said = capsys.readouterr()
    assert (ended, said.out) == (2, "")
    assert is_one_chinese_sentence(said.err)


def test_the_exit_status_reaches_the_shell(town):
    ran = run("load", "没有这个文件.xlsx", "--data", town.data)
    assert (ran.returncode, ran.stdout, is_one_chinese_sentence(ran.stderr)) == (2, "", True)


def test_a_register_that_cannot_be_read_ends_with_2_and_names_it(town):
    (town.data / "reference" / "places.csv").write_bytes(b"\xff\xff\x00\x81")
    town.put("台账.xlsx", xlsx(ledger({})))
    ran = run("load", "--data", town.data)
    assert ran.returncode == 2
    assert "places.csv" in ran.stderr
    assert is_one_chinese_sentence(ran.stderr)


def test_settings_that_cannot_be_read_end_with_2_and_name_the_file(town):
    town.register("settings.toml", "n_min = = 5\n")
    ran = run("load", town.data / "reference", "--data", town.data)
    assert ran.returncode == 2
    assert "settings.toml" in ran.stderr
    assert is_one_chinese_sentence(ran.stderr)


def test_the_status_of_a_town_without_data_says_so(town):
    ran = run("status", "--data", town.data)
    assert (ran.returncode, "还没有数据" in ran.stdout) == (0, True)
    assert json.loads(run("status", "--data", town.data, "--json").stdout)["snapshot"] is None


def test_returns_lists_every_return_with_its_columns_and_headings():
    told = run("returns").stdout
    for kind in RETURNS:
        assert f"{kind.title}（{kind.name}）" in told
        for column in kind.columns:
            assert column.label in told


@pytest.mark.parametrize("kind", [k for k in RETURNS if not k.only_updates], ids=lambda kind: kind.name)
def test_an_empty_form_is_read_as_its_own_return_and_as_a_zero_return(town, kind):
    path = write_form(kind.name, town.data / "表样.xlsx", read_reference(town.data))
    outcome = read_bytes(town, path.read_bytes(), path.name)
    (sheet, lists) = outcome.sheets
    assert (sheet.return_name, sheet.status, sheet.records, lists.status) == (
        kind.name,
        "loaded",
        [],
        "hidden",
    )
    assert [p for p in outcome.problems() if p.severity == "error"] == []


def test_a_form_offers_the_towns_villages_sectors_and_levels(town):
    path = write_form("hazard_ledger", town.data / "表样.xlsx", read_reference(town.data))
    book = openpyxl.load_workbook(path)
    page = book.worksheets[0]
    rules = {str(rule.sqref): rule.formula1 for rule in page.data_validations.dataValidation}
    offered = {cell.value for row in book["选项"].iter_rows() for cell in row}
    assert {"甲村", "丙社区", "消防", "一般", "重大", "已销号"} <= offered
    assert "镇应急办" not in offered
    assert len(rules) >= 4
    assert book["选项"].sheet_state == "hidden"


def test_a_form_that_is_filled_in_loads_whole(town):
    out = town.data / "表样.xlsx"
    assert run("template", "hazard_ledger", out, "--data", town.data).returncode == 0
    book = openpyxl.load_workbook(out)
    page = book.worksheets[0]
    headings = [cell.value for cell in page[3]]
    filled = {"村（社区）": "甲村", "企业（场所）名称": "惠民超市", "行业领域": "消防", "隐患描述": "灭火器过期", "隐患等级": "一般",
              "隐患来源": "村级巡查", "发现日期": "2025-03-05", "整改期限": "7日内", "整改状态": "未整改"}  # fmt: skip
    assert set(filled) <= set(headings)
    page["A1"] = "青石镇2025年3月隐患排查治理台账"
    page["A2"] = "填报单位：甲村　填报人：某某　填报日期：2025年3月28日"
    for at, heading in enumerate(headings, start=1):
        page.cell(4, at, filled.get(heading))
    kept = town.data / "甲村.xlsx"
    book.save(kept)
    told = town.load("甲村.xlsx", kept.read_bytes())
    hazard = town.hazard()
    assert (told["status"], [p for p in told["problems"] if p["code"] != "hidden_sheet"]) == ("loaded", [])
    assert (hazard["place"], hazard["entity"], hazard["source"], str(hazard["due_on"])) == (
        "甲村",
        "惠民超市",
        "村级巡查",
        "2025-03-12",
    )
    assert (hazard["reporting_place"], hazard["description"]) == ("甲村", GOOD["隐患内容"])
