-- One row per hazard: what its reports after the last one that called it open say of its closing.
-- 国务院 forms know no history; "said to be rectified without a date" is placed by design section 6.
with turn as (
    select
        hazard_id,
        report_no,
        said,
        lag(said) over (partition by hazard_id order by report_no) as said_before
    from step_report
    where said is not null
),

reopening as (
    select
        hazard_id,
        max(case when said in ('未整改', '整改中') then report_no else 0 end) as last_open_no,
        sum(
            case
                when said in ('未整改', '整改中') and said_before in ('待验收', '已整改', '已销号') then 1
                else 0
            end
        ) as reopened,
        max_by(said, report_no) as status
    from turn
    group by hazard_id
),

since_open as (
    select
        step_report.*,
        reopening.last_open_no
    from step_report
    inner join reopening on reopening.hazard_id = step_report.hazard_id
    where step_report.report_no > reopening.last_open_no
),

written as (
    select
        hazard_id,
        max_by(rectified_on, report_no) filter (where rectified_on is not null) as rectified_written,
        max_by(accepted_on, report_no) filter (where accepted_on is not null) as accepted_written,
        min(report_no) filter (where said in ('待验收', '已整改', '已销号')) as first_done_no,
        min(report_no) filter (where said = '已销号') as first_accepted_no
    from since_open
    group by hazard_id
)

select
    reopening.hazard_id,
    reopening.status,
    reopening.reopened,
    written.rectified_written,
    written.accepted_written,
    done.reporting_on as done_reported_on,
    done.due_at_once as done_at_once,
    before.reporting_on as open_reported_on,
    accepted.reporting_on as accepted_reported_on
from reopening
left join written on written.hazard_id = reopening.hazard_id
left join step_report as done
    on done.hazard_id = written.hazard_id and done.report_no = written.first_done_no
left join step_report as before
    on before.hazard_id = written.hazard_id and before.report_no = written.first_done_no - 1
left join step_report as accepted
    on accepted.hazard_id = written.hazard_id and accepted.report_no = written.first_accepted_no
