-- One row per hazard that a clerk's correction line withdraws (撤销) or extends (整改期限).
with line as (
    select
        step_report.hazard_id,
        correction.column_name,
        correction.due_on,
        correction.reason,
        correction.decided_on
    from correction
    inner join step_report
        on (correction.workbook = step_report.workbook or correction.workbook = step_report.workbook_id)
        and (correction.row_no is null or correction.row_no = step_report.row_no)
        and (correction.row_no is null or correction.sheet = '' or correction.sheet = step_report.sheet)
)

select
    hazard_id,
    min(decided_on) filter (where column_name = '撤销') as withdrawn_on,
    min_by(reason, decided_on) filter (where column_name = '撤销') as withdrawn_reason,
    max_by(due_on, decided_on) filter (where column_name = '整改期限' and due_on is not null and reason <> '')
        as extended_to
from line
where decided_on is not null
group by hazard_id
