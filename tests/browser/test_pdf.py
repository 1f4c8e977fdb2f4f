"""PDF on a computer whose LibreOffice fails, or that has none: one Chinese sentence, and the Word file all the same."""

import sys

import pytest

from tests.browser.conftest import visiting
from tests.pages.town import make_town


@pytest.fixture(scope="module")
def soffice(tmp_path_factory):
    """A program in LibreOffice's place that fails, and nothing else on the path."""
    file = tmp_path_factory.mktemp("programs") / "soffice"
    file.write_text(f"#!{sys.executable}\nraise SystemExit(1)\n", encoding="utf-8")
    file.chmod(0o755)
    return file


@pytest.fixture(scope="module")
def clerk(soffice, tmp_path_factory, chromium):
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("PATH", str(soffice.parent))
        yield from visiting(make_town(tmp_path_factory.mktemp("pdf")), chromium)


def button(page, name):
    return page.get_by_role("button", name=name).first


def test_a_pdf_that_libreoffice_does_not_make_is_said_in_chinese_and_word_can_be_taken(clerk):
    page = clerk.open("circulars")
    button(page, "下载草稿（PDF）").click()
    page.locator(".failed").wait_for()
    said = page.locator("[data-testid=stDownloadButton]", has_text="PDF").first.inner_text()
    assert said.split("\n")[-1] == "没有转成PDF，原来的文件不受影响，照常可取；请用Office打开后另存为PDF。"
    assert "Failed" not in said
    with page.expect_download() as download:
        button(page, "下载草稿（Word）").click()
    assert download.value.suggested_filename.endswith(".docx")


def test_without_libreoffice_there_is_word_and_no_pdf(clerk, soffice):
    soffice.unlink()
    page = clerk.open("circulars")
    assert button(page, "下载草稿（Word）").is_visible() and button(page, "PDF").count() == 0
    assert "本机没有LibreOffice，不提供PDF" in page.locator("[data-testid=stMain]").inner_text()
