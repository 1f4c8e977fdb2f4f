"""Figures asked of the snapshot for a document, each remembered as it was asked, so that it can be asked again."""

from collections.abc import Sequence
from dataclasses import asdict

from analytics import figures
from analytics.circulars.line import SPACED, NotIssued
from analytics.circulars.sentences import period_words
from analytics.figures import Figure
from analytics.indicators import INDICATORS
from analytics.scope import Scope
from analytics.store import Snapshot

Key = tuple[str, Scope, str]


class Asked:
    """Every figure of a document by (indicator, scope, by); what `python -m analytics show` prints for the same."""

    def __init__(self, snapshot: Snapshot):
        self.snapshot = snapshot
        self.found: dict[Key, list[Figure]] = {}

    def several(self, names: Sequence[str], scope: Scope, by: str = "none") -> dict[str, list[Figure]]:
        """The figures of several indicators over one breakdown, asked once."""
        new = [name for name in names if (name, scope, by) not in self.found]
        for name, lines in figures.several(self.snapshot, new, scope, by).items():
            self.found[name, scope, by] = lines
        return {name: self.found[name, scope, by] for name in names}

    def by(self, name: str, scope: Scope, by: str) -> list[Figure]:
        """One figure a line of the breakdown."""
        return self.several([name], scope, by)[name]

    def one(self, name: str, scope: Scope) -> Figure:
        """The figure of the whole scope."""
        return self.by(name, scope, "none")[0]

    def parts(self, name: str, scope: Scope, by: str) -> list[tuple[str, int]]:
        """A count's lines as (key, count), for a bracket. Raises NotIssued where they do not sum to the whole."""
        total = self.one(name, scope).numerator
        parts = [(line.key or "", line.numerator) for line in self.by(name, scope, by)]
        if sum(count for _, count in parts) != total:
            period, label = period_words(scope.since, scope.until), INDICATORS[name].label
            raise NotIssued(
                f"“{period}{label}”分项之和{sum(count for _, count in parts)}与总数{total}不符"
                f"（{'、'.join(f'{key}{count}' for key, count in parts if count)}），"
                f"未成文，请核对快照{self.snapshot.number}的数据后重新导入"
            )
        return parts

    def notes(self, name: str, scope: Scope) -> list[str]:
        """What stands beside a figure, printed without the spaces of a screen."""
        return [SPACED.sub("", note) for note in figures.notes(self.snapshot, name, scope)]

    def kept(self) -> list[dict]:
        """Each question with its answer, for figures.json."""
        return [
            {
                "indicator": name,
                "by": by,
                "scope": asdict(scope),
                "rows": [[line.key, line.numerator, line.denominator, line.text] for line in lines],
            }
            for (name, scope, by), lines in self.found.items()
        ]
