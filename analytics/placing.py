"""Where each unit stands on one indicator: the order, shared places, and why a unit is not ranked."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from analytics import breakdown, counting, registers, reporting, returned, summaries
from analytics.indicator import Indicator
from analytics.indicators import indicator_named
from analytics.nearest import BadScope
from analytics.registers import NO_LEADER, NO_PLACE, NO_SECTOR, NO_UNIT, VILLAGE_KINDS, WHOLE_TOWN
from analytics.reporting import Sent
from analytics.scope import Scope
from analytics.store import Snapshot

RANKABLE = ("place", "reporting_place", "sector", "leader")
BASIS = {"place": "按隐患所在地统计", "reporting_place": "按填报单位统计"}
GROUPS = ("村（社区）", "部门", "企业", "其他")
_NOT_SAID = (NO_PLACE, NO_UNIT, NO_SECTOR, NO_LEADER, WHOLE_TOWN)


class Placed(NamedTuple):
    """One unit's place, None with the `reason` when it is not ranked. `group`: villages and communities, departments
    and enterprises are each ranked among themselves."""

    key: str | None
    place_no: int | None
    reason: str | None
    group: str


class Judged(NamedTuple):
    """One unit's counts, and what decides where it stands. `part` is what its rows hold, `key` what is printed;
    `returned` its rejected rows not mended; `at_worst` what they add to the numerator in the order; `order` is
    smaller for the better and equal for equals, None where it is not ranked with the `reason`."""

    part: str
    key: str | None
    numerator: int
    denominator: int | None
    reason: str | None
    returned: int
    group: str
    at_worst: int
    order: int | None


def checked(indicator_name: str, by: str) -> Indicator:
    """The indicator, if it can be ranked by that; BadScope otherwise."""
    ask = indicator_named(indicator_name)
    if by not in RANKABLE:
        raise BadScope(f"排名不能按{breakdown.LABELS.get(by, by)}（{by}），可用：{'、'.join(RANKABLE)}")
    breakdown.checked(ask.table, by)
    return ask


def places(snapshot: Snapshot, indicator_name: str, scope: Scope, by: str = "place") -> list[Placed]:
    """Only where everybody stands: `ranking.rank` without the figures. Three queries. Raises BadScope as it does."""
    ask = checked(indicator_name, by)
    found = []
    for lines in grouped(judged(snapshot, ask, scope, by, counted(snapshot, ask, scope, by))):
        ranked = sorted((line for line in lines if line.reason is None), key=lambda line: line.order)
        nos = places_of([line.order for line in ranked])
        found += [Placed(one.key, no, None, one.group) for one, no in zip(ranked, nos, strict=True)]
        found += [
            Placed(line.key, None, line.reason, line.group) for line in lines if line.reason is not None
        ]
    return found


def counted(snapshot: Snapshot, ask: Indicator, scope: Scope, by: str) -> dict[str, counting.Pair]:
    """The indicator's two counts by what the rows hold; one query."""
    if ask.table in summaries.TABLES:
        return {part: found[ask.name] for part, found in summaries.counts(snapshot, [ask], scope, by).items()}
    found = counting.sums(snapshot, ask, (), scope, by)
    return {part: counting.pair(snapshot, scope, ask, row) for part, row in found.items()}


def judged(
    snapshot: Snapshot, ask: Indicator, scope: Scope, by: str, found: dict[str, counting.Pair]
) -> Iterator[Judged]:
    """One line a unit in official order; units that nobody registers where they hold anything. Two queries."""
    rejected = returned.counted(snapshot, scope, by) if ask.table == "hazard" else {}
    sent = reporting.sent_by_unit(snapshot, scope) if by in BASIS and ask.table == "hazard" else None
    empty = counting.nothing(snapshot, ask, scope)
    seen = [part for part, pair in found.items() if pair != empty]
    seen += rejected if by == "reporting_place" else []
    kinds, n_min = registers.place_kinds(snapshot), int(snapshot.settings["n_min"])
    for part, key in breakdown.lines(snapshot, scope, by, dict.fromkeys(seen)):
        n, d = found.get(part, empty)
        group = _group(kinds.get(part), by)
        told = None if sent is None else sent.get(part, _SILENT)
        reason = _never(key, group) or _reason(n_min, ask, d if ask.is_rate else n, told)
        bad = rejected.get(part, 0)
        worse = _at_worst(ask, scope, bad) if bad else 0
        order = None if reason else order_of(ask, n, d, bad, worse)
        yield Judged(part, key, n, d, reason, bad, group, worse, order)


_SILENT = Sent()


def grouped(lines: Iterator[Judged]) -> list[list[Judged]]:
    """The lines of each group, villages first."""
    groups: dict[str, list[Judged]] = {group: [] for group in GROUPS}
    for line in lines:
        groups[line.group].append(line)
    return list(groups.values())


def _group(kind: str | None, by: str) -> str:
    """Sectors and leaders are one group; so are units that no register names."""
    if by not in BASIS or kind in VILLAGE_KINDS:
        return GROUPS[0]
    return kind if kind in GROUPS else "其他"


def _never(key: str | None, group: str) -> str | None:
    """Lines that stand for what is not said are shown and never ranked."""
    if key in _NOT_SAID:
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


def _at_worst(ask: Indicator, scope: Scope, rejected: int) -> int:
    """What rejected rows add to a numerator of which less is better: one each; to days, as many as there can be."""
    if ask.better != "low":
        return 0
    return rejected * ((scope.as_of - scope.since).days if ask.kind == "mean" else 1)


def places_of(values: Sequence[Fraction | int]) -> list[int]:
    """The place of each of the values, which stand in order: equal ones share it, the next is left out (1, 1, 3)."""
    found: list[int] = []
    for at, value in enumerate(values):
        is_shared = at and value == values[at - 1]
        found.append(found[-1] if is_shared else at + 1)
    return found


def order_of(ask: Indicator, n: int, d: int | None, rejected: int, at_worst: int) -> int:
    """The order's value as a whole number: smaller for the better, equal where the ratios are equal.

    Exact, and much faster to compare: two ratios of counts below 10^17 differ by more than one in 10^34.
    """
    over, under = counts_in_order(ask, n, d, rejected, at_worst)
    key = over * 10**36 // under
    return key if ask.better == "low" else -key


def counts_in_order(ask: Indicator, n: int, d: int | None, rejected: int, at_worst: int) -> tuple[int, int]:
    """The two counts that the order rests on: rejected rows count against their unit until mended."""
    return n + at_worst, d + rejected if ask.is_rate else 1
