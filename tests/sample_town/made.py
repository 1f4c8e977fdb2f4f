"""The whole sample town in memory: every file with its bytes, and the truth beside it."""

import csv
import io
from dataclasses import dataclass
from datetime import date, timedelta

from tests.sample_town import accidents, office, registers
from tests.sample_town.faults import with_faults
from tests.sample_town.files import to_bytes
from tests.sample_town.finds import all_found
from tests.sample_town.forms import form_of
from tests.sample_town.hazard import Hazard
from tests.sample_town.reports import Ledger, ledgers_of, register
from tests.sample_town.sheets import Grid, lay_out, workbook_name
from tests.sample_town.stories import all_majors, all_stories
from tests.sample_town.town import LAST_DAY, OFFICE, SENDERS, next_month
from tests.sample_town.truth import Known, reckon


@dataclass
class Made:
    """files: path in the town's folder -> bytes; ledgers: what was told, the register of major hazards last."""

    files: dict[str, bytes]
    ledgers: list[Ledger]
    known: dict[Hazard, Known]


def make_town() -> Made:
    """Everything, the same on every run."""
    hazards = sorted(all_found() + all_stories(), key=lambda h: h.found_on)
    told = [one for unit in SENDERS for one in ledgers_of(unit, [h for h in hazards if h.unit == unit.name])]
    told = sorted(with_faults(told), key=lambda one: one.month)
    majors = register(all_majors())
    known = reckon(told + majors)
    sent = [(ledger, lay_out(ledger)) for ledger in told]
    files, received = {}, []
    for ledger, grid in sent:
        form = form_of(ledger.unit, ledger.month)
        files[f"incoming/{workbook_name(ledger)}"] = to_bytes(grid, form.kind, form.sheet)
        received.append((workbook_name(ledger), ledger.received_on))
    for name, kind, sheet, grid, day in _of_office(majors, list(known.values())):
        files[f"incoming/{name}"] = to_bytes(grid, kind, sheet)
        received.append((name, day))
    files |= _reference(sent)
    files["journal/received.csv"] = _table(_received(received))
    return Made(files, told + majors, known)


def _of_office(majors: list[Ledger], known: list[Known]) -> list[tuple[str, str, str, Grid, date]]:
    """(file name, kind of file, sheet, cells, received on) of what the office itself keeps."""
    out = []
    for ledger in majors:
        when, day = f"{ledger.month.year}年{ledger.month.month}月", next_month(ledger.month)
        name = f"重大事故隐患清单（截至{when}）.xlsx"
        out.append((name, "xlsx", "重大隐患", office.register_grid(ledger), ledger.received_on))
        counts = office.monthly_grid(ledger.month, known)
        out.append((f"{when}隐患排查治理情况月报表.xlsx", "xlsx", "月报表", counts, day + timedelta(days=3)))
        name = f"{when}生产安全事故月报表.xls"
        out.append((name, "html", "", accidents.monthly_grid(ledger.month), day + timedelta(days=3)))
    for year in (2024, 2025):
        grid = accidents.ledger_grid(year, date(year, 12, 31))
        out.append((f"{year}年生产安全事故台账.xlsx", "xlsx", "事故台账", grid, date(year + 1, 1, 6)))
    grid = accidents.ledger_grid(2026, LAST_DAY)
    return [*out, ("2026年1-3月生产安全事故台账.xlsx", "xlsx", "事故台账", grid, date(2026, 4, 3))]


def _reference(sent: list[tuple[Ledger, Grid]]) -> dict[str, bytes]:
    tables = {
        "places": registers.places(),
        "leaders": registers.leaders(),
        "targets": registers.targets(),
        "expected": registers.expected(),
        "corrections": registers.corrections(sent),
        "same": [["hazard_id", "same_as", "who", "on"]],
    }
    files = {f"reference/{name}.csv": _table(rows) for name, rows in tables.items()}
    return files | {"reference/settings.toml": registers.SETTINGS.encode()}


def _received(received: list[tuple[str, date]]) -> list[list]:
    """Appended as the returns came in, by the hour of the office."""
    rows = sorted(received, key=lambda one: (one[1], one[0]))
    lines = [
        [name, day, OFFICE, f"{day}T{9 + n % 8:02}:{7 * n % 60:02}:00", ""]
        for n, (name, day) in enumerate(rows)
    ]
    return [["workbook", "received_on", "who", "on", "snapshot"], *lines]


def _table(rows: list[list]) -> bytes:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue().encode()
