"""Which rows are data and which are set aside, with the reason; every row is accounted for (design section 3)."""

import pytest

from tests.etl.desk import HEADINGS, accounts, codes, ledger, read_bytes, read_rows, xls, xlsx


def _at(heading: str, text: object, **more) -> list:
    """A line with one cell filled, or several by heading."""
    cells = {heading: text} | more
    return [cells.get(name, "") for name in HEADINGS]


def _with(*lines: list, at: int = 4) -> list[list]:
    """A ledger of two good rows with other lines put in at that place (from 0)."""
    rows = ledger({}, {})
    rows[at:at] = list(lines)
    return rows


@pytest.mark.parametrize("at", [3, 4, 5], ids=["first", "between", "last"])
@pytest.mark.parametrize(
    "line",
    [
        _at("序号", "合计"), _at("序号", "合  计", 隐患内容="2项"), _at("序号", "小计"), _at("序号", "总计"),
        _at("序号", "本月合计"), _at("村（社区）", "合计"), _at("序号", "本页小计"),
    ],
)  # fmt: skip
def test_a_total_is_set_aside_wherever_it_stands(reading_town, at, line):
    sheet = read_rows(reading_town, _with(line, at=at))
    assert (len(sheet.records), sheet.rejected, sheet.set_aside[at + 1]) == (2, [], "合计行")


def test_a_ledgers_total_is_compared_with_its_rows(reading_town):
    sheet = read_rows(reading_town, _with(_at("序号", "合计", 隐患内容="3项"), at=5))
    (problem,) = sheet.problems
    assert (problem.severity, problem.row) == ("warning", 6)
    assert "3" in problem.advice
    assert "2" in problem.advice


@pytest.mark.parametrize(
    "words",
    ["注：本表每月28日前报送", "备注：请如实填写", "填表人：某某　审核人：某某", "村党支部书记签字：", "负责人（签字）：",
     "说明：一般隐患可不填编号", "联系电话：0000", "填报日期：2025年3月28日", "单位负责人（签章）：　　填表人：　　联系电话："],
)  # fmt: skip
def test_notes_and_signatures_are_set_aside(reading_town, words):
    sheet = read_rows(reading_town, _with(_at("序号", words), at=5))
    assert (len(sheet.records), sheet.rejected, sheet.set_aside[6]) == (2, [], "备注落款")


def test_a_note_spread_over_cells_is_set_aside(reading_town):
    line = _at("序号", "填表人：某某", 单位名称="审核人：某某", 隐患等级="联系电话：0000")
    sheet = read_rows(reading_town, _with(line, at=5))
    assert (len(sheet.records), sheet.rejected) == (2, [])


def test_a_filling_day_below_the_rows_is_read(reading_town):
    rows = [*ledger({}, unit="填报单位：甲村"), _at("序号", "填报人：某某　填报日期：2025年3月29日")]
    assert str(read_rows(reading_town, rows).context.reporting_on) == "2025-03-29"


@pytest.mark.parametrize("words", ["一、消防安全", "（一）道路交通", "第二组", "消防"])
def test_a_banner_row_is_set_aside(reading_town, words):
    sheet = read_rows(reading_town, _with(_at("序号", words)))
    assert (len(sheet.records), sheet.rejected, sheet.set_aside[5]) == (2, [], "分组行")


def test_a_repeated_header_is_set_aside(reading_town):
    sheet = read_rows(reading_town, _with(list(HEADINGS)))
    assert (len(sheet.records), sheet.rejected, sheet.set_aside[5]) == (2, [], "重复的表头")


def test_rows_that_hold_only_a_serial_are_set_aside(reading_town):
    sheet = read_rows(reading_town, _with(_at("序号", 3), _at("序号", 4), _at("序号", "5"), at=5))
    assert (len(sheet.records), sheet.rejected) == (2, [])
    assert set(sheet.set_aside.values()) >= {"只有序号"}


def test_blank_rows_are_set_aside_and_do_not_end_the_table(reading_town):
    sheet = read_rows(reading_town, _with([""], [""], [""]))
    assert [r["row_no"] for r in sheet.records] == [4, 8]
    assert sheet.counts() == {"read": 8, "loaded": 2, "rejected": 0, "set_aside": 6}


def test_a_row_that_says_more_than_its_serial_is_never_set_aside(reading_town):
    sheet = read_rows(reading_town, _with(_at("序号", 3, 单位名称="惠民超市"), at=5))
    assert len(sheet.rejected) == 1


ZERO = [
    "无",
    "零报告",
    "本月未发现隐患",
    "/",
    "本村本月无隐患",
    "经排查，未发现隐患",
    "未发现安全隐患",
    "无隐患",
]


