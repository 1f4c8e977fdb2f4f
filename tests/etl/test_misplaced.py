"""Rows and words in the wrong place: each is told or sent back, none is lost and none improves a figure."""

import pytest

from tests.etl.desk import HEADINGS, codes, is_rejected, ledger, read_bytes, read_row, read_rows, xlsx

SPLIT_UNIT = ["填报单位：", "甲村", "填报人：", "某某", "填报日期：", "2025年3月28日"]


def test_a_hazard_above_the_header_goes_back_and_is_not_the_title(reading_town):
    rows = ledger({}, {"村（社区）": ""}, title="")
    rows[2], rows[3] = rows[3], rows[2]
    sheet = read_rows(reading_town, rows)
    assert [(r["row_no"], r["place"]) for r in sheet.records] == [(5, None)]
    assert [(p.row, p.code, p.found) for p in sheet.problems if p.severity == "error"] == [
        (3, "above_header", "1")
    ]


@pytest.mark.parametrize(
    "line", [SPLIT_UNIT, ["青石镇", "2025", "年", "3", "月", "台账"], [""] * 4 + list("一二三四五六")]
)
def test_a_line_of_labels_or_titles_above_the_header_is_no_hazard(reading_town, line):
    rows = ledger({})
    rows[1] = line
    sheet = read_rows(reading_town, rows)
    assert (len(sheet.records), sheet.rejected) == (1, [])


def test_a_heading_merged_down_over_rows_does_not_make_them_headings(reading_town):
    """Their own cells under it are gone, so they go back; the rows below are read."""
    (sheet,) = read_bytes(reading_town, xlsx(ledger({}, {}, {}), merges=("E3:E5",))).sheets
    assert [r["row_no"] for r in sheet.records] == [6]
    assert [r["row_no"] for r in sheet.rejected] == [4, 5]


def test_two_columns_of_one_meaning_are_refused_however_a_heading_is_merged(reading_town):
    rows = ledger({}, {}, {}, headings=(*HEADINGS, "整改时限"))
    (sheet,) = read_bytes(reading_town, xlsx(rows, merges=("E3:E5",))).sheets
    assert (sheet.status, codes(sheet, "error")) == ("refused", ["two_columns"])


def test_a_column_without_a_heading_is_told(reading_town):
    headings = tuple("" if heading == "村（社区）" else heading for heading in HEADINGS)
    rows = ledger({}, headings=headings)
    rows[3][1] = "甲村"
    sheet = read_rows(reading_town, rows)
    assert [(p.heading, p.found) for p in sheet.problems if p.code == "no_heading"] == [("第2列", "甲村")]
    assert sheet.records[0]["place"] is None


@pytest.mark.parametrize(
    ("heading", "word", "status"),
    [
        ("已整改", "已整改", "已整改"),
        ("已整改", "√", "已整改"),
        ("未整改", "未整改", "未整改"),
        ("已整改", "×", "未整改"),
    ],
)
def test_a_tick_column_takes_ticks_and_its_own_word(reading_town, heading, word, status):
    rows = ledger({heading: word}, headings=tuple(heading if h == "整改状态" else h for h in HEADINGS))
    assert [r["status"] for r in read_rows(reading_town, rows).records] == [status]


@pytest.mark.parametrize(
    ("heading", "word"), [("已整改", "未整改"), ("已整改", "整改中"), ("未整改", "已整改")]
)
def test_another_status_in_a_tick_column_is_no_tick(reading_town, heading, word):
    rows = ledger({heading: word}, headings=tuple(heading if h == "整改状态" else h for h in HEADINGS))
    assert is_rejected(read_rows(reading_town, rows), heading)


@pytest.mark.parametrize(
    ("due", "due_on"),
    [
        ("15日内", "2025-03-20"),
        ("15天", "2025-03-20"),
        ("限15日整改", "2025-03-20"),
        ("15日", None),
        ("15日前", None),
        ("15日内分2批", None),
    ],
)
def test_days_within_are_counted_and_a_day_of_some_month_is_not_guessed(reading_town, due, due_on):
    sheet = read_row(reading_town, {"整改期限": due})
    (record,) = sheet.records
    assert (str(record["due_on"]) if record["due_on"] else None, record["due_text"]) == (due_on, due)
    assert ("due" in codes(sheet, "warning")) == (due_on is None)
