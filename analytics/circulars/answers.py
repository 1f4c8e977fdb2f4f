"""The register of letters: what was sent to whom, by when an answer is due, and whether it came."""

import json
import re
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from analytics import journals
from analytics.circulars import journal, steps
from analytics.circulars.earlier import Earlier, earlier
from analytics.circulars.line import plain
from analytics.store import Refused, Snapshot

NAME, KEPT = "answered", "answers"
COLUMNS = ("who", "on", "snapshot", "id", "number", "act", "answered_on", "what", "file", "sha256")
ANSWERED, WITHDRAWN = "已反馈", "撤销反馈"
LATE, WAITING, UNASKED = "逾期未反馈", "待反馈", "未定反馈期限"
LONGEST = 200  # characters of what the answer says
UNSAFE = re.compile(r'[\\/:*?"<>|\s]+')


class NotEntered(Refused):
    """An answer could not be entered; the message is one plain Chinese sentence."""


@dataclass(frozen=True)
class Sent:
    """One letter; `hazards` are the ids it named, none known of an earlier one from the office's own list."""

    id: str
    number: str
    title: str
    document: str
    unit: str
    unit_id: str
    issued_on: date
    due_on: date | None
    answered_on: date | None = None
    what: str = ""
    file: str = ""
    hazards: frozenset[str] = frozenset()

    def state(self, on: date) -> str:
        """已反馈, 待反馈 until the day it is due and on it, 逾期未反馈 after it."""
        if self.answered_on:
            return ANSWERED
        if self.due_on is None:
            return UNASKED
        return LATE if self.due_on < on else WAITING


def letters(snapshot: Snapshot) -> list[Sent]:
    """Every letter issued here and not voided, or listed in the town's own register, oldest first, with its answer."""
    data = snapshot.data
    answers, voided = answered(data), steps.voided(data)
    sent = [line for line in journal.issued(data) if line.get("to") and line["id"] not in voided]
    found = [of_issued(data, line) for line in sent]
    found += [of_earlier(one) for one in earlier(snapshot)[0]]
    made = [with_answer(one, answers.get(one.id)) for one in found]
    return sorted(made, key=lambda one: (one.issued_on, *in_order(one.number)))


def in_order(number: str) -> tuple[int, int, str]:
    """A number's year and number as numbers, so that 7号 comes before 10号; one written otherwise comes first."""
    found = re.search("〔([0-9]+)〕([0-9]+)号", number)
    return (int(found[1]), int(found[2]), number) if found else (0, 0, number)


def letters_to(sent: list[Sent], unit: str, unit_id: str) -> list[Sent]:
    """Those that went to a unit, whatever it was called then."""
    return [one for one in sent if one.unit == unit or one.unit_id == unit_id]


def late(snapshot: Snapshot, on: date) -> list[Sent]:
    """The letters whose answer is overdue on a day, longest overdue first."""
    return sorted((one for one in letters(snapshot) if one.state(on) == LATE), key=lambda one: one.due_on)


def of_issued(data: Path, line: dict) -> Sent:
    """A letter of the journal."""
    unit_id, hazards = kept_of(data / "outbox" / line["id"] / "figures.json")
    return Sent(
        line["id"],
        line["number"],
        line["title"],
        line["document"],
        line["to"],
        unit_id or line["to"],
        datetime.fromisoformat(line["on"]).date(),
        date.fromisoformat(line["answer_due_on"]) if line.get("answer_due_on") else None,
        hazards=hazards,
    )


@lru_cache(4096)
def kept_of(file: Path) -> tuple[str, frozenset[str]]:
    """To whom a kept letter went, by id, and the hazards that it named; it never changes. Nothing of a lost one."""
    if not file.is_file():
        return "", frozenset()
    kept = json.loads(file.read_text(encoding="utf-8"))
    named = (row["hazard_id"] for row in kept.get("overdue", {}).get("listed", []))
    return kept.get("to_id", ""), frozenset(named)


