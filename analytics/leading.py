"""Which leader answers for a row: by sector (分管) or by village (包村), from the register's lines."""

from analytics.registers import NO_LEADER

# The lines of one role that are valid on the as-of day. A line without a role speaks of a sector (分管)
# or, naming only a place, of a village (包村).
_LINES = """
    (select sector, coalesce(place_id, place) as place_id, leader
    from {register}
    where coalesce(role, case when sector is null and place is not null then '包村' else '分管' end) = $role
        and (since is null or since <= $led_on)
        and (until is null or until >= $led_on)) lines"""


def led(table: str, register: str = "leader") -> str:
    """The table with `led_by` on each row, as a subquery; asks for $role and $led_on.

    The line that names sector and place decides; without one, the single leader of the sector or the
    place; 未明确 where there is none or several (design: By month or week…).
    """
    return f"""
        (select rows_.*, case
            when both_.leaders = 1 then both_.leader
            when both_.leaders > 1 then '{NO_LEADER}'
            when sector_.leaders = 1 and place_.leaders is null then sector_.leader
            when place_.leaders = 1 and sector_.leaders is null then place_.leader
            when sector_.leaders = 1 and place_.leaders = 1 and sector_.leader = place_.leader
                then sector_.leader
            else '{NO_LEADER}' end as led_by
        from {table} rows_
        left join ({_single(register, "sector, place_id", "sector is not null and place_id is not null")}) both_
            on both_.sector = rows_.sector and both_.place_id = rows_.place_id
        left join ({_single(register, "sector", "sector is not null and place_id is null")}) sector_
            on sector_.sector = rows_.sector
        left join ({_single(register, "place_id", "sector is null and place_id is not null")}) place_
            on place_.place_id = rows_.place_id) led"""


def _single(register: str, keys: str, condition: str) -> str:
    """One row per key: a leader and how many different ones there are."""
    return f"""
        select {keys}, min(leader) as leader, count(distinct leader) as leaders
        from {_LINES.format(register=register)}
        where {condition}
        group by {keys}"""
