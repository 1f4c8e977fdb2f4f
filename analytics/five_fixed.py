"""五定 of a 重大 hazard: which of the labels that the town uses its row fills, from its own columns."""

import json
from dataclasses import dataclass

from analytics.store import Snapshot
from analytics.wording import day_text

# settings.toml, [labels]; the usual five where a snapshot has none
USUAL = ("定措施", "定责任人", "定资金", "定时限", "定预案")
# A word of a label, and what of the row it asks for: a column, or "extras" and the kept column's name.
ASKS = (
    ("预案", "plan"),
    ("措施", "measures"),
    ("资金", "funds_wan"),
    ("经费", "funds_wan"),
    ("时限", "due_on"),
    ("期限", "due_on"),
    ("时间", "due_on"),
    ("目标", "goal"),
    ("责任", "responsible_person"),
    ("人员", "responsible_person"),
)
SAYS_NO = {"", "无", "否", "没有", "未", "未定", "未落实", "未制定", "×", "✗", "ㄨ", "/", "-", "—"}


@dataclass(frozen=True)
class Tick:
    """One of the five: `said` what the row says of it, None where it says nothing (未填) or says no."""

    label: str
    said: str | None


def labels(snapshot: Snapshot) -> tuple[str, ...]:
    """What the town calls its five, in its order."""
    return tuple(snapshot.settings.get("labels.five_fixed") or USUAL)


def ticks(row: dict, names: tuple[str, ...]) -> tuple[Tick, ...]:
    """One tick a label; a label that no column answers looks for a kept column of that name."""
    extras = extras_of(row)
    return tuple(Tick(name, _said(row, extras, name)) for name in names)


def _said(row: dict, extras: dict, label: str) -> str | None:
    word = label.removeprefix("定").removeprefix("落实")
    column = next((column for part, column in ASKS if part in label), None)
    value = extras.get(column, row.get(column)) if column else None
    if value is None:
        value = next((text for heading, text in extras.items() if word and word in heading), None)
    return _words(column, value)


def _words(column: str | None, value) -> str | None:
    if value is None or str(value).strip() in SAYS_NO:
        return None
    if column == "due_on":
        return f"{value.year}年{day_text(value)}"
    return f"{value.normalize():f} 万元" if column == "funds_wan" else str(value).strip()


def extras_of(row: dict) -> dict[str, str]:
    """The kept columns of a row, by heading."""
    return json.loads(row["extras"]) if row.get("extras") else {}
