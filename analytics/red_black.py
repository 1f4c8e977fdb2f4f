"""Red and black lists (红黑榜): the two ends of a ranking at a cut that the reader sets."""

from bisect import bisect_right
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from fractions import Fraction

from analytics.indicator import Indicator
from analytics.ranking import RankRow
from analytics.wording import one_decimal


@dataclass(frozen=True)
class Lists:
    """Who is named; `red_cut` and `black_cut` say where each list was cut, `said` what a reader must know."""

    red: list[RankRow]
    black: list[RankRow]
    red_cut: str
    black_cut: str
    said: str


def by_place(rows: Sequence[RankRow], count: int, barred: Collection[str] = ()) -> Lists:
    """The first and the last `count` places of one group. Who shares the place at the cut is named too; nobody
    stands on both lists. Who is `barred` is on the first places but not on the red list."""
    ranked = [row for row in rows if row.place_no]
    places = [row.place_no for row in ranked]
    red = [row for row in ranked if row.place_no <= count and row.key not in barred]
    last = [row for row in ranked if len(places) - bisect_right(places, row.place_no) < count]
    black = [row for row in last if row.place_no > count]
    said = [_shared("红榜", red, count), _shared("黑榜", black, count)]
    said.append("一部分单位同时够得上两榜（并列太多或单位太少），只列入红榜" * (len(black) < len(last)))
    return Lists(red, black, f"前{count}名", f"后{count}名", _sentence([*said, _unranked(rows)]))


def _shared(name: str, named: list[RankRow], count: int) -> str:
    return f"{name}因名次并列，共列{len(named)}个" if len(named) > count else ""


def by_line(ask: Indicator, rows: Sequence[RankRow], line: Fraction) -> Lists:
    """Who reaches a value and who does not; a share's line is given in percent."""
    at = line / 100 if ask.is_share else line
    is_good: Callable[[RankRow], bool] = (
        (lambda row: row.value <= at) if ask.better == "low" else (lambda row: row.value >= at)
    )
    ranked = [row for row in rows if row.place_no]
    red = [row for row in ranked if is_good(row)]
    unit = "%" if ask.is_share else ask.unit
    words = f"{one_decimal(line) if line.denominator != 1 else line}{unit}"
    good, bad = ("不高于", "高于") if ask.better == "low" else ("不低于", "低于")
    black = [row for row in ranked if not is_good(row)]
    return Lists(red, black, f"{good}{words}", f"{bad}{words}", _sentence([_unranked(rows)]))


def _unranked(rows: Sequence[RankRow]) -> str:
    left = [row for row in rows if not row.place_no]
    return f"未排名的{len(left)}个不上榜（{_some(left)}）" if left else ""


def _some(left: list[RankRow]) -> str:
    named = "、".join(f"{row.key}：{row.reason}" for row in left[:6])
    return named + (f"等{len(left)}个" if len(left) > 6 else "")


def _sentence(parts: list[str]) -> str:
    return "；".join(part for part in parts if part)
