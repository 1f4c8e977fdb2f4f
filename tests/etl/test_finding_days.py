"""How a finding day is written, which year it takes, and what is refused (design section 6)."""

from datetime import date, datetime

import pytest

from tests.etl.desk import codes, day, is_rejected, ledger, read_bytes, read_row, read_rows, xls


@pytest.mark.parametrize(
    "written",
    [
        "2025-03-01", "2025/3/1", "2025.3.1", "2025.03.01", "25.3.1", "2025年3月1日", "2025年3月1号", "3月1日", "3月1号",
        "3.1", "03.01", "3/1", "20250301", 20250301, 45717, "45717", "２０２５．３．１", "２０２５年３月１日",
        "二〇二五年三月一日", "三月一日", " 2025年 3月 1日 ", "2025-03-01 00:00:00", "2025-3-1 09:30",
        datetime(2025, 3, 1), datetime(2025, 3, 1, 9, 30), date(2025, 3, 1),
    ],
)  # fmt: skip
def test_a_finding_day_is_read_however_it_is_written(reading_town, written):
    sheet = read_row(reading_town, {"排查日期": written})
    assert [record["found_on"] for record in sheet.records] == [date(2025, 3, 1)]


def test_3_15_is_the_fifteenth_of_march_as_text_and_as_a_number(reading_town):
    sheet = read_rows(reading_town, ledger({"排查日期": "3.15"}, {"排查日期": 3.15}))
    assert [record["found_on"] for record in sheet.records] == [date(2025, 3, 15)] * 2


def test_3_1_typed_as_a_number_may_have_been_3_10_and_is_rejected(reading_town):
    assert is_rejected(read_row(reading_town, {"排查日期": 3.1}), "排查日期")


def test_a_day_of_an_old_xls_is_read_from_its_serial(reading_town):
    rows = ledger({"排查日期": 45717})
    assert read_bytes(reading_town, xls(rows)).sheets[0].records[0]["found_on"] == date(2025, 3, 1)


@pytest.mark.parametrize("written", ["十二月二十五日", "12月25日", "12.25", "12/25"])
def test_a_day_without_a_year_falls_on_or_before_the_reporting_day(reading_town, written):
    rows = ledger(
        {"排查日期": written}, title="2025年1月隐患台账", unit="填报单位：甲村　填报日期：2025年1月10日"
    )
    assert read_rows(reading_town, rows).records[0]["found_on"] == date(2024, 12, 25)


def test_a_day_without_a_year_that_is_the_reporting_day_is_this_year(reading_town):
    assert read_row(reading_town, {"排查日期": "3月28日"}).records[0]["found_on"] == date(2025, 3, 28)


def test_a_day_without_a_year_more_than_180_days_back_is_a_warning(reading_town):
    sheet = read_row(reading_town, {"排查日期": "4月1日", "整改期限": ""})
    assert sheet.records[0]["found_on"] == date(2024, 4, 1)
    assert "year" in codes(sheet, "warning")


def test_a_written_year_more_than_180_days_back_is_no_warning(reading_town):
    assert codes(read_row(reading_town, {"排查日期": "2024年4月1日", "整改期限": ""}), "warning") == []


def test_the_29th_of_february_without_a_year_is_the_last_leap_year(reading_town):
    sheet = read_row(reading_town, {"排查日期": "2月29日", "整改期限": ""})
    assert sheet.records[0]["found_on"] == date(2024, 2, 29)


@pytest.mark.parametrize(
    "written",
    ["2025-02-29", "2025年2月30日", "2月30日", "4月31日", "13月1日", "2025-13-01", "20250230", "0月3日", "3月0日", "3.0",
     "前几天", "春节期间", "?", 3, 2025, "2025年3月", "3月", "3月中旬", "03-05-2025", True],
)  # fmt: skip
def test_an_impossible_or_unclear_finding_day_rejects_the_row(reading_town, written):
    assert is_rejected(read_row(reading_town, {"排查日期": written}), "排查日期")


@pytest.mark.parametrize("written", ["", "/", "—"])
def test_a_blank_finding_day_rejects_the_row_where_the_form_has_the_column(reading_town, written):
    assert is_rejected(read_row(reading_town, {"排查日期": written}), "排查日期")


def test_a_finding_day_after_the_reporting_day_rejects_the_row(reading_town):
    assert is_rejected(read_row(reading_town, {"排查日期": "2025-03-29", "整改期限": ""}), "排查日期")


def test_a_finding_day_on_the_reporting_day_is_kept(reading_town):
    assert len(read_row(reading_town, {"排查日期": "2025-03-28", "整改期限": ""}).records) == 1


def test_a_rejected_row_keeps_what_it_said(reading_town):
    (row,) = read_row(reading_town, {"排查日期": "春节期间", "隐患等级": "重大"}).rejected
    assert (row["row_no"], row["level"], row["place"], row["sector"]) == (4, "重大", "甲村", "消防")
    assert row["words"]["排查日期"] == "春节期间"
    assert "春节期间" in row["reasons"]


@pytest.mark.parametrize(
    ("unit", "title", "loaded_on", "reporting_on"),
    [
        ("填报日期：2025年3月28日", "2025年3月隐患台账", "2025-04-02", "2025-03-28"),
        ("填报日期：2025.3.28", "2025年3月隐患台账", "2025-04-02", "2025-03-28"),
        ("填报日期：3月28日", "2025年3月隐患台账", "2025-04-02", "2025-03-28"),
        ("填报日期：2025年4月1日", "2025年3月隐患台账", "2025-04-02", "2025-04-01"),
        ("填报人：某某", "2025年3月隐患台账", "2025-04-02", "2025-03-31"),
        ("填报人：某某", "2025年3月隐患台账", "2025-03-20", "2025-03-20"),
        ("填报人：某某", "隐患台账", "2025-03-20", "2025-03-20"),
    ],
)
def test_the_reporting_day_is_the_filling_day_else_the_periods_end_else_the_day_of_loading(
    reading_town, unit, title, loaded_on, reporting_on
):
    rows = ledger({"排查日期": "2025-03-01"}, title=title, unit=f"填报单位：甲村　{unit}")
    assert read_rows(reading_town, rows, loaded_on=day(loaded_on)).context.reporting_on == day(reporting_on)


@pytest.mark.parametrize("filled", ["2024年3月28日", "2025年2月20日", "2025年4月3日"])
def test_a_filling_day_outside_the_period_and_the_day_of_loading_is_a_warning_and_shifts_nothing(
    reading_town, filled
):
    rows = ledger({"排查日期": "3月5日"}, unit=f"填报单位：甲村　填报日期：{filled}")
    sheet = read_rows(reading_town, rows)
    assert sheet.context.reporting_on == date(2025, 3, 31)
    assert sheet.records[0]["found_on"] == date(2025, 3, 5)
    assert codes(sheet, "warning") == ["filled_on"]
