"""Change of place, what one hazard would change, and a first place that too many share; all counted by hand."""

from math import isclose

from analytics.certainty import certainties, note, wilson
from analytics.ends import ends
from analytics.figures import figure
from analytics.indicators import INDICATORS
from analytics.moves import moves, period_before, words
from analytics.ranking import RankRow, rank
from analytics.scope import Scope
from analytics.ties import first, said, separating
from tests.analytics.test_ranking_order import due, rejected
from tests.by_hand import hazard

RATE = "due_rectification_rate"
FEBRUARY = {"found_on": "2025-02-01", "due_on": "2025-02-20"}


def in_march(town, villages, hazards, setting=(), **more):
    since = {"name": "ledger_since", "value": "2025-01-01"}
    snapshot = town(villages, hazard=hazards, setting=[since, *setting], **more)
    return snapshot, Scope.of(snapshot, since="2025-03-01", until="2025-03-31")


def in_february(place, rectified, opened):
    done = [hazard(place, rectified_on="2025-02-10", **FEBRUARY) for _ in range(rectified)]
    return done + [hazard(place, **FEBRUARY) for _ in range(opened)]


def moved(snapshot, scope):
    before = period_before(snapshot, scope)
    return moves(rank(snapshot, RATE, scope), rank(snapshot, RATE, before))


def test_a_place_is_compared_with_the_same_kind_of_period_before(town):
    february = in_february("甲村", 5, 0) + in_february("乙村", 4, 1) + in_february("丙村", 3, 2)
    march = due("甲村", 3, 2) + due("乙村", 5, 0) + due("丙村", 5, 0)
    snapshot, scope = in_march(town, "甲村 乙村 丙村", february + march)
    found = moved(snapshot, scope)
    assert {key: (move.text, move.before_no) for key, move in found.items()} == {
        "乙村": ("▲1", 2),
        "丙村": ("▲2", 3),  # shares the first place now
        "甲村": ("▼2", 1),
    }
    rows = rank(snapshot, RATE, scope)
    earlier = rank(snapshot, RATE, period_before(snapshot, scope))
    assert "上一个同样长的时段（2025年2月1日—2月28日，截至2月28日）" in words(snapshot, scope, rows, earlier)


def test_who_was_not_ranked_before_is_said_with_the_reason(town):
    february = in_february("甲村", 2, 0) + in_february("乙村", 5, 0)
    march = due("甲村", 5, 0) + due("乙村", 2, 0)
    snapshot, scope = in_march(town, "甲村 乙村 丙村", february + march)
    found = moved(snapshot, scope)
    assert (found["甲村"].text, found["甲村"].unranked_before) == ("新上榜", "上期基数小于5")
    assert (found["乙村"].text, found["乙村"].before_no) == ("—", 1)
    assert (found["丙村"].text, found["丙村"].unranked_before) == ("—", "上期未报")


def test_before_the_ledger_nothing_is_compared(town):
    snapshot, _ = in_march(town, "甲村", due("甲村", 5, 0))
    year = Scope.of(snapshot)
    assert period_before(snapshot, year) is None
    assert "台账从2025年1月1日建起" in words(snapshot, year, [], [])


def test_what_one_hazard_more_or_fewer_does_to_a_place(town):
    # 100 %, 80 %, 60 %, 60 %: with one more 乙村 shares the first place, with one fewer the second with both others
    hazards = due("甲村", 5, 0) + due("乙村", 4, 1) + due("丙村", 3, 2) + due("丁村", 3, 2)
    snapshot, scope = in_march(town, "甲村 乙村 丙村 丁村", hazards)
    found = certainties(INDICATORS[RATE], rank(snapshot, RATE, scope))
    assert {key: (one.best, one.worst) for key, one in found.items()} == {
        "甲村": (1, 1),
        "乙村": (1, 2),
        "丙村": (2, 4),
        "丁村": (2, 4),
    }
    assert [found[key].text for key in ("甲村", "乙村", "丙村")] == ["", "1—2", "2—4"]
    assert note(found.values()).startswith("3个基数小（不足20项），名次可能因1项而变")


def test_a_large_base_needs_no_warning(town):
    snapshot, scope = in_march(town, "甲村 乙村", due("甲村", 20, 0) + due("乙村", 19, 1))
    found = certainties(INDICATORS[RATE], rank(snapshot, RATE, scope))
    assert (found["乙村"].best, found["乙村"].text) == (1, "")


def test_the_interval_is_wilsons():
    low, high = wilson(8, 10)  # the textbook's 0.490 and 0.943
    assert isclose(low, 0.490, abs_tol=0.001) and isclose(high, 0.943, abs_tol=0.001)
    assert wilson(5, 5)[1] == 1.0 and wilson(0, 5)[0] == 0.0


