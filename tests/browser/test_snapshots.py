"""An older snapshot and a comparison: chosen once, marked on every page, carried by every link."""

from urllib.parse import parse_qs, urlparse

import pytest

from tests.browser.conftest import Reader, started
from tests.by_hand import hazard, make_snapshot
from tests.pages.town import make_town

OLDER = [
    hazard("西河村", f"2025-02-{day:02d}", hazard_id=f"o{day}", due_on="2025-02-20") for day in range(1, 13)
]


@pytest.fixture(scope="module")
def two(tmp_path_factory, chromium):
    """A reader of a town with snapshots 6 and 7."""
    data = tmp_path_factory.mktemp("two")
    place = [{"place_id": "西河村", "name": "西河村", "kind": "村", "sort_no": 1}]
    make_snapshot(data, "2025-02-28", 6, hazard=OLDER, place=place)
    for address in started(make_town(data)):
        one = Reader(chromium.new_page(viewport={"width": 1440, "height": 900}, locale="zh-CN"), address)
        yield one
        one.page.close()


def asked(page):
    return parse_qs(urlparse(page.url).query)


def choose(reader, key, words):
    reader.page.locator(f".st-key-{key} input").click()
    reader.page.get_by_role("option", name=words).click()


def test_an_older_snapshot_is_marked_and_every_link_keeps_it(two):
    page = two.open("ranking")
    choose(two, "snapshot", "快照6")
    page.locator(".asked.older").wait_for()
    assert "数据到2025年2月28日；最新的是快照7" in two.settled().locator(".asked").inner_text()
    link = page.locator("#rank-place tbody a").first
    link.dispatch_event("pointerdown")
    assert "snapshot=" in link.get_attribute("href")
    link.click()
    page.get_by_text("到期整改率：共 12 行").wait_for()
    assert asked(page)["snapshot"] == ["快照6"]
    page.locator("[data-testid=stTopNavLink]", has_text="整改情况").click()
    page.locator("h1", has_text="整改情况").wait_for()
    assert "快照6" in two.settled().locator(".heading").inner_text()
    page.get_by_text("看最新").click()
    page.locator(".asked.older").wait_for(state="detached")
    assert "快照7" in two.settled().locator(".heading").inner_text()


def test_as_known_then_and_as_of_that_day_are_two_questions(two):
    known_then = two.open("rows?snapshot=快照6&as_of=2025-02-28&figure=超期未整改").locator("h3.title")
    assert known_then.inner_text() == "超期未整改：共 12 行"
    known_now = two.open("rows?as_of=2025-02-28&figure=超期未整改").locator("h3.title")
    assert known_now.inner_text() != "超期未整改：共 12 行"


def test_a_comparison_stands_in_cards_and_tables_and_in_the_link(two, chromium):
    page = two.open("rectification")
    choose(two, "compare", "对比快照6")
    page.get_by_text("对比快照6（数据到2025年2月28日）").wait_for()
    card = two.settled().locator("a.card", has_text="排查隐患数").inner_text()
    assert "较快照6 ▲ 增加500.0%（12→72项）" in card
    page.locator("#by-sector small.note").first.wait_for()
    other = chromium.new_page()
    other.goto(page.url)
    other.get_by_text("对比快照6（数据到2025年2月28日）").wait_for()
    assert other.locator("a.card", has_text="排查隐患数").inner_text() == card
    other.close()
