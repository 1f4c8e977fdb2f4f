-- One row per monthly accident return by type that can be held against the accident ledger: both sums.
with aggregate as (
    select
        workbook_id,
        workbook,
        sheet,
        min(row_no) as row_no,
        period_start,
        period_end,
        sum(accidents) as said_accidents,
        sum(deaths) as said_deaths
    from accident_summary
    where accumulation = 'period' and not is_part and kind = 'category'
        and (
            reporting_place_id is null
            or reporting_place like '%应急%' or reporting_place like '%安办%' or reporting_place like '%安委%' or reporting_place like '%安监%' or reporting_place like '%人民政府%'
        )
    group by workbook_id, workbook, sheet, period_start, period_end
)

select
    aggregate.workbook_id,
    aggregate.workbook,
    aggregate.sheet,
    aggregate.row_no,
    aggregate.said_accidents,
    count(accident.accident_id) as ledger_accidents,
    aggregate.said_deaths,
    coalesce(sum(accident.deaths), 0) as ledger_deaths
from aggregate
left join accident
    on cast(accident.occurred_at as date) between aggregate.period_start and aggregate.period_end
    and accident.is_production
where exists (
    select 1
    from return_sheet
    where return_sheet.return_name = 'accident_ledger'
        and return_sheet.period_start <= aggregate.period_end
        and return_sheet.period_end >= aggregate.period_start
)
group by
    aggregate.workbook_id,
    aggregate.workbook,
    aggregate.sheet,
    aggregate.row_no,
    aggregate.said_accidents,
    aggregate.said_deaths
