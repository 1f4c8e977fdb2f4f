"""Who stands where: the order, shared places, and why a unit is not ranked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from analytics import breakdown, counting, registers, reporting, returned, summaries
from analytics.figures import Figure
from analytics.indicator import Indicator
from analytics.indicators import INDICATORS, indicator_named
from analytics.nearest import BadScope
from analytics.ranking_labels import returned_text
from analytics.registers import NO_LEADER, NO_PLACE, NO_SECTOR, NO_UNIT, VILLAGE_KINDS, WHOLE_TOWN
from analytics.reporting import Sent
from analytics.scope import Scope
from analytics.store import Snapshot
from analytics.wording import NO_DENOMINATOR

RANKABLE = ("place", "reporting_place", "sector", "leader")
BASIS = {"place": "按隐患所在地统计", "reporting_place": "按填报单位统计"}
GROUPS = ("村（社区）", "部门", "企业", "其他")
_SELF = "source in ('企业自查', '村级巡查')"
_SELF_DEPARTMENT = "source = '部门检查'"
_UNSAID = "coalesce(source, '未注明') = '未注明'"
_BY_SOURCE = {
    "self_found": _SELF,
    "self_department": _SELF_DEPARTMENT,
    "unsaid": _UNSAID,
    "said": f"not {_UNSAID}",
}


@dataclass(frozen=True)
class RankRow(Figure):
    """One unit's figure with its standing.

    `place_no` is None when not ranked, with the `reason`. `returned`: rejected rows not mended; `overdue`
    at t. Of the denominator (of the count): `self_found` the unit found itself, `said` say their source,
    `unsaid` do not. `at_worst`: what the rejected rows add to the numerator in the order. `group`: villages and communities, departments and enterprises are each ranked among
    themselves.
    """

    place_no: int | None
    reason: str | None
    returned: int
    overdue: int
    self_found: int
    group: str
    said: int = 0
    unsaid: int = 0
    at_worst: int = 0

    @property
    def self_text(self) -> str:
        """How many the unit found itself as it is printed: "/" where there are some and none says its source."""
        return NO_DENOMINATOR if self.unsaid and not self.said else str(self.self_found)

    @property
    def returned_text(self) -> str:
        """The line's mark: "退回3项", empty without rejected rows."""
        return returned_text(self.returned)


def rank(snapshot: Snapshot, indicator_name: str, scope: Scope, by: str = "place") -> list[RankRow]:
    """One row a unit, group by group, ranked ones first in order, then the others in official order.

    Four queries. Raises BadScope for a breakdown that cannot be ranked.
    """
    ask = indicator_named(indicator_name)
    if by not in RANKABLE:
        raise BadScope(f"排名不能按{breakdown.LABELS.get(by, by)}（{by}），可用：{'、'.join(RANKABLE)}")
    breakdown.checked(ask.table, by)
    parts: dict[str, list[dict]] = {group: [] for group in GROUPS}
    for row in _unplaced(snapshot, ask, scope, by):
        parts[row["group"]].append(row)
    return [row for group in GROUPS for row in _placed(ask, parts[group])]


def _unplaced(snapshot: Snapshot, ask: Indicator, scope: Scope, by: str) -> Iterator[dict]:
    """What a RankRow holds besides its place, a unit each in official order: so that each row is made once."""
    parts = _counted(snapshot, ask, scope, by)
    rejected = returned.counted(snapshot, scope, by) if ask.table == "hazard" else {}
    sent = reporting.sent_by_unit(snapshot, scope) if by in BASIS and ask.table == "hazard" else None
    empty = counting.nothing(snapshot, ask, scope)
    seen = [p for p, found in parts.items() if found.get(ask.name, empty) != empty]
    seen += rejected if by == "reporting_place" else []
    kinds, n_min = registers.place_kinds(snapshot), int(snapshot.settings["n_min"])
    silent, none = Sent(), (0, None)
    for part, key in breakdown.lines(snapshot, scope, by, dict.fromkeys(seen)):
        found = parts.get(part, {})
        n, d = found.get(ask.name, empty)
        group = _group(kinds.get(part), by)
        told = None if sent is None else sent.get(part, silent)
        base = d if ask.is_rate else n
        own = "self_department" if group == "部门" else "self_found"
        returned_rows = rejected.get(part, 0)
        yield {
            "key": key,
            "numerator": n,
            "denominator": d,
            "value": ask.value(n, d),
            "text": ask.say(n, d),
            "reason": _never(key, group) or _reason(n_min, ask, base, told),
            "returned": returned_rows,
            "overdue": found.get("overdue", none)[0],
            "self_found": found.get(own, none)[0],
            "group": group,
            "said": found.get("said", none)[0],
            "unsaid": found.get("unsaid", none)[0] if ask.table == "hazard" else base,
            "at_worst": _at_worst(ask, scope, returned_rows),
        }


