"""The follow-up workbook (遗留隐患回填单): what goes out to a unit, and what its return may and may not do."""

import io
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from etl.__main__ import main
from etl.followup import write_followups
from etl.load import check, load
from etl.problems import CannotRun
from tests.etl.desk import Town, accounts, day, ledger, make_town, xlsx

MARCH = "填报单位：{}　填报日期：2025年3月28日"
FILLED_ON = "2025-04-03"
ID, SAID, DONE, ACCEPTED, NOTE = "隐患识别码", "情况说明", "整改完成日期", "销号日期", "补充说明"


class Form:
    """A written form as a village opens it: cells by row (1…n) and heading."""

    def __init__(self, path: Path):
        self.path, self.book = path, openpyxl.load_workbook(path)
        self.page = self.book.active
        self.at = {cell.value: cell.column for cell in self.page[4]}

    def cell(self, row: int, heading: str):
        return self.page.cell(4 + row, self.at[heading])

    def values(self, heading: str) -> list:
        return [self.cell(row, heading).value for row in range(1, self.page.max_row - 3)]

    def filled(self, *rows: dict, on: str | None = FILLED_ON) -> bytes:
        """What comes back: rows' cells by heading, the day it was filled in."""
        for number, row in enumerate(rows, start=1):
            for heading, value in row.items():
                self.cell(number, heading).value = value
        self.page["J2"] = date.fromisoformat(on) if on else None
        kept = io.BytesIO()
        self.book.save(kept)
        return kept.getvalue()


def reported(town: Town, *rows: dict, unit: str = "甲村", name: str = "3月.xlsx") -> None:
    """A March ledger of one unit."""
    told = town.load(name, ledger(*rows, title="2025年3月隐患台账", unit=MARCH.format(unit)))
    assert told["status"] == "loaded", told


def form(town: Town, place: str = "甲村") -> Form:
    (path,) = write_followups(town.data, town.data / "回填", [place]).files
    return Form(path)


def back(town: Town, content: bytes, name: str = "回填.xlsx") -> dict:
    """Load a form that came back; its rows account."""
    told = town.load(name, content)
    for sheet in told["sheets"]:
        assert sheet["return"] in ("followup", None)
        accounts(sheet["rows"])
    return told


def problems(told: dict) -> list[tuple]:
    return [(p["severity"], p["code"], p["row"], p["heading"]) for p in told["problems"]]


def test_a_form_lists_every_open_hazard_overdue_first_then_due_within_14_days_then_the_others(town):
    reported(
        town,
        {"隐患内容": "长期的", "整改期限": "长期"},
        {"隐患内容": "远期的", "整改期限": "2025-05-20"},
        {"隐患内容": "快到期", "整改期限": "2025-04-11"},
        {"隐患内容": "超期8天", "整改期限": "2025-03-20"},
        {"隐患内容": "超期18天", "整改期限": "2025-03-10"},
        {"隐患内容": "今日到期", "整改期限": "2025-03-28"},
        {"隐患内容": "改好了", "整改状态": "已整改", "整改完成日期": "2025-03-20"},
    )
    paper = form(town)
    assert paper.page["A1"].value == "甲村遗留隐患回填单（截至2025年3月28日）"
    assert paper.page["A2"].value == "填报单位：甲村"
    assert paper.values("隐患内容") == ["超期18天", "超期8天", "今日到期", "快到期", "远期的", "长期的"]
    assert paper.values("超期天数") == [18, 8, "今日到期", "还有14天", "还有53天", "无期限"]
    assert paper.values("整改期限")[-1] == "长期"
    assert paper.values("上次报的情况")[0] == "未整改（2025年3月28日报）\n3月"
    assert sorted(paper.values(ID)) == sorted(h["hazard_id"] for h in town.hazards() if not h["closed_on"])


def test_only_the_cells_to_fill_are_unlocked_and_the_list_has_four_words(town):
    reported(town, {})
    page = form(town).page
    unlocked = {c.coordinate for row in page.iter_rows() for c in row if not c.protection.locked}
    assert unlocked == {"J2", "J5", "K5", "L5", "M5"}
    assert page.protection.sheet
    assert not page.protection.password
    rules = {str(rule.sqref): (rule.type, rule.formula1) for rule in page.data_validations.dataValidation}
    assert rules["L5"] == ("list", '"已整改,整改中,申请延期,不属本村"')
    assert rules["J5"] == rules["K5"] == ("date", "$F5")
    assert (page.page_setup.orientation, page.page_setup.fitToWidth, page.page_setup.fitToHeight) == (
        "landscape",
        1,
        0,
    )
    assert (page.print_title_rows, page.freeze_panes) == ("$4:$4", "E5")


