"""What the weekly meeting says against the last one: sentence, cards, who is behind, what is due, who answers."""

from datetime import date

import pytest

from analytics import meeting
from analytics.deadlines import deadlines
from analytics.overdue_lists import by_leader, stale_rows
from analytics.scope import Scope
from analytics.store import open_snapshot
from tests.by_hand import hazard, make_snapshot

PLACES = [{"place_id": n, "name": n, "kind": "村", "sort_no": i} for i, n in enumerate(("甲村", "乙村"))]
LEADERS = [
    {"leader": "样例领导一", "role": "分管", "sector": "燃气"},
    {"leader": "样例领导二", "role": "分管", "sector": "消防"},
]
RATE = {"indicator": "due_rectification_rate", "value": 0.9, "basis": "考核办法第六条", "since": "2025-01-01"}


def mended(place, n, start=0):
    return [
        hazard(
            place,
            "2025-03-01",
            hazard_id=f"{place}{start + i}",
            due_on="2025-03-10",
            rectified_on="2025-03-05",
        )
        for i in range(n)
    ]


def late(place, name, **more):
    return hazard(place, "2025-03-02", hazard_id=name, due_on="2025-03-10", **more)


@pytest.fixture
def town(tmp_path):
    """The present snapshot and its whole scope; number 1 is the last meeting's."""
    before = [*mended("甲村", 6), late("甲村", "x"), late("乙村", "y", rectified_on="2025-03-20")]
    now = [*before, *mended("乙村", 4), late("乙村", "z", first_reported_on="2025-03-30", level="重大")]
    more = {"place": PLACES, "leader": LEADERS, "target": [RATE]}
    for number, until, rows in ((1, "2025-03-24", before), (2, "2025-03-31", now)):
        make_snapshot(tmp_path, until, number, until, hazard=[dict(row) for row in rows], **more)
    snapshot = open_snapshot(tmp_path)
    return snapshot, Scope.of(snapshot)


def test_cards_say_the_change_since_the_last_meeting_and_the_way_to_the_target(town):
    rate, overdue, stock, new, accidents = meeting.headlines(*town, 1)
    assert rate.lines == ("差5.4个百分点，再完成 1 项可达标", "较上次 7/8→11/13")
    assert overdue.lines == ("较上次 1项→2项", "其中重大 1 项")
    assert stock.lines == ("较上次 1项→2项", "其中重大 1 项")
    assert (new.label, new.text, new.lines) == (
        "上次以来新报",
        "5",
        ("新发现 0 项，补录 5 项", "整改销号 4 项"),
    )
    assert accidents.lines == ("死亡 0 人，重伤 0 人", "较上次持平", "上年同期无台账")


def test_the_sentence_says_what_changed_since_the_last_meeting(town):
    assert "超期未整改 2 项，比上次多 1 项，最多的是甲村1项、乙村1项；" in meeting.sentence(*town, 1)


def test_a_period_that_had_not_begun_at_the_last_meeting_has_no_change(town):
    snapshot, _ = town
    rate, overdue, *_ = meeting.headlines(snapshot, Scope.of(snapshot, since="2025-03-25"), 1)
    assert rate.lines == ()
    assert overdue.lines[0] == "较上次 1项→2项"


def test_who_is_behind_and_by_how_many(town):
    assert [(line.row.key, line.row.text, line.short) for line in meeting.behind(*town, 6)] == [
        ("乙村", "83.3%", 1),
        ("甲村", "85.7%", 1),
    ]


def test_a_village_with_a_target_of_its_own_is_held_against_it(tmp_path):
    own = RATE | {"place": "甲村", "place_id": "甲村", "value": 0.5}
    rows = [*mended("甲村", 5), late("甲村", "x")]
    snapshot = open_snapshot(
        make_snapshot(tmp_path, "2025-03-31", hazard=rows, place=PLACES, target=[RATE, own])
    )
    assert [line.short for line in meeting.behind(snapshot, Scope.of(snapshot), 6)] == [0]


def test_new_major_hazards_are_those_first_reported_since(town):
    assert [row["hazard_id"] for row in meeting.new_major(*town, 1)] == ["z"]
    assert [row["hazard_id"] for row in meeting.new_major(*town)] == ["z"]


def test_overdue_by_leader_sums_and_names_what_nobody_answers_for(tmp_path):
    rows = [late("甲村", "a", sector="燃气"), late("甲村", "b", sector="燃气", level="重大"), late("乙村", "c", sector="其他"),
            hazard("乙村", "2025-03-28", due_on="2025-04-03", sector="消防")]  # fmt: skip
    snapshot = open_snapshot(make_snapshot(tmp_path, "2025-03-31", hazard=rows, place=PLACES, leader=LEADERS))
    found = by_leader(snapshot, Scope.of(snapshot))
    assert [(one.key, one.overdue, one.major, one.due_soon) for one in found] == [
        ("样例领导一", 2, 1, 0),
        ("未明确", 1, 0, 0),
        ("样例领导二", 0, 0, 1),
    ]


def test_stale_is_open_and_unsaid_for_more_than_the_days_set(tmp_path):
    rows = [late("甲村", "a", last_reported_on="2025-02-23"), late("甲村", "b", last_reported_on="2025-02-24"),
            late("甲村", "c", last_reported_on="2025-01-01", rectified_on="2025-03-20")]  # fmt: skip
    snapshot = open_snapshot(make_snapshot(tmp_path, "2025-03-31", hazard=rows, place=PLACES))
    assert [row["hazard_id"] for row in stale_rows(snapshot, Scope.of(snapshot))] == ["a"]


def test_deadlines_are_the_months_calendar_returns_not_come_and_targets(tmp_path):
    calendar = [
        {"name": "清明节", "since": "2025-04-04", "until": "2025-04-06", "kind": "节假日"},
        {"name": "补班", "since": "2025-04-07", "until": "2025-04-07", "kind": "调休上班"},
        {"name": "防火期", "since": "2025-03-01", "until": "2025-05-31", "kind": "重点时段"},
        {"name": "高考", "since": "2025-06-07", "until": "2025-06-09", "kind": "重点时段"},
    ]
    expected = {"return_name": "hazard_ledger", "return_title": "隐患台账", "period_start": "2025-03-01",
                "period_end": "2025-03-31", "due_on": "2025-04-05", "frequency": "month"}  # fmt: skip
    sent = [expected | {"place": "甲村", "place_id": "甲村", "status": "已报", "received_on": "2025-03-31"}]
    sent += [expected | {"place": "乙村", "place_id": "乙村", "status": "未报"}]
    goal = {"indicator": "overdue", "value": 0, "basis": "方案", "since": "2025-01-01", "until": "2025-12-31"}
    snapshot = open_snapshot(
        make_snapshot(tmp_path, "2025-03-31", calendar=calendar, submission=sent, target=[goal], place=PLACES)
    )
    assert [(one.on, one.when, one.what, one.detail) for one in deadlines(snapshot, Scope.of(snapshot))] == [
        (date(2025, 3, 31), "进行中", "防火期", "重点时段，到5月31日"),
        (date(2025, 4, 4), "4天", "清明节", "节假日，到4月6日"),
        (date(2025, 4, 5), "5天", "隐患台账3月报送截止", "1 个单位还没交"),
        (date(2025, 12, 31), "275天", "超期未整改不高于0项", "已达到目标"),
    ]
