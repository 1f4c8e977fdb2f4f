"""Which place, level, source and sector a row has, and which words are refused (design section 6)."""

import pytest

from tests.etl.desk import HEADINGS, codes, is_rejected, ledger, make_town, read_row, read_rows, xlsx

NO_PLACE = tuple(h for h in HEADINGS if h != "村（社区）")
NO_LEVEL = tuple(h for h in HEADINGS if h != "隐患等级")
NO_SECTOR = tuple(h for h in HEADINGS if h != "所属行业")


@pytest.mark.parametrize(
    "written", ["甲村", "甲 村", "甲村村委会", "甲家庄", "甲村（村委会）", "\u3000甲村\n", "「甲村」"]
)
def test_every_registered_spelling_is_the_official_name(reading_town, written):
    record = read_row(reading_town, {"村（社区）": written}).records[0]
    assert (record["place"], record["place_id"]) == ("甲村", "621099101201")


@pytest.mark.parametrize("written", ["丁村", "甲材", "甲家荘"])
def test_an_unknown_village_rejects_the_row(reading_town, written):
    assert is_rejected(read_row(reading_town, {"村（社区）": written}), "村（社区）")


def test_an_unknown_village_gets_the_near_spelling_as_advice_only(reading_town):
    sheet = read_row(reading_town, {"村（社区）": "丙社区居委"})
    assert "丙社区" in sheet.problems[0].advice
    assert sheet.records == []


def test_the_rows_own_village_comes_before_the_reporting_unit_and_the_title(reading_town):
    rows = ledger({"村（社区）": "乙村"}, title="甲村2025年3月隐患台账", unit="填报单位：丙社区")
    assert read_rows(reading_town, rows).records[0]["place"] == "乙村"


def test_without_a_village_column_the_reporting_unit_is_the_place_when_it_is_a_village(reading_town):
    rows = ledger({}, title="乙村2025年3月隐患台账", unit="填报单位（盖章）：丙社区居委会", headings=NO_PLACE)
    record = read_rows(reading_town, rows, "甲村.xlsx").records[0]
    assert (record["place"], record["reporting_place"]) == ("丙社区", "丙社区")


@pytest.mark.parametrize("unit", ["填报单位：镇应急办", "填报单位：某某学校"])
def test_a_unit_that_is_no_village_leaves_the_place_to_the_title(reading_town, unit):
    rows = ledger({}, title="乙村2025年3月隐患台账", unit=unit, headings=NO_PLACE)
    assert read_rows(reading_town, rows, "甲村.xlsx").records[0]["place"] == "乙村"


def test_without_unit_and_title_the_village_of_the_files_name_is_the_place(reading_town):
    rows = ledger({}, title="2025年3月隐患台账", unit="填报人：某某", headings=NO_PLACE)
    assert read_rows(reading_town, rows, "2025年3月甲村台账.xlsx").records[0]["place"] == "甲村"


def test_a_blank_village_cell_is_the_reporting_village(reading_town):
    rows = ledger({"村（社区）": ""}, unit="填报单位：丙社区")
    assert read_rows(reading_town, rows).records[0]["place"] == "丙社区"


def test_two_villages_in_the_title_are_no_place(reading_town):
    rows = ledger({}, title="甲村、乙村2025年3月隐患台账", unit="填报人：某某", headings=NO_PLACE)
    assert read_rows(reading_town, rows).records[0]["place"] is None


def test_a_hazard_of_nowhere_is_kept_without_a_place(town):
    town.load("台账.xlsx", ledger({}, headings=NO_PLACE))
    hazard = town.hazard()
    assert (hazard["place"], hazard["place_id"], hazard["reporting_place"]) == (None, None, "镇应急办")


def test_a_row_that_names_its_own_reporting_village_lies_there(reading_town):
    headings = ("填报单位", *NO_PLACE)
    rows = ledger({"填报单位": "乙村村委会"}, unit="填报人：某某", headings=headings)
    record = read_rows(reading_town, rows).records[0]
    assert (record["reporting_place"], record["place"]) == ("乙村", "乙村")


