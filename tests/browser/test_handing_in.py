"""Handing in workbooks in a real browser: kept, loaded, reported, and what goes back given back."""

import zipfile

import openpyxl
import pytest

from tests.browser.conftest import Reader, started
from tests.etl import desk

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pytest.fixture(scope="module")
def own_data(tmp_path_factory):
    """The town's own folder, with registers and no snapshot yet."""
    return desk.make_town(tmp_path_factory.mktemp("own")).data


@pytest.fixture(scope="module")
def handed_in(own_data, chromium):
    """The page after two workbooks of one name were handed in, one with a village that nobody knows."""
    for address in started(own_data):
        page = chromium.new_page(viewport={"width": 1440, "height": 1200}, locale="zh-CN")
        reader = Reader(page, address)
        reader.open("returns")
        books = [desk.ledger({}, {"村（社区）": "丁村"}), desk.ledger({"村（社区）": "乙村"})]
        files = [{"name": "台账.xlsx", "mimeType": XLSX, "buffer": desk.xlsx(rows)} for rows in books]
        page.locator("input[type=file]").first.set_input_files(files)
        page.get_by_role("button", name="载入这 2 份表").click()
        page.locator("#report").wait_for(timeout=60000)
        yield reader.settled()
        page.close()


def test_every_sheet_is_accounted_for(handed_in):
    lines = [row.inner_text().split("\t") for row in handed_in.locator("#report tbody tr").all()]
    assert {line[1] for line in lines} == {"● 收下", "◆ 部分收下，有行退回"}
    assert {line[3] for line in lines} == {"收下", "部分收下"}
    assert all(int(read) == sum(map(int, parts)) for *_, read, a, b, c in lines for parts in [(a, b, c)])


def test_the_first_load_ends_the_sample(handed_in):
    assert "快照1" in handed_in.locator(".heading").inner_text()
    assert handed_in.locator(".sample").count() == 0


def test_the_problem_names_its_place_and_what_to_do(handed_in):
    problem = handed_in.locator("#problems tbody tr").first.inner_text()
    assert "退回" in problem
    assert "丁村" in problem


def test_what_goes_back_can_be_downloaded(handed_in):
    with handed_in.expect_download() as download:
        handed_in.get_by_role("button", name="下载退回表 台账").click()
    assert download.value.suggested_filename.endswith(".xlsx")


def test_nothing_is_handed_in_twice(handed_in):
    assert handed_in.get_by_role("button", name="载入（请先选表）").is_disabled()


def test_uploads_are_kept_under_their_own_names(handed_in, own_data):
    assert len(list((own_data / "incoming").rglob("台账.xlsx"))) == 2


def test_follow_up_forms_of_what_is_still_open_can_be_taken_along(handed_in):
    with handed_in.expect_download() as download:
        handed_in.get_by_role("button", name="生成回填单（各单位）").click()
    assert download.value.suggested_filename.startswith("遗留隐患回填单")
    with zipfile.ZipFile(download.value.path()) as forms:
        name = next(name for name in forms.namelist() if "乙村遗留隐患回填单" in name)
        page = openpyxl.load_workbook(forms.open(name)).worksheets[0]
    assert "灭火器过期1" in {cell.value for row in page.iter_rows() for cell in row}
