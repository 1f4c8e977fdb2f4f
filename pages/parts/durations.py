"""How long mending takes and what has no due day, as tables beside their pictures."""

from html import escape

from analytics.cards import near_day
from analytics.open_ages import NoDue, OpenAge
from analytics.scope import Scope
from analytics.store import Snapshot
from analytics.survival import Curve
from pages.parts.breakdowns import opens
from pages.parts.links import to_rows
from pages.parts.tables import Column, State, table

DAYS = (7, 15, 30, 90)
AS_NOW = "到截至日还没整改的，只算到截至日（删失），不当作整改也不丢掉；撤销的算到撤销那天"
METHOD = f"Kaplan–Meier 法：{AS_NOW}；整改日为估计的按最晚可能的一天计，浅色带为按最早可能的一天计"


def curves_table(snapshot: Snapshot, scope: Scope, curves: list[Curve]) -> str:
    """One row a curve: how many were watched, what became of them, half mended by when, shares mended by days."""
    columns = [
        Column("隐患", "short"),
        Column("发现", "num"),
        Column("已整改", "num"),
        Column("其中日期为估计", "num"),
    ]
    columns += [Column("未整改（删失）", "num"), Column("撤销（删失）", "num"), Column("半数整改用时", "num")]
    columns += [Column(f"{days}天内整改", "num") for days in DAYS]
    rows = []
    for curve in curves:
        own = scope if curve is curves[0] else scope.with_(levels=(curve.label,))
        found = opens(snapshot, "hazards_found", curve.found, own, "numerator")
        counts = [curve.mended, curve.estimated, curve.open, curve.withdrawn]
        rows.append([curve.label, found, *counts, curve.median_text(), *map(curve.mended_text, DAYS)])
    return table(columns, rows, "curves")


def rows_of_age(snapshot: Snapshot, scope: Scope, ages: list[OpenAge], label: str) -> str:
    """The open hazards of one age: those found on its days and still open."""
    age = next(age for age in ages if age.label == label)
    narrow = scope.with_(since=age.since)
    return to_rows(snapshot, "found_open", narrow.with_(until=age.until))


def no_due_table(snapshot: Snapshot, scope: Scope, lines: list[NoDue]) -> str:
    """One row a wording that stands in the due cell: how many, how many 重大, the oldest."""
    columns = [
        Column("期限一栏写的是"),
        Column("未闭环", "num"),
        Column("其中重大", "num"),
        Column("最早发现于", "short"),
    ]
    rows = [
        [
            line.words or State("<small>空白</small>"),
            line.count,
            line.major,
            near_day(line.oldest, scope.as_of),
        ]
        for line in lines
    ]
    return table(columns, rows, "no-due")


def all_rows(snapshot: Snapshot, name: str, scope: Scope) -> str:
    """A link to the rows of a figure."""
    return f'<a href="{escape(to_rows(snapshot, name, scope))}">看明细</a>'
