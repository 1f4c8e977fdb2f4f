"""Days, deadlines and words as different people write them, each with what it means by design section 6."""

from datetime import date, datetime, time, timedelta
from itertools import cycle

from tests.towns.page import Cell

EPOCH = date(1899, 12, 30)
DIGITS = "〇一二三四五六七八九"
WIDE = str.maketrans("0123456789/", "０１２３４５６７８９／")


def _ten(n: int) -> str:
    tens, ones = divmod(n, 10)
    return (("" if tens == 1 else DIGITS[tens]) + "十" if tens else "") + (DIGITS[ones] if ones else "")


def chinese(day: date) -> Cell:
    """二〇二五年三月十五日."""
    return "".join(DIGITS[int(n)] for n in str(day.year)) + f"年{_ten(day.month)}月{_ten(day.day)}日"


def short_year(day: date) -> Cell:
    """25.3.1."""
    return f"{day.year % 100}.{day.month}.{day.day}"


def month_day(day: date) -> Cell:
    """3月1日."""
    return f"{day.month}月{day.day}日"


def dotted(day: date) -> Cell:
    """3.15, all as text."""
    return f"{day.month}.{day.day}"


def dotted_number(day: date) -> Cell:
    """3.15 as a number, text where a number would lose its last figure."""
    return float(f"{day.month}.{day.day}") if day.day > 10 and day.day % 10 else dotted(day)


def serial(day: date) -> Cell:
    """45717: a date cell formatted as General."""
    return (day - EPOCH).days


def compact(day: date) -> Cell:
    """20250301 as a number."""
    return int(f"{day:%Y%m%d}")


def wide(day: date) -> Cell:
    """２０２５／３／１."""
    return f"{day.year}/{day.month}/{day.day}".translate(WIDE)


def with_midnight(day: date) -> Cell:
    """2025/3/12 0:00, as text."""
    return f"{day.year}/{day.month}/{day.day} 0:00"


def with_hour(day: date) -> Cell:
    """A date cell with a time of day."""
    return datetime.combine(day, time(9 + day.day % 8, 30))


def weekday(day: date) -> Cell:
    """2025年3月1日（星期六）."""
    return f"{day.year}年{day.month}月{day.day}日（星期{'一二三四五六日'[day.weekday()]}）"


def last_of(day: date) -> date:
    """The last day of its month."""
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def dues(found: date) -> list[tuple[Cell, date | None, bool]]:
    """Deadline words for a day of finding: what is written, the day meant, whether at once."""
    week, later = found + timedelta(days=7), found + timedelta(days=24)
    end, next_end = last_of(found), last_of(last_of(found) + timedelta(days=1))
    year_end = date(found.year, 12, 31)
    return [
        ("立即", found, True), ("立行立改", found, True), ("即查即改", found, True), ("当场整改", found, True),
        ("立即整改", found, True), ("3日内", found + timedelta(days=3), False),
        ("限7日内完成", week, False), ("十五日内", found + timedelta(days=15), False), ("5天", found + timedelta(days=5), False),
        (f"{later.month}月{later.day}日前", later, False), (f"{week.month}.{week.day}前", week, False),
        (f"{later.year}年{later.month}月{later.day}日之前完成整改", later, False), (f"{later:%Y-%m-%d}", later, False),
        (f"{end.month}月底前", end, False), (f"{next_end.year}年{next_end.month}月底", next_end, False), ("月底前", end, False),
        (f"{next_end.month}月上旬", next_end.replace(day=10), False), (f"{next_end.month}月中旬", next_end.replace(day=20), False),
        (f"{next_end.month}月", next_end, False), ("年底前", year_end, False), (f"{found.year}年底", year_end, False),
        ("长期", None, False), ("长期坚持", None, False), ("汛期前", None, False), ("/", None, False), (None, None, False),
    ]  # fmt: skip


STATUS = {
    "已整改": (
        "已整改",
        "整改完成",
        "已完成",
        "已整改到位",
        "完成整改",
        "已完成整改",
        "整改完毕",
        "100%",
        "已全部整改",
    ),
    "未整改": ("未整改", "尚未整改", "未完成", "未整改到位", "暂未整改", "还未完成"),
    "整改中": ("整改中", "正在整改", "正在整改中", "正在落实", "限期整改"),
    "待验收": ("待验收", "已整改待验收", "待复查"),
    "已销号": ("已销号", "已验收", "验收合格", "已整改销号", "已闭环"),
}
SOURCES = {
    "企业自查": ("企业自查", "自查自纠", "单位自查"),
    "村级巡查": ("村级巡查", "网格员巡查", "日常巡查"),
    "镇级检查": ("镇级检查", "镇安办检查", "乡镇检查"),
    "部门检查": ("部门检查", "联合检查", "执法检查"),
    "上级检查": ("上级检查", "县级督查", "市级检查"),
    "群众举报": ("群众举报", "12345", "12350"),
    "上级交办": ("上级交办", "转办", "县级交办"),
}


class Wording:
    """Each time another of the words that mean the same."""

    def __init__(self, words: dict[str, tuple[str, ...]]):
        self.turns = {means: cycle(spellings) for means, spellings in words.items()}

    def __call__(self, means: str) -> str:
        """The next spelling."""
        return next(self.turns[means])


def weekday_or_none(day: date | None) -> Cell:
    """The same, blank for no day."""
    return weekday(day) if day else None
