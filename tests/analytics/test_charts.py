"""What the charts draw of small tables, read off the figure itself."""

import re
from datetime import date
from fractions import Fraction
from html import unescape

from analytics import survival
from analytics.certainty import Certainty
from analytics.charts import durations, months, ranks, stock
from analytics.charts.frame import PAPER, SOFT, Caption
from analytics.figures import Figure
from analytics.goals import YearGoal
from analytics.indicators import INDICATORS
from analytics.progress import Bridge
from analytics.ranking import RankRow

CAPTION = Caption("各村到期整改率", "样例镇 · 快照1", "来源：台账；单位：%")


def unit(key, n, d, place_no=1, reason=None, returned=0):
    ask = INDICATORS["on_time_rate"]
    return RankRow(key, n, d, ask, place_no, reason, returned, overdue=0, self_found=0, group="村（社区）")


def month(key, n, d=10):
    return Figure(key, n, d, Fraction(n, d) if d else None, INDICATORS["on_time_rate"].say(n, d))


def texts(figure):
    return [note.text for note in figure.layout.annotations]


def nowhere(key):
    return None


def lines(drawing):
    """(name, place, figure in words) of each unit of a ranking's drawing."""
    found = re.findall(r'title="[^"]*"><span>(.*?)</span><b>(.*?)</b><i>.*?</i><span>(.*?)</span></', drawing)
    return [tuple(map(unescape, one)) for one in found]


def marks(drawing):
    return re.findall(r'class="mark (\w*)" style="left: ([\d.]+)%"', drawing)


def test_a_picture_carries_its_caption():
    figure = months.rate_months([month("2025-01", 9)], CAPTION)
    assert figure.layout.meta == {"title": CAPTION.title, "scope": CAPTION.scope, "source": CAPTION.source}


def test_rates_are_dots_with_their_counts_beside_them():
    rows = [unit("甲村", 48, 50), unit("乙村", 9, 10, place_no=2, returned=1)]
    drawing = ranks.rate_dots(rows, nowhere)
    assert lines(drawing) == [("甲村", "1", "96.0%  48/50"), ("乙村", "2", "90.0%  9/10  退回1项")]
    # from 85% on: 96% lies 11/15 along the axis, 90% lies 5/15
    assert marks(drawing) == [("", "73.33"), ("", "33.33")]


def test_a_line_opens_its_unit_and_a_name_stays_plain_text():
    drawing = ranks.rate_dots([unit("<b>甲</b>村", 9, 10)], lambda key: f"rows?place={key}&part=1")
    assert 'href="rows?place=&lt;b&gt;甲&lt;/b&gt;村&amp;part=1"' in drawing
    assert "<b>甲" not in drawing


def test_the_axis_is_fitted_to_the_ranked_units():
    rows = [unit("甲村", 48, 50), unit("乙村", 46, 50, 2), unit("丙村", 1, 3, None, "基数小于5")]
    drawing = ranks.rate_dots(rows, nowhere)
    assert "横轴从90%起" in drawing
    assert marks(drawing)[2] == ("out", "0.00")
    assert lines(drawing)[2][1] == "–"


def test_under_the_target_is_a_red_triangle_and_the_lines_are_named():
    rows = [unit("甲村", 10, 10), unit("乙村", 9, 10, 2)]
    drawing = ranks.rate_dots(rows, nowhere, unit("全部", 19, 20), (0.95, "目标95%"))
    assert marks(drawing) == [("", "100.00"), ("behind", "33.33")]
    assert drawing.count("▼") == 1
    assert "--town: 66.67%; --goal: 66.67%;" in drawing
    assert re.findall(r'<span class="(?:town|goal)">(.*?)</span>', drawing) == ["全部 95.0%", "目标95%"]


def test_how_sure_a_rate_is_reaches_no_further_down_than_the_axis():
    rows = [unit("甲村", 10, 10), unit("乙村", 9, 10, 2)]
    sure = {"乙村": Certainty(0.5, 0.98, 1, 2, True)}
    drawing = ranks.rate_dots(rows, nowhere, sure=sure)
    assert re.findall(r'class="sure" style="(.*?)"', drawing) == ["left: 0.00%; width: 86.67%"]


def test_where_units_are_left_out_a_line_says_so():
    rows = [unit(f"{at}村", 9, 10, at) for at in range(1, 5)]
    for drawing in (ranks.rate_dots(rows, nowhere, cut=2), ranks.count_bars(rows, nowhere, "项", cut=2)):
        assert re.findall(r'class="([^"]*)" title="(\d村)', drawing)[2] == ("cut", "3村")
        assert drawing.count('"cut"') == 1


def test_nothing_to_rank_says_what_to_do():
    assert "放宽时段" in ranks.rate_dots([unit("甲村", 0, 0, None, "无应整改项")], nowhere)


def test_counts_start_at_zero():
    drawing = ranks.count_bars(
        [Figure("甲村", 3, None, 3, "3"), Figure("乙村", 0, None, 0, "0")], nowhere, "项"
    )
    assert [words for *_, words in lines(drawing)] == ["3 项", "0 项"]
    assert re.findall(r'class="bar" style="width: (.*?)%"', drawing) == ["100.0"]