def test_words_that_look_like_a_formula_stay_words(town):
    reported(town, {"单位名称": "=1+1", "隐患内容": "@电线老化"})
    paper = form(town)
    assert (paper.cell(1, "单位（场所）").value, paper.cell(1, "单位（场所）").data_type) == ("=1+1", "s")
    assert paper.cell(1, "隐患内容").quotePrefix
    assert problems(back(town, paper.filled({}))) == []


def test_a_hazard_without_a_village_goes_to_the_unit_that_reported_it(town):
    reported(town, {"村（社区）": ""}, unit="镇小学")
    written = write_followups(town.data, town.data / "回填")
    assert [path.name for path in written.files] == ["镇小学遗留隐患回填单（截至2025年3月28日）.xlsx"]
    assert written.empty == ["甲村", "乙村", "丙社区"]
    told = back(town, Form(written.files[0]).filled({DONE: "2025-04-01"}))
    assert told["status"] == "loaded"
    assert (town.hazard()["closed_on"], town.hazard()["reporting_place"]) == (day("2025-04-01"), "镇小学")


def test_a_unit_with_nothing_open_gets_no_file_and_the_command_says_so(town, capsys):
    reported(town, {})
    out = town.data / "回填"
    assert main(["followup", "--place", "乙村村委会", "--out", str(out), "--data", str(town.data)]) == 0
    assert "乙村没有遗留隐患，不用回填" in capsys.readouterr().out
    assert list(out.iterdir()) == []
    with pytest.raises(CannotRun, match="丁村"):
        write_followups(town.data, out, ["丁村"])


def test_without_data_the_command_says_what_to_do_first(tmp_path):
    with pytest.raises(CannotRun, match="load"):
        write_followups(make_town(tmp_path / "data").data, tmp_path)


def test_a_completion_date_closes_and_nothing_is_added(town):
    reported(town, {}, {"隐患等级": "重大"})
    before = {h["hazard_id"]: h for h in town.hazards()}
    told = back(town, form(town).filled({DONE: date(2025, 4, 1)}, {DONE: "2025-04-01", ACCEPTED: "4月2日"}))
    assert (told["status"], problems(told)) == ("loaded", [])
    assert [h["closed_on"] for h in town.hazards()] == [day("2025-04-01"), day("2025-04-02")]
    for hazard in town.hazards():
        was = before.pop(hazard["hazard_id"])
        kept = (
            "place",
            "entity",
            "description",
            "found_on",
            "due_on",
            "due_changes",
            "reporting_place",
            "return_name",
            "level",
        )
        assert {name: hazard[name] for name in kept} == {name: was[name] for name in kept}
        assert (hazard["last_reported_on"], hazard["workbook"]) == (day(FILLED_ON), "回填.xlsx")


def test_a_blank_line_is_heard_of_on_that_day_and_still_open(town):
    reported(town, {}, {"整改状态": "整改中"})
    assert back(town, form(town).filled())["status"] == "loaded"
    assert [h["status"] for h in town.hazards()] == ["未整改", "整改中"]
    assert {(h["last_reported_on"], h["closed_on"], h["reports"]) for h in town.hazards()} == {
        (day(FILLED_ON), None, 2)
    }


def test_a_blank_line_does_not_reopen_what_waits_for_acceptance(town):
    reported(town, {"隐患等级": "重大", "整改状态": "待验收", "整改完成日期": "2025-03-20"})
    paper = form(town)
    assert "2025-03-20整改完成" in paper.values("上次报的情况")[0]
    back(town, paper.filled())
    assert (town.hazard()["status"], town.hazard()["reopened"]) == ("待验收", 0)
    back(town, form(town).filled({ACCEPTED: "2025-04-02"}), "再填.xlsx")
    assert (town.hazard()["rectified_on"], town.hazard()["closed_on"]) == (
        day("2025-03-20"),
        day("2025-04-02"),
    )


def test_without_a_filling_day_the_day_of_loading_counts(town):
    reported(town, {})
    back(town, form(town).filled({DONE: "2025-04-01"}, on=None))
    assert town.hazard()["last_reported_on"] == date.today()


