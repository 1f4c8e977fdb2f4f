"""What the columns of a ranking are called and what stands under it: the same on page, sheet and letter."""

from analytics.indicator import Indicator

# Overdue hazards are those of every year, also beside counts of one period: 到期8 − 已整改5 need not be 超期.
OVERDUE = "超期（全部）"
OVERDUE_NOTE = "超期（全部）是截至日所有超期未整改的隐患，包括本期以前发现的"
SELF_FOUND = "自查发现"
RETURNED = "退回未更正"
REASON = "未排名原因"


def shows_overdue(ask: Indicator) -> bool:
    """Whether the overdue stand in a column of their own: not where they are what is ranked."""
    return ask.name != "overdue" and ask.table != "submission"


def returned_text(count: int) -> str:
    """The mark of a line with rejected rows, "退回3项"; empty without."""
    return f"退回{count}项" if count else ""


def returned_effect(ask: Indicator) -> str:
    """What rejected rows do to the order; empty where they do nothing to it."""
    if ask.table == "submission":
        return ""
    if ask.is_rate and ask.better == "low":
        return "更正前计入排名基数、按最不利的情况算"
    if ask.is_rate:
        return "更正前计入排名基数、不算完成"
    return f"更正前计入排名的{ask.unit}数" if ask.better == "low" else ""


def returned_note(ask: Indicator) -> str:
    """The same as a note under a table."""
    effect = returned_effect(ask)
    return f"退回未更正的行在{effect}，表中的数仍按台账计算" if effect else ""


def source_note(ask: Indicator, rows: list) -> str:
    """How many of the ranked hazards say no source, so that 自查 cannot count them; empty without any."""
    unsaid = sum(row.unsaid for row in rows) if ask.table == "hazard" else 0
    return f"来源未注明的{unsaid}项，不计入{SELF_FOUND}" if unsaid else ""


def overdue_note(ask: Indicator) -> str:
    """What the column of the overdue holds; empty where there is none."""
    return OVERDUE_NOTE if shows_overdue(ask) else ""
