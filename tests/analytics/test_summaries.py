"""Aggregate returns: each day once a unit, cumulative ones differenced, never added to rows."""

from analytics.figures import figure, notes, show
from analytics.scope import Scope
from tests.by_hand import hazard


def monthly(month, accidents, item="火灾", **more):
    days = {"01": 31, "02": 28, "03": 31}[month]
    return {
        "period_start": f"2025-{month}-01",
        "period_end": f"2025-{month}-{days}",
        "accumulation": "period",
        "kind": "category",
        "item": item,
        "accidents": accidents,
        "deaths": 0,
        "injured": 0,
        "is_part": False,
        "return_name": "accident_monthly",
    } | more


def reported(snapshot, name="reported_accidents", by="none", **scope):
    return {line.key: line.numerator for line in show(snapshot, name, Scope.of(snapshot, **scope), by)}


def test_months_are_added_and_not_added_to_the_ledger(town):
    snapshot = town(
        accident_summary=[monthly("01", 3), monthly("02", 2, "触电")],
        accident=[{"occurred_at": "2025-01-03 08:00:00", "is_production": True}],
    )
    assert reported(snapshot) == {None: 5}
    assert reported(snapshot, by="type") == {"火灾": 3, "触电": 2}
    assert reported(snapshot, by="month") == {"2025-01": 3, "2025-02": 2, "2025-03": 0}


def test_only_periods_lying_wholly_in_the_period_count(town):
    snapshot = town(accident_summary=[monthly("01", 3), monthly("02", 2)])
    assert reported(snapshot, since="2025-01-02") == {None: 2}


def test_a_quarter_does_not_count_beside_its_months(town):
    quarter = {"period_start": "2025-01-01", "period_end": "2025-03-31"}
    snapshot = town(
        accident_summary=[monthly("01", 3), monthly("02", 2), monthly("03", 1), monthly("01", 7, **quarter)]
    )
    assert reported(snapshot) == {None: 6}
    assert any(
        "日期重叠，未重复计入" in note for note in notes(snapshot, "reported_accidents", Scope.of(snapshot))
    )


def test_a_missing_month_is_said(town):
    snapshot = town(accident_summary=[monthly("01", 3), monthly("03", 2)])
    said = notes(snapshot, "reported_accidents", Scope.of(snapshot))
    assert "全镇缺2025年2月1日—2月28日的汇总表" in said


def test_cumulative_counts_are_differenced_item_by_item(town):
    ytd = {"accumulation": "ytd", "period_start": "2025-01-01"}
    snapshot = town(
        accident_summary=[
            monthly("01", 3, **ytd),
            monthly("02", 5, **ytd),
            monthly("02", 1, "触电", **ytd),
            monthly("03", 5, **ytd),
            monthly("03", 4, "触电", **ytd),
        ]
    )
    assert reported(snapshot, by="month") == {"2025-01": 3, "2025-02": 3, "2025-03": 3}
    assert reported(snapshot) == {None: 9}


def test_a_part_of_an_item_is_not_added_to_it(town):
    snapshot = town(accident_summary=[monthly("01", 3), monthly("01", 1, "其中:电气火灾", is_part=True)])
    assert reported(snapshot) == {None: 3}


def test_a_return_told_by_type_and_by_village_counts_once(town):
    snapshot = town(
        accident_summary=[
            monthly("01", 3),
            monthly("01", 1, "甲村", kind="place"),
            monthly("01", 2, "乙村", kind="place"),
        ]
    )
    assert reported(snapshot) == {None: 3}
    assert reported(snapshot, by="place") == {"甲村": 1, "乙村": 2}


def test_a_later_workbook_for_the_same_period_replaces_the_earlier(town):
    first = {"workbook_id": "a", "reporting_on": "2025-02-01"}
    second = {"workbook_id": "b", "reporting_on": "2025-02-05"}
    snapshot = town(accident_summary=[monthly("01", 3, **first), monthly("01", 4, **second)])
    assert reported(snapshot) == {None: 4}


def aggregate(place, sector, found, rectified, major=(0, 0), month="01"):
    row = monthly(month, 0, sector, return_name="hazard_monthly", sector=sector)
    unit = {"reporting_place": place, "reporting_place_id": place}
    counts = {
        "general_found": found,
        "general_rectified": rectified,
        "major_found": major[0],
        "major_accepted": major[1],
    }
    left = {k: v for k, v in row.items() if k not in ("kind", "accidents", "deaths", "injured")}
    return left | unit | counts


def test_reported_hazards_and_their_rate_are_a_ratio_of_sums(town):
    snapshot = town(
        sector=[{"name": "消防", "sort_no": 1}, {"name": "燃气", "sort_no": 2}],
        hazard_summary=[aggregate("甲村", "消防", 10, 9, (2, 1)), aggregate("乙村", "燃气", 4, None)],
        hazard=[hazard("甲村", "2025-01-05")],
    )
    rate = figure(snapshot, "reported_rectification_rate", Scope.of(snapshot))
    assert (rate.numerator, rate.denominator, rate.text) == (10, 16, "62.5%")
    assert reported(snapshot, "reported_hazards", "sector") == {"消防": 12, "燃气": 4}
    assert reported(snapshot, "reported_hazards", "place") == {"甲村": 12, "乙村": 4}
    assert reported(snapshot, "reported_hazards", "level") == {"一般": 14, "重大": 2}
    assert reported(snapshot, "reported_hazards", levels="重大") == {None: 2}
    assert reported(snapshot, "reported_hazards", places="乙村") == {None: 4}


def test_a_return_of_the_whole_town_is_not_added_to_the_villages(town):
    snapshot = town(hazard_summary=[aggregate(None, "消防", 30, 20), aggregate("甲村", "消防", 10, 9)])
    assert reported(snapshot, "reported_hazards") == {None: 30}
    assert reported(snapshot, "reported_hazards", "place")["甲村"] == 10
    assert reported(snapshot, "reported_hazards", "reporting_place")["全镇"] == 30
