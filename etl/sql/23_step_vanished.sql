-- One row per hazard that a return named and that return, sent again, no longer names (消失待确认).
-- A follow-up names only what it was sent out with, so it vanishes nothing; come back afterwards, it tells of the hazard.
with sent as (
    select
        return_sheet.return_name,
        return_sheet.reporting_place_id,
        return_sheet.period_start,
        return_sheet.period_end,
        return_sheet.workbook_id,
        return_sheet.load_no
    from return_sheet
    inner join workbook on workbook.workbook_id = return_sheet.workbook_id
    where workbook.replaced_by is null
        and return_sheet.reporting_place_id is not null
        and return_sheet.return_name <> 'followup'
),

again as (
    select distinct
        earlier.workbook_id as earlier_id,
        later.workbook_id as later_id,
        later.load_no as later_load_no
    from sent as earlier
    inner join sent as later
        on later.return_name = earlier.return_name
        and later.reporting_place_id = earlier.reporting_place_id
        and later.period_start = earlier.period_start
        and later.period_end = earlier.period_end
        and later.load_no > earlier.load_no
),

repeated as (
    select distinct
        again.earlier_id,
        again.later_id,
        again.later_load_no
    from again
    inner join step_report as old on old.workbook_id = again.earlier_id
    inner join step_report as new on new.workbook_id = again.later_id and new.hazard_id = old.hazard_id
)

select distinct old.hazard_id
from repeated
inner join step_report as old on old.workbook_id = repeated.earlier_id
left join step_report as new
    on new.hazard_id = old.hazard_id
    and new.load_no > old.load_no
    and (new.hazard_id_said is null or new.load_no > repeated.later_load_no)
where new.hazard_id is null
