"""The accidents of the sample town: three in all, none of them 较大, told in a yearly ledger and monthly counts."""

from dataclasses import dataclass
from datetime import date, datetime

from tests.sample_town.sheets import Grid
from tests.sample_town.town import TOWN, last_of_month

TYPES = (
    "物体打击",
    "机械伤害",
    "触电",
    "火灾",
    "高处坠落",
    "坍塌",
    "中毒和窒息",
    "车辆伤害",
    "其他爆炸",
    "其他伤害",
)
LEDGER = (
    ("序号", "发生时间", "地点（村）", "单位/当事人", "事故类型", "行业", "死亡（人）", "重伤（人）", "轻伤（人）")
    + ("直接经济损失（万元）", "是否生产经营性", "上报时间", "简要经过")
)  # fmt: skip


@dataclass(frozen=True)
class Accident:
    """One accident; is_production None: not yet settled."""

    at: datetime
    place: str
    who: str
    category: str
    sector: str
    dead: int
    badly_hurt: int
    hurt: int
    loss_wan: float
    is_production: bool | None
    told_at: datetime
    story: str


ACCIDENTS = (
    Accident(datetime(2024, 5, 21, 10, 20), "河滨社区", "滨河安置房二期工地", "高处坠落", "建筑施工", 0, 1, 0, 18.5, True,
             datetime(2024, 5, 21, 11, 5), "木工拆模时从二层临边坠落，小腿骨折，现场未系安全带"),
    Accident(datetime(2025, 7, 16, 18, 40), "青石街社区", "西口拉面馆", "其他爆炸", "城镇燃气", 0, 0, 2, 12.6, True,
             datetime(2025, 7, 16, 19, 10), "液化气软管脱落致泄漏闪燃，两名员工面部轻度烧伤"),
    Accident(datetime(2025, 11, 8, 7, 30), "红崖子村", "村民徐某", "车辆伤害", "道路交通", 1, 0, 0, 3.2, None,
             datetime(2025, 11, 8, 8, 15), "农用三轮车在盘山路段侧翻，驾驶人死亡，是否生产经营性待认定"),
)  # fmt: skip


def ledger_grid(year: int, told_on: date) -> Grid:
    """The year's ledger as known on the day; a year without accidents says 无."""
    width = len(LEDGER)
    span = f"{year}年1-{told_on.month}月" if told_on.year == year and told_on.month < 12 else f"{year}年"
    grid = Grid(
        [
            [f"{TOWN}{span}生产安全事故台账"] + [None] * (width - 1),
            [f"填报单位：镇应急办　填报日期：{told_on}"] + [None] * (width - 1),
            list(LEDGER),
        ],
        [(0, 0, 0, width - 1)],
        (0, 3),
    )
    of_year = [a for a in ACCIDENTS if a.at.year == year]
    for number, a in enumerate(of_year, start=1):
        is_production = {True: "是", False: "否", None: None}[a.is_production]
        what = [a.place, a.who, a.category, a.sector, a.dead, a.badly_hurt, a.hurt, a.loss_wan]
        grid.rows.append(
            [number, f"{a.at:%Y-%m-%d %H:%M}", *what, is_production, f"{a.told_at:%Y-%m-%d %H:%M}", a.story]
        )
    if not of_year:
        grid.rows.append([None, "无"] + [None] * (width - 2))
    return grid


def monthly_grid(month: date) -> Grid:
    """生产安全事故月报表: one row a type, the total last; every accident counts, settled or not."""
    end = last_of_month(month)
    rows = []
    for kind in TYPES:
        hits = [a for a in ACCIDENTS if a.category == kind and month <= a.at.date() <= end]
        rows.append([kind, len(hits), sum(a.dead for a in hits), sum(a.badly_hurt + a.hurt for a in hits)])
    total = ["总计", *(sum(row[n] for row in rows) for n in (1, 2, 3))]
    title = f"{TOWN}{month.year}年{month.month}月生产安全事故月报表"
    unit = f"填报单位：镇应急办　填报日期：{end}"
    head = ["事故类型", "事故（起）", "死亡（人）", "受伤（人）"]
    blank = [None] * 3
    return Grid([[title, *blank], [unit, *blank], head, *rows, total], [(0, 0, 0, 3), (1, 0, 1, 3)], (2, 3))
