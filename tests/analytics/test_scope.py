"""What a question is about: defaults, refusals, comparison periods."""

from datetime import date

import pytest

from analytics.scope import BadScope, Scope
from analytics.store import NoSnapshot, open_snapshot
from tests.by_hand import hazard, make_snapshot


def days(scope):
    return scope.since.isoformat(), scope.until.isoformat(), scope.as_of.isoformat()


def test_unless_given_the_year_of_the_latest_reporting_day_is_meant(town):
    assert days(Scope.of(town())) == ("2025-01-01", "2025-03-31", "2025-03-31")


def test_since_is_new_years_day_of_the_year_in_which_the_period_ends(town):
    snapshot = town()
    assert days(Scope.of(snapshot, until="2024-06-30")) == ("2024-01-01", "2024-06-30", "2024-06-30")
    assert days(Scope.of(snapshot, as_of="2024-06-30")) == ("2024-01-01", "2024-06-30", "2024-06-30")


def test_as_of_before_until_ends_the_period_there(town):
    scope = Scope.of(town(), since="2025-01-01", until="2025-03-31", as_of="2025-02-10")
    assert days(scope) == ("2025-01-01", "2025-02-10", "2025-02-10")


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({"places": "甲"}, "没有名为“甲”的村（社区）或单位，是否指甲村"),
        ({"sectors": "消访"}, "没有名为“消访”的行业领域，是否指消防"),
        ({"levels": "较大"}, "没有名为“较大”的隐患等级，是否指重大"),
        ({"sources": "自查"}, "没有名为“自查”的隐患来源，是否指企业自查"),
        ({"role": "包片"}, "没有名为“包片”的分工，是否指包村"),
        ({"since": "2025-02-30"}, "起始日期“2025-02-30”不是日期"),
        ({"as_of": "20250331"}, "截至日期“20250331”不是日期"),
        ({"since": "2025-04-01"}, "起始日期2025-04-01晚于截止日期2025-03-31"),
    ],
)
def test_an_unknown_word_or_day_is_refused_with_the_nearest(town, asked, sentence):
    with pytest.raises(BadScope, match=sentence):
        Scope.of(town(sector=[{"name": "消防", "sort_no": 1}]), **asked)


def test_a_place_may_be_named_by_its_code_and_a_sector_by_an_unregistered_word(town):
    coded = {"place_id": "621099101202", "code": "621099101202", "name": "丙村", "kind": "村", "sort_no": 1}
    snapshot = town(other_places=[coded], hazard=[hazard("丙村", "2025-03-01", sector="养殖")])
    scope = Scope.of(snapshot, places="621099101202", sectors="养殖")
    assert (scope.places, scope.sectors) == (("丙村",), ("养殖",))


@pytest.mark.parametrize("word", ["黄泥铺", " 黄泥铺村（ 社区）", "黄泥铺村社区"])
def test_a_declared_spelling_is_the_official_name(town, word):
    spellings = [
        {"field": "place", "spelling": "黄泥铺", "name": "甲村"},
        {"field": "place", "spelling": "黄泥铺村社区", "name": "甲村"},
        {"field": "sector", "spelling": "消防", "name": "消防安全"},
    ]
    snapshot = town(alias=spellings, sector=[{"name": "消防安全", "sort_no": 1}])
    scope = Scope.of(snapshot, places=word, sectors="消 防")
    assert (scope.places, scope.sectors) == (("甲村",), ("消防安全",))


def test_a_spelling_of_two_places_is_none(town):
    snapshot = town(alias=[{"field": "place", "spelling": "老村", "name": name} for name in ("甲村", "乙村")])
    with pytest.raises(BadScope, match="没有名为“老村”的村"):
        Scope.of(snapshot, places="老村")


def test_a_snapshot_from_before_spellings_were_kept_still_answers(town):
    snapshot = town()
    snapshot.__dict__["registers"] = {"tables": []}
    assert Scope.of(snapshot, places="甲 村").places == ("甲村",)


def test_a_scope_says_itself_in_one_line(town):
    snapshot = town(sector=[{"name": "消防", "sort_no": 1}])
    assert Scope.of(snapshot).text() == "2025年1月1日—3月31日 · 截至3月31日 · 全镇 · 全部行业"
    said = Scope.of(snapshot, places="甲村", sectors="消防", levels="重大").text()
    assert said == "2025年1月1日—3月31日 · 截至3月31日 · 甲村 · 消防 · 重大隐患"


def test_the_period_before_is_as_many_months_or_as_many_days():
    quarter = Scope(date(2025, 1, 1), date(2025, 3, 31), date(2025, 4, 5))
    assert days(quarter.previous()) == ("2024-10-01", "2024-12-31", "2025-01-05")
    week = Scope(date(2025, 3, 10), date(2025, 3, 16), date(2025, 3, 16))
    assert days(week.previous()) == ("2025-03-03", "2025-03-09", "2025-03-09")


def test_last_year_keeps_a_months_end():
    scope = Scope(date(2025, 2, 1), date(2025, 2, 28), date(2025, 2, 28))
    assert days(scope.last_year()) == ("2024-02-01", "2024-02-29", "2024-02-29")


def test_a_week_earlier_is_the_same_period_seen_seven_days_before():
    scope = Scope(date(2025, 1, 1), date(2025, 3, 31), date(2025, 3, 31))
    assert days(scope.a_week_earlier()) == ("2025-01-01", "2025-03-24", "2025-03-24")


def test_an_older_snapshot_can_be_asked_and_a_missing_one_is_named(tmp_path):
    make_snapshot(tmp_path, "2025-01-31", number=1)
    make_snapshot(tmp_path, "2025-02-28", number=2)
    assert open_snapshot(tmp_path).number == 2
    assert open_snapshot(tmp_path, 1).latest == date(2025, 1, 31)
    with pytest.raises(NoSnapshot, match="没有快照7，现有1、2"):
        open_snapshot(tmp_path, 7)
    with pytest.raises(NoSnapshot, match="还没有快照"):
        open_snapshot(tmp_path / "empty")
