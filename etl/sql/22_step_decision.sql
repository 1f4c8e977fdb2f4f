-- One row per hazard that a clerk's correction line withdraws (撤销) or extends (整改期限).
-- A name means the latest edition that was there on the day of the decision, else the latest one.
with aimed as (
    select
        correction.*,
        workbook.workbook_id,
        row_number() over (
            partition by
                correction.workbook,
                correction.sheet,
                correction.row_no,
                correction.column_name,
                correction.due_on,
                correction.reason,
                correction.decided_on
            order by
                case when workbook.loaded_on <= correction.decided_on then 0 else 1 end,
                workbook.load_no desc
        ) as choice
    from correction
    inner join workbook
        on workbook.workbook_id = correction.workbook or workbook.workbook = correction.workbook
    where correction.decided_on is not null
),

line as (
    select
        step_report.hazard_id,
        aimed.column_name,
        aimed.due_on,
        aimed.reason,
        aimed.decided_on
    from aimed
    inner join step_report
        on step_report.workbook_id = aimed.workbook_id
        and (aimed.row_no is null or aimed.row_no = step_report.row_no)
        and (aimed.row_no is null or aimed.sheet = '' or aimed.sheet = step_report.sheet)
    where aimed.choice = 1
)

select
    hazard_id,
    min(decided_on) filter (where column_name = '撤销') as withdrawn_on,
    min_by(reason, decided_on) filter (where column_name = '撤销') as withdrawn_reason,
    max_by(due_on, decided_on) filter (where column_name = '整改期限' and due_on is not null and reason <> '')
        as extended_to
from line
group by hazard_id
