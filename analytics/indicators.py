"""Every indicator, declared once: what it means, what it counts, how it is worded."""

from analytics.accident_indicators import ACCIDENTS
from analytics.finer_indicators import FINER_INDICATORS
from analytics.indicator import (
    CLOSED,
    FOUND,
    HISTORIC,
    MAJOR,
    NOT_WITHDRAWN,
    ON_TIME,
    OPEN,
    OVERDUE,
    RECTIFIED,
    STANDS,
    Indicator,
)
from analytics.nearest import known

__all__ = ["INDICATORS", "Indicator", "indicator_named"]


def _rate(name: str, label: str, meaning: str, formula: str, **more) -> Indicator:
    return Indicator(name, label, meaning, formula, **{"kind": "rate", "unit": "%", "better": "high"} | more)


def _level(name: str, label: str, meaning: str, formula: str, **more) -> Indicator:
    return Indicator(
        name, label, meaning, formula, **{"kind": "level", "better": "low", "at_period_end": True} | more
    )


_DECLARED = (
    Indicator(
        "hazards_found", "排查隐患数", "本期发现的隐患，含之后撤销的", "发现日期在本期内", numerator=FOUND
    ),
    Indicator(
        "hazards_reported",
        "新报隐患数",
        "本期首次上报的隐患，不论何时发现",
        "首次上报日期在本期内",
        numerator="(first_reported_on >= $since and first_reported_on <= $until)",
    ),
    Indicator(
        "hazards_closed",
        "整改销号数",
        "本期闭环的隐患：一般隐患完成整改，重大隐患完成销号",
        "闭环日期在本期内",
        numerator=CLOSED,
        better="high",
    ),
    _rate(
        "rectification_rate",
        "累计整改率",
        "本期发现的隐患中，到截至日已完成整改的比例",
        "本期发现且截至日已整改 ÷ 本期发现",
        numerator=RECTIFIED,
        denominator=STANDS,
    ),
    _rate(
        "closure_rate",
        "整改销号率",
        "本期发现的隐患中，到截至日已闭环的比例；重大隐患以销号为准",
        "本期发现且截至日已闭环 ÷ 本期发现",
        numerator="(closed_on is not null and closed_on <= $t)",
        denominator=STANDS,
    ),
    _rate(
        "due_rectification_rate",
        "到期整改率",
        "本期发现、到截至日已到期的隐患中，已完成整改的比例；无期限的不计入",
        "本期发现、截至日已到期且已整改 ÷ 本期发现、截至日已到期",
        numerator=RECTIFIED,
        denominator=f"({STANDS} and due_on <= $t)",
        needs_due=True,
    ),
    _rate(
        "on_time_rate",
        "按期整改率",
        "本期发现、到截至日已到期的隐患中，在期限内完成整改的比例；无期限的不计入，无法判定的不算按期",
        "本期发现、截至日已到期且按期整改 ÷ 本期发现、截至日已到期",
        numerator=ON_TIME,
        denominator=f"({STANDS} and due_on <= $t)",
        needs_due=True,
    ),
    _rate(
        "period_rectification_rate",
        "期间整改率",
        "期初存量与本期发现的隐患中，本期闭环的比例",
        "本期闭环 ÷（期初存量＋本期发现）",
        numerator=CLOSED,
        denominator=f"(found_on <= $until and (closed_on is null or closed_on >= $since)"
        f" and {NOT_WITHDRAWN})",
        at_period_end=True,
    ),
    _level(
        "overdue",
        "超期未整改",
        "到截至日已过整改期限仍未整改的隐患；截至日当天到期的不算",
        "截至日前已到期且未整改",
        numerator=OVERDUE,
        needs_due=True,
    ),
    _level(
        "due_soon",
        "七日内到期",
        "到截至日未闭环、期限在其后七日内的隐患",
        "截至日未闭环且期限在其后1至7日",
        numerator=f"({OPEN} and due_on > $t and due_on <= cast(cast($t as date) + interval '7' day as date))",
        better="",
        needs_due=True,
    ),
    _level(
        "unaccepted_overdue",
        "超期未销号",
        "到截至日已过期限仍未销号的重大隐患",
        "重大隐患，截至日前已到期且未销号",
        numerator=f"({MAJOR} and found_on <= $t and due_on < $t"
        f" and (accepted_on is null or accepted_on > $t) and {NOT_WITHDRAWN})",
        needs_due=True,
    ),
    _level(
        "stock",
        "隐患存量",
        "到截至日已发现、未闭环的隐患；可按村相加，不可按月相加",
        "截至日未闭环",
        numerator=OPEN,
    ),
    _level(
        "historic_stock",
        "历史存量",
        "存量截止日及以前发现、到截至日未销号的重大隐患",
        "重大隐患，存量截止日及以前发现且截至日未销号",
        numerator=f"({HISTORIC} and {OPEN})",
    ),
    Indicator(
        "found_open",
        "本期发现未闭环",
        "本期发现、到截至日未闭环的隐患",
        "本期发现且截至日未闭环",
        numerator=f"({FOUND} and {OPEN})",
        better="low",
    ),
    Indicator(
        "new_overdue",
        "新增中超期",
        "本期发现、到截至日已过整改期限仍未整改的隐患",
        "本期发现、截至日前已到期且未整改",
        numerator=f"({FOUND} and {OVERDUE})",
        better="low",
        needs_due=True,
    ),
    _level(
        "open_no_due",
        "无期限存量",
        "到截至日未闭环、没有整改期限的隐患；不计入到期、按期整改率和超期",
        "截至日未闭环且无整改期限",
        numerator=f"({OPEN} and due_on is null)",
    ),
    _level(
        "major_unrectified",
        "重大未整改",
        "到截至日未整改完成的重大隐患",
        "重大隐患，截至日未整改且未撤销",
        numerator=f"({MAJOR} and {OPEN} and not {RECTIFIED})",
    ),
    _level(
        "awaiting_acceptance",
        "待验收销号",
        "到截至日已整改完成、未验收销号的重大隐患",
        "重大隐患，截至日已整改且未销号",
        numerator=f"({MAJOR} and {RECTIFIED} and {OPEN})",
    ),
    Indicator(
        "net_increment",
        "净增量",
        "本期发现与本期闭环之差，负数表示存量下降",
        "本期发现 − 本期闭环",
        numerator=FOUND,
        minus=CLOSED,
        better="low",
    ),
    Indicator(
        "clear_days",
        "动态清零天数",
        "到截至日为止，没有重大隐患超期未闭环或无期限未闭环的连续天数",
        "截至日 − 最近一个有重大隐患超期（或无期限）未闭环的日子",
        numerator=f"({MAJOR} and found_on <= $t)",
        kind="days",
        unit="天",
        better="high",
        needs_due=True,
    ),
    _rate(
        "acceptance_rate",
        "销号率",
        "本期发现、到截至日已整改的重大隐患中，已销号的比例",
        "重大隐患，本期发现且截至日已销号 ÷ 本期发现且截至日已整改",
        numerator="(accepted_on is not null and accepted_on <= $t)",
        denominator=f"({MAJOR} and {STANDS} and {RECTIFIED})",
    ),
)

_EVERY = (*_DECLARED, *FINER_INDICATORS, *ACCIDENTS)
INDICATORS: dict[str, Indicator] = {indicator.name: indicator for indicator in _EVERY}


def indicator_named(name: str) -> Indicator:
    """The declared indicator of that name or Chinese label; BadScope with the nearest spelling otherwise."""
    labels = {indicator.label: indicator.name for indicator in _EVERY}
    name = labels.get(name, name)
    return INDICATORS[known("指标", name, INDICATORS, "，用 python -m analytics list 查看全部指标")]
