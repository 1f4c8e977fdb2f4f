"""事故月报表: one row per accident type, village or sector, with counts for a month."""

from etl.returns.model import Column, Return

ACCIDENT_MONTHLY = Return(
    name="accident_monthly",
    title="生产安全事故月报表",
    table="accident_summary",
    columns=(
        Column("serial", "序号", ("顺序号",), "serial"),
        Column("item", "事故类型", ("事故类别", "类型", "类别", "事故种类"), "item", means="category"),
        Column("item_place", "村（社区）", ("村", "地区", "村名", "单位"), "item", means="place"),
        Column("item_sector", "行业领域", ("行业", "行业和领域"), "item", means="sector"),
        Column(
            "accidents",
            "事故起数",
            ["事故", "起数", "事故数", "发生起数", "发生事故", "事故总起数", "事故数量"],
            "count",
            required=True,
        ),
        Column("deaths", "死亡人数", ("死亡", "死亡数"), "count", required=True),
        Column("injured", "受伤人数", ["受伤", "伤", "受伤数", "伤人"], "count"),
        Column("remark", "备注", ()),
    ),
    at_least=("item", "item_place", "item_sector"),
)