@pytest.mark.parametrize("unit", ["青石镇中心小学", "镇安办"])
def test_an_unknown_reporting_unit_is_a_warning_and_the_rows_are_kept(reading_town, unit):
    sheet = read_row(reading_town, {}, unit=f"填报单位：{unit}")
    assert sheet.context.unit == unit
    assert (len(sheet.records), codes(sheet, "warning")) == (1, ["unknown_unit"])


@pytest.mark.parametrize(
    "unit", ["乙村委会", "乙村村民委员会", "乙庄村委会", "丁社区居委会", "丁居民委员会", "丁街居委会"]
)
def test_a_villages_or_communitys_own_body_reports_for_it(tmp_path, unit):
    town = make_town(tmp_path)
    town.register("places.csv", "name,kind,aliases\n乙村,村,乙庄\n丁社区,社区,丁街\n镇应急办,部门,\n")
    town.load("台账.xlsx", ledger({"整改状态": "不明"}, {"村（社区）": ""}, unit=f"填报单位：{unit}"))
    name = {"乙": "乙村", "丁": "丁社区"}[unit[0]]
    assert town.ask("select distinct reporting_place, place from hazard") == [
        {"reporting_place": name, "place": name}
    ]
    assert town.ask("select distinct reporting_place from rejected_row") == [{"reporting_place": name}]


@pytest.mark.parametrize("unit", ["乙村支委会", "镇应急办村委会", "丙居委会", "乙村居委会"])
def test_no_other_ending_is_taken_for_a_villages_body(tmp_path, unit):
    town = make_town(tmp_path)
    town.register(
        "places.csv", "name,kind,aliases\n乙村,村,\n丙村,村,丙居委会\n丙社区,社区,丙居委会\n镇应急办,部门,\n"
    )
    assert codes(read_row(town, {"村（社区）": "乙村"}, unit=f"填报单位：{unit}"), "warning") == [
        "unknown_unit"
    ]


def test_a_departments_return_lists_villages_and_keeps_its_own_name(town):
    town.load("台账.xlsx", ledger({}, {"村（社区）": "乙村"}))
    assert [(h["place"], h["reporting_place"]) for h in town.hazards()] == [
        ("甲村", "镇应急办"),
        ("乙村", "镇应急办"),
    ]


@pytest.mark.parametrize(("written", "level"), [("一般", "一般"), ("重大", "重大"), ("重大隐患", "重大"), ("一般事故隐患", "一般"), ("重 大", "重大")])  # fmt: skip
def test_a_level_is_one_of_two_words(reading_town, written, level):
    assert read_row(reading_town, {"隐患等级": written}).records[0]["level"] == level


@pytest.mark.parametrize("written", ["较大", "严重", "红", "Ⅰ级", "特别重大", "低"])
def test_a_level_beyond_the_two_rejects_the_row(reading_town, written):
    assert is_rejected(read_row(reading_town, {"隐患等级": written}), "隐患等级")


def test_a_blank_level_is_ordinary_with_a_warning(town):
    told = town.load("台账.xlsx", ledger({"隐患等级": ""}))
    assert town.hazard()["level"] == "一般"
    assert [(p["severity"], p["heading"]) for p in told["problems"]] == [("warning", "隐患等级")]


def test_a_form_without_a_level_column_is_ordinary_without_a_warning(town):
    assert town.load("台账.xlsx", ledger({}, headings=NO_LEVEL))["problems"] == []
    assert town.hazard()["level"] == "一般"


@pytest.mark.parametrize(
    "title",
    ["青石镇2025年3月重大隐患清单", "重大事故隐患清单", "2025年3月重大事故隐患台账", "重大隐患登记表", "重大隐患一览表",
     "重大事故隐患“一单四制”台账", "2025年一单四制", "挂牌督办事项", "重大隐患"],
)  # fmt: skip
@pytest.mark.parametrize("headings", [HEADINGS, NO_LEVEL])
def test_a_title_that_says_major_hazard_list_makes_the_level_major(reading_town, title, headings):
    sheet = read_row(reading_town, {"隐患等级": ""}, title=title, headings=headings)
    assert sheet.records[0]["level"] == "重大"


