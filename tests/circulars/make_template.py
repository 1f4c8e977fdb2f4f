"""Build the shipped Word template data/templates/village_ranking.docx, laid out by GB/T 9704-2012.

Run as `python -m tests.circulars.make_template [OUT.docx]`; an office edits the result in Word.
"""

import re
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from docx import Document
from docx.enum.section import WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt

from tests.circulars.template_styles import (
    ALTERNATIVES,
    AT_FOOT,
    FANG,
    KAI,
    LEVELS,
    LINE,
    NARROW,
    OFF,
    OVERDUE,
    RANKING,
    RED,
    STYLES,
)

SHIPPED = Path(__file__).resolve().parents[2] / "data" / "templates" / "village_ranking.docx"


def build(out: Path, text: Callable | None = None) -> None:
    """Write the template of the circular, or of what `text` sets; each time the same text and layout."""
    document = Document()
    set_page(document)
    set_styles(document)
    set_headers(document)
    (text or set_text)(document)
    set_fonts(document)
    core = document.core_properties
    core.title, core.author, core.comments = "", "", ""
    core.created = core.modified = datetime(2025, 1, 1)
    document.save(str(out))


def set_page(document) -> None:
    """A4, 版心 156×225 mm, 22 lines of 28 characters, page numbers apart on odd and even pages."""
    section = document.sections[0]
    section.start_type = WD_SECTION.NEW_PAGE
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.header_distance, section.footer_distance = Mm(20), Mm(23)
    grid = section._sectPr.find(qn("w:docGrid"))
    if grid is not None:
        section._sectPr.remove(grid)
    pitch = f'<w:docGrid {nsdecls("w")} w:type="linesAndChars" w:linePitch="{LINE}" w:charSpace="-849"/>'
    section._sectPr.append(parse_xml(pitch))
    document.settings.odd_and_even_pages_header_footer = True


def set_styles(document) -> None:
    """One named style an element of the letter, so that an office changes a font in one place."""
    put_font(document.styles["Normal"].element, FANG, 16)
    # every page holds its 22 lines: no line is held back to stand with another
    spacing = (
        f'<w:widowControl w:val="0"/><w:spacing w:before="0" w:after="0" w:line="{LINE}" w:lineRule="exact"/>'
    )
    put_paragraph(document.styles["Normal"].element, spacing)
    for name, (font, size, properties) in STYLES.items():
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles["Normal"]
        style.quick_style = True
        put_font(style.element, font, size, RED if name == "公文标志" else "000000")
        put_paragraph(style.element, properties)


def put_font(style, font: str, size: float, colour: str = "000000") -> None:
    """Name the font for every script: Word takes eastAsia for Chinese and ascii for figures."""
    old = style.find(qn("w:rPr"))
    if old is not None:
        style.remove(old)
    half = int(size * 2)
    style.insert(
        0 if style.tag == qn("w:r") else len(style),
        parse_xml(
            f"<w:rPr {nsdecls('w')}>"
            f'<w:rFonts w:ascii="{font}" w:eastAsia="{font}" w:hAnsi="{font}" w:cs="{font}"/>'
            f'<w:snapToGrid w:val="0"/><w:color w:val="{colour}"/>{NARROW}'
            f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'
            '<w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr>'
        ),
    )


def put_paragraph(style, properties: str) -> None:
    """Give a style its paragraph properties, before its run properties as the schema wants."""
    old = style.find(qn("w:pPr"))
    if old is not None:
        style.remove(old)
    element = parse_xml(f"<w:pPr {nsdecls('w')}>{off_grid(properties)}</w:pPr>")
    style.insert(list(style).index(style.find(qn("w:rPr"))), element)


def off_grid(properties: str) -> str:
    """Lines and characters are set by the styles: not every office program reads the grid alike."""
    off = "".join(f'<w:{name} w:val="0"/>' for name in OFF)
    at = min(
        (properties.find(tag) for tag in ("<w:spacing", "<w:ind", "<w:jc") if tag in properties), default=None
    )
    return properties + off if at is None else properties[:at] + off + properties[at:]


def set_headers(document) -> None:
    """The mark (示例数据, 初步, 草稿) on every page, and — 1 — on the outer side."""
    section = document.sections[0]
    for header in (section.header, section.even_page_header):
        header.is_linked_to_previous = False
        header.paragraphs[0].style = document.styles["公文标记"]
        header.paragraphs[0].text = "{{ 标记 }}"
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        footer.is_linked_to_previous = False
        paragraph = footer.paragraphs[0]
        paragraph.style = document.styles["公文页码"]
        side_xml = f'<w:ind {nsdecls("w")} w:{side}Chars="100" w:{side}="280"/>'
        paragraph._p.get_or_add_pPr().append(parse_xml(side_xml))
        paragraph._p.pPr.append(parse_xml(f'<w:jc {nsdecls("w")} w:val="{side}"/>'))
        paragraph.add_run("— ")
        field = f'<w:fldSimple {nsdecls("w")} w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
        paragraph._p.append(parse_xml(field))
        paragraph.add_run(" —")


