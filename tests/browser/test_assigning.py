"""What a clerk does with an assignment: open a figure, give it out, see it on 周例会, take the papers, close it."""

from io import BytesIO

import pytest
from docx import Document

from tests.browser.conftest import Reader, started, stays_shut
from tests.pages.town import make_town


@pytest.fixture(scope="module")
def clerk(tmp_path_factory, chromium):
    """A clerk of a town in which nothing has been assigned yet."""
    for address in started(make_town(tmp_path_factory.mktemp("assigning"))):
        one = Reader(chromium.new_page(viewport={"width": 1440, "height": 1000}, locale="zh-CN"), address)
        yield one
        one.page.close()


def press(clerk, name: str):
    clerk.page.get_by_role("button", name=name, exact=True).last.click()
    return clerk.settled()


def paper(clerk, name: str) -> str:
    """The words of a Word file behind a button, paragraphs and cells."""
    with clerk.page.expect_download() as download:
        clerk.page.get_by_role("button", name=name).click()
    assert download.value.suggested_filename.endswith(".docx")
    document = Document(BytesIO(download.value.path().read_bytes()))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([paragraph.text for paragraph in document.paragraphs] + cells)


def test_while_nothing_is_assigned_the_board_says_how_to(clerk):
    assert "还没有交办。点开任何一个数、条或行" in clerk.open("").locator(".st-key-assigned").inner_text()


def test_a_figure_is_assigned_with_its_words_filled_in(clerk):
    page = clerk.open("rows?figure=超期未整改&place=西河村")
    press(clerk, "交办")
    what = page.locator("[class*=st-key-what-] textarea")
    assert what.input_value().startswith("截至2025年3月31日，西河村超期未整改")
    press(clerk, "登记交办")
    assert "经办人没有填" in page.locator("[data-testid=stAlert]").inner_text()
    page.locator("[class*=st-key-who-] input").fill("小王")
    press(clerk, "登记交办")
    assert "已登记第1号交办：西河村，" in page.locator("#assigned").inner_text()
    stays_shut(clerk, "what-", "更多筛选")


def test_one_row_is_assigned_too(clerk):
    page = clerk.open("rows?place=东岭村")
    press(clerk, "交办")
    assert page.locator("[class*=st-key-what-] textarea").input_value().startswith("东岭村样例")
    leader = page.locator("[class*=st-key-leader-] input")
    leader.fill("驻村的老周")
    leader.press("Enter")
    clerk.settled()
    page.locator("[class*=st-key-who-] input").fill("小王")
    press(clerk, "登记交办")
    assert "已登记第2号交办：东岭村，驻村的老周" in page.locator("#assigned").inner_text()


def test_the_board_shows_it_and_its_figure_opens_the_rows(clerk):
    page = clerk.open("")
    row = page.locator("#assignments tbody tr").first
    assert "西河村" in row.inner_text() and "进行中" in row.inner_text()
    row.locator("a", has_text="超期未整改").click()
    page.locator("h1", has_text="台账查询").wait_for()
    assert "西河村" in clerk.settled().locator(".heading").inner_text()
    clerk.open("").locator("#assignments tbody tr", has_text="东岭村").locator("a").click()
    page.locator("h1", has_text="台账查询").wait_for()
    assert clerk.settled().locator("#ledger tbody tr").count() == 1


def test_both_papers_are_taken_at_a_press(clerk):
    page = clerk.open("")
    assert "三、本次交办事项" in paper(clerk, "周例会纪要（Word）")
    page.get_by_role("button", name="交办单（2个单位）").click()
    words = paper(clerk, "西河村（1件）")
    assert "安全生产工作交办单" in words and "西河村：" in words


def test_it_is_closed_and_stays_on_the_board(clerk):
    page = clerk.open("")
    press(clerk, "办结、延期、撤回")
    page.locator("[class*=st-key-deal-who-] input").fill("小李")
    press(clerk, "撤回")
    assert "撤回要写明原因" in page.locator("[data-testid=stAlert]").inner_text()
    press(clerk, "办结")
    assert "第1号已登记办结" in page.locator("#dealt").inner_text()
    assert "已办结（小李" in page.locator("#assignments tbody tr").last.inner_text()
    stays_shut(clerk, "deal-who-", "交办单")


def test_on_a_phone_nothing_stands_out(clerk, chromium):
    context = chromium.new_context(viewport={"width": 390, "height": 844}, locale="zh-CN", is_mobile=True)
    phone = Reader(context.new_page(), clerk.address)
    for path in ("", "rows?figure=超期未整改"):
        page = phone.open(path)
        if path:
            press(phone, "交办")
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
    context.close()
