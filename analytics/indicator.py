"""What an indicator consists of, with the conditions on one row that declarations are made of."""

from dataclasses import dataclass
from fractions import Fraction

from analytics.wording import NO_DENOMINATOR, one_decimal, percent

# Conditions on one row of `hazard`. $since and $until bound the period P; $t is the as-of day, its state at
# the end of that day. An unknown day is NULL, so every "not yet" also lets NULL through.
NOT_WITHDRAWN = "(withdrawn_on is null or withdrawn_on > $t)"
FOUND = "(found_on >= $since and found_on <= $until)"
STANDS = f"({FOUND} and {NOT_WITHDRAWN})"
OPEN = f"(found_on <= $t and (closed_on is null or closed_on > $t) and {NOT_WITHDRAWN})"
RECTIFIED = "(rectified_on is not null and rectified_on <= $t)"
ON_TIME = "(rectified_on is not null and rectified_on <= due_on)"
# Closed after it had been withdrawn is no closing; closed on the very day is (so that the stock adds up).
CLOSED = """(closed_on >= $since and closed_on <= $until and found_on <= $until
    and (withdrawn_on is null or withdrawn_on >= closed_on))"""
WITHDRAWN = """(withdrawn_on >= $since and withdrawn_on <= $until and found_on <= $until
    and (closed_on is null or closed_on > withdrawn_on))"""
OVERDUE = (
    f"(found_on <= $t and due_on < $t and (rectified_on is null or rectified_on > $t) and {NOT_WITHDRAWN})"
)
MAJOR = "level = '重大'"
HISTORIC = f"({MAJOR} and found_on <= $cutoff)"
SERIOUS = "grade in ('较大', '重大', '特别重大')"
OCCURRED = "(cast(occurred_at as date) >= $since and cast(occurred_at as date) <= $until)"


@dataclass(frozen=True)
class Indicator:
    """One figure the town is judged by.

    For a rate the numerator counts rows that meet denominator *and* numerator, so that it never exceeds 1.
    `kind`: flow adds over places and months; level adds over places, never over months; rate, mean and days never.
    `adds`: what is summed instead of counting rows; of a mean over the rows of its denominator. `minus`: rows taken off the numerator.
    `at_period_end`: by month or week the as-of day is the bucket's last day. `needs_due`: rests on due days.
    """

    name: str
    label: str
    meaning: str
    formula: str
    numerator: str
    denominator: str | None = None
    kind: str = "flow"
    unit: str = "项"
    better: str = ""
    table: str = "hazard"
    adds: str = ""
    minus: str = ""
    at_period_end: bool = False
    needs_due: bool = False

    @property
    def is_rate(self) -> bool:
        """Whether it is a ratio: a share of counts, or a mean."""
        return self.denominator is not None

    @property
    def is_share(self) -> bool:
        """Whether it is a ratio between 0 and 1, printed in percent."""
        return self.is_rate and self.kind != "mean"

    def value(self, numerator: int, denominator: int | None) -> Fraction | int | None:
        """The exact ratio, or the count itself; None where the denominator is 0."""
        if not self.is_rate:
            return numerator
        return Fraction(numerator, denominator) if denominator else None

    def say(self, numerator: int, denominator: int | None = None) -> str:
        """What is printed: "96.2%", "8.6天", "/" or the count without its unit."""
        if self.kind == "mean":
            mean = self.value(numerator, denominator)
            return NO_DENOMINATOR if mean is None else f"{one_decimal(mean)}{self.unit}"
        return percent(numerator, denominator or 0) if self.is_rate else str(numerator)
