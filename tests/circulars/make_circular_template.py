"""Build the shipped Word template data/templates/circular.docx, which every circular but the ranking is printed on.

Run as `python -m tests.circulars.make_circular_template`; an office edits the result in Word.
"""

from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.shared import Mm

from analytics.circulars.circular_file import TEMPLATE
from tests.circulars.make_template import (
    SHIPPED,
    add_imprint,
    add_paragraphs,
    add_table,
    build,
    put_font,
)
from tests.circulars.template_styles import DAY, KAI, OVERDUE, RANKING

CIRCULAR = SHIPPED.with_name(f"{TEMPLATE}.docx")
# table: placeholder of the column, width in mm, alignment
TABLES = {
    "排名表": RANKING,
    "清单表": OVERDUE,
    "变化表": (
        *(("类别", 18, "center"), ("名目", 38, "left"), ("本期", 15, "right"), ("上期", 15, "right")),
        *(("同期", 18, "right"), ("较上期", 26, "left"), ("较同期", 26, "left")),
    ),
    "年度表": (
        *(("年度", 40, "left"), ("发现", 14, "right"), ("整改", 17, "right"), ("销号", 17, "right")),
        *(("销号率", 17, "right"), ("超期", 17, "right"), ("存量", 17, "right"), ("历史", 17, "right")),
    ),
    "目标表": (
        *(("目标", 30, "left"), ("期限", DAY, "center"), ("要求", 26, "center"), ("现状", 16, "right")),
        *(("评价", 12, "center"), ("依据", 51, "left")),
    ),
}


def set_text(document) -> None:
    """The circular from top to bottom; {%p …%} lines vanish when it is filled."""
    say = document.add_paragraph
    say("{{ 发文机关标志 }}", style="公文标志")
    say("{%p if 签发人 %}", style="公文正文")
    upward = say("　{{ 文号 }}\t签发人：", style="公文文号")
    put_font(upward.add_run("{{ 签发人 }}")._r, KAI, 16)
    upward.add_run("　")
    upward.alignment = WD_ALIGN_PARAGRAPH.LEFT
    upward.paragraph_format.tab_stops.add_tab_stop(Mm(156), WD_TAB_ALIGNMENT.RIGHT)
    say("{%p else %}", style="公文正文")
    say("{{ 文号 }}", style="公文文号")
    say("{%p endif %}", style="公文正文")
    say("{{ 标题 }}", style="公文标题")
    say("{{ 主送 }}", style="公文主送")
    add_paragraphs(document)
    say("{{ 署名 }}", style="公文署名")
    say("{{ 日期 }}", style="公文日期")
    say("{%p for 件 in 附件 %}", style="公文正文")
    say("{{ 件.标签 }}", style="公文附件")
    say("{{ 件.题 }}", style="公文表题")
    say("{{ 件.说明 }}", style="公文表注")
    for name, columns in TABLES.items():
        say(f"{{%p if 件.表 == '{name}' %}}", style="公文正文")
        add_table(document, "件", columns)
        say("{%p endif %}", style="公文正文")
    say("{%p for 注 in 件.注 %}", style="公文表注")
    say("{{ 注 }}", style="公文表注")
    say("{%p endfor %}", style="公文表注")
    say("{%p endfor %}", style="公文正文")
    add_imprint(document)


if __name__ == "__main__":
    build(CIRCULAR, set_text)
