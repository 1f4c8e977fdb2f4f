"""Every kind of file a village sends, its sheets seen and hidden, and files that are no workbook (design section 3)."""

import io
import zipfile
from datetime import datetime

import pytest

from etl.load import load
from tests.etl.desk import accounts, csv_text, ledger, read_bytes, xls, xlsx

ONE = ledger({})


def _html(rows) -> str:
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in line) + "</tr>" for line in rows)
    return f"<html><body><table border=1>{body}</table></body></html>"


@pytest.mark.parametrize(
    ("name", "content", "kind", "sheet"),
    [
        ("台账.xlsx", xlsx(ONE), "xlsx", "隐患台账"),
        ("台账.xls", xls(ONE), "xls", "隐患台账"),
        ("台账.xls", _html(ONE).encode("gb18030"), "html", ""),
        ("台账.xls", _html(ONE).encode("utf-8"), "html", ""),
        ("台账.csv", csv_text(ONE).encode("utf-8-sig"), "csv", ""),
        ("台账.csv", csv_text(ONE).encode("utf-8"), "csv", ""),
        ("台账.csv", csv_text(ONE).encode("gb18030"), "csv", ""),
        ("台账.txt", csv_text(ONE).replace(",", "\t").encode("utf-16"), "csv", ""),
        ("台账.xls", xlsx(ONE), "xlsx", "隐患台账"),
        ("台账.et", xls(ONE), "xls", "隐患台账"),
    ],
)
def test_a_workbook_is_read_by_its_bytes_whatever_its_name_says(reading_town, name, content, kind, sheet):
    outcome = read_bytes(reading_town, content, name)
    assert (outcome.kind, outcome.status, [s.sheet for s in outcome.sheets]) == (kind, "loaded", [sheet])
    assert [(r["place"], str(r["found_on"]), r["row_no"]) for r in outcome.sheets[0].records] == [
        ("甲村", "2025-03-05", 4)
    ]


def test_a_csv_cell_may_hold_a_line_break_and_rows_count_records(reading_town):
    content = csv_text(ledger({"隐患内容": '"灭火器过期\n通道堵塞"'}, {}))
    (sheet,) = read_bytes(reading_town, content.encode(), "台账.csv").sheets
    assert [r["row_no"] for r in sheet.records] == [4, 5]
    accounts(sheet.counts())


def test_html_cells_that_span_rows_are_filled_inside_the_span(reading_town):
    rows = ledger({}, {})
    html = _html(rows[:3])[: -len("</table></body></html>")]
    html += "<tr>" + "".join(
        f'<td rowspan="2">{cell}</td>' if at in (1, 2) else f"<td>{cell}</td>"
        for at, cell in enumerate(rows[3])
    )
    html += "</tr><tr>" + "".join(f"<td>{cell}</td>" for at, cell in enumerate(rows[4]) if at not in (1, 2))
    (sheet,) = read_bytes(reading_town, (html + "</tr></table></body></html>").encode(), "台账.xls").sheets
    assert [r["entity"] for r in sheet.records] == ["惠民超市", "惠民超市"]


def test_a_day_cell_of_an_xlsx_is_a_day(reading_town):
    content = xlsx(ledger({"排查日期": datetime(2025, 3, 5), "整改期限": datetime(2025, 3, 20)}))
    record = read_bytes(reading_town, content).sheets[0].records[0]
    assert (str(record["found_on"]), str(record["due_on"])) == ("2025-03-05", "2025-03-20")


def test_every_sheet_is_listed_and_hidden_ones_are_not_read(reading_town):
    content = xlsx({"三月": ONE, "去年": ledger({}, {}), "空表": [[""]]}, hidden=("去年",))
    outcome = read_bytes(reading_town, content)
    assert [(s.sheet, len(s.records)) for s in outcome.sheets] == [("三月", 1), ("去年", 0), ("空表", 0)]
    assert outcome.sheets[1].counts() == {"read": 5, "loaded": 0, "rejected": 0, "set_aside": 5}
    assert [(p.severity, p.sheet) for p in outcome.problems()] == [("warning", "去年")]
    assert outcome.status == "loaded"


def test_several_sheets_are_read_each_with_its_own_rows(town):
    town.load(
        "台账.xlsx",
        xlsx({"消防": ledger({}), "交通": ledger({"隐患内容": "路面坑槽", "村（社区）": "乙村"})}),
    )
    assert [(h["sheet"], h["place"], h["row_no"]) for h in town.hazards()] == [
        ("消防", "甲村", 4),
        ("交通", "乙村", 4),
    ]


def test_a_refused_sheet_does_not_stop_its_neighbour(town):
    told = town.load("台账.xlsx", xlsx({"会议": [["会议记录"], ["今天开会"]], "三月": ONE}))
    assert told["status"] == "partial"
    assert [(s["sheet"], s["status"], s["rows"]["loaded"]) for s in told["sheets"]] == [
        ("会议", "refused", 0),
        ("三月", "loaded", 1),
    ]
    assert len(town.hazards()) == 1


@pytest.mark.parametrize(
    "content", [xlsx({"空表": [[""]]}), xlsx({"空": [[""]], "隐藏": ONE}, hidden=("隐藏",))]
)
def test_a_workbook_with_nothing_to_read_is_refused(reading_town, content):
    outcome = read_bytes(reading_town, content)
    assert outcome.status == "refused"
    assert "error" in [p.severity for p in outcome.problems()]


def _zip(**members: str) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        for name, text in members.items():
            archive.writestr(name.replace("__", "/"), text)
    return kept.getvalue()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"%PDF-1.7 ...", "PDF"), (b"\x89PNG\r\n\x1a\n", "图片"), (b"\xff\xd8\xff\xe0", "照片"), (b"  \r\n", "空的"),
        (b"Rar!\x1a\x07", "压缩包"), (_zip(word__document="x"), "Word"), (_zip(readme="x"), "压缩包"),
        (b"PK\x03\x04" + b"x" * 50, "损坏"), (xlsx(ONE)[:900], "损坏"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "密码"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_workbook_is_refused_in_one_sentence(reading_town, content, says):
    outcome = read_bytes(reading_town, content)
    (problem,) = outcome.problems()
    assert (outcome.status, problem.severity, says in problem.advice) == ("refused", "error", True)


def test_a_refused_file_stays_in_incoming_and_is_tried_again(town):
    assert town.load("台账.xlsx", [["会议记录"], ["今天开会"]])["status"] == "refused"
    assert (town.data / "incoming" / "台账.xlsx").exists()
    assert not list((town.data / "accepted").glob("*")) if (town.data / "accepted").exists() else True
    assert town.load("台账.xlsx", ONE)["status"] == "loaded"


def test_a_refused_file_whose_heading_is_confirmed_later_is_loaded(town):
    rows = [[("毛病" if cell == "隐患内容" else cell) for cell in line] for line in ONE]
    content = xlsx(rows)
    assert town.load("台账.xlsx", content)["status"] == "refused"
    town.register(
        "words.csv",
        "field,return,word,means,who,on\nheading,hazard_ledger,毛病,description,某某,2025-04-01\n",
    )
    assert town.load("台账.xlsx", content)["status"] == "loaded"


def test_lock_files_and_dot_files_of_a_folder_are_passed_over(town):
    town.put("~$台账.xlsx", b"x")
    town.put(".DS_Store", b"x")
    town.put("台账.xlsx", xlsx(ONE))
    assert [b["file"].rsplit("/", 1)[-1] for b in load(None, town.data)["workbooks"]] == ["台账.xlsx"]
