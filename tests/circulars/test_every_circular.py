"""What holds for every kind of circular: brackets sum, figures are those of `show`, hostile names stay plain, layout."""

import json
import re
import zipfile
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Mm
from openpyxl import load_workbook

from analytics.__main__ import main
from analytics.circulars import issue, preview
from analytics.circulars.line import NotIssued, plain
from tests.circulars.make_circular_template import CIRCULAR, TABLES, set_text
from tests.circulars.make_template import build
from tests.circulars.test_files import HOSTILE
from tests.circulars.test_lines import said
from tests.circulars.town import (
    ISSUED_AT,
    excel_rows,
    found,
    march,
    of_month,
    places,
    two_years,
    word_rows,
    word_text,
)

NEW = ("monthly_circular", "commendation", "risk_notice", "campaign_summary")
GOLDEN = Path(__file__).parent / "golden"
# a count, its unit, and a bracket that may hold names with brackets of their own
BRACKET = re.compile(r"(\d+)(项|个|份|起|人)（((?:[^（）]|（[^（）]*）)*)）")
PRINTED = ("key", "numerator", "denominator", "text")
OPTIONS = {"places": "place", "reporting_places": "reporting-place", "sectors": "sector", "levels": "level"}


def written(town, name: str, out: Path, **more) -> list[Path]:
    """The document of March, issued on 12 April."""
    return issue(town, name, march(town), out=out, on=ISSUED_AT, **more)


@pytest.mark.parametrize("name", NEW)
def test_it_says_word_for_word_what_was_agreed(tmp_path, name):
    town = two_years(tmp_path)
    assert said(preview(town, name, march(town))) + "\n" == (GOLDEN / f"{name}.txt").read_text(
        encoding="utf-8"
    )


@pytest.mark.parametrize("name", ("village_ranking", *NEW))
def test_every_bracket_after_a_count_sums_to_it(tmp_path, name):
    town = two_years(tmp_path)
    words = said(preview(town, name, march(town)))
    found_any = BRACKET.findall(words)
    assert found_any
    for count, unit, inside in found_any:
        parts = re.findall(rf"(\d+){unit}(?=、|$)", inside)
        assert sum(map(int, parts)) == int(count), f"{count}{unit}（{inside}）"


@pytest.mark.parametrize("name", NEW)
def test_every_figure_kept_is_what_show_prints(tmp_path, capsys, name):
    kept = kept_figures(tmp_path, name)
    assert kept["asked"]
    for question in kept["asked"]:
        rows = shown(tmp_path, capsys, "show", question["indicator"], question["scope"], question["by"])
        assert [[row[part] for part in PRINTED] for row in rows] == question["rows"], question


@pytest.mark.parametrize("name", ("monthly_circular", "commendation"))
def test_the_ranking_and_the_first_figures_are_what_rank_and_show_print(tmp_path, capsys, name):
    kept = kept_figures(tmp_path, name)
    rows = shown(tmp_path, capsys, "rank", "due_rectification_rate", kept["scope"], "place")
    parts = (*PRINTED, "place_no", "reason", "returned", "overdue")
    assert [[row[part] for part in parts] for row in kept["ranking"]] == [
        [row[part] for part in parts] for row in rows
    ]
    for indicator, figure in kept["figures"].items():
        if isinstance(figure, dict):
            [row] = shown(tmp_path, capsys, "show", indicator, kept["scope"], "none")
            assert [figure[part] for part in PRINTED] == [row[part] for part in PRINTED], indicator


def kept_figures(data: Path, name: str) -> dict:
    """figures.json of the document, issued."""
    written(two_years(data), name, data / "out")
    [file] = (data / "outbox").glob("*/figures.json")
    return json.loads(file.read_text(encoding="utf-8"))


def shown(data: Path, capsys, command: str, indicator: str, scope: dict, by: str) -> list[dict]:
    """What the command prints for a kept scope."""
    words = [command, indicator, "--data", str(data), "--by", by, "--format", "json"]
    words += ["--since", scope["since"], "--until", scope["until"], "--as-of", scope["as_of"]]
    for field, option in OPTIONS.items():
        words += [word for value in scope[field] for word in (f"--{option}", value)]
    assert main(words) == 0
    return json.loads(capsys.readouterr().out)["rows"]


