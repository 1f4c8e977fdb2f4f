"""Indicators that still tell units apart where everybody has rectified everything."""

from analytics.indicator import STANDS, Indicator

SAYS_SOURCE = "coalesce(source, '未注明') <> '未注明'"
FROM_ABOVE = "source in ('镇级检查', '部门检查', '上级检查', '上级交办')"
_DUE_TO_COME = """((period_start is null or period_start <= $until)
    and (period_end is null or period_end >= $since)
    and (due_on <= $known or received_on is not null))"""

FINER_INDICATORS = (
    Indicator(
        "rectification_days",
        "平均整改用时",
        "本期发现的隐患从发现到整改完成平均用了多少天；未整改的算到截至日，所以拖着不改只会更长",
        "各项已用天数之和 ÷ 本期发现",
        # a day count grows with what is left open: leaving a hazard alone never shortens the mean
        numerator="found_on is not null",
        denominator=STANDS,
        adds="greatest(0, least(coalesce(rectified_on, $t), $t) - found_on)",
        kind="mean",
        unit="天",
        better="low",
    ),
    Indicator(
        "found_from_above_rate",
        "上级发现占比",
        "本期发现、注明来源的隐患中，由镇级检查、部门检查、上级检查、上级交办发现的比例；越低说明自己查出的越多",
        "镇级及以上检查、交办发现 ÷ 本期发现且注明来源",
        numerator=FROM_ABOVE,
        denominator=f"({STANDS} and {SAYS_SOURCE})",
        kind="rate",
        unit="%",
        better="low",
    ),
    Indicator(
        "timely_return_rate",
        "报送及时率",
        "本期应报的报表中按时报来的比例，零报告算报来；只按单位和时段统计，不随行业、等级、来源筛选",
        "按时报来（含零报告）÷ 应报且已到报送期限或已报来",
        numerator="status in ('已报', '零报告')",
        denominator=_DUE_TO_COME,
        kind="rate",
        unit="%",
        better="high",
        table="submission",
    ),
)
