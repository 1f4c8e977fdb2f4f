"""A document as lines already worded, which the preview, the Word letter and the Excel table print."""

import re
from dataclasses import dataclass

from analytics.store import Refused

KINDS = {
    "mark": "标记：示例数据、初步、草稿，印在每页页眉",
    "letterhead": "发文机关标志",
    "number": "发文字号",
    "signer": "签发人：姓名，只有上行文标注",
    "title": "标题",
    "to": "主送",
    "heading": "一级标题（一、）",
    "point": "（一）开头的段落，首句为小标题",
    "para": "正文段落",
    "attachment": "附件说明",
    "signature": "发文机关署名",
    "date": "成文日期",
    "annex": "附件标签，其后的表题、说明、表、注属于该附件",
    "table_title": "表题",
    "table_scope": "表的范围说明",
    "table": "表：第一行是表头，每格一个字符串",
    "table_note": "表注",
    "copy_to": "版记：抄送",
    "printed_by": "版记：印发机关",
    "printed_on": "版记：印发日期",
}
# control characters and lone surrogates break XML; direction marks let a name print as another name
UNPRINTABLE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff\ud800-\udfff]+"
)
SPACED = re.compile(
    "(?<=[\u4e00-\u9fff]) (?=[0-9])|(?<=[0-9]) (?=[\u4e00-\u9fff])"
)  # as on a screen: 无期限 3 项


class NotIssued(Refused):
    """A document could not be written; the message is one plain Chinese sentence."""


@dataclass(frozen=True)
class Line:
    """One line: its kind (see KINDS) and its words; a table has `cells`, headings first, and `keys`."""

    kind: str
    text: str = ""
    keys: tuple[str, ...] = ()
    cells: tuple[tuple[str, ...], ...] = ()


def say(kind: str, text: str) -> Line:
    """A line of words, made plain."""
    return Line(kind, plain(text))


def table(columns: dict[str, str], rows: list[dict]) -> Line:
    """A table line: columns as key -> heading, rows as dicts; what is missing prints empty."""
    cells = [tuple(plain(heading) for heading in columns.values())]
    for row in rows:
        cells.append(tuple(plain(row.get(key)) for key in columns))
    return Line("table", "", tuple(columns), tuple(cells))


def plain(value: object) -> str:
    """Any value as one line of printable text: control characters become a space, None is empty."""
    text = "" if value is None else str(value)
    return UNPRINTABLE.sub(" ", text).strip()


def not_a_formula(text: str) -> str:
    """Words that a spreadsheet would take for a formula begin with the same mark in full width."""
    return chr(ord(text[0]) + 0xFEE0) + text[1:] if text[:1] in ("=", "+", "-", "@") else text