@pytest.mark.parametrize("name", NEW)
def test_word_says_what_the_preview_says_and_excel_repeats_its_tables(tmp_path, name):
    town = two_years(tmp_path)
    word, excel = issue(town, name, march(town), draft=True, out=tmp_path / "out")
    lines = preview(town, name, march(town))
    text = word_text(word).replace("\n", "")
    assert [line.text for line in lines if line.kind != "table" and line.text not in text] == []
    tables = [line for line in lines if line.kind == "table"]
    for no, line in enumerate(tables):
        rows = [list(cells) for cells in line.cells]
        assert word_rows(word, no) == excel_rows(excel, no) == rows


@pytest.mark.parametrize("name", NEW)
def test_hostile_names_come_out_as_plain_text(tmp_path, name):
    hazards = []
    for word in HOSTILE:
        more = {"entity": word, "description": word, "hazard_type": word, "sector": word}
        hazards += found(word, 6, 6, **more) + of_month(word, "2025-02", 1, 1, **more)
        hazards += found(word, 1, level="重大", due_on=None, **more)
    town = two_years(
        tmp_path, hazard=hazards, place=places(*HOSTILE), submission=[], rejected_row=[], accident=[]
    )
    word, excel = written(town, name, tmp_path / "out")
    text = word_text(word)
    assert all(plain(name) in text for name in HOSTILE)
    cells = [cell for sheet in load_workbook(excel) for row in sheet for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink]


@pytest.mark.parametrize("name", NEW)
def test_the_page_fonts_and_tables_are_those_of_the_standard(tmp_path, name):
    word, _ = written(two_years(tmp_path), name, tmp_path / "out")
    document = Document(str(word))
    section = document.sections[0]
    sizes = (section.page_width, section.page_height, section.top_margin, section.left_margin)
    sizes += (section.bottom_margin, section.right_margin)
    assert [round(size.mm) for size in sizes] == [210, 297, 37, 28, 35, 26]
    grid = section._sectPr.find(qn("w:docGrid"))
    assert grid.get(qn("w:type")) == "linesAndChars" and grid.get(qn("w:linePitch")) == "579"
    fonts = {
        "公文标题": "方正小标宋简体",
        "公文正文": "仿宋_GB2312",
        "公文一级": "黑体",
        "公文表题": "方正小标宋简体",
    }
    for style, font in fonts.items():
        assert document.styles[style].element.rPr.rFonts.get(qn("w:eastAsia")) == font
    leads = [p.runs[0] for p in document.paragraphs if re.match("（[一二三四五六七八九十]+）", p.text)]
    assert {run._r.rPr.rFonts.get(qn("w:eastAsia")) for run in leads} == {"楷体_GB2312"}
    for table in document.tables:
        widths = [int(column.get(qn("w:w"))) for column in table._tbl.tblGrid]
        assert abs(sum(widths) - Mm(156).twips) < 20
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None


def test_the_shipped_template_is_what_the_script_builds(tmp_path):
    build(tmp_path / "again.docx", set_text)
    parts = [
        {name: file.read(name) for name in file.namelist()}
        for file in map(zipfile.ZipFile, (CIRCULAR, tmp_path / "again.docx"))
    ]
    assert parts[0] == parts[1]


def test_the_columns_of_every_table_fill_the_line():
    assert {sum(width for _, width, _ in columns) for columns in TABLES.values()} == {156}


def test_a_template_without_a_table_that_the_circular_needs_is_named(tmp_path):
    town = two_years(tmp_path)
    document = Document(str(CIRCULAR))
    for paragraph in document.paragraphs:
        paragraph.text = paragraph.text.replace("== '变化表'", "== '别的表'")
    (tmp_path / "templates").mkdir()
    document.save(str(tmp_path / "templates" / "circular.docx"))
    with pytest.raises(NotIssued, match="里没有“变化表”，印不出附件《2025年3月全镇排查发现隐患变化表》"):
        written(town, "risk_notice", tmp_path / "out")


def test_an_indicator_that_a_document_does_not_ask_is_refused(tmp_path):
    town = two_years(tmp_path)
    with pytest.raises(NotIssued, match="情况通报（月度、季度）不按单项指标印发，请去掉指标overdue"):
        written(town, "monthly_circular", tmp_path / "out", indicator="overdue")
