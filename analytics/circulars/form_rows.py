"""The 重大 hazards that a county's list holds, a row each, as they stood on the day asked about."""

from collections.abc import Callable
from datetime import date

from analytics.five_fixed import extras_of
from analytics.rows import rows_behind
from analytics.scope import Scope
from analytics.store import Snapshot

LISTED = "重大隐患"
FIELDS: dict[str, Callable[[dict, date], object]] = {
    "序号": lambda row, t: row["serial"],
    "隐患编号": lambda row, t: row["hazard_no"],
    "属地": lambda row, t: row["place"],
    "行业": lambda row, t: row["sector"],
    "单位": lambda row, t: row["entity"],
    "隐患内容": lambda row, t: row["description"],
    "隐患类型": lambda row, t: row["hazard_type"],
    "隐患来源": lambda row, t: row["source"],
    "发现日期": lambda row, t: row["found_on"],
    "整改目标": lambda row, t: extras_of(row).get("goal"),
    "整改措施": lambda row, t: row["measures"],
    "整改资金": lambda row, t: row["funds_wan"],
    "整改期限": lambda row, t: row["due_on"] or row["due_text"],
    "应急预案": lambda row, t: extras_of(row).get("plan"),
    "责任单位": lambda row, t: row["responsible_unit"],
    "责任人": lambda row, t: row["responsible_person"],
    "责任领导": lambda row, t: row["leader"],
    "挂牌督办": lambda row, t: None if row["supervised"] is None else "是" if row["supervised"] else "否",
    "督办单位": lambda row, t: extras_of(row).get("supervisor"),
    "交办文号": lambda row, t: extras_of(row).get("document_no"),
    "整改完成日期": lambda row, t: by(row["rectified_on"], t),
    "销号日期": lambda row, t: by(row["accepted_on"], t),
    "进展情况": lambda row, t: progress_word(row, t),
    "是否销号": lambda row, t: "是" if by(row["accepted_on"], t) else "否",
}
NOT_YET = ("整改完成日期", "销号日期")  # blank because it has not happened, not because nobody said


def listed(snapshot: Snapshot, scope: Scope) -> list[dict]:
    """Those not accepted at t, then those accepted in the period, each in the order of finding, with `serial`."""
    major = scope.with_(levels=("重大",))
    rows = []
    for name in ("stock", "hazards_closed"):
        rows += sorted(
            rows_behind(snapshot, name, major), key=lambda row: (row["found_on"], row["hazard_id"])
        )
    return [row | {"serial": at} for at, row in enumerate(rows, start=1)]


def by(day: date | None, t: date) -> date | None:
    """A day that has come by t."""
    return day if day and day <= t else None


def progress_word(row: dict, t: date) -> str:
    """整改中, 待验收 or 已销号 at t, by the days."""
    if by(row["accepted_on"], t):
        return "已销号"
    return "待验收" if by(row["rectified_on"], t) else "整改中"


def unsaid(rows: list[dict], names: list[str], t: date) -> list[tuple[str, int]]:
    """Fields that the ledger leaves blank, and in how many rows."""
    counted = [
        (name, sum(FIELDS[name](row, t) is None for row in rows)) for name in names if name not in NOT_YET
    ]
    return [(name, count) for name, count in counted if count]
