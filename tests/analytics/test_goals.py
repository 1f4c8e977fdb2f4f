"""The three year ends of the campaign: colours from the town's own targets only, judged on their day."""

from analytics import cards
from analytics.goals import year_end_goals
from analytics.scope import Scope
from tests.by_hand import hazard

HISTORY = {"indicator": "historic_stock", "level": "重大", "since": "2024-01-01", "value": 0}
NET = HISTORY | {"indicator": "net_increment", "since": "2025-01-01", "until": "2025-12-31"}
LEDGER = [{"name": "ledger_since", "value": "2024-01-01"}]


def major(found_on, **more):
    return hazard("甲村", found_on, level="重大", **{"first_reported_on": "2024-01-31"} | more)


OLD = [major("2023-06-01", accepted_on="2025-02-10"), major("2023-06-01", accepted_on="2024-05-01")]


def goals(town, target, hazards=OLD, **scope):
    snapshot = town(hazard=[dict(row) for row in hazards], target=target, setting=LEDGER)
    return year_end_goals(snapshot, Scope.of(snapshot, **scope)), snapshot


def test_a_town_without_targets_has_plain_marks_in_the_national_words(town):
    found, _ = goals(town, [])
    assert [(goal.title, goal.state, goal.why) for goal in found] == [
        ("基本消除存量", "", ""),
        ("有效遏制增量", "", ""),
        ("动态清零", "", ""),
    ]
    assert not [test for goal in found for test in goal.tests if test.is_met is not None]


def test_a_goal_missed_on_its_day_stays_missed_and_says_when_it_was_reached(town):
    (history, *_), snapshot = goals(town, [HISTORY | {"until": "2024-12-31"}])
    assert (history.state, history.why, history.figure.text) == ("落后", "至2025年2月清零", "0")
    assert [test.text for test in history.tests] == ["1项", "0项，至2025年2月清零"]
    card = cards.of(snapshot, "historic_stock", Scope.of(snapshot))
    assert (card.state, card.target) == ("落后", "到2024年12月31日不高于0项，至2025年2月清零")


def test_a_goal_reached_on_its_day_stays_reached(town):
    (history, *_), _ = goals(town, [HISTORY | {"until": "2024-12-31"}], hazards=OLD[1:])
    assert history.state == "达标"


def test_the_card_of_a_later_target_and_the_mark_of_its_year_agree(town):
    lines = [HISTORY | {"until": f"{year}-12-31"} for year in (2024, 2026)]
    (*_, clear), snapshot = goals(town, lines)
    assert clear.state == cards.of(snapshot, "historic_stock", Scope.of(snapshot)).state == "达标"


def test_a_net_increment_may_still_turn_before_its_day(town):
    new = [major("2025-01-05", due_on="2025-02-01")]
    (_, increment, _), _ = goals(town, [NET], hazards=new)
    assert (increment.state, [test.text for test in increment.tests[:2]]) == ("需关注", ["1项", "1项"])


def test_a_net_increment_above_its_target_on_its_day_is_behind(town):
    (_, increment, _), _ = goals(
        town, [NET], hazards=[major("2025-01-05")], until="2026-01-31", since="2026-01-01"
    )
    assert (increment.state, increment.why) == ("落后", "净增量1项")


def test_an_increment_that_holds_is_not_on_track_while_a_new_one_is_late(town):
    old = major("2024-06-01", due_on="2024-12-01", rectified_on="2025-02-01", accepted_on="2025-02-10")
    new = major("2025-11-05", due_on="2025-12-01")
    (_, increment, _), _ = goals(town, [NET], hazards=[old, new], until="2026-01-31", since="2026-01-01")
    assert (increment.state, increment.why) == ("需关注", "新增中超期未销号1项")


def test_the_town_that_wants_none_overdue_is_behind_in_2026_with_one(town):
    line = {"indicator": "unaccepted_overdue", "level": "重大", "since": "2024-01-01", "value": 0}
    late = [major("2025-12-01", due_on="2026-01-10")]
    (*_, clear), _ = goals(town, [line], hazards=late, until="2026-02-28", since="2026-01-01")
    assert (clear.state, clear.why) == ("落后", "超期未销号1项")


def test_a_town_target_says_nothing_of_one_village(town):
    (history, *_), _ = goals(town, [HISTORY | {"until": "2024-12-31"}], places="甲村")
    assert history.state == ""
