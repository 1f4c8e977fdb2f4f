"""The Word letter and the Excel workbook: the same table to the digit, the layout, hostile text."""

import zipfile

from docx import Document
from docx.oxml.ns import qn
from docx.shared import Mm
from openpyxl import load_workbook

from analytics.circulars import issue, preview
from analytics.ranking import rank
from tests.circulars.make_template import SHIPPED, build
from tests.circulars.town import (
    DOCUMENT,
    excel_rows,
    found,
    issued,
    march,
    places,
    tiny_town,
    word_rows,
    word_text,
)

HOSTILE = (
    "=cmd|' /C calc'!A0",
    "{{ 7*7 }}{% for a in b %}",
    "<script>alert(1)</script>&amp;",
    "甲\n村\x07\x00\u202e",
    "很长的村名" * 60,
    "🚧村<w:p>",
    "+1+1",
    "@SUM(A1)",
)
PLAIN = (*HOSTILE[:3], "甲 村", *HOSTILE[4:])


def test_word_excel_and_the_ranking_agree_to_the_digit(tmp_path):
    town = tiny_town(tmp_path)
    word, excel = issued(town, tmp_path / "out")
    assert word_rows(word) == excel_rows(excel)
    rows = rank(town, "due_rectification_rate", march(town))
    for cells, row in zip(word_rows(word)[1:], rows, strict=True):
        assert cells[1:5] == [row.key, str(row.denominator), str(row.numerator), row.text]
    assert word_rows(word, 1) == excel_rows(excel, 1)


def test_a_ranking_by_a_count_prints_alike_without_empty_columns(tmp_path):
    town = tiny_town(tmp_path)
    word, excel = issued(town, tmp_path / "out", indicator="overdue")
    assert word_rows(word) == excel_rows(excel)
    assert word_rows(word)[0] == [
        "名次",
        "村（社区）",
        "超期未整改（项）",
        "自查发现",
        "退回未更正",
        "未排名原因",
    ]
    widths = [int(column.get(qn("w:w"))) for column in Document(str(word)).tables[0]._tbl.tblGrid]
    assert abs(sum(widths) - Mm(156).twips) < 20


def test_the_letter_says_what_the_preview_says(tmp_path):
    town = tiny_town(tmp_path)
    word, _ = issue(town, DOCUMENT, march(town), draft=True, out=tmp_path / "out")
    text = word_text(word).replace("\n", "")
    for line in preview(town, DOCUMENT, march(town)):
        assert line.text.replace("\n", "") in text


def test_excel_holds_counts_as_numbers_and_nothing_as_a_formula(tmp_path):
    _, excel = issued(tiny_town(tmp_path), tmp_path / "out")
    sheet = load_workbook(excel).worksheets[0]
    assert [cell.value for cell in sheet[5]] == [2, "乙村", 6, 4, 0.667, 2, 6, "退回2项", ""]
    assert sheet["E5"].number_format == "0.0%"
    assert sheet.freeze_panes == "C4" and sheet.print_title_rows == "$3:$3"
    assert sheet.page_setup.paperSize == 9 and sheet.page_setup.fitToHeight == 0
    assert sheet.sheet_properties.pageSetUpPr.fitToPage


def test_excel_draws_who_stands_where_and_what_is_overdue_from_the_table_itself(tmp_path):
    _, excel = issued(tiny_town(tmp_path), tmp_path / "out")
    book = load_workbook(excel)
    rates, late = (chart.series[0] for chart in book["排名图"]._charts)
    assert (rates.val.numRef.f, rates.cat.strRef.f) == ("排名表!$E$4:$E$5", "排名表!$B$4:$B$5")
    assert late.val.numRef.f == "排名表!$F$4:$F$7"
    assert book["排名图"]["A1"].value == book["排名表"]["A2"].value
    assert book["排名图"].sheet_properties.pageSetUpPr.fitToPage


def test_excel_draws_nothing_where_nobody_is_ranked(tmp_path):
    town = tiny_town(tmp_path, hazard=found("甲村", 1), rejected_row=[])
    _, excel = issued(town, tmp_path / "out")
    assert load_workbook(excel).sheetnames == ["排名表", "超期清单"]


def test_hostile_names_and_descriptions_come_out_as_plain_text(tmp_path):
    hazards = [row for name in HOSTILE for row in found(name, 6, 5, entity=name, description=name)]
    town = tiny_town(tmp_path, hazard=hazards, place=places(*HOSTILE), submission=[], rejected_row=[])
    word, excel = issued(town, tmp_path / "out")
    assert {cells[1] for cells in word_rows(word)[1:]} == set(PLAIN)
    assert {cells[3] for cells in word_rows(word, 1)[1:]} == set(PLAIN)
    assert word_rows(word) == excel_rows(excel)
    assert not [
        c for s in load_workbook(excel) for row in s for c in row if c.data_type == "f" or c.hyperlink
    ]


def test_a_hostile_title_gives_a_safe_file_name(tmp_path):
    name = '../a\\b:*?"<>|\n' + "长" * 200
    town = tiny_town(
        tmp_path, hazard=found(name, 6), place=places(name, "甲村"), submission=[], rejected_row=[]
    )
    out = tmp_path / "out"
    word, excel = issue(town, DOCUMENT, march(town, places=[name, "甲村"]), out=out, draft=True)
    assert word.parent == excel.parent == out and word.is_file()
    assert len(word.name.encode()) < 240 and not set(word.name) & set('/\\:*?"<>|\n')


def test_the_page_is_that_of_the_standard(tmp_path):
    word, _ = issued(tiny_town(tmp_path), tmp_path / "out")
    section = Document(str(word)).sections[0]
    sizes = (section.page_width, section.page_height, section.top_margin, section.left_margin)
    assert [round(size.mm) for size in sizes] == [210, 297, 37, 28]
    grid = section._sectPr.find(qn("w:docGrid"))
    assert grid.get(qn("w:type")) == "linesAndChars" and grid.get(qn("w:linePitch")) == "579"
    body = Document(str(word)).styles["公文正文"].element.rPr
    assert body.rFonts.get(qn("w:eastAsia")) == "仿宋_GB2312" and body.sz.val.pt == 16


def test_headings_repeat_and_rows_are_not_split(tmp_path):
    word, _ = issued(tiny_town(tmp_path), tmp_path / "out")
    rows = Document(str(word)).tables[0].rows
    assert rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in rows)


def test_page_numbers_stand_outside_on_odd_and_even_pages(tmp_path):
    word, _ = issued(tiny_town(tmp_path), tmp_path / "out")
    section = Document(str(word)).sections[0]
    sides = [
        f.paragraphs[0]._p.pPr.find(qn("w:jc")).get(qn("w:val"))
        for f in (section.footer, section.even_page_footer)
    ]
    assert sides == ["right", "left"]
    assert Document(str(word)).settings.odd_and_even_pages_header_footer


def test_the_shipped_template_is_what_the_script_builds(tmp_path):
    build(tmp_path / "again.docx")
    parts = [
        {name: file.read(name) for name in file.namelist()}
        for file in map(zipfile.ZipFile, (SHIPPED, tmp_path / "again.docx"))
    ]
    assert parts[0] == parts[1]
