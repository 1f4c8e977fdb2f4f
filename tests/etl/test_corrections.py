"""Lines a clerk writes into data/reference: corrections, confirmed words, other spellings; what they do to what is kept."""

import re

from tests.etl.desk import PLACES, day, ledger, xlsx

HEAD = "workbook,sheet,row,column,value,reason,who,on\n"
WORDS = "field,return,word,means,who,on\n"


def _correct(town, *lines: str) -> list[dict]:
    """Write corrections.csv and load with no new workbook."""
    town.register("corrections.csv", HEAD + "".join(line + "\n" for line in lines))
    return town.load_again()


def test_a_corrected_cell_makes_a_rejected_row_load(town):
    town.load("台账.xlsx", ledger({}, {"排查日期": "春节"}))
    (told,) = _correct(town, "台账.xlsx,隐患台账,5,排查日期,2025-03-06,村里电话更正,某某,2025-04-01")
    assert (told["status"], told["sheets"][0]["rows"]["loaded"], told["problems"]) == ("updated", 2, [])
    assert [str(h["found_on"]) for h in town.hazards()] == ["2025-03-05", "2025-03-06"]
    assert town.ask("select * from rejected_row") == []


def test_a_correction_may_name_the_workbook_by_its_id_and_the_column_by_its_own_name(town):
    number = town.load("台账.xlsx", ledger({"隐患等级": "严重"}))["workbook_id"]
    _correct(town, f"{number},隐患台账,4,level,重大,更正,某某,2025-04-01")
    assert town.hazard()["level"] == "重大"


def test_a_correction_touches_its_own_row_sheet_and_workbook_only(town):
    town.load(
        "台账.xlsx",
        xlsx({"甲": ledger({}, {"隐患内容": "通道堵塞"}), "乙": ledger({"隐患内容": "电线乱拉"})}),
    )
    town.load("另一本.xlsx", xlsx({"甲": ledger({"隐患内容": "护栏松动"})}))
    _correct(town, "台账.xlsx,甲,4,隐患等级,重大,更正,某某,2025-04-01")
    assert {h["description"]: h["level"] for h in town.hazards()} == {
        "灭火器过期1": "重大", "通道堵塞": "一般", "电线乱拉": "一般", "护栏松动": "一般",
    }  # fmt: skip


def test_a_withdrawal_by_name_means_the_latest_edition(town):
    town.load("台账.xlsx", ledger({"隐患内容": "通道堵塞"}, {"隐患内容": "电线乱拉"}))
    town.load("台账.xlsx", ledger({"隐患内容": "电线乱拉"}, {"隐患内容": "通道堵塞", "整改状态": "整改中"}))
    _correct(town, "台账.xlsx,隐患台账,4,撤销,,误报,某某,2025-04-01")
    assert {h["description"]: str(h["withdrawn_on"]) for h in town.hazards()} == {
        "电线乱拉": "2025-04-01",
        "通道堵塞": "None",
    }


def test_a_withdrawal_by_name_stays_with_the_edition_of_its_day(town):
    town.load("台账.xlsx", ledger({"隐患内容": "通道堵塞"}))
    entry = next((town.data / "accepted").glob("*.json"))
    entry.write_text(re.sub(r'"loaded_on": "[^"]+"', '"loaded_on": "2025-04-01"', entry.read_text()))
    town.load(
        "台账.xlsx", ledger({"隐患内容": "电线乱拉"}, title="2025年4月隐患台账", unit="填报单位：镇应急办")
    )
    _correct(town, "台账.xlsx,隐患台账,4,撤销,,误报,某某,2025-04-02")
    assert {h["description"]: str(h["withdrawn_on"]) for h in town.hazards()} == {
        "通道堵塞": "2025-04-02",
        "电线乱拉": "None",
    }


def test_a_new_spelling_of_a_village_mends_an_unknown_one(town):
    town.load("台账.xlsx", ledger({"村（社区）": "老甲庄"}))
    town.register("places.csv", PLACES.replace("甲家庄", "甲家庄；老甲庄"))
    (told,) = town.load_again()
    assert (told["status"], town.hazard()["place"]) == ("updated", "甲村")
    assert told["sent_back"] is None


def test_a_confirmed_word_mends_an_unknown_one(town):
    town.load("台账.xlsx", ledger({"整改状态": "搞定"}))
    town.register("words.csv", WORDS + "status,,搞定,已整改,某某,2025-04-01\n")
    (told,) = town.load_again()
    assert (told["status"], town.hazard()["status"]) == ("updated", "已整改")


def test_a_village_taken_off_the_register_rejects_its_rows_again(town):
    town.load("台账.xlsx", ledger({"村（社区）": "乙村"}))
    town.register("places.csv", "\n".join(line for line in PLACES.splitlines() if "乙村" not in line))
    (told,) = town.load_again()
    assert (told["status"], told["sheets"][0]["rows"]["rejected"], town.hazards()) == ("updated", 1, [])


