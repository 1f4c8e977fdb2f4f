-- One row per hazard whose description holds a keyword of types.csv: the first type listed wins (type_of, a chain of
-- the keywords that publishing defines from the register).
select
    hazard_id,
    type_of(description) as hazard_type
from step_hazard
where type_of(description) is not null
