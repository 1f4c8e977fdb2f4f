"""Every count in a breakdown leads to just as many rows, under words that the filters offer."""

import pytest

from analytics import figures, filter_words
from analytics.breakdown import FILTERS
from analytics.registers import LEVELS, SOURCES
from analytics.rows import rows_behind
from analytics.scope import Scope
from analytics.store import open_snapshot
from pages.parts import links
from pages.parts.breakdowns import narrowed
from tests.by_hand import hazard, make_snapshot
from tests.pages.town import VILLAGES, one_hazard, places

COUNTED = ("hazards_found", "due_rectification_rate", "overdue", "stock")
OFFERED = {
    "places": lambda snapshot, scope: filter_words.places(snapshot),
    "reporting_places": lambda snapshot, scope: filter_words.units(snapshot),
    "sectors": lambda snapshot, scope: filter_words.sectors(snapshot),
    "levels": lambda snapshot, scope: LEVELS,
    "sources": lambda snapshot, scope: SOURCES,
    "leaders": filter_words.leaders,
    "types": lambda snapshot, scope: filter_words.types(snapshot),
}


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory):
    """A town with a hazard of no village, one of a sector nobody registered, one from an unregistered unit."""
    import random

    dice = random.Random(7)
    odd = [
        hazard(None, "2025-02-03", reporting_place="中心学校", reporting_place_id="中心学校", sector="其他"),
        hazard(VILLAGES[0], "2025-02-04", sector=None, due_on="2025-02-20"),
        hazard("野村", "2025-02-05", due_on="2025-02-20"),
    ]
    hazards = [one_hazard(dice, no) for no in range(1, 60)] + odd
    data = make_snapshot(tmp_path_factory.mktemp("odd"), "2025-03-31", hazard=hazards, place=places())
    return open_snapshot(data)


@pytest.mark.parametrize("by", ["place", "reporting_place", "sector", "level", "source", "leader"])
@pytest.mark.parametrize("name", COUNTED)
def test_a_count_leads_to_as_many_rows(snapshot, name, by):
    scope = Scope.of(snapshot)
    for line in figures.show(snapshot, name, scope, by):
        narrow = narrowed(scope, by, line.key)
        assert len(rows_behind(snapshot, name, narrow)) == line.numerator
        if line.denominator is not None:
            assert len(rows_behind(snapshot, name, narrow, "denominator")) == line.denominator


@pytest.mark.parametrize("by", ["place", "reporting_place", "sector", "level", "source", "leader"])
def test_the_word_in_the_link_is_one_that_the_filter_offers(snapshot, by):
    scope = Scope.of(snapshot)
    offered = OFFERED[FILTERS[by]](snapshot, scope)
    lines = figures.show(snapshot, "hazards_found", scope, by)
    assert [line.key for line in lines if line.numerator and line.key not in offered] == []


def test_a_period_of_its_own_stands_in_the_link_by_its_days(snapshot):
    scope = Scope.of(snapshot, since="2025-02-10", until="2025-02-20")
    assert "days=2025-02-10&days=2025-02-20" in links.to_rows(snapshot, "overdue", scope)


def test_a_filters_default_stays_out_of_the_link(snapshot):
    assert links.to_page(snapshot, "ranking", Scope.of(snapshot)) == "ranking"
