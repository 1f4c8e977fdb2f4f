"""Every number on the meeting's slides, and in their charts, is what `show`, `rank` and `rows` say."""

import re
from datetime import date, timedelta
from fractions import Fraction

import pytest
from pptx import Presentation

from analytics.figures import figure, show
from analytics.ranking import rank
from analytics.rows import rows_behind
from analytics.scope import Scope
from analytics.wording import printed_number
from tests.sample_town.papers import DECK

RATE = "due_rectification_rate"
TARGET = Fraction(95, 100)  # targets.csv: 考核办法第六条
DATED = re.compile(
    "(?:[0-9]{4}年)?[0-9]{1,2}月(?:[0-9]{1,2}日)?(?:—(?:[0-9]{1,2}月)?[0-9]{1,2}日)?|[0-9]{4}年|[近较这]7天"
)
NUMBER = re.compile("[0-9]+(?:[.][0-9]+)?%?")


@pytest.fixture(scope="module")
def slides(papers) -> list:
    return list(Presentation(papers.files[f"{DECK}.pptx"]).slides)


def numbers(slide) -> list[str]:
    """Every number written on a slide in its order, days, the line of scope and the page's number apart."""
    texts = []
    for shape in slide.shapes:
        if (
            shape.has_text_frame
            and "快照" not in (text := shape.text_frame.text)
            and not re.fullmatch("[0-9]/[0-9]", text)
        ):
            texts.append(text)
        elif shape.has_table:
            texts += [cell.text for row in shape.table.rows for cell in row.cells]
    return NUMBER.findall(DATED.sub("", "\n".join(texts)))


def drawn(slide, at: int = 0) -> dict[str, list]:
    """The numbers of a slide's chart by series, its categories first."""
    plot = [shape.chart for shape in slide.shapes if shape.has_chart][at].plots[0]
    return {"": list(plot.categories)} | {one.name: list(one.values) for one in plot.series}


def test_the_headline_slide(papers, slides):
    town, scope = papers.town, papers.scope
    earlier, major = scope.a_week_earlier(), scope.with_(levels=("重大",))
    days = scope.with_(since=scope.as_of - timedelta(days=6))

    def text(name: str, of: Scope = scope) -> str:
        return figure(town, name, of).text

    rate, was = (figure(town, RATE, of) for of in (scope, earlier))
    short = (TARGET * rate.denominator).__ceil__() - rate.numerator
    most = sorted((line.numerator for line in show(town, "overdue", scope, "place")), reverse=True)[:3]
    said = [rate.text, "95.0%", text("overdue"), *map(str, most), text("accidents", days)]
    said += [rate.text, str(rate.numerator), str(rate.denominator), "95.0%"]
    said += [points(TARGET - rate.value), str(short), points(was.value - rate.value)]
    said += [text("overdue"), "0", text("overdue", earlier), text("overdue"), text("overdue", major)]
    said += [text("stock"), text("stock", earlier), text("stock"), text("stock", major)]
    said += [text(name, days) for name in ("hazards_reported", "hazards_found", "hazards_closed")]
    said += [text(name) for name in ("accidents", "deaths", "serious_injuries")]
    assert numbers(slides[1]) == [*said, text("accidents", scope.last_year())]


def points(change: Fraction) -> str:
    """Percentage points to one decimal."""
    return f"{float(change * 100):.1f}"


def test_the_slide_of_who_is_behind(papers, slides):
    rows = rank(papers.town, RATE, papers.scope)
    lowest = [row for row in rows if row.place_no and row.value < 1][::-1]
    whole = figure(papers.town, RATE, papers.scope)
    said = [
        whole.text,
        str(whole.numerator),
        str(whole.denominator),
        str(sum(row.place_no is None for row in rows)),
    ]
    for row in lowest:
        short = max(0, (TARGET * row.denominator).__ceil__() - row.numerator)
        said += map(str, (row.place_no, row.numerator, row.denominator, row.text, short))
    assert numbers(slides[2]) == said
    chart = drawn(slides[2])
    assert chart[""] == [row.key for row in lowest]
    rates = [float(printed_number(row.text)) for row in lowest]
    is_low = [row.value < TARGET for row in lowest]
    assert chart["低于目标"] == [rate if low else None for rate, low in zip(rates, is_low, strict=True)]
    assert chart["达到目标"] == [None if low else rate for rate, low in zip(rates, is_low, strict=True)]
    assert set(chart["目标不低于95.0%"]) == {float(TARGET)}


