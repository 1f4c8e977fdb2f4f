"""Turning what a user wrote into official names, or refusing with the nearest spelling."""

from collections.abc import Iterable
from datetime import date
from difflib import get_close_matches
from unicodedata import normalize

from analytics import registers
from analytics.registers import LEVELS, NO_LEADER, NO_PLACE, NO_SECTOR, NO_SOURCE, NO_TYPE, SOURCES
from analytics.store import Refused, Snapshot


class BadScope(Refused):
    """A place, sector, day or word that the snapshot does not know."""


def known(what: str, word: str, names: Iterable[str], where: str = "") -> str:
    """The word itself when it is known; otherwise BadScope naming it, the nearest spelling and what to do."""
    names = list(dict.fromkeys(names))
    if word in names:
        return word
    raise BadScope(f"没有名为“{word}”的{what}，{advice(word, names)}{where}")


def advice(word: str, names: list[str]) -> str:
    """What to write instead: the nearest names, else all of a short list."""
    near = get_close_matches(word, names, n=3, cutoff=0.4) or [n for n in names if word and word[0] in n][:3]
    if near:
        return f"是否指{'、'.join(near)}"
    if 0 < len(names) <= 12:
        return f"可用：{'、'.join(names)}"
    return "请核对写法"


def plain(word: str) -> str:
    """The letters and figures of a word: width, spaces, brackets and marks do not make two spellings."""
    return "".join(char for char in normalize("NFKC", word) if char.isalnum())


def spelled(snapshot: Snapshot, field: str, word: str, names: Iterable[str]) -> str:
    """The official name that a word spells; the word as it stands where it spells none, or more than one."""
    pairs = [*((name, name) for name in names), *registers.aliases(snapshot, field)]
    meant = {name for spelling, name in pairs if plain(spelling) == plain(word)}
    return meant.pop() if len(meant) == 1 and plain(word) else word


def place_named(snapshot: Snapshot, word: str, what: str = "村（社区）或单位") -> str:
    """The official name of a place given by name, another declared spelling or 12-digit code."""
    if word == NO_PLACE:
        return word
    rows = registers.places(snapshot)
    for row in rows:
        if word in (row["code"], row["place_id"]):
            return row["name"]
    if word in _units_in_rows(snapshot):
        return word
    names = [row["name"] for row in rows]
    return known(what, spelled(snapshot, "place", word, names), names)


def _units_in_rows(snapshot: Snapshot) -> set[str]:
    """Registered names, besides the units that reported without being registered (镇应急办, a school)."""
    kept = snapshot.__dict__.setdefault("registers", {})
    if "units" not in kept:
        sql = """
            select reporting_place as name from hazard
            union select place from hazard
            union select place from accident
            union select reporting_place from accident
            union select reporting_place from hazard_summary
            union select reporting_place from accident_summary
            union select reporting_place from return_sheet
            union select name from place"""
        kept["units"] = {row["name"] for row in snapshot.query(sql) if row["name"]}
    return kept["units"]


def sector_named(snapshot: Snapshot, word: str) -> str:
    """A registered sector, by name or another declared spelling, or an unregistered word that rows carry."""
    names = [row["name"] for row in registers.sectors(snapshot)] + [NO_SECTOR]
    carried = registers.words_of(snapshot, "sector")
    if word not in names and word not in carried:
        word = spelled(snapshot, "sector", word, names)
    return known("行业领域", word, names if word in names else names + carried)


def type_named(snapshot: Snapshot, word: str) -> str:
    """A hazard type, or an accident category, that rows carry."""
    names = [
        w for column in ("hazard_type", "category", "item") for w in registers.words_of(snapshot, column)
    ]
    return known("类型", word, [*names, NO_TYPE, NO_SOURCE])


def level_named(word: str) -> str:
    """一般 or 重大."""
    return known("隐患等级", word, LEVELS)


def source_named(word: str) -> str:
    """One of the eight sources."""
    return known("隐患来源", word, SOURCES)


def leader_named(snapshot: Snapshot, word: str, role: str, on: date) -> str:
    """A leader with a line of that role valid on the day, or 未明确."""
    return known(f"{role}领导", word, [*registers.leaders(snapshot, role, on), NO_LEADER])


def day_written(text: str | date, what: str) -> date:
    """A day written YYYY-MM-DD."""
    if isinstance(text, date):
        return text
    try:
        return date.fromisoformat(text) if len(text) == 10 else _not_a_day(text, what)
    except ValueError:
        return _not_a_day(text, what)


def _not_a_day(text: str, what: str):
    raise BadScope(f"{what}“{text}”不是日期，请写成 年-月-日，例如 2025-03-31") from None
