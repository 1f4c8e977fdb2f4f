"""The heat map's cells and shades, the types that make most, and small multiples, against counts made by hand."""

from analytics import areas
from analytics.charts.frame import Caption
from analytics.charts.multiples import drawing
from analytics.charts.pareto import pareto_bars
from analytics.figures import show
from analytics.indicators import INDICATORS
from analytics.pareto import pareto
from analytics.scope import Scope
from tests.analytics.test_ranking_order import due
from tests.by_hand import hazard

RATE = "due_rectification_rate"
SECTORS = [{"name": name, "sort_no": i} for i, name in enumerate(("消防", "燃气", "工贸"))]


def heat(snapshot, name, order=areas.OFFICIAL, limit=40):
    scope = Scope.of(snapshot)
    villages = areas.in_order(INDICATORS[name], show(snapshot, name, scope, "place"), order)
    return areas.matrix(snapshot, name, scope, villages[:limit], show(snapshot, name, scope, "sector"))


def found(place, sector, n):
    return [hazard(place, "2025-03-01", sector=sector) for _ in range(n)]


def test_the_deepest_cell_is_the_largest_and_an_empty_one_is_none(town):
    hazards = found("甲村", "消防", 10) + found("甲村", "燃气", 1) + found("乙村", "消防", 4)
    matrix = heat(town("甲村 乙村 丙村", hazard=hazards, sector=SECTORS), "hazards_found")
    assert [(one.key, one.numerator) for one in matrix.columns] == [("消防", 14), ("燃气", 1)]
    assert matrix.empty_columns == ["工贸"]
    cells = {
        row.key: [cell and (cell.figure.numerator, cell.shade) for cell in row.cells] for row in matrix.rows
    }
    assert cells == {"甲村": [(10, 5), (1, 1)], "乙村": [(4, 2), None], "丙村": [None, None]}
    assert (matrix.whole.numerator, matrix.most) == (15, 10)
    assert sum(row.total.numerator for row in matrix.rows) == 15


def test_nothing_sent_is_no_data_and_nothing_found_is_zero(town):
    zero = {"return_name": "hazard_ledger", "reporting_place": "乙村", "reporting_place_id": "乙村"}
    zero |= {"period_start": "2025-03-01", "period_end": "2025-03-31", "is_zero_return": True}
    hazards = found("甲村", "消防", 1)
    matrix = heat(
        town("甲村 乙村 丙村", hazard=hazards, sector=SECTORS, return_sheet=[zero]), "hazards_found"
    )
    assert {row.key: row.is_silent for row in matrix.rows} == {"甲村": False, "乙村": False, "丙村": True}


def test_a_rate_is_shaded_by_what_it_lacks_and_not_at_all_on_a_small_base(town):
    hazards = (
        due("甲村", 10, 0, sector="消防")
        + due("甲村", 9, 1, sector="燃气")
        + due("乙村", 17, 3, sector="消防")
    )
    hazards += due("乙村", 0, 5, sector="燃气") + due("丙村", 0, 4, sector="消防")
    matrix = heat(town("甲村 乙村 丙村", hazard=hazards, sector=SECTORS), RATE, areas.WORST)
    cells = {
        row.key: [cell and (cell.figure.text, cell.shade, cell.is_few) for cell in row.cells]
        for row in matrix.rows
    }
    assert list(cells) == ["丙村", "乙村", "甲村"]  # 0/4, 17/25, 19/20
    assert cells["甲村"] == [("100.0%", 0, False), ("90.0%", 1, False)]
    assert cells["乙村"] == [("85.0%", 2, False), ("0.0%", 5, False)]
    assert cells["丙村"] == [("0.0%", 0, True), None]


def test_only_the_villages_of_the_page_are_asked_for(town):
    hazards = found("甲村", "消防", 1) + found("乙村", "燃气", 3)
    matrix = heat(town(hazard=hazards, sector=SECTORS), "hazards_found", areas.WORST, limit=1)
    assert [row.key for row in matrix.rows] == ["乙村"]
    assert [one.key for one in matrix.columns] == ["消防", "燃气"] and matrix.whole.numerator == 4


def typed(kind, n):
    return [hazard("甲村", "2025-03-01", hazard_type=kind) for _ in range(n)]


def test_types_add_up_to_four_fifths_and_those_without_one_stand_apart(town):
    hazards = typed("用电", 5) + typed("疏散", 3) + typed("燃气", 1) + typed("标志", 1) + typed("未归类", 7)
    snapshot = town(hazard=hazards)
    types = pareto(show(snapshot, "hazards_found", Scope.of(snapshot), "type"))
    assert [(bar.key, bar.count, bar.text) for bar in types.bars[:2]] == [
        ("用电", 5, "50.0%（5/10）"),
        ("疏散", 3, "80.0%（8/10）"),
    ]
    assert (types.head, types.untyped, types.total) == (2, 7, 17)
    assert types.question == "哪几类占了八成：前2类占80.0%（8/10）"
    assert types.bars[-1].up_to_here == types.bars[-1].of == 10


def test_many_types_end_in_one_bar_that_sums_the_rest_up(town):
    hazards = [row for n in range(30) for row in typed(f"类型{n:02d}", 2)]
    snapshot = town(hazard=hazards)
    types = pareto(show(snapshot, "hazards_found", Scope.of(snapshot), "type"))
    last = types.bars[-1]
    assert (len(types.bars), last.key, last.count, last.up_to_here) == (25, "其余6类", 12, 60)
    assert types.is_one_type("类型00") and not types.is_one_type("其余6类")


def test_without_a_single_type_the_picture_says_what_to_do(town):
    snapshot = town(hazard=typed("未归类", 3))
    types = pareto(show(snapshot, "hazards_found", Scope.of(snapshot), "type"))
    assert "types.csv" in pareto_bars(types, Caption(""), "项").layout.annotations[0].text


def test_the_months_of_each_village_on_one_axis_worst_first(town):
    january = {"found_on": "2025-01-05", "due_on": "2025-01-20"}
    hazards = [hazard("甲村", rectified_on="2025-01-10", **january), hazard("乙村", **january)] + due(
        "甲村", 1, 1
    )
    since = [{"name": "ledger_since", "value": "2025-01-01"}]
    snapshot = town(hazard=hazards, setting=since)
    scope, ask = Scope.of(snapshot), INDICATORS[RATE]
    shown = areas.in_order(ask, show(snapshot, RATE, scope, "place"), areas.WORST)
    panels = areas.trends(snapshot, RATE, scope, "place", shown)
    assert [(panel.key, panel.whole.text) for panel in panels] == [("乙村", "0.0%"), ("甲村", "66.7%")]
    assert [(one.key, one.text) for one in panels[1].months] == [
        ("2025-01", "100.0%"),
        ("2025-02", "/"),
        ("2025-03", "50.0%"),
    ]
    html = drawing(ask, panels[1], 1.0, lambda key: f"rows?month={key}", ["2025-03"])
    assert html.count("<a ") == 2 and 'title="2025年2月：/（0/0）"' in html
    assert '<i class="in" style="height: 50.0%">' in html
