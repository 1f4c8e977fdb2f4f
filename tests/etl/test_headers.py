"""Where a header is found and what its columns mean; what is refused, by name (design section 3)."""

import pytest

from tests.etl.desk import HEADINGS, LOADED_ON, accounts, codes, ledger, read_bytes, read_rows, xlsx

TWO_LEVELS = [
    "序号",
    "检查时间",
    "检查单位（场所）",
    "所属行业",
    "隐患问题描述",
    "隐患等级",
    "整改时限",
    "整改情况",
    "",
]
UNDER = ["", "", "", "", "", "", "", "已整改", "未整改"]
MERGES = ("A3:A4", "B3:B4", "C3:C4", "D3:D4", "E3:E4", "F3:F4", "G3:G4", "H3:I3")
ROW = [1, "3月1日", "惠民超市", "消防", "灭火器过期", "一般", "立即", "√", ""]


def _read(town, rows, merges=()):
    (sheet,) = read_bytes(town, xlsx(rows, merges), "甲村2025年3月台账.xlsx", LOADED_ON).sheets
    accounts(sheet.counts())
    return sheet


@pytest.mark.parametrize("above", [0, 1, 2, 3, 4, 5])
def test_a_header_is_found_below_any_number_of_lines(reading_town, above):
    lines = [["青石镇2025年3月隐患台账"], ["填报单位：甲村"], ["填报人：某某"], [""], ["（内部资料）"]][
        :above
    ]
    sheet = _read(reading_town, [*lines, *ledger({})[2:]])
    assert (len(sheet.records), sheet.problems) == (1, [])
    assert sheet.records[0]["row_no"] == above + 2


def test_columns_may_stand_in_any_order(reading_town):
    in_order = read_rows(reading_town, ledger({})).records[0]
    turned = read_rows(reading_town, ledger({}, headings=tuple(reversed(HEADINGS)))).records[0]
    assert turned == in_order


def test_a_blank_column_between_two_headings_is_passed_over(reading_town):
    rows = [[*line[:3], "", *line[3:]] for line in ledger({})]
    assert read_rows(reading_town, rows).records == read_rows(reading_town, ledger({})).records


def test_a_header_of_two_levels_with_merges_reads_ticks_under_their_group(reading_town):
    sheet = _read(reading_town, [["台账"], ["填报单位：甲村"], TWO_LEVELS, UNDER, ROW], MERGES)
    assert [(r["status"], r["entity"], r["row_no"]) for r in sheet.records] == [("已整改", "惠民超市", 5)]
    assert sheet.problems == []


def test_a_header_of_two_levels_without_merge_marks_is_read_alike(reading_town):
    sheet = _read(reading_town, [["台账"], ["填报单位：甲村"], TWO_LEVELS, UNDER, ROW])
    assert [r["status"] for r in sheet.records] == ["已整改"]


def test_a_unit_row_and_a_number_row_under_the_header_are_no_data(reading_town):
    rows = ledger({})
    units = ["", "", "（家）", "", "（项）", "", "", "", "", "", ""]
    rows[3:3] = [units, [str(i + 1) for i in range(len(HEADINGS))]]
    sheet = _read(reading_town, rows)
    assert (len(sheet.records), sheet.rejected) == (1, [])


@pytest.mark.parametrize("heading", ["排查日期", "检查时间", "隐患排查时间", "发现日期", "隐患发现日期", "检查日期", "发现时间", "排查 日期"])  # fmt: skip
def test_a_finding_heading_is_known_by_its_pattern(reading_town, heading):
    headings = tuple(heading if h == "排查日期" else h for h in HEADINGS)
    sheet = read_rows(reading_town, ledger({heading: "2025-03-05"}, headings=headings))
    assert [str(r["found_on"]) for r in sheet.records] == ["2025-03-05"]


@pytest.mark.parametrize(("one", "other"), [("隐患内容", "隐患描述"), ("排查日期", "检查时间"), ("整改期限", "整改时限")])  # fmt: skip
def test_two_columns_that_claim_one_meaning_refuse_the_sheet_naming_both(reading_town, one, other):
    sheet = read_rows(reading_town, ledger({}, headings=(*HEADINGS, other)))
    (problem,) = sheet.problems
    assert (sheet.status, problem.severity) == ("refused", "error")
    assert one in problem.advice
    assert other in problem.advice
    assert sheet.counts() == {"read": 4, "loaded": 0, "rejected": 0, "set_aside": 4}


def test_a_missing_required_heading_refuses_the_sheet_naming_it(reading_town):
    sheet = read_rows(reading_town, ledger({}, headings=tuple(h for h in HEADINGS if h != "隐患内容")))
    (problem,) = sheet.problems
    assert (sheet.status, problem.severity, problem.code) == ("refused", "error", "missing_heading")
    assert "隐患描述" in problem.advice


def test_a_sheet_without_any_header_is_refused(reading_town):
    sheet = read_rows(reading_town, [["会议记录"], ["今天开会"], ["研究安全生产"]])
    assert (sheet.status, [p.code for p in sheet.problems]) == ("refused", ["no_header"])


def test_an_unknown_column_is_kept_and_reported(reading_town):
    headings = (*HEADINGS, "无人机编号")
    sheet = read_rows(reading_town, ledger({"无人机编号": "W-7"}, headings=headings))
    assert "W-7" in sheet.records[0]["extras"]
    assert [(p.severity, p.heading) for p in sheet.problems] == [("warning", "无人机编号")]


def test_a_heading_that_a_clerk_has_confirmed_is_known(town):
    town.register(
        "words.csv",
        "field,return,word,means,who,on\nheading,hazard_ledger,毛病,description,某某,2025-04-01\n",
    )
    headings = tuple("毛病" if h == "隐患内容" else h for h in HEADINGS)
    sheet = read_rows(town, ledger({"毛病": "灭火器过期"}, headings=headings))
    assert [r["description"] for r in sheet.records] == ["灭火器过期"]


