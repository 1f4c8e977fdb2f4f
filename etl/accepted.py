"""What has been accepted: originals byte for byte, cleaned rows as Parquet, one register entry each.

An entry (<id>.json) is written last: a workbook without one was never accepted, whatever else lies there.
"""

import json
from dataclasses import dataclass
from pathlib import Path

import pyarrow.parquet as pq

from etl.tables import SCHEMAS, Table
from etl.workbooks import WorkbookOutcome
from etl.writing import write_whole

EXTENSIONS = {"xlsx": ".xlsx", "xlsb": ".xlsb", "xls": ".xls", "ods": ".ods", "html": ".html", "csv": ".csv"}


@dataclass
class Accepted:
    """The folder data/accepted and its register, read once."""

    folder: Path

    def __post_init__(self):
        for leftover in self.folder.glob(
            "*.part"
        ):  # of a load that was killed; only the one loader comes here
            leftover.unlink()
        self.entries: dict[str, dict] = {}
        for path in sorted(self.folder.glob("*.json")):
            entry = json.loads(path.read_text(encoding="utf-8"))
            self.entries[entry["workbook_id"]] = entry
        self.layouts: dict[tuple, list[tuple[int, str, list[str]]]] = {}
        for entry in sorted(self.entries.values(), key=lambda entry: entry["load_no"]):
            self._remember_layouts(entry)

    def _remember_layouts(self, entry: dict) -> None:
        """By return and unit: load number, workbook and headings of each sheet, in the order of loading."""
        for sheet in entry["sheets"]:
            if sheet.get("headings"):
                known = self.layouts.setdefault((sheet["return"], sheet["reporting_place_id"]), [])
                known.append((entry["load_no"], entry["workbook"], sheet["headings"]))

    def original(self, entry: dict) -> Path:
        """The file kept byte for byte."""
        return self.folder / entry["original"]

    def next_load_no(self) -> int:
        """One more than any accepted workbook has."""
        return max((entry["load_no"] for entry in self.entries.values()), default=0) + 1

    def latest_named(self, workbook: str) -> str | None:
        """The id of a workbook given by id or by name; a name means its latest edition."""
        if workbook in self.entries:
            return workbook
        named = [entry for entry in self.entries.values() if entry["workbook"] == workbook]
        return max(named, key=lambda entry: entry["load_no"])["workbook_id"] if named else None

    def keep(self, outcome: WorkbookOutcome, content: bytes, entry: dict) -> bool:
        """Write original, Parquet and entry; True when the outcome differs from what was kept before."""
        self.folder.mkdir(parents=True, exist_ok=True)
        number = outcome.workbook_id
        entry |= {"original": number + EXTENSIONS[outcome.kind], "tables": []}
        if not (self.folder / entry["original"]).exists():
            write_whole(self.folder / entry["original"], content)
        tables = outcome.tables()
        changed = False
        for table in SCHEMAS:
            path = self.folder / f"{number}.{table}.parquet"
            if table in tables:
                entry["tables"].append(table)
                changed |= _write_parquet(path, tables[table])
            elif path.exists():
                changed = True
        before = self.entries.get(number)
        changed |= before is None or _essence(before) != _essence(entry)
        write_whole(self.folder / f"{number}.json", json.dumps(entry, ensure_ascii=False).encode())
        if before is None:
            self._remember_layouts(entry)
        self.entries[number] = entry
        return changed

    def rows(self, number: str, table: str) -> list[dict]:
        """The cleaned rows of one accepted workbook; none when it holds no such table."""
        if table not in self.entries[number]["tables"]:
            return []
        return pq.read_table(self.folder / f"{number}.{table}.parquet").to_pylist()

    def parquet_files(self, table: str) -> list[str]:
        """The Parquet files of one table, of every accepted workbook."""
        return [
            str(self.folder / f"{number}.{table}.parquet")
            for number, entry in self.entries.items()
            if table in entry["tables"]
        ]


def _essence(entry: dict) -> dict:
    return {name: value for name, value in entry.items() if name != "reading_basis"}


def _write_parquet(path: Path, new: Table) -> bool:
    if path.exists() and pq.read_table(path).equals(new):
        return False
    part = path.with_suffix(".part")
    pq.write_table(new, part)
    part.replace(path)
    return True
