"""What the units answered when a document's figures were put to them: data/journal/objections.csv, only added to."""

from datetime import datetime
from pathlib import Path

from analytics import journals
from analytics.circulars.entered import moment, required, short
from analytics.circulars.line import NotIssued

NAME = "objections"
COLUMNS = ("who", "on", "snapshot", "paper", "unit", "answer", "name", "words")
AGREED, OBJECTED, DECIDED = "无意见", "有异议", "决定"
BETWEEN = "；"


def answers(data: Path, paper: str) -> list[dict]:
    """One dict an answer or decision about a paper, oldest first; `name` is who answered or decided."""
    found = [dict.fromkeys(COLUMNS, "") | line for line in journals.read(data, NAME)]
    return [line for line in found if line["paper"] == paper]


def open_ones(data: Path, paper: str) -> list[dict]:
    """The objections that stand: the unit's last answer, and nobody has decided on it."""
    return standing(answers(data, paper))


def standing(lines: list[dict]) -> list[dict]:
    """The same of lines already read."""
    last: dict[str, dict] = {}
    for line in lines:
        for unit in line["unit"].split(BETWEEN):
            last[unit] = line
    return [line for line in last.values() if line["answer"] == OBJECTED]


def answer(data: Path, asked: dict, unit: str, said: dict) -> None:
    """Enter what a unit answered; `asked` is its `paper` and `snapshot`, `said` holds answer, words, name, who and
    on. An objection says what it is about."""
    if said["answer"] not in (AGREED, OBJECTED):
        raise NotIssued(f"答复只能是{AGREED}或{OBJECTED}，请选一个")
    words = required("意见", said["words"]) if said["answer"] == OBJECTED else short("意见", said["words"])
    line = _line(asked, said) | {
        "unit": required("单位", unit).replace(BETWEEN, " "),
        "answer": said["answer"],
        "name": short("答复人", said["name"]),
        "words": words,
    }
    journals.add(data, NAME, COLUMNS, lambda _: line)


def decide(data: Path, asked: dict, units: list[str], said: dict) -> None:
    """Enter a named person's decision to issue over the objections of these units, with the reason; refused where
    another objection has come since they were read."""
    line = _line(asked, said) | {
        "unit": BETWEEN.join(units),
        "answer": DECIDED,
        "name": required("决定人", said["name"]),
        "words": required("理由", said["words"]),
    }

    def make(_: list[dict]) -> dict:
        if {one["unit"] for one in open_ones(data, asked["paper"])} != set(units):
            raise NotIssued("未了结的异议刚有变动，请看过现在的异议再作决定")
        return line

    journals.add(data, NAME, COLUMNS, make)


def _line(asked: dict, said: dict) -> dict:
    return {
        "who": required("经办人", said["who"]),
        "on": moment(said.get("on") or datetime.now()),
        "snapshot": asked["snapshot"],
        "paper": asked["paper"],
    }


def refuse_open(data: Path, paper: str) -> None:
    """Nothing is issued over an open objection."""
    found = open_ones(data, paper)
    if found:
        said = "；".join(f"{line['unit']}（{line['words']}）" for line in found)
        raise NotIssued(
            f"还有{len(found)}个单位的异议没有了结：{said}，请核实后由单位改答无意见，或登记由谁决定、为什么"
        )
