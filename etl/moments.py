"""Days with a time of day, as accident returns write them: 2025年3月5日14时30分许, 下午3点, 45721.604."""

import re
import unicodedata
from datetime import date, datetime, timedelta

from etl.dates import EXCEL_EPOCH, western, written_day
from etl.problems import NotClean

NIGHT = ("晚上", "晚间", "夜间", "傍晚", "晚", "夜里")
AFTERNOON = ("下午", "午后", *NIGHT)
PARTS = "凌晨|清晨|早上|早晨|上午|中午|" + "|".join(AFTERNOON)
# A time of day behind the day; without 日, T or a space it cannot be told from the day's own figures.
CLOCK = re.compile(
    rf"(?:(?<=[日号])|(?<=\d)T|\s|^)\s*(?:大?约)?\s*({PARTS})?\s*(?:大?约)?\s*"
    r"(\d{1,2})\s*[:时点]\s*(?:(\d{1,2}|半)\s*分?)?\s*(?::?\s*(\d{1,2})(?:\.\d+)?\s*秒?)?\s*(?:许|左右|分许)?\s*$"
)
ASK = "时刻看不懂，请写成 2025-03-05 14:30"


def moment(value: object) -> datetime:
    """A day with or without a time of day (00:00 when none is written); the year must be written."""
    if isinstance(value, datetime):
        return value
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day)
    if isinstance(value, float) and 30000 <= value < 60000:
        return datetime(*EXCEL_EPOCH.timetuple()[:3]) + timedelta(seconds=round(value * 86400))
    text = western(unicodedata.normalize("NFKC", str(value)).strip())
    found = CLOCK.search(text)
    day = text[: found.start()] if found else re.sub(rf"(?<=[日号])\s*({PARTS})$", "", text)
    written = written_day(day if isinstance(value, str) else value)
    if not written.year or not written.day:
        raise NotClean("date", "事故时间要写全年月日，如 2025-03-05 14:30")
    hour, minute, second = _time(*found.groups()) if found else (0, 0, 0)
    return datetime(written.year, written.month, written.day, hour, minute, second)


def _time(part: str | None, hour: str, minute: str | None, second: str | None) -> tuple[int, int, int]:
    """24-hour time; 下午3点 is 15:00, and 晚12点 could be either midnight, so it is refused."""
    h, m, s = int(hour), 30 if minute == "半" else int(minute or 0), int(second or 0)
    if part in AFTERNOON and h < 12 or part == "中午" and h < 3:
        h += 12
    if h > 23 or m > 59 or s > 59 or (part in NIGHT and h == 12):
        raise NotClean("date", ASK)
    return h, m, s
