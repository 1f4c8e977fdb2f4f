"""How written words are compared: width, spaces, brackets and units do not make two spellings."""

import re
import unicodedata
from functools import lru_cache

UNITS = "家|项|起|人|次|个|处|%|万元|元|栋|人次|户|件|名|条"
UNIT_IN_BRACKETS = re.compile(rf"\((?:单位[::]?)?(?:{UNITS})\)")
UNIT_BEHIND_SLASH = re.compile(rf"/(?:{UNITS})$")
DROPPED = re.compile("[" + re.escape("()[]{}<>《》〈〉「」『』“”\"'‘’【】〔〕/、:：·.,，。;；*#_—-") + "]+")


@lru_cache(maxsize=16_384)
def narrow(text: str) -> str:
    """Full-width characters become plain ones, every kind of space goes."""
    return "".join(unicodedata.normalize("NFKC", text).split())


@lru_cache(maxsize=16_384)
def plain(text: str) -> str:
    """The form in which two spellings of a name, heading or word are equal."""
    text = narrow(text)
    if "(" in text:
        text = UNIT_IN_BRACKETS.sub("", text)
    if "/" in text:
        text = UNIT_BEHIND_SLASH.sub("", text)
    return DROPPED.sub("", text)


def is_unit_only(text: str) -> bool:
    """'（家）', '(%)', '万元': a cell of the unit row under a header."""
    return re.fullmatch(rf"\(?(?:单位[::]?)?(?:{UNITS})\)?", narrow(text)) is not None


def shown(value: object) -> str:
    """A cell's value as a person would read it aloud; whole numbers without '.0'."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()
