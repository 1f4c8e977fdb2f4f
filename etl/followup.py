"""遗留隐患回填单: for each unit a workbook of its open hazards, to be filled in and loaded back."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from etl.followup_sheet import write_sheet
from etl.known import Hazard
from etl.lookup import in_snapshot
from etl.problems import CannotRun
from etl.reference import VILLAGES, Reference, read_reference
from etl.text import plain

SOON = timedelta(days=14)
UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f]')
LONGEST_NAME = 60


@dataclass(frozen=True)
class Followup:
    """One unit's form: its hazards open on `asked_on` in the order in which they are to be settled."""

    unit: str
    town: str
    asked_on: date
    hazards: list[Hazard]
    is_sample: bool = False

    @property
    def title(self) -> str:
        """青石镇柳林铺村遗留隐患回填单（截至2026年3月31日）, also the file's name."""
        day = f"{self.asked_on.year}年{self.asked_on.month}月{self.asked_on.day}日"
        return f"{self.town}{self.unit}遗留隐患回填单（截至{day}）"


@dataclass(frozen=True)
class Written:
    """What was written, and for which units asked about there was nothing open."""

    asked_on: date
    files: list[Path]
    hazards: int
    empty: list[str]


def write_followups(data: Path, out: Path, places: list[str] | None = None) -> Written:
    """Write a form into `out` for each unit with open hazards, or for the places asked for, as of the snapshot's
    latest reporting day. Without places `empty` lists the villages that need none.

    CannotRun when there is no snapshot, or a place is neither registered nor a unit with open hazards.
    """
    reference = read_reference(data)
    known, asked_on = in_snapshot(data, reference)
    if asked_on is None:
        raise CannotRun("还没有数据，请先用 python -m etl load 导入台账，再生成回填单")
    units: dict[str, list[Hazard]] = {}
    for hazard in known.hazards:
        if hazard.is_open(asked_on):
            units.setdefault(hazard.unit, []).append(hazard)
    asked = _asked(places, units, reference)
    out.mkdir(parents=True, exist_ok=True)
    files: list[Path] = []
    for unit in (unit for unit in asked if unit in units):
        form = Followup(
            unit,
            reference.settings.get("town") or "",
            asked_on,
            in_order(units[unit], asked_on),
            _is_sample(data),
        )
        files.append(_free_name(out, form.title, files))
        write_sheet(form, files[-1])
    rows = sum(len(units[unit]) for unit in asked if unit in units)
    return Written(asked_on, files, rows, [unit for unit in asked if unit not in units])


def in_order(hazards: list[Hazard], asked_on: date) -> list[Hazard]:
    """Overdue ones first, the longest first; then those due within 14 days; then the other open ones."""

    def urgency(hazard: Hazard) -> tuple:
        due = hazard.due_on
        group = 2 if due is None or due > asked_on + SOON else 0 if due < asked_on else 1
        return (
            group,
            due or date.max,
            hazard.found_on,
            hazard.entity or "",
            hazard.description,
            hazard.hazard_id,
        )

    return sorted(hazards, key=urgency)


def _asked(places: list[str] | None, units: dict[str, list[Hazard]], reference: Reference) -> list[str]:
    """Official names in official order, units that no register knows behind them."""
    official = [row["name"] for row in reference.rows["places"]]
    if not places:
        villages = [name for name in official if reference.place_kind[name] in VILLAGES or name in units]
        return villages + sorted(set(units) - set(official))
    by_words = {plain(unit): unit for unit in units} | reference.places
    asked = []
    for words in places:
        unit = by_words.get(plain(words))
        if unit is None:
            near = reference.nearest_place(words)
            hint = f"，是不是“{near}”" if near else ""
            raise CannotRun(f"名录（places.csv）里没有“{words}”{hint}，请改成规范名称后再试")
        asked.append(unit)
    return list(dict.fromkeys(asked))


def _free_name(out: Path, title: str, taken: list[Path]) -> Path:
    """A name that every file system takes; two units whose names differ in forbidden characters only get numbers."""
    stem = UNSAFE.sub("", title).strip(" .")
    if len(stem) > LONGEST_NAME:
        stem = stem[: LONGEST_NAME - 20] + stem[-20:]
    path, number = out / f"{stem}.xlsx", 2
    while path in taken:
        path, number = out / f"{stem}（{number}）.xlsx", number + 1
    return path


def _is_sample(data: Path) -> bool:
    return data.resolve().parts[-2:] == ("samples", "town")
