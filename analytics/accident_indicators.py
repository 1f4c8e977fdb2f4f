"""The indicators of accidents, and of what aggregate returns say of accidents and hazards."""

from analytics.indicator import OCCURRED, SERIOUS, Indicator


def _accident(name: str, label: str, meaning: str, formula: str, **more) -> Indicator:
    more = {"table": "accident", "better": "low", "unit": "起", "numerator": OCCURRED} | more
    return Indicator(name, label, meaning, formula, **more)


def _reported(name: str, label: str, meaning: str, formula: str, **more) -> Indicator:
    return Indicator(name, label, meaning, formula, **{"table": "accident_summary", "better": "low"} | more)


ACCIDENTS = (
    _accident("accidents", "事故起数", "本期发生的事故", "发生日期在本期内"),
    _accident(
        "deaths", "死亡人数", "本期事故的死亡人数（含下落不明）", "死亡人数之和", adds="deaths", unit="人"
    ),
    _accident(
        "serious_injuries",
        "重伤人数",
        "本期事故的重伤人数（含急性工业中毒）",
        "重伤人数之和",
        adds="serious_injuries",
        unit="人",
    ),
    _accident(
        "serious_accidents",
        "较大及以上事故",
        "本期发生的较大及以上事故；某项损失不明时等级为初判",
        "等级为较大、重大或特别重大",
        numerator=f"({OCCURRED} and {SERIOUS})",
    ),
    _reported(
        "reported_accidents",
        "汇总报事故起数",
        "汇总表填报的事故起数，不与台账相加",
        "汇总表事故起数之和",
        numerator="accidents",
        unit="起",
    ),
    _reported(
        "reported_deaths",
        "汇总报死亡人数",
        "汇总表填报的死亡人数，不与台账相加",
        "汇总表死亡人数之和",
        numerator="deaths",
        unit="人",
    ),
    _reported(
        "reported_injured",
        "汇总报受伤人数",
        "汇总表填报的受伤人数，不与台账相加",
        "汇总表受伤人数之和",
        numerator="injured",
        unit="人",
    ),
    _reported(
        "reported_hazards",
        "汇总报隐患数",
        "汇总表填报的一般与重大隐患，不与台账相加",
        "汇总表一般隐患数＋重大隐患数",
        numerator="found",
        table="hazard_summary",
        better="",
    ),
    _reported(
        "reported_rectification_rate",
        "汇总报整改率",
        "汇总表填报的隐患中，已整改（重大为已整改销号）的比例",
        "（一般已整改＋重大已整改销号）÷（一般隐患＋重大隐患）",
        numerator="rectified",
        denominator="found",
        table="hazard_summary",
        kind="rate",
        unit="%",
        better="high",
    ),
)
