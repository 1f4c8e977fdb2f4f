"""Print slides as a PowerPoint file: 16:9, Chinese type, native charts and tables that can be edited."""

import io
from datetime import datetime

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Inches, Pt

from analytics.cards import Card
from analytics.charts.frame import BLUE, INK, PAPER, RULE, SOFT, STATE_COLOURS, STATE_MARKS, WASH
from analytics.circulars.line import plain
from analytics.circulars.slide_charts import draw
from analytics.circulars.slide_type import set_type
from analytics.circulars.slides import Cards, Chart, Grid, Slide

WIDE, HIGH = 13.333, 7.5  # inches, 16:9
EDGE, GAP = 0.6, 0.3
TOP, BOTTOM = 1.55, 6.95
TITLE_ONLY = 5  # of the layouts that come with python-pptx
WORDS_A_LINE, LINE_HIGH = 42, 0.42  # of words at 20 pt
CELL_POINTS, FEW_POINTS, FEW_ROWS = 15, 18, 6
MOST_LINES = 2  # of a cell; what is cut off ends in …


def slides_file(slides: list[Slide], title: str, author: str, created: datetime) -> bytes:
    """The file's bytes."""
    show = Presentation()
    show.slide_width, show.slide_height = Inches(WIDE), Inches(HIGH)
    told = show.core_properties
    told.title, told.author, told.created, told.modified = plain(title), plain(author), created, created
    for number, slide in enumerate(slides, start=1):
        page = show.slides.add_slide(show.slide_layouts[TITLE_ONLY])
        (cover if slide.is_cover else inner)(page, slide)
        write(page, (EDGE, 7.02, 10.5, 0.3), [plain(slide.line)], 12, SOFT)
        write(page, (WIDE - EDGE - 1, 7.02, 1, 0.3), [f"{number}/{len(slides)}"], 12, SOFT, PP_ALIGN.RIGHT)
        if slide.notes:
            page.notes_slide.notes_text_frame.text = "\n".join(map(plain, slide.notes))
    buffer = io.BytesIO()
    show.save(buffer)
    return buffer.getvalue()


def cover(page, slide: Slide) -> None:
    """The first slide: what, who, when."""
    head(page, slide.title, (EDGE, 2.1, WIDE - 2 * EDGE, 1.1), 48)
    rule(page, 3.3)
    write(page, (EDGE, 3.5, WIDE - 2 * EDGE, 2.2), slide.words, 24)


