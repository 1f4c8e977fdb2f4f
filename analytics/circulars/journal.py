"""The list of issued circulars, data/journal/issued.csv: appended to, never changed."""

import re
from pathlib import Path

from analytics import journals
from analytics.circulars.line import NotIssued, plain

NAME = "issued"
NUMBER = re.compile(r"([\u4e00-\u9fff（）]{1,20})〔(20[0-9]{2})〕[1-9][0-9]{0,4}号")
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
    "paper",
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


def free_number(data: Path, typed: str, series: tuple[str, ...], years: set[int]) -> str:
    """A number that a person typed, as it is printed; refused when it is none, is not of the office's series and the
    year of its signature or issue, or was given out before."""
    number = plain(typed)
    parts = NUMBER.fullmatch(number)
    if not parts:
        raise NotIssued(f"文号“{number}”写法不对，请写成：机关代字〔年份〕序号号，如青安办发〔2025〕4号")
    if parts[1] not in series:
        own = "、".join(series)
        raise NotIssued(
            f"文号“{number}”的代字是“{parts[1]}”，本办的是“{own}”，请改正或在settings.toml的document_series里登记"
        )
    if int(parts[2]) not in years:
        own = "、".join(map(str, sorted(years)))
        raise NotIssued(f"文号“{number}”的年份是{parts[2]}，签发、印发在{own}年，请改正")
    taken = next((line for line in issued(data) if line.get("number") == number), None)
    if taken:
        raise NotIssued(f"{number}已由《{taken['title']}》使用，作废的文号也不再用，请改用别的文号")
    return number
