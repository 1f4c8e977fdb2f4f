"""Every document of the sample town as its pages look: 版心, 22 lines, page numbers, 版记 at the foot, every character."""

import re

import pytest
from docx import Document

from analytics.circulars import DOCUMENTS
from analytics.circulars.circular_file import TEMPLATE, circular_files
from analytics.circulars.line import say
from analytics.circulars.template import find_template
from tests.sample_town.papers import AT, MINUTES, SLIP
from tests.sample_town.printed import MISSING, pages_of, printed, told

pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"not installed: {', '.join(MISSING)}")
LETTERS = [f"{name}.docx" for name, kind in DOCUMENTS.items() if kind.is_letter]
WORD = [*(f"{name}.docx" for name in DOCUMENTS), f"{SLIP}.docx", f"{MINUTES}.docx"]
LEFT, RIGHT, TOP, BOTTOM = 28, 210 - 26, 37, 297 - 35  # 版心 (GB/T 9704-2012 5.2.1)
LINES, LINE = 22, 225 / 22
OVER = 2  # mm that the box of a letter stands over the letter
HANGING = 16 / 72 * 25.4  # a stop may hang over the edge
STOPS = "，。；：、）》”"
BODY, MARK = (
    6.5,
    12,
)  # mm: the box of a line of 三号 is higher than the first, that of 发文机关标志 than the second
LENGTHS = (1, *range(7, 14))  # paragraphs: a page, and every way in which a second one can end up full


@pytest.fixture(scope="module")
def pdfs(papers, tmp_path_factory):
    """The PDF of every document by its name, and of circulars of every length, all made in one go."""
    folder = tmp_path_factory.mktemp("pdf")
    files = papers.files | {f"{length}.docx": circular(papers, folder, length) for length in LENGTHS}
    made = printed(files.values(), folder)
    return {name: made[file] for name, file in files.items()}


def circular(papers, folder, length: int):
    """A circular of so many paragraphs of two lines each, every other one without 抄送."""
    words = {
        "letterhead": "样例镇安委办文件",
        "number": "样安办发〔2026〕1号",
        "title": "关于样例的通报",
        "to": "各村：",
    }
    ends = {
        "signature": "样例镇安委办",
        "date": "2026年4月3日",
        "printed_by": "样例镇安委办",
        "printed_on": "2026年4月3日印发",
    }
    ends |= {"copy_to": "抄送：县安委办，镇党委、政府、人大主席团领导。"} if length % 2 else {}
    lines = [say(kind, text) for kind, text in words.items()] + [say("para", "样例文字" * 12)] * length
    lines += [say(kind, text) for kind, text in ends.items()]
    file = folder / f"circular{length}.docx"
    file.write_bytes(circular_files(lines, find_template(papers.town.data, TEMPLATE), AT)["docx"])
    return file


@pytest.fixture(scope="module")
def pages(pdfs):
    """The pages of every document by its name."""
    return {name: pages_of(pdf) for name, pdf in pdfs.items()}


@pytest.mark.parametrize("name", WORD)
def test_the_text_stands_within_the_area_of_the_standard(pages, name):
    for at, page in enumerate(pages[name]):
        for text in page.within(TOP, BOTTOM):
            hanging = HANGING if text.words[-1] in STOPS else 0
            assert text.left >= LEFT - OVER and text.right <= RIGHT + OVER + hanging, text
            top = (
                30 if name in LETTERS and not at and text.height > MARK else TOP
            )  # 10.1: 标志 30 mm from the edge
            assert top - OVER <= text.top and text.bottom <= BOTTOM + OVER, text


@pytest.mark.parametrize("name", WORD)
def test_a_page_holds_at_most_22_lines(pages, name):
    counts = [
        len({round(text.bottom / LINE * 2) for text in page.within(TOP, BOTTOM) if text.height > BODY})
        for page in pages[name]
    ]
    assert 3 < max(counts) <= LINES


@pytest.mark.parametrize("name", WORD)
def test_every_page_has_its_number_on_the_outer_side(pages, name):
    for number, page in enumerate(pages[name], start=1):
        foot = [text for text in page.within(BOTTOM, page.height) if text.words.startswith("—")]
        is_bare = name in LETTERS and number == 1  # 10.1: no number on the first page of a letter
        assert [text.words for text in foot] == [f"— {number} —"] * (not is_bare)
        for text in foot:
            side = RIGHT - text.right if number % 2 else text.left - LEFT
            assert 3 < side < 7 and BOTTOM + 5 < text.top < BOTTOM + 10


@pytest.mark.parametrize(
    "name", [name for name in WORD[:-2] if name not in LETTERS] + [f"{n}.docx" for n in LENGTHS]
)
def test_the_imprint_stands_at_the_foot_of_the_last_page_under_everything(pages, name):
    *others, last = pages[name]
    assert not [page for page in others if "印发" in page.within(TOP, BOTTOM)[-1].words]
    *above, office, day = last.within(TOP, BOTTOM)
    assert office.bottom == day.bottom and day.words.endswith("印发") and BOTTOM - 2 < day.bottom < BOTTOM
    copies = [text for text in above if text.words.startswith("抄送")]
    first = min(text.top for text in (*copies, office))
    assert all(text.bottom < first + OVER for text in above if text not in copies)


@pytest.mark.parametrize("name", WORD)
def test_the_last_page_is_not_nearly_empty(pages, name):
    assert len(pages[name][-1].within(TOP, BOTTOM)) > 6


@pytest.mark.parametrize("name", WORD)
def test_every_word_of_the_document_is_on_its_pages(papers, pages, name):
    shown = "".join("".join(text.words for text in page.within(TOP - OVER, BOTTOM)) for page in pages[name])
    shown = re.sub(r"\s", "", shown)
    assert [
        p.text for p in Document(papers.files[name]).paragraphs if re.sub(r"\s", "", p.text) not in shown
    ] == []


def test_tables_and_slides_lie_on_their_pages_with_a_number_each(papers, pages):
    for name in papers.files:
        for at, page in enumerate(pages[name] if name not in WORD else (), start=1):
            assert all(
                t.left > 5 and t.right < page.width - 5 and t.bottom < page.height - 3 for t in page.texts
            ), (name, at)
            number = (
                f"{at}/{len(pages[name])}" if name.endswith("pptx") else f"第{at}页共{len(pages[name])}页"
            )
            assert number in page.words, (name, at)


def test_no_character_is_missing(pdfs, pages):
    characters = {char for name in pages for page in pages[name] for char in page.words}
    assert not characters & {"\ufffd", "□"}
    wanted = " ".join(f"{ord(char):x}" for char in sorted(characters))
    assert told("fc-list", f":charset={wanted}", "family"), "no typeface here has them all"
    for pdf in pdfs.values():
        fonts = [line.split() for line in told("pdffonts", str(pdf)).splitlines()[2:]]
        assert fonts and all(font[-5:-2] == ["yes", "yes", "yes"] for font in fonts)
