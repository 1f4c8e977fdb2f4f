"""Weekly returns: what is open comes again each week until it is mended; periods said in three ways."""

from datetime import date

from tests.towns import days, files
from tests.towns.finding import Finding
from tests.towns.ledger import Form, Ledger
from tests.towns.made import Town
from tests.towns.page import Page

COLUMNS = [
    ("no", ("隐患编号",)), ("place", ("所在村（社区）",)), ("entity", ("被检查单位",)), ("description", ("隐患情况",)), ("sector", ("行业领域",)),
    ("level", ("隐患等级",)), ("source", ("检查方式",)), ("found", ("检查日期",)), ("due", ("整改期限",)), ("status", ("整改状态",)),
    ("rectified", ("整改完成日期",)), ("accepted", ("销号日期",)),
]  # fmt: skip
TITLES = [
    "镇消防工作站2025年第10周消防检查隐患台账",
    "镇消防工作站消防检查隐患台账（2025年3月10日—3月16日）",
    "镇消防工作站2025年3月17日至3月23日隐患台账",
]
ENDS = [date(2025, 3, 9), date(2025, 3, 16), date(2025, 3, 23)]
SITES = [
    ("高桥社区", "万家超市"),
    ("新街社区", "老茶馆"),
    ("白石村", "白石小学"),
    ("龙潭村", "龙潭农家乐"),
    ("新街社区", "新街网吧"),
]


def put_weeks(town: Town) -> None:
    """Three weeks of the fire station."""
    a, b, c, d, e = (
        Finding(place, entity, f"{entity}消防设施不全", date(2025, 3, 4 + n), "消防", source="部门检查", number=f"XF25-{n + 1:02}",
                due=date(2025, 3, 20), due_on=date(2025, 3, 20))
        for n, (place, entity) in enumerate(SITES)
    )  # fmt: skip
    e = e.with_(found_on=date(2025, 3, 12), level="重大", due=date(2025, 6, 30), due_on=date(2025, 6, 30))
    names = [f"镇消防工作站周报{n}.xlsx" for n in (1, 2, 3)]
    first, second, third = (
        Ledger(
            town,
            name,
            Form(COLUMNS, day=days.weekday_or_none, words={"部门检查": "联合检查"}),
            end,
            Page("周报"),
        )
        for name, end in zip(names, ENDS, strict=True)
    )
    for ledger, title in zip((first, second, third), TITLES, strict=True):
        ledger.page.title(title, len(COLUMNS))
        ledger.page.heads(ledger.form.paths)
    for one in (a, b, c, d):
        first.row(one)
    # mended with a day; still open; said to be mended without a day; the description now written otherwise; new and 重大
    second.again(a.with_(state="已整改", rectified_on=date(2025, 3, 11)),
                 {"status": "已整改", "rectified_on": date(2025, 3, 11), "rectified_from": date(2025, 3, 11)})  # fmt: skip
    second.again(b, {}, status="正在整改")
    second.again(
        c.with_(state="已整改"),
        {"status": "已整改", "rectified_on": ENDS[1], "rectified_from": date(2025, 3, 10)},
    )
    second.again(
        d,
        {"description": "消防设施不全，缺灭火器4具"},
        description="消防设施不全，缺灭火器4具",
        entity=None,
        level=None,
    )
    second.row(e)
    # the deadline moved: the first one stays; blank cells replace nothing; back to open; mended, not yet accepted
    third.again(b, {"status": "未整改"}, due=date(2025, 4, 20))
    third.again(c, {"status": "未整改", "rectified_on": None, "rectified_from": None}, status="未整改")
    third.again(d.with_(description="消防设施不全，缺灭火器4具", state="已整改", rectified_on=date(2025, 3, 18)),
                {"status": "已整改", "rectified_on": date(2025, 3, 18), "rectified_from": date(2025, 3, 18)}, sector=None)  # fmt: skip
    third.again(e.with_(state="待验收", rectified_on=date(2025, 3, 21)),
                {"status": "待验收", "rectified_on": date(2025, 3, 21), "rectified_from": date(2025, 3, 21)})  # fmt: skip
    for ledger in (first, second, third):
        town.put(ledger.workbook, files.xlsx(ledger.close()))
