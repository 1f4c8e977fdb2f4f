"""Few types make most of the hazards: each type's count, and what it and all before it add up to."""

from collections.abc import Sequence
from dataclasses import dataclass

from analytics.figures import Figure
from analytics.registers import NO_TYPE
from analytics.wording import pair_text, percent

EIGHTY = (4, 5)
DRAWN = 24  # so many types have a bar of their own
REST = "其余{}类"


@dataclass(frozen=True)
class Bar:
    """One type: its count, and the sum of it and of all larger ones out of all that have a type."""

    key: str
    count: int
    up_to_here: int
    of: int

    @property
    def text(self) -> str:
        """The cumulated share with its counts: "45.3%（120/265）"."""
        return f"{percent(self.up_to_here, self.of)}（{pair_text(self.up_to_here, self.of)}）"


@dataclass(frozen=True)
class Pareto:
    """The types from many to few. `head`: the first so many reach four fifths; `untyped` hazards have no type and
    stand apart; `rest` are the types whose counts the last bar sums up."""

    bars: list[Bar]
    head: int
    untyped: int
    rest: tuple[str, ...]

    @property
    def total(self) -> int:
        """All hazards, those without a type too."""
        return self.untyped + (self.bars[0].of if self.bars else 0)

    def is_one_type(self, key: str) -> bool:
        """Whether a bar stands for a single type, whose rows can be asked for."""
        return not (self.rest and key == self.bars[-1].key)

    @property
    def question(self) -> str:
        """The title: which types make four fifths."""
        if not self.bars:
            return "哪几类占了八成"
        last = self.bars[self.head - 1]
        return f"哪几类占了八成：前{self.head}类占{last.text}"


def pareto(lines: Sequence[Figure]) -> Pareto:
    """From the counts by type. Equal counts keep the order in which they came; types without any are left out."""
    untyped = sum(line.numerator for line in lines if line.key == NO_TYPE)
    typed = sorted(
        (line for line in lines if line.key != NO_TYPE and line.numerator > 0), key=lambda one: -one.numerator
    )
    own, rest = (typed, []) if len(typed) <= DRAWN + 1 else (typed[:DRAWN], typed[DRAWN:])
    counts = [(line.key, line.numerator) for line in own]
    if rest:
        counts.append((REST.format(len(rest)), sum(line.numerator for line in rest)))
    whole, so_far, bars = sum(n for _, n in counts), 0, []
    for key, n in counts:
        so_far += n
        bars.append(Bar(key, n, so_far, whole))
    part, of = EIGHTY
    head = next((at for at, bar in enumerate(bars, start=1) if bar.up_to_here * of >= whole * part), 0)
    return Pareto(bars, head, untyped, tuple(line.key for line in rest))
