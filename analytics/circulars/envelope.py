"""What stands around the text of every circular: head, number, title, addressees, attachments, signature, imprint."""

import re
from dataclasses import dataclass, field
from datetime import date

from analytics.circulars.grounds import Grounds
from analytics.circulars.line import Line, say
from analytics.wording import full_day_text

SIGNER = "签发人："
TO_ALL = "各村（社区），镇属各部门（单位）："


@dataclass(frozen=True)
class Edition:
    """Under which number and on which day it goes out (a draft without both), and what it `corrects`: the number
    and title of that edition, and whether it is confirmed in every figure."""

    number: str | None = None
    on: date | None = None
    corrects: dict | None = None


@dataclass(frozen=True)
class Letter:
    """The text of a circular: its title, whom it is sent to, its lines, and its annexes, each from its
    table_title on; `kind` is what it calls itself. `is_upward`: it reports to a body above, so it names who signed it."""

    title: str
    body: list[Line]
    annexes: list[list[Line]] = field(default_factory=list)
    to: str = TO_ALL
    kind: str = "通报"
    is_upward: bool = False


def enveloped(facts: Grounds, edition: Edition, letter: Letter) -> list[Line]:
    """The whole circular, from the mark in the page's head to the imprint, in the order of GB/T 9704-2012."""
    day = full_day_text(edition.on) if edition.on else "（印发日期待定）"
    corrects = [say("para", correction_words(edition.corrects, letter.kind))] if edition.corrects else []
    copies = copies_beside(facts.copy_to, letter.to)
    return [
        say("mark", mark_words(facts, edition)),
        say("letterhead", f"{facts.issuer}文件"),
        say("number", edition.number or "（草稿，未编号）"),
        *([say("signer", SIGNER)] * letter.is_upward),
        say("title", letter.title),
        say("to", letter.to),
        *corrects,
        *letter.body,
        *attachments([annex[0].text for annex in letter.annexes]),
        say("signature", facts.issuer),
        say("date", day),
        *labelled(letter.annexes),
        *([say("copy_to", f"抄送：{copies}。")] if copies else []),
        say("printed_by", facts.issuer),
        say("printed_on", f"{day}印发" if edition.on else day),
    ]


def signed_by(lines: list[Line], name: str) -> list[Line]:
    """The lines with who signed; others than upward ones do not name anybody."""
    return [say("signer", f"{SIGNER}{name}") if line.kind == "signer" else line for line in lines]


def copies_beside(copy_to: str, to: str) -> str:
    """抄送 without the body that it is sent to anyway."""
    parts = re.split("([，、；,;])", copy_to)
    kept = [
        pair
        for pair in zip(parts[::2], [*parts[1::2], ""], strict=True)
        if pair[0].strip() != to.rstrip("：")
    ]
    return "".join(body + mark for body, mark in kept).rstrip("，、；,;")


def mark_words(facts: Grounds, edition: Edition) -> str:
    """示例数据　草稿　初步, what of it applies."""
    words = ("示例数据" * facts.is_sample, "" if edition.number else "草稿", facts.state.word)
    return "　".join(word for word in words if word and word != "正式")


def correction_words(corrects: dict, kind: str) -> str:
    """Which number this one corrects, by name; where only 初步 has become 正式, that."""
    before = f"{corrects['number']}《{corrects['title']}》"
    if corrects["is_confirmed"]:
        return f"本{kind}的各项数字与{before}一致，由初步数转为正式数。"
    return f"本{kind}更正{before}，两者不一致的以本{kind}为准。"


def attachments(names: list[str]) -> list[Line]:
    """附件说明 (GB/T 9704-2012 7.3.4): numbered when there are several, a line each, no stop at the end.

    A space after the number: 1.2025年 would read as a figure.
    """
    if len(names) == 1:
        return [say("attachment", f"附件：{names[0]}")]
    numbered_names = [f"{i}. {name}" for i, name in enumerate(names, start=1)]
    return [say("attachment", f"{'附件：' * (i == 0)}{name}") for i, name in enumerate(numbered_names)]


def labelled(annexes: list[list[Line]]) -> list[Line]:
    """The annexes one after another, each under 附件1, 附件2; a single one under 附件."""
    found = []
    for i, annex in enumerate(annexes, start=1):
        found += [say("annex", f"附件{i}" if len(annexes) > 1 else "附件"), *annex]
    return found
