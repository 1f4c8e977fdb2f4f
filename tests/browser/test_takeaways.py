"""What a reader takes along: the deck, the picture for a chat group and the county's forms come at one press."""

from io import BytesIO

import pytest
from openpyxl import load_workbook
from PIL import Image
from pptx import Presentation

from analytics.circulars.pdf import can_print
from tests.browser.conftest import Reader, started
from tests.pages.town import make_town


@pytest.fixture(scope="module")
def clerk(tmp_path_factory, chromium):
    """A clerk of a town."""
    for address in started(make_town(tmp_path_factory.mktemp("takeaways"))):
        one = Reader(chromium.new_page(viewport={"width": 1440, "height": 1000}, locale="zh-CN"), address)
        yield one
        one.page.close()


def taken(clerk, label: str, ending: str) -> BytesIO:
    """The file behind a button."""
    with clerk.page.expect_download() as download:
        clerk.page.get_by_role("button", name=label, exact=True).click()
    assert download.value.suggested_filename.endswith(ending)
    return BytesIO(download.value.path().read_bytes())


def test_the_deck_is_taken_from_the_meeting(clerk):
    clerk.open("")
    deck = Presentation(taken(clerk, "周例会演示稿（PowerPoint）", ".pptx"))
    sentence = clerk.page.locator("h1").inner_text().replace(" ", "")
    state = "".join(shape.text_frame.text for shape in deck.slides[1].shapes if shape.has_text_frame)
    assert sentence in state.replace(" ", "")


def test_the_ranking_is_taken_as_a_picture(clerk):
    clerk.open("ranking")
    assert Image.open(taken(clerk, "排名图片，发群用（PNG）", ".png")).width == 1080


def test_a_county_s_form_is_taken_filled(clerk):
    clerk.open("circulars")
    book = load_workbook(taken(clerk, "治本攻坚三年行动进展情况表", ".xlsx"))
    assert book.sheetnames == ["进展情况", "口径"] and "{{" not in str(book["进展情况"]["A1"].value)


@pytest.mark.skipif(not can_print("周例会.pptx"), reason="LibreOffice Impress is not installed")
def test_the_deck_is_taken_as_a_pdf(clerk):
    clerk.open("")
    assert taken(clerk, "周例会演示稿（PDF）", ".pdf").read(4) == b"%PDF"
