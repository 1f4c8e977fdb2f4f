"""What the page says of one accident: its category by both editions of GB 6441, 四不放过, provisional or revised."""

import re
from dataclasses import dataclass

from analytics.five_fixed import SAYS_NO, extras_of

OLD, NEW = "GB/T 6441-1986", "GB 6441-2025"
NOT_SAID, NOT_OF_STANDARD, NO_SINGLE = "未注明", "未按国标填写", "无一一对应"
# Only names that both lists carry, or that differ in 伤害/致害 alone: 车辆伤害, 中毒和窒息 and others were split,
# and which part an accident belongs to is not for a program to say.
BOTH = ("物体打击", "触电", "淹溺", "灼烫", "火灾", "高处坠落", "坍塌", "容器爆炸")
NEW_NAMES = {name: name for name in BOTH} | {"机械伤害": "机械致害", "起重伤害": "起重致害"}
OLD_NAMES = {new: old for old, new in NEW_NAMES.items()}
# 四不放过, and the words of a kept column's heading that answers each.
FOUR = (
    ("原因查清", ("原因",)),
    ("责任人员处理", ("责任人员", "责任追究", "追责", "问责")),
    ("整改措施落实", ("整改措施", "防范措施", "整改落实")),
    ("有关人员受教育", ("教育", "警示")),
)

# "未处理", "尚未落实到位", "正在调查", "调查中"; not "未系安全带", which is a cause
_ACTS = "查清|查明|处理|落实|整改|教育|开展|完成|追责|问责|调查|进行"
NOT_YET = re.compile(f"((尚?未|没有?|正在|待)({_ACTS})+(到位|完毕)?|({_ACTS})+中)")


@dataclass(frozen=True)
class Categories:
    """The category as either edition names it, or why it cannot be said."""

    old: str
    new: str


def categories(row: dict) -> Categories:
    """By the standard that the written word belongs to; the other edition's name only where there is exactly one."""
    word, standard = row["category"], row["category_standard"]
    if not word:
        return Categories(NOT_SAID, NOT_SAID)
    if word in NEW_NAMES and standard in (OLD, NEW):
        return Categories(word, NEW_NAMES[word])
    if standard == OLD:
        return Categories(word, NO_SINGLE)
    if standard == NEW:
        return Categories(OLD_NAMES.get(word, NO_SINGLE), word)
    return Categories(NOT_OF_STANDARD, NOT_OF_STANDARD)


@dataclass(frozen=True)
class LetGo:
    """One of the four: `said` what the row says of it where it is done, else `missing` 未填 or 未落实."""

    label: str
    said: str
    missing: str


def four(row: dict) -> tuple[LetGo, ...]:
    """四不放过 from the kept columns of the accident's own row; one of several cells that says no is 未落实."""
    extras = extras_of(row)
    return tuple(_let_go(label, extras, words) for label, words in FOUR)


def _let_go(label: str, extras: dict[str, str], words: tuple[str, ...]) -> LetGo:
    held = [text.strip() for heading, text in extras.items() if any(word in heading for word in words)]
    if not any(held):
        return LetGo(label, "", "未填")
    if any(text in SAYS_NO or NOT_YET.fullmatch(text) for text in held):
        return LetGo(label, "", "未落实")
    return LetGo(label, held[0], "")


def report_mark(row: dict) -> str:
    """ "初步（初报）" until 核定; with how many reports it has had where later ones replaced figures."""
    word = "核定" if row["stage"] == "核定" else f"初步（{row['stage'] or '初报'}）"
    return word + (f"，已更正，报过 {row['versions']} 次" if (row["versions"] or 1) > 1 else "")
