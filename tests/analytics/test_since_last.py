"""The bridge from the last meeting's snapshot to the present one, over two snapshots written by hand."""

import random

import pytest

from analytics import since_last
from analytics.figures import figure
from analytics.last_meeting import last_of, meetings
from analytics.scope import Scope
from analytics.since_last import STEPS, moves, rows_of
from analytics.store import open_snapshot
from tests.by_hand import day, hazard, make_snapshot

PLACES = [{"place_id": n, "name": n, "kind": "村", "sort_no": i} for i, n in enumerate(("甲村", "乙村"))]
BEFORE, NOW = "2025-03-24", "2025-03-31"


@pytest.fixture
def two(tmp_path):
    """two(before, now) gives the present snapshot of a town whose last meeting's is number 1."""

    def build(before: list[dict], now: list[dict]):
        make_snapshot(tmp_path, BEFORE, 1, "2025-03-24", hazard=copied(before), place=PLACES)
        make_snapshot(tmp_path, NOW, 2, "2025-03-31", hazard=copied(now), place=PLACES)
        return open_snapshot(tmp_path)

    return build


def copied(rows):
    return [dict(row) for row in rows]


def one(hazard_id, found_on="2025-03-01", place="甲村", **more):
    return hazard(place, found_on, hazard_id=hazard_id, **more)


def steps(snapshot, **scope):
    """The steps that are not nothing, and the ids behind each."""
    asked = Scope.of(snapshot, **scope)
    counted = moves(snapshot, asked, 1)
    assert counted.residual == 0
    found = {step: [row["hazard_id"] for row in rows_of(snapshot, asked, 1, step)] for step in STEPS}
    assert {step: len(ids) for step, ids in found.items()} == {step: getattr(counted, step) for step in STEPS}
    return {step: ids for step, ids in found.items() if ids}


def why(snapshot, step, **scope):
    return [row["why"] for row in rows_of(snapshot, Scope.of(snapshot, **scope), 1, step)]


def test_what_stays_open_is_in_both_stocks_and_in_no_step(two):
    assert steps(two([one("a")], [one("a")])) == {"opening": ["a"], "closing": ["a"]}


def test_found_and_first_reported_in_between_is_new(two):
    snapshot = two([], [one("a", "2025-03-26")])
    assert steps(snapshot) == {"new": ["a"], "closing": ["a"]}
    assert moves(snapshot, Scope.of(snapshot), 1).backdated == 0


def test_found_before_the_last_meeting_and_reported_after_it_is_backdated(two):
    snapshot = two([], [one("a", "2025-03-24"), one("b", "2025-03-25")])
    assert moves(snapshot, Scope.of(snapshot), 1).backdated == 1


def test_found_and_closed_in_between_is_in_and_out(two):
    assert steps(two([], [one("a", "2025-03-26", rectified_on="2025-03-28")])) == {
        "new": ["a"],
        "closed": ["a"],
    }


def test_closed_before_the_last_meeting_but_told_after_it_is_closed_now(two):
    snapshot = two([one("a")], [one("a", rectified_on="2025-03-20")])
    assert steps(snapshot) == {"opening": ["a"], "closed": ["a"]}
    assert moves(snapshot, Scope.of(snapshot), 1).told_late == 1


def test_withdrawn_is_a_step_of_its_own(two):
    assert steps(two([one("a")], [one("a", withdrawn_on="2025-03-27")])) == {
        "opening": ["a"],
        "withdrawn": ["a"],
    }


def test_withdrawn_after_it_was_closed_is_closed(two):
    gone = one("a", rectified_on="2025-03-26", withdrawn_on="2025-03-28")
    assert steps(two([one("a")], [gone])) == {"opening": ["a"], "closed": ["a"]}


def test_reopened_is_a_correction(two):
    snapshot = two([one("a", rectified_on="2025-03-20")], [one("a", reopened=1)])
    assert steps(snapshot) == {"corrected_in": ["a"], "closing": ["a"]}
    assert why(snapshot, "corrected_in") == ["上次已闭环，后来的报表说未闭环（反弹）"]


