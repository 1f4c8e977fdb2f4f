"""A bar narrows the page, its rows are one click further, and one click leads back; the keyboard can do the same."""

import re
from urllib.parse import parse_qs, urlparse


def asked(page):
    return parse_qs(urlparse(page.url).query)


def press(page, mark):
    """Click a mark of a picture as a hand does: move there, then press."""
    mark.scroll_into_view_if_needed()
    box = mark.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_timeout(300)
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2 + 2)


def test_a_month_narrows_the_page_then_opens_its_rows(reader, chromium):
    page = reader.open("rectification?period=2025年一季度&place=西河村")
    before = page.locator(".heading").inner_text()
    press(page, page.locator(".st-key-picture-found-closed .point").nth(11))
    page.locator(".asked.picked", has_text="2025年2月").wait_for()
    assert asked(page)["period"] == ["2025年2月"]
    assert "2025年2月1日—2月28日 · 截至3月31日 · 西河村" in reader.settled().locator(".heading").inner_text()
    other = chromium.new_page()
    other.goto(page.url)
    other.locator(".asked.picked", has_text="2025年2月").wait_for()
    other.close()
    found = page.locator("a.card", has_text="排查隐患数").locator(".value").inner_text().removesuffix("项")
    page.get_by_text("取消").click()
    page.locator(".asked.picked").wait_for(state="detached")
    assert reader.settled().locator(".heading").inner_text() == before
    page.go_back()
    page.get_by_text("看排查隐患数的明细").click()
    page.get_by_text(re.compile(f"排查隐患数：共 {found} 行")).wait_for()
    assert asked(page)["place"] == ["西河村"]


def test_a_village_of_the_ranking_opens_its_own_page_from_the_keyboard(reader):
    page = reader.open("ranking")
    line = page.locator(".ranked a").first
    village = line.locator("span").first.inner_text()
    line.focus()
    page.keyboard.press("Enter")
    page.locator("h1", has_text="整改情况").wait_for()
    assert f"· {village} ·" in reader.settled().locator(".heading").inner_text()
    page.locator(".asked.picked", has_text=village).wait_for()


def test_a_picture_is_read_out_with_its_values(reader):
    page = reader.open("rectification")
    spoken = page.locator(
        ".st-key-picture-months [aria-label*='到期整改率逐月怎么变。']"
    ).first.get_attribute("aria-label")
    assert re.search(r"\d+\.\d%\s*（?\d+/\d+", spoken)


def test_a_ranking_is_read_as_the_words_that_are_seen(reader):
    page = reader.open("ranking")
    row = page.locator("#rank-place tbody tr").first.locator("td").all_inner_texts()
    line = page.get_by_role("region", name=re.compile("谁低于95.0%")).locator(".ranked a").first.inner_text()
    words = [word for word in line.split() if word != "▼"]
    assert [row[0], row[1], row[5], f"{row[4]}/{row[3]}"] == words[:4]
