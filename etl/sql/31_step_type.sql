-- One row per hazard whose description holds a keyword of types.csv: the first type listed wins.
select
    step_hazard.hazard_id,
    min_by(type_word.type, type_word.sort_no) as hazard_type
from step_hazard
inner join type_word on instr(step_hazard.description, type_word.keyword) > 0
group by step_hazard.hazard_id
