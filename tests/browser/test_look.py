"""The dark theme: one click, kept over pages and in the link; paper is white whatever the screen shows."""

import subprocess

import pytest

from analytics.charts.frame import DARK, PAPER, STATE_COLOURS, shares
from tests.browser.conftest import Reader

GROUND = """() => getComputedStyle(document.querySelector("[data-testid=stApp]")).backgroundColor"""
COLOUR = "mark => getComputedStyle(mark).color"


def rgb(colour):
    """'#12171d' as a browser tells it."""
    return f"rgb({', '.join(str(share) for share in shares(colour))})"


RED_GREEN_BLUE, BEHIND = rgb(DARK[PAPER]), rgb(DARK[STATE_COLOURS["落后"]])
IS_DARK = f"() => ({GROUND})() === '{RED_GREEN_BLUE}'"


@pytest.fixture
def visitor(address, chromium):
    """A reader whose browser remembers nothing."""
    context = chromium.new_context(viewport={"width": 1440, "height": 900}, locale="zh-CN")
    yield Reader(context.new_page(), address)
    context.close()


def test_one_click_and_every_page_is_dark(visitor):
    page = visitor.open("ranking")
    page.locator("a.look", has_text="深色").click()
    page.wait_for_function(f"document.querySelector('[data-testid=stApp]') && ({IS_DARK})()")
    page.locator("a.look", has_text="浅色").wait_for()
    assert visitor.settled().locator(".ranked .behind").first.evaluate(COLOUR) == BEHIND
    page.locator("[data-testid=stTopNavLink]", has_text="整改情况").click()
    page.locator("h1", has_text="整改情况").wait_for()
    drawn = visitor.settled().locator(".js-plotly-plot .main-svg").first
    assert "18, 23, 29" in drawn.get_attribute("style")
    page.locator("[data-testid=stTopNavLink]", has_text="台账查询").click()
    page.locator("h1", has_text="台账查询").wait_for()
    page.reload()
    page.locator("a.look", has_text="浅色").wait_for()
    assert visitor.settled().evaluate(GROUND) == RED_GREEN_BLUE


def test_a_link_gives_the_dark_theme_elsewhere(visitor):
    page = visitor.open("rectification?look=深色")
    page.locator("a.look", has_text="浅色").wait_for()
    page.wait_for_function(f"document.querySelector('[data-testid=stApp]') && ({IS_DARK})()")


def printed(page, folder):
    """(words, the lightness of the lightest tenth of the first page's pixels, pages) of the page on paper."""
    file = folder / "page.pdf"
    page.pdf(path=str(file), prefer_css_page_size=True)
    words = subprocess.run(
        ["pdftotext", "-layout", file, "-"], capture_output=True, text=True, check=True
    ).stdout
    info = subprocess.run(["pdfinfo", file], capture_output=True, text=True, check=True).stdout
    return words, info


@pytest.mark.parametrize("look", ["浅色", "深色"])
def test_paper_holds_the_report_and_no_buttons(visitor, look, tmp_path):
    page = visitor.open(f"ranking?look={look}")
    page.locator("a.look", has_text="深色" if look == "浅色" else "浅色").wait_for()
    words, info = printed(visitor.settled(), tmp_path)
    assert "村级排名" in words
    assert "快照7" in words
    for button in ("导出 Excel", "不对比", "截至期末", "整改情况\n", "口径"):
        assert button not in words
    assert "841.9" in info  # A4
    grey = subprocess.run(["pdftoppm", "-gray", "-r", "20", "-f", "1", "-l", "1", tmp_path / "page.pdf"], capture_output=True, check=True).stdout  # fmt: skip
    pixels = grey.split(b"\n", 3)[3]
    assert sum(pixel > 235 for pixel in pixels) > 0.7 * len(pixels)
