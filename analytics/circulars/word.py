"""Print a document's lines into the office's Word template."""

import io
import re
from datetime import datetime
from pathlib import Path

from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from analytics.circulars.excel import annexes
from analytics.circulars.line import Line
from analytics.circulars.template import COMPILED, OVERDUE, RANKING, RANKING_FORM, WORDS, open_template

BODY = {"para": 0, "heading": 1, "point": 2, "attachment": 3}  # and 4 for a further attachment
TITLE_WIDTH = 18  # of the 20 characters of 22 pt that a line holds
BREAKS = re.compile("全镇|隐患|整改|排名|领域|超期|清单")
DAY = re.compile("([0-9]{4}年)?([0-9]{1,2}月[0-9]{1,2}日：?)(?:(?<=：)(.+))?")
LETTERHEAD_WIDTH = 430  # points of the 442 that a line has


def word_file(lines: list[Line], template: Path, created: datetime) -> bytes:
    """The letter's bytes; words are escaped and never read as placeholders themselves.

    Raises NotIssued naming the placeholder when the template is broken.
    """
    return printed(lines, open_template(template, RANKING_FORM), placed(lines), created)


def printed(lines: list[Line], letter, words: dict, created: datetime) -> bytes:
    """The bytes of an open template filled with the words by placeholder."""
    # a view of its own: python-docx keeps the body that it has once shown, and filling in puts another in its place
    fit_letterhead(
        Document(letter.docx.element, letter.docx.part),
        next((line.text for line in lines if line.kind == "letterhead"), ""),
    )
    letter.render(words, COMPILED)
    finish(letter.docx, lines, created)
    buffer = io.BytesIO()
    letter.docx.save(buffer)
    return buffer.getvalue()


def placed(lines: list[Line]) -> dict:
    """The lines by placeholder; every name a template may use is there."""
    words = dict.fromkeys(WORDS, "")
    words |= {name: line.text for name, kind in WORDS.items() for line in lines if line.kind == kind}
    words["标题"] = in_lines(words["标题"])
    words |= {"正文": body(lines), "排名表": None, "清单表": None}
    for part in annexes(lines):
        head, *rows = by_key(part["table"])
        blank = dict.fromkeys(RANKING if part["name"] == "排名表" else OVERDUE, "")
        filled = {
            "标签": part["label"],
            "题": in_lines(part["title"]),
            "说明": part["scope"],
            "注": part["notes"],
        }
        filled |= {"头": blank | head, "行": [blank | row for row in rows]}
        words[part["name"]] = filled
    return words


def by_key(table: Line) -> list[dict[str, str]]:
    """The rows of a table, headings first, a day in lines of its own: columns of days are narrow."""
    return [
        {key: day_in_lines(text) for key, text in zip(table.keys, cells, strict=True)}
        for cells in table.cells
    ]


def day_in_lines(text: str) -> str:
    """2025年7月31日 or 7月31日：未整改 broken after the year and before the status; other words as they are."""
    day = DAY.fullmatch(text)
    return "\n".join(filter(None, day.groups())) if day else text


def in_lines(title: str) -> str:
    """A title longer than a line is broken where a word begins, as near the middle as can be."""
    places = [found.start() for found in BREAKS.finditer(title) if found.start()]
    if characters(title) <= TITLE_WIDTH or not places:
        return title
    at = min(places, key=lambda place: abs(characters(title[:place]) - characters(title[place:])))
    return f"{title[:at]}\n{in_lines(title[at:]) if characters(title[at:]) > TITLE_WIDTH else title[at:]}"


def body(lines: list[Line]) -> list[dict]:
    """The paragraphs from the first heading to the attachments; a point's first sentence is set apart."""
    paragraphs = []
    for line in lines:
        if line.kind in BODY:
            lead, stop, rest = line.text.partition("。") if line.kind == "point" else ("", "", line.text)
            again = line.kind == "attachment" and paragraphs[-1]["级"] >= BODY["attachment"]
            paragraphs.append({"级": BODY[line.kind] + again, "题": lead + stop, "文字": rest})
    return paragraphs


