"""Nothing is cut at any width a town uses, every page can be reached on a phone, a lost link speaks Chinese."""

import pytest

from tests.browser.conftest import PAGES

SIZES = ((1440, 900), (1366, 768), (1280, 720), (1024, 768), (390, 844))
# Tables that would have to be scrolled sideways, and words of a picture beyond its edge.
CUT = """() => {
  const wide = [...document.querySelectorAll("[data-testid=stMain] .table")]
    .filter((box) => box.scrollWidth > box.clientWidth + 1).map((box) => box.id || box.textContent.slice(0, 30));
  const words = [...document.querySelectorAll(".js-plotly-plot text")].filter((text) => {
    const own = text.getBoundingClientRect(), box = text.closest("svg").getBoundingClientRect();
    return own.width && (own.right > box.right + 1 || own.left < box.left - 1 || own.bottom > box.bottom + 1);
  }).map((text) => text.textContent);
  return [...wide, ...words];
}"""


@pytest.mark.parametrize("reader", SIZES, indirect=True, ids=lambda size: f"{size[0]}")
@pytest.mark.parametrize("path", PAGES, ids=[path or "meeting" for path in PAGES])
def test_nothing_is_cut(reader, path):
    assert reader.open(path).evaluate(CUT) == []


@pytest.mark.parametrize("reader", [(390, 844)], indirect=True)
def test_on_a_phone_every_page_is_one_tap_away(reader):
    page = reader.open("rectification?place=西河村")
    page.locator("nav.pages").get_by_text("分行业分区域").click()
    page.locator("h1", has_text="分行业分区域").wait_for()
    assert "西河村" in reader.settled().locator(".heading").inner_text()
    assert page.locator("nav.pages a:visible").count() == len(PAGES)


def test_on_a_wall_the_pages_stand_above_only(reader):
    assert not reader.open("").locator("nav.pages").is_visible()


def test_an_unknown_page_is_said_in_chinese(reader):
    page = reader.page
    page.goto(f"{reader.address}/nosuch")
    page.get_by_role("dialog").get_by_text("没有这个页面").wait_for()
    assert "Page not found" not in page.locator("body").inner_text()


def test_an_unknown_village_in_a_link_is_said(reader):
    page = reader.open("rows?place=外星村")
    assert "链接里的“外星村”不在名录中，已按全镇显示" in page.locator(".asked").inner_text()


def test_a_page_shows_only_the_filters_that_it_asks(reader):
    page = reader.open("returns?level=重大")
    assert page.locator(".st-key-period").is_visible()
    assert not page.locator(".st-key-level").is_visible()
    page.locator("[data-testid=stTopNavLink]", has_text="整改情况").click()
    page.locator("h1", has_text="整改情况").wait_for()
    assert "重大隐患" in reader.settled().locator(".heading").inner_text()
