"""What a clerk confirms once is kept and applies to everything accepted."""

import pytest

from etl.confirm import confirm_word, meanings
from etl.problems import CannotRun
from tests.etl.desk import HEADINGS, ledger


def test_a_confirmed_status_word_makes_the_rejected_row_load(town):
    assert town.load("甲.xlsx", ledger({"整改状态": "已安排"}))["status"] == "partial"
    confirm_word(town.data, "status", "hazard_ledger", "已安排", "整改中", "某某")
    (again,) = town.load_again()
    assert again["status"] == "updated"
    assert [row["status"] for row in town.ask("select status from hazard")] == ["整改中"]


def test_a_confirmed_heading_is_read_from_then_on(town):
    headings = tuple("毛病" if heading == "隐患内容" else heading for heading in HEADINGS)
    lines = ledger({"毛病": "出口堵塞"}, headings=headings)
    assert town.load("甲.xlsx", lines)["status"] == "refused"
    confirm_word(town.data, "heading", "hazard_ledger", "毛病", "description", "某某")
    assert town.load("甲.xlsx", lines)["status"] == "loaded"
    assert [row["description"] for row in town.ask("select description from hazard")] == ["出口堵塞"]


def test_the_line_says_who_and_when(town):
    confirm_word(town.data, "source", "hazard_ledger", "暗访", "镇级检查", "某某")
    head, line = (town.data / "reference" / "words.csv").read_text(encoding="utf-8-sig").splitlines()
    assert head == "field,return,word,means,who,on"
    assert line.startswith("source,,暗访,镇级检查,某某,20")


def test_confirming_twice_keeps_one_line_and_another_meaning_is_refused(town):
    for _ in range(2):
        confirm_word(town.data, "level", "hazard_ledger", "较大", "重大", "某某")
    assert len((town.data / "reference" / "words.csv").read_text(encoding="utf-8-sig").splitlines()) == 2
    with pytest.raises(CannotRun, match="已经认作“重大”"):
        confirm_word(town.data, "level", "hazard_ledger", "较大", "一般", "某某")


def test_a_confirmed_reporting_unit_has_sent_its_return(town):
    lines = ledger({"村（社区）": "乙村"}, unit="填报单位：乙庄老支部　填报日期：2025年3月28日")
    loaded = town.load("乙.xlsx", lines)
    (problem,) = loaded["problems"]
    assert (problem["code"], problem["sheet"], problem["found"]) == ("unknown_unit", "隐患台账", "乙庄老支部")
    assert list(meanings(town.data, "unit", "hazard_ledger")) == ["甲村", "乙村", "丙社区", "镇应急办"]
    confirm_word(town.data, "unit", "hazard_ledger", "乙庄老支部", "乙村", "某某")
    town.load_again()
    assert town.ask("select reporting_place from return_sheet") == [{"reporting_place": "乙村"}]
    assert town.ask("select code from problem") == []


def test_a_meaning_that_the_field_does_not_have_is_refused(town):
    with pytest.raises(CannotRun, match="请从列出的意思里选"):
        confirm_word(town.data, "status", "hazard_ledger", "已安排", "好了", "某某")
    assert list(meanings(town.data, "level", "hazard_ledger")) == ["一般", "重大"]
