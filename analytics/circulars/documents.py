"""The kinds of documents: what each is called, what it asks for, how it is worded, kept and printed."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from analytics.circulars import (
    campaign_facts,
    campaign_summary,
    commendation,
    monthly_circular,
    monthly_facts,
    risk_facts,
    risk_notice,
    unit_facts,
    unit_letters,
    village_ranking,
)
from analytics.circulars import facts as ranking_facts
from analytics.circulars.circular_file import TEMPLATE, circular_files
from analytics.circulars.excel import excel_file
from analytics.circulars.grounds import Grounds
from analytics.circulars.line import Line, NotIssued
from analytics.circulars.order import as_json
from analytics.circulars.word import word_file
from analytics.scope import Scope
from analytics.store import Snapshot

Gather = Callable[[Snapshot, Scope, str | None], Grounds]
Wording = Callable[[Grounds, str | None, date | None, dict | None], list[Line]]


@dataclass(frozen=True)
class Document:
    """`gather(snapshot, scope, indicator)` asks for its figures; `lines(facts, number, on, corrects)` words them, a
    draft without number and day; `frozen(facts, lines)` is what figures.json keeps; `files(lines, template, on)`
    prints them, by ending. `indicator_of` names the indicator that makes it another document, '' for none;
    `template` the file it is printed on, unless that has its own name. `is_letter`: it is written to one unit;
    `is_call`: it calls the unit in, so a person says when and where.
    """

    name: str
    title: str
    meaning: str
    gather: Gather
    lines: Wording
    frozen: Callable[[Grounds, list[Line]], dict]
    files: Callable[[list[Line], Path, datetime], dict[str, bytes]]
    indicator_of: Callable[[Snapshot, str | None], str] = lambda snapshot, indicator: ""
    template: str = ""
    is_letter: bool = False
    is_call: bool = False


def word_and_excel(lines: list[Line], template: Path, on: datetime) -> dict[str, bytes]:
    """The ranking circular's two files."""
    return {"docx": word_file(lines, template, on), "xlsx": excel_file(lines, on)}


def a_letter(kind: unit_letters.LetterKind) -> Document:
    """提醒函 and its like: each to one unit, which must answer."""
    return Document(
        kind.name,
        kind.title,
        f"写给一个村（社区）或一位责任领导的{kind.title}，只列该单位的数字和超期清单，要求按期书面反馈",
        unit_facts.gather,
        unit_letters.lines_of(kind.name),
        unit_facts.frozen,
        unit_letters.files,
        template=unit_letters.TEMPLATE,
        is_letter=True,
        is_call=kind.name == unit_letters.SUMMONS,
    )


# name, title and meaning; whose `gather` and `frozen`; whose `lines`
CIRCULARS = (
    (
        (
            "monthly_circular",
            "情况通报（月度、季度）",
            "一个时期的排查整治情况：总体、与上期和去年同期相比、排名与主要问题、报送、下步要求，附排名表和超期清单",
        ),
        monthly_facts,
        monthly_circular,
    ),
    (
        ("commendation", "通报表扬", "按本镇的排名指标表扬名次居前的村（社区），写明各自的数，附排名表"),
        commendation,
        commendation,
    ),
    (
        (
            "risk_notice",
            "风险提示",
            "面向下一时段：本期增加的行业领域和类型、去年同一时段的情况、日历上的重点时段，附变化表",
        ),
        risk_facts,
        risk_notice,
    ),
    (
        (
            "campaign_summary",
            "三年行动阶段总结",
            "治本攻坚三年行动从2024年到截至日：重大隐患、历史存量、分年度、目标完成情况，与时段的起始日无关",
        ),
        campaign_facts,
        campaign_summary,
    ),
)
DOCUMENTS: dict[str, Document] = {
    document.name: document
    for document in (
        Document(
            "village_ranking",
            "整改排名通报",
            "按一项指标对村（社区）排名，点名超期未整改和未报送的单位，附排名表和超期清单",
            ranking_facts.gather,
            village_ranking.lines,
            ranking_facts.frozen,
            word_and_excel,
            ranking_facts.indicator_of,
        ),
        *(
            Document(*words, module.gather, text.lines, module.frozen, circular_files, template=TEMPLATE)
            for words, module, text in CIRCULARS
        ),
        *map(a_letter, unit_letters.KINDS.values()),
    )
}


def document_named(name: str) -> Document:
    """The registered document of that name."""
    if name not in DOCUMENTS:
        raise NotIssued(
            f"没有“{name}”这种文书，现有{'、'.join(f'{d.name}（{d.title}）' for d in DOCUMENTS.values())}"
        )
    return DOCUMENTS[name]


def kept_now(document: Document, snapshot: Snapshot, scope: Scope, indicator: str | None) -> dict:
    """What figures.json would keep of it from this snapshot, words apart, as it would be read again."""
    return as_kept(document, document.gather(snapshot, scope, indicator))


def as_kept(document: Document, facts: Grounds) -> dict:
    """The same of figures already asked for; worded first, for some figures are asked only where they are worded."""
    document.lines(facts, None, None, None)
    return json.loads(as_json(document.frozen(facts, [])))
