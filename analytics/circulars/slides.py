"""A deck as plain slides: words, cards, tables and charts already worded, which slides_file prints."""

from dataclasses import dataclass

from analytics.cards import Card
from analytics.charts.frame import BLUE

COUNTS, RATES = "0", "0.0%"


@dataclass(frozen=True)
class Series:
    """One row of a chart's own worksheet. `drawn`: mark, line, aim (a dashed line of a target) or base (unseen, what
    the marks stand on). A value of None is a gap."""

    name: str
    values: tuple
    colour: str = BLUE
    drawn: str = "mark"


@dataclass(frozen=True)
class Chart:
    """A native chart. `kind`: columns, stacked, waterfall, bars (lying) or dots (an axis that need not begin at zero)."""

    title: str
    kind: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    numbers: str = COUNTS


@dataclass(frozen=True)
class Grid:
    """A table: headings, rows of words, the columns' shares of the width."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[int, ...]


@dataclass(frozen=True)
class Cards:
    """Headline figures side by side."""

    cards: tuple[Card, ...]


Part = Chart | Grid | Cards


@dataclass(frozen=True)
class Slide:
    """`line` under the title says scope, day and snapshot; `words` come before the parts, which stand side by side
    by their `shares`; `notes` are for the speaker: what the figures mean."""

    title: str
    line: str
    words: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    shares: tuple[int, ...] = ()
    notes: tuple[str, ...] = ()
    is_cover: bool = False