def test_a_confirmed_heading_holds_for_its_own_return_only(town):
    town.register(
        "words.csv", "field,return,word,means,who,on\nheading,accident_ledger,毛病,summary,某某,2025-04-01\n"
    )
    sheet = read_rows(town, ledger({"毛病": "x"}, headings=(*HEADINGS, "毛病")))
    assert codes(sheet, "warning") == ["unknown_heading"]


@pytest.mark.parametrize(
    ("word", "field", "column", "cell", "value"),
    [("搞定", "status", "整改状态", "status", "已整改"), ("A级", "level", "隐患等级", "level", "重大"),
     ("无人机", "source", "隐患来源", "source", "镇级检查")],
)  # fmt: skip
def test_a_word_that_a_clerk_has_confirmed_is_known(town, word, field, column, cell, value):
    town.register("words.csv", f"field,return,word,means,who,on\n{field},,{word},{value},某某,2025-04-01\n")
    headings = HEADINGS if column in HEADINGS else (*HEADINGS, column)
    sheet = read_rows(town, ledger({column: word}, headings=headings))
    assert [r[cell] for r in sheet.records] == [value]


def test_a_due_word_that_a_clerk_has_confirmed_gives_no_warning(town):
    town.register("words.csv", "field,return,word,means,who,on\ndue,,待资金到位,长期,某某,2025-04-01\n")
    assert codes(read_rows(town, ledger({"整改期限": "待资金到位"})), "warning") == []


@pytest.mark.parametrize(
    ("title", "file", "period"),
    [
        ("2025年3月隐患台账", "台账.xlsx", "2025-03-01—2025-03-31"),
        ("二〇二五年三月隐患台账", "台账.xlsx", "2025-03-01—2025-03-31"),
        ("隐患台账", "2025年3月.xlsx", "2025-03-01—2025-03-31"),
        ("隐患台账", "台账2025-03.xlsx", "2025-03-01—2025-03-31"),
        ("2025年第一季度隐患台账", "台账.xlsx", "2025-01-01—2025-03-31"),
        ("2025年3月3日—3月9日隐患台账", "台账.xlsx", "2025-03-03—2025-03-09"),
        ("隐患周报（2025.3.3-3.9）", "台账.xlsx", "2025-03-03—2025-03-09"),
        ("2025年第10周隐患台账", "台账.xlsx", "2025-03-03—2025-03-09"),
        ("2025年隐患台账", "2025年3月.xlsx", "2025-03-01—2025-03-31"),
    ],
)
def test_a_period_comes_from_the_title_else_from_the_files_name(reading_town, title, file, period):
    rows = ledger({"排查日期": "2025-03-01"}, title=title, unit="填报单位：甲村")
    sheet = read_rows(reading_town, rows, file)
    assert sheet.context.period.text() == period
    assert codes(sheet, "warning") == []


def test_a_period_is_the_sheets_name_when_nothing_else_says_it(reading_town):
    rows = ledger({}, title="隐患台账", unit="填报单位：甲村")
    (sheet,) = read_bytes(reading_town, xlsx({"2025年3月": rows})).sheets
    assert sheet.context.period.text() == "2025-03-01—2025-03-31"


def test_the_title_wins_over_the_files_name_and_a_warning_names_both(reading_town):
    sheet = read_rows(reading_town, ledger({}), "2025年2月台账.xlsx")
    assert sheet.context.period.text() == "2025-03-01—2025-03-31"
    (problem,) = sheet.problems
    assert "2025-03" in problem.found
    assert "2025-02" in problem.found


def test_a_filling_day_in_the_next_month_does_not_contradict_the_title(reading_town):
    rows = ledger({}, unit="填报单位：甲村　填报日期：2025年4月1日")
    assert read_rows(reading_town, rows).problems == []


def test_the_filling_day_names_the_period_when_the_lines_say_nothing_else(reading_town):
    rows = ledger({}, title="隐患台账", unit="填报单位：甲村　填报日期：2025年3月28日")
    assert read_rows(reading_town, rows).context.period.text() == "2025-03-01—2025-03-31"


@pytest.mark.parametrize("group", ["基本信息", "隐患情况", "其他"])
def test_a_short_heading_under_a_group_that_adds_nothing_is_known(reading_town, group):
    rows = [
        ["序号", group, "", "", "排查情况", "", "整改", ""],
        ["", "村名", "等级", "单位名称", "时间", "隐患内容", "期限", "时间"],
        [1, "乙村", "重大", "某厂", "2025-03-05", "出口被堵塞", "2025-03-20", ""],
    ]
    merges = ("A1:A2", "B1:D1", "E1:F1", "G1:H1")
    sheet = _read(reading_town, rows, merges)
    (record,) = sheet.records
    assert (record["place"], record["level"]) == ("乙村", "重大")
    assert (record["found_on"].isoformat(), record["due_on"].isoformat()) == ("2025-03-05", "2025-03-20")


def test_a_bare_day_under_a_rechecking_group_is_not_taken_for_the_finding_day(reading_town):
    rows = [
        ["序号", "村名", "单位名称", "隐患内容", "排查日期", "复查", ""],
        ["", "", "", "", "", "日期", "结果"],
        [1, "乙村", "某厂", "出口被堵塞", "2025-03-05", "2025-03-09", "合格"],
    ]
    sheet = _read(reading_town, rows, ("A1:A2", "B1:B2", "C1:C2", "D1:D2", "E1:E2", "F1:G1"))
    assert sheet.records[0]["found_on"].isoformat() == "2025-03-05"
