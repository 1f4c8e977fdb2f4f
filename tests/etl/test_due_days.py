"""What a due cell means: a day, words counted from the finding, or words that name no day (design section 6)."""

from datetime import date

import pytest

from tests.etl.desk import codes, day, ledger, read_row, read_rows


def _due(town, written, found_on="2025-03-05", **more) -> dict:
    return read_row(town, {"排查日期": found_on, "整改期限": written} | more).records[0]


@pytest.mark.parametrize("word", ["立即", "立即整改", "立行立改", "即查即改", "当场", "当场整改"])
def test_a_due_word_for_at_once_is_the_finding_day(reading_town, word):
    record = _due(reading_town, word)
    assert (record["due_on"], record["due_text"]) == (date(2025, 3, 5), word)


@pytest.mark.parametrize(
    ("word", "due_on"),
    [
        ("7日内", "2025-03-12"), ("7天内", "2025-03-12"), ("７日内", "2025-03-12"), ("15日内", "2025-03-20"),
        ("七日内", "2025-03-12"), ("十日内", "2025-03-15"), ("十五日内", "2025-03-20"), ("三十日内", "2025-04-04"),
        ("30日以内", "2025-04-04"), ("限7日内整改", "2025-03-12"), ("7日之内", "2025-03-12"),
    ],
)  # fmt: skip
def test_a_due_word_with_days_counts_from_the_finding(reading_town, word, due_on):
    assert _due(reading_town, word)["due_on"] == day(due_on)


@pytest.mark.parametrize(
    ("word", "due_on"),
    [
        ("3月15日前", "2025-03-15"), ("3月15日之前", "2025-03-15"), ("3月15日以前完成", "2025-03-15"),
        ("2025年3月15日前", "2025-03-15"), ("2025.3.15", "2025-03-15"), (45731, "2025-03-15"), ("3.15", "2025-03-15"),
        ("3月底前", "2025-03-31"), ("3月底", "2025-03-31"), ("3月末", "2025-03-31"), ("2025年4月底前", "2025-04-30"),
        ("3月上旬", "2025-03-10"), ("3月中旬", "2025-03-20"), ("4月中旬前", "2025-04-20"), ("3月下旬", "2025-03-31"),
        ("年底前", "2025-12-31"), ("2025年底前", "2025-12-31"), ("年底", "2025-12-31"),
        ("2025年4月", "2025-04-30"), ("4月", "2025-04-30"), ("4月份", "2025-04-30"), ("4月前", "2025-04-30"),
        ("三月十五日前", "2025-03-15"), ("二〇二五年四月", "2025-04-30"),
    ],
)  # fmt: skip
def test_a_due_word_that_names_a_day_a_part_of_a_month_or_the_years_end_is_that_day(
    reading_town, word, due_on
):
    assert _due(reading_town, word, 隐患等级="重大")["due_on"] == day(due_on)


@pytest.mark.parametrize(("word", "due_on"), [("1月15日前", "2025-01-15"), ("1月底前", "2025-01-31")])
def test_a_due_day_without_a_year_lies_on_or_after_the_finding(reading_town, word, due_on):
    rows = ledger(
        {"排查日期": "12月20日", "整改期限": word},
        title="2024年12月隐患台账",
        unit="填报单位：甲村　填报日期：2024年12月28日",
    )
    assert read_rows(reading_town, rows).records[0]["due_on"] == day(due_on)


def test_a_due_day_without_a_year_that_is_the_finding_day_is_that_day(reading_town):
    assert _due(reading_town, "3月5日")["due_on"] == date(2025, 3, 5)


@pytest.mark.parametrize("word", ["长期", "汛期前", "长期坚持", "春耕前", "待资金到位"])
def test_a_due_word_that_names_no_day_is_kept_in_words(reading_town, word):
    record = _due(reading_town, word)
    assert (record["due_on"], record["due_text"]) == (None, word)


def test_a_due_word_the_field_knows_gives_no_warning(reading_town):
    assert codes(read_row(reading_town, {"整改期限": "长期"}), "warning") == []
    assert codes(read_row(reading_town, {"整改期限": "汛期前"}), "warning") == []


@pytest.mark.parametrize("written", ["2025年2月30日", "看情况"])
def test_a_due_cell_that_is_no_day_is_a_warning_and_keeps_the_row(reading_town, written):
    sheet = read_row(reading_town, {"整改期限": written})
    assert (sheet.records[0]["due_on"], sheet.records[0]["due_text"]) == (None, written)
    assert codes(sheet, "warning") == ["due"]


def test_a_blank_due_cell_is_no_due_day_and_no_warning(reading_town):
    sheet = read_row(reading_town, {"整改期限": ""})
    assert sheet.records[0]["due_on"] is None
    assert sheet.problems == []


def test_a_due_day_before_the_finding_is_a_warning(reading_town):
    sheet = read_row(reading_town, {"整改期限": "2025-03-04"})
    assert sheet.records[0]["due_on"] == date(2025, 3, 4)
    assert codes(sheet, "warning") == ["due_before_found"]


@pytest.mark.parametrize(
    ("level", "due_on", "warned"),
    [("一般", "2025-06-03", []), ("一般", "2025-06-04", ["due_far"]), ("重大", "2025-12-31", [])],
)
def test_a_due_day_more_than_90_days_off_is_a_warning_for_an_ordinary_hazard(
    reading_town, level, due_on, warned
):
    assert codes(read_row(reading_town, {"整改期限": due_on, "隐患等级": level}), "warning") == warned
