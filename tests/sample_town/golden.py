"""Every document of the sample town in plain words, part by part: page, styles, text, tables, charts.

Run as `python -m tests.sample_town.golden` to write golden/ anew after a wanted change; read what git shows then.
"""

import re
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path
from tempfile import TemporaryDirectory

from docx import Document
from docx.oxml.ns import qn
from docx.table import Table
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from pptx import Presentation

from tests.circulars.town import as_printed
from tests.sample_town.papers import make_papers

GOLDEN = Path(__file__).parent / "golden"
CELL = "｜"
HEADERS = (
    "first_page_header",
    "header",
    "even_page_header",
    "first_page_footer",
    "footer",
    "even_page_footer",
)


def in_words(file: Path) -> str:
    """What a document holds, a line each; a snapshot's number grows with every load and is left out."""
    lines = {".docx": word, ".xlsx": excel, ".pptx": slides}[file.suffix](file)
    return re.sub("快照[0-9]+", "快照", "\n".join(lines)) + "\n"


def word(file: Path) -> Iterator[str]:
    """The page in millimetres, headers and footers, the styles in use, then the body from top to bottom."""
    document = Document(str(file))
    section = document.sections[0]
    edges = (section.top_margin, section.right_margin, section.bottom_margin, section.left_margin)
    yield f"page {mm(section.page_width)}×{mm(section.page_height)} edges {' '.join(map(mm, edges))}"
    for name in HEADERS:
        yield f"{name} {' / '.join(p.text for p in getattr(section, name).paragraphs)}".rstrip()
    body = list(document.iter_inner_content())
    used = dict.fromkeys(
        p.style.name for block in body for p in (paragraphs(block) if isinstance(block, Table) else [block])
    )
    yield from (styled(document.styles[name]) for name in used)
    for block in body:
        yield from (
            tabled(block) if isinstance(block, Table) else [f"{block.style.name} {told(block)}".rstrip()]
        )


def paragraphs(table: Table) -> list:
    """Those of every cell."""
    return [p for row in table.rows for cell in row.cells for p in cell.paragraphs]


def told(paragraph) -> str:
    """Its words, and whether it stands at the foot of the page."""
    is_framed = paragraph._p.pPr is not None and paragraph._p.pPr.find(qn("w:framePr")) is not None
    return "at the foot " * is_framed + paragraph.text.replace("\t", CELL)


def styled(style) -> str:
    """A style with its typeface, size and the space that it takes."""
    font, shape = style.element.rPr.rFonts.get(qn("w:eastAsia")), style.element.pPr
    space = [shape.find(qn(f"w:{name}")) for name in ("spacing", "ind", "jc")]
    words = [
        f"{key.rpartition('}')[2]}={value}" for one in space if one is not None for key, value in one.items()
    ]
    return f"style {style.name} {font} {style.font.size.pt:g} {' '.join(words)}".rstrip()


def tabled(table: Table) -> Iterator[str]:
    """The widths of its columns in millimetres, then its rows."""
    yield f"table {' '.join(mm(int(column.get(qn('w:w'))) * 635) for column in table._tbl.tblGrid)}"
    for row in table.rows:
        yield CELL.join(cell.text.replace("\n", "↵") for cell in row.cells)


def mm(length: int) -> str:
    """A length in whole millimetres."""
    return f"{length / 36000:.0f}"


def excel(file: Path) -> Iterator[str]:
    """Each sheet with its page, its columns' widths and its cells as they print; 口径 is held against show elsewhere."""
    for sheet in takewhile(lambda sheet: sheet.title != "口径", load_workbook(file)):
        page = sheet.page_setup
        yield f"sheet {sheet.title} paper {page.paperSize} {page.orientation} titles {sheet.print_title_rows}"
        letters = map(get_column_letter, range(1, sheet.max_column + 1))
        yield f"widths {' '.join(f'{sheet.column_dimensions[letter].width:.0f}' for letter in letters)}"
        yield from (CELL.join(map(as_printed, row)).rstrip(CELL) for row in sheet.iter_rows())


def slides(file: Path) -> Iterator[str]:
    """Each slide with its words, tables, and charts with their numbers."""
    for number, slide in enumerate(Presentation(str(file)).slides, start=1):
        yield f"slide {number}"
        for shape in slide.shapes:
            if shape.has_text_frame and shape.text_frame.text:
                yield shape.text_frame.text.replace("\n", "↵")
            elif shape.has_table:
                yield from (CELL.join(cell.text for cell in row.cells) for row in shape.table.rows)
            elif shape.has_chart:
                plot = shape.chart.plots[0]
                yield f"chart {CELL.join(plot.categories)}"
                yield from (f"{one.name} {CELL.join(map(number_text, one.values))}" for one in plot.series)


def number_text(value: float | None) -> str:
    """A number of a chart, a gap as nothing."""
    return "" if value is None else f"{value:g}"


if __name__ == "__main__":
    GOLDEN.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder:
        for name, file in make_papers(Path(folder)).files.items():
            (GOLDEN / f"{name}.txt").write_text(in_words(file), encoding="utf-8")
