"""Build the shipped Word template of the letters to one unit (提醒函 …): the letter form (信函格式) of GB/T 9704-2012.

Run as `python -m tests.circulars.make_letter_template`; an office edits the result in Word.
"""

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm, Pt

from analytics.circulars.unit_letters import TEMPLATE
from tests.circulars.make_assignment_templates import add_pieces, shipped
from tests.circulars.make_template import build, off_grid
from tests.circulars.template_styles import LINE, RED

WIDER = (
    -454,
    -340,
)  # twips to the left of the 156 mm and to the right: a line of 170 mm in the middle of the page


def set_text(document) -> None:
    """The letter from top to bottom."""
    set_first_page(document)
    say = document.add_paragraph
    number = say("{{ 文号 }}", style="公文正文")
    number.paragraph_format.first_line_indent = 0
    put(number, '<w:ind w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="right"/>')
    number.paragraph_format.space_before = Pt(14)  # seven eighths of a character below the line
    title = say("{{ 标题 }}", style="公文标题")
    title.paragraph_format.space_before = Pt(2 * LINE / 20)
    say("{{ 主送 }}", style="公文主送")
    add_pieces(document, "正文", (0, 1, 2, 3), ())
    say("{{ 署名 }}", style="公文署名")
    say("{{ 日期 }}", style="公文日期")
    add_pieces(document, "附件", (0, 5, 6, 7), ("签收表", "问题表", "领导问题表"))
    make_room(document.tables[0])
    copies = say("{%p if 抄送 %}", style="公文正文") and say("{{ 抄送 }}", style="公文版记")
    put(
        copies,
        '<w:framePr w:w="8845" w:wrap="around" w:vAnchor="margin" w:hAnchor="margin" w:yAlign="bottom"/>',
    )
    say("{%p endif %}", style="公文正文")


def make_room(receipt) -> None:
    """送达签收 stands clear of the date and has room for a pen."""
    receipt._tbl.addprevious(parse_xml(f"<w:p {nsdecls('w')}/>"))
    for row in receipt.rows:
        row.height = Mm(12)


def set_first_page(document) -> None:
    """标志 30 mm below the page's edge, a double red line under it, another 20 mm above the lower edge; no number."""
    section = document.sections[0]
    section.different_first_page_header_footer = True
    section.header_distance, section.footer_distance = Mm(20), Mm(20)
    header, footer = section.first_page_header, section.first_page_footer
    header.is_linked_to_previous = footer.is_linked_to_previous = False
    mark = header.paragraphs[0]
    mark.text, mark.style = "{{ 标记 }}", document.styles["公文标记"]
    put(mark, '<w:spacing w:before="0" w:after="0" w:line="567" w:lineRule="exact"/><w:jc w:val="right"/>')
    head = header.add_paragraph("{{ 发文机关标志 }}", style="公文标志")
    put(head, f'{line("bottom", "thickThinSmallGap", 11)}<w:spacing w:before="0" w:after="0" w:line="800" '
        f'w:lineRule="exact"/>{wider()}<w:jc w:val="center"/>')  # fmt: skip
    foot = footer.paragraphs[0]
    foot.style = document.styles["公文页码"]
    put(foot, f'{line("bottom", "thinThickSmallGap", 0)}<w:spacing w:before="0" w:after="0" w:line="20" '
        f'w:lineRule="exact"/>{wider()}')  # fmt: skip
    for other in (
        section.footer,
        section.even_page_footer,
    ):  # 7 mm below the text, though the footer ends at 20 mm
        last = other.add_paragraph(style="公文页码")
        put(last, '<w:spacing w:before="0" w:after="0" w:line="170" w:lineRule="exact"/>')


def line(side: str, kind: str, space: int) -> str:
    """A double red line under a paragraph, so many points away."""
    return f'<w:pBdr><w:{side} w:val="{kind}" w:sz="24" w:space="{space}" w:color="{RED}"/></w:pBdr>'


def wider() -> str:
    """As wide as the line, whatever the margins."""
    left, right = WIDER
    return f'<w:ind w:left="{left}" w:right="{right}"/>'


def put(paragraph, properties: str) -> None:
    """Give one paragraph its own properties behind its style."""
    style = paragraph.style.name
    old = paragraph._p.pPr
    paragraph._p.remove(old)
    made = parse_xml(f"<w:pPr {nsdecls('w')}>{off_grid(properties)}</w:pPr>")
    paragraph._p.insert(0, made)
    paragraph.style = style


if __name__ == "__main__":
    build(shipped(TEMPLATE), set_text)
