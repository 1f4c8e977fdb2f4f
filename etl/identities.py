"""What must hold in a snapshot before it is made current."""

from etl.accepted import Accepted
from etl.problems import CannotRun
from etl.tables import SCHEMAS

# Section 6: stock(before P) + found − closed − withdrawn = stock(end of P), per place and level, at every month's end.
STOCK_IDENTITY = """
with event as (
    select place_id, level, found_on as day, 1 as change from hazard
    union all
    select place_id, level, closed_on, -1 from hazard
    where closed_on is not null and (withdrawn_on is null or withdrawn_on >= closed_on)
    union all
    select place_id, level, withdrawn_on, -1 from hazard
    where withdrawn_on is not null and (closed_on is null or closed_on > withdrawn_on)
),
running as (
    select place_id, level, day, sum(sum(change)) over (partition by place_id, level order by day) as stock
    from event group by place_id, level, day
),
month_end as (
    select place_id, level, max(day) as day, max_by(stock, day) as stock
    from running group by place_id, level, date_trunc('month', day)
)
select (select count(*) from running where stock < 0) + (
    select count(*) from month_end where stock <> (
        select count(*) from hazard
        where hazard.place_id is not distinct from month_end.place_id and hazard.level = month_end.level
            and hazard.found_on <= month_end.day
            and not (hazard.closed_on is not null and hazard.closed_on <= month_end.day)
            and not (hazard.withdrawn_on is not null and hazard.withdrawn_on <= month_end.day)
    )
)"""


def check_identities(con, accepted: Accepted) -> None:
    """Row counts against the Parquet and the identities of design section 6; CannotRun when one does not hold."""
    kept = sum(sheet["rows"]["loaded"] for entry in accepted.entries.values() for sheet in entry["sheets"])
    found = sum(con.execute(f"select count(*) from in_{table}").fetchone()[0] for table in SCHEMAS)
    reports, in_hazards = con.execute(
        "select (select count(*) from step_report), (select coalesce(sum(reports), 0) from hazard)"
    ).fetchone()
    untraced = con.execute(
        "select count(*) from hazard left join step_report using (workbook_id, sheet, row_no)"
        " where step_report.hazard_id is null"
    ).fetchone()[0]
    unbalanced = con.execute(STOCK_IDENTITY).fetchone()[0]
    for holds, what in (
        (kept == found, f"登记{kept}行，保存的是{found}行"),
        (reports == in_hazards, f"{reports}条报告只归入{in_hazards}条"),
        (untraced == 0, f"{untraced}条隐患找不到原始行"),
        (unbalanced == 0, f"{unbalanced}处存量对不上"),
    ):
        if not holds:
            raise CannotRun(f"新数据核对不平（{what}），没有启用，原数据不变；请把 data 文件夹发给维护人员")
