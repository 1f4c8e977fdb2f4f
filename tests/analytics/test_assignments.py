"""Assignments: the figure as it stood, who did what to it, and what became of the rows, over hand-made snapshots."""

import csv
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime

import pytest

from analytics import assignments
from analytics.assignment_state import standings
from analytics.assignment_words import change_words, hint_words, progress_words, state_words, suggestion
from analytics.assignments import Task
from analytics.figures import figure
from analytics.rows import rows_behind
from analytics.scope import Scope
from analytics.store import Refused, open_snapshot
from tests.by_hand import hazard, make_snapshot

ON = datetime(2025, 4, 1, 9, 0)
DUE = date(2025, 4, 8)
PLACES = [{"place_id": n, "name": n, "kind": "村", "sort_no": i} for i, n in enumerate(("甲村", "乙村"))]
PLACES.append({"place_id": "镇安办", "name": "镇安办", "kind": "部门", "sort_no": 9})
LEADERS = [
    {"leader": "王副镇长", "role": "分管", "sector": "消防"},
    {"leader": "李委员", "role": "包村", "place": "乙村", "place_id": "乙村"},
]


def five(**changes) -> list[dict]:
    """甲村: one rectified, four overdue (h2…h5) of which `changes` says otherwise, by id."""
    rows = [hazard("甲村", "2025-03-01", due_on="2025-03-10", sector="消防") for _ in range(5)]
    rows[0] = hazard("甲村", "2025-03-01", due_on="2025-03-10", sector="消防", rectified_on="2025-03-05")
    for no, row in enumerate(rows, start=1):
        row |= {"hazard_id": f"h{no}", "description": f"第{no}处"} | changes.get(f"h{no}", {})
    return [row for row in rows if row["hazard_id"] not in changes.get("gone", ())]


def town(data, number=1, until="2025-03-31", **tables):
    tables = {"place": PLACES, "leader": LEADERS, "hazard": five()} | tables
    return open_snapshot(make_snapshot(data, until, number, **{k: [dict(r) for r in v] for k, v in tables.items()}))  # fmt: skip


def overdue(snapshot, **more) -> Task:
    scope = Scope.of(snapshot, places=("甲村",))
    task = {"what": "逐项整改", "unit": "甲村", "leader": "王副镇长", "due_on": DUE}
    return Task(**task | {"indicator": "overdue", "scope": scope} | more)


@pytest.mark.parametrize(
    ("unit", "why"), [("乙村", "乙村的有0项.*请改选责任单位"), ("甲村", "共5项，甲村的有4项.*选甲村后再交办")]
)
def test_a_village_is_not_given_a_figure_that_counts_others(tmp_path, unit, why):
    other = [hazard("丙社区", "2025-03-01", due_on="2025-03-10", sector="消防")]
    snapshot = town(tmp_path, hazard=five() + other)
    with pytest.raises(Refused, match=why):
        assignments.assign(
            snapshot, overdue(snapshot, unit=unit, scope=Scope.of(snapshot)), "小王", datetime(2025, 4, 1, 9)
        )


def the_one(snapshot, on=date(2025, 4, 2)):
    [one] = standings(snapshot, on)
    return one


def test_an_assignment_keeps_the_figure_as_show_gave_it_and_its_snapshot(tmp_path):
    snapshot = town(tmp_path)
    task = overdue(snapshot, indicator="due_rectification_rate", part="denominator")
    assert assignments.assign(snapshot, task, "小王", ON) == "1"
    [one] = assignments.assigned(tmp_path)
    shown = figure(snapshot, "due_rectification_rate", task.scope)
    assert (one.numerator, one.denominator, one.text) == (shown.numerator, shown.denominator, shown.text)
    assert (one.numerator, one.denominator, one.text) == (1, 5, "20.0%")
    assert (one.who, one.on, one.snapshot) == ("小王", ON, 1)
    assert (one.task.scope, one.task.unit_id) == (task.scope, "甲村")


