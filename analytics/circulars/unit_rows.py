"""The rows that a document's figures count, each once, with how it counts in which figure."""

from analytics.assignments import scope_for
from analytics.indicators import INDICATORS
from analytics.rows import rows_behind
from analytics.scope import Scope
from analytics.store import Snapshot

_LINEAGE = {"workbook": "工作簿", "sheet": "工作表", "row_no": "行"}
HEADS = {
    "hazard": {
        "entity": "单位（场所）",
        "description": "隐患内容",
        "level": "等级",
        "found_on": "发现日期",
        "due_on": "整改期限",
        "rectified_on": "整改日期",
        "accepted_on": "销号日期",
        "status": "状态",
        **_LINEAGE,
    },
    "accident": {
        "occurred_at": "发生时间",
        "entity": "单位",
        "category": "事故类别",
        "deaths": "死亡",
        "serious_injuries": "重伤",
        "grade": "事故等级",
        **_LINEAGE,
    },
}


def counted_rows(snapshot: Snapshot, scope: Scope, names: list[str]) -> list[dict]:
    """One dict a hazard or accident that any of the indicators counts, with `counts`: 分子 or 仅分母 of a rate, 计入
    of a count, by indicator."""
    found: dict[str, dict] = {}
    for name in names:
        ask = INDICATORS[name]
        wider = [("denominator", "仅分母")] if ask.is_rate else []
        for part, word in [*wider, ("numerator", "分子" if ask.is_rate else "计入")]:
            for row in rows_behind(snapshot, name, scope_for(name, scope), part):
                id = row[f"{ask.table}_id"]
                found.setdefault(id, row | {"counts": {}})["counts"][name] = word
    return list(found.values())
