"""Ledgers sent again and registers kept up: what a later report says of an earlier one."""

from datetime import date

from tests.towns import files
from tests.towns.finding import Finding
from tests.towns.ledger import Form, Ledger
from tests.towns.made import Town
from tests.towns.page import Page

VILLAGE = [
    ("serial", ("序号",)), ("found", ("检查时间",)), ("entity", ("检查场所",)), ("description", ("隐患情况",)), ("level", ("隐患等级",)),
    ("due", ("整改时限",)), ("status", ("整改情况",)), ("rectified", ("整改完成日期",)),
]  # fmt: skip
REGISTER = [
    ("no", ("隐患编号",)), ("place", ("所属村",)), ("entity", ("企业名称",)), ("sector", ("所属行业",)), ("description", ("重大隐患描述",)),
    ("found", ("排查时间",)), ("due", ("整改期限",)), ("leader", ("包保领导",)), ("x", ("挂牌督办",)), ("rectified", ("整改完成时间",)), ("accepted", ("销号日期",)),
]  # fmt: skip
MARCH = date(2025, 3, 31)


def put_resent(town: Town) -> None:
    """A village's March ledger and its correction; the register of February and of March."""
    _village(town)
    _register(town)


def _village(town: Town) -> None:
    """The second sending changes a status, a deadline and a day, mends two bad rows and brings one new one."""
    names = ["红旗村2025年3月隐患台账.xlsx", "红旗村2025年3月隐患台账（更正）.xlsx"]
    first, second = (Ledger(town, name, Form(VILLAGE), MARCH, Page("3月")) for name in names)
    for ledger in (first, second):
        ledger.page.title("红旗村2025年3月安全隐患排查整治台账", len(VILLAGE))
        ledger.page.heads(ledger.form.paths)
    due = {"due": date(2025, 3, 25), "due_on": date(2025, 3, 25)}
    a, b, c, d, e, f = (
        Finding("红旗村", f"红旗门店{n}号", f"灭火器缺失{n}具", date(2025, 3, 2 + n), **due)
        for n in range(1, 7)
    )
    b = b.with_(state="已整改", rectified_on=date(2025, 3, 10))
    for one in (a, b, c):
        first.row(one)
    first.bad("status", d, status="差不多了")
    first.bad("blank", e, found=None)
    day = date(2025, 3, 20)
    second.again(
        a.with_(state="已整改", rectified_on=day),
        {"status": "已整改", "rectified_on": day, "rectified_from": day},
    )
    second.again(
        b, {"rectified_on": date(2025, 3, 12), "rectified_from": date(2025, 3, 12)}, rectified="2025-03-12"
    )
    second.again(c, {"level": "重大", "status": "整改中"}, level="重大", due="4月30日前", status="整改中")
    second.row(d)
    second.row(e)
    second.row(f)
    for ledger in (first, second):
        town.put(ledger.workbook, files.xlsx(ledger.close()))


def _register(town: Town) -> None:
    """Numbers are the town's own: a row found by its number though its words have changed; another is accepted."""
    names = ["重大事故隐患清单2025年2月.xlsx", "重大事故隐患清单2025年3月.xls"]
    ends = [date(2025, 2, 28), MARCH]
    write = {"leader": lambda told: "孙某", "x": lambda told: "是"}
    feb, mar = (
        Ledger(
            town,
            name,
            Form(REGISTER, day=lambda d: d, write=write, major=True),
            end,
            Page("重大事故隐患清单"),
        )
        for name, end in zip(names, ends, strict=True)
    )
    for ledger, month in ((feb, 2), (mar, 3)):
        ledger.page.title(f"松涛镇2025年{month}月重大事故隐患清单", len(REGISTER))
        ledger.page.heads(ledger.form.paths)
    p, q, r = (
        Finding(place, f"{place}企业", f"{place}企业未经审批动火", date(2024, 12, 5 + n), "工矿商贸", "重大", number=f"ST-ZD-{n + 1:03}",
                due=date(2025, 3, 31), due_on=date(2025, 3, 31))
        for n, place in enumerate(["前进村", "三里沟村", "五里沟村"])
    )  # fmt: skip
    for one in (p, q):
        feb.row(one)
    done, accepted = date(2025, 3, 14), date(2025, 3, 25)
    mar.again(p.with_(state="已销号", rectified_on=done, accepted_on=accepted),
              {"status": "已销号", "rectified_on": done, "rectified_from": done, "accepted_on": accepted})  # fmt: skip
    mar.again(q, {"description": "动火作业未审批、无监护", "entity": "三里沟企业"}, description="动火作业未审批、无监护", entity="三里沟企业",
              due=date(2025, 6, 30))  # fmt: skip
    mar.row(r.with_(state="待验收", rectified_on=done, found_on=date(2025, 3, 1)))
    odd = r.with_(
        description="销号早于整改",
        number="ST-ZD-004",
        state="待验收",
        found_on=date(2025, 3, 2),
        rectified_on=done,
    )
    mar.row(odd, accepted=date(2025, 3, 10))
    ahead = odd.with_(description="计划不是事实", number="ST-ZD-005", state="未整改", rectified_on=None)
    mar.row(ahead, rectified=date(2025, 4, 20))
    before = odd.with_(description="整改早于发现", number="ST-ZD-006", state="未整改", rectified_on=None)
    mar.row(before, rectified=date(2025, 2, 1))
    town.put(feb.workbook, files.xlsx(feb.close()))
    town.put(mar.workbook, files.xls(mar.close()))
