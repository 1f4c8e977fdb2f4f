"""From a row of the accident ledger to one report of an accident."""

import json
import re
from datetime import datetime, time

from etl import cells
from etl.cleaning import RowCells
from etl.context import Context
from etl.moments import moment
from etl.reference import Reference
from etl.text import plain, shown

# GB/T 6441-1986, and the names that GB 6441-2025 adds or renames
OLD_CATEGORIES = {
    "物体打击",
    "车辆伤害",
    "机械伤害",
    "起重伤害",
    "触电",
    "淹溺",
    "灼烫",
    "火灾",
    "高处坠落",
    "坍塌",
    "冒顶片帮",
    "透水",
    "放炮",
    "火药爆炸",
    "瓦斯爆炸",
    "锅炉爆炸",
    "容器爆炸",
    "其他爆炸",
    "中毒和窒息",
    "其他伤害",
}
NEW_CATEGORIES = {
    "厂(场)内车辆致害",
    "道路(轨道)车辆致害",
    "机械致害",
    "起重致害",
    "跌落",
    "水害",
    "管道爆炸",
    "可燃气体爆炸",
    "可燃液体蒸汽爆炸",
    "粉尘爆炸",
    "民用爆炸物品爆炸",
    "烟花爆竹爆炸",
    "其他可燃固体爆炸",
    "高温熔融物爆炸",
    "中毒",
    "窒息",
    "滑坡",
    "泄漏",
    "其他事故",
}
NOT_YET = re.compile(
    r"(待|未|尚未|暂未)(定|定性|认定|核定|核实|确定|查|调查|明确)|不详|不明|未知|调查中|认定中"
)
COUNTS = ("deaths", "missing", "serious_injuries", "poisoned", "minor_injuries")


def accident_report(row: RowCells, context: Context, reference: Reference) -> dict:
    """One row of table accident_report; read row.problems for whether it is rejected."""
    place = context.village if row.raw("place") is None else row.clean("place", cells.place, reference)
    sector = row.clean("sector", cells.sector, reference, severity="warning") if row.raw("sector") else None
    record = {
        "place": place,
        "place_id": reference.place_id.get(place),
        "reporting_place": context.unit,
        "reporting_place_id": reference.place_id.get(context.unit, context.unit),
        "sector": sector or ("其他" if row.raw("sector") else None),
        "occurred_at": _occurred(row, context),
        "reported_at": row.clean("reported_at", moment, severity="warning"),
        "category": row.text("category"),
        "direct_loss_wan": row.clean("direct_loss_wan", cells.money, row.money_unit("direct_loss_wan")),
        "is_production": row.clean("is_production", _is_production),
        "stage": row.clean("stage", cells.stage, severity="warning"),
    }
    record |= {name: _count(row, name) for name in COUNTS}
    record |= {name: row.text(name) for name in ("accident_no", "entity", "location", "summary", "remark")}
    record["category_standard"] = _standard(record["category"])
    record["identity_words"] = plain(record["entity"] or "") + "|" + plain(record["category"] or "")
    extras = row.extras() | {name: text for name in ("handling", "grade_said") if (text := row.text(name))}
    if sector is None and row.raw("sector"):
        extras["行业原词"] = row.text("sector")
    record["extras"] = json.dumps(extras, ensure_ascii=False) if extras else None
    return record


def _occurred(row: RowCells, context: Context) -> datetime | None:
    if row.raw("occurred_at") is None:
        row.report("error", "blank", "occurred_at", "空白", "没有写事故发生时间，请补写")
        return None
    at = row.clean("occurred_at", moment)
    if at and at > datetime.combine(context.reporting_on, time.max):
        shown_at = shown(row.raw("occurred_at"))
        row.report(
            "error",
            "order",
            "occurred_at",
            shown_at,
            f"发生时间晚于填报日期（{context.reporting_on}），请核对",
        )
    return at


def _count(row: RowCells, name: str) -> int | None:
    """Blank or '/' is unknown, not zero; '约2' and '2（含失踪1）' keep the number with a warning."""
    found = row.clean(name, cells.count)
    if found and found.rest:
        row.report("warning", "number_words", name, row.text(name), f"按{found.number}计，请只填一个数字")
    return found.number if found else None


def _is_production(value: object) -> bool | None:
    """是/否; None while it has still to be decided (待定性)."""
    return None if NOT_YET.fullmatch(plain(shown(value))) else cells.yes_no(value)


def _standard(category: str | None) -> str | None:
    if category in OLD_CATEGORIES:
        return "GB/T 6441-1986"
    return "GB 6441-2025" if category in NEW_CATEGORIES else None
