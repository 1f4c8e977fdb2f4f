"""Dates as villages write them: what the words say exactly, or a refusal; nothing is guessed."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from etl.problems import NotClean
from etl.text import narrow, plain

ASK = "请写成 2025-03-05 这样的完整日期"
AT_ONCE = re.compile(r"(立即|立行立改|即查即改|当场|现场|边查边改|立查立改)(整改|改正|完成|整改完成)?")
OPEN_ENDED = re.compile(
    r"(长期|常态|持续|汛期|入冬|开学|节前|春节|元旦|五一|国庆|中秋|两会|待定|无期限|无|适时|逐步).*"
)
ONES = "一二三四五六七八九"
CHINESE_DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")  # ○ is what many type for 〇
# "15日内", "限15日整改", "15天"; but "15日前" is the 15th of some month, and "15日内分2批" is no one day
WITHIN = re.compile(
    rf"(?P<limit>限期?)?(?P<n>\d{{1,3}}|[{ONES}]?十[{ONES}]?|[{ONES}])个?(?P<unit>日|天|工作日)"
    r"(?P<within>之?内|以内)?(?!之?前|以前)\D*"
)
EXCEL_EPOCH = date(1899, 12, 30)

FULL = re.compile(r"(\d{4})[年./-](\d{1,2})[月./-](\d{1,2})[日号]?")
SHORT_YEAR = re.compile(r"(\d{2})[年./-](\d{1,2})[月./-](\d{1,2})[日号]?")
COMPACT = re.compile(r"(20\d{2})(\d{2})(\d{2})")
NO_YEAR = re.compile(r"(\d{1,2})(?:月|[./-])(\d{1,2})[日号]?")
MONTH_ONLY = re.compile(r"(\d{4})[年./-](\d{1,2})月?")
MONTH_NO_YEAR = re.compile(r"(\d{1,2})月份?")
# A time of day behind the day: after a space, a T or 日; glued to a figure it cannot be told from the day.
CLOCK_BEHIND = re.compile(
    r"(?:\s+|(?<=[日号])|(?<=\d)T)\d{1,2}\s*[:：时点]\s*(?:\d{1,2}\s*分?(?:[:：]\d{1,2}(?:\.\d+)?|\d{1,2}秒)?)?Z?\s*$"
)


@dataclass(frozen=True)
class Day:
    """A written day: the year may be missing (0), the day may be missing (0: only the month was written)."""

    year: int
    month: int
    day: int


def written_day(value: object) -> Day:
    """What a cell says about a day; NotClean when it says none, or one that does not exist."""
    if isinstance(value, datetime):
        return Day(value.year, value.month, value.day)
    if isinstance(value, date):
        return Day(value.year, value.month, value.day)
    if isinstance(value, (bool, time, timedelta)):
        raise NotClean("date", f"不是日期，{ASK}")
    if isinstance(value, float):
        return _from_decimal(value)
    return _from_text(western(narrow(CLOCK_BEHIND.sub("", str(value)))))


def _from_decimal(value: float) -> Day:
    """3.15 typed as a number is 3月15日; 3.1 may have been 3.10, so it is refused."""
    text = repr(value)
    if re.fullmatch(r"\d{1,2}\.\d{2}", text):
        return _checked(0, *map(int, text.split(".")))
    if re.fullmatch(r"\d{1,2}\.\d", text) and text[-1] in "456789":
        return _checked(0, *map(int, text.split(".")))
    if 30000 <= value < 60000:
        return _from_serial(int(value))
    raise NotClean("date", f"这个数分不清是几月几日，{ASK}")


def _from_serial(number: int) -> Day:
    found = EXCEL_EPOCH + timedelta(days=number)
    return Day(found.year, found.month, found.day)


def _from_text(text: str) -> Day:
    text = re.sub(r"\(?(星期|周|礼拜)[一二三四五六日天1-6]\)?$", "", text)
    for pattern in (FULL, COMPACT):
        if found := pattern.fullmatch(text):
            return _checked(*map(int, found.groups()))
    if found := SHORT_YEAR.fullmatch(text):
        year, month, day = map(int, found.groups())
        return _checked(2000 + year, month, day)
    if found := NO_YEAR.fullmatch(text):
        return _checked(0, *map(int, found.groups()))
    if found := MONTH_ONLY.fullmatch(text):
        return _checked(int(found[1]), int(found[2]), 0)
    if found := MONTH_NO_YEAR.fullmatch(text):
        return _checked(0, int(found[1]), 0)
    if re.fullmatch(r"\d{5}", text) and 30000 <= int(text) < 60000:
        return _from_serial(int(text))
    raise NotClean("date", f"不是能认出的日期，{ASK}")


def _checked(year: int, month: int, day: int) -> Day:
    if not 1 <= month <= 12 or day > monthrange(year or 2024, month)[1]:
        raise NotClean("date", f"没有这一天，{ASK}")
    if year and not 1990 <= year <= 2100:
        raise NotClean("date", f"年份不对，{ASK}")
    return Day(year, month, day)


def western(text: str) -> str:
    """二〇二五年三月十五日 -> 2025年3月15日."""
    if not re.search(r"[〇零○一二三四五六七八九十]", text) or not re.search(r"[年月]", text):
        return text

    def tens(found: re.Match) -> str:
        before, after = (found[1] or "一"), (found[2] or "零")
        return str(int((before + after).translate(CHINESE_DIGITS)))

    text = re.sub(r"([一二三四五])?十([一二三四五六七八九])?(?=[月日号时点分秒])", tens, text)
    return text.translate(CHINESE_DIGITS)


def last_of_month(year: int, month: int) -> date:
    """The month's last day."""
    return date(year, month, monthrange(year, month)[1])


