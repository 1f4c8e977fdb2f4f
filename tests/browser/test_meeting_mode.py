"""会议模式 on a 1024 × 768 projector: every slide whole and in large type, keys, and back to the same place."""

import re
from urllib.parse import parse_qs, urlparse

import pytest

from tests.browser.conftest import Reader, started
from tests.pages.two_weeks import make_two_weeks

# Of the slide that is seen: words under 28 px, words beyond the slide, and whether its body holds more than it shows.
FAULTS = """() => {
  const slide = document.querySelector("#wall .slide:not([hidden])"), body = slide.querySelector(".body"), faults = [];
  const words = document.createTreeWalker(document.querySelector("#wall"), NodeFilter.SHOW_TEXT);
  while (words.nextNode()) {
    const node = words.currentNode, box = node.parentElement, range = document.createRange();
    if (!node.textContent.trim() || box.closest("[hidden], details, style")) continue;
    range.selectNodeContents(node);
    const at = range.getBoundingClientRect();
    const size = parseFloat(getComputedStyle(box).fontSize) * (box.getScreenCTM ? box.getScreenCTM().a : 1);
    if (size < 27.9) faults.push(`${size}px ${node.textContent}`);
    const paper = (box.closest(".twice, .body") || slide).getBoundingClientRect();
    if (box.closest("svg, .body") && (at.left < paper.left - 1 || at.top < paper.top - 1 || at.right > paper.right + 1
      || at.bottom > paper.bottom + 1)) faults.push(`cut ${node.textContent}`);
    if (at.left < 0 || at.top < 0 || at.right > 1024 || at.bottom > 768) faults.push(`off ${node.textContent}`);
  }
  if (body.scrollHeight > body.clientHeight || body.scrollWidth > body.clientWidth) faults.push("runs over");
  return faults;
}"""
TITLE = "#wall .slide:not([hidden]) h2"
SCROLLED = "document.querySelector('[data-testid=stMain]').scrollTop"


@pytest.fixture(scope="module")
def weeks(tmp_path_factory):
    yield from started(make_two_weeks(tmp_path_factory.mktemp("weeks")))


@pytest.fixture
def projector(weeks, chromium):
    context = chromium.new_context(viewport={"width": 1024, "height": 768}, locale="zh-CN")
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    reader = Reader(context.new_page(), weeks)
    reader.page.on("request", lambda made: reader.asked.append(made.url))
    yield reader
    context.close()


def begun(reader, path=""):
    """The meeting's first slide, with the page scrolled as far as the button lets it."""
    page = reader.open(path)
    page.evaluate("document.querySelector('[data-testid=stMain]').scrollTop = 40")
    page.locator(".st-key-meeting-mode button").click()
    page.locator("#wall .dots b").wait_for()
    return page


def test_every_slide_is_whole_and_large(projector):
    page = begun(projector)
    count = page.locator("#wall .dots i").count()
    assert count == page.locator("#wall .slide").count() == 16
    seen = []
    for at in range(count):
        assert page.evaluate(FAULTS) == []
        assert page.locator("#wall .dots b").inner_text() == f"{at + 1}/{count}"
        seen.append(page.locator(TITLE).inner_text())
        page.keyboard.press("PageDown")
    assert len(set(seen)) == count
    page.keyboard.press("ArrowLeft")
    assert page.locator(TITLE).inner_text() == seen[-2]
    assert "行，见周例会页面" in page.locator("#wall .slide", has_text="什么超期").text_content()


def test_a_picture_on_the_wall_is_the_pages_own_with_its_words(projector):
    page = begun(projector)
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    words = page.locator("#wall .slide:not([hidden]) svg text").all_text_contents()
    assert {"上次存量", "新报", "整改销号", "撤销", "更正增加", "更正减少", "现存量"} <= set(words)


def test_stepping_asks_the_server_for_nothing_and_esc_returns_to_the_same_place(projector):
    page = begun(projector, "?place=西河村&period=2025年一季度")
    address, scrolled = page.url, page.evaluate(SCROLLED)
    assert "西河村" in page.locator("#wall .slide").first.locator(".line").inner_text()
    del projector.asked[:]
    for key in ("ArrowRight", "ArrowDown", "PageDown", " ", "PageUp", "ArrowUp"):
        page.keyboard.press(key)
    assert page.locator("#wall .dots b").inner_text() == "3/16"
    assert projector.asked == []
    page.keyboard.press("Escape")
    page.locator("#wall").wait_for(state="detached")
    assert (page.url, page.evaluate(SCROLLED)) == (address, scrolled)
    assert "西河村" in page.locator(".heading").inner_text()
    page.locator(".st-key-meeting-mode button").click()
    assert page.locator("#wall .dots b").inner_text() == "1/16"


def test_the_sentence_is_copied_with_what_it_is_of(projector):
    page = projector.open("")
    page.locator("button.copy").click()
    page.locator("button.copy", has_text="已复制").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    said = page.locator("h1.said").inner_text().replace("\n", "")
    assert copied.startswith(f"{said}（样例镇 · ")
    assert "快照7" in copied


def test_a_step_of_the_bridge_opens_its_rows(projector):
    page = projector.open("")
    page.locator(".st-key-picture-bridge .source").scroll_into_view_if_needed()
    bar = page.locator(".st-key-picture-bridge .point").nth(1).bounding_box()
    middle = bar["x"] + bar["width"] / 2, bar["y"] + bar["height"] / 2
    page.mouse.move(*middle)
    page.wait_for_timeout(300)
    page.mouse.click(middle[0], middle[1] + 2)
    page.get_by_text(re.compile("上次以来新报：共 [0-9]+ 行")).wait_for()
    assert parse_qs(urlparse(page.url).query)["figure"] == ["上次以来新报"]
