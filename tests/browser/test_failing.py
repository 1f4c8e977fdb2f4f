"""What nobody expected: a page, or a form, that truly fails says one Chinese sentence and can be used again."""

import re

import duckdb
import pytest
from playwright.sync_api import expect

from tests.browser.conftest import visiting
from tests.pages.town import make_town

SAID = "没有显示完，程序遇到了意外的错误；交过的表、登记过的内容都没有丢，请刷新页面再看"


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    """A town whose snapshot has lost its table of problems, and whose journals cannot be written."""
    folder = make_town(tmp_path_factory.mktemp("failing"))
    [snapshot] = (folder / "snapshots").glob("*.duckdb")
    with duckdb.connect(str(snapshot)) as connection:
        connection.execute("drop table problem")
    (folder / "journal").write_text("no folder")
    return folder


@pytest.fixture(scope="module")
def clerk(data, chromium):
    yield from visiting(data, chromium)


def test_a_page_that_fails_says_so_with_the_line_of_the_log_and_the_other_pages_stand(clerk):
    page = clerk.open("returns")
    said = page.locator("[data-testid=stAlert]").inner_text()
    assert SAID in said and re.search(r"窗口里“出错 \d{8}-\d{6}”", said)
    assert page.locator("[data-testid=stException]").count() == 0
    assert clerk.open("stock").locator("[data-testid=stAlert]").count() == 0


def test_a_press_that_fails_says_so_and_after_a_reload_the_page_is_there_again(clerk):
    page = clerk.open("rows?figure=超期未整改&place=西河村")
    page.get_by_role("button", name="交办", exact=True).last.click()
    clerk.settled()
    page.locator("[class*=st-key-who-] input").fill("小王")
    page.get_by_role("button", name="登记交办", exact=True).last.click()
    said = page.locator("[data-testid=stExceptionMessage]")
    expect(said).to_have_css("font-size", "0px")
    after = "node => getComputedStyle(node, '::after').content"
    assert "刚才这一步没有做完" in said.evaluate(after)
    page.reload()
    assert clerk.settled().locator("#ledger tbody tr").count()
