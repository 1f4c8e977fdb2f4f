"""签发: a document's lines and figures kept as they were signed, its number left open until it is issued."""

import json
from dataclasses import asdict, replace
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path

from analytics.circulars import steps
from analytics.circulars.entered import required
from analytics.circulars.line import Line, NotIssued
from analytics.circulars.order import Order, as_json
from analytics.journals import put
from analytics.wording import full_day_text

FOLDER = "签发稿"
GIVEN_LATER = "　"  # what stands where the number will


def open_number(series: str, on: date) -> str:
    """The number as it stands in what is signed: 青安办发〔2025〕　号."""
    return f"{series}〔{on.year}〕{GIVEN_LATER}号"


def keep(data: Path, order: Order, text: dict, signed: dict) -> None:
    """Keep what was signed and enter the step; `text` is figures.json without number and files, `signed` who
    signed (name), the day, who entered it, when. A kill before the journal leaves it unsigned."""
    signed = signed | {"name": required("签发人", signed["name"])}
    if signed["day"] > signed["on"].date():
        raise NotIssued(f"签发日期{full_day_text(signed['day'])}在今天之后，请改正")
    required("经办人", signed["who"])
    said = {"name": signed["name"], "day": signed["day"].isoformat()}
    content = as_json(text | {"order": asdict(order), "signed": said}).encode("utf-8")
    file = _file(data, order.id)
    file.parent.mkdir(parents=True, exist_ok=True)
    put(file, content)
    step = signed | said | {"step": steps.SIGNED, "sha256": sha256(content).hexdigest()}
    steps.enter(data, order, text["title"], step)


def read(data: Path, line: dict) -> dict:
    """What was signed, from its step; NotIssued where it was lost or changed."""
    file = _file(data, line["id"])
    content = file.read_bytes() if file.is_file() else b""
    if sha256(content).hexdigest() != line["sha256"]:
        raise NotIssued(f"《{line['title']}》的签发稿{file}缺失或被改动，请从备份恢复，或退回修改后重新签发")
    return json.loads(content)


def order_of(text: dict) -> Order:
    """What was signed, as the register knows it."""
    return Order(**text["order"])


def numbered(lines: list[Line], text: dict, number: str, on: datetime) -> list[Line]:
    """The signed lines with the number filled in and the day of issue; every other word as it was signed."""
    day = full_day_text(date.fromisoformat(text["signed"]["day"]))

    def filled(words: str) -> str:
        return words.replace(text["open_number"], number)

    found = []
    for line in lines:
        words = line.text.replace(day, full_day_text(on)) if line.kind == "printed_on" else line.text
        cells = tuple(tuple(map(filled, row)) for row in line.cells)
        found.append(replace(line, text=filled(words), cells=cells))
    return found


def _file(data: Path, id: str) -> Path:
    return data / "outbox" / FOLDER / f"{id}.json"
