"""Print any circular into the one Word template: words, paragraphs by level, annexes with a table each by its name."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from analytics.circulars.envelope import SIGNER
from analytics.circulars.excel import annexes, excel_file
from analytics.circulars.line import Line, NotIssued, table
from analytics.circulars.template import OVERDUE, RANKING, WORDS, Form, all_text, open_template
from analytics.circulars.word import body, by_key, in_lines, printed

ROOM = "　" * 4  # for a name that is written by hand
TEMPLATE = "circular"  # data/templates/circular.docx
# a table's name, as the template knows it, and its columns
TABLES = {
    "排名表": RANKING,
    "清单表": OVERDUE,
    "变化表": ("类别", "名目", "本期", "上期", "同期", "较上期", "较同期"),
    "年度表": ("年度", "发现", "整改", "销号", "销号率", "超期", "存量", "历史"),
    "目标表": ("目标", "期限", "要求", "现状", "评价", "依据"),
}
CELLS = tuple(dict.fromkeys(key for columns in TABLES.values() for key in columns))
FORM = Form(
    (*WORDS, "正文", "附件"),
    ("标记", "文号", "标题", "主送", "正文", "署名", "日期", "附件"),
    (),
    {
        "段": ("级", "题", "文字"),
        "件": ("标签", "题", "说明", "表", "头", "行", "注"),
        "头": CELLS,
        "行": CELLS,
    },
)


def circular_files(lines: list[Line], template: Path, on: datetime) -> dict[str, bytes]:
    """The letter, and where it has annexes the workbook of their tables, by ending.

    Raises NotIssued naming the placeholder, or the table, that the template lacks.
    """
    letter, attached = open_template(template, FORM), annexes(lines)
    known = all_text(letter)
    for part in attached:
        if f"件.表 == '{part['name']}'" not in known.replace("&apos;", "'"):
            raise NotIssued(
                f"模板{template}里没有“{part['name']}”，印不出附件《{part['title']}》，"
                "请从自带的模板复制过来，或移走该模板改用自带的模板"
            )
    files = {"docx": printed(lines, letter, placed(lines, attached), on)}
    return files | ({"xlsx": excel_file(lines, on)} if attached else {})


def placed(lines: list[Line], attached: list[dict]) -> dict:
    """The lines by placeholder; every name a template may use is there."""
    words = dict.fromkeys(WORDS, "")
    words |= {name: line.text for name, kind in WORDS.items() for line in lines if line.kind == kind}
    words["标题"] = in_lines(words["标题"])
    if words["签发人"]:
        words["签发人"] = words["签发人"].removeprefix(SIGNER) or ROOM
    return words | {"正文": body(lines), "附件": [filled(part) for part in attached]}


def filled(part: dict) -> dict:
    """One annex by the names of its parts; columns that it lacks have an empty heading and are taken out."""
    head, *rows = by_key(part["table"])
    blank = dict.fromkeys(TABLES[part["name"]], "")
    return {
        "标签": part["label"],
        "题": in_lines(part["title"]),
        "说明": part["scope"],
        "表": part["name"],
        "注": part["notes"],
        "头": blank | head,
        "行": [blank | row for row in rows],
    }


def named_table(name: str, columns: dict[str, str], rows: list[dict]) -> Line:
    """A table line under a name of TABLES; columns as key -> heading."""
    return replace(table(columns, rows), text=name)
