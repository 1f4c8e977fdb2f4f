"""A listing is counted, searched, ordered and cut into pages as the same rows would be by hand."""

import pytest

from analytics import rows
from analytics.nearest import BadScope
from analytics.rows import Listing
from analytics.scope import Scope
from analytics.store import open_snapshot
from tests.by_hand import hazard, make_snapshot

DAYS = ("2025-01-05", "2025-01-09", "2025-02-01", "2025-02-02", "2025-03-03")


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory):
    dues = ("2025-02-05", None, "2025-02-01", "2025-03-02", "2025-03-03")
    words = ("通道100%堵塞", "灭火器_失效", "电线老化", "通道堆放", "灯不亮")
    hazards = [
        hazard("甲村", day, hazard_id=f"h{no}", due_on=due, description=said, entity=f"样例厂{no}")
        for no, (day, due, said) in enumerate(zip(DAYS, dues, words, strict=True))
    ]
    return open_snapshot(make_snapshot(tmp_path_factory.mktemp("listing"), "2025-03-31", hazard=hazards))


def ids(snapshot, listing, *more):
    return [row["hazard_id"] for row in rows.page(snapshot, Scope.of(snapshot), listing, *more)]


def test_the_ledger_stands_newest_first_and_a_figure_oldest_first(snapshot):
    assert ids(snapshot, Listing()) == ["h4", "h3", "h2", "h1", "h0"]
    assert ids(snapshot, Listing("hazards_found")) == ["h0", "h1", "h2", "h3", "h4"]


def test_pages_side_by_side_are_the_whole(snapshot):
    pages = [ids(snapshot, Listing(), "", 2, offset) for offset in (0, 2, 4, 6)]
    assert pages == [["h4", "h3"], ["h2", "h1"], ["h0"], []]


def test_what_is_unknown_stands_last_whichever_way_round(snapshot):
    assert ids(snapshot, Listing(), "due_on") == ["h2", "h0", "h3", "h4", "h1"]
    assert ids(snapshot, Listing(), "-due_on") == ["h4", "h3", "h0", "h2", "h1"]


@pytest.mark.parametrize(
    ("text", "found"), [("通道", ["h0", "h3"]), (" 样例厂1 ", ["h1"]), ("100%", ["h0"]), ("_", ["h1"]), ("无此词", [])]
)  # fmt: skip
def test_words_are_searched_as_they_stand(snapshot, text, found):
    listing = Listing("hazards_found", text=text)
    assert ids(snapshot, listing) == found
    assert rows.count(snapshot, Scope.of(snapshot), listing) == len(found)


def test_only_a_known_column_orders(snapshot):
    with pytest.raises(BadScope, match="不能按“found_on; drop table hazard”排序"):
        ids(snapshot, Listing(), "found_on; drop table hazard")


def test_the_states_part_the_ledger(snapshot):
    scope = Scope.of(snapshot, as_of="2025-02-05")
    assert rows.count(snapshot, scope, Listing()) == 4
    assert rows.count(snapshot, scope, Listing(state="超期")) == 1
    assert rows.count(snapshot, scope, Listing("overdue")) == 1