def _counted(snapshot: Snapshot, ask: Indicator, scope: Scope, by: str) -> dict[str, counting.Counts]:
    """The indicator, the overdue and the self-found by part; one query where the indicator is of hazards."""
    overdue = INDICATORS["overdue"]
    if ask.table == "hazard":
        asked = list({a.name: a for a in (ask, overdue, *_by_source(ask))}.values())
        return {p[0]: found for p, found in counting.counts(snapshot, asked, scope, (by,)).items()}
    beside = counting.counts(snapshot, [overdue], replace(scope, types=()), (by,))
    parts = {p[0]: dict(found) for p, found in beside.items()}
    if ask.table in summaries.TABLES:
        main = summaries.counts(snapshot, [ask], scope, by)
    else:
        main = {p[0]: found for p, found in counting.counts(snapshot, [ask], scope, (by,)).items()}
    for part, found in main.items():
        parts.setdefault(part, {}).update(found)
    return parts


def _by_source(ask: Indicator) -> list[Indicator]:
    return [
        Indicator(name, "", "", "", source, counting.base(ask), at_period_end=ask.at_period_end)
        for name, source in _BY_SOURCE.items()
    ]


def _group(kind: str | None, by: str) -> str:
    """Sectors and leaders are one group; so are units that no register names."""
    if by not in BASIS or kind in VILLAGE_KINDS:
        return GROUPS[0]
    return kind if kind in GROUPS else "其他"


def _never(key: str | None, group: str) -> str | None:
    """Lines that stand for what is not said are shown and never ranked."""
    if key in (NO_PLACE, NO_UNIT, NO_SECTOR, NO_LEADER, WHOLE_TOWN):
        return key
    return "不在名录" if group == "其他" else None


def _reason(n_min: int, ask: Indicator, base: int, sent: Sent | None) -> str | None:
    """Why a unit is not ranked; None when it is. `base`: what a rate rests on, of a count the count itself.
    `sent` is None where reporting does not matter."""
    # what a unit owes is few and known in full; one return in three is no sample of anything
    n_min = 1 if ask.table == "submission" else n_min
    few = base < n_min if ask.is_rate else base == 0
    if sent:
        if sent.is_silent and (few or (ask.is_rate and sent.is_expected_and_silent)):
            return "未报"
        if sent.is_only_summary and few:
            return "仅报汇总"
    if not ask.is_rate:
        return None
    if base == 0 and sent and sent.missing:
        return "未报"  # 零报告 of one month says nothing of the months that are missing
    if base == 0:
        return "零报告" if sent and sent.is_zero else "无应整改项"
    return f"基数小于{n_min}" if few else None


def _placed(ask: Indicator, rows: list[dict]) -> list[RankRow]:
    """Places by exact order value; equal ones share a place (1, 1, 3), fewer overdue first among them."""
    ranked = sorted(
        (
            _key(
                ask,
                *_counts_in_order(
                    ask, row["numerator"], row["denominator"], row["returned"], row["at_worst"]
                ),
            ),
            row["overdue"],
            at,
        )
        for at, row in enumerate(rows)
        if row["reason"] is None
    )
    places = places_of([key for key, *_ in ranked])
    placed = [RankRow(**rows[at], place_no=no) for (*_, at), no in zip(ranked, places, strict=True)]
    return placed + [RankRow(**row, place_no=None) for row in rows if row["reason"] is not None]


def places_of(values: Sequence[Fraction | int]) -> list[int]:
    """The place of each of the values, which stand in order: equal ones share it, the next is left out (1, 1, 3)."""
    places: list[int] = []
    for at, value in enumerate(values):
        is_shared = at and value == values[at - 1]
        places.append(places[-1] if is_shared else at + 1)
    return places


def order_value(ask: Indicator, row: RankRow, numerator: int | None = None) -> Fraction:
    """What the order rests on, smallest first: rejected rows count against their unit until mended.

    `numerator` asks what the value would be with another count than the row's own.
    """
    value = Fraction(*_order_pair(ask, row, numerator))
    return value if ask.better == "low" else -value


def order_key(ask: Indicator, row: RankRow, numerator: int | None = None) -> int:
    """`order_value` as a whole number: smaller where that is smaller, equal where it is equal.

    Exact, and much faster to compare: two ratios of counts below 10^17 differ by more than one in 10^34.
    """
    return _key(ask, *_order_pair(ask, row, numerator))


def _key(ask: Indicator, n: int, d: int) -> int:
    key = n * 10**36 // d
    return key if ask.better == "low" else -key


def _order_pair(ask: Indicator, row: RankRow, numerator: int | None) -> tuple[int, int]:
    n = row.numerator if numerator is None else numerator
    return _counts_in_order(ask, n, row.denominator, row.returned, row.at_worst)


def _counts_in_order(
    ask: Indicator, n: int, d: int | None, returned_rows: int, at_worst: int
) -> tuple[int, int]:
    """The two counts that the order rests on."""
    return n + at_worst, d + returned_rows if ask.is_rate else 1


def _at_worst(ask: Indicator, scope: Scope, returned_rows: int) -> int:
    """What rejected rows add to a numerator of which less is better: one each; to days, as many as there can be."""
    if ask.better != "low":
        return 0
    return returned_rows * ((scope.as_of - scope.since).days if ask.kind == "mean" else 1)
