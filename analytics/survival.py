"""How long it takes to mend a hazard: Kaplan–Meier curves, in which what is still open counts for as long as it is known."""

from collections import Counter
from dataclasses import dataclass
from fractions import Fraction

from analytics import filters
from analytics.counting import period_params
from analytics.indicator import FOUND
from analytics.registers import LEVELS
from analytics.scope import Scope
from analytics.store import Snapshot
from analytics.wording import percent

WHOLE = "全部"
# Mended by t, and not withdrawn before: an event on its day. All else is censored, the withdrawn on that day.
_MENDED = """(rectified_on is not null and rectified_on <= $t
    and (withdrawn_on is null or withdrawn_on >= rectified_on))"""
_WITHDRAWN = "(withdrawn_on is not null and withdrawn_on <= $t)"


@dataclass(frozen=True)
class Step:
    """What happened so many days after finding: of `at_risk` hazards `mended` were, and `censored` left unseen.

    `still_open` is the share not yet mended by the end of that day, exact.
    """

    day: int
    at_risk: int
    mended: int
    censored: int
    still_open: Fraction


@dataclass(frozen=True)
class Curve:
    """The hazards found in the period, of one level or all. `open` and `withdrawn` are censored; `estimated` of the
    mended have no written day and count by the latest possible one; `quickest` is the curve by the earliest."""

    label: str
    found: int
    mended: int
    open: int
    withdrawn: int
    estimated: int
    steps: tuple[Step, ...]
    quickest: tuple[Step, ...]

    def days_until(self, share: Fraction, by_earliest: bool = False) -> int | None:
        """The first day by which that share is mended; None where it is not reached."""
        steps = self.quickest if by_earliest else self.steps
        return next((step.day for step in steps if 1 - step.still_open >= share), None)

    def mended_by(self, day: int) -> Fraction | None:
        """The share mended within so many days; None where nobody was watched for so long."""
        if not self.steps or (self.steps[-1].day < day and self.steps[-1].still_open):
            return None
        seen = [step for step in self.steps if step.day <= day]
        return 1 - seen[-1].still_open if seen else Fraction(0)

    def median_text(self) -> str:
        """'7天', with estimated days '5—7天'; '未过半' where more than half are not mended."""
        latest, earliest = (self.days_until(Fraction(1, 2), each) for each in (False, True))
        if latest is None:
            return "未过半"
        return f"{latest}天" if earliest == latest else f"{earliest}—{latest}天"

    def mended_text(self, day: int) -> str:
        """'82.3%'; '—' where nobody was watched for so long."""
        share = self.mended_by(day)
        return "—" if share is None else percent(share.numerator, share.denominator)


def curves(snapshot: Snapshot, scope: Scope) -> list[Curve]:
    """All hazards found in the period, then each level where there are two; one query, a row a pair of days."""
    where, params = filters.condition("hazard", scope)
    sql = f"""
        select level, kind, is_estimated, days, quick_days, count(*) as n
        from (
            select level,
                case when {_MENDED} then 'mended' when {_WITHDRAWN} then 'withdrawn' else 'open' end as kind,
                {_MENDED} and coalesce(rectified_estimated, false) as is_estimated,
                {
        _days(f"case when {_MENDED} then rectified_on when {_WITHDRAWN} then withdrawn_on else $t end")
    } as days,
                {
        _days(
            f"case when {_MENDED} then coalesce(rectified_from, rectified_on)"
            f" when {_WITHDRAWN} then withdrawn_on else $t end"
        )
    } as quick_days
            from {filters.rows_of("hazard", scope)} where {where} and {FOUND}
        ) watched
        group by level, kind, is_estimated, days, quick_days"""
    rows = snapshot.query(sql, params | period_params(snapshot, scope))
    levels = [level for level in LEVELS if any(row["level"] == level for row in rows)]
    parts = {level: [row for row in rows if row["level"] == level] for level in levels}
    named = {WHOLE: rows} | (parts if len(levels) > 1 else {})
    return [_curve(label, part) for label, part in named.items()] if rows else []


def _days(end: str) -> str:
    """Whole days from finding to an end, never negative."""
    return f"greatest(0, cast({end} as date) - found_on)"


def _curve(label: str, rows: list[dict]) -> Curve:
    kinds = Counter()
    for row in rows:
        kinds[row["kind"]] += row["n"]
    estimated = sum(row["n"] for row in rows if row["is_estimated"])
    steps, quickest = (kaplan_meier(_times(rows, name)) for name in ("days", "quick_days"))
    return Curve(
        label, kinds.total(), kinds["mended"], kinds["open"], kinds["withdrawn"], estimated, steps, quickest
    )


def _times(rows: list[dict], name: str) -> list[tuple[int, bool, int]]:
    return [(row[name], row["kind"] == "mended", row["n"]) for row in rows]


def kaplan_meier(times: list[tuple[int, bool, int]]) -> tuple[Step, ...]:
    """The product-limit curve of (day, mended or censored, how many), one step a day on which something happened.

    What is censored on a day was still open on it, so it is at risk when others are mended that day.
    """
    mended, censored = Counter(), Counter()
    for day, is_mended, n in times:
        (mended if is_mended else censored)[day] += n
    at_risk, share, steps = mended.total() + censored.total(), Fraction(1), []
    for day in sorted(mended.keys() | censored.keys()):
        share *= Fraction(at_risk - mended[day], at_risk)
        steps.append(Step(day, at_risk, mended[day], censored[day], share))
        at_risk -= mended[day] + censored[day]
    return tuple(steps)
