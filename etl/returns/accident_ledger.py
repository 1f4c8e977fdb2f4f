"""生产安全事故台账: one row per accident report (初报, 续报 or 核定), kept by the town."""

from etl.returns.model import Column, Return

ACCIDENT_LEDGER = Return(
    name="accident_ledger",
    title="生产安全事故台账",
    table="accident_report",
    frequency="year",
    columns=(
        Column("serial", "序号", ("顺序号",), "serial"),
        Column("accident_no", "事故编号", ("编号", "事故编码"), "number"),
        Column(
            "occurred_at",
            "发生时间",
            ["事故发生时间", "事故时间", "发生日期", "事故日期", "事故发生日期", "时间", "日期"],
            "datetime",
            required=True,
        ),
        Column(
            "place",
            "地点（村）",
            [
                "村社区",
                "村社区名称",
                "所在村",
                "所在村社区",
                "所属村",
                "所属村社区",
                "属地",
                "属地村",
                "村名",
                "行政村",
                "发生地村",
                "发生村社区",
            ],
            "place",
        ),
        Column("location", "发生地点", ["地点", "事故地点", "事故发生地点", "详细地址", "地址"]),
        Column(
            "entity",
            "单位/当事人",
            [
                "事故单位",
                "单位名称",
                "发生单位",
                "企业名称",
                "当事人",
                "事故单位名称",
                "单位",
                "事故发生单位",
                "单位场所名称",
            ],
        ),
        Column("category", "事故类型", ("事故类别", "类别", "类型", "事故种类")),
        Column("sector", "行业", ("行业领域", "所属行业", "行业类别", "所属行业领域"), "sector"),
        Column("deaths", "死亡", ["死亡人数", "死亡数", "死亡情况"], "count"),
        Column("missing", "下落不明", ["失踪", "失踪人数", "失联", "失联人数"], "count"),
        Column("serious_injuries", "重伤", ["重伤人数", "重伤数"], "count"),
        Column("poisoned", "急性工业中毒", ["中毒", "急性中毒", "中毒人数", "急性工业中毒人数"], "count"),
        Column("minor_injuries", "轻伤", ["轻伤人数", "轻伤数"], "count"),
        Column("direct_loss_wan", "直接经济损失", ["经济损失", "损失", "直接损失", "直接财产损失"], "money"),
        Column(
            "is_production",
            "是否生产经营性",
            ["生产经营性", "是否生产安全事故", "是否纳统", "是否生产经营"],
            "yes_no",
        ),
        Column("grade_said", "事故等级", ("等级", "事故级别")),
        Column("reported_at", "上报时间", ("报告时间", "接报时间", "上报日期"), "datetime"),
        Column("stage", "报送类别", ["报送阶段", "报告类型", "报告类别", "初报续报", "报送类型"], "stage"),
        Column(
            "summary", "简要经过", ["事故经过", "事故简要经过", "事故概况", "基本情况", "事故简况", "经过"]
        ),
        Column("handling", "处理情况", ["处理结果", "调查处理情况", "事故处理情况", "处置情况"]),
        Column("remark", "备注", ()),
    ),
    at_least=("deaths", "category", "direct_loss_wan"),
)
