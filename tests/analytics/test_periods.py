"""The periods offered, by their names and days."""

from datetime import date

from analytics.periods import choices, month_end

LATEST = date(2025, 3, 12)


def by_name(first=date(2023, 5, 1)):
    return {p.name: p for p in choices(first, LATEST)}


def test_the_year_so_far_comes_first():
    assert choices(None, LATEST)[0].name == "2025年"
    assert by_name()["2025年"].until == LATEST


def test_a_running_period_ends_on_the_latest_day():
    assert (
        by_name()["2025年3月"].until
        == by_name()["2025年一季度"].until
        == by_name()["2025年第11周"].until
        == LATEST
    )


def test_nothing_is_offered_that_lies_before_the_first_ledger():
    assert "2022年" not in by_name()
    assert by_name()["2023年"].since == date(2023, 1, 1)
    assert set(by_name(first=None)) == {"2025年", "2025年一季度", "2025年3月", "2025年2月", "2025年1月"} | {
        f"2025年第{n}周" for n in range(2, 12)
    }


def test_a_week_runs_from_monday_to_sunday():
    week = by_name()["2025年第10周"]
    assert (week.since, week.until) == (date(2025, 3, 3), date(2025, 3, 9))


def test_december_ends_on_the_31st():
    assert month_end(2024, 12) == date(2024, 12, 31)
    assert month_end(2024, 2) == date(2024, 2, 29)
