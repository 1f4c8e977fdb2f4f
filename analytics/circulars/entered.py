"""What a person enters about a document: complete, short, printable, and no formula to a spreadsheet."""

from datetime import datetime

from analytics.circulars.line import NotIssued, not_a_formula, plain

LONGEST = {"说明": 500, "意见": 500, "理由": 500}
NAME = 50  # characters of a person's or unit's name


def required(name: str, text: str) -> str:
    """The words on one line; NotIssued where there are none or too many."""
    text = not_a_formula(plain(text))
    if not text:
        raise NotIssued(f"{name}没有填，请填写后再登记")
    return short(name, text)


def short(name: str, text: str) -> str:
    """The same, where nothing may be said."""
    text, longest = not_a_formula(plain(text)), LONGEST.get(name, NAME)
    if len(text) > longest:
        raise NotIssued(f"{name}有{len(text)}字，最多{longest}字，请写短一些")
    return text


def moment(on: datetime) -> str:
    """A moment as every journal writes it."""
    return on.isoformat(timespec="seconds")
