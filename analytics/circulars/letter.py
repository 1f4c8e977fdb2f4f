"""Print a plain letter or form (交办单, 会议纪要, 提醒函) into its Word template: words, tables among them, an annex."""

from datetime import datetime
from pathlib import Path

from analytics.circulars.line import Line
from analytics.circulars.template import Form, open_template
from analytics.circulars.word import by_key, in_lines, printed

# placeholder: kind of line
WORDS = {"标记": "mark", "标题": "title", "主送": "to", "署名": "signature", "日期": "date"}
OF_LETTERS = {"发文机关标志": "letterhead", "文号": "number", "抄送": "copy_to"}
# a paragraph's level: what a template sets each kind of line in
LEVELS = {"para": 0, "heading": 1, "point": 2, "attachment": 3, "annex": 5, "table_title": 6, "table_note": 7}
TASKS = {"编号": "编号", "事项": "交办事项", "数字": "交办时数字", "领导": "责任领导", "期限": "完成期限"}
SLIP_TABLE = ("交办表", TASKS | {"办理": "办理情况（责任单位填）"})
ROWS_TABLE = (
    "清单表",
    {
        **{
            "编号": "交办编号",
            "序号": "序号",
            "地名": "村（社区）",
            "单位": "场所（单位）",
            "内容": "隐患内容",
        },
        **{"级别": "等级", "期限": "整改期限"},
    },
)
LAST_TABLE = (
    "办理表",
    {
        **{"编号": "编号", "事项": "交办事项", "部门": "责任单位", "领导": "责任领导", "期限": "完成期限"},
        **{"数字": "当时→现在", "状态": "办理状态"},
    },
)
NOW_TABLE = (
    "新交办表",
    {
        "编号": "编号",
        "事项": "交办事项",
        "部门": "责任单位",
        "数字": "交办时数字",
        "领导": "责任领导",
        "期限": "完成期限",
    },
)
_PROBLEM = {
    **{"单位": "场所（单位）", "内容": "隐患内容", "级别": "等级", "发现": "发现日期", "期限": "整改期限"},
    **{"天数": "超期天数", "最近": "最近一次报告"},
}
PROBLEMS_TABLE = ("问题表", {"序号": "序号"} | _PROBLEM)
LEADER_PROBLEMS_TABLE = ("领导问题表", {"序号": "序号", "地名": "村（社区）"} | _PROBLEM)
RECEIPT_TABLE = (
    "签收表",
    {"送达人": "送达人", "送达时间": "送达时间", "签收人": "签收人", "签收时间": "签收时间"},
)
TABLES = (SLIP_TABLE, ROWS_TABLE, LAST_TABLE, NOW_TABLE, PROBLEMS_TABLE, LEADER_PROBLEMS_TABLE, RECEIPT_TABLE)
CELLS = tuple(dict.fromkeys(key for _, columns in TABLES for key in columns))
PARTS = {"段": ("级", "题", "文字", "表", "头", "行"), "头": CELLS, "行": CELLS}
FORM = Form(
    (*WORDS, "正文", "附件"),
    ("标记", "标题", "正文", "署名", "日期"),
    ("编号", "事项", "领导", "期限", "数字"),
    PARTS,
)
UNIT_FORM = Form(
    (*WORDS, *OF_LETTERS, "正文", "附件"),
    ("标记", "文号", "标题", "主送", "正文", "署名", "日期"),
    ("序号", "内容", "期限", "天数"),
    PARTS,
)


def letter_file(lines: list[Line], template: Path, created: datetime, form: Form = FORM) -> bytes:
    """The letter's bytes; words are escaped and never read as placeholders themselves.

    Raises NotIssued naming the placeholder when the template is broken.
    """
    return printed(lines, open_template(template, form), placed(lines), created)


def placed(lines: list[Line]) -> dict:
    """The lines by placeholder: what stands before the signature is 正文, what stands after the date 附件."""
    kinds = WORDS | OF_LETTERS
    words = {name: line.text for name, kind in kinds.items() for line in lines if line.kind == kind}
    words = dict.fromkeys(kinds, "") | words
    words["标题"] = in_lines(words["标题"])
    end = next(at for at, line in enumerate(lines) if line.kind == "signature")
    return words | {"正文": pieces(lines[:end]), "附件": pieces(lines[end:])}


def pieces(lines: list[Line]) -> list[dict]:
    """Paragraphs by level and tables by name, in their order."""
    found = []
    for line in lines:
        if line.kind == "table":
            head, *rows = by_key(line)
            found.append({"级": -1, "表": line.text, "头": head, "行": rows, "题": "", "文字": ""})
        elif line.kind in LEVELS:
            lead, stop, rest = line.text.partition("。") if line.kind == "point" else ("", "", line.text)
            found.append({"级": LEVELS[line.kind], "题": lead + stop, "文字": rest, "表": ""})
    return found
