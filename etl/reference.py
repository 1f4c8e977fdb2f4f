"""The files a town edits, read once for a load: places, sectors, words, settings, corrections and the rest."""

import csv
import difflib
import hashlib
import json
import re
import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from etl.dates import written_day
from etl.problems import CannotRun, NotClean, NotReadable
from etl.reading import decode
from etl.text import plain

SHIPPED = Path(__file__).resolve().parent.parent / "data" / "reference"
TABLES = {  # design section 5; a column that a file does not have is empty
    "places": "code name kind parent sort_no aliases valid_from valid_to population merged_into",
    "sectors": "name aliases lead_unit sort_no national_row gbt4754",
    "leaders": "leader title role sector place since until",
    "targets": "indicator place sector level since until value basis",
    "calendar": "name since until kind",
    "expected": "return place frequency due_day",
    "words": "field return word means who on",
    "types": "type keywords",
    "corrections": "workbook sheet row column value reason who on",
    "same": "hazard_id same_as who on",
}
EMPTY_UNLESS_OWN = ("places", "targets")
# A change of one of these can change how a cell is read; the others only how a snapshot is built.
READING_TABLES = ("places", "sectors", "words", "corrections")
VILLAGES = ("村", "社区")
# What a place's own body adds to its name or another spelling of it; a 村 or 社区 that the name ends in is not repeated.
BODIES = {
    "村": ("村委会", "村民委员会", "村村委会", "村村民委员会"),
    "社区": ("居委会", "居民委员会", "社区居委会", "社区居民委员会"),
}

Row = dict[str, str]


def _spellings(rows: list[Row]) -> dict[str, str | None]:
    """Every plain spelling of a name and its aliases -> the official name; None for a spelling of two names."""
    found: dict[str, str | None] = {}
    for row in rows:
        for spelling in [row["name"], *row.get("aliases", "").replace(";", "；").split("；")]:
            key = plain(spelling)
            if key:
                found[key] = row["name"] if found.get(key, row["name"]) == row["name"] else None
    return found


def _bodies(rows: list[Row], spellings: dict[str, str | None]) -> dict[str, str | None]:
    """Plain spelling of each place's own body (李家沟村委会) -> the place; None for one that two places share."""
    kinds = {row["name"]: row.get("kind", "") for row in rows}
    found: dict[str, str | None] = {}
    for spelling, name in spellings.items():
        bodies = BODIES.get(kinds.get(name, ""), ())
        if spelling.endswith(bodies):
            continue
        for body in (spelling.removesuffix(kinds.get(name, "")) + body for body in bodies):
            found[body] = name if found.get(body, name) == name else None
    return found


def _settled(spellings: dict[str, str | None]) -> dict[str, str]:
    """Without the spellings that are nobody's."""
    return {key: name for key, name in spellings.items() if name}


@dataclass(frozen=True)
class Reference:
    """All registers and settings of one town, as text rows by file."""

    rows: dict[str, list[Row]]
    settings: dict

    def __post_init__(self):
        places = self.rows["places"]
        spelled = _spellings(places)
        object.__setattr__(self, "places", _settled(_bodies(places, spelled) | spelled))
        object.__setattr__(self, "place_kind", {row["name"]: row.get("kind", "") for row in places})
        object.__setattr__(self, "place_id", {row["name"]: row.get("code") or row["name"] for row in places})
        object.__setattr__(self, "sectors", _settled(_spellings(self.rows["sectors"])))
        object.__setattr__(self, "reading_basis", self._digest(READING_TABLES))
        object.__setattr__(self, "basis", self._digest(tuple(TABLES)))

    def _digest(self, names: tuple[str, ...]) -> str:
        held = {name: self.rows[name] for name in names} | {"settings": self.settings}
        text = json.dumps(held, ensure_ascii=False, sort_keys=True, default=str)
        return hashlib.sha256(text.encode()).hexdigest()[:16]

    def unit_named(self, written: str) -> str | None:
        """The registered place that a written reporting unit is: by its spellings, else as a clerk confirmed it."""
        name = self.places.get(plain(written)) or self.words("unit").get(plain(written))
        return name if name in self.place_id else None

    def village_in(self, text: str) -> str | None:
        """The one village or community that a title or a file's name speaks of; None for none or several."""
        names = {name for name in self._places_in(text) if self.place_kind[name] in VILLAGES}
        return names.pop() if len(names) == 1 else None

    def unit_in(self, text: str) -> str | None:
        """The one registered unit of any kind that a title or a file's name speaks of; None for none or several."""
        names = self._places_in(text)
        return names.pop() if len(names) == 1 else None

    def _places_in(self, text: str) -> set[str]:
        """Places named in a text; a name inside a longer one is not meant."""
        text = plain(text)
        hits = [
            (at, at + len(key), name) for key, name in self.places.items() for at in _all_places_of(key, text)
        ]
        return {
            name
            for start, end, name in hits
            if not any(s <= start and end <= e and e - s > end - start for s, e, _ in hits)
        }

    def nearest_place(self, text: str) -> str:
        """Advice only: the registered name most like an unknown one, or ''."""
        near = difflib.get_close_matches(plain(text), list(self.places), n=1, cutoff=0.5)
        return self.places[near[0]] if near else ""

    def words(self, field: str, kind: str | None = None) -> dict[str, str]:
        """What a clerk has confirmed for a field: plain word -> meaning; kind restricts to one return."""
        return {
            plain(row["word"]): row["means"]
            for row in self.rows["words"]
            if row.get("field") == field and row.get("return", "") in ("", kind or "")
        }


