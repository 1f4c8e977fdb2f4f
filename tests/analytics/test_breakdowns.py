"""Which lines a breakdown lists, in which order."""

import pytest

from analytics.figures import grid, series, show
from analytics.nearest import BadScope
from analytics.scope import Scope
from tests.by_hand import hazard


def keys(figures):
    return [figure.key for figure in figures]


def test_villages_without_anything_are_listed_and_the_unplaced_line_comes_last(town):
    snapshot = town(
        "丙社区 甲村 乙村", hazard=[hazard(None, "2025-03-01"), hazard("乙村", "2025-03-01", sector="消防")]
    )
    lines = show(snapshot, "stock", Scope.of(snapshot), "place")
    assert [(line.key, line.numerator) for line in lines] == [
        ("丙社区", 0),
        ("甲村", 0),
        ("乙村", 1),
        ("未分村", 1),
    ]


def test_a_place_filter_leaves_its_own_line(town):
    snapshot = town(
        hazard=[hazard("甲村", "2025-03-01"), hazard("乙村", "2025-03-01"), hazard(None, "2025-03-01")]
    )
    assert keys(show(snapshot, "stock", Scope.of(snapshot, places="乙村"), "place")) == ["乙村"]
    assert keys(show(snapshot, "stock", Scope.of(snapshot, places="未分村"), "place")) == ["未分村"]


def test_a_village_that_no_longer_exists_is_listed_only_where_it_has_something(town):
    gone = {"place_id": "旧村", "name": "旧村", "kind": "村", "sort_no": 9, "valid_to": "2024-12-31"}
    snapshot = town(other_places=[gone], hazard=[hazard("旧村", "2024-11-01")])
    assert keys(show(snapshot, "stock", Scope.of(snapshot), "place")) == ["甲村", "乙村", "旧村"]
    assert keys(show(snapshot, "hazards_found", Scope.of(snapshot), "place")) == ["甲村", "乙村"]


def test_sectors_stand_in_the_registers_order_with_unregistered_words_after_them(town):
    snapshot = town(
        sector=[{"name": "道路交通", "sort_no": 2}, {"name": "消防", "sort_no": 1}],
        hazard=[hazard("甲村", "2025-03-01", sector=s) for s in ("养殖", None, "道路交通")],
    )
    assert keys(show(snapshot, "stock", Scope.of(snapshot), "sector")) == [
        "消防",
        "道路交通",
        "养殖",
        "未分行业",
    ]


def test_months_and_weeks_are_cut_to_the_period_and_empty_ones_are_listed(town):
    snapshot = town(hazard=[hazard("甲村", "2025-01-31"), hazard("甲村", "2025-03-10")])
    scope = Scope.of(snapshot, since="2025-01-15", until="2025-03-10")
    assert [(m.key, m.numerator) for m in show(snapshot, "hazards_found", scope, "month")] == [
        ("2025-01", 1),
        ("2025-02", 0),
        ("2025-03", 1),
    ]
    weeks = show(snapshot, "hazards_found", scope, "week")
    assert (weeks[0].key, weeks[-1].key, len(weeks)) == ("2025-W03", "2025-W11", 9)


def test_the_week_of_new_years_day_belongs_to_its_iso_year(town):
    snapshot = town(hazard=[hazard("甲村", "2024-12-31")])
    scope = Scope.of(snapshot, since="2024-12-28", until="2025-01-05")
    assert keys(show(snapshot, "hazards_found", scope, "week")) == ["2024-W52", "2025-W01"]


def test_a_rate_by_month_is_of_what_each_month_found_as_of_the_one_day(town):
    snapshot = town(hazard=[hazard("甲村", "2025-01-05", rectified_on="2025-03-01")])
    january = show(snapshot, "rectification_rate", Scope.of(snapshot), "month")[0]
    assert january.text == "100.0%"


def test_a_series_does_not_begin_before_the_ledger(town):
    snapshot = town(hazard=[hazard("甲村", "2024-05-01", first_reported_on="2025-02-28")])
    assert keys(series(snapshot, "stock", Scope.of(snapshot, since="2024-01-01"))) == ["2025-02", "2025-03"]


LEADERS = [
    {"leader": "张", "role": "分管", "sector": "消防"},
    {"leader": "王", "role": "分管", "sector": "消防", "place": "乙村", "place_id": "乙村"},
    {"leader": "李", "role": "分管", "sector": "道路交通"},
    {"leader": "赵", "role": "分管", "sector": "道路交通"},
    {"leader": "钱", "role": "分管", "sector": "燃气", "until": "2025-01-31"},
    {"leader": "孙", "role": "包村", "place": "甲村", "place_id": "甲村"},
]


def led(town, role="分管"):
    rows = [("甲村", "消防"), ("乙村", "消防"), ("甲村", "道路交通"), ("甲村", "燃气"), (None, None)]
    snapshot = town(leader=LEADERS, hazard=[hazard(p, "2025-03-01", sector=s) for p, s in rows])
    lines = show(snapshot, "stock", Scope.of(snapshot, role=role), "leader")
    return {line.key: line.numerator for line in lines}


def test_the_line_naming_sector_and_place_decides_then_the_single_one(town):
    assert led(town) == {"张": 1, "王": 1, "李": 0, "赵": 0, "未明确": 3}


def test_the_role_of_a_village_leader_is_asked_for(town):
    assert led(town, "包村") == {"孙": 3, "未明确": 2}


def test_a_filter_by_leader_takes_the_same_rows(town):
    snapshot = town(
        leader=LEADERS, hazard=[hazard("甲村", "2025-03-01", sector="消防"), hazard("甲村", "2025-03-01")]
    )
    assert show(snapshot, "stock", Scope.of(snapshot, leaders="张"))[0].numerator == 1
    assert show(snapshot, "stock", Scope.of(snapshot, leaders="未明确"))[0].numerator == 1


def test_a_grid_holds_the_cells_that_are_not_empty(town):
    snapshot = town(hazard=[hazard("甲村", "2025-03-01", sector="消防"), hazard(None, "2025-03-01")])
    cells = grid(snapshot, "stock", Scope.of(snapshot))
    assert {key: cell.numerator for key, cell in cells.items()} == {
        ("甲村", "消防"): 1,
        ("未分村", "未分行业"): 1,
    }


def test_a_reader_with_a_row_scope_sees_only_its_own_places(town):
    snapshot = town(hazard=[hazard("甲村", "2025-03-01"), hazard("乙村", "2025-03-01")])
    scope = Scope.of(snapshot, allowed_places=["乙村"])
    assert keys(show(snapshot, "stock", scope, "place")) == ["乙村"]
    assert show(snapshot, "stock", scope.with_(allowed_places=()))[0].numerator == 0


def test_a_breakdown_without_a_meaning_is_refused_by_name(town):
    snapshot = town()
    with pytest.raises(BadScope, match="不能按隐患等级（level）分列，可用：none、place"):
        show(snapshot, "accidents", Scope.of(snapshot), "level")
    with pytest.raises(BadScope, match="没有名为“plase”的分列方式，是否指place"):
        show(snapshot, "stock", Scope.of(snapshot), "plase")
