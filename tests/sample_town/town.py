"""The invented town itself: its villages and departments, their people, and how each of them works."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

TOWN = "青石镇"
OFFICE = "镇应急办"
SEED = "青石镇-58"
PREFIX = "621099103"  # no such county
MONTHS = tuple(date(2024 + n // 12, n % 12 + 1, 1) for n in range(27))
LAST_DAY = date(2026, 3, 31)
TEMPO = {
    1: 1.35,
    2: 0.6,
    3: 1.0,
    4: 0.95,
    5: 1.15,
    6: 1.4,
    7: 1.1,
    8: 0.9,
    9: 1.2,
    10: 0.85,
    11: 1.1,
    12: 1.2,
}


@dataclass(frozen=True)
class Unit:
    """A village, community or department that sends returns, and its habits.

    visits: inspections a month in an ordinary month; on_time: share rectified by its day in 2025 (1.0 never late);
    slack: the longest delay in days; unsent: months never sent; forgets_since: from then on open hazards are
    not mentioned again; whole_year: each ledger lists everything found in the year.
    """

    name: str
    code: str
    kind: str
    population: int | None
    aliases: tuple[str, ...] = ()
    visits: float = 2.0
    on_time: float = 0.9
    slack: int = 50
    lateness: float = 0.04
    unsent: tuple[date, ...] = ()
    forgets_since: date | None = None
    whole_year: bool = False


def _village(number: int, name: str, population: int, **habits) -> Unit:
    short = name.removesuffix("村").removesuffix("社区")
    if name.endswith("社区"):
        return Unit(name, f"{PREFIX}{number:03}", "社区", population, (short, f"{name}居委会"), **habits)
    return Unit(name, f"{PREFIX}{number:03}", "村", population, (short, f"{name}委会"), **habits)


VILLAGES = (
    _village(1, "青石街社区", 6120, visits=4.4, on_time=0.86),
    _village(2, "河滨社区", 4835, visits=3.6, on_time=0.9),
    _village(201, "石门沟村", 2210, visits=2.4, on_time=0.85),
    _village(202, "柏树坪村", 1964, visits=2.1, on_time=1.0),
    _village(203, "上湾村", 2683, visits=2.5, on_time=0.92),
    _village(204, "下湾村", 2347, visits=2.3, on_time=0.86),
    _village(205, "槐树原村", 3178, visits=2.9, on_time=1.0),
    _village(206, "红崖子村", 1325, visits=1.4, on_time=0.9, whole_year=True),
    _village(207, "马莲川村", 2956, visits=2.7, on_time=0.76, slack=60),
    _village(208, "杏花岭村", 742, visits=0.6, on_time=1.0),
    _village(209, "砖窑湾村", 3041, visits=3.1, on_time=0.45, slack=95, lateness=0.3,
             unsent=(date(2024, 11, 1), date(2025, 8, 1))),
    _village(210, "白草滩村", 688, visits=0.55, on_time=0.85, lateness=0.12,
             unsent=(date(2025, 2, 1), date(2026, 3, 1))),
    _village(211, "双泉村", 2105, visits=2.1, on_time=0.95, unsent=(date(2024, 7, 1),)),
    _village(212, "柳林铺村", 2452, visits=2.2, on_time=0.8, forgets_since=date(2025, 8, 1)),
)  # fmt: skip
DEPARTMENTS = (
    Unit("中心学校", "", "部门", None, ("镇中心学校", "中心校", "教育工作站"), visits=1.5, on_time=0.99),
    Unit("市场监管所", "", "部门", None, ("镇市场监管所", "市场所"), visits=1.4, on_time=0.95),
)
SENDERS = VILLAGES + DEPARTMENTS


def last_of_month(month: date) -> date:
    """The last day of the month that the day lies in."""
    return date(month.year, month.month, monthrange(month.year, month.month)[1])


def next_month(month: date) -> date:
    """The first day of the month after."""
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)


def unit_named(name: str) -> Unit:
    """The sender of that name."""
    return next(unit for unit in SENDERS if unit.name == name)