@pytest.mark.parametrize("word", ZERO)
@pytest.mark.parametrize("heading", ["序号", "隐患内容", "单位名称"])
def test_a_row_that_only_says_there_was_none_is_a_zero_return(reading_town, word, heading):
    sheet = read_rows(reading_town, [*ledger(), _at(heading, word)])
    assert (sheet.records, sheet.rejected, sheet.status, sheet.is_zero_return) == ([], [], "loaded", True)
    assert [p.severity for p in sheet.problems if p.severity == "error"] == []
    assert sheet.counts() == {"read": 4, "loaded": 0, "rejected": 0, "set_aside": 4}


@pytest.mark.parametrize("word", ["无", "本月无隐患", "未发现隐患"])
def test_a_zero_row_with_serial_and_village_is_a_zero_return(reading_town, word):
    line = _at("序号", 1, **{"村（社区）": "甲村", "隐患内容": word})
    sheet = read_rows(reading_town, [*ledger(), line])
    assert (sheet.records, sheet.rejected, sheet.is_zero_return) == ([], [], True)


def test_a_zero_row_of_strokes_is_a_zero_return(reading_town):
    sheet = read_rows(reading_town, [*ledger(), [1, "甲村", *["/"] * 9]])
    assert (sheet.records, sheet.rejected, sheet.is_zero_return) == ([], [], True)


def test_a_header_without_rows_is_a_zero_return(reading_town):
    sheet = read_rows(reading_town, ledger())
    assert (sheet.status, sheet.records, sheet.is_zero_return) == ("loaded", [], True)


def test_a_header_with_notes_and_serials_alone_is_a_zero_return(reading_town):
    rows = [*ledger(), _at("序号", 1), _at("序号", 2), _at("序号", "填表人：某某")]
    assert read_rows(reading_town, rows).is_zero_return


def test_a_header_with_a_total_of_nothing_is_a_zero_return(reading_town):
    assert read_rows(reading_town, [*ledger(), _at("序号", "合计", 隐患内容="0项")]).is_zero_return


def test_a_description_that_begins_with_none_is_a_hazard(reading_town):
    words = ["无证经营烟花爆竹", "未发现灭火器", "无应急照明", "零星电线乱拉"]
    sheet = read_rows(reading_town, ledger(*({"隐患内容": word} for word in words)))
    assert [r["description"] for r in sheet.records] == words


def test_a_return_with_hazards_is_no_zero_return(reading_town):
    assert not read_rows(reading_town, _with(_at("序号", "无"), at=5)).is_zero_return


def test_a_return_whose_rows_are_all_rejected_is_no_zero_return(reading_town):
    sheet = read_rows(reading_town, ledger({"排查日期": "不详"}))
    assert (sheet.is_zero_return, len(sheet.rejected)) == (False, 1)


def _merged() -> list[list]:
    rows = ledger({}, {}, {})
    for line in rows[4:]:
        line[1:4] = ["", "", ""]
    rows[3][2] = "惠民超市"
    rows[5][1:4] = ["乙村", "", ""]
    return rows


def test_a_vertical_merge_is_filled_inside_the_merge_and_nowhere_else(reading_town):
    content = xlsx(_merged(), merges=("B4:B5", "C4:C5", "D4:D5"))
    (sheet,) = read_bytes(reading_town, content).sheets
    accounts(sheet.counts())
    said = [(r["place"], r["entity"], r["sector"]) for r in sheet.records]
    assert said == [("甲村", "惠民超市", "消防"), ("甲村", "惠民超市", "消防"), ("乙村", None, None)]


def test_a_blank_below_a_filled_cell_is_never_filled_without_a_merge(reading_town):
    sheet = read_rows(reading_town, _merged())
    assert [r["entity"] for r in sheet.records] == ["惠民超市", None, None]


def test_the_merges_of_an_old_xls_are_filled_alike(reading_town):
    content = xls(_merged(), merges=((3, 4, 1, 1), (3, 4, 2, 2), (3, 4, 3, 3)))
    (sheet,) = read_bytes(reading_town, content, "台账.xls").sheets
    assert [r["entity"] for r in sheet.records] == ["惠民超市", "惠民超市", None]


def test_a_good_row_between_bad_ones_is_loaded(reading_town):
    sheet = read_rows(reading_town, ledger({"排查日期": "不详"}, {}, {"村（社区）": "丁村"}))
    assert [r["row_no"] for r in sheet.records] == [5]
    assert (sheet.status, codes(sheet, "error")) == ("partial", ["date", "place"])
    assert sheet.counts() == {"read": 6, "loaded": 1, "rejected": 2, "set_aside": 3}


def test_a_row_with_two_faults_names_both(reading_town):
    sheet = read_rows(reading_town, ledger({"排查日期": "不详", "隐患等级": "严重"}))
    assert sorted(p.heading for p in sheet.problems if p.severity == "error") == ["排查日期", "隐患等级"]
    assert len(sheet.rejected) == 1


def test_two_hazards_in_one_cell_stay_one_row(reading_town):
    sheet = read_rows(reading_town, ledger({"隐患内容": "1.灭火器过期；2.通道堵塞"}))
    assert [r["description"] for r in sheet.records] == ["1.灭火器过期；2.通道堵塞"]
