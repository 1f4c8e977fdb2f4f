-- One row per hazard: its last reported fields, its due day, how and when it closed; what is closed before what is open, each in
-- the order of finding, so that a question about a period or about what is open reads a part of the file.
with dated as (
    select
        step_hazard.*,
        coalesce(
            step_decision.extended_to,
            step_due.due_on,
            case when step_hazard.due_at_once then step_hazard.found_on end
        ) as due_day,
        coalesce(step_due.due_text, step_hazard.due_text) as due_words,
        coalesce(step_due.due_changes, 0) as due_changes,
        coalesce(step_closing.status, '未整改') as status,
        coalesce(step_closing.reopened, 0) as reopened,
        step_closing.rectified_written,
        step_closing.done_reported_on,
        step_closing.done_at_once,
        step_closing.open_reported_on,
        case
            when step_closing.accepted_written < step_closing.rectified_written then null
            when step_closing.accepted_written is not null then step_closing.accepted_written
            when step_hazard.level <> '重大' or step_closing.accepted_reported_on is null then null
            when step_closing.rectified_written > step_closing.accepted_reported_on
                then step_closing.rectified_written
            else step_closing.accepted_reported_on
        end as accepted_day,
        step_closing.accepted_written is null as accepted_guess,
        step_closing.accepted_written,
        step_decision.withdrawn_on,
        step_decision.withdrawn_reason,
        step_vanished.hazard_id is not null as vanished,
        coalesce(step_type.hazard_type, '未归类') as hazard_type
    from step_hazard
    left join step_due on step_due.hazard_id = step_hazard.hazard_id
    left join step_closing on step_closing.hazard_id = step_hazard.hazard_id
    left join step_decision on step_decision.hazard_id = step_hazard.hazard_id
    left join step_vanished on step_vanished.hazard_id = step_hazard.hazard_id
    left join step_type on step_type.hazard_id = step_hazard.hazard_id
),

placed as (
    select
        dated.*,
        case
            when rectified_written is not null then rectified_written
            when accepted_written is not null then accepted_written
            when done_reported_on is null then null
            when done_at_once and open_reported_on is null then found_on
            else done_reported_on
        end as rectified_day,
        case
            when rectified_written is not null then rectified_written
            when done_reported_on is null and accepted_written is null then null
            when done_at_once and accepted_written is null and open_reported_on is null then found_on
            when open_reported_on is not null
                then least(open_reported_on + 1, coalesce(accepted_written, done_reported_on))
            else found_on
        end as rectified_start,
        rectified_written is null and (done_reported_on is not null or accepted_written is not null) as is_guess
    from dated
),

checked as (
    select
        placed.*,
        rectified_day is not null and rectified_day < found_on as is_backwards
    from placed
)

select
    hazard_id,
    hazard_no,
    return_name,
    reporting_place,
    reporting_place_id,
    place,
    place_id,
    responsible_unit,
    sector,
    hazard_type,
    entity,
    description,
    level,
    source,
    found_on,
    found_estimated,
    due_day as due_on,
    due_words as due_text,
    cast(due_changes as integer) as due_changes,
    case when not is_backwards then rectified_day end as rectified_on,
    case when not is_backwards then rectified_start end as rectified_from,
    is_guess and not is_backwards as rectified_estimated,
    case when not is_backwards then accepted_day end as accepted_on,
    accepted_guess and accepted_day is not null and not is_backwards as accepted_estimated,
    case
        when is_backwards then null
        when level = '重大' then accepted_day
        else rectified_day
    end as closed_on,
    case when withdrawn_on < found_on then found_on else withdrawn_on end as withdrawn_on,
    withdrawn_reason,
    case
        when is_backwards then '未整改'
        when level = '重大' and status = '已销号' and accepted_day is null then '待验收'
        else status
    end as status,
    cast(reopened as integer) as reopened,
    vanished,
    leader,
    responsible_person,
    supervised,
    measures,
    funds_wan,
    remark,
    extras,
    workbook,
    workbook_id,
    sheet,
    row_no,
    first_reported_on,
    last_reported_on,
    cast(reports as integer) as reports
from checked
order by closed_on is null, found_on, place_id, hazard_id