def test_the_slide_of_what_is_overdue(papers, slides):
    town, scope = papers.town, papers.scope
    rows, whole = rows_behind(town, "overdue", scope), figure(town, "overdue", scope).text
    stale = sum((scope.as_of - row["last_reported_on"]).days > 35 for row in rows)
    assert numbers(slides[3]) == [whole, whole, str(stale)]
    bounds = ((1, 7), (8, 30), (31, 90), (91, 9999))
    for level, name in (("一般", "一般隐患"), ("重大", "重大隐患")):
        days = [(scope.as_of - row["due_on"]).days for row in rows if row["level"] == level]
        assert drawn(slides[3])[name] == [sum(low <= day <= high for day in days) for low, high in bounds]
        of = {
            line.key: line.numerator for line in show(town, "overdue", scope.with_(levels=(level,)), "leader")
        }
        chart = drawn(slides[3], 1)
        assert chart[name] == [of[leader] for leader in chart[""]]


def test_the_slides_of_the_stock(papers, slides):
    town, scope = papers.town, papers.scope
    days = scope.with_(since=scope.as_of - timedelta(days=6))
    before = figure(town, "stock", scope.with_(as_of=days.since - timedelta(days=1))).numerator
    now, found, closed = (
        figure(town, name, days).numerator for name in ("stock", "hazards_found", "hazards_closed")
    )
    assert numbers(slides[4]) == [str(count) for count in (before, found, closed, now)]
    assert [NUMBER.findall(name)[-1] for name in drawn(slides[4])[""]] == numbers(slides[4])
    chart = drawn(slides[4])
    assert (chart["存量"], chart["增加"], chart["减少"]) == (
        [before, None, None, now], [None, found, None, None], [None, None, closed, None]
    )  # fmt: skip
    late = figure(town, "unaccepted_overdue", scope).text
    end = date(2025, 12, 31)
    year = scope.with_(as_of=end, since=date(2025, 1, 1), levels=("重大",))
    late_of_2025 = [
        row
        for row in rows_behind(town, "hazards_found", year)
        if row["due_on"] and row["due_on"] < end and not (row["accepted_on"] and row["accepted_on"] <= end)
    ]
    new = str(len(late_of_2025))
    assert numbers(slides[5]) == [str(now), figure(town, "historic_stock", scope).text, new, late]
    for at, (name, label) in enumerate((("stock", "隐患存量"), ("historic_stock", "历史存量"))):
        months = show(town, name, scope.with_(since=date(2025, 3, 1)), "month")
        assert drawn(slides[5], at)[label] == [month.value for month in months]


def test_the_slides_of_what_is_due_of_accidents_and_of_what_was_assigned(papers, slides):
    town, scope = papers.town, papers.scope
    due = figure(town, "due_soon", scope)
    table = next(shape.table for shape in slides[6].shapes if shape.has_table)
    assert numbers(slides[6])[0] == due.text and len(table.rows) == due.numerator + 1
    last = max(
        row["occurred_at"].date()
        for row in rows_behind(town, "accidents", scope.with_(since=date(2024, 1, 1)))
    )
    counts = [
        figure(town, name, of).text
        for of in (scope, scope.last_year())
        for name in ("accidents", "deaths", "serious_injuries")
    ]
    assert numbers(slides[7]) == [str((scope.as_of - last).days), *counts]
    for year, end in ((2025, date(2025, 12, 31)), (2026, scope.as_of)):
        months = show(town, "accidents", Scope.of(town, f"{year}-01-01", end.isoformat()), "month")
        assert drawn(slides[7])[f"{year}年"] == [month.value for month in months] + [None] * (
            12 - len(months)
        )
    own = scope.with_(places=(papers.village,))
    stood = [figure(town, name, own).text for name in ("overdue", "stock")]
    assert numbers(slides[8]) == ["2", "2", "1", stood[0], stood[0], "2", stood[1], stood[1]]
