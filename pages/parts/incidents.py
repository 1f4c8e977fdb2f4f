"""Accidents by nature and grade, and each one's categories, 四不放过 and state of report, as tables."""

from datetime import date
from html import escape

from analytics import accident_words
from analytics.accidents import COUNTED, GRADES, KindLine, NatureLine
from analytics.cards import near_day
from analytics.indicators import INDICATORS
from analytics.scope import Scope
from analytics.store import Snapshot
from pages.parts.breakdowns import opens
from pages.parts.ledgers import sourced
from pages.parts.tables import Column, State, table


def nature_table(snapshot: Snapshot, scope: Scope, lines: list[NatureLine]) -> str:
    """One row a nature; each figure as a count with the same days of last year beside it, never as a percentage."""
    columns = [Column("性质", "short")]
    for name in COUNTED:
        ask = INDICATORS[name]
        columns += [
            Column("本期", "num", f"{ask.label}（{ask.unit}）"),
            Column("上年同期", "num", f"{ask.label}（{ask.unit}）"),
        ]
    rows = []
    for line in lines:
        own, cells = scope.with_(production=line.production), []
        for name in COUNTED:
            cells.append(opens(snapshot, name, line.figures[name].numerator, own, "numerator"))
            then = line.before.get(name)
            cells.append(
                "无台账"
                if then is None
                else opens(snapshot, name, then.numerator, own.last_year(), "numerator")
            )
        rows.append([line.label, *cells])
    return table(columns, rows, "natures")


def grade_table(lines: list[KindLine]) -> str:
    """One row a grade; what is only a lower bound so far is told apart."""
    columns = [Column("事故等级", "short"), Column("起数", "num"), Column("其中初判", "num"), Column("说明")]
    said = "某项伤亡或损失不明，等级只是下限，可能上调"
    return table(
        columns,
        [
            [line.key, line.value, line.bounds, f"◆ {said}" if line.bounds and line.key in GRADES else ""]
            for line in lines
        ],
        "grades",
    )


def four_table(rows: list[dict], t: date) -> str:
    """One row an accident: its category by both editions, 四不放过 as ticks, how final its report is."""
    columns = [
        Column("发生时间", "short"),
        Column("单位"),
        Column("等级", "short"),
        Column("类别（1986版）", "narrow"),
    ]
    columns += [Column("类别（2025版）", "narrow"), Column("四不放过"), Column("报送", "narrow")]
    body = []
    for row in rows:
        kinds = accident_words.categories(row)
        who = sourced(row, "entity")
        when = near_day(row["occurred_at"].date(), t)
        body.append(
            [
                when,
                who,
                row["grade_text"] or "不定级",
                kinds.old,
                kinds.new,
                four(row),
                accident_words.report_mark(row),
            ]
        )
    return table(columns, body, "four")


def four(row: dict) -> State:
    """✓ with what the row says of it; 未填 or 未落实 in words where it is not done."""
    return State(
        " ".join(
            f'<span class="tick" title="{escape(each.said)}">✓ {each.label}</span>' if each.said
            else f'<span class="tick state-需关注">◆ {each.label}{each.missing}</span>'
            for each in accident_words.four(row)
        )
    )  # fmt: skip
