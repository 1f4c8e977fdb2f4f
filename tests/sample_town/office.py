"""What the town's office itself keeps: the register of major hazards, the monthly aggregates, the accidents."""

from datetime import date
from random import Random

from tests.sample_town.reports import Ledger, Line
from tests.sample_town.sheets import Grid
from tests.sample_town.town import SEED, TOWN, last_of_month
from tests.sample_town.truth import Known
from tests.sample_town.words import table

REGISTER = (
    ("序号", "隐患编号", "所在村（社区）", "单位名称", "行业领域", "隐患内容", "隐患来源", "发现日期", "整改目标", "整改措施")
    + ("整改资金（万元）", "整改时限", "责任人", "督办领导", "应急预案", "挂牌督办", "整改完成日期", "销号日期")
)  # fmt: skip
GROUPS = (("开展排查治理事故隐患的生产经营单位", 3), ("一般事故隐患", 3), ("重大事故隐患", 3))
LEAVES = (
    "应排查",
    "实际排查",
    "覆盖率",
    "排查",
    "其中：已整改",
    "整改率",
    "排查",
    "其中：已整改销号",
    "整改率",
)
UNITS = ("（家）", "（家）", "（%）", "（项）", "（项）", "（%）", "（项）", "（项）", "（%）", "（万元）")
# What the office typed wrong: (month, row, column of LEAVES) -> typed instead of the truth.
SLIPS = {
    (date(2024, 6, 1), "消防", 3): 3,
    (date(2025, 7, 1), "城镇燃气", 3): 5,
    (date(2026, 2, 1), "道路交通", 4): 1,
}
WRONG_TOTAL = (date(2025, 3, 1), 3, 2)  # the sum typed two too high
WRONG_RATE = (date(2025, 9, 1), 5, 98.6)  # the rate typed by hand


def register_grid(ledger: Ledger) -> Grid:
    """一单四制: one line a major hazard, by number."""
    width = len(REGISTER)
    grid = Grid(
        [
            [f"{TOWN}重大事故隐患“一单四制”清单"] + [None] * (width - 1),
            [f"填报单位：镇应急办　填报日期：{ledger.reporting_on}"] + [None] * (width - 1),
            list(REGISTER),
        ],
        [(0, 0, 0, width - 1)],
        (0, 3),
    )
    for number, line in enumerate(ledger.lines, start=1):
        grid.rows.append(_register_row(number, line))
        grid.row_of[line.hazard] = len(grid.rows)
    return grid


def _register_row(number: int, line: Line) -> list:
    h, more = line.hazard, line.hazard.extras
    said = [h.number, h.place, h.entity, h.sector, h.description, h.source, _dot(h.found_on)]
    plan = [more["goal"], h.measures, float(more["funds"]), _chinese(line.due_on), h.person, more["leader"]]
    return [number, *said, *plan, "有", more["supervised"], _dot(line.claim), _dot(line.accepted_on)]


def _dot(day: date | None) -> str | None:
    return f"{day.year}.{day.month}.{day.day}" if day else None


def _chinese(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def monthly_grid(month: date, known: list[Known]) -> Grid:
    """隐患排查治理情况月报表: units and rates as they are typed, the total first."""
    end = last_of_month(month)
    title = f"{TOWN}{month.year}年{month.month}月安全生产事故隐患排查治理情况月报表"
    top = [["行业和领域"], [None], [None]]
    merges = [(0, 0, 0, 10), (1, 0, 1, 10), (2, 0, 4, 0), (2, 10, 3, 10)]
    for n, (name, width) in enumerate(GROUPS):
        merges.append((2, 1 + 3 * n, 2, 3 + 3 * n))
        top[0] += [name] + [None] * (width - 1)
    top = [top[0] + ["累计落实隐患治理资金"], top[1] + [*LEAVES, None], top[2] + list(UNITS)]
    rows = {sector: _counts(sector, month, known) for sector in _sectors()}
    total = [sum(counts[n] or 0 for counts in rows.values()) for n in range(len(LEAVES))]
    if month == WRONG_TOTAL[0]:
        total[WRONG_TOTAL[1]] += WRONG_TOTAL[2]
    lines = [_typed("合　计", total, month), *(_typed(s, c, month) for s, c in rows.items())]
    up_to = f"填报单位（章）：青石镇安办　　截止到{_chinese(end)}止"
    foot = "单位负责人（签字）：　　填表人（签字）：　　填报日期："
    return Grid(
        [[title, *[None] * 10], [up_to, *[None] * 10], *top, *lines, [foot, *[None] * 10]], merges, (0, 5)
    )


def _sectors() -> list[str]:
    return list(dict.fromkeys(row["sector"] for row in table("findings")))


def _counts(sector: str, month: date, known: list[Known]) -> list:
    """Counts in the order of LEAVES; None where a rate will stand."""
    end = last_of_month(month)
    found = [k for k in known if k.sector == sector and month <= k.found_on <= end]
    general, major = ([k for k in found if k.level == level] for level in ("一般", "重大"))
    kinds = {
        kind for row in table("findings") if row["sector"] == sector for kind in row["kinds"].split("；")
    }
    due = len({row["name"] for row in table("objects") if row["kind"] in kinds})
    visited = len({k.entity for k in found})
    checked = min(due, visited + Random(f"{SEED} {sector} {month}").randint(due // 3, due))
    counts = [due, checked, None, len(general), sum(k.is_closed(end) for k in general), None]
    counts += [len(major), sum(k.is_closed(end) for k in major), None]
    for (when, who, column), more in SLIPS.items():
        if (when, who) == (month, sector):
            counts[column] += more
    return counts


def _typed(name: str, counts: list, month: date) -> list:
    out = list(counts)
    for rate, part, whole in ((2, 1, 0), (5, 4, 3), (8, 7, 6)):
        out[rate] = round(100 * counts[part] / counts[whole] + 1e-9, 2) if counts[whole] else "/"
    if month == WRONG_RATE[0] and name.startswith("合"):
        out[WRONG_RATE[1]] = WRONG_RATE[2]
    money = round(0.35 * counts[3] + 4.2 * counts[6], 1)
    return [name, *out, money]
