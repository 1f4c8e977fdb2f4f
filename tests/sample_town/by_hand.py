"""Every figure of hazards in plain Python: the sentences of design section 6 over what is known of each hazard."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from tests.sample_town.truth import Known

DAY = timedelta(days=1)
CUTOFF = date(2023, 12, 31)
ABOVE = ("镇级检查", "部门检查", "上级检查", "上级交办")


@dataclass(frozen=True)
class Asked:
    """A period and the day whose evening is looked at."""

    since: date
    until: date
    t: date


def closed_on(k: Known) -> date | None:
    return k.accepted_on if k.level == "重大" else k.rectified_on


def by(day: date | None, end: date) -> bool:
    return day is not None and day <= end


def within(day: date | None, a: Asked) -> bool:
    return day is not None and a.since <= day <= a.until


def stands(k: Known, a: Asked) -> bool:
    return not by(k.withdrawn_on, a.t)


def is_open(k: Known, a: Asked) -> bool:
    return k.found_on <= a.t and not by(closed_on(k), a.t) and stands(k, a)


def is_counted(k: Known, a: Asked) -> bool:
    """In the denominator of a rate over what was found in the period."""
    return within(k.found_on, a) and stands(k, a)


def has_closed(k: Known, a: Asked) -> bool:
    day = closed_on(k)
    return within(day, a) and k.found_on <= a.until and not (k.withdrawn_on and k.withdrawn_on < day)


def is_overdue(k: Known, a: Asked) -> bool:
    is_late = k.due_on is not None and k.due_on < a.t
    return k.found_on <= a.t and is_late and not by(k.rectified_on, a.t) and stands(k, a)


def is_due(k: Known, a: Asked) -> bool:
    return is_counted(k, a) and by(k.due_on, a.t)


def was_there(k: Known, a: Asked) -> bool:
    """In stock on the eve of the period, or found in it."""
    was_open = k.found_on < a.since and not by(closed_on(k), a.since - DAY)
    return (was_open or within(k.found_on, a)) and stands(k, a)


def is_major(k: Known) -> bool:
    return k.level == "重大"


def rectified(k: Known, a: Asked) -> bool:
    return by(k.rectified_on, a.t)


def on_time(k: Known, a: Asked) -> bool:
    return k.rectified_on is not None and k.rectified_on <= k.due_on


def days_taken(k: Known, a: Asked) -> int:
    return max(0, (min(k.rectified_on or a.t, a.t) - k.found_on).days)


Test = Callable[[Known, Asked], object]
FLOWS: dict[str, Test] = {
    "hazards_found": lambda k, a: within(k.found_on, a),
    "hazards_reported": lambda k, a: within(k.first_reported_on, a),
    "hazards_closed": has_closed,
    "net_increment": lambda k, a: int(within(k.found_on, a)) - int(has_closed(k, a)),
    "found_open": lambda k, a: within(k.found_on, a) and is_open(k, a),
    "new_overdue": lambda k, a: within(k.found_on, a) and is_overdue(k, a),
}
LEVELS: dict[str, Test] = {
    "stock": is_open,
    "historic_stock": lambda k, a: is_major(k) and k.found_on <= CUTOFF and is_open(k, a),
    "overdue": is_overdue,
    "due_soon": lambda k, a: is_open(k, a) and k.due_on is not None and a.t < k.due_on <= a.t + 7 * DAY,
    "unaccepted_overdue": lambda k, a: (
        is_major(k) and k.found_on <= a.t and k.due_on is not None and k.due_on < a.t
        and not by(k.accepted_on, a.t) and stands(k, a)
    ),
    "open_no_due": lambda k, a: is_open(k, a) and k.due_on is None,
    "major_unrectified": lambda k, a: is_major(k) and is_open(k, a) and not rectified(k, a),
    "awaiting_acceptance": lambda k, a: is_major(k) and is_open(k, a) and rectified(k, a),
}  # fmt: skip
# indicator: (denominator, numerator among it)
RATES: dict[str, tuple[Test, Test]] = {
    "rectification_rate": (is_counted, rectified),
    "closure_rate": (is_counted, lambda k, a: by(closed_on(k), a.t)),
    "due_rectification_rate": (is_due, rectified),
    "on_time_rate": (is_due, on_time),
    "period_rectification_rate": (was_there, has_closed),
    "acceptance_rate": (lambda k, a: is_major(k) and is_counted(k, a) and rectified(k, a), lambda k, a: by(k.accepted_on, a.t)),
    "rectification_days": (is_counted, days_taken),
    "found_from_above_rate": (lambda k, a: is_counted(k, a) and k.source != "未注明", lambda k, a: k.source in ABOVE),
}  # fmt: skip
AT_PERIOD_END = {*LEVELS, "period_rectification_rate"}


def counted(name: str, hazards: list[Known], a: Asked, ledger_since: date) -> tuple[int, int | None]:
    """(numerator, denominator) of an indicator over these hazards."""
    if name == "clear_days":
        return clear_days(hazards, a.t, ledger_since), None
    if name in RATES:
        base, part = RATES[name]
        rows = [k for k in hazards if base(k, a)]
        return sum(int(part(k, a)) for k in rows), len(rows)
    test = FLOWS.get(name) or LEVELS[name]
    return sum(int(test(k, a)) for k in hazards), None


def clear_days(hazards: list[Known], t: date, ledger_since: date) -> int:
    """Evenings up to t without a major hazard open past its due day, or open without one; counted one by one."""
    majors, days, day = [k for k in hazards if is_major(k)], 0, t
    first = min([ledger_since, *(k.found_on for k in majors)])
    while day >= first:
        evening = Asked(day, day, day)
        if any(is_open(k, evening) and (k.due_on is None or k.due_on < day) for k in majors):
            return days
        days, day = days + 1, day - DAY
    return max((t - ledger_since).days + 1, 0)


def buckets(a: Asked, step: str) -> dict[str, Asked]:
    """Each month or ISO week of the period, cut to it, walking day by day."""
    days: dict[str, list[date]] = {}
    day = a.since
    while day <= a.until:
        week = f"{day.isocalendar().year:04d}-W{day.isocalendar().week:02d}"
        days.setdefault(f"{day:%Y-%m}" if step == "month" else week, []).append(day)
        day += DAY
    return {key: Asked(held[0], held[-1], a.t) for key, held in days.items()}
