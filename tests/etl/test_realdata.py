"""Real files that nobody here wrote, each with the outcome that a careful clerk would want (read in place, never copied)."""

import gzip
import io
import json
import re
import zipfile
from datetime import date, timedelta
from pathlib import Path

import pytest
import python_calamine as calamine

from etl.book import ErrorCell
from etl.reading import read_book
from tests.etl.desk import PLACES, Town, accounts, make_town, read_bytes, xlsx

REAL = Path(__file__).resolve().parents[3] / "shared" / "realdata"
pytestmark = pytest.mark.skipif(not REAL.exists(), reason="the real files are not beside the project")

NO_HEADER, NO_PLACE = "没有找到表头", "名称不在名录中"
FATES = [  # file, fate, rows loaded and rejected, what must be said
    # Hazards whose columns are headed in English: nothing is guessed; the headings can be confirmed in words.csv.
    ("D3_hazard_text/train.csv", "refused", 0, 0, NO_HEADER),
    ("D4_ihm/IHMStefanini_industrial_safety_and_health_database_with_accidents_description.csv", "refused", 0, 0,
     NO_HEADER),
    # Figures about something else (holidays, population, cities): no sheet of them is a return, each says so.
    ("D5_nbs_exports/add_work.xlsx", "refused", 0, 0, NO_HEADER),
    ("D5_nbs_exports/holidays.xlsx", "refused", 0, 0, NO_HEADER),
    ("D5_nbs_exports/population_year.xlsx", "refused", 0, 0, NO_HEADER),
    ("D5_nbs_exports/主要城市年度数据.xls", "refused", 0, 0, NO_HEADER),
    ("D5_nbs_exports/分省年度数据.xls", "refused", 0, 0, NO_HEADER),
    ("D5_nbs_exports/原值.xlsx", "refused", 0, 0, NO_HEADER),
    ("D5_nbs_exports/期望值.xlsx", "refused", 0, 0, NO_HEADER),
    # A hazard ledger of another province: understood, and every row goes back because its village is not ours.
    ("D6_hazard_import_template/hazards_20.xlsx", "partial", 0, 20, NO_PLACE),
    ("D6_hazard_import_template/hazards_multi_enterprise.csv", "partial", 0, 106, NO_PLACE),
    ("D6_hazard_import_template/test_template.xlsx", "partial", 0, 1, NO_PLACE),
    # A CSV named .xls is opened, and is no return.
    ("D7_fake_xls/table_1_is_utf8bom_csv.xls", "refused", 0, 0, NO_HEADER),
    # Registers of places are no returns.
    ("D9_divisions/areas.csv", "refused", 0, 0, NO_HEADER),
    ("D9_divisions/cities.csv", "refused", 0, 0, NO_HEADER),
    ("D9_divisions/provinces.csv", "refused", 0, 0, NO_HEADER),
    ("D9_divisions/streets.csv", "refused", 0, 0, NO_HEADER),
    # Opened without harm, and no returns.
    ("D10_hostile_samples/ErrorTypes.xlsx", "refused", 0, 0, NO_HEADER),
    ("D10_hostile_samples/SampleSS.strict.xlsx", "refused", 0, 0, NO_HEADER),
    ("D10_hostile_samples/column_row_ranges.xlsx", "refused", 0, 0, NO_HEADER),
    ("D10_hostile_samples/date_1904.xls", "refused", 0, 0, NO_HEADER),
    ("D10_hostile_samples/empty_shared_string.xlsx", "refused", 0, 0, NO_HEADER),
    ("D10_hostile_samples/header-row.xlsx", "refused", 0, 0, NO_HEADER),
    ("D10_hostile_samples/merge_cells.xls", "refused", 0, 0, NO_HEADER),
    ("D10_hostile_samples/merge_cells.xlsx", "refused", 0, 0, NO_HEADER),
    ("D10_hostile_samples/no-header.xlsx", "refused", 0, 0, NO_HEADER),
    ("D10_hostile_samples/whitespace_trim.xlsx", "refused", 0, 0, NO_HEADER),
    # What lies in a hidden sheet is not read behind the clerk's back, and not passed over in silence.
    ("D10_hostile_samples/sheet_visibility.xlsx", "refused", 0, 0, "隐藏的工作表不读"),
    # Nothing to read: the sender has to know why.
    ("D10_hostile_samples/empty.xls", "refused", 0, 0, "没有可读的内容"),
    ("D10_hostile_samples/pass_protected.xlsb", "refused", 0, 0, "密码"),
    ("D10_hostile_samples/password.xls", "refused", 0, 0, "密码"),
]  # fmt: skip
MONTHS = [f"{year}_{month}" for year in range(2005, 2010) for month in range(1, 13)]
CONFIRMED = """field,return,word,means,who,on
heading,hazard_ledger,content,description,某某,2025-04-01
heading,hazard_ledger,level_1,sector,某某,2025-04-01
heading,accident_ledger,Data,occurred_at,某某,2025-04-01
heading,accident_ledger,Critical Risk,category,某某,2025-04-01
"""


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory) -> Town:
    """A town whose clerk has confirmed foreign headings and registered another spelling of a village."""
    town = make_town(tmp_path_factory.mktemp("elsewhere"))
    town.register("places.csv", PLACES.replace("甲村村委会", "甲村村委会；北京市"))
    town.register("words.csv", CONFIRMED)
    return town


