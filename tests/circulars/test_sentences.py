"""Periods, lists and counts in words."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from analytics.circulars.line import NotIssued, plain
from analytics.circulars.sentences import in_chinese, name_list, period_words, summed, withdrawn_words
from analytics.figures import Figure


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


def test_parts_stand_in_a_bracket_largest_first_without_zeros():
    assert (
        summed("未整改", 12, [("丙村", 3), ("丁村", 0), ("甲村", 5), ("乙村", 4)])
        == "未整改12项（甲村5项、乙村4项、丙村3项）"
    )
    assert summed("", 0, [("甲村", 0)]) == "0项"


def test_parts_that_do_not_sum_are_refused_with_the_sentence_and_the_numbers():
    with pytest.raises(NotIssued) as caught:
        summed("未整改", 12, [("甲村", 5), ("乙村", 4), ("丙村", 0)])
    assert str(caught.value) == (
        "“未整改12项”一句的分项（甲村5项、乙村4项）合计9项，与12项不符，未成文，请核对数据后重新导入"
    )


def test_of_very_many_parts_the_rest_is_told_together_and_still_sums():
    parts = [(f"{in_chinese(no)}村", no) for no in range(1, 24)]
    words = summed("共", sum(range(1, 24)), parts)
    assert words.startswith("共276项（二十三村23项、二十二村22项、")
    assert words.endswith("、四村4项、其余3个合计6项）")


def test_many_names_end_with_their_number():
    assert name_list(["甲村", "乙村", "丙村"], limit=2) == "甲村、乙村等3个村（社区）"


def test_breaks_control_characters_and_direction_marks_are_not_printed():
    assert plain("甲\n村\x00\u202e（社区）\ud800") == "甲 村 （社区）"
    assert plain(None) == ""


def test_what_was_withdrawn_tells_why_a_denominator_is_less_than_what_was_found():
    found, rate = Figure(None, 12, None, 12, "12"), Figure(None, 9, 10, Fraction(9, 10), "90.0%")
    assert withdrawn_words(found, rate) == "，已撤销2项不计入整改率"
    assert withdrawn_words(found, replace(rate, denominator=12)) == ""
