"""A figure held against the period before, last year, or an older snapshot, by rows counted by hand."""

from datetime import date
from fractions import Fraction

import pytest

from analytics import comparison
from analytics.figures import Figure
from analytics.indicators import INDICATORS
from analytics.scope import Scope
from analytics.store import open_snapshot
from tests.by_hand import hazard, make_snapshot

RATE = INDICATORS["due_rectification_rate"]
SETTING = [{"name": "ledger_since", "value": "2024-01-01"}]
PLACES = [
    {"place_id": name, "name": name, "kind": "村", "sort_no": no} for no, name in enumerate(("甲村", "乙村"))
]


def several(place: str, month: str, count: int, rectified: int = 0) -> list[dict]:
    """Hazards found on the 1st, due on the 10th, the first of them rectified on the 5th."""
    return [
        hazard(place, f"{month}-01", hazard_id=f"{place}{month}{no}", due_on=f"{month}-10",
               **({"rectified_on": f"{month}-05"} if no < rectified else {})) for no in range(count)
    ]  # fmt: skip


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory):
    """Snapshot 6 knew less of March than snapshot 7 does."""
    data = tmp_path_factory.mktemp("two")
    old = (
        several("甲村", "2025-02", 20, 10)
        + several("乙村", "2025-02", 2, 2)
        + several("甲村", "2024-03", 40, 40)
    )
    make_snapshot(data, "2025-03-15", 6, hazard=[*old, *several("甲村", "2025-03", 12, 9)], setting=SETTING, place=PLACES)  # fmt: skip
    new = [*several("甲村", "2025-03", 25, 20), *several("乙村", "2025-03", 3, 1)]
    return open_snapshot(
        make_snapshot(data, "2025-03-31", 7, hazard=old + new, setting=SETTING, place=PLACES)
    )


def march(snapshot):
    return Scope.of(snapshot, since="2025-03-01", until="2025-03-31")


def moved(snapshot, name, by, against, scope=None):
    moves = comparison.changes(snapshot, [name], scope or march(snapshot), by, against)[name]
    return {key: move.text for key, move in moves.items()}


def test_a_count_moves_in_percent_only_on_a_base_of_ten(snapshot):
    assert moved(snapshot, "hazards_found", "place", "上期") == {
        "甲村": "▲ 增加25.0%（20→25项）",
        "乙村": "▲ 2→3项",
    }


def test_a_rate_moves_in_points_and_one_of_few_in_counts(snapshot):
    assert moved(snapshot, "due_rectification_rate", "none", "上期") == {
        None: "▲ 上升20.5个百分点（54.5%→75.0%）"
    }
    assert moved(snapshot, "due_rectification_rate", "place", "上期")["乙村"] == "▼ 2/2→1/3（100.0%→33.3%）"


def test_a_line_that_was_not_there_moves_from_zero(snapshot):
    assert moved(snapshot, "hazards_found", "place", "去年同期") == {
        "甲村": "▼ 减少37.5%（40→25项）",
        "乙村": "▲ 0→3项",
    }
    assert moved(snapshot, "due_rectification_rate", "place", "去年同期")["乙村"] == "/→33.3%"


def test_another_snapshot_is_asked_the_very_same(snapshot):
    assert comparison.choices(snapshot) == ["上期", "去年同期", "快照6"]
    assert moved(snapshot, "hazards_found", "none", "快照6") == {None: "▲ 增加133.3%（12→28项）"}
    assert comparison.text(snapshot, march(snapshot), "快照6") == "对比快照6（数据到2025年3月15日）"


def test_nothing_is_said_of_days_before_the_ledger(snapshot):
    before = march(snapshot).last_year()
    assert moved(snapshot, "stock", "none", "去年同期", before) == {None: "无台账"}


def test_what_did_not_move_says_so(snapshot):
    assert moved(snapshot, "hazards_found", "none", "快照6", march(snapshot).previous()) == {None: "持平"}


def test_under_a_figure_it_is_told_briefly(snapshot):
    names = ["hazards_found", "due_rectification_rate"]
    moves = comparison.changes(snapshot, names, march(snapshot), "none", "上期")
    assert [moves[name][None].brief for name in names] == ["▲ 22→28", "▲ 20.5个百分点"]


def test_an_older_snapshot_is_asked_as_of_the_last_day_that_it_knew(snapshot):
    """Snapshot 6 ends on 15 March; asked as of the 31st it would call late what was only not reported yet."""
    scope = march(snapshot)
    ask = next(words for words in comparison.choices(snapshot) if words.startswith("快照6"))
    held, days = comparison.other(snapshot, scope, ask)
    assert (held.number, days.since, days.until, days.as_of) == (
        6,
        scope.since,
        date(2025, 3, 15),
        date(2025, 3, 15),
    )
    later = Scope.of(snapshot, since="2025-03-20", until="2025-03-31")
    assert moved(snapshot, "hazards_found", "none", ask, later) == {None: "无台账"}


def test_a_rate_of_few_moves_in_counts(snapshot):
    one, other = (Figure("甲村", n, d, Fraction(n, d), RATE.say(n, d)) for n, d in ((0, 3), (5, 8)))
    assert comparison.moved(RATE, one, other) == comparison.Move("▲ 0/3→5/8（0.0%→62.5%）", "▲ 0/3→5/8")
