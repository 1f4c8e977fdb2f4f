-- One row per unit, period and item of an aggregate accident return; the same sent again takes the place of the earlier.
with report as (
    select
        in_accident_summary.*,
        workbook.workbook,
        workbook.load_no,
        row_number() over (
            partition by in_accident_summary.workbook_id, in_accident_summary.sheet, in_accident_summary.item
            order by in_accident_summary.row_no
        ) as occurrence
    from in_accident_summary
    inner join workbook on workbook.workbook_id = in_accident_summary.workbook_id
    where workbook.replaced_by is null
),

ranked as (
    select
        report.*,
        row_number() over (
            partition by return_name, coalesce(reporting_place_id, ''), period_start, period_end, item, occurrence
            order by reporting_on desc, load_no desc, sheet_no desc
        ) as age
    from report
)

select
    period_start,
    period_end,
    accumulation,
    reporting_place,
    reporting_place_id,
    kind,
    item,
    is_part,
    accidents,
    deaths,
    injured,
    return_name,
    reporting_on,
    workbook,
    workbook_id,
    sheet,
    row_no
from ranked
where age = 1
order by period_start, reporting_place_id, workbook_id, sheet, row_no
