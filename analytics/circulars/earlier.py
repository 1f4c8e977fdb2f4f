"""Letters from before this program: the office's own list, data/journal/letters.csv, read and checked line by line."""

import csv
import io
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from analytics import journals, nearest
from analytics.registers import places
from analytics.store import Refused, Snapshot

NAME = "letters"
COLUMNS = {
    "number": "文号",
    "title": "标题",
    "to": "主送",
    "issued_on": "印发日期",
    "answer_due_on": "反馈期限",
    "answered_on": "反馈日期",
}
TITLES = {"约谈": "summons", "督办": "supervision_notice", "督促": "urging", "提醒": "reminder"}
NEEDED = ("number", "title", "to", "issued_on")


@dataclass(frozen=True)
class Earlier:
    """One line of the list; days that were left blank are None."""

    number: str
    title: str
    unit: str
    unit_id: str
    issued_on: date
    due_on: date | None
    answered_on: date | None

    @property
    def document(self) -> str:
        """Which kind of letter its title says, '' where it says none."""
        return next((kind for word, kind in TITLES.items() if word in self.title), "")


def earlier(snapshot: Snapshot) -> tuple[list[Earlier], list[str]]:
    """(the lines that can be used, what is wrong with the others: line, what was found, what to do).

    UTF-8 or GB18030, headings in English or Chinese; none where there is no such file.
    """
    file = journals.file_of(snapshot.data, NAME)
    if not file.is_file():
        return [], []
    reader = csv.DictReader(io.StringIO(journals.text_of(file), newline=""))
    heads = heads_of(reader.fieldnames or [])
    missing = [f"{name}（{COLUMNS[name]}）" for name in NEEDED if name not in heads]
    if missing:
        return [], [f"{NAME}.csv第1行缺少列{'、'.join(missing)}，请补上表头"]
    found, problems = [], []
    for line in reader:
        values = {name: (line.get(head) or "").strip() for name, head in heads.items()}
        if not any(values.values()):
            continue
        try:
            found.append(checked(snapshot, values))
        except Refused as problem:
            problems.append(f"{NAME}.csv第{reader.line_num}行：{problem}")
    return found, problems


def heads_of(headings: Iterable[str]) -> dict[str, str]:
    """Which of the headings, English or Chinese, holds each column."""
    named = {heading: name for name, word in COLUMNS.items() for heading in (name, word)}
    return {named[head.strip()]: head for head in headings if head and head.strip() in named}


def checked(snapshot: Snapshot, values: dict[str, str]) -> Earlier:
    """One line; Refused with what was found and what to do."""
    for name in NEEDED:
        if not values[name]:
            raise Refused(f"{COLUMNS[name]}是空的，请填写")
    days = {
        name: written(COLUMNS[name], values.get(name, ""))
        for name in ("issued_on", "answer_due_on", "answered_on")
    }
    for name in ("answer_due_on", "answered_on"):
        if days[name] and days[name] < days["issued_on"]:
            raise Refused(f"{COLUMNS[name]}{days[name]}早于印发日期{days['issued_on']}，请核对")
    unit = unit_named(snapshot, values["to"])
    ids = {row["name"]: row["place_id"] for row in places(snapshot)}
    return Earlier(values["number"], values["title"], unit, ids.get(unit, unit), *days.values())


def written(what: str, text: str) -> date | None:
    """A day written 2025-03-05, 2025/3/5, 2025.3.5 or 2025年3月5日; blank is None."""
    if not text:
        return None
    parts = re.sub("[/.年月]", "-", text).removesuffix("日").split("-")
    try:
        return date(*(int(part) for part in parts))
    except (ValueError, TypeError):
        raise Refused(f"{what}“{text}”不是日期，请写成 年-月-日，例如 2025-03-31") from None


def unit_named(snapshot: Snapshot, word: str) -> str:
    """A registered place by any of its spellings, or a leader of the register."""
    leaders = {row["leader"] for row in snapshot.query("select distinct leader from leader")}
    return word if word in leaders else nearest.place_named(snapshot, word, "主送单位")
