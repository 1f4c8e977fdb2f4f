-- One row per cumulative figure that is smaller than the one before it, of the same unit, item and year.
with figure as (
    select workbook_id, workbook, sheet, row_no, item, return_name, coalesce(reporting_place_id, '') as unit,
        accumulation, period_start, period_end, '一般隐患排查数' as heading, general_found as said
    from hazard_summary
    union all
    select workbook_id, workbook, sheet, row_no, item, return_name, coalesce(reporting_place_id, ''),
        accumulation, period_start, period_end, '重大隐患排查数', major_found
    from hazard_summary
    union all
    select workbook_id, workbook, sheet, row_no, item, return_name, coalesce(reporting_place_id, ''),
        accumulation, period_start, period_end, '事故起数', accidents
    from accident_summary
),

ordered as (
    select
        figure.*,
        lag(said) over (
            partition by return_name, unit, item, heading, accumulation, extract(year from period_end)
            order by period_end
        ) as said_before,
        lag(workbook) over (
            partition by return_name, unit, item, heading, accumulation, extract(year from period_end)
            order by period_end
        ) as workbook_before
    from figure
    where accumulation <> 'period' and said is not null
)

select workbook_id, workbook, sheet, row_no, item, heading, said, said_before, workbook_before
from ordered
where said < said_before