def test_rectified_without_a_date_is_placed_between_the_reports(town):
    reported(town, {})
    back(town, form(town).filled({SAID: "已整改"}))
    hazard = town.hazard()
    assert (hazard["rectified_from"], hazard["rectified_on"], hazard["rectified_estimated"]) == (
        day("2025-03-29"),
        day(FILLED_ON),
        True,
    )


@pytest.mark.parametrize(("word", "code"), [("申请延期", "extension_asked"), ("不属本村", "not_ours")])
def test_what_the_clerk_has_to_decide_stays_open_with_its_words_and_a_warning(town, word, code):
    reported(town, {})
    told = back(town, form(town).filled({SAID: word, NOTE: "等配件"}))
    assert problems(told) == [("warning", code, 5, SAID)]
    hazard = town.hazard()
    assert (hazard["status"], hazard["closed_on"], hazard["remark"]) == ("未整改", None, f"{word}：等配件")
    assert (hazard["due_on"], hazard["place"]) == (day("2025-03-20"), "甲村")


@pytest.mark.parametrize(
    ("row", "severity", "code", "heading"),
    [
        ({DONE: "2025-04-20"}, "warning", "future", DONE),
        ({DONE: "2025-03-01"}, "error", "order", DONE),
        ({DONE: "上个月"}, "error", "date", DONE),
        ({SAID: "整改中", DONE: "2025-04-01"}, "warning", "contradiction", DONE),
        ({SAID: "看情况"}, "error", "status", SAID),
    ],
)
def test_the_closing_rules_are_those_of_the_ledgers(town, row, severity, code, heading):
    reported(town, {})
    told = back(town, form(town).filled(row))
    assert problems(told) == [(severity, code, 5, heading)]
    assert town.hazard()["closed_on"] is None
    assert len(town.ask("select * from rejected_row where place = '甲村'")) == (severity == "error")


def test_a_changed_printed_cell_is_a_warning_and_not_taken(town):
    reported(town, {})
    told = back(town, form(town).filled({"隐患内容": "没有隐患", "整改期限": "2025-12-31", SAID: "整改中"}))
    assert problems(told) == [
        ("warning", "changed_cell", 5, "隐患内容"),
        ("warning", "changed_cell", 5, "整改期限"),
    ]
    hazard = town.hazard()
    assert (hazard["description"], hazard["due_on"], hazard["due_changes"], hazard["status"]) == (
        "灭火器过期1",
        day("2025-03-20"),
        0,
        "整改中",
    )


def test_an_id_that_is_unknown_missing_doubled_or_anothers_rejects_its_row(town):
    reported(town, *({"隐患内容": f"第{i}条"} for i in range(1, 6)))
    reported(town, {"村（社区）": "乙村", "隐患内容": "乙村的"}, unit="乙村", name="乙.xlsx")
    (theirs,) = form(town, "乙村").values(ID)
    paper = form(town)
    first = paper.values(ID)[0]
    other = paper.values(ID)[4]
    content = paper.filled(
        {}, {ID: first[:-1] + ("0" if first[-1] != "0" else "1")}, {ID: None, "隐患内容": "新发现的一条"}, {ID: first},
        {ID: theirs}, {"村（社区）": "甲村", "单位（场所）": "新铺面", "隐患内容": "新的一条", ID: other},
    )  # fmt: skip
    told = back(town, content)
    assert [(p["code"], p["row"]) for p in told["problems"] if p["severity"] == "error"] == [
        ("unknown_id", 6), ("no_id", 7), ("repeated_id", 8), ("other_unit", 9), ("mixed_up", 10),
    ]  # fmt: skip
    assert (told["status"], told["sheets"][0]["rows"]["loaded"]) == ("partial", 1)
    assert len(town.hazards()) == 6
    rejected = town.ask("select * from rejected_row where not is_mended")
    assert {(r["return_name"], r["reporting_place"], r["place"]) for r in rejected} == {
        ("followup", "甲村", "甲村")
    }


def test_without_its_id_column_it_is_refused_and_never_read_as_a_ledger(town):
    reported(town, {})
    paper = form(town)
    paper.page.delete_cols(paper.at[ID])
    told = town.load("甲村台账.xlsx", paper.filled())
    assert (told["status"], [p["code"] for p in told["problems"]]) == ("refused", ["missing_heading"])
    assert town.hazard()["reports"] == 1


