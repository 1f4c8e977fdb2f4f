"""Builds a snapshot beside the current one, checks it, renames it into place and points CURRENT at it last."""

import contextlib
import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import duckdb
import pyarrow as pa

from etl import expectations, registers
from etl.accepted import Accepted
from etl.identities import check_identities
from etl.keeping import forget_old
from etl.reference import Reference
from etl.returns import RETURNS
from etl.tables import SCHEMAS
from etl.writing import write_whole

SQL = Path(__file__).parent / "sql"
Progress = Callable[[str, int, int], None]

REGISTERS = {
    "workbook": "workbook_id VARCHAR, workbook VARCHAR, status VARCHAR, load_no INTEGER, loaded_on DATE,"
    " received_on DATE, replaced_by VARCHAR",
    "return_sheet": "workbook_id VARCHAR, workbook VARCHAR, sheet VARCHAR, return_name VARCHAR, status VARCHAR,"
    " reporting_place VARCHAR, reporting_place_id VARCHAR, period_start DATE, period_end DATE, reporting_on DATE,"
    " received_on DATE, is_zero_return BOOLEAN, rows_read INTEGER, rows_loaded INTEGER, rows_rejected INTEGER,"
    " rows_set_aside INTEGER, load_no INTEGER",
    "in_problem": "workbook_id VARCHAR, workbook VARCHAR, sheet VARCHAR, row_no INTEGER, heading VARCHAR,"
    " severity VARCHAR, code VARCHAR, found VARCHAR, advice VARCHAR",
    "place": "place_id VARCHAR, code VARCHAR, name VARCHAR, kind VARCHAR, parent VARCHAR, sort_no INTEGER,"
    " valid_from DATE, valid_to DATE, population INTEGER, merged_into VARCHAR",
    "sector": "name VARCHAR, lead_unit VARCHAR, sort_no INTEGER, national_row VARCHAR, gbt4754 VARCHAR",
    "leader": "leader VARCHAR, title VARCHAR, role VARCHAR, sector VARCHAR, place VARCHAR, place_id VARCHAR,"
    " since DATE, until DATE",
    "target": "indicator VARCHAR, place VARCHAR, place_id VARCHAR, sector VARCHAR, level VARCHAR, since DATE,"
    " until DATE, value DECIMAL(18,6), basis VARCHAR",
    "alias": "field VARCHAR, spelling VARCHAR, name VARCHAR",
    "return_title": "return_name VARCHAR, title VARCHAR",
    "calendar": "name VARCHAR, since DATE, until DATE, kind VARCHAR",
    "setting": "name VARCHAR, value VARCHAR",
    "in_rejected_row": "workbook_id VARCHAR, sheet VARCHAR, row_no INTEGER, reporting_place VARCHAR,"
    " reporting_place_id VARCHAR, place VARCHAR, place_id VARCHAR, sector VARCHAR, level VARCHAR, reasons VARCHAR,"
    " words VARCHAR",
    "same": "hazard_id VARCHAR, same_as VARCHAR",
    "correction": "workbook VARCHAR, sheet VARCHAR, row_no INTEGER, column_name VARCHAR, due_on DATE,"
    " reason VARCHAR, decided_on DATE",
    "expected": "expected_no INTEGER, return_name VARCHAR, return_title VARCHAR, place VARCHAR, place_id VARCHAR,"
    " frequency VARCHAR",
    "period": "expected_no INTEGER, period_start DATE, period_end DATE, due_on DATE",
}
NOT_PUBLISHED = {"in_rejected_row", "in_problem", "same", "correction", "expected", "period"}


def current_number(data: Path) -> int | None:
    """The number of the current snapshot, None while there is none."""
    path = data / "snapshots" / "CURRENT"
    return int(path.read_text(encoding="utf-8").strip()) if path.exists() else None


def published_basis(data: Path) -> str | None:
    """What the current snapshot was built from; None while there is none or it cannot be opened."""
    number = current_number(data)
    path = data / "snapshots" / f"{number}.duckdb"
    if number is None or not path.exists():
        return None
    with duckdb.connect(str(path), read_only=True) as con:
        return con.execute("select basis from snapshot").fetchone()[0]


