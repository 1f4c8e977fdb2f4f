"""Every figure a 情况通报 prints besides the ranking: how the period moved, in which sectors, with what accidents."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta

from analytics import progress, red_black
from analytics.circulars import facts as ranking_facts
from analytics.circulars.asked import Asked
from analytics.circulars.change_words import periods_before
from analytics.circulars.facts import Facts
from analytics.circulars.line import NotIssued
from analytics.circulars.ranked_words import ranked_villages
from analytics.figures import Figure, from_known_days
from analytics.ranking import RankRow
from analytics.red_black import Lists
from analytics.scope import Scope
from analytics.store import Snapshot
from analytics.targets import Goal
from analytics.wording import full_day_text

ON_LISTS = 3  # places of each list, or half of the ranked where they are few


@dataclass(frozen=True, kw_only=True)
class MonthlyFacts(Facts):
    """`periods`: this period, 上期 and 去年同期, those that the ledger reaches back to; `opening` the scope whose
    stock the period began with, None before the ledger; `short` who has one of the first places but misses its
    target, with that target, and so is not on 红榜."""

    asked: Asked
    periods: dict[str, Scope]
    opening: Scope | None
    withdrawn: int
    lists: Lists | None
    short: list[tuple[RankRow, Goal]]


def gather(snapshot: Snapshot, scope: Scope, indicator: str | None = None) -> MonthlyFacts:
    """Ask for everything the circular says; it ranks by the town's own `rank_by`."""
    refuse_before_ledger(snapshot, scope)
    facts = ranking_facts.gather(snapshot, scope)
    eve = scope.with_(since=scope.since - timedelta(days=1), until=scope.since - timedelta(days=1))
    eve = eve.with_(as_of=eve.until)
    bridge, short = progress.bridge(snapshot, scope), below_target(snapshot, scope, facts)
    if bridge.residual:
        raise NotIssued(
            f"“隐患存量由期初的{bridge.opening}项变为期末的{bridge.closing}项”一句不成立：期初{bridge.opening}项"
            f"＋发现{bridge.found}项－闭环{bridge.closed}项－撤销{bridge.withdrawn}项≠期末{bridge.closing}项，"
            "未成文，请核对数据后重新导入"
        )
    return MonthlyFacts(
        **vars(facts),
        asked=Asked(snapshot),
        periods=periods_before(snapshot, scope),
        opening=eve if from_known_days(snapshot, eve) else None,
        withdrawn=bridge.withdrawn,
        lists=named_lists(facts, [row.key for row, _ in short]),
        short=short,
    )


def refuse_before_ledger(snapshot: Snapshot, scope: Scope) -> None:
    """Nothing is said of days before the first ledger: they are unknown, not zero."""
    first = snapshot.ledger_since
    if first and scope.until < first:
        raise NotIssued(
            f"台账从{full_day_text(first)}建起，{scope.period_text()}的情况不掌握，不能成文，请改选时段"
        )


def named_lists(facts: Facts, barred: Collection[str] = ()) -> Lists | None:
    """红榜 and 黑榜 of the ranked villages, the barred not on 红榜; None where fewer than two are ranked."""
    ranked = ranked_villages(facts)
    if len(ranked) < 2:
        return None
    return red_black.by_place(ranked, min(ON_LISTS, len(ranked) // 2), barred)


def below_target(snapshot: Snapshot, scope: Scope, facts: Facts) -> list[tuple[RankRow, Goal]]:
    """Who of the first places misses the target that holds for it (targets.csv), with the target."""
    found, ask, lists = [], facts.indicator, named_lists(facts)
    for row in lists.red if lists else []:
        goal = progress.standing(snapshot, ask.name, scope.with_(places=(row.key,)))
        if goal and (row.value > goal.value if ask.better == "low" else row.value < goal.value):
            found.append((row, goal))
    return found


def unrectified(facts: MonthlyFacts, by: str) -> list[Figure]:
    """Found and rectified of each line; what is between them is not rectified."""
    return facts.asked.by("rectification_rate", facts.scope, by)


def frozen(facts: MonthlyFacts, lines: list) -> dict:
    """Everything the circular printed, for figures.json."""
    return ranking_facts.frozen(facts, lines) | {"asked": facts.asked.kept(), "withdrawn": facts.withdrawn}
