-- One row per accepted report of a hazard that is not replaced, in reporting order within its hazard.
-- A row that names a hazard by its id (遗留隐患回填单) is a report of it, and of nothing when no other return tells of it.
-- Identity and order are settled on narrow rows; the wide ones join at the end.
with report as (
    select
        in_hazard_report.workbook_id,
        in_hazard_report.sheet_no,
        in_hazard_report.row_no,
        in_hazard_report.reporting_on,
        in_hazard_report.hazard_id_said,
        in_hazard_report.identity_key,
        workbook.workbook,
        workbook.load_no,
        row_number() over (
            partition by in_hazard_report.workbook_id, in_hazard_report.sheet, in_hazard_report.identity_key
            order by in_hazard_report.row_no
        ) as occurrence
    from in_hazard_report
    inner join workbook on workbook.workbook_id = in_hazard_report.workbook_id
    where workbook.replaced_by is null
),

named as (
    select
        report.workbook_id,
        report.sheet_no,
        report.row_no,
        report.reporting_on,
        report.hazard_id_said,
        report.workbook,
        report.load_no,
        coalesce(
            report.hazard_id_said,
            substr(md5(concat(report.identity_key, '#', cast(report.occurrence as varchar))), 1, 16)
        ) as own_id
    from report
),

settled as (
    select
        named.*,
        coalesce(same.same_as, named.own_id) as hazard_id
    from named
    left join same on same.hazard_id = named.own_id
),

told as (
    select distinct hazard_id
    from settled
    where hazard_id_said is null
),

ordered as (
    select
        settled.workbook_id,
        settled.sheet_no,
        settled.row_no,
        settled.workbook,
        settled.load_no,
        settled.hazard_id,
        row_number() over (
            partition by settled.hazard_id
            order by settled.reporting_on, settled.load_no, settled.sheet_no, settled.row_no
        ) as report_no
    from settled
    inner join told on told.hazard_id = settled.hazard_id
)

select
    in_hazard_report.*,
    ordered.workbook,
    ordered.load_no,
    ordered.hazard_id,
    ordered.report_no,
    case when in_hazard_report.recheck_failed then '未整改' else in_hazard_report.status end as said
from in_hazard_report
inner join ordered
    on ordered.workbook_id = in_hazard_report.workbook_id
    and ordered.sheet_no = in_hazard_report.sheet_no
    and ordered.row_no = in_hazard_report.row_no
