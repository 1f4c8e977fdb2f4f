"""The short tables of the weekly meeting: who is behind, what is overdue, what is missing."""

from html import escape

from analytics import ranking_labels
from analytics.goals import YearGoal
from analytics.indicator import Indicator
from analytics.meeting import Behind
from analytics.registers import NO_PLACE, NO_UNIT
from analytics.scope import Scope
from analytics.store import Snapshot
from analytics.wording import full_day_text
from pages.parts.cards import state
from pages.parts.ledgers import origin
from pages.parts.links import to_rows
from pages.parts.tables import Column, Link, State, table

OVERDUE = (Column("属地", "short"), Column("隐患", "clip"), Column("超期天数", "num"))


def behind_table(snapshot: Snapshot, scope: Scope, rate: Indicator, lines: list[Behind]) -> str:
    """One row a unit of the ranking's end: place with what was sent back, rate, its two counts, what it lacks to the
    target, overdue."""
    if not lines:
        return "<p>参加排名的村（社区）都没有落下的整改。</p>"
    columns = [Column("村（社区）", "short"), Column(rate.label, "num"), Column("应整改", "num")]
    columns += [Column("已整改", "num"), Column("还差", "num"), Column(ranking_labels.OVERDUE, "num")]
    body = []
    for line in lines:
        row = line.row
        narrow = scope.with_(places=(row.key,))
        overdue = Link(str(row.overdue), to_rows(snapshot, "overdue", narrow)) if row.overdue else 0
        href = to_rows(snapshot, rate.name, narrow, "denominator")
        mark = f" <small>{row.returned_text}</small>" if row.returned_text else ""
        name = State(f'<a href="{escape(href)}">{escape(row.key)}</a>{mark}')
        short = "" if line.short is None else line.short or "达标"
        body.append([name, row.text, row.denominator, row.numerator, short, overdue])
    return table(columns, body, "behind")


def overdue_table(snapshot: Snapshot, scope: Scope, rows: list[dict]) -> str:
    """One row a hazard: where, what, how many days late."""
    if not rows:
        return "<p>没有超期未整改的隐患。</p>"
    body = []
    for row in rows:
        place = row["place"] or NO_PLACE
        what = f"{'【重大】' if row['level'] == '重大' else ''}{row['description']}"
        link = Link(place, to_rows(snapshot, "overdue", scope.with_(places=(place,))))
        body.append([link, what, row["days_overdue"]])
    return table(list(OVERDUE), body, "overdue")


def missing_lines(not_sent: list[str], rejected: list[dict]) -> list[str]:
    """What the figures do not hold: returns that are missing, rows of 重大 hazards and accidents sent back."""
    lines = list(not_sent)
    for row in rejected:
        where = row["place"] or row["reporting_place"] or NO_UNIT
        what = "事故" if (row["return_name"] or "").startswith("accident") else "重大隐患"
        lines.append(f"退回未更正的{what}：{where}，{row['reasons']}（{origin(row)}）")
    return lines


def goals_table(goals: list[YearGoal]) -> str:
    """One row a year-end goal: by when, how it stands, and what that rests on."""
    columns = [Column("目标", "short"), Column("期限", "short"), Column("现状", "short"), Column("看什么")]
    body = []
    for goal in goals:
        tests = "；".join(f"{test.label} {test.text}{MET[test.is_met]}" for test in goal.tests)
        body.append(
            [goal.title, full_day_text(goal.due_on), State(state(goal.state) or "本镇未定目标"), tests]
        )
    return table(columns, body, "goals")


MET = {True: "（做到）", False: "（未做到）", None: ""}
