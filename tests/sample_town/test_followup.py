"""The sample town's follow-ups, filled in and loaded: nothing doubled, every 久未更新 mark gone."""

import shutil
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from analytics import progress
from analytics.figures import figure
from analytics.scope import Scope
from analytics.store import Snapshot, open_snapshot
from etl.followup import write_followups
from etl.load import load
from tests.sample_town.__main__ import TOWN_FOLDER

FILLED_ON = date(2026, 4, 8)
FIRST, MARK = 5, {"found": 6, "level": 5, "done": 10, "accepted": 11, "situation": 12}


def fill(path: Path) -> int:
    """Every second row gets its dates, every fourth a word, the others stay blank; how many are closed."""
    book = openpyxl.load_workbook(path)
    page = book.active
    page["J2"] = FILLED_ON
    closed = 0
    for row in range(FIRST, page.max_row + 1):
        if row % 2:
            page.cell(row, MARK["done"]).value = date(2026, 4, 2)
            page.cell(row, MARK["accepted"]).value = (
                "2026-04-07" if page.cell(row, MARK["level"]).value == "重大" else None
            )
            closed += 1
        elif row % 4 == 0:
            page.cell(row, MARK["situation"]).value = ("整改中", "申请延期", "不属本村")[row // 4 % 3]
    book.save(path)
    return closed


@pytest.fixture(scope="module")
def town(tmp_path_factory) -> dict:
    """The snapshots before and after, the report of the load, how many rows were closed."""
    data, out = tmp_path_factory.mktemp("town"), tmp_path_factory.mktemp("forms")
    for name in ("incoming", "reference"):
        shutil.copytree(TOWN_FOLDER / name, data / name)
    load(None, data)
    before = open_snapshot(data)
    written = write_followups(data, out)
    closed = sum(fill(path) for path in written.files)
    report = load([out], data)
    again = load([out], data)
    return {"before": before, "after": open_snapshot(data), "written": written, "closed": closed,
            "report": report, "again": again}  # fmt: skip


def as_of(snapshot: Snapshot) -> Scope:
    return Scope.of(snapshot, as_of=FILLED_ON)


def stock(snapshot: Snapshot) -> int:
    return figure(snapshot, "stock", as_of(snapshot)).numerator


def test_a_form_holds_every_open_hazard(town):
    assert town["written"].asked_on == town["before"].latest
    assert town["written"].hazards == stock(town["before"]) > 20


def test_every_form_is_taken_whole(town):
    assert {book["status"] for book in town["report"]["workbooks"]} == {"loaded"}
    rows = [sheet["rows"] for book in town["report"]["workbooks"] for sheet in book["sheets"]]
    assert sum(row["loaded"] for row in rows) == town["written"].hazards


def test_nothing_is_doubled(town):
    known = [
        {h["hazard_id"] for h in s.query("select hazard_id from hazard")}
        for s in (town["before"], town["after"])
    ]
    assert known[0] == known[1]
    same = "select hazard_id, place, entity, description, level, found_on, due_on, reporting_place from hazard order by 1"
    assert town["before"].query(same) == town["after"].query(same)


def test_the_stock_falls_by_exactly_what_was_filled_in(town):
    assert stock(town["before"]) - stock(town["after"]) == town["closed"] > 0


def test_every_mark_of_not_heard_of_for_long_is_gone(town):
    assert progress.stale(town["before"], as_of(town["before"])).stale_open > 0
    now = progress.stale(town["after"], as_of(town["after"]))
    assert (now.stale_open, now.text) == (0, "")


def test_loaded_again_nothing_changes(town):
    assert {book["status"] for book in town["again"]["workbooks"]} == {"unchanged"}
    assert town["again"]["snapshot"] == town["report"]["snapshot"]
