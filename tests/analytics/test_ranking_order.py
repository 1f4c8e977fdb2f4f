"""The order of a ranking, shared places, and why a unit is not ranked."""

from analytics import ranking_labels as labels
from analytics.indicators import INDICATORS
from analytics.ranking import rank
from analytics.scope import Scope
from tests.by_hand import hazard

RATE = "due_rectification_rate"


def due(place, rectified, opened, **more):
    """Hazards due by the as-of day, some rectified in time, the others overdue."""
    times = {"found_on": "2025-03-01", "due_on": "2025-03-20"} | more
    return [hazard(place, rectified_on="2025-03-10", **times) for _ in range(rectified)] + [
        hazard(place, **times) for _ in range(opened)
    ]


def rejected(place, n=1, **more):
    row = {
        "reporting_place": place,
        "reporting_place_id": place,
        "return_name": "hazard_ledger",
        "is_mended": False,
    }
    return [row | {"period_start": "2025-03-01", "period_end": "2025-03-31"} | more for _ in range(n)]


def order(rows):
    return [(row.key, row.place_no) for row in rows]


def test_equal_ratios_share_a_place_and_the_next_one_is_left_out(town):
    snapshot = town("甲村 乙村 丙社区", hazard=due("甲村", 3, 3) + due("乙村", 6, 0) + due("丙社区", 12, 0))
    assert order(rank(snapshot, RATE, Scope.of(snapshot))) == [("乙村", 1), ("丙社区", 1), ("甲村", 3)]


def test_among_equals_fewer_overdue_come_first_then_the_official_order(town):
    snapshot = town("甲村 乙村 丙村", hazard=due("甲村", 10, 10) + due("乙村", 5, 5) + due("丙村", 5, 5))
    assert order(rank(snapshot, RATE, Scope.of(snapshot))) == [("乙村", 1), ("丙村", 1), ("甲村", 1)]


def test_rejected_rows_count_in_the_order_and_not_in_what_is_printed(town):
    snapshot = town(hazard=due("甲村", 10, 0) + due("乙村", 19, 1), rejected_row=rejected("甲村"))
    first, second = rank(snapshot, RATE, Scope.of(snapshot))
    assert (first.key, first.text) == ("乙村", "95.0%")
    assert (second.key, second.text, second.denominator, second.returned) == ("甲村", "100.0%", 10, 1)
    assert (first.order_text, second.order_text) == ("", "按10/11排")


def test_mended_rows_other_periods_and_other_returns_do_not_count(town):
    rows = (
        rejected("甲村", is_mended=True)
        + rejected("甲村", period_start="2024-12-01", period_end="2024-12-31")
        + rejected("甲村", return_name="accident_ledger")
        + rejected("甲村", return_name="hazard_monthly")
    )
    snapshot = town(hazard=due("甲村", 5, 0), rejected_row=rows)
    assert rank(snapshot, RATE, Scope.of(snapshot))[0].returned == 0


def test_rejected_rows_part_two_that_print_alike(town):
    snapshot = town(hazard=due("甲村", 5, 0) + due("乙村", 5, 0), rejected_row=rejected("甲村"))
    assert order(rank(snapshot, RATE, Scope.of(snapshot))) == [("乙村", 1), ("甲村", 2)]


def test_a_rejected_row_known_to_be_of_another_level_does_not_count(town):
    major = due("甲村", 5, 0, level="重大")
    snapshot = town(hazard=major, rejected_row=rejected("甲村", level="一般") + rejected("甲村"))
    assert rank(snapshot, RATE, Scope.of(snapshot, levels="重大"))[0].returned == 1


def reasons(rows):
    return {row.key: row.reason for row in rows}


def test_every_unit_that_is_not_ranked_says_why(town):
    march = {"period_start": "2025-03-01", "period_end": "2025-03-31"}

    def sheet(place, name="hazard_ledger", zero=False):
        return march | {
            "reporting_place": place,
            "reporting_place_id": place,
            "return_name": name,
            "is_zero_return": zero,
        }

    snapshot = town(
        "全村 少村 零村 汇村 缺村 无村",
        hazard=due("全村", 5, 0)
        + due("少村", 4, 0)
        + [hazard("无村", "2025-03-01")]
        + [hazard(None, "2025-03-01")],
        return_sheet=[sheet("零村", zero=True), sheet("汇村", "hazard_monthly"), sheet("无村")],
    )
    assert reasons(rank(snapshot, RATE, Scope.of(snapshot))) == {
        "全村": None,
        "少村": "基数小于5",
        "零村": "零报告",
        "汇村": "仅报汇总",
        "缺村": "未报",
        "无村": "无应整改项",
    }
    assert reasons(rank(snapshot, "rectification_rate", Scope.of(snapshot)))["未分村"] == "未分村"


