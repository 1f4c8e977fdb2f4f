"""The meeting's deck, opened again part by part: order, native charts, figures as shown, hostile names."""

import io
from datetime import datetime

import pytest
from openpyxl import load_workbook
from pptx import Presentation
from pptx.oxml.ns import qn

from analytics.circulars.deck import deck
from analytics.circulars.pdf import can_print, pdf_file
from analytics.figures import figure, series
from analytics.meeting import behind
from analytics.scope import Scope
from analytics.store import open_snapshot
from analytics.timelines import thirteen_months
from analytics.wording import printed_number
from tests.by_hand import make_snapshot
from tests.circulars.test_files import HOSTILE, PLAIN
from tests.circulars.town import found, march, places, tiny_town

ON = datetime(2025, 4, 20, 9)
ORDER = (
    "周例会",
    "总体情况",
    "谁落后",
    "超期未整改",
    "存量",
    "存量走势",
    "七日内到期",
    "生产安全事故",
    "会议交办",
)


def opened(town, scope=None, last=None) -> Presentation:
    """The deck as PowerPoint reads it."""
    return Presentation(io.BytesIO(deck(town, scope or march(town), last, ON)))


def charts(slide) -> list:
    """The slide's native charts."""
    return [shape.chart for shape in slide.shapes if shape.has_chart]


def words(slide) -> str:
    """Everything written on a slide, tables too, charts apart."""
    texts = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
    tables = [shape.table for shape in slide.shapes if shape.has_table]
    return "\n".join(texts + [cell.text for table in tables for row in table.rows for cell in row.cells])


def numbers(chart) -> dict[str, tuple]:
    """The chart's series as drawn."""
    return {one.name: one.values for one in chart.plots[0].series}


def in_worksheet(chart) -> dict[str, tuple]:
    """The same as the worksheet behind the chart has them."""
    sheet = load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob)).active
    return {column[0].value: tuple(cell.value for cell in column[1:]) for column in list(sheet.columns)[1:]}


def test_the_slides_follow_the_meeting_and_each_says_scope_day_and_snapshot(tmp_path):
    town = tiny_town(tmp_path)
    slides = opened(town).slides
    for slide, name in zip(slides, ORDER, strict=True):
        assert name in slide.shapes.title.text_frame.text
        assert "截至" in words(slide) and "快照1" in words(slide)


def test_who_is_behind_is_a_native_chart_of_the_printed_rates_with_counts_beside(tmp_path):
    town = tiny_town(tmp_path)
    slide = opened(town).slides[2]
    (chart,) = charts(slide)
    lines = behind(town, march(town), 8)
    assert list(chart.plots[0].categories) == [one.row.key for one in lines] == ["乙村"]
    assert numbers(chart) == in_worksheet(chart) == {"到期整改率": (0.667,)}
    assert "4/6" in words(slide) and "66.7%" in words(slide)


def test_every_chart_draws_what_its_worksheet_holds(tmp_path):
    for slide in opened(tiny_town(tmp_path)).slides:
        for chart in charts(slide):
            drawn = {name: tuple(v for v in values) for name, values in numbers(chart).items()}
            assert drawn == in_worksheet(chart)


def test_stock_overdue_and_accidents_are_those_that_show_prints(tmp_path):
    town = tiny_town(tmp_path)
    scope, slides = march(town), opened(town).slides
    late = figure(town, "overdue", scope)
    assert sum(sum(values) for values in numbers(charts(slides[3])[0]).values()) == late.numerator == 3
    assert slides[3].shapes.title.text_frame.text == f"超期未整改 {late.text} 项：拖了多久，在谁名下"
    months = series(town, "stock", thirteen_months(scope))
    assert numbers(charts(slides[5])[0])["隐患存量"] == tuple(month.value for month in months)
    assert f"事故 {figure(town, 'accidents', scope).text} 起" in words(slides[7])


def test_the_bridge_since_the_last_meeting_stands_on_an_unseen_base_and_sums(tmp_path):
    make_snapshot(tmp_path, until="2025-04-01", hazard=found("甲村", 3), place=places("甲村", "乙村"))
    later = found("甲村", 3, 1) + found("乙村", 4)
    make_snapshot(
        tmp_path, until="2025-04-20", number=2, built="2025-01-20", hazard=later, place=places("甲村", "乙村")
    )
    town = open_snapshot(tmp_path)
    (chart,) = charts(opened(town, Scope.of(town), last=1).slides[4])
    assert list(chart.plots[0].categories) == ["上次存量 3项", "新报 +4项", "整改销号 −1项", "现存量 6项"]
    assert numbers(chart) == {
        "底": (0, 3, 6, 0), "存量": (3, None, None, 6), "增加": (None, 4, None, None), "减少": (None, None, 1, None),
    }  # fmt: skip


def test_hostile_names_stay_words_on_slides_and_in_worksheets(tmp_path):
    hazards = [row for name in HOSTILE for row in found(name, 6, 5, entity=name, description=name)]
    town = tiny_town(tmp_path, hazard=hazards, place=places(*HOSTILE), submission=[], rejected_row=[])
    slides = opened(town).slides
    (chart,) = charts(slides[2])
    assert {name.rstrip("…") for name in chart.plots[0].categories} <= {name[:19] for name in PLAIN} | set(
        PLAIN
    )
    assert "=cmd|' /C calc'!A0" in chart.plots[0].categories
    for each in (one for slide in slides for one in charts(slide)):
        book = load_workbook(io.BytesIO(each.part.chart_workbook.xlsx_part.blob))
        assert not [c for row in book.active for c in row if c.data_type == "f" or c.hyperlink]
    assert "{{ 7*7 }}{% for" in words(slides[2]) and "<script>" in words(slides[2])


def test_every_run_has_a_chinese_face(tmp_path):
    for slide in opened(tiny_town(tmp_path)).slides:
        parts = [slide._element, *(chart._chartSpace for chart in charts(slide))]
        runs = [run for part in parts for run in part.iter(qn("a:r")) if run.find(qn("a:t")).text]
        assert runs and all(run.rPr.find(qn("a:ea")).get("typeface") == "微软雅黑" for run in runs)


def test_a_printed_number_is_the_figure_and_never_rounds_up_to_full_marks():
    said = ("96.2%", "99.9%", "12", "−3", "8.6天", "/", "未报", "1.")
    numbers_of = [None if n is None else float(n) for n in map(printed_number, said)]
    assert numbers_of == [0.962, 0.999, 12, -3, 8.6, None, None, None]


@pytest.mark.skipif(not can_print("a.pptx"), reason="LibreOffice Impress is not installed")
def test_the_deck_becomes_a_pdf_with_a_page_a_slide(tmp_path):
    pdf = pdf_file("周例会.pptx", deck(tiny_town(tmp_path), march(open_snapshot(tmp_path)), None, ON))
    assert pdf.startswith(b"%PDF") and pdf.count(b"/Type/Page/") + pdf.count(b"/Type/Page\n") == len(ORDER)