def test_the_unit_s_next_form_mends_what_was_rejected(town):
    reported(town, {}, {})
    back(town, form(town).filled({DONE: "2025-03-01"}))
    assert len(town.ask("select * from rejected_row where not is_mended")) == 1
    back(town, form(town).filled({DONE: "2025-04-01"}), "改正.xlsx")
    assert town.ask("select * from rejected_row where not is_mended") == []
    assert town.ask("select * from hazard where vanished") == []


def test_the_same_bytes_again_are_unchanged_and_check_says_what_load_says(town):
    reported(town, {})
    content = form(town).filled({DONE: "2025-04-01"})
    checked = check([town.put("回填.xlsx", content)], town.data)["workbooks"][0]
    told = back(town, content)
    assert (checked["status"], checked["sheets"]) == (told["status"], told["sheets"])
    assert back(town, content, "又一次.xlsx")["status"] == "unchanged"
    assert town.hazard()["reports"] == 2


def test_ledger_and_follow_up_in_one_load_find_each_other_whatever_their_names(town, tmp_path):
    other = make_town(tmp_path / "other")
    reported(other, {}, name="z3月.xlsx")
    town.put("a回填.xlsx", form(other).filled({DONE: "2025-04-01"}))
    town.put("z3月.xlsx", (other.data / "incoming" / "z3月.xlsx").read_bytes())
    told = load([town.data / "incoming"], town.data)["workbooks"]
    assert [book["status"] for book in told] == ["loaded", "loaded"]
    assert (town.hazard()["closed_on"], town.hazard()["reports"]) == (day("2025-04-01"), 2)


def test_a_settled_pair_an_extension_and_a_re_read_leave_a_follow_up_as_it_was(town):
    reported(town, {"隐患内容": "灭火器过期"}, {"隐患内容": "四具灭火器过期", "单位名称": "惠民超市一楼"})
    back(town, form(town).filled({SAID: "申请延期"}))
    one, other = (h["hazard_id"] for h in town.hazards())
    town.register("same.csv", f"hazard_id,same_as,who,on\n{one},{other},某某,2025-04-05\n")
    town.register(
        "corrections.csv",
        "workbook,sheet,row,column,value,reason,who,on\n回填.xlsx,,5,整改期限,2025-06-30,等配件,某某,2025-04-06\n",
    )
    told = town.load_again()
    assert [book["file"] for book in told if "回填" in book["file"]] == []
    assert (town.hazard()["reports"], town.hazard()["due_on"]) == (4, day("2025-06-30"))


def test_it_is_no_ledger_of_the_month_and_makes_nothing_vanish(town):
    town.register(
        "expected.csv",
        "return,place,frequency,due_day\nhazard_ledger,乙村,month,5\nhazard_ledger,甲村,month,5\n",
    )
    reported(town, {"隐患内容": "一"}, {"隐患内容": "二"})
    paper = form(town)
    back(town, paper.filled({}, on="2025-03-30"))
    april = {"title": "2025年4月隐患台账", "unit": "填报单位：乙村　填报日期：2025年4月30日"}
    town.load("乙4月.xlsx", ledger({"村（社区）": "乙村"}, **april))
    states = town.ask(
        "select place, status from submission where period_start = date '2025-04-01' order by place"
    )
    assert {row["place"]: row["status"] for row in states} == {"甲村": "未报", "乙村": "迟报"}
    assert town.ask("select * from submission where return_name = 'followup'") == []
    reported(town, {"隐患内容": "一"}, name="3月改.xlsx")
    assert [h["vanished"] for h in town.hazards() if h["description"] == "二"] == [True]
    back(town, form(town).filled(on="2025-05-02"), "五月.xlsx")
    assert not any(h["vanished"] for h in town.hazards())


def test_a_form_sent_back_from_another_program_is_read_the_same(town):
    reported(town, {"整改期限": "立即"})
    paper = form(town)
    paper.page["J2"] = date.fromisoformat(FILLED_ON)
    rows = [[cell.value for cell in row] for row in paper.page.iter_rows()]
    rows[4][paper.at[DONE] - 1] = "2025.4.1"
    told = back(town, xlsx({"Sheet1": rows}))
    assert (told["status"], problems(told)) == ("loaded", [])
    assert town.hazard()["closed_on"] == day("2025-04-01")