def publish(data: Path, accepted: Accepted, reference: Reference, basis: str, progress: Progress) -> int:
    """Build, check and make current the next snapshot; its number is returned.

    A kill at any moment leaves the earlier snapshot current: nothing under its name is ever written.
    """
    folder = data / "snapshots"
    folder.mkdir(parents=True, exist_ok=True)
    number = _next_number(folder)
    building = folder / f"building-{number}.part"
    for leftover in folder.glob("building-*"):
        leftover.unlink()
    progress("建库", 0, 1)
    with duckdb.connect(str(building)) as con:
        _fill_registers(con, data, accepted, reference)
        _attach_rows(con, accepted)
        models = sorted(SQL.glob("*.sql"))
        for done, model in enumerate(models):
            progress(f"计算 {model.stem}", done, len(models))
            _build(con, model)
        _describe(con, number, basis)
        progress("核对", 0, 1)
        check_identities(con, accepted)
        for table in NOT_PUBLISHED:
            con.execute(f"drop table {table}")
        con.execute("checkpoint")
    progress("落盘", 0, 1)
    target = folder / f"{number}.duckdb"
    building.replace(target)
    progress("启用", 0, 1)
    write_whole(folder / "CURRENT", str(number).encode())
    progress("完成", 1, 1)
    forget_old(data, number, reference.settings.get("keep_snapshots"))
    return number


@contextlib.contextmanager
def built_in_memory(data: Path, accepted: Accepted, reference: Reference):
    """A connection to table hazard as a snapshot built now would have it; nothing is published."""
    with duckdb.connect() as con:
        _fill_registers(con, data, accepted, reference)
        _attach_rows(con, accepted)
        for model in sorted(SQL.glob("[1-4]*.sql")):
            _build(con, model)
        yield con


def _next_number(folder: Path) -> int:
    return max((int(path.stem) for path in folder.glob("*.duckdb") if path.stem.isdigit()), default=0) + 1


def _fill_registers(con, data: Path, accepted: Accepted, reference: Reference) -> None:
    received = registers.received_days(data)
    sheets = registers.sheet_rows(accepted, received)
    days = [row[9] for row in sheets if row[9]]
    starts = [row[7] for row in sheets if row[7]]
    rows = {
        "workbook": registers.workbook_rows(accepted, received),
        "return_sheet": sheets,
        "in_problem": registers.problem_rows(accepted),
        "in_rejected_row": registers.rejected_rows(accepted),
        "place": registers.place_rows(reference),
        "sector": registers.sector_rows(reference),
        "leader": registers.leader_rows(reference),
        "target": registers.target_rows(reference),
        "alias": registers.alias_rows(reference),
        "return_title": [(kind.name, kind.title) for kind in RETURNS],
        "calendar": registers.calendar_rows(reference),
        "setting": registers.setting_rows(reference),
        "same": registers.same_rows(reference),
        "correction": registers.correction_rows(reference),
        "expected": expectations.expected_rows(reference),
        "period": expectations.period_rows(reference, min(starts, default=None), max(days, default=None)),
    }
    for name, columns in REGISTERS.items():
        con.execute(f"create table {name} ({columns})")
        _insert(con, name, rows[name])
    _define_types(con, registers.keywords(reference))


def _define_types(con, types: list[tuple[str, list[str]]]) -> None:
    """type_of(description): the first type of which a keyword is in it, NULL without. One expression over constants
    is five times faster than a join with every keyword."""
    cases = "when false then ''"
    for name, words in types:
        cases += f" when regexp_matches(description, {_quoted('|'.join(map(re.escape, words)))}) then {_quoted(name)}"
    con.execute(f"create temp macro type_of(description) as case {cases} end")


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _insert(con, name: str, rows: list[tuple]) -> None:
    if not rows:
        return
    columns = [f"c{i}" for i in range(len(rows[0]))]
    arrow = pa.table({c: [row[i] for row in rows] for i, c in enumerate(columns)})
    con.register("incoming_rows", arrow)
    con.execute(f"insert into {name} select * from incoming_rows")
    con.unregister("incoming_rows")


def _attach_rows(con, accepted: Accepted) -> None:
    """in_<table>: a view on all Parquet files of that table, or no rows of the same columns."""
    for table, schema in SCHEMAS.items():
        files = accepted.parquet_files(table)
        if files:
            listed = ", ".join(map(_quoted, files))
            con.execute(f"create temp view in_{table} as select * from read_parquet([{listed}])")
        else:
            con.register(f"in_{table}", schema.empty_table())


def _build(con, model: Path) -> None:
    name = model.stem.split("_", 1)[1]
    temporary = "temp " if name.startswith("step_") else ""
    con.execute(f"create {temporary}table {name} as {model.read_text(encoding='utf-8')}")


def _describe(con, number: int, basis: str) -> None:
    con.execute(
        "create table snapshot as select cast(? as integer) as number, cast(? as timestamp) as built_at,"
        " max(reporting_on) as latest_reporting_on, min(reporting_on) as first_reporting_on,"
        " cast(? as varchar) as basis from return_sheet",
        [number, datetime.now().replace(microsecond=0), basis],
    )
