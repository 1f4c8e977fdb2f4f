"""核对单: each unit's figures as they would be printed, its rows, what was sent back, and room for its answer."""

import io
import json
import zipfile
from datetime import date

from openpyxl import load_workbook

from analytics.circulars.check_sheets import check, printed_of, zipped
from analytics.circulars.line import say
from tests.circulars.town import DOCUMENT, found, march, places, tiny_town

BY = date(2025, 4, 17)
HOSTILE = "=cmd|' /C calc'!A0"
REASON = "属地“乙庄”：请改成规范名称〔镇安办：或在 places.csv 登记这个叫法〕"


def sheets_of(town, unit):
    """The sheets of a unit's workbook, by name: rows of values."""
    packed = zipped(check(town, DOCUMENT, march(town)), BY)
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        book = load_workbook(io.BytesIO(archive.read(f"{unit} 核对单.xlsx")))
    return {sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)] for sheet in book}


def test_one_workbook_a_unit_named_in_chinese(tmp_path):
    with zipfile.ZipFile(
        io.BytesIO(zipped(check(t := tiny_town(tmp_path), DOCUMENT, march(t)), BY))
    ) as archive:
        names = archive.namelist()
    assert names == [f"{name} 核对单.xlsx" for name in ("甲村", "乙村", "丙村", "丁村")]


def test_the_units_figures_stand_as_the_circular_would_print_them(tmp_path):
    rows = sheets_of(tiny_town(tmp_path), "乙村")["将印发的数字"]
    said = {row[1]: row[2] for row in rows[5:] if row[0] and "排名表" in row[0]}
    assert said["名次"] == 2 and said["到期整改率"] == 0.667 and said["退回未更正"] == "退回2项"
    assert "2025年4月17日" in rows[2][0] and rows[4][3] == "意见"


def test_a_unit_that_sent_nothing_reads_that_it_is_named(tmp_path):
    rows = sheets_of(tiny_town(tmp_path), "丁村")["将印发的数字"]
    assert any("未报的有丁村" in str(row[2]) for row in rows)


def test_its_rows_say_how_each_counts(tmp_path):
    rows = sheets_of(tiny_town(tmp_path), "乙村")["隐患明细"]
    head = next(row for row in rows if "意见" in row)
    counts = [row[head.index("到期整改率")] for row in rows[rows.index(head) + 1 :]]
    assert sorted(counts) == ["仅分母"] * 2 + ["分子"] * 4


def test_what_was_sent_back_stands_with_its_reason(tmp_path):
    row = {
        "reporting_place": "乙村",
        "reporting_place_id": "乙村",
        "workbook": "乙村.xlsx",
        "sheet": "台账",
        "row_no": 5,
    }
    row |= {
        "reasons": REASON,
        "words": json.dumps({"检查日期": "2025.6.31", "属地": "", "场所": HOSTILE}),
        "is_mended": False,
    }
    town = tiny_town(tmp_path, rejected_row=[row])
    back = sheets_of(town, "乙村")["退回未更正"]
    assert back[-1] == [
        "乙村.xlsx",
        "台账",
        5,
        "属地“乙庄”：请改成规范名称",
        f"检查日期：2025.6.31；场所：{HOSTILE}",
        None,
    ]
    assert "没有退回未更正的行" in sheets_of(town, "甲村")["退回未更正"][2][0]


def test_nothing_from_a_return_acts_as_a_formula(tmp_path):
    town = tiny_town(
        tmp_path, hazard=found("甲村", 2, entity=HOSTILE, description="@SUM(A1)") + found("乙村", 1)
    )
    packed = zipped(check(town, DOCUMENT, march(town)), BY)
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        for name in archive.namelist():
            book = load_workbook(io.BytesIO(archive.read(name)))
            assert not [c for sheet in book for row in sheet.iter_rows() for c in row if c.data_type == "f"]


def test_hazards_of_a_unit_are_told_apart_by_their_number_in_the_list(tmp_path):
    rows = sheets_of(tiny_town(tmp_path), "乙村")["将印发的数字"]
    where = [row[0] for row in rows if row[1] == "超期（天）"]
    assert len(where) == len(set(where)) > 1 and all("清单（序号" in words for words in where)


def test_a_name_within_a_longer_name_is_not_meant(tmp_path):
    said = printed_of([say("para", "大乙村5项，乙村1项；其余没有。")], ["乙村", "大乙村", "丙村"])
    assert [(name, words) for name, (_, _, words) in said] == [
        ("大乙村", "大乙村5项，乙村1项；"),
        ("乙村", "大乙村5项，乙村1项；"),
    ]
    assert [name for name, _ in printed_of([say("para", "大乙村5项。")], ["乙村", "大乙村"])] == ["大乙村"]


def test_a_unit_of_which_nothing_is_said_gets_none(tmp_path):
    named = [
        *places("甲村", "乙村"),
        {"place_id": "镇应急办", "name": "镇应急办", "kind": "部门", "sort_no": 9},
    ]
    made = check(t := tiny_town(tmp_path, place=named, hazard=found("甲村", 6)), DOCUMENT, march(t))
    assert "镇应急办" not in [unit.name for unit in made.units]
