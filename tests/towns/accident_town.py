"""Accident ledgers: first and later reports, the missing and the poisoned, 元 and 万元, times in words."""

from datetime import datetime

from tests.towns import files
from tests.towns.made import Town
from tests.towns.page import Cell, Page

LEDGER = [
    ("序号",), ("事故编号",), ("发生时间",), ("发生地点（村）",), ("事故单位",), ("事故类别",), ("所属行业",),
    ("伤亡情况（人）", "死亡"), ("伤亡情况（人）", "失踪"), ("伤亡情况（人）", "重伤"), ("伤亡情况（人）", "轻伤"), ("直接经济损失（万元）",),
    ("是否生产安全事故",), ("报送类别",), ("上报时间",), ("简要经过",),
]  # fmt: skip
SIMPLE = [("序号",), ("时间",), ("村（社区）",), ("单位名称",), ("事故类型",), ("行业领域",), ("死亡人数",), ("重伤人数",), ("急性工业中毒人数",),
          ("轻伤人数",), ("经济损失",), ("是否纳统",), ("备注",)]  # fmt: skip


def put_accidents(town: Town) -> None:
    """The town's yearly ledger, and last year's in another form."""
    _this_year(town)
    _last_year(town)


def _known(
    town: Town, book: str, row: int, at: datetime, place, category, sector, figures, grade, bound, production
) -> None:
    deaths, serious, minor, loss = figures
    town.truth["accident"].append({
        "place": place, "occurred_at": f"{at:%Y-%m-%d %H:%M}", "category": category, "sector": sector, "deaths": deaths,
        "serious_injuries": serious, "minor_injuries": minor, "direct_loss_wan": loss, "grade": grade, "grade_is_lower_bound": bound,
        "is_production": str(production), "workbook": book, "row": row,
    })  # fmt: skip


def _this_year(town: Town) -> None:
    """Three accidents in seven reports, one told three times; one bad row."""
    book, page = "松涛镇2025年生产安全事故台账.xlsx", Page("2025年")
    page.title("松涛镇2025年生产安全事故台账", len(LEDGER))
    page.add("填报单位：镇应急办", *[None] * 5, "日期：2025年6月30日", *[None] * 6, "计量单位：起、人、万元")
    page.heads(LEDGER)
    serial = iter(range(1, 20))

    def add(*cells: Cell) -> int:
        return page.add(next(serial), *cells)

    add(
        "SG2025-01",
        "2025年2月3日14时30分许",
        "前进村",
        "红星采石场",
        "坍塌",
        "矿山",
        1,
        3,
        2,
        0,
        "约300",
        "是",
        "初报",
        "2025-2-3 15:40",
    )
    add(
        "SG2025-01",
        "2025年2月3日14时30分许",
        "前进村",
        "红星采石场",
        "坍塌",
        "矿山",
        3,
        1,
        2,
        None,
        800,
        "是",
        "续报",
        "2025-2-5 9:00",
    )
    last = add(
        "SG2025-01",
        "2025年2月3日14时30分",
        "前进村",
        "红星采石场",
        "坍塌",
        "矿山",
        4,
        0,
        1,
        1,
        "1250.50万元",
        "是",
        "核定",
        "2025-3-1",
    )
    _known(
        town,
        book,
        last,
        datetime(2025, 2, 3, 14, 30),
        "前进村",
        "坍塌",
        "非煤矿山",
        (4, 1, 1, 1250.5),
        "较大",
        False,
        True,
    )
    add(
        None,
        datetime(2025, 3, 9, 22, 5),
        "振兴社区",
        "惠民饭店",
        "火灾",
        "消防",
        None,
        2,
        0,
        1,
        5,
        "待定性",
        "初报",
        None,
    )
    last = add(
        None,
        "2025/3/9 22:05",
        "振兴社区居委会",
        "惠民饭店",
        "火灾",
        "消防",
        None,
        "2",
        0,
        3,
        None,
        None,
        "续报",
        None,
    )
    _known(
        town,
        book,
        last,
        datetime(2025, 3, 9, 22, 5),
        "振兴社区",
        "火灾",
        "消防安全",
        (2, 0, 3, 5),
        "一般",
        True,
        None,
    )
    last = add(
        "SG2025-03",
        "二〇二五年四月十二日上午九时",
        "石门村",
        "个人建房",
        "高处坠落",
        "建筑业",
        0,
        None,
        "１人",
        0,
        "/",
        "否",
        "初报",
        None,
    )
    _known(
        town,
        book,
        last,
        datetime(2025, 4, 12, 9),
        "石门村",
        "高处坠落",
        "建筑施工",
        (0, 1, 0, None),
        "一般",
        True,
        False,
    )
    bad = add("SG2025-04", None, "石门村", "无名", "触电", "消防", 0, 0, 0, 1, 1, "是", "初报", None)
    town.reject(book, page.name, bad, "no time")
    page.add("合计", *[None] * 6, 4)
    page.add("填表人：", None, None, "审核人：")
    town.put(book, files.xlsx(page))
    town.account(book, page.name, "accident", 6, 1)


def _last_year(town: Town) -> None:
    """Losses in 元, poisoning counted among serious injuries, columns of counts left blank."""
    book, page = "松涛镇事故统计（2024年）.xls", Page("事故统计")
    page.title("松涛镇2024年事故统计表", len(SIMPLE))
    page.add(*[None] * 10, "单位：起、人")
    page.heads(SIMPLE)
    page.add(*[None] * 6, "（人）", "（人）", "（人）", "（人）", "（元）")
    row = page.add(
        1, "2024.5.6 8:15", "三里沟村", "三里沟养殖场", "中毒和窒息", "工贸", 2, 1, 9, 0, 1_200_000, "是"
    )
    _known(
        town,
        book,
        row,
        datetime(2024, 5, 6, 8, 15),
        "三里沟村",
        "中毒和窒息",
        "工矿商贸",
        (2, 10, 0, 120),
        "较大",
        False,
        True,
    )
    row = page.add(
        2, "2024年8月1日下午3点", "五里沟", "五里沟货运", "车辆伤害", "客货运", 0, 0, 0, 2, "3.5万", "是"
    )
    _known(
        town,
        book,
        row,
        datetime(2024, 8, 1, 15),
        "五里沟村",
        "车辆伤害",
        "道路运输",
        (0, 0, 2, 3.5),
        "一般",
        False,
        True,
    )
    row = page.add(
        3, "2024-12-31", "和平社区", "和平小区", "火灾", "消防", None, None, None, None, 8000, "否"
    )
    _known(
        town,
        book,
        row,
        datetime(2024, 12, 31),
        "和平社区",
        "火灾",
        "消防安全",
        (None, None, None, 0.8),
        "一般",
        True,
        False,
    )
    bad = page.add(4, "2024年2月30日", "和平社区", "和平小区", "火灾", "消防", 0, 0, 0, 0, 0, "否")
    town.reject(book, page.name, bad, "no such day")
    town.put(book, files.xls(page))
    town.account(book, page.name, "accident", 3, 1)
