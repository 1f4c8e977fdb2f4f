"""The annexes of the 治本攻坚三年行动 summary: the years, the town's own targets, the open 重大 hazards."""

from analytics.circulars.campaign_facts import LISTED, TOLD, CampaignFacts
from analytics.circulars.circular_file import named_table
from analytics.circulars.line import Line, say
from analytics.indicators import INDICATORS
from analytics.registers import NO_PLACE
from analytics.scope import Scope
from analytics.targets import Goal
from analytics.wording import count_text, full_day_text

YEARS = {
    **{"年度": "年度", "发现": "发现（项）", "整改": "已整改（项）", "销号": "期间销号（项）"},
    **{
        "销号率": "整改销号率",
        "超期": "超期未销号（项）",
        "存量": "期末存量（项）",
        "历史": "历史存量（项）",
    },
}
TARGETS = {
    **{"目标": "目标", "期限": "期限", "要求": "要求", "现状": "现状", "评价": "评价", "依据": "依据"},
}
OPEN = {
    **{"序号": "序号", "地名": "村（社区）", "单位": "单位（场所）", "内容": "隐患内容", "级别": "级别"},
    **{"期限": "整改期限", "天数": "超期（天）"},
}


def head(facts: CampaignFacts, title: str, scope: Scope) -> list[Line]:
    """Title and the line under it: scope, source."""
    words = (scope.text(), "来源：上报的隐患台账")
    return [say("table_title", title), say("table_scope", " · ".join(words))]


def years_annex(facts: CampaignFacts) -> list[Line]:
    """One row a year as it ended, and one for the campaign so far; 重大 hazards."""
    scopes = {year_label(year, each): each for year, each in facts.years.items()}
    scopes["三年行动以来"] = facts.whole
    rows = [year_row(facts, label, each) for label, each in scopes.items()]
    notes = (
        "各年的已整改、整改销号率、超期和存量是当年年底（本年为截至日）的情况，三年行动以来一行是截至日的情况，"
        "所以已整改各年相加不等于合计；期间销号含以前发现的。"
    )
    return [
        *head(facts, "重大隐患分年度情况表", facts.whole),
        named_table("年度表", YEARS, rows),
        say("table_note", notes),
    ]


def year_label(year: int, scope: Scope) -> str:
    """2024年; of a year that still runs 2026年（截至3月31日）."""
    is_whole = (scope.until.month, scope.until.day) == (12, 31)
    return f"{year}年" if is_whole else f"{year}年（{scope.as_of_text()}）"


def year_row(facts: CampaignFacts, label: str, scope: Scope) -> dict:
    """One row of the table."""
    found = {name: figures[0] for name, figures in facts.asked.several(TOLD, scope).items()}
    return {
        "年度": label,
        "发现": found["hazards_found"].numerator,
        "整改": found["rectification_rate"].numerator,
        "销号": found["hazards_closed"].numerator,
        "销号率": found["closure_rate"].text,
        "超期": found["unaccepted_overdue"].numerator,
        "存量": found["stock"].numerator,
        "历史": found["historic_stock"].numerator,
    }


def goals_annex(facts: CampaignFacts) -> list[Line]:
    """The town's own targets (targets.csv) as they stand at t."""
    rows = [
        {
            "目标": "".join((goal.place, goal.sector, goal.level, goal.label)),
            "期限": full_day_text(goal.until) if goal.until else "常年",
            "要求": goal.text,
            "现状": now_words(goal),
            "评价": goal.state,
            "依据": goal.basis,
        }
        for goal in facts.targets
    ]
    note = "期限已过的目标按期限当日的数评价；现状的范围是目标自己的范围和时段。"
    words = (facts.whole.as_of_text(), "来源：目标登记和上报的台账")
    return [
        say("table_title", "目标完成情况表"),
        say("table_scope", " · ".join(words)),
        named_table("目标表", TARGETS, rows),
        say("table_note", note),
    ]


def now_words(goal: Goal) -> str:
    """A rate as it is printed, a count with its unit and a proper minus."""
    ask = INDICATORS[goal.indicator]
    return goal.figure.text if ask.is_rate else count_text(goal.figure.numerator, ask.unit)


def open_annex(facts: CampaignFacts) -> list[Line]:
    """The 重大 hazards not accepted at t, earliest due day first."""
    rows = []
    for i, row in enumerate(facts.open_rows[:LISTED], start=1):
        due = row["due_on"]
        late = (facts.whole.as_of - due).days if due and due < facts.whole.as_of else ""
        words = {
            "序号": i,
            "地名": row["place"] or NO_PLACE,
            "单位": row["entity"],
            "内容": row["description"],
        }
        words |= {"级别": row["level"], "期限": full_day_text(due) if due else row["due_text"] or "无期限"}
        rows.append(words | {"天数": late})
    left = len(facts.open_rows) - len(rows)
    note = (
        [say("table_note", f"共{len(facts.open_rows)}项，列出到期最早的{len(rows)}项，其余见系统。")]
        if left
        else []
    )
    return [*head(facts, "未销号重大隐患清单", facts.whole), named_table("清单表", OPEN, rows), *note]
