-- One row per rejected row; mended when the same unit's same return for the same period came again, as long as before.
-- A follow-up is mended by the unit's next one, however long: what it leaves out stays open.
with later as (
    select
        earlier.workbook_id,
        earlier.sheet,
        count(*) as times
    from return_sheet as earlier
    inner join return_sheet as newer
        on newer.return_name = earlier.return_name
        and coalesce(newer.reporting_place_id, '') = coalesce(earlier.reporting_place_id, '')
        and newer.load_no > earlier.load_no
        and (
            (
                newer.period_start = earlier.period_start
                and newer.period_end = earlier.period_end
                and newer.rows_loaded + newer.rows_rejected >= earlier.rows_loaded + earlier.rows_rejected
            )
            or (newer.return_name = 'followup' and newer.period_start >= earlier.period_start)
        )
    group by earlier.workbook_id, earlier.sheet
)

select
    in_rejected_row.workbook_id,
    workbook.workbook,
    in_rejected_row.sheet,
    in_rejected_row.row_no,
    return_sheet.return_name,
    coalesce(in_rejected_row.reporting_place, return_sheet.reporting_place) as reporting_place,
    coalesce(in_rejected_row.reporting_place_id, return_sheet.reporting_place_id) as reporting_place_id,
    in_rejected_row.place,
    in_rejected_row.place_id,
    in_rejected_row.sector,
    in_rejected_row.level,
    return_sheet.period_start,
    return_sheet.period_end,
    in_rejected_row.reasons,
    in_rejected_row.words,
    workbook.replaced_by is not null or later.times is not null as is_mended
from in_rejected_row
inner join workbook on workbook.workbook_id = in_rejected_row.workbook_id
inner join return_sheet
    on return_sheet.workbook_id = in_rejected_row.workbook_id and return_sheet.sheet = in_rejected_row.sheet
left join later on later.workbook_id = in_rejected_row.workbook_id and later.sheet = in_rejected_row.sheet
order by in_rejected_row.workbook_id, in_rejected_row.sheet, in_rejected_row.row_no
