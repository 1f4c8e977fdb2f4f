"""Every page in a real browser: nothing fails, nothing is fetched elsewhere, nothing runs over the edge."""

import re
from urllib.parse import parse_qs, urlparse

import pytest

from tests.browser.conftest import PAGES, started
from tests.pages.town import make_town

DRAWS = {"": 1, "rectification": 3, "stock": 3, "areas": 1, "accidents": 1}
SIZES = ((1440, 900), (390, 844))
sized = pytest.mark.parametrize("reader", SIZES, indirect=True, ids=["wall", "phone"])


@sized
@pytest.mark.parametrize("path", PAGES, ids=[path or "meeting" for path in PAGES])
def test_a_page_stands(reader, path):
    page = reader.open(path)
    assert page.locator("[data-testid=stException]").count() == 0
    if path in DRAWS:
        page.locator(".js-plotly-plot:has(.main-svg)").nth(DRAWS[path] - 1).wait_for()
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    main = page.locator("[data-testid=stMain]")
    assert main.evaluate("box => box.scrollWidth - box.clientWidth") <= 0
    elsewhere = [url for url in reader.asked if not url.startswith((reader.address, "data:", "blob:"))]
    assert elsewhere == []


def test_the_first_screen_needs_no_scrolling(reader):
    page = reader.open("")
    assert page.locator("a.card").count() == 5
    for answer in ("#behind", "#overdue", ".st-key-picture-bridge"):
        box = page.locator(answer).bounding_box()
        assert box["y"] + box["height"] <= 900


def test_a_figure_leads_to_its_rows_and_back(reader):
    page = reader.open("")
    count = re.match(r"\d+", page.locator("a.card", has_text="超期未整改").locator(".value").inner_text())[0]
    page.locator("a.card", has_text="超期未整改").click()
    page.get_by_text(re.compile(f"超期未整改：共 {count} 行")).wait_for()
    reader.settled()
    assert page.locator("#ledger tbody tr").count() == int(count)
    assert re.search(r"隐患台账\.xlsx · 隐患台账 · 第\d+行", page.locator("#ledger").inner_text())
    page.go_back()
    page.locator("a.card").first.wait_for()
    assert urlparse(page.url).path == "/"


def test_a_count_in_a_table_keeps_the_filters_on_the_way(reader):
    page = reader.open("ranking?period=2025年2月")
    row = page.locator("#rank-place tbody tr").first
    place, count = row.locator("td").nth(0).inner_text(), row.locator("td").nth(3).inner_text()
    row.locator("td").nth(3).locator("a").click()
    page.get_by_text(re.compile(f"到期整改率：共 {count} 行")).wait_for()
    asked = parse_qs(urlparse(page.url).query)
    assert asked["period"] == ["2025年2月"]
    assert asked["place"] == [place]
    assert f"2025年2月1日—2月28日 · 截至2月28日 · {place}" in page.locator(".heading").inner_text()


def test_a_mark_of_a_picture_opens_its_rows(reader):
    page = reader.open("stock")
    bar = page.locator(".st-key-picture-bridge .point").nth(1)
    box = bar.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_timeout(300)
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2 + 2)
    page.get_by_text(re.compile("排查隐患数：共 [0-9]+ 行")).wait_for()
    assert parse_qs(urlparse(page.url).query)["source"] == ["企业自查"]


def test_the_board_leads_to_the_rows_of_a_step_and_to_the_page_that_a_hazard_stands_on(reader):
    page = reader.open("major")
    columns = page.locator(".step")
    assert columns.count() == 3
    count = columns.nth(0).locator("article.major").count()
    assert f"整改中 {count} 项" in page.locator("h1.said").inner_text()
    page.get_by_text("五定表：未销号的重大隐患逐项").click()
    page.locator("#five-fixed").wait_for()
    assert "five_open" in page.url
    assert "◆ 未填" in page.locator("#five-fixed tbody tr").first.inner_text()
    columns.nth(0).get_by_role("link", name=f"{count} 项").click()
    page.get_by_text(re.compile(f"重大未整改：共 {count} 行")).wait_for()
    reader.settled()
    assert page.locator("#ledger tbody tr").count() == count


def test_the_address_gives_the_view_again(reader, chromium):
    page = reader.open("rectification")
    page.locator(".st-key-place input").click()
    page.get_by_role("option", name="西河村").click()
    page.get_by_text("· 西河村 ·").first.wait_for()
    cards = reader.settled().locator(".cards").inner_text()
    assert "place=" in page.url
    other = chromium.new_page()
    other.goto(page.url)
    other.get_by_text("· 西河村 ·").first.wait_for()
    assert other.locator(".cards").inner_text() == cards
    other.close()


def test_filters_follow_to_the_next_page(reader):
    page = reader.open("rectification?place=西河村&period=2025年一季度")
    page.locator("[data-testid=stTopNavLink]", has_text="分行业分区域").click()
    page.locator("h1", has_text="分行业分区域").wait_for()
    assert "2025年1月1日—3月31日 · 截至3月31日 · 西河村" in reader.settled().locator(".heading").inner_text()


def test_a_link_opens_on_a_server_that_has_just_started(chromium, tmp_path):
    for address in started(make_town(tmp_path, hazards=20)):
        page = chromium.new_page()
        page.goto(f"{address}/stock?place=西河村")
        page.locator("h1", has_text="存量与增量").wait_for(timeout=30000)
        page.get_by_text("· 西河村 ·").first.wait_for()
        assert page.locator("[data-testid=stTopNavLink]").count() == 10
        page.close()
