"""What a clerk does with a circular: put it to the units, enter what they answer, sign, number, issue and void it."""

import io
import zipfile
from datetime import date

import pytest
from playwright.sync_api import expect

from analytics.circulars.journal import issued
from tests.browser.conftest import visiting
from tests.pages.town import make_town


@pytest.fixture(scope="module")
def town(tmp_path_factory):
    """A town's folder in which nothing has been issued."""
    return make_town(tmp_path_factory.mktemp("way"), hazards=120)


@pytest.fixture(scope="module")
def clerk(town, chromium):
    yield from visiting(town, chromium)


def fill(clerk, button: str, **fields: str):
    """Open a form by its button, fill in its fields by their keys, enter it."""
    clerk.page.get_by_role("button", name=button, exact=True).last.click()
    clerk.settled()
    for key, words in fields.items():
        field = clerk.page.locator(f"[class*='-{key}'] input, [class*='-{key}'] textarea").last
        field.fill(words)
        field.press("Enter" if field.evaluate("node => node.tagName") == "INPUT" else "Tab")
        clerk.settled()
    clerk.page.get_by_role("button", name="登记", exact=True).last.click()
    return clerk.settled()


def test_the_check_sheets_are_one_workbook_a_unit(clerk):
    page = clerk.open("circulars")
    with page.expect_download() as download:
        page.get_by_role("button", name="核对单（各单位）").click()
    names = zipfile.ZipFile(io.BytesIO(download.value.path().read_bytes())).namelist()
    assert "东岭村 核对单.xlsx" in names and len(names) >= 12


def test_sent_to_the_units_it_stands_at_checking(clerk):
    page = fill(clerk, "送核", who="小王")
    expect(page.locator(".way")).to_contain_text("● 核对")
    expect(page.locator("body")).to_contain_text("还没有答复")


def test_an_objection_holds_the_issue_up_until_a_named_decision(clerk, town):
    clerk.page.get_by_role("button", name="登记答复", exact=True).click()
    clerk.settled()
    clerk.page.locator("[class*='-unit'] input").last.fill("西河村")
    clerk.page.locator("[class*='-unit'] input").last.press("Enter")
    clerk.page.locator("label", has_text="有异议").last.click()
    clerk.settled()
    clerk.page.locator("[class*='-words'] textarea").last.fill("有2项已经整改")
    clerk.page.locator("[class*='-words'] textarea").last.press("Tab")
    clerk.page.get_by_role("button", name="登记", exact=True).last.click()
    page = clerk.settled()
    expect(page.locator("body")).to_contain_text("未了结：西河村有异议：有2项已经整改")
    expect(page.locator("body")).to_contain_text("西河村的异议还没有了结，签发后也不能印发")
    issue(clerk, "正式印发")
    refusal = "还有1个单位的异议没有了结：西河村（有2项已经整改）"
    expect(page.locator("[data-testid=stAlert]")).to_contain_text(refusal)
    assert issued(town) == []
    page = fill(clerk, "决定照发", name="张镇长", words="整改在统计截止日之后")
    expect(page.locator("[data-testid=stMain]")).not_to_contain_text("未了结")


def issue(clerk, button: str, number: str = ""):
    """Give a name, confirm provisional figures, issue."""
    page = clerk.page
    page.locator(".st-key-number input").fill(number)
    page.locator(".st-key-who input").fill("小李")
    page.locator(".st-key-who input").press("Tab")
    clerk.settled()
    box = page.locator(".st-key-provisional label")
    if box.count() and not page.locator(".st-key-provisional input").is_checked():
        assert page.get_by_role("button", name=button, exact=True).is_disabled()
        box.click()
        clerk.settled()
    page.get_by_role("button", name=button, exact=True).click()
    return clerk.settled()


def test_signed_it_is_issued_as_signed_under_the_number_typed(clerk, town):
    page = fill(clerk, "登记签发", name="张镇长")
    expect(page.locator(".way")).to_contain_text("● 签发")
    expect(page.locator("body")).to_contain_text("文号待编")
    number = f"样安办发〔{date.today().year}〕9号"
    issue(clerk, "按签发稿印发", number)
    expect(page.locator("body")).to_contain_text(f"已印发：{number}", timeout=30000)
    expect(page.locator(".way")).to_contain_text("● 印发")
    assert [line["number"] for line in issued(town)] == [number]
    page.locator(".way summary").click()
    expect(page.locator(".way")).to_contain_text("对西河村的异议决定照发：整改在统计截止日之后")


def test_voided_it_stays_in_the_register_and_a_draft_can_be_issued_anew(clerk):
    page = fill(clerk, "作废", words="主送单位有误")
    expect(page.locator(".issued")).to_contain_text("◆ 已作废")
    expect(page.locator(".issued")).to_contain_text("主送单位有误")
    expect(page.locator(".way")).to_contain_text("● 草稿")
