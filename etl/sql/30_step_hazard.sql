-- One row per hazard, as last reported: a later report replaces field by field, an empty cell replaces nothing.
-- Who reported it, and in which return, is said by the returns that found it, not by a follow-up.
select
    hazard_id,
    max_by(hazard_no, report_no) filter (where hazard_no is not null) as hazard_no,
    max_by(return_name, report_no) filter (where hazard_id_said is null) as return_name,
    max_by(reporting_place, report_no) filter (where reporting_place is not null and hazard_id_said is null)
        as reporting_place,
    max_by(reporting_place_id, report_no) filter (where reporting_place_id is not null and hazard_id_said is null)
        as reporting_place_id,
    max_by(place, report_no) filter (where place is not null) as place,
    max_by(place_id, report_no) filter (where place_id is not null) as place_id,
    max_by(responsible_unit, report_no) filter (where responsible_unit is not null) as responsible_unit,
    max_by(sector, report_no) filter (where sector is not null) as sector,
    max_by(entity, report_no) filter (where entity is not null) as entity,
    max_by(description, report_no) filter (where description is not null) as description,
    coalesce(max_by(level, report_no) filter (where level is not null), '一般') as level,
    coalesce(max_by(source, report_no) filter (where source is not null), '未注明') as source,
    -- estimated where no form has the day: first reported, but never after a day of closing that is written
    coalesce(
        max_by(found_on, report_no) filter (where found_on is not null),
        least(min(reporting_on), min(rectified_on), min(accepted_on))
    ) as found_on,
    min(case when found_on is not null and not found_estimated then 0 else 1 end) = 1 as found_estimated,
    max_by(due_text, report_no) filter (where due_text is not null) as due_text,
    max(case when due_at_once then 1 else 0 end) = 1 as due_at_once,
    max_by(leader, report_no) filter (where leader is not null) as leader,
    max_by(responsible_person, report_no) filter (where responsible_person is not null) as responsible_person,
    coalesce(max_by(supervised, report_no) filter (where supervised is not null), false) as supervised,
    max_by(measures, report_no) filter (where measures is not null) as measures,
    max_by(funds_wan, report_no) filter (where funds_wan is not null) as funds_wan,
    max_by(remark, report_no) filter (where remark is not null) as remark,
    max_by(extras, report_no) filter (where extras is not null) as extras,
    max_by(workbook, report_no) as workbook,
    max_by(workbook_id, report_no) as workbook_id,
    max_by(sheet, report_no) as sheet,
    max_by(row_no, report_no) as row_no,
    min(reporting_on) as first_reported_on,
    max(reporting_on) as last_reported_on,
    count(*) as reports
from step_report
group by hazard_id