def test_a_crowded_first_place_is_said_with_what_still_separates(town):
    late = hazard("乙村", "2025-03-01", due_on="2025-03-05", rectified_on="2025-03-09")
    hazards = due("甲村", 5, 0) + due("乙村", 4, 0) + [late] + due("丙村", 3, 2)
    snapshot, scope = in_march(town, "甲村 乙村 丙村", hazards)
    rows = rank(snapshot, RATE, scope)
    assert (first(rows).sharing, first(rows).ranked) == (2, 3)
    assert said(RATE, "村（社区）", first(rows)) == (
        "村（社区）中参加排名的3个有2个并列第1，超过三分之一，到期整改率已分不出先后"
    )
    others = {name: rank(snapshot, name, scope) for name in ("on_time_rate", "overdue")}
    assert [name for name, _ in separating(others)] == [
        "on_time_rate"
    ]  # nobody of 甲 and 乙 has overdue ones


def test_a_third_is_not_more_than_a_third(town):
    snapshot, scope = in_march(
        town, "甲村 乙村 丙村", due("甲村", 5, 0) + due("乙村", 4, 1) + due("丙村", 3, 2)
    )
    assert said(RATE, "村（社区）", first(rank(snapshot, RATE, scope))) == ""


def test_a_hazard_left_open_only_lengthens_the_mean_and_a_rejected_row_counts_as_the_whole_period(town):
    # 甲村: 9 and 30 days (open to 31 March). 乙村: five of 9 days, and one rejected row: 30 days at worst
    hazards = due("甲村", 1, 1) * 3 + due("乙村", 5, 0)
    snapshot, scope = in_march(town, "甲村 乙村", hazards, rejected_row=rejected("乙村"))
    rows = {row.key: row for row in rank(snapshot, "rectification_days", scope)}
    assert (rows["甲村"].text, rows["甲村"].numerator, rows["甲村"].denominator) == ("19.5天", 117, 6)
    assert (rows["乙村"].text, rows["乙村"].at_worst, rows["乙村"].place_no) == ("9.0天", 30, 1)


def test_of_what_comes_from_above_less_is_better_and_a_rejected_row_counts_as_from_above(town):
    own = due("甲村", 4, 0, source="村级巡查")
    above = due("甲村", 1, 0, source="镇级检查") + due("乙村", 1, 0, source="上级检查")
    hazards = own + above + due("乙村", 4, 0, source="企业自查") + due("乙村", 2, 0)
    snapshot, scope = in_march(town, "甲村 乙村", hazards, rejected_row=rejected("甲村"))
    rows = rank(snapshot, "found_from_above_rate", scope)
    assert [(row.key, row.place_no, row.text, row.denominator) for row in rows] == [
        ("乙村", 1, "20.0%", 5),  # two say no source
        ("甲村", 2, "20.0%", 5),
    ]


def owed(place, status, month=3):
    days = {
        "period_start": f"2025-{month:02d}-01",
        "period_end": f"2025-{month:02d}-28",
        "due_on": "2025-03-30",
    }
    came = {"received_on": None if status == "未报" else "2025-03-30"}
    return days | came | {"return_name": "hazard_ledger", "place": place, "place_id": place, "status": status}


def test_returns_on_time_are_counted_of_those_owed(town):
    returns = [owed("甲村", "已报"), owed("甲村", "零报告"), owed("乙村", "迟报"), owed("乙村", "已报", 2)]
    snapshot, scope = in_march(town, "甲村 乙村", [], submission=[*returns, owed("乙村", "未报")])
    assert figure(snapshot, "timely_return_rate", scope).text == "50.0%"  # February's is not of March
    rows = rank(snapshot, "timely_return_rate", scope)
    assert [(row.key, row.place_no, row.numerator, row.denominator) for row in rows] == [
        ("甲村", 1, 2, 2),
        ("乙村", 2, 0, 2),
    ]


def unit(at, place_no=None):
    more = {"place_no": place_no, "reason": None if place_no else "未报"}
    return RankRow(
        f"{at}村",
        1,
        2,
        INDICATORS["on_time_rate"],
        **more,
        returned=0,
        overdue=0,
        self_found=0,
        group="村（社区）",
    )


def test_of_a_long_ranking_a_picture_shows_the_two_ends():
    rows = [unit(at, at + 1) for at in range(100)] + [unit(at) for at in range(100, 120)]
    found = ends(rows)
    assert [row.place_no for row in found.rows] == [*range(1, 16), *range(86, 101)]
    assert found.cut == 15 and "全部120个（未排名20个）" in found.said
    assert ends(rows[:40]).rows == rows[:40]
