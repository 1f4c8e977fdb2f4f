"""重大隐患督办: working days, the clocks, the 五定 and the steps of the board."""

from datetime import date
from decimal import Decimal

from analytics import five_fixed, majors, workdays
from analytics.rows import rows_behind
from analytics.scope import Scope
from tests.by_hand import hazard

# 清明 Friday 4 to Sunday 6 April 2025, and Sunday 27 April worked for 1 to 5 May.
CALENDAR = [
    {"name": "清明节", "since": "2025-04-04", "until": "2025-04-06", "kind": "节假日"},
    {"name": "劳动节调休上班", "since": "2025-04-27", "until": "2025-04-27", "kind": "调休上班"},
    {"name": "劳动节", "since": "2025-05-01", "until": "2025-05-05", "kind": "节假日"},
    {"name": "安全生产月", "since": "2025-06-01", "until": "2025-06-30", "kind": "重点时段"},
]


def test_a_holiday_is_no_working_day_and_a_swapped_sunday_is_one(town):
    days = workdays.workdays(town(calendar=CALENDAR))
    # Thursday 3 April to Monday 7 April: only the Monday
    assert days.count(date(2025, 4, 3), date(2025, 4, 7)) == 1
    # Friday 25 April to Tuesday 6 May: Sunday 27, Monday 28 to Wednesday 30, Tuesday 6
    assert days.count(date(2025, 4, 25), date(2025, 5, 6)) == 5
    assert days.count(date(2025, 4, 7), date(2025, 4, 7)) == 0


def test_a_key_period_takes_no_day_off_and_an_unknown_year_is_named(town):
    days = workdays.workdays(town(calendar=CALENDAR))
    assert days.count(date(2025, 6, 1), date(2025, 6, 8)) == 5
    assert days.unknown_years([date(2025, 5, 1), date(2026, 5, 1)]) == [2026]


def test_the_clock_runs_to_the_due_day_and_on(town):
    days = workdays.workdays(town(calendar=CALENDAR))
    due = date(2025, 4, 7)
    texts = [workdays.clock(days, due, t).text for t in (date(2025, 4, 2), due, date(2025, 4, 9))]
    assert texts == ["还剩 2 个工作日（5天）", "今日到期", "超期 2 个工作日（2天）"]
    assert [
        workdays.clock(days, due, t).state for t in (date(2025, 3, 1), date(2025, 4, 2), date(2025, 4, 9))
    ] == [
        "",
        "需关注",
        "落后",
    ]
    assert workdays.clock(days, None, due).text == "无期限"


def test_the_five_come_from_the_rows_own_columns():
    row = {
        "measures": "更换配电箱", "responsible_person": " ", "funds_wan": Decimal("0.00"), "due_on": date(2025, 4, 7),
        "extras": '{"plan": "无", "整改标准": "GB 50016"}',
    }  # fmt: skip
    said = {tick.label: tick.said for tick in five_fixed.ticks(row, (*five_fixed.USUAL, "定标准"))}
    assert said == {
        "定措施": "更换配电箱",
        "定责任人": None,
        "定资金": "0 万元",  # none needed is said; blank would be None
        "定时限": "2025年4月7日",
        "定预案": None,
        "定标准": "GB 50016",
    }


def board_of(town, **more):
    major = {"level": "重大", "entity": "样例厂"}
    rows = [
        hazard("甲村", "2025-03-01", **major, due_on="2025-05-30", supervised=True),
        hazard("甲村", "2025-03-02", **major, due_on="2025-03-20"),
        hazard("乙村", "2025-03-03", **major, due_on="2025-03-26", rectified_on="2025-03-24"),
        hazard("乙村", "2025-02-03", **major, due_on="2025-03-10", rectified_on="2025-03-12", accepted_on="2025-03-20"),
        hazard("乙村", "2025-03-04", **major, withdrawn_on="2025-03-05"),
        hazard("乙村", "2025-03-04", due_on="2025-03-05"),
    ]  # fmt: skip
    snapshot = town(hazard=rows, calendar=CALENDAR)
    scope = Scope.of(snapshot, **more)
    return snapshot, scope, majors.board(snapshot, scope)


def test_the_board_has_two_steps_to_the_end(town):
    snapshot, scope, board = board_of(town)
    assert [(step.title, step.count) for step in board.steps] == [
        ("整改中", 2),
        ("整改完成，待验收", 1),
        ("验收销号", 1),
    ]
    late, waiting, done = board.steps[0].majors[0], board.steps[1].majors[0], board.steps[2].majors[0]
    assert (late.mended.text, late.missing[-1]) == ("超期 7 个工作日（11天）", "定预案")
    # mended on Monday 24 March, waiting until Monday 31 March; not accepted by its day of the 26th
    assert (waiting.waits, waiting.mended.left, waiting.closed.left) == ("5 个工作日", 2, -3)
    assert (done.mended.left, done.accepted_on) == (-2, date(2025, 3, 20))
    assert (
        board.sentence
        == "未销号 3 项：整改中 2 项、待验收 1 项，超期未整改 1 项，挂牌督办 1 项，五定不全 3 项"
    )
    for step in board.steps:
        assert len(rows_behind(snapshot, step.indicator, majors.scope_of(scope))) == step.count


def test_as_of_an_earlier_day_the_board_knows_no_later_step(town):
    _, _, board = board_of(town, as_of="2025-03-15")
    assert [step.count for step in board.steps] == [3, 1, 0]  # the one of 24 March is not mended yet
    assert board.steps[1].majors[0].accepted_on is None
    assert board.steps[0].majors[1].rectified_on is None
