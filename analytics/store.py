"""The one door to a snapshot: opens the published file read-only and answers SQL."""

import json
import os
import re
import threading
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from functools import cached_property
from pathlib import Path

import duckdb

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "data" / "samples" / "town"
KEPT_OPEN = 8

# What a setting means when the town's settings.toml does not name it (design: files a town edits).
DEFAULTS = {
    "town": "",
    "n_min": 5,
    "stock_cutoff": "2023-12-31",
    "ledger_since": None,
    "stale_days": 35,
    "lag_behind": 10,
    "margin": 2,
    "final_after_days": 10,
    "rank_by": "due_rectification_rate",
}

_opened: dict[Path, "Snapshot"] = {}
_lock = threading.Lock()


class Refused(Exception):
    """A question that cannot be answered; the message is the one Chinese sentence a user reads."""


class NoSnapshot(Refused):
    """The folder holds no such snapshot."""


class Snapshot:
    """One published snapshot: immutable, so whatever is read from it once stays true."""

    def __init__(self, data: Path, number: int):
        self.data, self.number = data, number
        file = _file(data, number)
        try:
            self._base = duckdb.connect(str(file), read_only=True)
        except duckdb.Error as error:
            raise NoSnapshot(
                f"快照{number}打不开（{file}），文件可能已损坏，请重新导入一次以生成新快照"
            ) from error

    def __repr__(self) -> str:
        return f"Snapshot({self.number}, {self.data})"

    def query(self, sql: str, params: dict | None = None) -> list[dict]:
        """The answer as dicts, one a row; parameters the text does not name are dropped. Thread-safe."""
        with self._base.cursor() as cursor:
            return _answer(cursor, sql, params)

    def tuples(self, sql: str, params: dict | None = None) -> list[tuple]:
        """The same as tuples in the order of the columns asked for: for answers of thousands of rows."""
        with self._base.cursor() as cursor:
            return cursor.execute(sql, _named(sql, params)).fetchall()

    def query_beside(self, earlier: "Snapshot", sql: str, params: dict | None = None) -> list[dict]:
        """The same over two snapshots: tables of the earlier one are earlier.NAME, of this one later.NAME."""
        with duckdb.connect() as both:
            for name, one in (("earlier", earlier), ("later", self)):
                file = str(_file(one.data, one.number)).replace("'", "''")
                both.execute(f"attach '{file}' as {name} (read_only)")
            return _answer(both, sql, params)

    def frame(self, sql: str, params: dict | None = None):
        """The answer as a pandas frame."""
        with self._base.cursor() as cursor:
            return cursor.execute(sql, _named(sql, params)).df()

    @cached_property
    def is_sample(self) -> bool:
        """True for the shipped sample town: everything shown of it is marked 示例数据."""
        return self.data.resolve().parts[-2:] == ("samples", "town")

    @cached_property
    def settings(self) -> dict:
        """Name to value; tables of the TOML are dotted, dates stay ISO text, defaults where unset."""
        rows = self.query("select name, value from setting")
        return DEFAULTS | {row["name"]: json.loads(row["value"]) for row in rows if row["value"] is not None}

    @cached_property
    def _facts(self) -> dict:
        return self.query("select * from snapshot")[0]

    @cached_property
    def built_on(self) -> date:
        """The day the snapshot was published."""
        return self._facts["built_at"].date()

    @cached_property
    def latest(self) -> date:
        """The latest reporting day; of a snapshot without any return, the day it was built."""
        return self._facts["latest_reporting_on"] or self.built_on

    @cached_property
    def known_on(self) -> date:
        """The last day the snapshot knows of: a return due later is not yet 未报, whatever as-of asks."""
        sent = self.query("select max(received_on) as received_on from return_sheet")[0]["received_on"]
        return max(self.latest, sent or self.latest)

    @cached_property
    def stock_cutoff(self) -> date:
        """Major hazards found up to this day are 历史存量."""
        return date.fromisoformat(str(self.settings["stock_cutoff"])[:10])

    @cached_property
    def ledger_since(self) -> date | None:
        """The day the ledger begins: the setting, else the first reporting day. Nothing is known before."""
        if self.settings["ledger_since"]:
            return date.fromisoformat(str(self.settings["ledger_since"])[:10])
        first = self._facts.get("first_reporting_on")
        return first or self.query("select min(first_reported_on) as first from hazard")[0]["first"]


def _file(data: Path, number: int) -> Path:
    return data / "snapshots" / f"{number}.duckdb"


def _answer(connection, sql: str, params: dict | None) -> list[dict]:
    answer = connection.execute(sql, _named(sql, params))
    names = [column[0] for column in answer.description]
    return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]


def _named(sql: str, params: dict | None) -> dict:
    names = set(re.findall(r"\$(\w+)", sql))
    return {name: value for name, value in (params or {}).items() if name in names}


def data_folder(data: Path | str | None = None) -> Path:
    """The town's folder that is meant: as given, else $SAFETY_DATA, else data."""
    return Path(data or os.environ.get("SAFETY_DATA") or "data")


def current_number(data: Path | str | None = None) -> int | None:
    """The number of the current snapshot, None where there is none; reads one short file."""
    pointer = data_folder(data) / "snapshots" / "CURRENT"
    try:
        text = pointer.read_text(encoding="utf-8").strip().removesuffix(".duckdb")
    except (OSError, UnicodeDecodeError):
        return None
    return int(text) if text.isdigit() else None


def town_folder(data: Path | str | None = None) -> Path:
    """The folder to show on a screen: the town's own once it has a snapshot, until then the sample town."""
    folder = data_folder(data)
    return folder if current_number(folder) is not None else SAMPLE


def open_snapshot(data: Path | str | None = None, number: int | None = None) -> Snapshot:
    """The current snapshot, or the one with that number; opened once and shared by all threads.

    Raises NoSnapshot where there is none.
    """
    folder = data_folder(data)
    wanted = current_number(folder) if number is None else number
    if wanted is None:
        raise NoSnapshot(
            f"{folder}中还没有快照，请先用 python -m etl load 导入上报表，或用 --data 指定数据文件夹"
        )
    file = _file(folder, wanted).resolve()
    if not file.is_file():
        raise NoSnapshot(f"{folder}中没有快照{wanted}，{_existing(folder)}")
    with _lock:
        if file not in _opened:
            while len(_opened) >= KEPT_OPEN:
                _opened.pop(next(iter(_opened)))
            _opened[file] = Snapshot(folder, wanted)
        return _opened[file]


def numbers(data: Path | str) -> list[int]:
    """The numbers of all snapshots of a folder, the newest first."""
    files = (data_folder(data) / "snapshots").glob("*.duckdb")
    return sorted((int(file.stem) for file in files if file.stem.isdigit()), reverse=True)


def before(snapshot: Snapshot) -> Iterator[Snapshot]:
    """The snapshots published before this one that can still be opened, newest first; not kept open."""
    for number in numbers(snapshot.data):
        if number < snapshot.number:
            with suppress(NoSnapshot):
                yield Snapshot(snapshot.data, number)


def snapshot_words(number: int) -> str:
    """What a snapshot is called on a page and in a link."""
    return f"快照{number}"


def _existing(folder: Path) -> str:
    found = numbers(folder)
    if not found:
        return "请先用 python -m etl load 导入上报表"
    return f"现有{'、'.join(map(str, found[9::-1]))}，请改用其中之一"