def set_text(document) -> None:
    """The letter from top to bottom; {%p …%} lines vanish when it is filled."""
    say = document.add_paragraph
    say("{{ 发文机关标志 }}", style="公文标志")
    say("{{ 文号 }}", style="公文文号")
    say("{{ 标题 }}", style="公文标题")
    say("{{ 主送 }}", style="公文主送")
    add_paragraphs(document)
    say("{{ 署名 }}", style="公文署名")
    say("{{ 日期 }}", style="公文日期")
    add_annex(document, "排名表", RANKING)
    say("{%p if 清单表 %}", style="公文正文")
    add_annex(document, "清单表", OVERDUE)
    say("{%p endif %}", style="公文正文")
    add_imprint(document)


def add_paragraphs(document) -> None:
    """The text by level; a point's first sentence is set apart."""
    say = document.add_paragraph
    say("{%p for 段 in 正文 %}", style="公文正文")
    for level, style in LEVELS.items():
        say(f"{{%p if 段.级 == {level} %}}", style="公文正文")
        paragraph = say("{{ 段.题 }}" if level == 2 else "", style=style)
        for run in paragraph.runs:
            put_font(run._r, KAI, 16)
        paragraph.add_run("{{ 段.文字 }}")
        say("{%p endif %}", style="公文正文")
    say("{%p endfor %}", style="公文正文")


def add_annex(document, name: str, columns: tuple) -> None:
    """附件: label, table title, one line on the scope, the table, its notes."""
    document.add_paragraph(f"{{{{ {name}.标签 }}}}", style="公文附件")
    document.add_paragraph(f"{{{{ {name}.题 }}}}", style="公文表题")
    document.add_paragraph(f"{{{{ {name}.说明 }}}}", style="公文表注")
    add_table(document, name, columns)
    document.add_paragraph(f"{{%p for 注 in {name}.注 %}}", style="公文表注")
    document.add_paragraph("{{ 注 }}", style="公文表注")
    document.add_paragraph("{%p endfor %}", style="公文表注")


def add_table(document, name: str, columns: tuple) -> None:
    """A heading row repeated on every page, a data row that is never split, fixed widths of 156 mm."""
    table = document.add_table(rows=4, cols=len(columns))
    table.style = document.styles["Table Grid"]
    table.autofit = False
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    margin = '<w:left w:w="57" w:type="dxa"/><w:right w:w="57" w:type="dxa"/>'
    margins = parse_xml(f"<w:tblCellMar {nsdecls('w')}>{margin}</w:tblCellMar>")
    table._tbl.tblPr.find(qn("w:tblLayout")).addnext(margins)
    for grid, (_, width, _) in zip(table._tbl.tblGrid, columns, strict=True):
        grid.set(qn("w:w"), str(Mm(width).twips))
    texts = (
        [f"{{{{ {name}.头.{key} }}}}" for key, _, _ in columns],
        [f"{{%tr for 行 in {name}.行 %}}"],
        [f"{{{{ 行.{key} }}}}" for key, _, _ in columns],
        ["{%tr endfor %}"],
    )
    for row_no, (row, cells) in enumerate(zip(table.rows, texts, strict=True)):
        properties = row._tr.get_or_add_trPr()
        properties.append(parse_xml(f"<w:cantSplit {nsdecls('w')}/>"))
        properties.append(parse_xml(f'<w:trHeight {nsdecls("w")} w:val="380" w:hRule="atLeast"/>'))
        if row_no == 0:
            properties.append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
        for cell, (_, width, side), text in zip(row.cells, columns, cells + [""] * 20, strict=False):
            cell.width = Mm(width)
            cell._tc.get_or_add_tcPr().append(parse_xml(f'<w:vAlign {nsdecls("w")} w:val="center"/>'))
            paragraph = cell.paragraphs[0]
            paragraph.style = document.styles["公文表格" if row_no else "公文表头"]
            paragraph.text = text
            if row_no:
                paragraph._p.pPr.append(parse_xml(f'<w:jc {nsdecls("w")} w:val="{side}"/>'))


def add_imprint(document) -> None:
    """版记 at the foot of the last page: a frame, since LibreOffice leaves a floating table where it was written.

    Its paragraphs have the same borders, else they are no frame there; the line between them is a shaded one.
    """
    for text in ("{%p if 抄送 %}", "　{{ 抄送 }}", "", "{%p endif %}", "　{{ 印发机关 }}\t{{ 印发日期 }}"):
        paragraph = document.add_paragraph(text, style="公文版记" if text else "公文版记线")
        if not text.startswith("{%"):
            framed = f"<w:pPr {nsdecls('w')}>{AT_FOOT}</w:pPr>"
            paragraph._p.pPr.extend(list(parse_xml(framed)))
    # what the frame hangs on
    document.add_paragraph(style="公文表注").paragraph_format.line_spacing = Pt(1)


def set_fonts(document) -> None:
    """Tell Word which font stands in for one that is not installed."""
    for part in document.part.package.iter_parts():
        if part.partname.endswith("fontTable.xml"):
            fonts = "".join(
                f'<w:font w:name="{name}"><w:altName w:val="{other}"/></w:font>'
                for name, other in ALTERNATIVES.items()
            )
            text = part.blob.decode("utf-8")
            part._blob = re.sub("</w:fonts>", fonts + "</w:fonts>", text).encode("utf-8")


if __name__ == "__main__":
    build(Path(sys.argv[1]) if len(sys.argv) > 1 else SHIPPED)
