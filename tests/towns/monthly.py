"""The aggregate return in the official layouts: the newer with four header rows, the older with five."""

from tests.towns import files
from tests.towns.made import Town
from tests.towns.page import Cell, Page

UNITS, GENERAL, MAJOR = "开展排查治理事故隐患的生产经营单位", "一般事故隐患", "重大事故隐患"
NEWER = [
    ("行业和领域",),
    *((UNITS, leaf) for leaf in ("应排查", "实际排查", "覆盖率")),
    *((GENERAL, leaf) for leaf in ("排查", "其中：已整改", "整改率")),
    *((MAJOR, "排查治理重大隐患", leaf) for leaf in ("排查", "其中：已整改销号", "整改率")),
    *((MAJOR, "列入治理计划", leaf) for leaf in ("列入计划", "达到“五到位”")),
    *((MAJOR, "其中：挂牌督办", leaf) for leaf in ("挂牌", "省级", "地市级")),
    ("累计落实隐患治理资金",),
]
NEWER_UNITS = [
    None,
    "（家）",
    "（家）",
    "（%）",
    *("（项）", "（项）", "（%）") * 2,
    *["（项）"] * 5,
    "（万元）",
]
OLDER = [
    ("行业领域",),
    ("排查单位数",),
    *(("一般隐患", leaf) for leaf in ("隐患数", "已经整改数", "整改率")),
    *(("重大隐患", "排查治理", leaf) for leaf in ("重大隐患数", "已整改销号数", "整改率")),
    ("重大隐患", "列入治理计划", "列入治理计划的重大隐患数"),
    *(("重大隐患", "列入治理计划", "其中", leaf) for leaf in ("落实治理目标任务", "落实经费物资", "落实机构人员", "落实时间要求", "落实安全措施应急预案")),
    ("累计落实治理资金",),
]  # fmt: skip
# item as written -> (sector, due, checked, general found, mended, major found, accepted)
JANUARY = {
    "1.煤矿企业": ("煤矿", 2, 2, 9, 9, 1, 1),
    "2.金属非金属矿山企业": ("非煤矿山", 4, 3, 12, 10, 0, 0),
    "3.危险化学品企业": ("危险化学品", 7, 7, 21, 20, 2, 1),
    "  （1）生产、储存和其他化工企业": ("化工生产", 2, 2, 8, 8, 1, 0),
    "  （2）经营企业和单位": ("危化经营", 5, 5, 13, 12, 1, 1),
    "4.烟花爆竹企业": ("烟花爆竹", 3, 3, 4, 4, 0, 0),
    "5.冶金、有色等工贸企业": ("工贸", 11, 8, 30, 26, 0, 0),
}
FEBRUARY = {
    "一、道路运输企业": ("道路交通安全", None, 12, 33, 31, 0, 0),
    "二、建筑施工企业": ("建筑施工安全", None, 6, 18, 15, 1, 0),
    "三、危险化学品企业": ("危险化学品", None, 7, 20, 19, 0, 0),
    "其中：加油站": ("危化经营", None, 5, 11, 11, 0, 0),
    "四、学校": ("校园安全", None, 3, 7, 7, 0, 0),
}
FIELDS = ("units_due", "units_checked", "general_found", "general_rectified", "major_found", "major_accepted")


def put_monthlies(town: Town) -> None:
    """January newer with the total first, February older with the total last, March newer as HTML on two pages."""
    page = Page("工矿企业")
    page.title("煤矿、金属非金属矿山等工矿企业安全生产事故隐患排查治理情况月报表", len(NEWER))
    page.add("填报单位（章）：石磨镇人民政府", *[None] * 8, "截止到 2025 年 1 月 31 日为止")
    _newer(page, JANUARY, total_first=True)
    page.add(
        "单位负责人（签字）：",
        None,
        None,
        "填表人（签字）：",
        None,
        None,
        "联系电话：",
        None,
        "填报日期：2025年2月2日",
    )
    _put(town, "石磨镇隐患月报（1月）.xlsx", files.xlsx(page), page.name, JANUARY, "2025-01")
    page = _older(FEBRUARY, "二〇二五年二月")
    _put(town, "石磨镇隐患月报（2月）.xls", files.xls(page), page.name, FEBRUARY, "2025-02")
    april = {item: (row[0], None, *(n + 2 for n in row[2:])) for item, row in FEBRUARY.items()}
    page = _older(april, "二〇二五年四月")
    _put(town, "石磨镇隐患月报（4月）.csv", files.text(page), "", april, "2025-04")
    march = {item: (row[0], *(n + 1 for n in row[1:])) for item, row in JANUARY.items() if "（" not in item}
    page = Page("")
    page.title("石磨镇2025年3月事故隐患排查治理情况月报表", len(NEWER))
    _newer(page, march, total_first=False, numbers=True, again_after=2)
    _put(town, "隐患月报3月（网页导出）.xls", files.web(page), "", march, "2025-03")


def _put(town: Town, name: str, content: bytes, sheet: str, items: dict, period: str) -> None:
    town.put(name, content)
    town.account(name, sheet, "summary", len(items))
    for sector, *counts in items.values():
        town.truth["summary"].append(
            {"period": period, "sector": sector, "workbook": name} | dict(zip(FIELDS, counts, strict=True))
        )


def _rate(part: int | None, whole: int | None) -> Cell:
    return f"{100 * part / whole:.1f}%" if whole and part is not None else "/"


def _newer(page: Page, items: dict, total_first: bool, numbers: bool = False, again_after: int = 99) -> None:
    def heads() -> None:
        page.heads(NEWER)
        page.add(*NEWER_UNITS)
        if numbers:
            page.add("甲", *range(1, len(NEWER)))

    def line(item: str, counts) -> None:
        due, checked, found, mended, major, accepted = counts
        page.add(item, due, checked, _rate(checked, due), found, mended, _rate(mended, found), major, accepted,
                 _rate(accepted, major), major, 0, 0, 0, 0, "1.50")  # fmt: skip

    heads()
    if total_first:
        line("合    计", _sums(items))
    for n, (item, (_, *counts)) in enumerate(items.items(), 1):
        line(item, counts)
        if n == again_after:
            heads()
    if not total_first:
        line("总  计", _sums(items))


def _sums(items: dict) -> list[int]:
    whole = [counts for item, (_, *counts) in items.items() if not item.strip().startswith(("（", "其中"))]
    return [sum(c or 0 for c in column) for column in zip(*whole, strict=True)]


def _older(items: dict, period: str) -> Page:
    page = Page("月报表二")
    page.title("重点行业领域企业安全生产隐患排查治理情况统计表", len(OLDER))
    page.add("填报单位：石磨镇", *[None] * 6, period)
    page.heads(OLDER)
    page.add(
        None,
        "（家）",
        "（项）",
        "（项）",
        "（％）",
        "（项）",
        "（项）",
        "（％）",
        *["（项）"] * 6,
        "（万元）",
    )
    for item, (_, *counts) in [*items.items(), ("合    计", ("", *_sums(items)))]:
        _, checked, found, mended, major, accepted = counts
        page.add(item, checked, found, mended, _rate(mended, found), major, accepted, _rate(accepted, major),
                 major, *[0] * 5, 2)  # fmt: skip
    page.add("注：统计数据为当月数。")
    return page
