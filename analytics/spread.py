"""How a ranking's units lie spread over its values: the groups that a reader counts, draws and lists."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from analytics.indicator import Indicator
from analytics.ranking import RankRow
from analytics.targets import Goal

REACHED, MISSED, UNRANKED = "达到目标", "低于目标", "未排名"
# Where the bands of a rate begin, the best last; a band holds its lower end and not its upper one.
SHARES = tuple(Fraction(share, 100) for share in (0, 60, 80, 90, 95, 100))
BANDS = 6  # of a count or a mean: so many of equal width, and zero apart


@dataclass(frozen=True)
class Band:
    """The ranked units whose value lies in one stretch. `is_behind`: below the target."""

    words: str
    rows: list[RankRow]
    is_behind: bool = False


def bands(ask: Indicator, rows: Sequence[RankRow], goal: Goal | None = None) -> list[Band]:
    """The ranked units by value, the better ones first, none before the first and after the last that holds one.

    A rate's bands also part at its target. Values are those printed: rejected rows move places, not values.
    """
    ranked = [row for row in rows if row.place_no]
    if not ranked:
        return []
    target = target_of(ask, goal)
    spans = _shares(target) if ask.is_share else _steps(ask, max(row.value for row in ranked))
    held: list[list[RankRow]] = [[] for _ in spans]
    floors = [(at, *low.as_integer_ratio()) for at, (low, _) in enumerate(spans)][::-1]
    for row in ranked:  # by whole numbers: exact, and quick over thousands of rows
        n, d = row.numerator, row.denominator or 1
        held[next(at for at, up, down in floors if n * down >= up * d)].append(row)
    found = [
        Band(words, some, target is not None and low < target)
        for (low, words), some in zip(spans, held, strict=True)
    ]
    return _from_first_to_last(found if ask.better != "high" else found[::-1])


def target_of(ask: Indicator, goal: Goal | None) -> Fraction | None:
    """What each unit is to reach: of a rate of which more is better."""
    return goal.value if goal and ask.is_share and ask.better == "high" else None


def _shares(target: Fraction | None) -> list[tuple[Fraction, str]]:
    """(from, words) of each band of a rate."""
    edges = sorted({*SHARES} | ({target} if target is not None else set()))
    ends = zip(edges, edges[1:], strict=False)
    return [(low, f"{_points(low)}—{_points(high)}") for low, high in ends] + [(Fraction(1), "100%")]


def _steps(ask: Indicator, most: Fraction | int) -> list[tuple[Fraction, str]]:
    """(from, words) of each band of a mean, of a count with zero apart: steps of 1, 2 or 5 and their tens."""
    step = next(n * 10**tens for tens in range(18) for n in (1, 2, 5) if n * 10**tens * BANDS >= most)
    if ask.is_rate:
        return [(Fraction(low), f"{low}—{low + step}{ask.unit}") for low in range(0, int(most) + 1, step)]
    ends = [(low, low + step - 1) for low in range(1, int(most) + 1, step)]
    words = [str(low) if step == 1 else f"{low}—{high}" for low, high in ends]
    return [
        (Fraction(low), said) for low, said in zip([0, *(low for low, _ in ends)], ["0", *words], strict=True)
    ]


def _from_first_to_last(found: list[Band]) -> list[Band]:
    """Without the empty bands at the two ends."""
    held = [at for at, band in enumerate(found) if band.rows]
    return found[held[0] : held[-1] + 1]


def _points(share: Fraction) -> str:
    return f"{float(share * 100):g}%"


def parts(
    ask: Indicator, rows: Sequence[RankRow], goal: Goal | None, found: Sequence[Band]
) -> dict[str, list]:
    """What a table may be narrowed to: each side of a rate's target, the unranked, each band; none that is empty."""
    said = dict.fromkeys((REACHED, MISSED), ())
    if target_of(ask, goal) is not None:
        below = {row.key for band in found if band.is_behind for row in band.rows}
        ranked = [row for row in rows if row.place_no]
        said = {
            REACHED: [r for r in ranked if r.key not in below],
            MISSED: [r for r in ranked if r.key in below],
        }
    said[UNRANKED] = [row for row in rows if not row.place_no]
    return {words: some for words, some in said.items() if some} | {b.words: b.rows for b in found if b.rows}
