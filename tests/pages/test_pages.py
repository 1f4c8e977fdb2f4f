"""Every page opens, without an exception, and prints the figures that analytics gives."""

import re

import pytest

from analytics.figures import figure
from analytics.scope import Scope
from analytics.store import open_snapshot
from tests.pages.conftest import PAGES, open_page, words
from tests.pages.town import SECTORS, VILLAGES


def asked(town, name, **scope):
    snapshot = open_snapshot(town)
    return figure(snapshot, name, Scope.of(snapshot, **scope))


@pytest.mark.parametrize("page", PAGES)
def test_a_page_opens_and_says_what_it_looks_at(opened, page):
    app = opened(page)
    assert not app.exception
    assert "样例镇 · 2025年1月1日—3月31日 · 截至3月31日 · 全镇 · 全部行业 · 快照7" in words(app)


def test_the_meeting_prints_the_rate_with_its_counts(opened, town):
    rate = asked(town, "due_rectification_rate")
    page = words(opened())
    assert f"到期整改率 {rate.text}" in page
    assert f"{rate.numerator}/{rate.denominator}" in page


def test_the_meeting_lists_a_major_row_that_was_sent_back(opened):
    assert "退回未更正的重大隐患：南塘村" in words(opened())


def test_the_filters_in_the_address_are_the_scope(opened, town):
    page = words(opened("rectification", period="2025年2月", place=["西河村"]))
    assert "2025年2月1日—2月28日 · 截至2月28日 · 西河村" in page
    found = asked(town, "hazards_found", since="2025-02-01", until="2025-02-28", places=["西河村"])
    assert f'<span class="value">{found.text}<small>项</small>' in page


def test_days_of_the_readers_own(opened):
    page = words(
        opened("stock", period="自选起止日期", days=["2025-01-10", "2025-02-09"], as_of="2025-03-01")
    )
    assert "2025年1月10日—2月9日 · 截至3月1日" in page


def test_an_empty_scope_says_what_to_do(opened):
    app = opened("rectification", period="2025年3月", place=["镇消防工作站"])
    assert "请放宽时段或去掉筛选" in words(app)
    assert not app.exception


def test_the_ranking_names_why_a_unit_is_not_ranked(opened):
    assert "基数小于5" in words(opened("ranking"))


def test_a_ranking_of_counts_draws_too(opened):
    app = opened("ranking", ranked="超期未整改", units="填报单位")
    assert not app.exception
    assert "填报单位" in words(app)


def test_accidents_carry_the_countys_word_and_those_not_settled(opened):
    page = words(opened("accidents"))
    assert "以县应急局核定为准" in page
    assert "另1起待定性" in page


def test_rows_end_in_workbook_sheet_and_row(opened, town):
    page = words(opened("rows", figure="超期未整改"))
    assert f"超期未整改：共 {asked(town, 'overdue').text} 行" in page
    assert "隐患台账.xlsx · 隐患台账 · 第" in page


def test_rows_of_a_denominator(opened, town):
    rate = asked(town, "due_rectification_rate")
    page = words(opened("rows", figure="到期整改率", part="分母"))
    assert f"到期整改率：共 {rate.denominator} 行" in page
    assert f"{rate.numerator} ÷ {rate.denominator} = {rate.text}" in page


def test_the_preview_is_the_circular(opened):
    page = words(opened("circulars"))
    assert "排名情况的通报" in page
    assert "草稿" in page


def test_who_has_sent_what(opened):
    page = words(opened("returns"))
    assert "迟报 1 份" in page


@pytest.fixture
def no_data(monkeypatch, tmp_path):
    """Neither the town's own folder nor the sample holds a snapshot."""
    monkeypatch.setenv("SAFETY_DATA", str(tmp_path))
    monkeypatch.setattr("analytics.store.SAMPLE", tmp_path / "none")


def test_without_any_data_a_page_says_what_to_do(no_data):
    app = open_page()
    assert not app.exception
    assert "数据上报" in app.info[0].value


def test_without_any_data_workbooks_can_be_handed_in(no_data):
    app = open_page("returns")
    assert not app.exception
    assert app.file_uploader


def test_accidents_can_be_split_by_either_edition_of_the_standard(opened):
    app = opened("accidents", production="全部事故", accident_split="类别（2025版）")
    assert not app.exception
    assert "◆ 原因查清未填" in words(app)


@pytest.mark.parametrize("page", [one for one in PAGES if one != "returns"])
def test_a_period_before_the_ledger_is_no_clean_sheet(opened, page):
    app = opened(page, period="自选起止日期", days=["2020-01-01", "2020-12-31"])
    assert not app.exception
    assert [one.value for one in app.warning] == [
        "2020年1月1日—12月31日在台账建起（2023年10月1日）以前，没有记录，0不代表没有隐患。请在筛选里改选时段。"
    ]
    assert 'class="value"' not in words(app)


def test_where_nothing_was_found_what_is_still_open_stays(opened, town):
    march = {"since": "2025-03-01", "until": "2025-03-31"}
    place, sector = next(
        (place, sector)
        for place in VILLAGES
        for sector in SECTORS
        if not asked(town, "hazards_found", **march, places=place, sectors=sector).value
        and asked(town, "overdue", **march, places=place, sectors=sector).value
    )
    narrow = {"period": "2025年3月", "place": [place], "sector": [sector]}
    page = words(opened("rectification", **narrow))
    stock, overdue = (
        asked(town, name, **march, places=place, sectors=sector) for name in ("stock", "overdue")
    )
    assert f"本期没有发现的隐患。以前发现、到截至日仍未闭环的还有 {stock.text} 项" in page
    assert f"超期未整改 {overdue.text} 项，拖了多久" in page
    assert f"仍未闭环的还有 {stock.text} 项，请把指标改选为" in words(opened("areas", **narrow))


def test_a_village_is_ranked_in_the_town_whatever_is_chosen(opened):
    whole = words(opened("ranking", period="2025年一季度"))
    page = words(opened("ranking", period="2025年一季度", place=["东岭村"]))
    line = re.compile(r'title="东岭村[^"]*"><span>东岭村</span><b>(\d+)</b>')
    assert line.findall(page) == line.findall(whole) != []
    assert 'class="chosen"' in page and 'class="chosen"' not in whole
    assert "名次在全镇各单位之间排：选中的东岭村以底色标出" in page
    assert "· 全镇 · 全部行业" in page
