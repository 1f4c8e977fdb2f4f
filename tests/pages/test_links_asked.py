"""What a link asks and the page does not know is said in one line; filters that a page cannot use do nothing."""

import pytest

from tests.pages.conftest import words

PLACE = "链接里的“外星村”不在名录中，已按全镇显示"


@pytest.mark.parametrize(
    ("page", "address", "said"),
    [
        ("meeting", {"place": ["外星村"]}, PLACE),
        ("meeting", {"place": ["外星村", "西河村"]}, "链接里的“外星村”不在名录中，已按其余条件显示"),
        ("meeting", {"sector": ["航天"]}, "链接里的“航天”不在名录中，已按全部行业显示"),
        ("meeting", {"period": "2026年5月"}, "链接里的“2026年5月”没有数据可看，已按2025年显示"),
        ("meeting", {"as_of": "2030-01-01"}, "在最新数据（2025年3月31日）之后，已按期末显示"),
        ("meeting", {"as_of": "昨天"}, "链接里的日期“昨天”认不出，已按期末显示"),
        (
            "rows",
            {"figure": "幸福指数"},
            "链接里的“幸福指数”不在“看哪个数的明细”的选项里，已按全部隐患台账显示",
        ),
        ("ranking", {"ranked": "幸福指数"}, "链接里的“幸福指数”不在“指标”的选项里，已按到期整改率显示"),
    ],
)
def test_a_word_that_nobody_knows_is_said(opened, page, address, said):
    app = opened(page, **address)
    assert not app.exception
    assert said in words(app)


def test_a_link_that_is_understood_says_nothing(opened):
    assert 'class="asked"' not in words(
        opened("rows", place=["西河村"], period="2025年2月", as_of="2025-03-01")
    )


@pytest.mark.parametrize("page", ["meeting", "accidents"])
def test_a_level_that_accidents_do_not_have_does_no_harm(opened, page):
    app = opened(page, level=["重大"], source=["镇级检查"])
    assert not app.exception
    assert not app.warning


def test_accidents_behind_a_figure_know_no_level_either(opened):
    app = opened("rows", figure="事故起数", level=["重大"])
    assert not app.exception
    assert not app.warning


def test_who_has_sent_what_does_not_ask_for_a_level(opened):
    page = words(opened("returns", level=["重大"], as_of="2025-02-01"))
    assert "重大隐患 ·" not in page
    assert "截至3月31日" in page
