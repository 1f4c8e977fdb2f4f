"""Files that would hang, swell, fetch or mislead: each is refused in one plain sentence, and harmless oddities are read."""

import io
import zipfile
from datetime import datetime

import openpyxl
import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from xlwt.CompoundDoc import XlsDoc

from tests.etl.desk import csv_text, ledger, read_bytes, xls, xlsx

GOOD = xlsx(ledger({}))
LARGE, NO_SHEET = "大得不合常理", "不是表格"


def rewritten(content: bytes, member: str, change) -> bytes:
    """The same archive with one member changed; a member that is not there is added."""
    kept = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as new:
        for name in dict.fromkeys([*old.namelist(), member]):
            before = old.read(name) if name in old.namelist() else b""
            new.writestr(name, change(before) if name == member else before)
    return kept.getvalue()


def _sheet(change) -> bytes:
    return rewritten(GOOD, "xl/worksheets/sheet1.xml", change)


def _archive(*names: str) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return kept.getvalue()


def _ole(stream: str) -> bytes:
    """An OLE file whose first stream has that name, as other programs than Excel write."""
    kept = io.BytesIO()
    XlsDoc().save(kept, b"x" * 5000)
    named = [
        n.encode("utf-16-le").ljust(64, b"\0") + bytes([2 * len(n) + 2, 0]) for n in ("Workbook", stream)
    ]
    return kept.getvalue().replace(*named)


ENTITY = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
FAR = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
SPAN = "<td rowspan=1000 colspan=1000>x</td>"


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (rewritten(GOOD, "xl/media/image1.bin", lambda _: bytes(110 << 20)), LARGE),
        (_sheet(lambda xml: xml.replace(b"</sheetData>", FAR).replace(b'ref="A1:K4"', b'ref="A1:XFD1048576"')), LARGE),
        (f"<table>{f'<tr>{SPAN * 3}</tr>' * 3}</table>".encode(), LARGE),
        (_sheet(lambda xml: ENTITY + xml.split(b"?>", 1)[-1]), "外部引用"),
        (rewritten(GOOD, "xl/sharedStrings.xml", lambda xml: ENTITY + xml.split(b"?>", 1)[-1]), "外部引用"),
        (_sheet(lambda xml: xml[:300]), "损坏"),
        (csv_text(ledger({"隐患内容": '"灭火器过期'}, {})).encode(), "引号不成对"),
        (_archive("[Content_Types].xml", "word/document.xml"), "Word"),
        (_archive("[Content_Types].xml", "ppt/presentation.xml"), "演示文稿"),
        (_archive("OFD.xml", "Doc_0/Document.xml"), "OFD"),
        (_archive("台账/三月.xlsx"), "压缩包"),
        (_ole("WordDocument"), "Word"),
        (_ole("PowerPoint Document"), "演示文稿"),
        (_ole("ThumbnailStore"), NO_SHEET),
        (b'<?xml version="1.0"?>\n<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">', "XML 格式"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related", "网页"),
        (b"\x09\x08\x10\x00\x00\x05\x05\x00" + bytes(30), "损坏"),
        (b"BM\x36\x00\x0c\x00" + bytes(60), "图片"),
        (b"GIF89a" + bytes(60), "图片"),
        (b"II*\x00" + bytes(60), "图片"),
    ],
)  # fmt: skip
def test_a_hostile_or_foreign_file_is_refused_in_one_sentence(reading_town, content, says):
    outcome = read_bytes(reading_town, content, "台账.xlsx")
    (problem,) = outcome.problems()
    assert (outcome.status, problem.severity, problem.code) == ("refused", "error", "unreadable")
    assert says in problem.advice


def test_a_dimension_that_says_too_much_does_no_harm(reading_town):
    content = _sheet(lambda xml: xml.replace(b'ref="A1:K4"', b'ref="A1:XFD1048576"'))
    assert content != GOOD
    assert read_bytes(reading_town, content).status == "loaded"


def test_macros_are_passed_over(reading_town):
    assert read_bytes(reading_town, rewritten(GOOD, "xl/vbaProject.bin", lambda _: b"x")).status == "loaded"


@pytest.mark.parametrize(
    "wrap", ["<meta charset=utf-8>{}", "\ufeff<style>td {{}}</style>{}", "<div>{}</div>"]
)
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_a_web_table_is_known_by_any_of_its_usual_beginnings(reading_town, wrap, encoding):
    if encoding == "gb18030":
        wrap = wrap.replace("\ufeff", "").replace("utf-8", "gbk")
    rows = "".join("<tr><td>" + "</td><td>".join(map(str, line)) + "</td></tr>" for line in ledger({}))
    outcome = read_bytes(reading_town, wrap.format(f"<table>{rows}</table>").encode(encoding), "台账.xls")
    assert (outcome.kind, outcome.status) == ("html", "loaded")


def test_days_of_a_book_that_counts_from_1904_are_the_days_written(reading_town):
    book = openpyxl.load_workbook(io.BytesIO(GOOD))
    book.epoch = CALENDAR_MAC_1904
    book.active["G4"] = datetime(2025, 3, 5)
    book.active["H4"] = datetime(2025, 3, 20)
    kept = io.BytesIO()
    book.save(kept)
    assert b"date1904" in zipfile.ZipFile(kept).read("xl/workbook.xml")
    (record,) = read_bytes(reading_town, kept.getvalue()).sheets[0].records
    assert (str(record["found_on"]), str(record["due_on"])) == ("2025-03-05", "2025-03-20")


@pytest.mark.parametrize(
    "written", ["2025-3-15 9:30", "2025/3/15 9:05:00", "2025年3月15日9时30分", "2025-03-15T09:30:00"]
)
def test_a_time_of_day_behind_a_day_does_not_eat_into_the_day(reading_town, written):
    (record,) = read_bytes(reading_town, xlsx(ledger({"排查日期": written}))).sheets[0].records
    assert str(record["found_on"]) == "2025-03-15"


def test_a_time_glued_to_the_day_is_not_guessed_apart(reading_town):
    (sheet,) = read_bytes(reading_town, xlsx(ledger({"排查日期": "2025-3-159:30"}))).sheets
    assert [p.code for p in sheet.problems] == ["date"]


def test_a_description_of_mere_points_is_blank_and_no_zero_report(reading_town):
    (sheet,) = read_bytes(reading_town, xls(ledger({"隐患内容": "。。", "整改状态": ""}))).sheets
    assert (len(sheet.records), len(sheet.rejected), sheet.is_zero_return) == (0, 1, False)


def test_a_column_headed_major_without_levels_is_asked_about(reading_town):
    rows = [
        ["重大隐患描述" if cell == "隐患内容" else cell for cell in line if cell not in ("隐患等级", "一般")]
        for line in ledger({})
    ]
    (sheet,) = read_bytes(reading_town, xlsx(rows)).sheets
    assert ([r["level"] for r in sheet.records], [p.code for p in sheet.problems]) == (
        [None],
        ["major_title"],
    )