def test_the_rows_it_stood_for_are_asked_of_its_own_snapshot_and_looked_up_in_the_current_one(tmp_path):
    first = town(tmp_path)
    assignments.assign(first, overdue(first), "小王", ON)
    changed = {
        "h2": {"rectified_on": "2025-04-03", "closed_on": "2025-04-03"},
        "h3": {"withdrawn_on": "2025-04-03"},
        "h5": {"vanished": True},
        "gone": ("h4",),
    }
    one = the_one(town(tmp_path, 2, "2025-04-05", hazard=[*five(**changed), hazard("甲村", "2025-04-01", hazard_id="new")]))  # fmt: skip
    found = one.progress
    assert (found.rows, found.open_then) == (4, 4)
    assert (found.closed, found.withdrawn, found.lost, found.open, found.vanished) == (1, 1, 1, 1, 1)
    assert progress_words(found) == "当时未闭环4项：已闭环1项，已撤销1项，现查不到1项，未闭环1项，其中消失待确认1项"  # fmt: skip
    assert change_words(one) == "超期未整改4项→1项"
    kept = open_snapshot(tmp_path, one.assignment.snapshot)
    again = rows_behind(kept, "overdue", one.assignment.task.scope)
    assert [row["hazard_id"] for row in again] == ["h2", "h3", "h4", "h5"]


@pytest.mark.parametrize(
    ("today", "words"),
    [
        ("2025-04-07", "进行中"),
        ("2025-04-08", "今日到期"),
        ("2025-04-09", "超期1天"),
        ("2025-04-18", "超期10天"),
    ],
)
def test_the_state_follows_the_day(tmp_path, today, words):
    snapshot = town(tmp_path)
    assignments.assign(snapshot, overdue(snapshot), "小王", ON)
    assert state_words(the_one(snapshot, date.fromisoformat(today))) == words


def test_an_extension_moves_the_day_and_a_second_end_is_refused(tmp_path):
    snapshot = town(tmp_path)
    assignments.assign(snapshot, overdue(snapshot), "小王", ON)
    assignments.extend(snapshot, "1", "小李", date(2025, 4, 20), "等设备到货", ON)
    assert state_words(the_one(snapshot, date(2025, 4, 9))) == "进行中（已延期，原4月8日）"
    assignments.finish(snapshot, "1", "小李", "现场看过", datetime(2025, 4, 10, 8))
    one = the_one(snapshot, date(2025, 5, 1))
    assert state_words(one) == "已办结（小李，4月10日，现场看过）"
    assert hint_words(one) == "办结后仍有4项未闭环，建议复查"
    with pytest.raises(Refused, match="第1号交办已由小李于2025-04-10办结，不再更改"):
        assignments.withdraw(snapshot, "1", "小王", "误交", ON)


def test_withdrawing_needs_a_reason_and_extending_a_later_day(tmp_path):
    snapshot = town(tmp_path)
    assignments.assign(snapshot, overdue(snapshot), "小王", ON)
    with pytest.raises(Refused, match="撤回要写明原因"):
        assignments.withdraw(snapshot, "1", "小王", " ", ON)
    with pytest.raises(Refused, match="期限是2025-04-08，延期要改到这一天以后"):
        assignments.extend(snapshot, "1", "小王", DUE, "再等等", ON)
    assignments.withdraw(snapshot, "1", "小王", "交错单位", ON)
    assert state_words(the_one(snapshot)) == "已撤回（小王，4月1日，交错单位）"


def test_the_journal_is_only_added_to(tmp_path):
    snapshot, file = town(tmp_path), tmp_path / "journal" / "assigned.csv"
    assignments.assign(snapshot, overdue(snapshot), "小王", ON)
    before = file.read_bytes()
    assignments.finish(snapshot, "1", "小王", on=ON)
    assert file.read_bytes().startswith(before)
    with file.open(encoding="utf-8", newline="") as stream:
        assert [line["act"] for line in csv.DictReader(stream)] == ["交办", "办结"]


