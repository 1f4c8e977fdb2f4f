"""The cards over a ranking: the whole, how many units meet the target and miss it, how many are not ranked."""

from collections import Counter
from collections.abc import Sequence

from analytics.cards import Card, figure_card
from analytics.figures import Figure
from analytics.indicator import Indicator
from analytics.ranking import RankRow
from analytics.scope import Scope
from analytics.spread import MISSED, REACHED, UNRANKED
from analytics.targets import BEHIND, Goal

RANKED = "参加排名"
REASONS = 2  # reasons that a card names before it says 等


def cards(
    ask: Indicator,
    scope: Scope,
    whole: Figure,
    goal: Goal | None,
    rows: Sequence[RankRow],
    parts: dict[str, list],
) -> list[Card]:
    """At most four; `rows` and `parts` (spread.parts) are of one group of units. A card's label is the part it counts."""
    ranked = [row for row in rows if row.place_no]
    made = [figure_card(ask, whole, (), scope, goal, f"全部：{ask.label}")]
    if parts.get(REACHED) or parts.get(MISSED):
        reached, missed = parts.get(REACHED, ()), parts.get(MISSED, ())
        made.append(_counted(ask, scope, REACHED, reached, "个", (f"参加排名{len(ranked)}个",)))
        lines = (_last(missed),) if missed else ()
        made.append(_counted(ask, scope, MISSED, missed, "个", lines, f"目标{goal.text}" if missed else ""))
    elif ranked:
        made.append(_counted(ask, scope, RANKED, ranked, "个", (_last(ranked),)))
    unranked = parts.get(UNRANKED, ())
    made.append(_counted(ask, scope, UNRANKED, unranked, "个", (_reasons(unranked),) if unranked else ()))
    return made


def _counted(
    ask: Indicator, scope: Scope, label: str, rows: Sequence, unit: str, lines: tuple = (), missed: str = ""
) -> Card:
    return Card(ask.name, label, str(len(rows)), unit, missed, BEHIND if missed else "", lines, scope)


def _last(rows: Sequence[RankRow]) -> str:
    """'最后：东岭村 61.2%'."""
    return f"最后：{rows[-1].key} {rows[-1].text}"


def _reasons(rows: Sequence[RankRow]) -> str:
    """'基数小于5 12个，未报 3个等'."""
    counted = Counter(row.reason for row in rows).most_common()
    said = "，".join(f"{reason} {n}个" for reason, n in counted[:REASONS])
    return said + ("等" if len(counted) > REASONS else "")
