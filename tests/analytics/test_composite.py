"""The composite score added up by hand, several periods side by side, and the lists at a cut."""

from fractions import Fraction

import pytest

from analytics import courses
from analytics.charts import bump
from analytics.charts.frame import BLUE, ORANGE, Caption
from analytics.composite import composite, formula, weights
from analytics.indicators import INDICATORS
from analytics.ranking import rank
from analytics.red_black import by_line, by_place
from analytics.scope import Scope
from analytics.store import Refused
from tests.analytics.test_moves_and_ties import in_february, in_march
from tests.analytics.test_ranking_order import due, rejected

RATE = "due_rectification_rate"


def weighed(**weights):
    return [{"name": f"ranking_weights.{name}", "value": value} for name, value in weights.items()]


def test_a_score_is_the_exact_sum_of_its_parts(town):
    # 6 of 7 each, all on time; 乙村 has a row sent back, which counts against it: 6 of 8
    hazards = due("甲村", 6, 1) + due("乙村", 6, 1)
    setting = weighed(due_rectification_rate=50, on_time_rate=30, closure_rate=20, overdue=0)
    snapshot = town("甲村 乙村 丙村", hazard=hazards, rejected_row=rejected("乙村"), setting=setting)
    first, second, third = composite(snapshot, Scope.of(snapshot))
    assert (first.key, first.score, first.text, first.place_no) == ("甲村", Fraction(600, 7), "85.71", 1)
    assert (second.key, second.score, second.text) == ("乙村", Fraction(75), "75.00")
    assert [part.counts for part in second.parts] == ["6/(7+1)"] * 3
    assert [part.text for part in second.parts] == ["37.50", "22.50", "15.00"]
    assert (third.key, third.text, third.place_no) == ("丙村", "/", None)
    assert third.reason == "到期整改率、按期整改率、整改销号率：未报"
    assert "权重：到期整改率 50，按期整改率 30，整改销号率 20" in formula(weights(snapshot))


def test_where_less_is_better_the_complement_counts_and_counts_are_held_against_the_largest(town):
    # overdue: 1 of at most 4, so 3/4 of its 10; the rate 4/5 of its 30; weights of 40 stand for the whole
    hazards = due("甲村", 4, 1) + due("乙村", 1, 4)
    snapshot = town(hazard=hazards, setting=weighed(due_rectification_rate=30, overdue=10))
    first, second = composite(snapshot, Scope.of(snapshot))
    assert first.score == Fraction(4, 5) * 75 + Fraction(3, 4) * 25
    assert second.score == Fraction(1, 5) * 75
    assert "÷40×100" in formula(weights(snapshot))
    assert "超期未整改的得分率＝1－本单位÷参加排名单位中最大的" in formula(weights(snapshot))


def test_a_missing_part_leaves_a_unit_unranked_and_says_which(town):
    february = in_february("乙村", 6, 0)
    march = due("甲村", 6, 0) + due("乙村", 5, 0, due_on="2025-04-20")
    halves = weighed(due_rectification_rate=50, rectification_rate=50)
    snapshot, scope = in_march(town, "甲村 乙村", february + march, halves)
    found = {row.key: row for row in composite(snapshot, scope)}
    assert found["乙村"].reason == "到期整改率：无应整改项"
    assert found["乙村"].score is None and found["甲村"].place_no == 1


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ({"整改率": 10}, "认不出的指标“整改率”"),
        ({"overdue": -1}, "“超期未整改”的权重“-1”不是不小于0的数"),
        ({"hazards_found": 1}, "没有好坏之分"),
        ({"overdue": 0}, "还没有定综合排名的权重"),
    ],
)
def test_weights_that_make_no_sense_are_refused_with_what_to_do(town, setting, said):
    snapshot = town(setting=weighed(**setting))
    with pytest.raises(Refused, match=said):
        weights(snapshot)


def test_periods_go_back_to_the_ledger_and_no_two_units_share_a_line(town):
    hazards = in_february("甲村", 5, 0) + in_february("乙村", 5, 0) + in_february("丙村", 4, 1)
    hazards += due("甲村", 4, 1) + due("丙村", 5, 0)
    snapshot, scope = in_march(town, "甲村 乙村 丙村", hazards)
    scopes = courses.periods(snapshot, scope)
    assert [courses.label(one) for one in scopes] == ["2025年1月", "2025年2月", "2025年3月"]
    found = courses.courses([rank(snapshot, RATE, one) for one in scopes])
    spots = {one.key: [(s.period, s.slot, s.place_no) for s in one.spots] for one in found}
    assert spots == {
        "丙村": [(1, 3, 3), (2, 1, 1)],
        "甲村": [(1, 1, 1), (2, 2, 2)],
        "乙村": [(1, 2, 1)],  # not ranked in March
    }
    assert courses.that_moved_most(found) == ["丙村", "甲村"]
    figure = bump.places(found, ["1月", "2月", "3月"], Caption(""), ["丙村", "甲村"])
    drawn = {trace.customdata[0]: trace for trace in figure.data}
    assert list(drawn["0|丙村"].y) == [None, 3, 1] and list(drawn["0|丙村"].text) == [None, "3", "1"]
    assert (drawn["0|丙村"].line.color, drawn["0|甲村"].line.color) == (BLUE, ORANGE)


def test_who_shares_the_place_at_the_cut_is_named_too(town):
    hazards = (
        due("甲村", 5, 0) + due("乙村", 5, 0) + due("丙村", 4, 1) + due("丁村", 3, 2) + due("戊村", 3, 2)
    )
    snapshot, scope = in_march(town, "甲村 乙村 丙村 丁村 戊村 己村", hazards)
    found = by_place(rank(snapshot, RATE, scope), 1)
    assert [row.key for row in found.red] == ["甲村", "乙村"]
    assert [row.key for row in found.black] == ["丁村", "戊村"]
    assert found.said == "红榜因名次并列，共列2个；黑榜因名次并列，共列2个；未排名的1个不上榜（己村：未报）"
    assert "只列入红榜" in by_place(rank(snapshot, RATE, scope), 4).said


def test_a_line_parts_exactly_where_it_is_set(town):
    hazards = due("甲村", 5, 0) + due("乙村", 4, 1) + due("丙村", 3, 2)
    snapshot, scope = in_march(town, "甲村 乙村 丙村", hazards)
    found = by_line(INDICATORS[RATE], rank(snapshot, RATE, scope), Fraction(80))
    assert ([row.key for row in found.red], [row.key for row in found.black]) == (["甲村", "乙村"], ["丙村"])
    assert (found.red_cut, found.black_cut) == ("不低于80%", "低于80%")
    overdue = by_line(INDICATORS["overdue"], rank(snapshot, "overdue", scope), Fraction(1))
    assert ([row.key for row in overdue.red], overdue.black_cut) == (["甲村", "乙村"], "高于1项")
