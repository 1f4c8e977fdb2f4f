"""Hazards and accidents as lines of a ledger, each with the workbook, sheet and row that it comes from."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

from analytics.cards import near_day
from analytics.exported import Head, table_file
from analytics.registers import NO_PLACE
from pages.parts.links import to_original
from pages.parts.tables import Column, From, Table

HAZARD = {
    "place": Column("村（社区）", "short"),
    "entity": Column("场所（单位）", "narrow"),
    "description": Column("隐患"),
    "sector": Column("行业领域", "short"),
    "level": Column("等级", "short"),
    "source": Column("来源", "short"),
    "found_on": Column("发现", "short"),
    "due_on": Column("期限", "short"),
    "rectified_on": Column("整改完成", "short"),
    "accepted_on": Column("销号", "short"),
    "status": Column("状态", "short"),
    "responsible_person": Column("责任人", "short"),
    "hazard_no": Column("编号", "short"),
}
ACCIDENT = {
    "occurred_at": Column("发生时间", "short"),
    "place": Column("村（社区）", "short"),
    "sector": Column("行业领域", "short"),
    "entity": Column("单位", "narrow"),
    "category": Column("类型", "short"),
    "deaths": Column("死亡（人）", "num"),
    "serious_injuries": Column("重伤（人）", "num"),
    "minor_injuries": Column("轻伤（人）", "num"),
    "direct_loss_wan": Column("直接损失（万元）", "num"),
    "grade": Column("等级", "short"),
    "is_production": Column("性质", "short"),
    "stage": Column("阶段", "short"),
}
SUMMARY = {
    "period_start": Column("起", "short"),
    "period_end": Column("止", "short"),
    "reporting_place": Column("填报单位", "short"),
    "item": Column("项目"),
    "general_found": Column("一般隐患", "num"),
    "general_rectified": Column("一般已整改", "num"),
    "major_found": Column("重大隐患", "num"),
    "major_accepted": Column("重大已销号", "num"),
    "accidents": Column("事故（起）", "num"),
    "deaths": Column("死亡（人）", "num"),
    "injured": Column("受伤（人）", "num"),
}
SUBMISSION = {
    "place": Column("单位", "short"),
    "return_title": Column("报表"),
    "period_start": Column("起", "short"),
    "period_end": Column("止", "short"),
    "due_on": Column("应报日", "short"),
    "received_on": Column("收到", "short"),
    "status": Column("状态", "short"),
    "workbook": Column("工作簿", "narrow"),
}
# Leads the hazards that a correction brought into the stock or took out of it.
WHY = {"why": Column("更正了什么", "narrow")}
# The column under whose words the row's workbook, sheet and row stand.
ORIGIN_UNDER = ("description", "entity", "item", "return_title")
NATURE = {True: "生产安全", False: "非生产安全", None: "待定性"}


# How a heading of a table's column opens the rows in its order: the column's name -> (address, how they are now).
Ordering = Callable[[str], tuple[str, str]]


def as_found(name: str) -> tuple[str, str]:
    """No other order is on offer."""
    return "", ""


def drawn(table: str, rows: list[dict], t: date, ordering: Ordering = as_found) -> Table:
    """The rows of a snapshot's table under their columns, those that hold nothing left out; a second line says
    where each comes from."""
    columns, rows = said(table, rows)
    under = next(name for name in ORIGIN_UNDER if name in columns)
    held = [name for name in columns if name == under or any(row[name] is not None for row in rows)]
    body = [
        [sourced(row, name) if name == under else word(row[name], t) for name in held] for row in rows
    ]  # fmt: skip
    heads = []
    for name in held:
        href, order = ordering(name)
        heads.append(replace(columns[name], href=href, order=order))
    return Table(heads, body, "ledger")


def said(table: str, rows: list[dict]) -> tuple[dict[str, Column], list[dict]]:
    """(columns, rows) of a snapshot's table as they are read: 不详, 初判, 未分村 and the like in words."""
    if table == "hazard":
        held = WHY if any(row.get("why") for row in rows) else {}
        return held | HAZARD, [as_open(row) for row in rows]
    if table == "accident":
        return ACCIDENT, [as_read(row) for row in rows]
    if table == "submission":
        return SUBMISSION, rows
    return {name: column for name, column in SUMMARY.items() if rows and name in rows[0]}, rows


def file(table: str, rows: list[dict], title: str, lines: list[str]) -> bytes:
    """The rows as an Excel workbook, each ending in the workbook, sheet and row that it comes from."""
    columns, rows = said(table, rows)
    names = [*columns, "workbook", "sheet", "row_no"]
    heads = [Head(column.label, column.kind == "num") for column in columns.values()]
    heads += [Head("工作簿"), Head("工作表"), Head("行号")]
    return table_file(title, lines, heads, [[row[name] for name in names] for row in rows])


def sourced(row: dict, name: str) -> From | str:
    """The row's own words, over the place in the kept workbook that they come from; a return that is owed has none."""
    if not row["workbook_id"]:
        return str(row[name] or "")
    href = to_original(row["workbook_id"], row["sheet"], row["row_no"])
    return From(str(row[name] or ""), f"出自 {origin(row)}", href)


def as_read(row: dict) -> dict:
    """An accident with its nature, grade and unknown counts in words."""
    grade = f"{row['grade'] or '不详'}{'（初判）' if row['grade_is_lower_bound'] else ''}"
    counts = ("deaths", "serious_injuries", "minor_injuries", "direct_loss_wan")
    words = {name: "不详" if row[name] is None else row[name] for name in counts}
    return row | words | {"grade": grade, "is_production": NATURE[row["is_production"]]}


def word(value, t: date):
    """A cell as it is read: days in Chinese, without the year where it is that of t."""
    if isinstance(value, datetime):
        return f"{near_day(value.date(), t)} {value:%H:%M}"
    return near_day(value, t) if isinstance(value, date) else value


def as_open(row: dict) -> dict:
    """A hazard with what its figures rest on said beside the day or word: 估计, 消失待确认, 未分村, 无期限."""
    marks = {
        "vanished": "消失待确认",
        "withdrawn_on": "已撤销",
        "found_estimated": "发现日为估计",
        "rectified_estimated": "整改日为估计",
    }
    status = "，".join([row["status"] or "", *(words for name, words in marks.items() if row[name])])
    return row | {
        "status": status,
        "place": row["place"] or NO_PLACE,
        "due_on": row["due_on"] or row["due_text"] or "无期限",
    }


def origin(row: dict) -> str:
    """'东岭村.xlsx · 隐患台账 · 第12行'."""
    parts = [row["workbook"], row["sheet"], f"第{row['row_no']}行" if row["row_no"] else ""]
    return " · ".join(part for part in parts if part)
