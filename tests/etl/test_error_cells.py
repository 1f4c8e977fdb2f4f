"""Formula errors in every kind of file: a row whose figures rest on one goes back, and nothing passes for blank."""

import io
import struct
import zipfile

import openpyxl
import pytest
import xlwt
from xlwt.CompoundDoc import XlsDoc

from tests.etl.desk import HEADINGS, accounts, codes, csv_text, ledger, read_bytes, read_rows, xlsx
from tests.etl.test_aggregates import HEADS

REF = "#REF!"
KEPT = ("整改措施", "备注", "联系电话", "序号", "我们自己的列")
ODS = """<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0" office:version="1.2">
<office:body><office:spreadsheet><table:table table:name="隐患台账">{}</table:table></office:spreadsheet></office:body>
</office:document-content>"""


def failed(rows, kind: str = "xlsx") -> bytes:
    """A workbook in which every '#REF!' is a formula error and no text."""
    return {"xlsx": _xlsx, "xls": _xls, "xls of 1995": biff5, "ods": _ods, "csv": _csv, "html": _html}[kind](
        rows
    )


def _xlsx(rows) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(xlsx(rows)))
    for line in book.active:
        for cell in line:
            cell.data_type = "e" if cell.value == REF else cell.data_type
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def _xls(rows) -> bytes:
    book = xlwt.Workbook(encoding="utf-8")
    page = book.add_sheet("隐患台账")
    for r, line in enumerate(rows):
        for c, value in enumerate(line):
            if value == REF:
                page.row(r).set_cell_error(c, REF)
            elif value not in ("", None):
                page.write(r, c, value)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def biff5(rows) -> bytes:
    """An .xls as Excel 95 wrote it: GBK text in a stream named Book."""

    def record(number: int, body: bytes) -> bytes:
        return struct.pack("<HH", number, len(body)) + body

    sheet = record(0x809, struct.pack("<4H", 0x500, 0x10, 0, 0))
    for r, line in enumerate(rows):
        for c, value in enumerate(line):
            text = str(value).encode("gbk")
            if value == REF:
                sheet += record(0x205, struct.pack("<3HBB", r, c, 0, 0x17, 1))
            elif text:
                sheet += record(0x204, struct.pack("<4H", r, c, 0, len(text)) + text)
    head = record(0x809, struct.pack("<4H", 0x500, 5, 0, 0)) + record(0x42, struct.pack("<H", 936))
    name = "隐患台账".encode("gbk")
    bound, end = 4 + 7 + len(name), record(0xA, b"")
    at = len(head) + bound + len(end)
    stream = head + record(0x85, struct.pack("<IHB", at, 0, len(name)) + name) + end + sheet + end
    kept = io.BytesIO()
    XlsDoc().save(kept, stream)
    entries = [
        name.encode("utf-16-le").ljust(64, b"\0") + struct.pack("<H", 2 * len(name) + 2)
        for name in ("Workbook", "Book")
    ]
    return kept.getvalue().replace(*entries)


def _ods(rows) -> bytes:
    def cell(value) -> str:
        if value == REF:
            return '<table:table-cell office:value-type="string" calcext:value-type="error"><text:p>#REF!</text:p></table:table-cell>'
        return f'<table:table-cell office:value-type="string"><text:p>{value}</text:p></table:table-cell>'

    lines = "".join(f"<table:table-row>{''.join(map(cell, line))}</table:table-row>" for line in rows)
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr(
            "META-INF/manifest.xml",
            "<manifest:manifest xmlns:manifest='urn:oasis:names:tc:opendocument:xmlns:manifest:1.0'/>",
        )
        archive.writestr("content.xml", ODS.format(lines))
    return kept.getvalue()


def _csv(rows) -> bytes:
    return csv_text(rows).encode("gb18030")


def _html(rows) -> bytes:
    return (
        "<table>" + "".join(f"<tr><td>{'<td>'.join(map(str, line))}" for line in rows) + "</table>"
    ).encode()


