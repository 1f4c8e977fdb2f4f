"""How a ranking's units lie spread: every ranked unit in one band, the target parts them, cards count the same."""

from fractions import Fraction
from types import SimpleNamespace

import pytest

from analytics.indicators import INDICATORS
from analytics.ranking import RankRow
from analytics.ranking_cards import cards
from analytics.spread import MISSED, REACHED, UNRANKED, bands, parts

RATE, COUNT, DAYS = (INDICATORS[name] for name in ("due_rectification_rate", "overdue", "rectification_days"))


def row(key, n, d=None, ask=RATE, place_no=1, reason=None):
    return RankRow(key, n, d, ask, place_no, reason, 0, 0, 0, "村（社区）")


def told(ask, rows, goal=None):
    return [(band.words, [one.key for one in band.rows], band.is_behind) for band in bands(ask, rows, goal)]


GOAL = SimpleNamespace(value=Fraction(97, 100), text="不低于97.0%", until=None, state="落后", late="")
VILLAGES = [
    row("甲", 5, 5), row("乙", 97, 100), row("丙", 96, 100), row("丁", 9, 10), row("戊", 899, 1000),
    row("己", 1, 2, place_no=None, reason="基数小于5"), row("庚", 0, 0, place_no=None, reason="未报"),
]  # fmt: skip


def test_a_band_holds_its_lower_end_and_the_target_parts_two():
    assert told(RATE, VILLAGES, GOAL) == [
        ("100%", ["甲"], False),
        ("97%—100%", ["乙"], False),
        ("95%—97%", ["丙"], True),
        ("90%—95%", ["丁"], True),
        ("80%—90%", ["戊"], True),
    ]
    assert [words for words, *_ in told(RATE, VILLAGES)] == ["100%", "95%—100%", "90%—95%", "80%—90%"]


@pytest.mark.parametrize(
    ("most", "words"),
    [
        (0, ["0"]),
        (4, ["0", "1", "2", "3", "4"]),
        (7, ["0", "1—2", "3—4", "5—6", "7—8"]),
        (12, ["0", "1—2", "3—4", "5—6", "7—8", "9—10", "11—12"]),
        (131, ["0", "1—50", "51—100", "101—150"]),
    ],
)
def test_counts_stand_in_even_steps_with_zero_apart(most, words):
    rows = [row("甲", 0, ask=COUNT), row("乙", most, ask=COUNT)]
    found = bands(COUNT, rows)
    assert [band.words for band in found] == words
    assert sum(len(band.rows) for band in found) == 2
    assert "乙" in [one.key for one in found[-1].rows]


def test_means_stand_in_half_open_steps():
    rows = [row("甲", 10, 4, DAYS), row("乙", 20, 4, DAYS), row("丙", 117, 10, DAYS)]
    assert told(DAYS, rows) == [
        ("2—4天", ["甲"], False), ("4—6天", ["乙"], False), ("6—8天", [], False), ("8—10天", [], False), ("10—12天", ["丙"], False)
    ]  # fmt: skip


def test_the_cards_count_what_the_table_then_lists():
    found = parts(RATE, VILLAGES, GOAL, bands(RATE, VILLAGES, GOAL))
    assert {word: [one.key for one in found[word]] for word in (REACHED, MISSED, UNRANKED)} == {
        REACHED: ["甲", "乙"], MISSED: ["丙", "丁", "戊"], UNRANKED: ["己", "庚"],
    }  # fmt: skip
    made = cards(RATE, None, row(None, 1911, 2215), GOAL, VILLAGES, found)
    assert [(card.label, card.text, card.counts, card.lines) for card in made[1:]] == [
        (REACHED, "2", "个", ("参加排名5个",)),
        (MISSED, "3", "个", ("最后：戊 89.9%",)),
        (UNRANKED, "2", "个", ("基数小于5 1个，未报 1个",)),
    ]
    assert made[2].state == "落后"


def test_without_a_target_the_ranked_are_counted_and_nobody_is_behind():
    rows = [row("甲", 0, ask=COUNT), row("乙", 3, ask=COUNT, place_no=2)]
    found = parts(COUNT, rows, GOAL, bands(COUNT, rows, GOAL))
    assert [card.label for card in cards(COUNT, None, row(None, 3, ask=COUNT), None, rows, found)] == [
        "全部：超期未整改", "参加排名", UNRANKED,
    ]  # fmt: skip
    assert REACHED not in found and MISSED not in found
