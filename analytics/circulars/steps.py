"""The way of a document before and after it is issued: data/journal/steps.csv, appended to, never changed."""

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from analytics import journals
from analytics.circulars import journal
from analytics.circulars.entered import moment, required, short
from analytics.circulars.line import NotIssued
from analytics.circulars.order import Order, as_json

NAME = "steps"
COLUMNS = (
    *("who", "on", "snapshot", "id", "paper", "document", "indicator", "scope", "title"),
    *("step", "name", "day", "words", "sha256"),
)
CHECKED, SIGNED, TAKEN_BACK, VOIDED = "送核", "签发", "退回修改", "作废"


def steps(data: Path, paper: str = "") -> list[dict]:
    """One dict a step, oldest first: of one paper, or of all. `name` is who signed, `day` the day signed or by
    which answers are due, `words` the reason."""
    found = [dict.fromkeys(COLUMNS, "") | line for line in journals.read(data, NAME)]
    return [line for line in found if not paper or line["paper"] == paper]


def enter(data: Path, order: Order, title: str, said: dict, check: Callable[[], None] = lambda: None) -> None:
    """Add a step; `said` holds step, who, on and what else its columns ask for. `check` may refuse at the moment of
    writing."""
    line = {
        "snapshot": order.snapshot,
        "id": order.id,
        "paper": order.paper,
        "document": order.document,
        "indicator": order.indicator,
        "scope": json.dumps(json.loads(as_json(order.scope)), ensure_ascii=False),
        "title": title,
        **said,
        "who": required("经办人", said["who"]),
        "on": moment(said["on"]),
    }

    def make(_: list[dict]) -> dict:
        check()
        return line

    journals.add(data, NAME, COLUMNS, make)


def under_way(data: Path, paper: str) -> dict | None:
    """The step at which a paper stands, 送核 or 签发; None while it is a draft, and once it has been issued."""
    found = [line for line in steps(data, paper) if line["step"] != VOIDED]
    if not found or found[-1]["step"] == TAKEN_BACK:
        return None
    last = found[-1]
    is_done = any(
        line["id"] == last["id"] or (line.get("paper") == paper and line["on"] >= last["on"])
        for line in journal.issued(data)
    )
    return None if is_done else last


def all_under_way(data: Path) -> list[dict]:
    """The step at which each paper stands that is neither a draft nor issued, the latest first."""
    papers = dict.fromkeys(line["paper"] for line in steps(data)[::-1])
    return [found for paper in papers if (found := under_way(data, paper))]


def voided(data: Path) -> dict[str, dict]:
    """The step that voided a circular, by the circular's id."""
    return {line["id"]: line for line in steps(data) if line["step"] == VOIDED}


def void(data: Path, id: str, who: str, why: str, on: datetime | None = None) -> None:
    """作废 an issued circular, with the reason: it stays in the register, its number is not used again."""
    issued = next((line for line in journal.issued(data) if line["id"] == id), None)
    if issued is None:
        raise NotIssued("只有已印发的文书才能作废，请刷新页面再选")

    def make(lines: list[dict]) -> dict:
        if any(line["id"] == id and line["step"] == VOIDED for line in lines):
            raise NotIssued(f"{issued['number']}已经作废，不用再登记")
        return {name: issued.get(name, "") for name in ("id", "paper", "document", "indicator", "title")} | {
            "who": required("经办人", who),
            "on": moment(on or datetime.now()),
            "snapshot": issued["snapshot"],
            "step": VOIDED,
            "name": issued["number"],
            "words": required("说明", why),
        }

    journals.add(data, NAME, COLUMNS, make)


def take_back(data: Path, paper: str, who: str, why: str, on: datetime | None = None) -> None:
    """退回修改: what was sent to be checked or signed becomes a draft again."""

    def make(lines: list[dict]) -> dict:
        last = under_way(data, paper)
        if last is None:
            raise NotIssued("这份文书不在核对或签发中，请刷新页面再看")
        return last | {
            "who": required("经办人", who),
            "on": moment(on or datetime.now()),
            "step": TAKEN_BACK,
            "words": short("说明", why),
            **dict.fromkeys(("name", "day", "sha256"), ""),
        }

    journals.add(data, NAME, COLUMNS, make)
