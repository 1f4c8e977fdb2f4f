"""Every figure of the 治本攻坚三年行动 summary: the whole campaign, year by year, its goals, what is still open."""

from dataclasses import asdict, dataclass
from datetime import date

from analytics import goals, targets
from analytics.circulars.asked import Asked
from analytics.circulars.grounds import Grounds, grounds, kept_of
from analytics.circulars.line import NotIssued
from analytics.figures import Figure, from_known_days
from analytics.goals import YearGoal
from analytics.rows import rows_behind
from analytics.scope import Scope
from analytics.store import Snapshot
from analytics.targets import MAJOR, Goal
from analytics.wording import full_day_text

FIRST, LAST = 2024, 2026
BEGAN, ENDS = date(FIRST, 1, 1), date(LAST, 12, 31)
# what is told of 重大 hazards of a year and of the whole campaign
TOLD = (
    *("hazards_found", "rectification_rate", "hazards_closed", "closure_rate"),
    *("unaccepted_overdue", "stock", "historic_stock"),
)
ALL_LEVELS = ("hazards_found", "rectification_rate", "closure_rate")
LISTED = 100  # open 重大 hazards printed one by one


@dataclass(frozen=True, kw_only=True)
class CampaignFacts(Grounds):
    """`whole` the campaign up to t and `years` each of its years, both of 重大 hazards; `unknown` years the ledger
    does not reach; `open_rows` the 重大 hazards not accepted at t, earliest due day first."""

    town: str
    report_to: str
    cutoff: date
    asked: Asked
    whole: Scope
    years: dict[int, Scope]
    unknown: list[int]
    goals: tuple[YearGoal, ...]
    targets: list[Goal]
    open_rows: list[dict]

    def figure(self, name: str, scope: Scope) -> Figure:
        """One figure of a scope."""
        return self.asked.one(name, scope)


def gather(snapshot: Snapshot, scope: Scope, indicator: str | None = None) -> CampaignFacts:
    """Ask for everything the summary says, from 2024 to the scope's as-of day whatever its first day.

    Raises NotIssued where that day is before the campaign, no year of it is known, or the scope holds filters that
    targets of accidents have no meaning for.
    """
    if scope.levels or scope.sources or scope.types or scope.reporting_places:
        raise NotIssued(
            "三年行动阶段总结统计全部等级、来源和类型的隐患，请去掉等级、来源、类型和填报单位的筛选"
        )
    t = min(scope.as_of, ENDS)
    if t < BEGAN:
        raise NotIssued(f"治本攻坚三年行动从{full_day_text(BEGAN)}开始，截至日不能早于这一天，请改选时段")
    major = scope.with_(levels=(MAJOR,))
    years = {year: within(major, date(year, 1, 1), t) for year in range(FIRST, t.year + 1)}
    known = {year: each for year, each in years.items() if from_known_days(snapshot, each)}
    if not known:
        raise NotIssued(f"台账还没有三年行动以来完整的一年（截至{full_day_text(t)}），不能写阶段总结")
    whole = major.with_(since=date(min(known), 1, 1), until=t, as_of=t)
    asked, found = Asked(snapshot), rows_behind(snapshot, "stock", whole)
    asked.several(TOLD, whole)
    return CampaignFacts(
        **grounds(snapshot, scope),
        town=snapshot.settings.get("town") or "",
        report_to=snapshot.settings.get("report_to") or "县安全生产委员会办公室",
        cutoff=snapshot.stock_cutoff,
        asked=asked,
        whole=whole,
        years=known,
        unknown=[year for year in years if year not in known],
        goals=tuple(goals.year_end_goals(snapshot, scope.with_(as_of=t))),
        targets=targets.targets(snapshot, scope.with_(as_of=t)),
        open_rows=sorted(
            found, key=lambda row: (row["due_on"] or date.max, row["place"] or "", row["hazard_id"])
        ),
    )


def within(scope: Scope, first: date, t: date) -> Scope:
    """The year that begins on `first`, up to its last day or t, as it stood then."""
    last = min(date(first.year, 12, 31), t)
    return scope.with_(since=first, until=last, as_of=last)


def frozen(facts: CampaignFacts, lines: list) -> dict:
    """Everything the summary printed, for figures.json.

    No figure is of the scope that was asked for, so all stand in `asked`, each with its own.
    """
    printed = {name: facts.figure(name, facts.whole) for name in TOLD}
    year_goals = [[goal.year, goal.state, *(asdict(test) for test in goal.tests)] for goal in facts.goals]
    own = [[goal.label, goal.until, goal.text, goal.figure.text, goal.state] for goal in facts.targets]
    rows = [[row["hazard_id"], row["place"], row["entity"], row["due_on"]] for row in facts.open_rows]
    tables = {"goals": year_goals, "targets": own, "open": rows}
    kept = kept_of(facts, printed, lines)
    return kept | {"figures": {}, "asked": facts.asked.kept(), "tables": tables}
