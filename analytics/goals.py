"""The three year-end goals of the three-year campaign for 重大 hazards: 2024, 2025 and 2026."""

from dataclasses import dataclass
from datetime import date

from analytics.counting import counts
from analytics.figures import Figure, figure, from_known_days
from analytics.indicator import STANDS, Indicator
from analytics.scope import Scope
from analytics.store import Snapshot
from analytics.targets import ATTENTION, BEHIND, NO_DATA, ON_TRACK

BASIS = "治本攻坚三年行动方案（2024—2026年）"


@dataclass(frozen=True)
class Test:
    """One way to look at a goal: what is counted, what it came to, whether it holds; None only informs."""

    label: str
    text: str
    is_met: bool | None


@dataclass(frozen=True)
class YearGoal:
    """A goal to be reached by the end of `year`; `state` as for targets, 无数据 before its year has begun."""

    year: int
    title: str
    due_on: date
    figure: Figure
    state: str
    tests: tuple[Test, ...]


def year_end_goals(snapshot: Snapshot, scope: Scope) -> list[YearGoal]:
    """The three goals at t, over the scope's places and sectors, 重大 hazards only."""
    major = scope.with_(levels=("重大",))
    return [_clear_history(snapshot, major), _hold_increment(snapshot, major), _stay_clear(snapshot, major)]


def _clear_history(snapshot: Snapshot, scope: Scope) -> YearGoal:
    """2024: what was found up to the cut-off is closed."""
    due = date(2024, 12, 31)
    now = figure(snapshot, "historic_stock", scope)
    cut = snapshot.stock_cutoff
    tests = [Test(f"{cut.year}年及以前发现、未销号", f"{now.text}项", now.numerator == 0)]
    if scope.as_of > due and snapshot.ledger_since and snapshot.ledger_since <= due:
        then = figure(snapshot, "historic_stock", scope.with_(as_of=due, until=due))
        tests.append(Test("2024年底时未销号", f"{then.text}项", None))
    return YearGoal(2024, "基本消除存量", due, now, _state(scope, due, tests), tuple(tests))


def _hold_increment(snapshot: Snapshot, scope: Scope) -> YearGoal:
    """2025: what is newly found is not more than what is closed, and none of it is overdue.

    Fewer finds are not better, so the comparison with last year only informs.
    """
    due, first = date(2025, 12, 31), date(2025, 1, 1)
    t = min(scope.as_of, due)
    year = scope.with_(since=first, until=t, as_of=t)
    net = figure(snapshot, "net_increment", year)
    if scope.as_of < first:
        return YearGoal(2025, "有效遏制增量", due, net, NO_DATA, ())
    found, before = (figure(snapshot, "hazards_found", each).text for each in (year, year.last_year()))
    since_then = f"{before}项→" if from_known_days(snapshot, year.last_year()) else "上年同期无台账，本期"
    new_overdue = _found_and_overdue(snapshot, year)
    tests = (
        Test("新增减销号", f"{net.text}项", net.numerator <= 0),
        Test("新增中超期未销号", f"{new_overdue}项", new_overdue == 0),
        Test("新增与上年同期", f"{since_then}{found}项", None),
    )
    return YearGoal(2025, "有效遏制增量", due, net, _state(scope, due, tests), tests)


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


def _stay_clear(snapshot: Snapshot, scope: Scope) -> YearGoal:
    """2026: no 重大 hazard is open past its due day or without one."""
    due, first = date(2026, 12, 31), date(2026, 1, 1)
    days = figure(snapshot, "clear_days", scope)
    late = figure(snapshot, "unaccepted_overdue", scope)
    tests = (
        Test("超期未销号", f"{late.text}项", late.numerator == 0),
        Test("动态清零", f"{days.text}天", days.numerator > 0),
    )
    state = NO_DATA if scope.as_of < first else _state(scope, due, tests)
    return YearGoal(2026, "动态清零", due, days, state, tests)


def _state(scope: Scope, due: date, tests) -> str:
    if all(test.is_met for test in tests if test.is_met is not None):
        return ON_TRACK
    return BEHIND if scope.as_of >= due else ATTENTION