def _all_places_of(key: str, text: str) -> list[int]:
    found, at = [], text.find(key)
    while at >= 0:
        found.append(at)
        at = text.find(key, at + 1)
    return found


def read_reference(data: Path) -> Reference:
    """The town's own files, the shipped ones where it has none; CannotRun names a file that cannot be read."""
    rows = {name: _read_table(data / "reference", name) for name in TABLES}
    _check(rows)
    return Reference(rows, _read_settings(data / "reference"))


def _read_table(folder: Path, name: str) -> list[Row]:
    path = folder / f"{name}.csv"
    if not path.exists():
        path = SHIPPED / f"{name}.csv"
        if name in EMPTY_UNLESS_OWN or not path.exists():
            return []
    try:
        text = decode(path.read_bytes())
    except (OSError, NotReadable) as error:
        raise CannotRun(f"参考文件 {path.name} 读不出来，请另存为 UTF-8 的 CSV 文件后再试") from error
    reader = csv.DictReader(text.splitlines())
    empty = dict.fromkeys(TABLES[name].split(), "")
    cleaned = [empty | _clean(row) for row in reader]
    return [row for row in cleaned if any(row.values())]


def _check(rows: dict[str, list[Row]]) -> None:
    """What would mix two places up or cannot be counted with; CannotRun names file and value."""
    seen: dict[str, str] = {}
    for row in rows["places"]:
        code = row["code"]
        if re.search("[eE.+]", code):
            raise CannotRun(
                f"places.csv 里“{row['name']}”的代码是“{code}”，不是12位数字（Excel 会把长数字改写），请按文本改回或留空"
            )
        if code and seen.setdefault(code, row["name"]) != row["name"]:
            raise CannotRun(f"places.csv 里“{seen[code]}”和“{row['name']}”的代码都是 {code}，请改正其中一个")
    for row in rows["targets"]:
        if row["value"] and not re.fullmatch(r"-?\d+(\.\d+)?", row["value"]):
            raise CannotRun(f"targets.csv 里的目标值“{row['value']}”不是数，请只填数字")


def _clean(row: dict) -> Row:
    return {
        (key or "").strip(): (value or "").strip()
        for key, value in row.items()
        if key and not isinstance(value, list)
    }


def _read_settings(folder: Path) -> dict:
    merged: dict = {}
    for path in (SHIPPED / "settings.toml", folder / "settings.toml"):
        if path.exists():
            try:
                merged |= tomllib.loads(decode(path.read_bytes()))
            except (tomllib.TOMLDecodeError, NotReadable) as error:
                line = re.search(r"line (\d+)", str(error))
                where = f"第{line[1]}行" if line else ""
                raise CannotRun(f"设置文件 settings.toml {where}写错了，读不出来，请改正后再试") from error
    return merged


def day_or_none(text: str) -> date | None:
    """A full day of a register, as written or as Excel rewrites it (2025/4/1); blank or unreadable is None."""
    try:
        written = written_day(text)
        return date(written.year, written.month, written.day)
    except (NotClean, ValueError):
        return None
