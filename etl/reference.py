"""The files a town edits, read once for a load: places, sectors, words, settings, corrections and the rest."""

import csv
import difflib
import hashlib
import json
import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from etl.problems import CannotRun, NotReadable
from etl.reading import decode
from etl.text import plain

SHIPPED = Path(__file__).resolve().parent.parent / "data" / "reference"
TABLES = (
    "places",
    "sectors",
    "leaders",
    "targets",
    "calendar",
    "expected",
    "words",
    "types",
    "corrections",
    "same",
)
EMPTY_UNLESS_OWN = ("places", "targets")
# A change of one of these can change how a cell is read; the others only how a snapshot is built.
READING_TABLES = ("places", "sectors", "words", "corrections")
VILLAGES = ("村", "社区")

Row = dict[str, str]


def _spellings(rows: list[Row]) -> dict[str, str]:
    """Every plain spelling of a name and its aliases -> the official name; a spelling of two names is nobody's."""
    found: dict[str, str | None] = {}
    for row in rows:
        for spelling in [row["name"], *row.get("aliases", "").replace(";", "；").split("；")]:
            key = plain(spelling)
            if key:
                found[key] = row["name"] if found.get(key, row["name"]) == row["name"] else None
    return {key: name for key, name in found.items() if name}


@dataclass(frozen=True)
class Reference:
    """All registers and settings of one town, as text rows by file."""

    rows: dict[str, list[Row]]
    settings: dict

    def __post_init__(self):
        places = self.rows["places"]
        object.__setattr__(self, "places", _spellings(places))
        object.__setattr__(self, "place_kind", {row["name"]: row.get("kind", "") for row in places})
        object.__setattr__(self, "place_id", {row["name"]: row.get("code") or row["name"] for row in places})
        object.__setattr__(self, "sectors", _spellings(self.rows["sectors"]))
        object.__setattr__(self, "reading_basis", self._digest(READING_TABLES))
        object.__setattr__(self, "basis", self._digest(TABLES))

    def _digest(self, names: tuple[str, ...]) -> str:
        held = {name: self.rows[name] for name in names} | {"settings": self.settings}
        text = json.dumps(held, ensure_ascii=False, sort_keys=True, default=str)
        return hashlib.sha256(text.encode()).hexdigest()[:16]

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
    return [_clean(row) for row in reader if any(value for value in row.values() if isinstance(value, str))]


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
                raise CannotRun(f"设置文件 settings.toml 第几行写错了：{error}；请改正后再试") from error
    return merged


def day_or_none(text: str) -> date | None:
    """An ISO day of a register; blank or unreadable is None."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
