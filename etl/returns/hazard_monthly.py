"""隐患排查治理情况月报表: one row per sector with counts for a month, the county's aggregate form."""

from etl.returns.model import Column, Return

UNITS = ("开展排查治理事故隐患的生产经营单位", "开展隐患排查治理的生产经营单位", "生产经营单位", "排查单位")
GENERAL = ("一般事故隐患", "一般隐患")
MAJOR = ("重大事故隐患", "重大隐患", "重大事故隐患/排查治理重大隐患")


def _under(groups: tuple[str, ...], *leaves: str) -> tuple[str, ...]:
    return tuple(f"{group}/{leaf}" for group in groups for leaf in leaves)


FOUND = ("排查", "排查数", "隐患数", "发现", "发现数", "排查隐患数", "排查发现")
MENDED = ("其中:已整改", "已整改", "已整改数", "整改数", "已经整改数", "完成整改", "其中已完成整改")
ACCEPTED = ("其中:已整改销号", "已整改销号", "已整改销号数", "已销号", "销号数", "其中:已销号", *MENDED)
OPEN = ("未整改", "未整改数", "尚未整改", "尚未整改数", "当前尚未整改", "未完成整改", "未完成整改数")
RATE = ("整改率", "整改销号率", "销号率")

HAZARD_MONTHLY = Return(
    name="hazard_monthly",
    title="隐患排查治理情况月报表",
    table="hazard_summary",
    columns=(
        Column("serial", "序号", (), "serial"),
        Column(
            "item",
            "行业和领域",
            ("行业领域", "行业", "行业类别", "领域"),
            "item",
            required=True,
            means="sector",
        ),
        Column(
            "item",
            "村（社区）",
            [
                "村",
                "社区",
                "村名",
                "村居",
                "区域",
                "地区",
                "行政村",
                "村社区名称",
                "所属村",
                "镇街",
                "乡镇",
                "单位名称",
                "村别",
            ],
            "item",
            required=True,
            means="place",
        ),
        Column(
            "units_due",
            "应排查单位数",
            ("应排查单位", "应排查", *_under(UNITS, "应排查", "应排查数")),
            "count",
        ),
        Column(
            "units_checked",
            "实际排查单位数",
            ("实际排查单位", "排查单位数", "实际排查", *_under(UNITS, "实际排查", "已排查", "实际排查数")),
            "count",
        ),
        Column("units_rate", "排查覆盖率", ("覆盖率", *_under(UNITS, "覆盖率")), "rate"),
        Column(
            "general_found",
            "一般隐患排查数",
            ("排查一般隐患数", "一般隐患数", "排查一般隐患", *_under(GENERAL, *FOUND)),
            "count",
            required=True,
        ),
        Column(
            "general_rectified",
            "一般隐患已整改数",
            ("整改一般隐患数", "一般隐患整改数", "已整改一般隐患", *_under(GENERAL, *MENDED)),
            "count",
        ),
        Column(
            "general_open",
            "一般隐患未整改数",
            ("未整改一般隐患数", "未整改一般隐患", *_under(GENERAL, *OPEN)),
            "count",
        ),
        Column("general_rate", "一般隐患整改率", _under(GENERAL, *RATE), "rate"),
        Column(
            "major_found",
            "重大隐患排查数",
            ("排查重大隐患数", "重大隐患数", "排查重大隐患", *_under(MAJOR, *FOUND)),
            "count",
        ),
        Column(
            "major_accepted",
            "重大隐患已整改销号数",
            ("整改重大隐患数", "重大隐患整改数", "已整改销号数", *_under(MAJOR, *ACCEPTED)),
            "count",
        ),
        Column(
            "major_open",
            "重大隐患未整改数",
            (
                "未整改重大隐患数",
                "未整改重大隐患",
                *_under(MAJOR, *OPEN, "未销号", "未销号数", "未整改销号数"),
            ),
            "count",
        ),
        Column("major_rate", "重大隐患整改率", _under(MAJOR, *RATE), "rate"),
        Column(
            "funds_wan", "累计落实隐患治理资金", ("累计落实治理资金", "落实治理资金", "治理资金"), "money"
        ),
        Column("remark", "备注", ()),
    ),
    at_least=("general_rectified", "general_open"),
)
