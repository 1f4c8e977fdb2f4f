"""Turns of phrase of a circular: periods, dates, lists of names, and counts whose parts must sum."""

from calendar import monthrange
from datetime import date, timedelta

from analytics.circulars.line import NotIssued
from analytics.figures import Figure
from analytics.wording import day_text, full_day_text

QUARTERS = ("第一季度", "第二季度", "第三季度", "第四季度")
CHINESE = "一二三四五六七八九十"
PARTS = 20  # named in one bracket


def period_words(since: date, until: date) -> str:
    """A period as a title names it: year, quarter, months, ISO week, 2025年以来, else from day to day."""
    whole = since.day == 1 and until.day == monthrange(until.year, until.month)[1]
    if whole and since.year == until.year:
        return f"{since.year}年{months_words(since.month, until.month)}"
    if since.isoweekday() == 1 and until - since == timedelta(days=6):
        year, week, _ = since.isocalendar()
        return f"{year}年第{week}周（{day_text(since)}至{day_text(until)}）"
    if since == until:
        return full_day_text(since)
    if (since.month, since.day) == (1, 1) and since.year == until.year:
        return f"{since.year}年以来"
    end = full_day_text(until) if since.year != until.year else day_text(until)
    return f"{full_day_text(since)}至{end}"


def months_words(first: int, last: int) -> str:
    """Whole months of one year: 3月, 第一季度, 上半年, 1—5月; the whole year is empty."""
    if (first, last) == (1, 12):
        return ""
    if first == last:
        return f"{first}月"
    if last - first == 5 and first in (1, 7):
        return "上半年" if first == 1 else "下半年"
    if last - first == 2 and first % 3 == 1:
        return QUARTERS[first // 3]
    return f"{first}—{last}月"


def name_list(names: list[str], limit: int = 12, unit: str = "个村（社区）") -> str:
    """甲村、乙村; beyond the limit 甲村、…等30个村（社区）."""
    if len(names) <= limit:
        return "、".join(names)
    return f"{'、'.join(names[:limit])}等{len(names)}{unit}"


def summed(what: str, total: int, parts: list[tuple[str, int]], unit: str = "项") -> str:
    """未整改12项（甲村5项、乙村4项、丙村3项）: descending, zeros left out.

    Raises NotIssued, naming the sentence and the numbers, where the parts do not sum to the total.
    """
    said = parts_words(what, total, parts, unit)
    return f"{what}{total}{unit}（{said}）" if said else f"{what}{total}{unit}"


def parts_words(what: str, total: int, parts: list[tuple[str, int]], unit: str = "项") -> str:
    """甲村5项、乙村4项、丙村3项; what is beyond PARTS is told together. NotIssued as of `summed`."""
    kept = sorted((part for part in parts if part[1]), key=lambda part: -part[1])
    found = sum(count for _, count in kept)
    if found != total or any(count < 0 for _, count in kept):
        said = counts_words(kept, unit) or "无"
        raise NotIssued(
            f"“{what}{total}{unit}”一句的分项（{said}）合计{found}{unit}，与{total}{unit}不符，"
            "未成文，请核对数据后重新导入"
        )
    rest = kept[PARTS:]
    more = f"、其余{len(rest)}个合计{sum(count for _, count in rest)}{unit}" if rest else ""
    return counts_words(kept[:PARTS], unit) + more


def counts_words(parts: list[tuple[str, int]], unit: str = "项") -> str:
    """甲村5项、乙村4项, in the order given."""
    return "、".join(f"{name}{count}{unit}" for name, count in parts)


def numbered(points: list[str]) -> list[str]:
    """（一）… （二）… （十一）…, up to ninety-nine points."""
    return [f"（{in_chinese(i)}）{point}" for i, point in enumerate(points, start=1)]


def in_chinese(number: int) -> str:
    """1 to 99 as a level is numbered: 一, 十, 十一, 二十."""
    tens, ones = divmod(number, 10)
    return f"{CHINESE[tens - 1] if tens > 1 else ''}{'十' if tens else ''}{CHINESE[ones - 1] if ones else ''}"


def withdrawn_words(found: Figure, rate: Figure) -> str:
    """，已撤销3项不计入整改率: why a rate's denominator is less than what was found; empty where it is not."""
    gone = found.numerator - rate.denominator
    return f"，已撤销{gone}项不计入整改率" if gone else ""
