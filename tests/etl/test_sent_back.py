"""The workbook that goes back to the village: its own file, bad cells marked, our list first (design section 3)."""

import io
from pathlib import Path

import openpyxl
import pytest

from tests.etl.desk import csv_text, ledger, read_bytes, xls, xlsx

BAD = {"排查日期": "春节"}


def _back(town, name: str, content) -> openpyxl.Workbook:
    return openpyxl.load_workbook(_path(town, name, content))


def _path(town, name: str, content) -> Path:
    return Path(town.load(name, content)["sent_back"])


def _mended(path: Path, cell: str, value: str, sheet: str = "隐患台账") -> bytes:
    book = openpyxl.load_workbook(path)
    book[sheet][cell] = value
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def test_a_return_that_is_all_good_goes_back_to_nobody(town):
    assert town.load("台账.xlsx", ledger({}))["sent_back"] is None


def test_a_return_that_has_only_warnings_goes_back_to_nobody(town):
    assert town.load("台账.xlsx", ledger({"隐患等级": ""}))["sent_back"] is None


def test_the_list_is_the_first_sheet_and_the_senders_sheets_follow(town):
    book = _back(town, "台账.xlsx", xlsx({"消防": ledger(BAD), "交通": ledger({})}))
    assert book.sheetnames == ["退回说明", "消防", "交通"]
    assert book.active.title == "退回说明"


def test_the_list_names_sheet_row_heading_what_was_found_and_what_to_do(town):
    page = _back(town, "台账.xlsx", ledger({}, BAD))["退回说明"]
    cells = [
        str(cell) for row in page.iter_rows(min_row=5, values_only=True) for cell in row if cell is not None
    ]
    assert {"隐患台账", "5", "排查日期", "春节"} <= set(cells)


def test_the_bad_cell_is_red_with_a_comment_and_its_neighbours_are_as_they_were(town):
    page = _back(town, "台账.xlsx", ledger({}, BAD))["隐患台账"]
    assert page["G5"].fill.fgColor.rgb.endswith("FFC7CE")
    assert "2025" in page["G5"].comment.text
    assert (page["G4"].fill.fill_type, page["G4"].comment, page["F5"].comment) == (None, None, None)
    assert page["G5"].value == "春节"


def test_it_is_the_senders_own_file_with_its_widths_formulas_and_merges(town):
    book = openpyxl.load_workbook(io.BytesIO(xlsx(ledger(BAD), merges=("A1:K1",))))
    book["隐患台账"].column_dimensions["C"].width = 41
    book["隐患台账"]["M4"] = "=1+1"
    book["隐患台账"]["C4"].font = openpyxl.styles.Font(bold=True)
    kept = io.BytesIO()
    book.save(kept)
    page = _back(town, "台账.xlsx", kept.getvalue())["隐患台账"]
    assert (page.column_dimensions["C"].width, page["M4"].value, page["C4"].font.bold) == (41, "=1+1", True)
    assert [str(area) for area in page.merged_cells.ranges] == ["A1:K1"]


@pytest.mark.parametrize(
    ("name", "content"), [("台账.xls", xls(ledger({}, BAD))), ("台账.csv", csv_text(ledger({}, BAD)))]
)
def test_any_other_kind_goes_back_as_an_xlsx_with_every_cell_at_its_old_address(town, name, content):
    path = _path(town, name, content)
    page = openpyxl.load_workbook(path).worksheets[1]
    assert path.suffix == ".xlsx"
    assert (page["A3"].value, page["G5"].value, page["E4"].value) == ("序号", "春节", "灭火器过期1")
    assert page["G5"].comment is not None


def test_text_that_looks_like_a_formula_stays_text(town):
    rows = ledger({"隐患内容": "=1+1"}, BAD | {"隐患内容": "=SUM(A1:A9)"})
    rows[4][6] = "=春节"
    book = _back(town, "台账.xlsx", xlsx(rows))
    assert [(book["隐患台账"][at].data_type, book["隐患台账"][at].value) for at in ("E4", "G5")] == [
        ("s", "=1+1"),
        ("s", "=春节"),
    ]
    listed = [cell for row in book["退回说明"].iter_rows(min_row=5) for cell in row if cell.value == "=春节"]
    assert [cell.data_type for cell in listed] == ["s"]


def test_text_that_looks_like_a_formula_in_a_csv_stays_text(town):
    book = _back(town, "台账.csv", csv_text(ledger({"隐患内容": "=1+1"}, BAD)))
    assert (book.worksheets[1]["E4"].data_type, book.worksheets[1]["E4"].value) == ("s", "=1+1")


def test_the_first_sheet_is_ignored_when_it_comes_back(town):
    path = _path(town, "台账.xlsx", ledger({}, BAD))
    outcome = read_bytes(town, _mended(path, "G5", "3月6日"))
    assert [(s.sheet, s.status, len(s.records)) for s in outcome.sheets] == [
        ("退回说明", "ignored", 0),
        ("隐患台账", "loaded", 2),
    ]
    assert outcome.status == "loaded"


@pytest.mark.parametrize(
    ("name", "content", "sheet"),
    [("台账.xlsx", xlsx(ledger({}, BAD)), "隐患台账"), ("台账.xls", xls(ledger({}, BAD)), "隐患台账"),
     ("台账.csv", csv_text(ledger({}, BAD)), "表1")],
)  # fmt: skip
def test_what_comes_back_mended_brings_no_duplicates_and_leaves_nothing_rejected(town, name, content, sheet):
    path = _path(town, name, content)
    told = town.load(path.name, _mended(path, "G5", "3月6日", sheet))
    assert told["status"] == "loaded"
    assert [(h["description"], h["reports"], h["vanished"]) for h in town.hazards()] == [
        ("灭火器过期1", 2, False),
        ("灭火器过期2", 1, False),
    ]
    assert [row["is_mended"] for row in town.ask("select is_mended from rejected_row")] == [True]


def test_what_comes_back_unmended_is_marked_again(town):
    path = _path(town, "台账.xlsx", ledger({}, BAD))
    book = _back(town, path.name, _mended(path, "G5", "元宵节"))
    assert book.sheetnames == ["退回说明", "隐患台账"]
    assert "元宵节" in [cell for row in book["退回说明"].iter_rows(values_only=True) for cell in row]


def test_a_refused_sheet_goes_back_with_the_heading_that_is_missing(town):
    rows = [[("毛病" if cell == "隐患内容" else cell) for cell in line] for line in ledger({})]
    page = _back(town, "台账.xlsx", rows)["退回说明"]
    assert any("隐患描述" in str(cell) for row in page.iter_rows(values_only=True) for cell in row)


def test_a_bad_cell_inside_a_merge_is_marked_at_the_merge(town):
    rows = ledger({"排查日期": "春节"}, {"排查日期": ""})
    page = _back(town, "台账.xlsx", xlsx(rows, merges=("G4:G5",)))["隐患台账"]
    assert page["G4"].comment is not None
    assert [str(area) for area in page.merged_cells.ranges] == ["G4:G5"]


def test_what_goes_back_lies_in_the_outbox_and_never_in_incoming(town):
    path = _path(town, "台账.xlsx", ledger(BAD))
    assert town.data / "outbox" in path.parents
    assert [p.name for p in (town.data / "incoming").iterdir()] == ["台账.xlsx"]
