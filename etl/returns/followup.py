"""遗留隐患回填单: one row per hazard still open, written by `etl followup` for a unit to fill in and send back."""

from etl.returns.model import Column, Return

FOLLOWUP = Return(
    name="followup",
    title="遗留隐患回填单",
    table="hazard_report",
    columns=(
        Column("serial", "序号", (), "serial"),
        Column("place", "村（社区）", (), "place"),
        Column("entity", "单位（场所）", ()),
        Column("description", "隐患内容", (), required=True),
        Column("level", "等级", (), "level"),
        Column("found_on", "排查日期", (), "date"),
        Column("due_on", "整改期限", (), "due"),
        Column("days_over", "超期天数", (), "serial"),
        Column("last_said", "上次报的情况", (), "serial"),
        Column("rectified_on", "整改完成日期", (), "date"),
        Column("accepted_on", "销号日期", (), "date"),
        Column("status", "情况说明", (), "status"),
        Column("remark", "补充说明", ()),
        Column("hazard_id_said", "隐患识别码", (), required=True),
        Column("row_mark", "校验码", (), "serial"),
    ),
    title_says="遗留隐患回填单",
    only_updates=True,
    told_by=("hazard_id_said", "last_said", "row_mark"),
)
