-- One row per hazard with a due day: the first one reported, how often a later report named another.
with dated as (
    select
        hazard_id,
        report_no,
        due_on,
        due_text,
        lag(due_on) over (partition by hazard_id order by report_no) as due_before
    from step_report
    where due_on is not null
)

select
    hazard_id,
    min_by(due_on, report_no) as due_on,
    min_by(due_text, report_no) as due_text,
    sum(case when due_before is not null and due_before <> due_on then 1 else 0 end) as due_changes
from dated
group by hazard_id
