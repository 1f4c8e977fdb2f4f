-- One row per aggregate row that can be held against the ledgers: its counts and what the ledgers come to.
-- A village's own return against what that village reported; one of the town's office, or without a unit, against all.
-- Only where every ledger expected is known to cover the days: a unit and period without any ledger is left out.
with aggregate as (
    select
        hazard_summary.*,
        place.kind in ('村', '社区') as is_village,
        hazard_summary.reporting_place_id is null
            or hazard_summary.reporting_place like '%应急%' or hazard_summary.reporting_place like '%安办%' or hazard_summary.reporting_place like '%安委%' or hazard_summary.reporting_place like '%安监%' or hazard_summary.reporting_place like '%人民政府%' as is_whole
    from hazard_summary
    left join place on place.place_id = hazard_summary.reporting_place_id
    where hazard_summary.accumulation = 'period' and not hazard_summary.is_part and hazard_summary.sector is not null
),

named as (
    select
        aggregate.*,
        count(*) over (
            partition by workbook_id, sheet, sector
        ) as rows_of_sector
    from aggregate
    where is_village or is_whole
),

found as (
    select
        named.workbook_id,
        named.sheet,
        named.row_no,
        count(case when hazard.level = '一般' then 1 end) as general_found,
        count(case when hazard.level = '一般' and hazard.rectified_on <= named.period_end then 1 end)
            as general_rectified,
        count(case when hazard.level = '重大' then 1 end) as major_found,
        count(case when hazard.level = '重大' and hazard.accepted_on <= named.period_end then 1 end)
            as major_accepted
    from named
    left join hazard
        on hazard.found_on between named.period_start and named.period_end
        and hazard.sector = named.sector
        and (named.is_whole or hazard.reporting_place_id = named.reporting_place_id)
    where named.rows_of_sector = 1
    group by named.workbook_id, named.sheet, named.row_no
)

select
    named.workbook_id,
    named.workbook,
    named.sheet,
    named.row_no,
    named.item,
    named.general_found as said_found,
    found.general_found as ledger_found,
    named.general_rectified as said_rectified,
    found.general_rectified as ledger_rectified,
    named.major_found as said_major,
    found.major_found as ledger_major,
    named.major_accepted as said_accepted,
    found.major_accepted as ledger_accepted
from named
inner join found
    on found.workbook_id = named.workbook_id and found.sheet = named.sheet and found.row_no = named.row_no
where exists (
    select 1
    from return_sheet
    where return_sheet.return_name = 'hazard_ledger'
        and return_sheet.period_start <= named.period_end
        and return_sheet.period_end >= named.period_start
        and (named.is_whole or return_sheet.reporting_place_id = named.reporting_place_id)
)
