"""The county's forms, filled from the ledgers: figures as shown, each explained, blank where nothing is known."""

import io
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from analytics.circulars.county_form import fault, filled, forms
from analytics.circulars.line import NotIssued
from analytics.figures import figure
from analytics.scope import Scope
from tests.by_hand import hazard
from tests.circulars.make_county_forms import CAMPAIGN, FORMS, MAJORS, MONTHLY
from tests.circulars.test_files import HOSTILE, PLAIN
from tests.circulars.town import march, places, tiny_town

ON = datetime(2025, 4, 21, 9)
SECTORS = [{"name": "消防", "sort_no": 1}, {"name": "工贸", "sort_no": 2}]
SINCE = {"name": "ledger_since", "value": "2025-01-01"}


def town_with_majors(data: Path, **more):
    """Fire and factory hazards of March, one 重大 open and one accepted, one without a sector."""
    major = {"level": "重大", "due_on": "2025-04-01", "sector": "消防"}
    hazards = [
        hazard("甲村", "2025-03-02", sector="消防", rectified_on="2025-03-04"),
        hazard("甲村", "2025-03-03", sector="工贸"),
        hazard("乙村", "2025-03-05"),
        hazard("乙村", "2025-03-06", entity="样例厂", description="宿舍与车间合建", **major),
        hazard("甲村", "2025-02-01", rectified_on="2025-03-01", accepted_on="2025-03-10", **major),
        hazard("甲村", "2025-01-01", rectified_on="2025-01-10", accepted_on="2025-01-20", **major),
    ]
    settings = [SINCE, {"name": "town", "value": "样例镇"}]
    made = {"hazard": hazards, "sector": SECTORS, "setting": settings, "rejected_row": [], "submission": []}
    return tiny_town(data, **(made | more))


def book(town, title: str, scope=None):
    """A shipped or own form, filled and opened again."""
    return load_workbook(io.BytesIO(filled(town, scope or march(town), forms(town.data)[title], ON)))


def own(data: Path, cells: dict, title: str = "县表") -> None:
    """A form of the county's own with words in its cells."""
    made = Workbook()
    for at, words in cells.items():
        made.active[at] = words
    (data / "templates").mkdir(parents=True, exist_ok=True)
    made.save(data / "templates" / f"{title}.xlsx")


def rows(sheet, first: int, last: int) -> list[tuple]:
    return [tuple(cell.value for cell in row) for row in sheet.iter_rows(min_row=first, max_row=last)]


def test_the_monthly_form_has_a_row_a_sector_that_sum_to_the_total(tmp_path):
    town = town_with_majors(tmp_path)
    sheet = book(town, MONTHLY)["月报表"]
    assert sheet["A1"].value == "样例镇2025年3月安全生产事故隐患排查治理情况月报表"
    assert rows(sheet, 6, 9) == [
        ("合　计", None, None, None, 3, 1, 33.3, 1, 0, 0.0, None),
        ("消防", None, None, None, 1, 1, 100, 1, 0, 0.0, None),
        ("工贸", None, None, None, 1, 0, 0.0, 0, 0, "/", None),
        ("未分行业", None, None, None, 1, 0, 0.0, 0, 0, "/", None),
    ]
    assert sheet["A10"].value.startswith("单位负责人") and "A10:K10" in map(str, sheet.merged_cells.ranges)
    assert sheet["E9"].border.left.style == "thin" and sheet.print_title_rows == "$1:$5"


def test_every_filled_cell_is_the_figure_that_show_prints_and_is_explained(tmp_path):
    town = town_with_majors(tmp_path)
    filled_in = book(town, CAMPAIGN)
    told = {row[0]: row for row in rows(filled_in["口径"], 4, filled_in["口径"].max_row)}
    campaign = Scope.of(town, "2025-01-01", "2025-03-31", "2025-04-20")
    year = {level: campaign.with_(levels=(level,)) for level in ("重大", "一般")}
    now = {level: march(town, levels=[level]) for level in ("重大", "一般")}
    for cell, name, scope in (
        ("D8", "stock", now["重大"]), ("D9", "unaccepted_overdue", march(town)), ("D10", "hazards_found", year["重大"]),
        ("D11", "net_increment", year["重大"]), ("D13", "rectification_rate", year["一般"]), ("D17", "overdue", now["一般"]),
    ):  # fmt: skip
        found, said = figure(town, name, scope), told[f"进展情况!{cell}"]
        expected = found.denominator if found.denominator is not None else found.numerator
        assert filled_in["进展情况"][cell].value == expected and said[1] == str(expected)
        assert said[4:8] == (scope.text(), found.numerator, found.denominator, "快照1")


def test_what_the_ledgers_do_not_know_stays_blank_and_is_listed_first(tmp_path):
    town = town_with_majors(tmp_path)
    filled_in = book(town, CAMPAIGN)
    told = rows(filled_in["口径"], 4, filled_in["口径"].max_row)
    blank = [row[0] for row in told if (row[8] or "").startswith("留空待填")]
    # three lines that no ledger holds, four that begin before this ledger does
    assert blank == [row[0] for row in told[: len(blank)]]
    assert {f"进展情况!D{at}" for at in (4, 5, 6, 19, 22, 23, 24)} == set(blank)
    assert all(filled_in["进展情况"][name.split("!")[1]].value is None for name in blank)
    assert "台账从2025年1月1日建起" in next(row[8] for row in told if row[0] == "进展情况!D4")


