"""How figures, days and periods are put into words; the only place that rounds."""

import re
from datetime import date
from decimal import Decimal
from fractions import Fraction

NO_DENOMINATOR = "/"
MINUS = "−"  # U+2212, as wide as a figure; JSON and CSV keep the plain hyphen
SMALL_BASE = 10
PRINTED = re.compile(f"[-{MINUS}]?(0|[1-9][0-9]{{0,14}})([.][0-9]+)?[%天]?")


def percent(numerator: int, denominator: int) -> str:
    """A ratio as "96.2%", half-up to one decimal; "/" where the denominator is 0.

    A ratio below 1 never prints 100.0%, one above 0 never 0.0% (design: Rates and ranking).
    """
    if not denominator:
        return NO_DENOMINATOR
    tenths = _tenths(numerator, denominator)
    return f"{tenths // 10}.{tenths % 10}%"


def _tenths(n: int, d: int) -> int:
    """Tenths of a percent, half-up, kept off 0 and 1000 unless the ratio is exactly 0 or 1."""
    tenths = (2000 * n + d) // (2 * d)
    if tenths == 0 and n > 0:
        return 1
    return 999 if tenths == 1000 and n < d else tenths


def printed_number(text: str) -> Decimal | None:
    """The number that a printed figure says, for a cell or a mark of a chart: 0.962 of "96.2%", 12 of "12"; None of
    "/" and of words. So a workbook shows what is printed: its own rounding would make 100.0% of 1999/2000."""
    if not PRINTED.fullmatch(text):
        return None
    number = Decimal(text.rstrip("%天").replace(MINUS, "-"))
    return number / 100 if text.endswith("%") else number


def half_up(value: Fraction) -> int:
    """The nearest whole number, halves upwards."""
    return (value + Fraction(1, 2)).__floor__()


def one_decimal(value: Fraction) -> str:
    """A number with one decimal, halves away from zero: "2.3", "−2.3"."""
    tenths = half_up(abs(value) * 10)
    sign = MINUS if value < 0 and tenths else ""
    return f"{sign}{tenths // 10}.{tenths % 10}"


def two_decimals(value: Fraction) -> str:
    """A score with two decimals, halves upwards: "92.31"."""
    hundredths = half_up(value * 100)
    return f"{hundredths // 100}.{hundredths % 100:02d}"


def count_text(n: int, unit: str = "") -> str:
    """A count or a difference as it is printed, with its unit: "12项", "−1项"; JSON and CSV print the number."""
    return f"{MINUS if n < 0 else ''}{abs(n)}{unit}"


def pair_text(numerator: int, denominator: int) -> str:
    """The counts a rate comes from: "48/52"."""
    return f"{numerator}/{denominator}"


def day_text(day: date) -> str:
    """A day without its year: "3月5日"."""
    return f"{day.month}月{day.day}日"


def full_day_text(day: date) -> str:
    """A day with its year: "2025年3月5日"."""
    return f"{day.year}年{day_text(day)}"


def period_text(since: date, until: date) -> str:
    """A period with its year said once: "2025年1月1日—3月31日"; a single day stands alone."""
    if since == until:
        return full_day_text(since)
    end = day_text(until) if since.year == until.year else full_day_text(until)
    return f"{full_day_text(since)}—{end}"


def month_text(day: date) -> str:
    """The month of a day: "2025年3月"."""
    return f"{day.year}年{day.month}月"


def change_text(before: int, now: int, unit: str) -> str:
    """How a count moved. A base under 10 is told in counts ("2起→1起"), never as a percentage."""
    if before == now:
        return "持平"
    if before < SMALL_BASE:
        return f"{count_text(before, unit)}→{count_text(now, unit)}"
    word = "增加" if now > before else "减少"
    return f"{word}{one_decimal(Fraction(abs(now - before) * 100, before))}%"


def points_text(before: Fraction | None, now: Fraction | None) -> str:
    """How a rate moved, in percentage points; empty where one of the two is "/"."""
    if before is None or now is None:
        return ""
    if before == now:
        return "持平"
    word = "上升" if now > before else "下降"
    points = one_decimal(abs(now - before) * 100)
    return f"{word}{'不足0.1' if points == '0.0' else points}个百分点"
