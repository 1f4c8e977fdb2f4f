-- One row per expected return, unit and ended period: 已报, 零报告, 迟报 or 未报, with the day it was due.
-- A return for a longer period (a quarter, a year so far) counts for each period it covers.
with sent as (
    select
        return_sheet.return_name,
        return_sheet.reporting_place_id,
        return_sheet.period_start,
        return_sheet.period_end,
        return_sheet.reporting_on,
        return_sheet.workbook,
        return_sheet.received_on,
        return_sheet.is_zero_return,
        return_sheet.rows_loaded,
        return_sheet.rows_rejected
    from return_sheet
    inner join workbook on workbook.workbook_id = return_sheet.workbook_id
    where workbook.replaced_by is null
),

matched as (
    select
        expected.return_name,
        expected.return_title,
        expected.place,
        expected.place_id,
        expected.frequency,
        period.period_start,
        period.period_end,
        period.due_on,
        min(sent.received_on) as received_on,
        max_by(sent.workbook, sent.received_on) as workbook,
        sum(coalesce(sent.rows_loaded, 0)) as rows_loaded,
        sum(coalesce(sent.rows_rejected, 0)) as rows_rejected,
        min(case when sent.is_zero_return then 1 else 0 end) as is_zero
    from expected
    inner join period on period.expected_no = expected.expected_no
    left join sent
        on sent.return_name = expected.return_name
        and sent.reporting_place_id = expected.place_id
        and sent.period_start <= period.period_end
        and (
            sent.period_end between period.period_start and period.period_end
            or (sent.period_end > period.period_end and sent.reporting_on >= period.period_start)
        )
    group by
        expected.return_name,
        expected.return_title,
        expected.place,
        expected.place_id,
        expected.frequency,
        period.period_start,
        period.period_end,
        period.due_on
)

select
    return_name,
    return_title,
    place,
    place_id,
    frequency,
    period_start,
    period_end,
    due_on,
    case
        when received_on is null then '未报'
        when received_on > due_on then '迟报'
        when is_zero = 1 then '零报告'
        else '已报'
    end as status,
    received_on,
    workbook,
    cast(rows_loaded as integer) as rows_loaded,
    cast(rows_rejected as integer) as rows_rejected
from matched
order by period_start, return_name, place_id
