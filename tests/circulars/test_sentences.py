"""Periods, lists and counts in words."""

from datetime import date

import pytest

from analytics.circulars.line import plain
from analytics.circulars.sentences import name_list, period_words, with_parts


@pytest.mark.parametrize(
    ("since", "until", "words"),
    [
        ("2025-03-01", "2025-03-31", "2025年3月"),
        ("2025-01-01", "2025-03-31", "2025年第一季度"),
        ("2025-01-01", "2025-06-30", "2025年上半年"),
        ("2025-01-01", "2025-05-31", "2025年1—5月"),
        ("2025-01-01", "2025-12-31", "2025年"),
        ("2025-01-01", "2025-05-18", "2025年以来"),
        ("2025-03-10", "2025-03-16", "2025年第11周（3月10日至3月16日）"),
        ("2025-03-05", "2025-03-05", "2025年3月5日"),
        ("2025-02-03", "2025-03-05", "2025年2月3日至3月5日"),
        ("2024-12-03", "2025-03-05", "2024年12月3日至2025年3月5日"),
    ],
)
def test_a_title_names_the_period(since, until, words):
    assert period_words(date.fromisoformat(since), date.fromisoformat(until)) == words


def test_parts_that_sum_stand_in_a_bracket_largest_first_without_zeros():
    assert (
        with_parts(12, [("丙村", 3), ("丁村", 0), ("甲村", 5), ("乙村", 4)])
        == "12项（甲村5项、乙村4项、丙村3项）"
    )


def test_parts_that_do_not_sum_are_a_subset_without_bracket():
    assert with_parts(12, [("甲村", 5), ("乙村", 4)]) == "12项，其中甲村5项、乙村4项"


def test_a_long_list_is_cut_and_becomes_a_subset():
    assert with_parts(6, [("甲村", 1), ("乙村", 2), ("丙村", 3)], limit=2) == "6项，其中丙村3项、乙村2项"


def test_nothing_has_no_parts():
    assert with_parts(0, [("甲村", 0)]) == "0项"


def test_many_names_end_with_their_number():
    assert name_list(["甲村", "乙村", "丙村"], limit=2) == "甲村、乙村等3个村（社区）"


def test_breaks_control_characters_and_direction_marks_are_not_printed():
    assert plain("甲\n村\x00\u202e（社区）\ud800") == "甲 村 （社区）"
    assert plain(None) == ""
