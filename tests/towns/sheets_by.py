"""Workbooks of several sheets: one a sector, one a month, and last year's left hidden."""

from collections.abc import Callable
from datetime import date

from tests.towns import days, files
from tests.towns.finding import Finding
from tests.towns.ledger import Form, Ledger
from tests.towns.made import Town
from tests.towns.page import Page

HEADS = [
    ("serial", ("序号",)), ("found", ("检查时间",)), ("entity", ("检查单位",)), ("sector", ("所属行业",)), ("description", ("隐患问题描述",)),
    ("due", ("整改时限",)), ("status", ("整改情况",)), ("rectified", ("整改时间",)),
]  # fmt: skip


def _form() -> Form:
    words = days.Wording(days.STATUS)
    return Form(
        HEADS, day=lambda d: days.wide(d) if d else None, write={"status": lambda told: words(told.state)}
    )


def put_sectors(town: Town, told: list[Finding]) -> None:
    """One sheet a sector, each lower on its sheet than the last one, and a hidden sheet of last year."""
    name, pages = "黄坡村2025年3月分行业隐患台账.xlsm", []
    by_sector: dict[str, list[Finding]] = {}
    for one in told:
        by_sector.setdefault(one.sector, []).append(one)
    start = 0
    for sector, some in by_sector.items():
        page = Page(sector)
        for _ in range(start):
            page.add()
        ledger = Ledger(town, name, _form(), date(2025, 3, 28), page)
        page.title(f"黄坡村2025年3月{sector}领域隐患清单", len(HEADS))
        page.add("填报单位：黄坡村委会", None, None, "填报日期：2025.03.28")
        page.heads(ledger.form.paths)
        for one in some:
            ledger.row(one)
        start = len(page.rows) - 3
        pages.append(ledger.close())
    hidden = Page("2024年", [list(row) for row in pages[0].rows], hidden=True)
    town.hidden.add((name, hidden.name))
    town.put(name, files.xlsx(pages[0], hidden, *pages[1:]))


def put_months(town: Town, findings: Callable[[date, int], list[Finding]]) -> None:
    """One sheet a month in one workbook, two columns hidden in the order of the others, February silent."""
    name, pages = "竹林村2025年一季度隐患台账.xls", []
    for month, last in ((1, 31), (2, 28), (3, 31)):
        page = Page(f"{month}月")
        for _ in range(8 * (month - 1)):
            page.add()
        ledger = Ledger(town, name, _form(), date(2025, month, last), page)
        page.title(f"竹林村2025年{month}月安全隐患排查整治台账", len(HEADS))
        page.heads(ledger.form.paths)
        for one in findings(date(2025, month, 3), 7 * month) if month != 2 else []:
            ledger.row(one)
        if month == 2:
            page.add(None, None, "本月无新增隐患")
        pages.append(ledger.close())
    town.put(name, files.xls(*pages))
