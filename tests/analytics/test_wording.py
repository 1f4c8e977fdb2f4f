"""Rounding and words."""

from datetime import date
from fractions import Fraction

import pytest

from analytics import wording


@pytest.mark.parametrize(
    ("n", "d", "text"),
    [
        (0, 0, "/"),
        (0, 7, "0.0%"),
        (1, 3000, "0.1%"),
        (2999, 3000, "99.9%"),
        (3000, 3000, "100.0%"),
        (249, 400, "62.3%"),  # 62.25: half-up, where binary floats give 62.2
        (1, 16, "6.3%"),
        (7, 8, "87.5%"),
    ],
)
def test_a_rate_is_rounded_half_up_and_never_flattered(n, d, text):
    assert wording.percent(n, d) == text


def test_a_small_base_is_told_in_counts():
    assert wording.change_text(2, 1, "起") == "2起→1起"
    assert wording.change_text(9, 0, "起") == "9起→0起"
    assert wording.change_text(40, 45, "项") == "增加12.5%"
    assert wording.change_text(4, 4, "项") == "持平"


def test_a_difference_has_the_minus_sign_of_figures():
    assert wording.count_text(-1, "项") == "−1项"
    assert wording.change_text(-1, 2, "项") == "−1项→2项"
    assert wording.one_decimal(Fraction(-23, 10)) == "−2.3"


def test_rates_move_in_points():
    assert wording.points_text(Fraction(9, 10), Fraction(93, 100)) == "上升3.0个百分点"
    assert wording.points_text(Fraction(1, 1), Fraction(1999, 2000)) == "下降0.1个百分点"
    assert wording.points_text(None, Fraction(1)) == ""


def test_a_period_is_said_with_the_year_where_it_changes():
    assert wording.period_text(date(2025, 1, 1), date(2025, 3, 31)) == "2025年1月1日—3月31日"
    assert wording.period_text(date(2024, 12, 1), date(2025, 3, 31)) == "2024年12月1日—2025年3月31日"