def test_a_journal_that_somebody_changed_is_said_by_name(tmp_path):
    snapshot, file = town(tmp_path), tmp_path / "journal" / "assigned.csv"
    assignments.assign(snapshot, overdue(snapshot), "小王", ON)
    file.write_text(file.read_text(encoding="utf-8").replace("2025-04-01T09", "2025/4/1 9"), encoding="utf-8")
    with pytest.raises(Refused, match="assigned.csv被改动过，有一行读不懂"):
        standings(snapshot, DUE)


def test_who_presses_at_once_gets_numbers_of_their_own_and_the_same_thing_only_once(tmp_path):
    snapshot = town(tmp_path)

    def press(what: str) -> str:
        try:
            return assignments.assign(snapshot, overdue(snapshot, what=what), "小王", ON)
        except Refused as refused:
            return str(refused)

    with ThreadPoolExecutor() as pool:
        said = list(pool.map(press, [f"第{i}件" for i in range(8)] + ["同一件"] * 4))
    made = [text for text in said if text.isdigit()]
    assert sorted(map(int, made)) == list(range(1, 10)) and len(assignments.assigned(tmp_path)) == 9
    assert all("同一事项已由小王于2025-04-01交办" in text for text in said if not text.isdigit())


def test_a_figure_of_zero_and_one_without_denominator_can_be_assigned(tmp_path):
    snapshot = town(tmp_path, hazard=five()[:1])
    assignments.assign(snapshot, overdue(snapshot), "小王", ON)
    scope = Scope.of(snapshot, places=("乙村",))
    rate = overdue(snapshot, unit="乙村", indicator="due_rectification_rate", scope=scope, part="denominator")
    assignments.assign(snapshot, rate, "小王", ON)
    zero, none = standings(snapshot, date(2025, 4, 2))
    assert change_words(zero) == "超期未整改0项→0项"
    assert change_words(none) == "到期整改率“/”（没有应计入的）→“/”（没有应计入的）"
    assert {progress_words(one.progress) for one in (zero, none)} == {"当时没有未闭环的隐患"}
    assert {hint_words(one) for one in (zero, none)} == {""}


def test_a_row_alone_is_followed_by_its_id(tmp_path):
    snapshot = town(tmp_path)
    row = overdue(snapshot, indicator="", scope=None, hazard_id="h3")
    assignments.assign(snapshot, row, "小王", ON)
    assert change_words(the_one(snapshot)) == "该隐患未闭环"
    later = town(tmp_path, 2, hazard=five(h3={"closed_on": "2025-04-03", "rectified_on": "2025-04-03"}))
    assert change_words(the_one(later)) == "该隐患已闭环"
    assert hint_words(the_one(later)) == "所涉隐患均已闭环或撤销，可以办结"


def test_a_unit_renamed_since_is_shown_by_its_name_today_and_its_figure_is_still_asked(tmp_path):
    first = town(tmp_path, place=[{"place_id": "330101", "code": "330101", "name": "甲村", "kind": "村"}])
    assignments.assign(first, overdue(first), "小王", ON)
    renamed = {"place_id": "330101", "code": "330101", "name": "新甲社区", "kind": "社区"}
    spelling = {"field": "place", "spelling": "甲村", "name": "新甲社区"}
    rows = [row | {"place": "新甲社区", "place_id": "330101"} for row in five()]
    one = the_one(town(tmp_path, 2, place=[renamed], alias=[spelling], hazard=rows))
    assert one.unit == "新甲社区" and one.assignment.task.unit == "甲村"
    assert change_words(one) == "超期未整改4项→4项"


