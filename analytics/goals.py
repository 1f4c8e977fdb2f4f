"""The three year ends of the three-year campaign for 重大 hazards: 2024, 2025 and 2026."""

from dataclasses import dataclass
from datetime import date

from analytics import targets
from analytics.counting import counts
from analytics.figures import Figure, figure, from_known_days
from analytics.indicator import STANDS, Indicator
from analytics.indicators import INDICATORS
from analytics.scope import Scope
from analytics.store import Snapshot
from analytics.targets import ATTENTION, BEHIND, NO_DATA, ON_TRACK, Goal
from analytics.wording import count_text, day_text, full_day_text

BASIS = "治本攻坚三年行动方案（2024—2026年）"
_WORST_FIRST = (BEHIND, ATTENTION, ON_TRACK, NO_DATA)


@dataclass(frozen=True)
class Test:
    """One way to look at a goal: what is counted, what it came to, whether it holds; None only informs."""

    label: str
    text: str
    is_met: bool | None


@dataclass(frozen=True)
class YearGoal:
    """What the campaign asks for by the end of `year`, in its national wording.

    The colour comes from the town's own targets (targets.csv) alone, the worst of those for that year:
    `state` is "" without one, and the year's end is then a plain mark. Once its day has passed a goal is
    judged by that day. `why` says of a 落后 what is missed ("超期未销号2项"), or when it was reached after
    all ("至2025年8月清零").
    """

    year: int
    title: str
    due_on: date
    figure: Figure
    state: str
    tests: tuple[Test, ...]
    why: str = ""


def year_end_goals(snapshot: Snapshot, scope: Scope) -> list[YearGoal]:
    """The three goals at t, over the scope's places and sectors, 重大 hazards only."""
    if scope.levels != (targets.MAJOR,):
        scope = scope.with_(
            levels=()
        )  # the targets then speak of 重大 hazards by themselves, as on their cards
    made = (_clear_history, _hold_increment, _stay_clear)
    return [goal(snapshot, scope, scope.with_(levels=(targets.MAJOR,))) for goal in made]


def _goal(year: int, title: str, shown: Figure, own: list[Goal], tests: tuple[Test, ...]) -> YearGoal:
    """The worst of the town's own targets of that year gives the state; without any nothing is judged."""
    worst = min(own, key=lambda goal: _WORST_FIRST.index(goal.state), default=None)
    if worst is None:
        tests = tuple(Test(test.label, test.text, None) for test in tests)
        return YearGoal(year, title, date(year, 12, 31), shown, "", tests)
    failed = next((f"{test.label}{test.text}" for test in tests if test.is_met is False), "")
    if worst.state == ON_TRACK and failed:
        return YearGoal(year, title, date(year, 12, 31), shown, ATTENTION, tests, failed)
    missed = f"{worst.label}{count_text(worst.figure.numerator, INDICATORS[worst.indicator].unit)}"
    why = (worst.late or missed) if worst.state == BEHIND else ""
    return YearGoal(year, title, date(year, 12, 31), shown, worst.state, tests, why)


def _clear_history(snapshot: Snapshot, scope: Scope, major: Scope) -> YearGoal:
    """2024: what was found up to the cut-off is closed."""
    due = date(2024, 12, 31)
    own = targets.due_in(snapshot, 2024, ("historic_stock",), scope)
    now = figure(snapshot, "historic_stock", major)
    tests = [Test(f"{_day(scope.as_of, due)}未销号", f"{now.text}项", now.numerator == 0)]
    if scope.as_of > due and snapshot.ledger_since and snapshot.ledger_since <= due:
        then = figure(snapshot, "historic_stock", major.with_(as_of=due))
        late = "".join(f"，{goal.late}" for goal in own if goal.late)
        tests = [
            Test("2024年底时未销号", f"{then.text}项", then.numerator == 0),
            Test(tests[0].label, f"{now.text}项{late}", None),
        ]
    return _goal(2024, "基本消除存量", now, own, tuple(tests))


def _hold_increment(snapshot: Snapshot, scope: Scope, major: Scope) -> YearGoal:
    """2025: what is newly found is not more than what is closed, and none of it is overdue.

    Fewer finds are not better, so the comparison with last year only informs.
    """
    due, first = date(2025, 12, 31), date(2025, 1, 1)
    own = targets.due_in(snapshot, 2025, ("net_increment",), scope)
    t = min(scope.as_of, due)
    year = major.with_(since=first, until=t, as_of=t)
    net = figure(snapshot, "net_increment", year)
    if scope.as_of < first:
        return _goal(2025, "有效遏制增量", net, own, ())
    found, before = (figure(snapshot, "hazards_found", each).text for each in (year, year.last_year()))
    since_then = f"{before}项→" if from_known_days(snapshot, year.last_year()) else "上年同期无台账，本期"
    new_overdue = _found_and_overdue(snapshot, year)
    tests = (
        Test("新增减销号", count_text(net.numerator, "项"), net.numerator <= 0),
        Test("新增中超期未销号", f"{new_overdue}项", new_overdue == 0),
        Test("新增与上年同期", f"{since_then}{found}项", None),
    )
    return _goal(2025, "有效遏制增量", net, own, tests)


_NEW_OVERDUE = Indicator(
    "new_overdue",
    "",
    "",
    "",
    numerator=f"({STANDS} and due_on < $t and (accepted_on is null or accepted_on > $t))",
)


def _found_and_overdue(snapshot: Snapshot, year: Scope) -> int:
    """Found in the year, past due and not accepted at its end or t."""
    return counts(snapshot, [_NEW_OVERDUE], year)[()]["new_overdue"][0]


def _stay_clear(snapshot: Snapshot, scope: Scope, major: Scope) -> YearGoal:
    """2026: no 重大 hazard is open past its due day or without one. The town's standing targets of just that
    are as good as ones for the year."""
    names = ("clear_days", "unaccepted_overdue", "overdue")
    own = targets.due_in(snapshot, 2026, (*names, "historic_stock"), scope)
    own += targets.due_in(snapshot, None, names, scope) if scope.as_of.year == 2026 else []
    t = min(scope.as_of, date(2026, 12, 31))
    then = major.with_(as_of=t)
    days, late = (figure(snapshot, name, then) for name in ("clear_days", "unaccepted_overdue"))
    tests = (
        Test("超期未销号", f"{late.text}项", late.numerator == 0),
        Test("动态清零", f"{days.text}天", days.numerator > 0),
    )
    return _goal(2026, "动态清零", days, own, tests)


def _day(day: date, due: date) -> str:
    return f"至{day_text(day) if day.year == due.year else full_day_text(day)}"