def test_a_village_of_which_only_the_town_reports_is_ranked_unless_it_was_due_to_report(town):
    by_town = due("甲村", 5, 0, reporting_place="镇应急办", reporting_place_id="镇应急办")
    assert reasons(rank(*town_of(town, by_town, []))) == {"甲村": None, "乙村": "未报"}


def test_a_village_that_was_due_to_report_and_did_not_is_not_ranked(town):
    by_town = due("甲村", 5, 0, reporting_place="镇应急办", reporting_place_id="镇应急办")
    missing = {
        "return_name": "hazard_ledger",
        "place": "甲村",
        "place_id": "甲村",
        "period_start": "2025-03-01",
        "period_end": "2025-03-31",
        "status": "未报",
    }
    assert reasons(rank(*town_of(town, by_town, [missing])))["甲村"] == "未报"


def town_of(town, hazards, submissions):
    snapshot = town(hazard=hazards, submission=submissions)
    return snapshot, RATE, Scope.of(snapshot)


def test_fewer_overdue_stand_first_and_unreadable_rows_count_as_overdue(town):
    snapshot = town(
        "甲村 乙村 丙村",
        hazard=due("甲村", 0, 2) + due("乙村", 0, 1) + due("丙村", 1, 0),
        rejected_row=rejected("丙村", 2),
    )
    rows = rank(snapshot, "overdue", Scope.of(snapshot))
    assert [(r.key, r.place_no, r.text) for r in rows] == [
        ("乙村", 1, "1"),
        ("丙村", 2, "0"),
        ("甲村", 2, "2"),
    ]


def test_departments_are_ranked_apart_from_villages(town):
    office = {"place_id": "派出所", "name": "派出所", "kind": "部门", "sort_no": 1}
    snapshot = town(other_places=[office], hazard=due("甲村", 5, 0) + due("派出所", 5, 5))
    rows = rank(snapshot, RATE, Scope.of(snapshot), "reporting_place")
    assert [(r.key, r.group, r.place_no) for r in rows] == [
        ("甲村", "村（社区）", 1),
        ("乙村", "村（社区）", None),
        ("派出所", "部门", 1),
    ]


def test_where_nothing_at_all_was_sent_every_unit_is_missing(town):
    snapshot = town(hazard=due("甲村", 5, 0))
    april = Scope.of(snapshot, since="2025-04-01", until="2025-04-30")
    assert reasons(rank(snapshot, RATE, april)) == {"甲村": "未报", "乙村": "未报"}


def zero_of_january(place):
    january = {"period_start": "2025-01-01", "period_end": "2025-01-31", "reporting_place": place}
    return january | {"reporting_place_id": place, "return_name": "hazard_ledger", "is_zero_return": True}


def test_one_zero_return_does_not_speak_for_the_months_that_are_missing(town):
    missing = {"return_name": "hazard_ledger", "place": "甲村", "place_id": "甲村", "status": "未报"}
    missing |= {"period_start": "2025-02-01", "period_end": "2025-02-28", "due_on": "2025-03-05"}
    not_due = missing | {"place": "乙村", "place_id": "乙村", "due_on": "2025-04-05"}
    sheets = [zero_of_january("甲村"), zero_of_january("乙村")]
    snapshot = town(return_sheet=sheets, submission=[missing, not_due])
    assert reasons(rank(snapshot, RATE, Scope.of(snapshot))) == {"甲村": "未报", "乙村": "零报告"}


def test_what_a_unit_found_itself_is_not_known_where_no_source_is_said(town):
    told = due("乙村", 1, 0, source="村级巡查") + due("乙村", 1, 0)
    snapshot = town("甲村 乙村 丙村", hazard=due("甲村", 2, 0) + told)
    rows = rank(snapshot, RATE, Scope.of(snapshot))
    assert {row.key: row.self_text for row in rows} == {"甲村": "/", "乙村": "1", "丙村": "0"}
    assert labels.source_note(INDICATORS[RATE], rows) == "来源未注明的3项，不计入自查发现"


def test_what_the_unit_found_itself_stands_beside(town):
    rows = due("甲村", 3, 0, source="村级巡查") + due("甲村", 2, 0, source="镇级检查")
    snapshot = town(hazard=rows + [hazard("甲村", "2025-03-01", source="企业自查")])
    assert rank(snapshot, RATE, Scope.of(snapshot))[0].self_found == 3
