"""The marks that a county's form carries in its cells: which figure, row or word each asks for."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from analytics import registers
from analytics.circulars.form_rows import FIELDS, LISTED
from analytics.circulars.grounds import issuer_of
from analytics.indicator import Indicator
from analytics.indicators import indicator_named
from analytics.nearest import BadScope, advice, place_named, sector_named, source_named
from analytics.registers import LEVELS, SOURCES
from analytics.scope import Scope
from analytics.store import Snapshot
from analytics.wording import full_day_text

MARK = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)
SECTOR, VILLAGE = "行业", "村"  # a row that holds one of these stands once for each
NOT_HELD = "不掌握"  # {{ 不掌握 | 为什么 }}: stays blank, and is listed
VALUE, NUMERATOR, DENOMINATOR, PERCENT = "值", "分子", "分母", "百分数"
PARTS = (VALUE, NUMERATOR, DENOMINATOR, PERCENT)
WORDS = ("填报单位", "镇名", "期间", "截至", "填报日期", "年", "月", "快照")
CAMPAIGN = "三年行动以来"
PERIODS: dict[str, Callable[[Snapshot, Scope], Scope]] = {
    "本期": lambda snapshot, scope: scope,
    "本月": lambda snapshot, scope: scope.with_(since=scope.until.replace(day=1)),
    "年初至今": lambda snapshot, scope: scope.with_(since=date(scope.until.year, 1, 1)),
    CAMPAIGN: lambda snapshot, scope: scope.with_(since=snapshot.stock_cutoff + timedelta(days=1)),
    "上年同期": lambda snapshot, scope: scope.last_year(),
}


class UnknownMark(Exception):
    """A mark that means nothing here; the words say why, and what is possible."""


@dataclass(frozen=True)
class Mark:
    """One mark: `kind` is figure, word, field (of a listed hazard), each (sector or village of the row) or blank.

    `name` is the word, the field or the reason; a figure has its indicator, its part and its scope.
    """

    kind: str
    name: str
    ask: Indicator | None = None
    part: str = VALUE
    scope: Scope | None = None


def whole_town(scope: Scope) -> Scope:
    """What a form to the county is about: the period and day, whatever else the reader is looking at."""
    none = dict.fromkeys(
        ("places", "reporting_places", "sectors", "levels", "sources", "types", "leaders"), ()
    )
    return replace(scope, **none, production="yes")


def read(snapshot: Snapshot, text: str, scope: Scope) -> Mark:
    """What one mark means; UnknownMark where it means nothing."""
    name, *more = [part.strip() for part in re.split(r"[|｜]", text)]
    if name == NOT_HELD:
        return Mark("blank", "；".join(more) or "台账没有这项数据")
    if name.startswith(f"{LISTED}."):
        return field(name.partition(".")[2].strip())
    if name in (SECTOR, VILLAGE):
        return Mark("each", name)
    if name in WORDS:
        return Mark("word", name, scope=narrowed(snapshot, scope, more)[0])
    try:
        ask = indicator_named(name)
    except BadScope as error:
        raise UnknownMark(f"“{name}”不是指标，{near(name)}") from error
    own, part = narrowed(snapshot, scope.of_accidents() if ask.table.startswith("accident") else scope, more)
    if part in (NUMERATOR, DENOMINATOR, PERCENT) and not ask.is_rate:
        raise UnknownMark(f"“{ask.label}”是数量，没有{part}")
    return Mark("figure", ask.label, ask, part, own)


def field(name: str) -> Mark:
    """A field of a listed hazard."""
    if name not in FIELDS:
        raise UnknownMark(f"{LISTED}没有“{name}”这一项，可用：{'、'.join(FIELDS)}")
    return Mark("field", name)


def near(name: str) -> str:
    """What may have been meant."""
    from analytics.indicators import INDICATORS  # the labels, for the advice alone

    names = [*WORDS, SECTOR, VILLAGE, NOT_HELD, *(ask.label for ask in INDICATORS.values())]
    return f"{advice(name, names)}；指标名见系统的口径，其余可用：{'、'.join((*WORDS, SECTOR, VILLAGE, NOT_HELD))}"


def narrowed(snapshot: Snapshot, scope: Scope, words: list[str]) -> tuple[Scope, str]:
    """The scope under a mark's filters, and the part of the figure that it asks for."""
    part = VALUE
    for word in words:
        if word in PARTS:
            part = word
        elif word in PERIODS:
            scope = PERIODS[word](snapshot, scope)
        else:
            scope = filtered(snapshot, scope, word)
    return scope, part


def filtered(snapshot: Snapshot, scope: Scope, word: str) -> Scope:
    """The scope under one filter: a level, a source, a sector, a village or unit."""
    if word in LEVELS:
        return scope.with_(levels=(word,))
    if word in SOURCES:
        return scope.with_(sources=(source_named(word),))
    for name, named in (("sectors", sector_named), ("places", place_named)):
        try:
            return scope.with_(**{name: (named(snapshot, word),)})
        except BadScope:
            continue
    names = [*LEVELS, *PERIODS, *PARTS, *SOURCES, *(row["name"] for row in registers.sectors(snapshot))]
    names += [row["name"] for row in registers.places(snapshot)]
    kinds = f"{'、'.join((*LEVELS, *PERIODS, *PARTS))}，以及行业领域、村（社区）、隐患来源的名称"
    raise UnknownMark(f"筛选“{word}”不认识，{advice(word, names)}；可用：{kinds}")


def word_of(snapshot: Snapshot, name: str, scope: Scope, on: date) -> str:
    """What a word mark prints."""
    return {
        "填报单位": lambda: issuer_of(snapshot),
        "镇名": lambda: snapshot.settings.get("town") or "",
        "期间": scope.period_text,
        "截至": lambda: full_day_text(scope.as_of),
        "填报日期": lambda: full_day_text(on),
        "年": lambda: str(scope.until.year),
        "月": lambda: str(scope.until.month),
        "快照": lambda: f"快照{snapshot.number}",
    }[name]()