def inner(page, slide: Slide) -> None:
    """Title, words, and the parts side by side under them."""
    head(page, slide.title, (EDGE, 0.35, WIDE - 2 * EDGE, 0.8), 32)
    rule(page, 1.2)
    top = TOP
    if slide.words:
        lines = sum(1 + wide(text) // (2 * WORDS_A_LINE) for text in slide.words)
        write(page, (EDGE, TOP - 0.2, WIDE - 2 * EDGE, lines * LINE_HIGH), slide.words, 20)
        top += lines * LINE_HIGH
    left, room = EDGE, WIDE - 2 * EDGE - GAP * (len(slide.parts) - 1)
    for part, share in zip(slide.parts, slide.shares or (1,) * len(slide.parts), strict=True):
        width = room * share / sum(slide.shares or (1,))
        put(page, part, (left, top, width, BOTTOM - top))
        left += width + GAP


def put(page, part, box: tuple) -> None:
    """One part into its box."""
    {Chart: draw, Grid: tabled, Cards: dealt}[type(part)](page, part, box)


def head(page, text: str, box: tuple, points: int) -> None:
    """The title, in the placeholder that outlines and readers look for."""
    title = page.shapes.title
    title.left, title.top, title.width, title.height = map(Inches, box)
    title.text_frame.word_wrap, title.text_frame.margin_left = True, 0
    title.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    say(title.text_frame.paragraphs[0], text, points, INK, is_bold=True)
    title.text_frame.paragraphs[0].alignment = PP_ALIGN.LEFT


def rule(page, top: float) -> None:
    """A line under the title."""
    line = page.shapes.add_shape(MSO_SHAPE.RECTANGLE, *map(Inches, (EDGE, top, WIDE - 2 * EDGE, 0.03)))
    fill(line, BLUE)


def write(page, box: tuple, texts, points: int, colour: str = INK, side=PP_ALIGN.LEFT) -> None:
    """A box of paragraphs."""
    frame = page.shapes.add_textbox(*map(Inches, box)).text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    for at, text in enumerate(texts):
        paragraph = frame.paragraphs[0] if not at else frame.add_paragraph()
        paragraph.alignment = side
        say(paragraph, text, points, colour)


def say(paragraph, text: str, points: int, colour: str = INK, is_bold: bool = False) -> None:
    """A run of plain words in Chinese type."""
    run = paragraph.add_run()
    run.text = plain(text)
    run.font.size, run.font.bold = Pt(points), is_bold
    run.font.color.rgb = rgb(colour)
    set_type(run._r.get_or_add_rPr())


def fill(shape, colour: str, edge: str = "") -> None:
    """A ground without shadow, with an edge where one is asked for."""
    shape._element.remove(shape._element.find(qn("p:style")))
    shape.fill.solid()
    shape.fill.fore_color.rgb = rgb(colour)
    if edge:
        shape.line.color.rgb, shape.line.width = rgb(edge), Pt(1)
    else:
        shape.line.fill.background()


def dealt(page, part: Cards, box: tuple) -> None:
    """The cards in one row."""
    left, top, width, _ = box
    each = (width - 0.15 * (len(part.cards) - 1)) / len(part.cards)
    for at, card in enumerate(part.cards):
        one_card(page, card, (left + at * (each + 0.15), top, each, 3.9))


def one_card(page, card: Card, box: tuple) -> None:
    """Name, figure, counts, target with its state, how it moved."""
    shape = page.shapes.add_shape(MSO_SHAPE.RECTANGLE, *map(Inches, box))
    fill(shape, PAPER, RULE)
    frame = shape.text_frame
    frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.TOP
    frame.margin_left = frame.margin_right = Inches(0.12)
    is_rate = "/" in card.counts
    said = [[(card.label, 18, SOFT)], [(card.text, 40, INK), (f" {card.counts}" * (not is_rate), 18, SOFT)]]
    said += [[(card.counts, 18, SOFT)]] if is_rate else []
    said += [[(card.target, 16, INK)]] if card.target else []
    mark = f"{STATE_MARKS.get(card.state, '')} {card.state}"
    said += [[(mark, 20, STATE_COLOURS.get(card.state, INK))]] if card.state else []
    said += [[(line, 16, SOFT)] for line in card.lines]
    for at, runs in enumerate(said):
        paragraph = frame.paragraphs[0] if not at else frame.add_paragraph()
        paragraph.alignment, paragraph.space_after = PP_ALIGN.LEFT, Pt(3)
        for text, points, colour in runs:
            say(paragraph, text, points, colour, is_bold=points in (20, 40))


def tabled(page, part: Grid, box: tuple) -> None:
    """A native table, the first row its headings; few rows are set larger."""
    left, top, width, _ = box
    points = FEW_POINTS if len(part.rows) <= FEW_ROWS else CELL_POINTS
    size, rooms = (len(part.rows) + 1, len(part.heads)), [width * s / sum(part.shares) for s in part.shares]
    table = page.shapes.add_table(*size, *map(Inches, (left, top, width, 0.4 * size[0]))).table
    for at, room in enumerate(rooms):
        table.columns[at].width = Inches(room)
    for down, cells in enumerate((part.heads, *part.rows)):
        texts = [clipped(plain(text), a_line(room, points)) for text, room in zip(cells, rooms, strict=True)]
        lines = max(-(-wide(text) // a_line(room, points)) for text, room in zip(texts, rooms, strict=True))
        table.rows[down].height = Inches(0.12 + max(lines, 1) * points / 72 * 1.25)
        for at, text in enumerate(texts):
            cell = table.cell(down, at)
            cell.fill.solid()
            cell.fill.fore_color.rgb = rgb(PAPER if down else WASH)
            cell.vertical_anchor = MSO_ANCHOR.MIDDLE
            cell.margin_left = cell.margin_right = Inches(0.06)
            colour = STATE_COLOURS["落后"] if text.startswith("▼") else INK
            say(cell.text_frame.paragraphs[0], text, points, colour, is_bold=not down)


def a_line(room: float, points: int) -> int:
    """Half characters on a line of a cell, a Chinese one being as wide as high."""
    return max(2, int((room - 0.14) * 72 / points * 2))


def clipped(text: str, line: int) -> str:
    """What fits on a cell's lines; what does not ends in …."""
    if wide(text) <= line * MOST_LINES:
        return text
    while wide(text) > line * MOST_LINES - 2:
        text = text[:-1]
    return f"{text}…"


def wide(text: str) -> int:
    """Half characters that a text takes."""
    return sum(1 if letter.isascii() else 2 for letter in text)


def rgb(colour: str) -> RGBColor:
    """'#1f5fa8' as PowerPoint has it."""
    return RGBColor.from_string(colour.removeprefix("#").upper())