def test_a_month_without_a_base_is_a_gap_and_not_zero():
    figure = months.rate_months([month("2025-01", 9), month("2025-02", 0, 0), month("2025-03", 8)], CAPTION)
    assert list(figure.data[0].y) == [0.9, None, 0.8]
    assert not figure.data[0].connectgaps
    assert list(figure.data[0].x) == [date(2025, 1, 1), date(2025, 2, 1), date(2025, 3, 1)]


def test_provisional_months_are_marked():
    found = [Figure("2025-02", 4, None, 4, "4"), Figure("2025-03", 6, None, 6, "6")]
    figure = months.found_and_closed(found, found, CAPTION, ["2025-03"])
    assert list(figure.data[0].marker.pattern.shape) == ["", "/"]
    line = months.rate_months([month("2025-02", 9), month("2025-03", 8)], CAPTION, open_months=["2025-03"])
    assert line.data[0].marker.color[1] == PAPER


def test_the_months_of_the_period_stand_on_a_ground_of_their_own_with_their_figures():
    rows = [month("2025-01", 9), month("2025-02", 8), month("2025-03", 7)]
    figure = months.rate_months(rows, CAPTION, period_months=["2025-03"])
    assert texts(figure) == ["<b>70.0%</b><br>7/10"]
    assert [shape.x0 for shape in figure.layout.shapes] == [date(2025, 2, 13)]
    bars = months.found_and_closed(rows, rows, CAPTION, period_months=["2025-03"])
    assert list(bars.data[0].text) == ["", "", "70.0%"]
    assert not months.rate_months(rows, CAPTION, period_months=[r.key for r in rows]).layout.shapes


def test_a_long_axis_names_five_months_and_the_year_where_it_begins():
    keys = [f"2024-{m:02d}" for m in range(4, 13)] + [f"2025-{m:02d}" for m in range(1, 5)]
    axis = months.rate_months([month(key, 9) for key in keys], CAPTION).layout.xaxis
    assert axis.ticktext[0] == "4月<br>2024年" and axis.ticktext[-2:] == ("1月<br>2025年", "4月")


def test_a_difference_is_drawn_with_the_minus_sign_and_nothing_moved_without_a_sign():
    assert "−2 项" in ranks.count_bars([Figure("甲村", -2, None, -2, "-2")], nowhere, "项")
    assert "0 项" in stock.bridge(Bridge(None, 5, 0, 0, 0, 5), CAPTION).data[0].text


def test_a_year_end_without_a_target_is_a_plain_mark():
    goal = YearGoal(2025, "有效遏制增量", date(2025, 12, 31), Figure(None, 2, None, 2, "2"), "", ())
    figure = stock.towards_goals([(date(2024, 11, 30), 3)], CAPTION, [goal])
    (mark,) = [note for note in figure.layout.annotations if "2025年底" in note.text]
    assert (mark.text, mark.font.color) == ("2025年底<br>有效遏制增量", SOFT)


def test_the_bridge_ends_where_the_sum_ends():
    figure = stock.bridge(Bridge(None, opening=5, found=4, closed=3, withdrawn=1, closing=5), CAPTION)
    assert list(figure.data[0].y) == [5, 4, -3, -1, 5]
    assert list(figure.data[0].text) == ["5 项", "+4 项", "−3 项", "−1 项", "5 项"]
    assert figure.data[0].measure[-1] == "total"


def test_a_bridge_without_withdrawals_does_not_draw_them():
    assert "撤销" not in stock.bridge(Bridge(None, 5, 4, 3, 0, 6), CAPTION).data[0].x


def test_the_year_end_goals_are_marked_with_their_state():
    goal = YearGoal(2024, "基本消除存量", date(2024, 12, 31), Figure(None, 2, None, 2, "2"), "落后", ())
    figure = stock.towards_goals([(date(2024, 11, 30), 3), (date(2024, 12, 31), 2)], CAPTION, [goal])
    assert any("2024年底" in text and "▼ 落后" in text for text in texts(figure))


def test_history_before_the_ledger_is_unknown():
    assert "未知" in texts(stock.towards_goals([], CAPTION, []))[0]


def test_a_survival_line_starts_whole_and_is_dotted_where_few_are_left():
    steps = survival.kaplan_meier([(2, True, 4), (9, True, 1), (30, False, 3)])
    curve = survival.Curve("全部", 8, 5, 3, 0, 0, steps, steps)
    figure = durations.survival([curve], CAPTION, n_min=4)
    whole, few, left = figure.data
    assert (list(whole.x), list(whole.y), whole.line.dash) == ([0, 2, 9], [1, 0.5, 0.375], "solid")
    assert (list(few.x), few.line.dash) == ([9, 30], "dot")
    assert (list(left.x), left.hovertext[0]) == ([30], "第30天：3 项未整改，只知到这天")


def test_weeks_are_named_by_their_monday():
    rows = [month(f"2025-W{n:02d}", 9) for n in range(1, 14)]
    axis = months.rate_months(rows, CAPTION).layout.xaxis
    assert (axis.ticktext[0], axis.ticktext[-1]) == ("12月30日<br>2024年", "3月24日")