def test_a_changed_register_reports_only_what_came_out_different(town):
    town.load("甲.xlsx", ledger({}))
    town.load("丁.xlsx", ledger({"村（社区）": "丁村"}))
    town.register("places.csv", PLACES.replace("甲家庄", "甲家庄；丁村"))
    assert [(told["file"], told["status"]) for told in town.load_again()] == [("丁.xlsx", "updated")]


def test_what_was_corrected_stays_corrected_when_the_same_bytes_come_again(town):
    content = xlsx(ledger({"排查日期": "春节"}))
    town.load("台账.xlsx", content)
    _correct(town, "台账.xlsx,隐患台账,4,排查日期,2025-03-06,更正,某某,2025-04-01")
    assert town.load("台账.xlsx", content)["status"] == "unchanged"
    assert str(town.hazard()["found_on"]) == "2025-03-06"


def test_the_same_bytes_load_as_updated_when_a_register_has_changed_meanwhile(town):
    content = xlsx(ledger({"村（社区）": "丁村"}))
    town.load("台账.xlsx", content)
    town.register("places.csv", PLACES.replace("甲家庄", "甲家庄；丁村"))
    assert town.load("台账.xlsx", content)["status"] == "updated"


def test_a_withdrawn_hazard_stays_with_its_day_and_reason(town):
    town.load("台账.xlsx", ledger({}, {}))
    _correct(town, "台账.xlsx,隐患台账,4,撤销,,误报,某某,2025-04-01")
    first, second = town.hazards()
    assert (first["withdrawn_on"], first["withdrawn_reason"]) == (day("2025-04-01"), "误报")
    assert (second["withdrawn_on"], second["withdrawn_reason"]) == (None, None)


def test_a_withdrawal_without_a_row_takes_the_whole_workbook(town):
    town.load("台账.xlsx", ledger({}, {}))
    town.load("另一本.xlsx", ledger({"隐患内容": "护栏松动"}))
    _correct(town, "台账.xlsx,,,撤销,,重复,某某,2025-04-01")
    assert [str(h["withdrawn_on"]) for h in town.hazards()] == ["None", "2025-04-01", "2025-04-01"]


def test_a_hazard_is_never_withdrawn_before_it_was_found(town):
    town.load("台账.xlsx", ledger({}))
    _correct(town, "台账.xlsx,隐患台账,4,撤销,,误报,某某,2025-01-01")
    assert town.hazard()["withdrawn_on"] == day("2025-03-05")


def test_an_approved_extension_moves_the_due_day(town):
    town.load("台账.xlsx", ledger({"整改期限": "2025-03-20"}))
    _correct(town, "台账.xlsx,隐患台账,4,整改期限,2025-04-20,镇安委会同意延期,某某,2025-03-19")
    hazard = town.hazard()
    assert (hazard["due_on"], hazard["due_changes"]) == (day("2025-04-20"), 0)


def test_a_later_due_day_takes_effect_once_it_is_approved(town):
    town.load("3月.xlsx", ledger({"整改期限": "2025-03-20"}))
    town.load("4月.xlsx", ledger({"整改期限": "2025-04-20"}))
    assert town.hazard()["due_on"] == day("2025-03-20")
    _correct(town, "4月.xlsx,隐患台账,4,整改期限,2025-04-20,镇安委会同意延期,某某,2025-03-19")
    hazard = town.hazard()
    assert (hazard["due_on"], hazard["due_changes"]) == (day("2025-04-20"), 1)


def test_an_extension_without_a_reason_moves_nothing(town):
    town.load("台账.xlsx", ledger({"整改期限": "2025-03-20"}))
    _correct(town, "台账.xlsx,隐患台账,4,整改期限,2025-04-20,,某某,2025-03-19")
    assert town.hazard()["due_on"] == day("2025-03-20")


def test_a_register_in_gb18030_is_read(town):
    (town.data / "reference" / "places.csv").write_bytes(PLACES.encode("gb18030"))
    town.load("台账.xlsx", ledger({}))
    assert town.hazard()["place"] == "甲村"


def test_a_register_with_a_byte_order_mark_is_read(town):
    town.register("places.csv", "\ufeff" + PLACES)
    town.load("台账.xlsx", ledger({}))
    assert town.hazard()["place_id"] == "621099101201"


def test_a_snapshot_carries_the_registers_it_was_built_with(town):
    town.load("台账.xlsx", ledger({}))
    places = town.ask("select place_id, name, kind, sort_no from place order by sort_no")
    assert [(p["place_id"], p["name"], p["kind"]) for p in places] == [
        ("621099101201", "甲村", "村"), ("621099101202", "乙村", "村"), ("621099101003", "丙社区", "社区"),
        ("镇应急办", "镇应急办", "部门"),
    ]  # fmt: skip