def test_a_withdrawal_taken_back_is_a_correction(two):
    snapshot = two([one("a", withdrawn_on="2025-03-20")], [one("a")])
    assert why(snapshot, "corrected_in") == ["撤销收回"]


def test_a_hazard_that_replacing_took_away_is_a_correction(two):
    snapshot = two([one("a"), one("b", rectified_on="2025-03-05")], [])
    assert steps(snapshot) == {"opening": ["a"], "corrected_out": ["a"]}
    assert "台账里没有了" in why(snapshot, "corrected_out")[0]


def test_replaced_under_another_identity_goes_and_comes(two):
    assert steps(two([one("a")], [one("b")])) == {
        "opening": ["a"], "new": ["b"], "corrected_out": ["a"], "closing": ["b"],
    }  # fmt: skip


def test_moved_to_another_village_leaves_one_and_enters_the_other(two):
    snapshot = two([one("a", place="甲村")], [one("a", place="乙村")])
    assert steps(snapshot) == {"opening": ["a"], "closing": ["a"]}
    assert steps(snapshot, places="甲村") == {"opening": ["a"], "corrected_out": ["a"]}
    assert steps(snapshot, places="乙村") == {"corrected_in": ["a"], "closing": ["a"]}
    assert why(snapshot, "corrected_out", places="甲村") == ["属地由甲村改为乙村"]
    assert why(snapshot, "corrected_in", places="乙村") == ["属地由甲村改为乙村"]


def test_moved_and_closed_leaves_by_the_move(two):
    snapshot = two([one("a", place="甲村")], [one("a", place="乙村", rectified_on="2025-03-28")])
    assert steps(snapshot, places="甲村") == {"opening": ["a"], "corrected_out": ["a"]}
    assert steps(snapshot, places="乙村") == {}


def test_raised_to_major_reopens_what_was_only_rectified(two):
    done = {"rectified_on": "2025-03-20"}
    snapshot = two([one("a", **done)], [one("a", level="重大", **done)])
    assert steps(snapshot) == {"corrected_in": ["a"], "closing": ["a"]}
    assert why(snapshot, "corrected_in") == ["等级由一般改为重大"]


def test_another_due_day_moves_nothing(two):
    assert steps(two([one("a", due_on="2025-03-10")], [one("a", due_on="2025-04-10")])) == {
        "opening": ["a"], "closing": ["a"],
    }  # fmt: skip


def test_found_later_than_was_said_leaves_the_stock_until_that_day(two):
    snapshot = two([one("a", "2025-03-01")], [one("a", "2025-03-30")])
    assert steps(snapshot, until="2025-03-28") == {"opening": ["a"], "corrected_out": ["a"]}
    assert why(snapshot, "corrected_out", until="2025-03-28") == ["发现日期改为2025年3月30日"]
    assert steps(snapshot) == {"opening": ["a"], "closing": ["a"]}


def test_another_leader_since_then_is_a_correction_of_his_stock(tmp_path):
    for number, leader in ((1, "样例领导一"), (2, "样例领导二")):
        register = [{"leader": leader, "role": "分管", "sector": "燃气"}]
        made = make_snapshot(tmp_path, NOW, number, f"2025-03-{20 + number}", hazard=[one("a", sector="燃气")],
                             place=PLACES, leader=register)  # fmt: skip
    assert steps(open_snapshot(made), leaders="样例领导二") == {"corrected_in": ["a"], "closing": ["a"]}


def any_hazard(dice, name):
    """A hazard with days that nobody would write: the sum may not rest on their order."""
    days = [day(f"2025-03-{n:02d}") for n in range(18, 32)]
    level, maybe = dice.choice(("一般", "重大")), [None] * 30 + days
    return one(name, dice.choice(days), dice.choice(("甲村", "乙村")), level=level, rectified_on=dice.choice(maybe),
               accepted_on=dice.choice(maybe), withdrawn_on=dice.choice(maybe))  # fmt: skip