def _in_year(written: Day, year: int) -> date | None:
    try:
        return date(year, written.month, written.day)
    except ValueError:  # 29 February
        return None


def day_before(written: Day, limit: date) -> date:
    """A finding or rectification: without a year, the nearest such day on or before the reporting day."""
    if not written.day:
        raise NotClean("date", f"只写到月，{ASK}")
    years = (written.year,) if written.year else range(limit.year, limit.year - 8, -1)
    for year in years:
        found = _in_year(written, year)
        if found and (written.year or found <= limit):
            return found
    raise NotClean("date", f"没有这一天，{ASK}")


def day_after(written: Day, start: date) -> date:
    """A due day: without a year, the nearest such day on or after the finding; a bare month is its last day."""
    years = (written.year,) if written.year else range(start.year, start.year + 9)
    for year in years:
        found = _in_year(written, year) if written.day else last_of_month(year, written.month)
        if found and (written.year or found >= start):
            return found
    raise NotClean("date", f"没有这一天，{ASK}")


@dataclass(frozen=True)
class Due:
    """A rectification deadline: a day, or words that name none."""

    on: date | None
    text: str
    at_once: bool = False
    is_known: bool = True


def due(value: object, found_on: date | None, limit: date, open_words: frozenset[str] = frozenset()) -> Due:
    """Due words by design section 6; words naming no day are kept, is_known tells whether they are usual ones."""
    words = str(value).strip()
    start = found_on or limit
    if not isinstance(value, str):
        return Due(day_after(written_day(value), start), words)
    text = western(narrow(CLOCK_BEHIND.sub("", value)))
    if AT_ONCE.fullmatch(plain(text)):
        return Due(found_on, words, at_once=True)
    if (found := WITHIN.fullmatch(text)) and (found["limit"] or found["within"] or found["unit"] == "天"):
        if found["unit"] != "工作日":
            return Due(found_on + timedelta(days=_count_of(found["n"])) if found_on else None, words)
        return Due(None, words, is_known=False)
    text = re.sub(r"(24时|之前|以前|前|之内|内|止|完毕|完成|整改|销号|到位)+$", "", text)
    try:
        return Due(_due_day(text, start), words)
    except NotClean:
        known = plain(words) in open_words or OPEN_ENDED.fullmatch(plain(words)) is not None
        return Due(None, words, is_known=known)


def _count_of(text: str) -> int:
    """15, 十五, 三十 as numbers below a hundred."""
    tens, ten, ones = text.translate(CHINESE_DIGITS).partition("十")
    return int(tens or 1) * 10 + int(ones or 0) if ten else int(tens)


def _due_day(text: str, start: date) -> date:
    if re.fullmatch(r"(今年)?年底|年末|年内|本年底", text):
        return date(start.year, 12, 31)
    if found := re.fullmatch(r"(\d{4})年(?:年底|底|年末|末)", text):
        return date(int(found[1]), 12, 31)
    if re.fullmatch(r"本?月底|本月末", text):
        return last_of_month(start.year, start.month)
    found = re.fullmatch(r"(?:(\d{4})年)?(\d{1,2})月份?(底|末|上旬|中旬|下旬|初)?", text)
    if found and found[3] != "初":
        end = {"上旬": 10, "中旬": 20}.get(found[3] or "", 0)
        return day_after(_checked(int(found[1] or 0), int(found[2]), end), start)
    return day_after(_from_text(text), start)