def test_a_sheets_name_makes_the_level_major_as_a_title_does(town):
    town.load("台账.xlsx", xlsx({"重大隐患清单": ledger({}, title="2025年3月", headings=NO_LEVEL)}))
    assert town.hazard()["level"] == "重大"


def test_a_level_that_is_written_comes_before_the_title(reading_town):
    sheet = read_row(reading_town, {"隐患等级": "一般"}, title="2025年3月重大隐患清单")
    assert sheet.records[0]["level"] == "一般"


@pytest.mark.parametrize(
    "title", ["2025年3月重大活动期间隐患台账", "2025年3月重大危险源排查台账", "2025年3月重大隐患专项整治台账"]
)
def test_any_other_major_in_a_title_is_a_warning_and_changes_no_level(reading_town, title):
    sheet = read_row(reading_town, {}, title=title, headings=NO_LEVEL)
    assert sheet.records[0]["level"] in (None, "一般")
    assert codes(sheet, "warning") == ["major_title"]


def test_a_source_is_one_of_eight_words(town):
    words = ("企业自查", "村级巡查", "镇级检查", "部门检查", "上级检查", "群众举报", "上级交办", "")
    town.load("台账.xlsx", ledger(*({"隐患来源": word} for word in words), headings=(*HEADINGS, "隐患来源")))
    assert [h["source"] for h in town.hazards()] == [*words[:-1], "未注明"]


def test_no_source_column_is_not_stated(town):
    town.load("台账.xlsx", ledger({}))
    assert town.hazard()["source"] == "未注明"


def test_an_unknown_source_is_named_and_never_guessed(town):
    told = town.load("台账.xlsx", ledger({"隐患来源": "无人机"}, headings=(*HEADINGS, "隐患来源")))
    assert [(p["heading"], p["found"]) for p in told["problems"]] == [("隐患来源", "无人机")]
    assert town.hazard()["source"] == "未注明"


@pytest.mark.parametrize(
    ("written", "sector"), [("消防", "消防"), ("消防安全", "消防"), ("危化", "危险化学品")]
)
def test_every_registered_spelling_of_a_sector_is_the_official_name(reading_town, written, sector):
    assert read_row(reading_town, {"所属行业": written}).records[0]["sector"] == sector


def test_an_unknown_sector_is_other_with_a_warning_and_its_word_kept(reading_town):
    sheet = read_row(reading_town, {"所属行业": "低空经济"})
    assert sheet.records[0]["sector"] == "其他"
    assert "低空经济" in sheet.records[0]["extras"]
    assert codes(sheet, "warning") == ["sector"]


@pytest.mark.parametrize("headings", [HEADINGS, NO_SECTOR])
def test_a_sector_that_is_not_said_is_unknown_and_not_other(reading_town, headings):
    assert read_row(reading_town, {"所属行业": ""}, headings=headings).records[0]["sector"] is None


@pytest.mark.parametrize("written", ["", "/", "  "])
def test_a_blank_description_rejects_the_row(reading_town, written):
    assert is_rejected(read_row(reading_town, {"隐患内容": written}), "隐患内容")


def test_a_form_without_a_finding_column_takes_the_day_it_was_handed_over(town):
    headings = tuple("交办日期" if h == "排查日期" else h for h in HEADINGS)
    town.load("台账.xlsx", ledger({"交办日期": "2025-03-07"}, headings=headings))
    hazard = town.hazard()
    assert (str(hazard["found_on"]), hazard["found_estimated"]) == ("2025-03-07", True)


def test_a_form_without_a_finding_or_handing_over_column_takes_the_day_first_reported(town):
    headings = tuple(h for h in HEADINGS if h != "排查日期")
    town.load("三月.xlsx", ledger({}, headings=headings))
    town.load(
        "四月.xlsx",
        ledger(
            {},
            headings=headings,
            title="2025年4月隐患台账",
            unit="填报单位：镇应急办　填报日期：2025年4月28日",
        ),
    )
    hazard = town.hazard()
    assert (str(hazard["found_on"]), hazard["found_estimated"], hazard["reports"]) == ("2025-03-28", True, 2)