def of_earlier(one: Earlier) -> Sent:
    """A letter of the office's own list."""
    return Sent(
        f"{one.number} {one.unit}", one.number, one.title, one.document, one.unit, one.unit_id,
        one.issued_on, one.due_on, one.answered_on,
    )  # fmt: skip


def with_answer(one: Sent, line: dict | None) -> Sent:
    """The letter with what the journal says last of its answer."""
    if line is None:
        return one
    is_there = line["act"] == ANSWERED
    said = {"answered_on": date.fromisoformat(line["answered_on"]) if is_there else None}
    said |= {"what": line["what"] if is_there else "", "file": line["file"] if is_there else ""}
    return replace(one, **said)


def answered(data: Path) -> dict[str, dict]:
    """By letter the last line of its answer."""
    return {line["id"]: line for line in journals.read(data, NAME)}


@dataclass(frozen=True)
class Answer:
    """What came back: on which day, what it says, and its file (name, content) where it is kept."""

    answered_on: date
    what: str
    file: tuple[str, bytes] | None = None


def enter(snapshot: Snapshot, id: str, answer: Answer, who: str, on: datetime | None = None) -> None:
    """Enter the answer to a letter. Raises NotEntered."""
    on, one = on or datetime.now(), letter_of(snapshot, id)
    if not one.issued_on <= answer.answered_on <= on.date():
        raise NotEntered(
            f"反馈日期{answer.answered_on}应在印发日{one.issued_on}和今天{on.date()}之间，请核对"
        )
    what = checked("反馈内容", answer.what, LONGEST)
    kept = keep(snapshot.data, answer.file) if answer.file else {}
    said = {"act": ANSWERED, "answered_on": answer.answered_on.isoformat(), "what": what}
    add(snapshot, one, said | kept, who, on)


def withdraw(snapshot: Snapshot, id: str, why: str, who: str, on: datetime | None = None) -> None:
    """Take an answer back that was entered by mistake. Raises NotEntered."""
    one = letter_of(snapshot, id)
    if not one.answered_on:
        raise NotEntered(f"{one.number}没有登记过反馈，不用撤销")
    add(
        snapshot,
        one,
        {"act": WITHDRAWN, "what": checked("撤销原因", why, LONGEST)},
        who,
        on or datetime.now(),
    )


def add(snapshot: Snapshot, one: Sent, said: dict, who: str, on: datetime) -> None:
    """Write the journal's line."""
    head = {"who": checked("经办人", who, 30), "on": on.isoformat(timespec="seconds"), "id": one.id}
    head |= {"snapshot": snapshot.number, "number": one.number}
    journals.add(snapshot.data, NAME, COLUMNS, lambda _: head | said)


def letter_of(snapshot: Snapshot, id: str) -> Sent:
    """The letter of that id."""
    found = [one for one in letters(snapshot) if one.id == id]
    if not found:
        raise NotEntered(f"登记里没有这份文书（{id}），请刷新页面后再选")
    return found[0]


def checked(what: str, text: str, longest: int) -> str:
    """A text that is there and not too long, made plain."""
    text = plain(text)
    if not text:
        raise NotEntered(f"请填写{what}")
    if len(text) > longest:
        raise NotEntered(f"{what}请写在{longest}字以内，现在{len(text)}字")
    return text


def keep(data: Path, file: tuple[str, bytes]) -> dict:
    """Keep an answer's file byte for byte; its name in the journal and its hash."""
    name, content = UNSAFE.sub("_", plain(file[0]))[-80:].lstrip("._") or "反馈", file[1]
    digest = sha256(content).hexdigest()
    folder = data / "journal" / KEPT
    folder.mkdir(parents=True, exist_ok=True)
    journals.put(folder / f"{digest[:12]}-{name}", content)
    return {"file": f"{digest[:12]}-{name}", "sha256": digest}


def file_of(data: Path, one: Sent) -> bytes | None:
    """The kept file of an answer, None where there is none."""
    file = data / "journal" / KEPT / one.file
    return file.read_bytes() if one.file and file.is_file() else None