@pytest.mark.parametrize("kind", ["xlsx", "xls", "xls of 1995", "ods", "csv", "html"])
def test_an_error_in_a_figure_sends_the_row_back_in_every_kind_of_file(reading_town, kind):
    content = failed(ledger({"整改期限": REF}, {}, {"排查日期": REF, "整改状态": REF}), kind)
    (sheet,) = read_bytes(reading_town, content).sheets
    accounts(sheet.counts())
    told = [(p.code, p.row, p.heading, p.found) for p in sheet.problems if p.severity == "error"]
    assert told == [
        ("error_cell", 4, "整改期限", REF),
        ("error_cell", 6, "排查日期", REF),
        ("error_cell", 6, "整改状态", REF),
    ]
    assert [r["row_no"] for r in sheet.records] == [5]
    assert all("改成数值后重报" in p.advice for p in sheet.problems if p.code == "error_cell")


@pytest.mark.parametrize("heading", [h for h in HEADINGS if h != "序号"])
def test_an_error_under_a_heading_that_counts_is_the_one_error_of_its_row(reading_town, heading):
    (sheet,) = read_bytes(reading_town, failed(ledger({heading: REF}))).sheets
    assert [(p.code, p.heading) for p in sheet.problems if p.severity == "error"] == [("error_cell", heading)]
    assert (len(sheet.records), sheet.rejected[0]["words"][heading]) == (0, REF)


@pytest.mark.parametrize("heading", KEPT)
def test_an_error_under_a_heading_that_is_only_kept_is_a_warning(reading_town, heading):
    rows = ledger({heading: REF}, headings=(*HEADINGS, *[h for h in KEPT if h != "序号"]))
    (sheet,) = read_bytes(reading_town, failed(rows)).sheets
    assert len(sheet.records) == 1
    assert [p.heading for p in sheet.problems if p.code == "error_cell"] == [heading]
    assert "error" not in [p.severity for p in sheet.problems]


def test_an_error_in_a_count_of_an_aggregate_sends_its_row_back_and_in_a_total_it_is_told(reading_town):
    line = ["消防", *[REF if heading == "一般事故隐患/排查" else 1 for heading in HEADS[1:]]]
    rows = [["2025年3月隐患排查治理情况月报表"], list(HEADS), ["合计", REF, *[1] * (len(HEADS) - 2)], line]
    rows[3][2] = REF
    (sheet,) = read_bytes(reading_town, failed(rows)).sheets
    assert [(p.row, p.severity) for p in sheet.problems if p.code == "error_cell"][0] == (3, "warning")
    assert (len(sheet.records), [r["row_no"] for r in sheet.rejected]) == (0, [4])


def test_a_row_of_nothing_but_errors_is_no_blank_row(reading_town):
    rows = [*ledger({}), [REF] * len(HEADINGS)]
    (sheet,) = read_bytes(reading_town, failed(rows)).sheets
    assert (sheet.counts()["loaded"], sheet.counts()["rejected"]) == (1, 1)


def test_text_that_only_looks_like_an_error_is_text(reading_town):
    sheet = read_rows(reading_town, ledger({"隐患内容": "#1配电箱无盖"}))
    assert [r["description"] for r in sheet.records] == ["#1配电箱无盖"]
    assert "error_cell" not in codes(sheet, "warning")


@pytest.mark.parametrize("kind", ["xlsx", "xls", "csv"])
def test_a_workbook_with_errors_goes_back_with_them_marked(town, kind):
    told = town.load("台账." + kind, failed(ledger({"整改期限": REF}, {}), kind))
    (name,) = [sheet for sheet in openpyxl.load_workbook(told["sent_back"]).sheetnames if sheet != "退回说明"]
    page = openpyxl.load_workbook(told["sent_back"])[name]
    assert (told["status"], page["H4"].value, "公式错误" in page["H4"].comment.text) == ("partial", REF, True)


def test_chinese_of_before_excel_97_is_read(reading_town):
    outcome = read_bytes(reading_town, biff5(ledger({})), "台账.xls")
    assert (outcome.kind, outcome.status) == ("xls", "loaded")
    assert [(r["place"], r["entity"], str(r["due_on"])) for r in outcome.sheets[0].records] == [
        ("甲村", "惠民超市", "2025-03-20")
    ]