def test_whatever_changes_the_steps_sum_and_the_ends_are_the_stocks_that_are_shown(two):
    dice = random.Random(20250331)
    names = [f"h{n}" for n in range(160)]
    before, now = ([any_hazard(dice, n) for n in dice.sample(names, 110)] for _ in "12")
    snapshot = two(before, now)
    for chosen in ({}, {"places": "甲村"}, {"levels": "重大"}, {"places": "乙村", "levels": "一般"}):
        scope = Scope.of(snapshot, **chosen)
        counted = moves(snapshot, scope, 1)
        assert counted.residual == 0
        assert counted.closing == figure(snapshot, "stock", scope).value
        earlier = open_snapshot(snapshot.data, 1)
        assert counted.opening == figure(earlier, "stock", Scope.of(earlier, **chosen)).value
        assert min(
            counted.new, counted.closed, counted.withdrawn, counted.corrected_in, counted.corrected_out
        )


def test_the_chain_says_every_step_and_its_brackets_sum():
    full = since_last.Moves(52, 12, 15, 1, 2, 2, 48, backdated=3, told_late=0)
    assert (
        full.text
        == "上次 52 → 新报 12（新发现 9，补录 3）→ 整改 15 → 撤销 1 → 更正增 2 → 更正减 2 → 现 48 项"
    )
    plain = since_last.Moves(52, 12, 15, 0, 0, 0, 49, backdated=0, told_late=0)
    assert plain.text == "上次 52 → 新报 12 → 整改 15 → 现 49 项"


def published(folder, *built_and_until):
    for number, (built, until) in enumerate(built_and_until, start=1):
        make_snapshot(folder, until, number, built, place=PLACES)
    snapshot = open_snapshot(folder)
    offered = meetings(snapshot, snapshot.latest)
    last = last_of(snapshot, snapshot.latest, offered)
    return [one.number for one in offered], last and last.number


def test_the_last_meeting_is_the_newest_snapshot_of_a_week_before(tmp_path):
    weekly = [
        ("2025-03-17", "2025-03-16"),
        ("2025-03-24", "2025-03-23"),
        ("2025-03-30", "2025-03-29"),
        ("2025-03-31", "2025-03-30"),
    ]
    assert published(tmp_path, *weekly) == ([3, 2, 1], 2)


def test_a_week_with_late_returns_only_is_told_by_its_day_of_publishing(tmp_path):
    assert published(tmp_path, ("2025-03-05", "2025-02-28"), ("2025-03-12", "2025-02-28"))[1] == 1


def test_a_years_returns_loaded_in_one_afternoon_are_told_by_their_days(tmp_path):
    assert published(tmp_path, ("2025-04-01", "2025-02-28"), ("2025-04-01", "2025-03-31"))[1] == 1


def test_without_a_snapshot_of_a_week_before_there_is_no_last_meeting(tmp_path):
    assert published(tmp_path, ("2025-03-30", "2025-03-30"), ("2025-03-31", "2025-03-31")) == ([1], None)


def test_a_snapshot_that_knows_a_later_day_is_not_offered(tmp_path):
    make_snapshot(tmp_path, "2025-03-24", 1, "2025-03-24", place=PLACES)
    make_snapshot(tmp_path, "2025-03-31", 2, "2025-03-31", place=PLACES)
    assert meetings(open_snapshot(tmp_path), day("2025-03-20")) == []


def test_an_old_file_that_cannot_be_opened_is_passed_over(tmp_path):
    make_snapshot(tmp_path, "2025-03-24", 1, "2025-03-24", place=PLACES)
    (tmp_path / "snapshots" / "2.duckdb").write_bytes(b"no database")
    make_snapshot(tmp_path, "2025-03-31", 3, "2025-03-31", place=PLACES)
    assert [one.number for one in meetings(open_snapshot(tmp_path), day("2025-03-31"))] == [1]
