"""A town in the making: its registers, its files, and the truth in the columns that the comparison reads."""

import csv
import io
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

TRUTH = {
    "hazard": "place sector entity description level source found_on due_on rectified_on accepted_on status "
    "rectified_from workbook sheet row",
    "rejected": "workbook sheet row why",
    "accounting": "workbook sheet ret loaded rejected",
    "accident": "place occurred_at category sector deaths serious_injuries minor_injuries direct_loss_wan grade "
    "grade_is_lower_bound is_production workbook row",
    "summary": "period sector units_due units_checked general_found general_rectified major_found major_accepted "
    "workbook",
}
REGISTERS = {
    "places": "code name kind parent sort_no aliases",
    "sectors": "name aliases sort_no national_row",
    "words": "field return word means who on",
    "calendar": "name since until kind",
    "corrections": "workbook sheet row column value reason who on",
    "expected": "return place frequency due_day",
    "leaders": "leader title sector place",
    "targets": "indicator place sector level since until value basis",
}


@dataclass
class Town:
    """Files by name; truth by table, one dict a row; registers by table, one tuple a row."""

    name: str
    places: list[tuple]
    sectors: list[tuple]
    words: list[tuple] = field(default_factory=list)
    hidden: set[tuple[str, str]] = field(default_factory=set)  # workbook and sheet
    kept: set[tuple[str, str]] = field(default_factory=set)  # workbook and a heading that no return knows
    files: dict[str, bytes] = field(default_factory=dict)
    truth: dict[str, list[dict]] = field(default_factory=lambda: {name: [] for name in TRUTH})

    def put(self, name: str, content: bytes) -> None:
        """A workbook in incoming; loaders take them in the order of their names."""
        assert name not in self.files, name
        self.files[name] = content

    def account(self, workbook: str, sheet: str, kind: str, loaded: int, rejected: int = 0) -> None:
        """How many rows of a sheet are loaded and rejected; sheets of one workbook are added up."""
        for line in self.truth["accounting"]:
            if line["workbook"] == workbook:
                line["loaded"] += loaded
                line["rejected"] += rejected
                return
        self.truth["accounting"].append(
            {"workbook": workbook, "sheet": sheet, "ret": kind, "loaded": loaded, "rejected": rejected}
        )

    def reject(self, workbook: str, sheet: str, row: int, why: str) -> None:
        """A row that must be refused by name."""
        self.truth["rejected"].append({"workbook": workbook, "sheet": sheet, "row": row, "why": why})

    def write(self, folder: Path) -> Path:
        """reference/, incoming/ and truth/ under the folder; the folder."""
        for part in ("reference", "incoming", "truth"):
            (folder / part).mkdir(parents=True, exist_ok=True)
        for name, content in self.files.items():
            (folder / "incoming" / name).write_bytes(content)
        registers = {"places": self.places, "sectors": self.sectors, "words": self.words}
        for name, columns in REGISTERS.items():
            rows = [dict(zip(columns.split(), row, strict=False)) for row in registers.get(name, [])]
            (folder / "reference" / f"{name}.csv").write_bytes(_table(columns.split(), rows))
        settings = f'town = "{self.name}"\nn_min = 5\nstock_cutoff = 2023-12-31\n'
        (folder / "reference" / "settings.toml").write_text(settings, encoding="utf-8")
        for name, columns in TRUTH.items():
            (folder / "truth" / f"{name}.csv").write_bytes(_table(columns.split(), self.truth[name]))
        return folder


def _table(columns: list[str], rows: list[dict]) -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, restval="", extrasaction="raise", lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: _said(value) for name, value in row.items()} for row in rows)
    return out.getvalue().encode()


def _said(value: object) -> object:
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, date) else value
