"""The files a town edits: columns may be missing, Excel may have rewritten them, a defect is named in one sentence."""

import pytest

from etl.load import load
from etl.problems import CannotRun
from tests.etl.desk import PLACES, ledger

CORRECTIONS = "workbook,sheet,row,column,value,reason,who,on\n"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("corrections.csv", "workbook,row,column\n台账.xlsx,9,隐患等级\n"), ("corrections.csv", "workbook,row\n台账.xlsx,9\n"),
        ("words.csv", "field,word\nstatus,搞定\n"), ("types.csv", "keywords\n灭火器\n"), ("same.csv", "same_as\nabc\n"),
        ("targets.csv", "value\n95\n"), ("sectors.csv", "name\n消防\n"), ("expected.csv", "return,place\nhazard_ledger,甲村\n"),
        ("calendar.csv", "name\n春节\n"), ("leaders.csv", "leader,sector\n某某,消防\n"), ("places.csv", "name,kind\n甲村,村\n"),
    ],
)  # fmt: skip
def test_a_register_may_lack_columns(town, name, text):
    town.register(name, text)
    assert town.load("台账.xlsx", ledger({}))["status"] == "loaded"
    assert town.hazard()["place"] == "甲村"


def test_a_register_may_have_columns_and_lines_of_its_own(town):
    town.register(
        "places.csv",
        PLACES.replace("aliases\n", "aliases,电话\n").replace("；甲家庄\n", "；甲家庄,000\n") + ",,,,,\n\n",
    )
    assert town.load("台账.xlsx", ledger({"村（社区）": "甲家庄"}))["status"] == "loaded"
    assert len(town.ask("select * from place")) == 4


@pytest.mark.parametrize("on", ["2025-04-01", "2025/4/1", "2025.4.1", "2025年4月1日"])
def test_a_register_may_write_a_day_as_excel_does(town, on):
    town.load("台账.xlsx", ledger({}))
    town.register("corrections.csv", CORRECTIONS + f"台账.xlsx,隐患台账,4,撤销,,误报,某某,{on}\n")
    town.load_again()
    assert str(town.hazard()["withdrawn_on"]) == "2025-04-01"


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("places.csv", "code,name,kind\n6.21099E+11,甲村,村\n", "6.21099E+11"),
        ("places.csv", "code,name,kind\n621099101201,甲村,村\n621099101201,乙村,村\n", "621099101201"),
        ("targets.csv", "indicator,value\noverdue,九成\n", "九成"),
        ("settings.toml", "town = '青石镇'\nn_min = = 5\n", "第2行"),
    ],
)
def test_a_register_that_cannot_be_right_is_named_before_anything_is_stored(town, name, text, says):
    town.register(name, text)
    path = town.put("台账.xlsx", b"x")
    with pytest.raises(CannotRun, match=name) as told:
        load([path], town.data)
    assert says in str(told.value)
    assert not (town.data / "accepted").exists()


def test_a_spelling_that_two_villages_claim_is_nobodys(town):
    town.register("places.csv", PLACES.replace("乙村村委会", "乙村村委会；甲家庄"))
    assert town.load("台账.xlsx", ledger({"村（社区）": "甲家庄"}))["status"] == "partial"


def test_the_towns_settings_come_before_the_shipped_ones(town):
    town.register("settings.toml", 'town = "青石镇"\nn_min = 8\n')
    town.load("台账.xlsx", ledger({}))
    held = {row["name"]: row["value"] for row in town.ask("select * from setting")}
    assert (held["town"], held["n_min"], held["stale_days"]) == ('"青石镇"', "8", "35")


@pytest.mark.parametrize("journal", ["issued", "assigned"])
def test_the_last_snapshots_are_kept_and_every_one_that_a_circular_or_an_assignment_refers_to(town, journal):
    town.register("settings.toml", "keep_snapshots = 2\n")
    (town.data / "journal").mkdir()
    (town.data / "journal" / f"{journal}.csv").write_text(
        "who,on,snapshot\n某某,2025-04-01T09:00:00,1\n", encoding="utf-8"
    )
    for month in range(1, 5):
        town.load(f"{month}.xlsx", ledger({"隐患内容": f"第{month}处"}))
    kept = sorted(path.name for path in (town.data / "snapshots").glob("*.duckdb"))
    assert kept == ["1.duckdb", "3.duckdb", "4.duckdb"]


def test_a_hazards_type_is_the_first_one_whose_keyword_its_description_holds(town):
    town.register("types.csv", "type,keywords\n消防设施,灭火器；消火栓\n用电,电线\n")
    words = ("灭火器旁电线乱拉", "电线老化", "护栏松动")
    town.load("台账.xlsx", ledger(*({"隐患内容": word} for word in words)))
    assert {h["description"]: h["hazard_type"] for h in town.hazards()} == dict(
        zip(words, ("消防设施", "用电", "未归类"), strict=True)
    )