def test_what_cannot_be_asked_again_is_said_and_not_a_zero(tmp_path):
    first = town(tmp_path)
    assignments.assign(first, overdue(first), "小王", ON)
    one = the_one(town(tmp_path, 2, place=PLACES[1:], hazard=[]))
    assert one.now is None and one.why_not.startswith("现在无法按当时的范围再算：没有名为“甲村”的")
    assert change_words(one) == "超期未整改4项→（无法再算）"
    assert one.progress.lost == 4 and hint_words(one) == ""
    (tmp_path / "snapshots" / "1.duckdb").unlink()
    assert "当时的行无法再查" in progress_words(the_one(open_snapshot(tmp_path, 2)).progress)


def test_looked_at_from_an_older_snapshot_nothing_is_compared(tmp_path):
    older, newer = town(tmp_path), town(tmp_path, 2, hazard=five(gone=("h4",)))
    assignments.assign(newer, overdue(newer), "小王", ON)
    one = the_one(older)
    assert (one.now, one.progress) == (None, None)
    assert one.why_not == "所看的快照1早于交办所据的快照2，不能比较"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"what": " "}, "事项没有填"),
        ({"what": "长" * 501}, "事项有501字，最多500字"),
        ({"what": "对该厂责令停产停业"}, "镇级交办不写“责令停产停业”"),
        ({"what": "依法处罚"}, "镇级交办不写“处罚”"),
        ({"unit": ""}, "没有选责任单位"),
        ({"unit": "甲"}, "没有名为“甲”的责任单位，是否指甲村"),
        ({"leader": ""}, "责任领导没有填"),
        ({"due_on": date(2025, 3, 31)}, "早于交办当天"),
        ({"indicator": ""}, "要从一个数或一行台账发起"),
    ],
)
def test_what_is_missing_or_not_a_towns_to_order_is_refused_in_a_sentence(tmp_path, change, said):
    snapshot = town(tmp_path)
    with pytest.raises(Refused, match=said):
        assignments.assign(snapshot, overdue(snapshot, **change), "小王", ON)
    assert not assignments.assigned(tmp_path)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("=HYPERLINK(1)", "＝HYPERLINK(1)"),
        ("@SUM(A1)", "＠SUM(A1)"),
        ("甲\n村\x07,\"引号\"", '甲 村 ,"引号"'),
        ("<b>粗</b>{{ 7*7 }}", "<b>粗</b>{{ 7*7 }}"),
    ],
)  # fmt: skip
def test_hostile_words_stay_words(tmp_path, typed, kept):
    snapshot = town(tmp_path)
    assignments.assign(snapshot, overdue(snapshot, what=typed), "小王", ON)
    assert assignments.assigned(tmp_path)[0].task.what == kept


def test_the_form_opens_with_the_figure_in_words_its_unit_and_its_leader(tmp_path):
    snapshot = town(tmp_path, calendar=[{"name": "安委会例会", "since": "2025-04-05", "kind": "会议"}])
    said = suggestion(snapshot, ON.date(), "overdue", Scope.of(snapshot, places=("甲村",)))
    assert said.what == "截至2025年3月31日，甲村超期未整改4项，请逐项整改"
    assert (said.unit, said.leader, said.due_on) == ("甲村", "王副镇长", date(2025, 4, 5))
    rate = suggestion(snapshot, ON.date(), "due_rectification_rate", Scope.of(snapshot))
    assert rate.what == "截至2025年3月31日，全镇到期整改率20.0%（1/5），请督促其余4项整改"
    assert rate.unit == ""


def test_the_form_opens_with_the_row_in_words_and_seven_days(tmp_path):
    rows = [*five(), hazard("乙村", "2025-03-20", hazard_id="h9", description="路灯" * 400, entity="样例厂")]
    snapshot = town(tmp_path, hazard=rows)
    said = suggestion(snapshot, ON.date(), "", Scope.of(snapshot), "h9")
    assert said.what.startswith("乙村样例厂：路灯路灯") and len(said.what) == 500
    assert said.what.endswith("（一般隐患，3月20日发现，无期限），请整改")
    assert (said.unit, said.leader, said.due_on) == ("乙村", "李委员", date(2025, 4, 8))
