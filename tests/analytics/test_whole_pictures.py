"""Pictures that are given whole, unchecked, hold up when plotly checks each word of them."""

from fractions import Fraction

import plotly.graph_objects as go

from analytics.certainty import certainties
from analytics.charts.frame import Caption
from analytics.charts.ranks import count_bars, rate_dots
from analytics.figures import Figure
from analytics.indicators import INDICATORS
from analytics.ranking import RankRow

ASK = INDICATORS["due_rectification_rate"]
ROWS = [
    RankRow(f"{at}村", 50 - at, 50, Fraction(50 - at, 50), "96.0%", at, None, 1, 0, 0, "村（社区）")
    for at in range(1, 31)
]
WHOLE = Figure(None, 9, 10, Fraction(9, 10), "90.0%")


def test_plotly_finds_nothing_wrong_in_a_ranking():
    sure = certainties(ASK, ROWS)
    for figure in (
        rate_dots(ROWS, Caption("各村"), WHOLE, (0.95, "目标95%"), sure, 15),
        count_bars(ROWS, Caption("各村"), "项", cut=15),
    ):
        checked = go.Figure(figure.to_dict())
        assert checked.to_dict()["data"] == figure.to_dict()["data"]
        assert len(checked.layout.annotations) == len(figure.layout.annotations)


def test_what_is_left_out_and_where_the_axis_begins_are_marked():
    figure = rate_dots(ROWS, Caption("各村"), WHOLE, (0.95, "目标95%"), certainties(ASK, ROWS), 15)
    assert [shape.line.dash for shape in figure.layout.shapes] == ["solid", "dash", "dot"]
    assert figure.layout.shapes[2].y0 == 14.5
    assert figure.layout.annotations[-1].text == "横轴从35%起 //"
    assert figure.data[0].mode == "lines" and len(figure.data[0].x) == 90
