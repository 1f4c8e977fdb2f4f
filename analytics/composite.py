"""The composite ranking: several figures weighed as the town has set, every part shown and exactly added up."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from analytics.indicator import Indicator
from analytics.indicators import INDICATORS
from analytics.ranking import GROUPS, RankRow, order_value, places_of, rank
from analytics.scope import Scope
from analytics.store import Refused, Snapshot
from analytics.wording import two_decimals

SETTING = "ranking_weights"
_WHERE = f"请在 data/reference/settings.toml 的 [{SETTING}] 里改正后重新导入"


@dataclass(frozen=True)
class Part:
    """One figure of one unit: its own counts, the share of the weight that it earns (0–1) and the points (of 100);
    both None where the unit is not ranked by this figure, with the `reason`."""

    indicator: str
    row: RankRow
    share: Fraction | None
    points: Fraction | None

    @property
    def counts(self) -> str:
        """What the share is reckoned from: "48/52", with rows sent back "48/(52+1)", of a count "3+1"."""
        row, added = self.row, f"+{self.row.returned}"
        n = f"{row.numerator}+{row.at_worst}" if row.at_worst else str(row.numerator)
        if row.denominator is None:
            return n
        d = f"({row.denominator}{added})" if row.returned else str(row.denominator)
        return f"{n}/{d}" if "+" not in n else f"({n})/{d}"

    @property
    def text(self) -> str:
        """The points, "46.15"; "/" where there are none."""
        return "/" if self.points is None else two_decimals(self.points)


@dataclass(frozen=True)
class Scored:
    """One unit's score of 100: the exact sum of its parts' points, rounded once in `text`."""

    key: str
    group: str
    parts: tuple[Part, ...]
    score: Fraction | None
    place_no: int | None
    reason: str | None

    @property
    def text(self) -> str:
        """The score, "92.31"; "/" where a part is missing."""
        return "/" if self.score is None else two_decimals(self.score)


def weights(snapshot: Snapshot) -> dict[str, Fraction]:
    """Indicator to weight, those of zero left out; Refused with what to mend where the settings do not make sense."""
    found = {}
    for name, value in snapshot.settings.items():
        if not name.startswith(f"{SETTING}."):
            continue
        ask = _weighed(name.removeprefix(f"{SETTING}."))
        if isinstance(value, bool) or not isinstance(value, int | float) or value < 0:
            raise Refused(f"综合排名里“{ask.label}”的权重“{value}”不是不小于0的数，{_WHERE}")
        if value:
            found[ask.name] = Fraction(str(value))
    if not found:
        raise Refused(
            f"还没有定综合排名的权重，请在 data/reference/settings.toml 的 [{SETTING}] 里填写后重新导入"
        )
    return found


def _weighed(name: str) -> Indicator:
    ask = INDICATORS.get(name)
    if ask is None:
        raise Refused(f"综合排名的权重里有认不出的指标“{name}”，{_WHERE}")
    if not ask.better or ask.minus:
        raise Refused(f"综合排名不能用“{ask.label}”：它没有好坏之分或可能为负数，{_WHERE}")
    return ask


def composite(snapshot: Snapshot, scope: Scope, by: str = "place") -> list[Scored]:
    """One row a unit, group by group, ranked ones first in order, then the others in official order.

    A unit is ranked when every part ranks it; as in any ranking its rejected rows count against it. Equal
    scores share a place. Three queries a part.
    """
    weighed = weights(snapshot)
    rankings = {name: {r.key: r for r in rank(snapshot, name, scope, by)} for name in weighed}
    every = next(iter(rankings.values())).values()
    known = [row for row in every if all(row.key in rows for rows in rankings.values())]
    done = []
    for group in GROUPS:
        mine = [[rankings[name][row.key] for name in weighed] for row in known if row.group == group]
        columns = zip(weighed, zip(*mine, strict=True), strict=True) if mine else ()
        largest = [_largest(INDICATORS[name], rows) for name, rows in columns]
        done += _placed([_scored(rows, weighed, largest) for rows in mine])
    return done


def _largest(ask: Indicator, rows: Sequence[RankRow]) -> Fraction:
    """What a figure that is no share is held against: the largest of the ranked units of a group."""
    return max((abs(order_value(ask, row)) for row in rows if not row.reason), default=Fraction(0))


def _scored(rows: list[RankRow], weighed: dict[str, Fraction], largest: list[Fraction]) -> Scored:
    whole = sum(weighed.values())
    parts = []
    for name, row, most in zip(weighed, rows, largest, strict=True):
        share = None if row.reason else _share(INDICATORS[name], row, most)
        points = None if share is None else share * weighed[name] * 100 / whole
        parts.append(Part(name, row, share, points))
    reason = _reasons(parts)
    score = None if reason else sum((part.points for part in parts), Fraction(0))
    return Scored(rows[0].key, rows[0].group, tuple(parts), score, None, reason)


def _share(ask: Indicator, row: RankRow, most: Fraction) -> Fraction:
    """What is earned of the weight: a share as it stands, or its complement where less is better; anything else
    against the largest."""
    value = abs(order_value(ask, row))
    if not ask.is_share:
        value = value / most if most else Fraction(0)
    return 1 - value if ask.better == "low" else value


def _reasons(parts: list[Part]) -> str | None:
    """ "到期整改率、按期整改率：基数小于5"; None where every part ranks the unit."""
    said: dict[str, list[str]] = {}
    for part in parts:
        if part.row.reason:
            said.setdefault(part.row.reason, []).append(INDICATORS[part.indicator].label)
    return "；".join(f"{'、'.join(labels)}：{reason}" for reason, labels in said.items()) or None


def _placed(scored: list[Scored]) -> list[Scored]:
    ranked = sorted((one for one in scored if one.score is not None), key=lambda one: -one.score)
    places = places_of([-one.score for one in ranked])
    placed = [replace(one, place_no=no) for one, no in zip(ranked, places, strict=True)]
    return placed + [one for one in scored if one.score is None]


def formula(weighed: dict[str, Fraction]) -> str:
    """How the score is reached, in words that a village can check it by."""
    whole = sum(weighed.values())
    over = "" if whole == 100 else f"÷{plain(whole)}×100"
    terms = [f"{INDICATORS[name].label} {plain(weight)}" for name, weight in weighed.items()]
    said = [f"综合得分＝各项得分之和；每项得分＝得分率×权重{over}；权重：{'，'.join(terms)}"]
    rates = [INDICATORS[name] for name in weighed]
    if any(ask.is_share and ask.better == "high" for ask in rates):
        said.append("率的得分率＝分子÷分母")
    said += [
        f"{ask.label}越低越好，得分率＝1－分子÷分母" for ask in rates if ask.is_share and ask.better == "low"
    ]
    for ask in (ask for ask in rates if not ask.is_share):
        against = "1－本单位÷参加排名单位中最大的" if ask.better == "low" else "本单位÷参加排名单位中最大的"
        said.append(f"{ask.label}的得分率＝{against}")
    return "；".join(
        [*said, "退回未更正的行计入括号内的基数；各项得分显示两位小数，相加时不舍入，总分只舍入一次"]
    )


def plain(weight: Fraction) -> str:
    """50, 12.5."""
    return str(weight.numerator) if weight.denominator == 1 else f"{float(weight):g}"
