"""What every document stands on, whatever it says: who issues it, on which scope, snapshot and state of the figures."""

from dataclasses import asdict, dataclass

from analytics import progress, reporting
from analytics.circulars.line import Line
from analytics.figures import Figure
from analytics.indicator import Indicator
from analytics.indicators import INDICATORS
from analytics.progress import PeriodState
from analytics.scope import Scope
from analytics.store import Snapshot


@dataclass(frozen=True, kw_only=True)
class Grounds:
    """`series` is the office's word in the number (青安办发), `more_series` others that may be typed,
    `reply_days` the days an answer may take, `indicator`
    what the document is about where it is asked for one. `is_too_early`: no return of the period can be known yet."""

    issuer: str
    series: str
    more_series: tuple[str, ...] = ()
    copy_to: str
    reply_days: int
    is_sample: bool
    snapshot_number: int
    state: PeriodState
    scope: Scope
    indicator: Indicator | None
    is_too_early: bool


def grounds(snapshot: Snapshot, scope: Scope, indicator: Indicator | None = None) -> dict:
    """The fields of Grounds."""
    settings = snapshot.settings
    said = settings.get("document_series") or f"{(settings.get('town') or '')[:1]}安办发"
    series, *more = said if isinstance(said, list) else [said]
    return {
        "issuer": issuer_of(snapshot),
        "series": series,
        "more_series": tuple(more),
        "copy_to": settings.get("copy_to") or "",
        "reply_days": int(settings.get("reply_days") or 7),
        "is_sample": snapshot.is_sample,
        "snapshot_number": snapshot.number,
        "state": progress.period_detail(snapshot, scope),
        "scope": scope,
        "indicator": indicator,
        "is_too_early": reporting.is_too_early(snapshot, scope),
    }


def issuer_of(snapshot: Snapshot) -> str:
    """Who signs: the town's own words, else the committee's office of the town."""
    settings = snapshot.settings
    return settings.get("issuing_body") or f"{settings.get('town') or ''}安全生产委员会办公室"


def kept_of(facts: Grounds, printed: dict[str, Figure], lines: list[Line]) -> dict:
    """What figures.json keeps of any document: the figures it prints by indicator, what each of them meant, its
    words. What a document prints besides, it keeps beside."""
    return {
        "scope_text": facts.scope.text(),
        "is_sample": facts.is_sample,
        "state": facts.state.word,
        "figures": {name: asdict(figure) for name, figure in printed.items()},
        "definitions": {name: definition(name) for name in printed},
        "lines": [asdict(line) for line in lines],
    }


def definition(name: str) -> dict[str, str]:
    """What an indicator meant when it was printed."""
    declared = INDICATORS[name]
    return {"label": declared.label, "meaning": declared.meaning, "formula": declared.formula}
