"""Build the shipped Word templates of 交办单 and 周例会纪要, laid out by GB/T 9704-2012 as the circular's is.

Run as `python -m tests.circulars.make_assignment_templates`; an office edits the results in Word.
"""

from pathlib import Path

from docx.shared import Mm, Pt

from analytics.circulars.assignment_papers import MINUTES, SLIP
from tests.circulars.make_template import SHIPPED, add_table, build, put_font
from tests.circulars.template_styles import DAY, KAI, LEVELS, LINE

ROW = 2  # of a table: headings, the loop, a row
STYLES = LEVELS | {5: "公文附件", 6: "公文表题", 7: "公文表注"}
# placeholder of the column, width in mm, alignment
TABLES = {
    "交办表": (
        *(("编号", 10, "center"), ("事项", 35, "left"), ("数字", 30, "left"), ("领导", 18, "center")),
        *(("期限", DAY, "center"), ("办理", 42, "left")),
    ),
    "清单表": (
        *(("编号", 10, "center"), ("序号", 10, "center"), ("地名", 24, "left"), ("单位", 32, "left")),
        *(("内容", 48, "left"), ("级别", 11, "center"), ("期限", DAY, "center")),
    ),
    "办理表": (
        *(("编号", 10, "center"), ("事项", 36, "left"), ("部门", 19, "left"), ("领导", 18, "center")),
        *(("期限", DAY, "center"), ("数字", 29, "left"), ("状态", 23, "left")),
    ),
    "新交办表": (
        *(("编号", 11, "center"), ("事项", 52, "left"), ("部门", 22, "left"), ("数字", 31, "left")),
        *(("领导", 20, "center"), ("期限", 20, "center")),
    ),
    "问题表": (
        *(("序号", 10, "center"), ("单位", 25, "left"), ("内容", 33, "left"), ("级别", 10, "center")),
        *(("发现", DAY, "center"), ("期限", DAY, "center"), ("天数", 11, "right"), ("最近", 25, "center")),
    ),
    "领导问题表": (
        *(("序号", 10, "center"), ("地名", 17, "left"), ("单位", 18, "left"), ("内容", 23, "left")),
        *(("级别", 10, "center"), ("发现", DAY, "center"), ("期限", DAY, "center"), ("天数", 11, "right")),
        ("最近", 25, "center"),
    ),
    "签收表": (
        *(("送达人", 33, "center"), ("送达时间", 45, "center")),
        *(("签收人", 33, "center"), ("签收时间", 45, "center")),
    ),
}


def letter(*, is_addressed: bool, tables: tuple[str, ...], behind: tuple[str, ...] = ()):
    """What sets the text of such a letter: title, words with these tables, signature, and tables behind it.

    Who it is addressed to writes into the rows of its table by hand.
    """

    def set_text(document) -> None:
        title = document.add_paragraph("{{ 标题 }}", style="公文标题")
        title.paragraph_format.space_before = Pt(0)
        title.paragraph_format.space_after = Pt(0 if is_addressed else LINE / 20)
        if is_addressed:
            document.add_paragraph("{{ 主送 }}", style="公文主送")
        add_pieces(document, "正文", (0, 1, 3, 7), tables)
        if is_addressed:
            document.tables[0].rows[ROW].height = Mm(15)
        document.add_paragraph("{{ 署名 }}", style="公文署名")
        day = document.add_paragraph("{{ 日期 }}", style="公文日期")
        day.paragraph_format.keep_with_next = True if behind else None
        add_pieces(document, "附件", (0, 5, 6, 7), behind)

    return set_text


def add_pieces(document, name: str, levels: tuple[int, ...], tables: tuple[str, ...]) -> None:
    """A loop over paragraphs by level and tables by name; {%p …%} lines vanish when it is filled."""
    say = document.add_paragraph
    say(f"{{%p for 段 in {name} %}}", style="公文正文")
    for level in levels:
        say(f"{{%p if 段.级 == {level} %}}", style="公文正文")
        paragraph = say("{{ 段.题 }}" if level == 2 else "", style=STYLES[level])
        for run in paragraph.runs:
            put_font(run._r, KAI, 16)
        paragraph.add_run("{{ 段.文字 }}")
        say("{%p endif %}", style="公文正文")
    for table in tables:
        say(f"{{%p if 段.表 == '{table}' %}}", style="公文正文")
        add_table(document, "段", TABLES[table])
        say("{%p endif %}", style="公文正文")
    say("{%p endfor %}", style="公文正文")


LETTERS = {
    SLIP: letter(is_addressed=True, tables=("交办表",), behind=("清单表",)),
    MINUTES: letter(is_addressed=False, tables=("办理表", "新交办表")),
}


def shipped(document: str) -> Path:
    """Where the template of a document lies."""
    return SHIPPED.with_name(f"{document}.docx")


if __name__ == "__main__":
    for name, text in LETTERS.items():
        build(shipped(name), text)
