"""The list of issued circulars, data/journal/issued.csv: appended to, never changed."""

import re
from pathlib import Path

from analytics import journals

NAME = "issued"
COLUMNS = (
    "who",
    "on",
    "snapshot",
    "id",
    "document",
    "number",
    "title",
    "scope",
    "indicator",
    "files",
    "sha256",
    "corrects",
    "to",
    "answer_due_on",
)


def issued(data: Path) -> list[dict]:
    """One dict a circular issued, oldest first; none where nothing was issued."""
    return journals.read(data, NAME)


def append(data: Path, line: dict) -> None:
    """Add one line; a kill leaves either the old list or the new one."""
    journals.add(data, NAME, COLUMNS, lambda _: line)


def next_number(data: Path, series: str, year: int) -> str:
    """The number after the largest of the series and year: 青安办发〔2025〕4号, no leading zero."""
    pattern = re.compile(rf"{re.escape(series)}〔{year}〕([0-9]+)号")
    found = [pattern.fullmatch(line.get("number") or "") for line in issued(data)]
    last = max((int(match[1]) for match in found if match), default=0)
    return f"{series}〔{year}〕{last + 1}号"