def _content(name: str) -> bytes:
    return (REAL / name).read_bytes()


def _column(name: str, at: int) -> list[str]:
    """A column of a CSV file below its header, as this test reads it."""
    return [str(row[at] or "") for row in read_book(_content(name)).sheets[0].rows[1:]]


def test_every_file_is_tried():
    tried = {name for name, *_ in FATES} | {f"D1_national_month_2005_2009/{month}.xls" for month in MONTHS}
    tried |= {"D8_saus_header_labels/saus_dev.jl.gz"}
    here = {p.relative_to(REAL).as_posix() for p in REAL.rglob("*") if p.is_file() and p.suffix != ".md"}
    assert tried == here


@pytest.mark.parametrize(("name", "fate", "loaded", "rejected", "says"), FATES, ids=[f[0] for f in FATES])
def test_a_file_meets_the_fate_a_clerk_wants(reading_town, name, fate, loaded, rejected, says):
    outcome = read_bytes(reading_town, _content(name), Path(name).name)
    counts = [sheet.counts() for sheet in outcome.sheets]
    for count in counts:
        accounts(count)
    assert (outcome.status, sum(c["loaded"] for c in counts), sum(c["rejected"] for c in counts)) == (
        fate,
        loaded,
        rejected,
    )
    assert any(says in problem.advice for problem in outcome.problems())
    assert all(problem.found and problem.advice for problem in outcome.problems())
    refused = [sheet for sheet in outcome.sheets if sheet.status == "refused"]
    assert all(any(p.severity == "error" for p in sheet.problems) for sheet in refused)


