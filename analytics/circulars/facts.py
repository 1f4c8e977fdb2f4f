"""Every figure a ranking circular prints, asked of the snapshot once."""

from dataclasses import dataclass, field

from analytics import figures, ranking, registers, returned, rows, submissions
from analytics.circulars.grounds import Grounds, grounds, kept_of
from analytics.circulars.line import SPACED, NotIssued
from analytics.figures import Figure
from analytics.indicators import INDICATORS, Indicator
from analytics.ranking import GROUPS
from analytics.registers import NO_PLACE, NO_UNIT
from analytics.scope import Scope
from analytics.store import Snapshot

COUNTED = ("hazards_found", "rectification_rate", "overdue", "stock")
LISTED = 100  # overdue hazards printed one by one; a longer list is for the screen


@dataclass(frozen=True, kw_only=True)
class Facts(Grounds):
    """One scope and one indicator; `expected` returns and all `sent` by 已报 迟报 零报告 未报.

    `returned_parts`: whose rows were sent back and not mended, departments among them. `late_zero`: who sent a zero return late, among 迟报. `is_unasked`: the town has registered no expected
    return at all.
    """

    n_min: int
    rank_by: str
    total: Figure
    figures: dict[str, Figure]
    major_found: int
    rows: list
    overdue_parts: list[tuple[str, int]]
    overdue_rows: list[dict]
    returned_parts: list[tuple[str, int]]
    notes: list[str]
    is_unasked: bool = False
    expected: int = 0
    late_zero: list[tuple[str, int]] = field(default_factory=list)
    sent: dict[str, int] = field(default_factory=dict)
    senders: dict[str, list[tuple[str, int]]] = field(default_factory=dict)

    def count(self, name: str) -> int:
        """A count of the whole scope."""
        return self.figures[name].numerator


def gather(snapshot: Snapshot, scope: Scope, indicator: str | None = None) -> Facts:
    """Ask for everything the circular says; the indicator is the town's `rank_by` unless given.

    Raises NotIssued where fewer than two villages are in the scope.
    """
    settings = snapshot.settings
    name = indicator_of(snapshot, indicator)
    declared = rankable(name)
    totals = {each: figures.figure(snapshot, each, scope) for each in COUNTED}
    ranked = ranking.rank(snapshot, name, scope)
    refuse_ranking_of_one(ranked)
    return Facts(
        **grounds(snapshot, scope, declared),
        n_min=int(settings["n_min"]),
        rank_by=settings.get("rank_by") or "due_rectification_rate",
        total=figures.figure(snapshot, name, scope),
        figures=totals,
        major_found=major_found(snapshot, scope),
        rows=ranked,
        overdue_parts=[
            (row.key, row.numerator) for row in figures.show(snapshot, "overdue", scope, by="place")
        ],
        overdue_rows=overdue_rows(snapshot, scope),
        returned_parts=returned_parts(snapshot, scope),
        notes=[SPACED.sub("", note) for note in figures.notes(snapshot, name, scope)],
        **returns_sent(snapshot, scope),
    )


def indicator_of(snapshot: Snapshot, indicator: str | None) -> str:
    """The indicator asked for, else the one that the town ranks by."""
    return indicator or snapshot.settings.get("rank_by") or "due_rectification_rate"


def refuse_ranking_of_one(ranked: list) -> None:
    """A ranking compares: one village alone, or none, is refused."""
    names = [row.key for row in ranked if row.group == GROUPS[0] and row.key != NO_PLACE]
    if not names:
        raise NotIssued("名录里没有村（社区），没有可以排名的，请先在places.csv登记再重新导入")
    if len(names) == 1:
        raise NotIssued(f"排名至少要有两个村（社区），现在的范围里只有{names[0]}，请放宽村（社区）范围")


def returns_sent(snapshot: Snapshot, scope: Scope) -> dict:
    """The parts of Facts that say who has sent what; what nobody expected counts where nothing is expected."""
    came = submissions.submissions(snapshot, scope)
    expected = [line for line in came if line["due_on"]]
    senders = by_sender(expected or came)
    late = by_sender([line for line in expected or came if submissions.is_late_zero(line)])
    asked = snapshot.query("select count(*) as n from submission")[0]["n"]
    return {
        "is_unasked": not asked,
        "expected": len(expected),
        "late_zero": late["迟报"],
        "sent": {state: sum(n for _, n in names) for state, names in senders.items()},
        "senders": senders,
    }


def rankable(name: str) -> Indicator:
    """The declaration of an indicator of hazards; others are no ground for a ranking of rectification."""
    if name not in INDICATORS or not INDICATORS[name].table.startswith("hazard"):
        known = "、".join(n for n, i in INDICATORS.items() if i.table.startswith("hazard"))
        raise NotIssued(f"整改排名通报不能按“{name}”排名，请改用其中之一：{known}")
    return INDICATORS[name]


def major_found(snapshot: Snapshot, scope: Scope) -> int:
    """Of the hazards found in the period, the major ones."""
    if scope.levels and "重大" not in scope.levels:
        return 0
    return figures.figure(snapshot, "hazards_found", scope.with_(levels=("重大",))).numerator


def overdue_rows(snapshot: Snapshot, scope: Scope) -> list[dict]:
    """The overdue hazards, longest overdue first, at most LISTED."""
    found = rows.rows_behind(snapshot, "overdue", scope)
    return sorted(found, key=lambda row: (row["due_on"], row["place"] or "", row["hazard_id"]))[:LISTED]


def returned_parts(snapshot: Snapshot, scope: Scope) -> list[tuple[str, int]]:
    """Every unit whose rows were sent back and not mended, in the register's order; they sum to 退回未更正."""
    names = {row["place_id"]: row["name"] for row in registers.places(snapshot)}
    found = returned.counted(snapshot, scope, "place")
    order = [id for id in names if id in found] + [id for id in found if id not in names]
    return [(names.get(id, id), found[id]) for id in order]


def by_sender(returns: list[dict]) -> dict[str, list[tuple[str, int]]]:
    """By 已报 迟报 零报告 未报, who and how many returns, in the order of the register."""
    senders: dict[str, dict[str, int]] = {state: {} for state in submissions.STATUSES}
    for line in returns:
        names = senders[line["status"]]
        names[line["place"] or NO_UNIT] = names.get(line["place"] or NO_UNIT, 0) + 1
    return {state: list(names.items()) for state, names in senders.items()}


def frozen(facts: Facts, lines: list) -> dict:
    """Everything the circular printed, for figures.json: counts, rates, rows, definitions and the words."""
    kept = kept_of(facts, facts.figures | {facts.indicator.name: facts.total}, lines)
    return kept | {
        "figures": kept["figures"] | {"major_found": facts.major_found},
        "ranked_by": facts.indicator.name,
        "ranking": [row.told() for row in facts.rows],
        "overdue": {"by_place": facts.overdue_parts, "listed": facts.overdue_rows},
        "returns": {"expected": facts.expected, "counts": facts.sent, "senders": facts.senders},
        "notes": facts.notes,
    }