def test_the_list_of_major_hazards_is_what_is_open_and_what_was_accepted_in_the_period(tmp_path):
    town = town_with_majors(tmp_path)
    filled_in = book(town, MAJORS)
    sheet = filled_in["重大事故隐患清单"]
    heads = [cell.value for cell in sheet[3]]
    lines = [dict(zip(heads, row, strict=True)) for row in rows(sheet, 4, 5)]
    assert [(line["序号"], line["单位"], line["进展情况"], line["是否销号"]) for line in lines] == [
        (1, "样例厂", "整改中", "否"),
        (2, None, "已销号", "是"),
    ]
    assert lines[1]["销号日期"] == datetime(2025, 3, 10) and sheet["H4"].number_format == "yyyy-mm-dd"
    assert sheet["A6"].value.startswith("单位负责人")
    assert "截至日未销号1项，本期销号1项；台账未填：隐患编号空2行" in filled_in["口径"]["I4"].value
    empty = tiny_town(tmp_path / "none", hazard=[], submission=[], rejected_row=[])
    assert book(empty, MAJORS)["重大事故隐患清单"]["A4"].value == "无"


def test_a_county_s_own_form_is_filled_where_it_has_marks(tmp_path):
    town = town_with_majors(tmp_path)
    own(tmp_path, {"A1": "截至{{截至}}存量{{ 隐患存量 }}项", "B2": "{{ 累计整改率｜一般｜消防 }}", "C3": "{{ 村 }}",
                   "D3": "{{ 隐患存量 }}", "A4": "=SUM(D3:D3)", "A5": "不动"})  # fmt: skip
    sheet = book(town, "县表").worksheets[0]
    assert sheet["A1"].value == "截至2025年4月20日存量3项"
    assert sheet["B2"].value == 1 and sheet["B2"].number_format == "0.0%"
    assert [(sheet.cell(at, 3).value, sheet.cell(at, 4).value) for at in range(3, 7)] == [
        ("甲村", 1), ("乙村", 2), ("丙村", 0), ("丁村", 0),
    ]  # fmt: skip
    assert sheet["A7"].value == "=SUM(D3:D3)" and sheet["A8"].value == "不动"


@pytest.mark.parametrize(
    ("mark", "said"),
    [
        ("排查隐换数", "“排查隐换数”不是指标，是否指排查隐患数"),
        ("隐患存量 | 重大的", "筛选“重大的”不认识，是否指重大；可用：一般、重大、本期"),
        ("隐患存量 | 分子", "“隐患存量”是数量，没有分子"),
        ("重大隐患.电话", "重大隐患没有“电话”这一项，可用：序号"),
        ("7*7", "“7*7”不是指标"),
    ],
)
def test_an_unknown_mark_is_refused_by_workbook_sheet_cell_and_mark(tmp_path, mark, said):
    town = town_with_majors(tmp_path)
    own(tmp_path, {"B7": f"{{{{ {mark} }}}}"})
    where = f"模板县表.xlsx有不认识的标记：工作表“Sheet”B7的{{{{ {mark} }}}}：{said}"
    with pytest.raises(NotIssued) as refused:
        book(town, "县表")
    assert where in str(refused.value)
    assert where in fault(town, march(town), forms(tmp_path)["县表"], 0.0)


def test_a_form_without_marks_or_that_is_no_workbook_is_refused(tmp_path):
    town = town_with_majors(tmp_path)
    own(tmp_path, {"A1": "没有标记"})
    (tmp_path / "templates" / "坏表.xlsx").write_bytes(b"PK not a workbook")
    for title, said in (("县表", "里没有标记"), ("坏表", "打不开")):
        with pytest.raises(NotIssued, match=said):
            book(town, title)


def test_hostile_words_out_of_a_return_stay_words(tmp_path):
    found = [hazard("甲村", "2025-03-01", level="重大", entity=name, description=name, measures=name, sector=name)
             for name in HOSTILE]  # fmt: skip
    town = town_with_majors(tmp_path, hazard=found, place=places(*HOSTILE, "甲村"))
    own(tmp_path, {"A1": "{{ 村 }}", "A2": "{{ 行业 }}"})
    majors, both = book(town, MAJORS), book(town, "县表")
    assert {cell.value for cell in majors.worksheets[0]["F"][3:-1]} == set(PLAIN)
    assert set(PLAIN) <= {cell.value for cell in both.worksheets[0]["A"]}
    cells = [cell for one in (majors, both) for sheet in one for row in sheet for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink]


def test_the_town_s_own_form_takes_the_place_of_what_ships(tmp_path):
    assert set(forms(tmp_path)) == set(FORMS)
    own(tmp_path, {"A1": "{{ 隐患存量 }}"}, title=MONTHLY)
    assert forms(tmp_path)[MONTHLY].parent == tmp_path / "templates"


@pytest.mark.parametrize("title", FORMS)
def test_the_shipped_forms_are_what_the_script_builds(title, tmp_path):
    built, shipped = FORMS[title]().active, load_workbook(forms(tmp_path)[title]).active
    looks = [
        [
            (cell.coordinate, cell.value, cell.alignment.horizontal)
            for row in sheet
            for cell in row
            if cell.value
        ]
        for sheet in (built, shipped)
    ]
    assert looks[0] == looks[1] and shipped.freeze_panes == built.freeze_panes