@pytest.mark.parametrize("month", MONTHS)
def test_a_month_of_accidents_is_loaded_and_its_total_compared(reading_town, month):
    name = f"D1_national_month_2005_2009/{month}.xls"
    outcome = read_bytes(reading_town, _content(name), f"{month}.xls")
    (sheet,) = [sheet for sheet in outcome.sheets if sheet.status != "empty"]
    start = date(int(month[:4]), int(month[5:]), 1)
    assert (outcome.status, sheet.return_name, sheet.context.period.start) == (
        "loaded",
        "accident_monthly",
        start,
    )
    assert sheet.context.period.end == (start + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    rows = calamine.load_workbook(str(REAL / name)).get_sheet_by_index(0).to_python()[1:]
    total, parts = rows[-1], rows[:-1]
    assert [[r["item"], r["accidents"], r["deaths"], r["injured"]] for r in sheet.records] == parts
    wrong = [at for at in (1, 2, 3) if sum(row[at] for row in parts) != total[at]]
    assert [p.column for p in sheet.problems if p.code == "total"] == wrong


def test_headings_that_a_clerk_confirms_open_a_foreign_ledger_of_12000_rows(elsewhere):
    """No village and no day in it: 未分村, the day of finding estimated; a content that says nothing is no hazard."""
    (sheet,) = read_bytes(elsewhere, _content("D3_hazard_text/train.csv"), "2025年3月.csv").sheets
    written = _column("D3_hazard_text/train.csv", 5)
    accounts(sheet.counts())
    for record in sheet.records:
        assert record["description"] == written[record["row_no"] - 2].strip()
        assert (record["place"], record["found_on"], record["found_estimated"]) == (None, None, True)
    assert all(not re.search(r"\w", written[row["row_no"] - 2]) for row in sheet.rejected)
    nothing = {n: written[n - 2].strip() for n, reason in sheet.set_aside.items() if reason == "零报告"}
    assert set(nothing.values()) <= {"无", "没有"}
    assert sheet.counts()["loaded"] > 11_500


def test_a_day_that_may_be_day_month_or_month_day_is_never_guessed(elsewhere):
    """01-02-2016 is two days: the 425 accidents go back, each with its cell."""
    name = "D4_ihm/IHMStefanini_industrial_safety_and_health_database_with_accidents_description.csv"
    (sheet,) = read_bytes(elsewhere, _content(name), "事故.csv").sheets
    assert (sheet.return_name, sheet.counts()["loaded"], sheet.counts()["rejected"]) == (
        "accident_ledger",
        0,
        425,
    )
    errors = [p for p in sheet.problems if p.severity == "error"]
    assert [(p.code, p.found) for p in errors] == [("date", cell) for cell in _column(name, 1)]


def test_another_systems_hazards_load_once_their_place_is_registered(elsewhere):
    """Its description column is headed 重大…: without a level column that is asked about, once."""
    content = _content("D6_hazard_import_template/hazards_20.xlsx")
    (sheet,) = read_bytes(elsewhere, content, "导入.xlsx", loaded_on=date(2026, 5, 1)).sheets
    cells = read_book(content).sheets[0].rows
    at = {heading: i for i, heading in enumerate(cells[0])}
    assert len(sheet.records) == 20
    for record in sheet.records:
        row = cells[record["row_no"] - 1]
        assert (record["place"], record["level"]) == ("甲村", None)
        assert record["description"] == row[at["重大隐患描述"]]
        assert str(record["found_on"]) == row[at["检查时间"]]
        assert (str(record["rectified_on"]) if record["rectified_on"] else None) == row[
            at["实际整改完成时间"]
        ]
        assert record["status"] == row[at["是否整改"]]
    assert [p.code for p in sheet.problems].count("major_title") == 1


@pytest.mark.parametrize("start", range(0, 210, 42))
def test_a_published_table_of_another_country_is_never_taken_for_a_return(reading_town, start):
    with gzip.open(REAL / "D8_saus_header_labels" / "saus_dev.jl.gz", "rt", encoding="utf-8") as lines:
        tables = [json.loads(line) for line in lines][start : start + 6]
    for table in tables:
        outcome = read_bytes(reading_town, xlsx(table["table_array"]), table["file_name"])
        assert [s.status in ("refused", "empty") for s in outcome.sheets] == [True]
        accounts(outcome.sheets[0].counts())


def test_codes_of_places_stay_text():
    rows = read_book(_content("D9_divisions/streets.csv")).sheets[0].rows
    assert len(rows) == 41_353
    assert all(isinstance(cell, str) for row in rows for cell in row)


def test_a_strict_workbook_is_read_cell_by_cell():
    sheets = read_book(_content("D10_hostile_samples/SampleSS.strict.xlsx")).sheets
    assert [sum(cell is not None for row in sheet.rows for cell in row) > 3 for sheet in sheets] == [
        True,
        True,
        False,
    ]


def test_days_counted_from_1904_are_the_days_that_excel_shows():
    rows = read_book(_content("D10_hostile_samples/date_1904.xls")).sheets[0].rows
    assert [row[0] for row in rows[:2]] == [date(2021, 1, 1), date(2021, 1, 2)]


def test_every_error_cell_of_a_workbook_is_seen():
    content = _content("D10_hostile_samples/ErrorTypes.xlsx")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        written = sum(archive.read(n).count(b't="e"') for n in archive.namelist() if "worksheets/sheet" in n)
    cells = [cell for sheet in read_book(content).sheets for row in sheet.rows for cell in row]
    assert sum(isinstance(cell, ErrorCell) for cell in cells) == written > 10


def test_merged_cells_are_found_alike_in_old_and_new_files():
    old, new = (
        read_book(_content(f"D10_hostile_samples/merge_cells.{kind}")).sheets[0] for kind in ("xls", "xlsx")
    )
    assert old.merges == new.merges != []
    assert old.rows == new.rows
