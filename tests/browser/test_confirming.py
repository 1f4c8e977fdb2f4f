"""A clerk confirms an unknown word once, in a real browser: the row it had rejected is read."""

import pytest

from etl.load import load
from tests.browser.conftest import Reader, started
from tests.etl import desk


@pytest.fixture
def data(tmp_path):
    """A town whose one ledger has a status word that nobody knows."""
    rows = desk.ledger({}, {"整改状态": "已安排"})
    desk.make_town(tmp_path).put("台账.xlsx", desk.xlsx(rows))
    load(None, tmp_path)
    return tmp_path


def test_a_word_confirmed_on_the_page_is_known_and_the_row_is_taken_in(data, chromium):
    for address in started(data):
        page = chromium.new_page(viewport={"width": 1440, "height": 1200}, locale="zh-CN")
        Reader(page, address).open("returns")
        assert "退回 1 行" in page.locator("[data-testid=stMain]").inner_text()
        line = page.locator(".st-key-word-0")
        assert "整改状态“已安排”" in line.inner_text()
        page.get_by_label("确认人").fill("某某")
        page.get_by_label("确认人").press("Enter")
        line.locator("input").first.click()
        page.get_by_role("option", name="整改中").click()
        line.get_by_role("button", name="认作这个意思").click()
        page.get_by_text("没有退回未更正的行").wait_for(timeout=60000)
        page.close()
    kept = (data / "reference" / "words.csv").read_text(encoding="utf-8-sig")
    assert "status,,已安排,整改中,某某," in kept