def finish(document, lines: list[Line], created: datetime) -> None:
    """What depends on the words: empty columns, the place of the signature."""
    for table in document.tables:
        drop_empty_columns(table)
    text = {line.kind: line.text for line in lines}
    keep_signature_with_text(document)
    for paragraph in set_in(document, document.paragraphs, "公文署名"):
        over = characters(text.get("date", "")) - characters(paragraph.text)
        set_right(paragraph, max(0, round(100 * (4 + over / 2))))
    core = document.core_properties
    core.title, core.author, core.comments = text["title"][:250], text.get("signature", "")[:250], ""
    core.created = core.modified = created
    core.last_modified_by = ""


def fit_letterhead(document, text: str) -> None:
    """The letterhead on one line, in the text or in the header of a letter's first page; before it is filled in.

    Filling in puts new parts in place of these, and python-docx keeps the body that it was asked for first: so it is
    not asked for `document.paragraphs` here.
    """
    size = Pt(max(min(42, LETTERHEAD_WIDTH // max(1, len(text))), 16))
    style = document.styles.element.get_by_name("公文标志")
    heads = [paragraph._p for paragraph in first_header(document)]
    for element in [*heads, *document.element.body.iter(qn("w:p"))]:
        if style is None or element.style != style.styleId:
            continue
        paragraph = Paragraph(element, document)
        for run in paragraph.runs:
            run.font.size = size


def set_in(document, paragraphs: list, *styles: str) -> list:
    """The paragraphs set in one of the styles; none where a template does not have it."""
    found = [document.styles.element.get_by_name(name) for name in styles]
    ids = {style.styleId for style in found if style is not None}
    return [paragraph for paragraph in paragraphs if paragraph._p.style in ids]


def first_header(document) -> list:
    """The paragraphs over the first page where it has a header of its own, as a letter (函) has."""
    section = document.sections[0]
    return section.first_page_header.paragraphs if section.different_first_page_header_footer else []


def keep_signature_with_text(document) -> None:
    """The page of the signature also holds some of the text (no 此页无正文)."""
    paragraphs = document.paragraphs
    last = set_in(document, paragraphs, "公文附件说明", "公文署名")[:1]
    at = next((i for i, paragraph in enumerate(paragraphs) if last and paragraph._p is last[0]._p), 0)
    if at:
        paragraphs[at - 1].paragraph_format.keep_with_next = True


def characters(text: str) -> float:
    """Width in Chinese characters: a figure or Latin letter is half of one."""
    return sum(0.5 if char.isascii() else 1 for char in text)


def set_right(paragraph, hundredths: int) -> None:
    """Indent from the right by hundredths of a character (16 pt): the name stands centred over the date."""
    paragraph.paragraph_format.right_indent = Pt(16 * hundredths / 100)
    paragraph._p.pPr.find(qn("w:ind")).set(qn("w:rightChars"), str(hundredths))


def drop_empty_columns(table) -> None:
    """Take out columns with an empty heading (a count has no denominator); the name gets their width."""
    rows = table.rows
    empty = [i for i, cell in enumerate(rows[0].cells) if not cell.text.strip()]
    if not empty:
        return
    grid = list(table._tbl.tblGrid)
    freed = sum(int(grid[i].get(qn("w:w"))) for i in empty)
    kept = next(i for i, cell in enumerate(rows[0].cells) if i not in empty and i > 0)
    width = int(grid[kept].get(qn("w:w"))) + freed
    for row in rows:
        cells = list(row._tr.tc_lst)
        cells[kept].width = width * 635
        for i in empty:
            row._tr.remove(cells[i])
    grid[kept].set(qn("w:w"), str(width))
    for i in empty:
        table._tbl.tblGrid.remove(grid[i])
