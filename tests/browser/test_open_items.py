"""What is still open can be dealt with on the page: files not taken in, the same file again, everything once more."""

import re

import pytest

from tests.browser.conftest import visiting
from tests.browser.test_handing_in import XLSX
from tests.etl import desk

GOOD = {"name": "台账.xlsx", "mimeType": XLSX, "buffer": desk.xlsx(desk.ledger({}))}
PHOTO = {"name": "照片.xlsx", "mimeType": XLSX, "buffer": b"\xff\xd8\xff\xe0 a photo"}


@pytest.fixture(scope="module")
def own(tmp_path_factory):
    """The town's own folder, with registers and no snapshot yet."""
    return desk.make_town(tmp_path_factory.mktemp("open")).data


@pytest.fixture(scope="module")
def clerk(own, chromium):
    """A clerk at 数据上报 after handing in a ledger and a photo."""
    for one in visiting(own, chromium, 1200):
        hand_in(one, GOOD, PHOTO)
        yield one


def hand_in(clerk, *files):
    clerk.open("returns")
    clerk.page.locator("input[type=file]").first.set_input_files(list(files))
    clerk.page.get_by_role("button", name=f"载入这 {len(files)} 份表").click()
    clerk.page.get_by_text(f"刚交的 {len(files)} 份表").wait_for(timeout=60000)
    clerk.settled()


def test_the_reason_stands_beside_a_file_that_was_not_taken_in(clerk):
    assert "这是照片，不是表格" in clerk.page.locator("p.waiting").inner_text()
    assert "▼ 未收下" in clerk.page.locator("#report").inner_text()


def test_after_a_reload_the_reason_can_be_asked_again(clerk):
    page = clerk.open("returns")
    assert page.locator("#report").count() == 0
    assert "照片.xlsx" in page.locator("p.waiting").inner_text()
    page.get_by_role("button", name="再看一遍").click()
    page.get_by_text("这是照片，不是表格").wait_for(timeout=60000)


def test_the_same_file_again_has_not_changed(clerk):
    hand_in(clerk, GOOD)
    assert "○ 没有变化" in clerk.page.locator("#report").inner_text()
    assert "收下" not in clerk.page.locator("#report tbody").inner_text()


def test_a_changed_register_applies_after_loading_everything_again(clerk, own):
    page = clerk.open("returns")
    (own / "reference" / "settings.toml").write_text('town = "新名镇"\n', encoding="utf-8")
    page.get_by_role("button", name="重新导入").click()
    page.get_by_text(re.compile("已按现在的名录和设置重新导入，各页现在显示快照2")).wait_for(timeout=60000)
    assert "新名镇" in clerk.settled().locator(".heading").inner_text()


def test_a_file_can_be_moved_out_of_the_way(clerk, own):
    page = clerk.open("returns")
    page.get_by_role("button", name="移除").click()
    page.get_by_role("button", name="确认移除").click()
    page.get_by_text("没有收下的文件").wait_for(state="detached")
    assert (own / "outbox" / "未收下" / "照片.xlsx").is_file()
    assert not list((own / "incoming").rglob("照片.xlsx"))


def test_a_circular_is_issued_and_taken_again_after_a_reload(clerk):
    page = clerk.open("circulars")
    page.locator(".st-key-who input").fill("李某")
    page.locator(".st-key-who input").press("Enter")
    page.locator(".st-key-issue button:not([disabled])").click()
    page.locator(".done").wait_for()
    number = clerk.settled().locator(".done").inner_text().removeprefix("已印发：")
    page = clerk.open("circulars")
    assert number in page.locator(".paper").inner_text()
    assert number in page.locator(".issued").inner_text()
    with page.expect_download() as download:
        page.get_by_role("button", name="Excel", exact=True).click()
    assert download.value.suggested_filename.startswith(number.split("〔")[0])
