"""The annexes of the ranking circular: the ranking table, the list of overdue hazards."""

from analytics import ranking_labels as labels
from analytics.circulars.facts import Facts
from analytics.circulars.line import Line, say, table
from analytics.registers import NO_PLACE
from analytics.wording import day_text, full_day_text

HEADINGS = {  # indicator: heading of the denominator, of the numerator
    "rectification_rate": ("发现隐患（项）", "已整改（项）"),
    "closure_rate": ("发现隐患（项）", "已闭环（项）"),
    "due_rectification_rate": ("到期应整改（项）", "已整改（项）"),
    "on_time_rate": ("到期应整改（项）", "按期整改（项）"),
    "period_rectification_rate": ("期初存量与本期发现（项）", "本期闭环（项）"),
    "acceptance_rate": ("已整改重大隐患（项）", "已销号（项）"),
    "reported_rectification_rate": ("汇总报隐患（项）", "汇总报整改（项）"),
}


def ranking_annex(facts: Facts, title: str) -> list[Line]:
    """The ranking table, one row for each row of the ranking, unranked ones too."""
    rates = facts.indicator.is_rate
    over, under = HEADINGS.get(facts.indicator.name, ("基数", "完成数"))
    columns = {"名次": "名次", "地名": "村（社区）"}
    columns |= {"分母": over, "分子": under} if rates else {}
    columns["结果"] = facts.indicator.label if rates else f"{facts.indicator.label}（{facts.indicator.unit}）"
    columns |= {"超期": labels.OVERDUE} if labels.shows_overdue(facts.indicator) else {}
    columns |= {"自查": labels.SELF_FOUND, "退回": labels.RETURNED, "备注": labels.REASON}
    rows = [
        {
            "名次": "—" if row.place_no is None else row.place_no,
            "地名": row.key,
            "分母": row.denominator,
            "分子": row.numerator,
            "结果": row.text,
            "超期": row.overdue,
            "自查": row.self_text,
            "退回": row.returned_text,
            "备注": row.reason,
        }
        for row in facts.rows
    ]
    notes = [say("table_note", f"{i}.{text}") for i, text in enumerate(table_notes(facts), start=1)]
    return [*table_head(facts, title, facts.scope.text()), table(columns, rows), *notes]


def table_head(facts: Facts, title: str, scope_text: str) -> list[Line]:
    """Title and the line under it: scope, source, so that the table explains itself alone."""
    words = (scope_text, "按隐患所在地统计", "来源：上报的隐患台账")
    return [say("table_title", title), say("table_scope", " · ".join(words))]


def table_notes(facts: Facts) -> list[str]:
    """What a village head may ask: the definition, the ties, who is not placed, what the returned rows do."""
    indicator = facts.indicator
    order = "从低到高" if indicator.better == "low" else "从高到低"
    base = HEADINGS.get(indicator.name, ("",))[0].removesuffix("（项）")
    ties = "超期未整改少的列前" if labels.shows_overdue(indicator) else "按名录顺序列"
    small = f"；{base}小于{facts.n_min}项的只列数据、不排名" if base else ""
    notes = [
        f"{indicator.label}＝{indicator.formula}。{indicator.meaning}。",
        f"名次以{indicator.label}{order}为序，相同的名次并列，其后空出相应名次（1、1、3）；"
        f"名次相同的，{ties}{small}。",
    ]
    more = (labels.returned_note(indicator), labels.overdue_note(indicator))
    notes += [f"{text}。" for text in (*more, labels.source_note(indicator, facts.rows)) if text]
    if len({row.group for row in facts.rows if row.place_no is not None}) > 1:
        notes.append("村（社区）、部门、企业分别排名，依次列出。")
    return notes + [f"{note}。" for note in facts.notes]


def overdue_annex(facts: Facts, title: str) -> list[Line]:
    """The overdue hazards one by one, longest overdue first."""
    columns = {
        "序号": "序号",
        "地名": "村（社区）",
        "单位": "单位（场所）",
        "内容": "隐患内容",
        "级别": "级别",
    }
    columns |= {"期限": "整改期限", "天数": "超期（天）"}
    rows = []
    for i, row in enumerate(facts.overdue_rows, start=1):
        late = (facts.scope.as_of - row["due_on"]).days
        words = {
            "序号": i,
            "地名": row["place"] or NO_PLACE,
            "单位": row["entity"],
            "内容": row["description"],
        }
        same_year = row["due_on"].year == facts.scope.as_of.year
        due = day_text(row["due_on"]) if same_year else full_day_text(row["due_on"])
        rows.append(words | {"级别": row["level"], "期限": due, "天数": late})
    left = facts.count("overdue") - len(rows)
    note = f"共{facts.count('overdue')}项，其中列出超期最久的{len(rows)}项，其余见系统。" if left > 0 else ""
    return [
        *table_head(facts, title, " · ".join([facts.scope.as_of_text(), *facts.scope.filter_texts()])),
        table(columns, rows),
        *([say("table_note", note)] if note else []),
    ]
