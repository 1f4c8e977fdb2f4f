"""How figures moved against 上期 and 去年同期, safe for small numbers: counts under 10 and rates on few never in percent."""

from collections.abc import Sequence

from analytics import progress
from analytics.circulars.asked import Asked
from analytics.circulars.sentences import period_words
from analytics.figures import Figure, from_known_days
from analytics.indicators import INDICATORS
from analytics.scope import PRODUCTION, Scope
from analytics.store import Snapshot
from analytics.wording import SMALL_BASE, pair_text

ACCIDENTS = ("accidents", "deaths", "serious_injuries")
AGAINST = ("上期", "去年同期")


def periods_before(snapshot: Snapshot, scope: Scope) -> dict[str, Scope]:
    """上期 and 去年同期 as far as the ledger tells of them, by name."""
    found = dict(zip(AGAINST, (scope.previous(), scope.last_year()), strict=True))
    return {name: each for name, each in found.items() if from_known_days(snapshot, each)}


def compared(asked: Asked, names: Sequence[str], scope: Scope, periods: dict[str, Scope]) -> list[str]:
    """One sentence a period that the ledger reaches: 与上期（2025年2月）相比，…; one that it does not reach is said."""
    said = []
    for name, then in periods.items():
        moves = "；".join(moved(asked, each, scope, then) for each in names)
        said.append(f"与{name}（{period_words(then.since, then.until)}）相比，{moves}。")
    unknown = [name for name in AGAINST if name not in periods]
    return said + ([f"{'和'.join(unknown)}没有完整台账，不作比较。"] if unknown else [])


def moved(asked: Asked, name: str, scope: Scope, then: Scope) -> str:
    """排查隐患数增加12.5%（40项→45项）, 超期未整改2项→1项, 到期整改率上升2.3个百分点（75.5%→77.8%）."""
    ask = INDICATORS[name]
    now, before = asked.one(name, scope), asked.one(name, then)
    if ask.is_rate and is_small(now, before):
        return f"{ask.label}{pair_words(before)}→{pair_words(now)}"
    change = progress.change(name, before, now)
    unit = "" if ask.is_rate else ask.unit
    if change == "持平":
        return f"{ask.label}持平（{now.text}{unit}）"
    if "→" in change or not change:
        return f"{ask.label}{change}" if change else f"{ask.label}{before.text}→{now.text}"
    return f"{ask.label}{change}（{before.text}{unit}→{now.text}{unit}）"


def is_small(now: Figure, before: Figure) -> bool:
    """Whether a rate rests on so few that percentage points would say nothing."""
    return min(now.denominator or 0, before.denominator or 0) < SMALL_BASE


def pair_words(figure: Figure) -> str:
    """75.0%（3/4）; / where there is no denominator."""
    return (
        f"{figure.text}（{pair_text(figure.numerator, figure.denominator)}）" if figure.denominator else "“/”"
    )


def accident_words(asked: Asked, scope: Scope, periods: dict[str, Scope]) -> list[str]:
    """The accidents with those of 上期 and 去年同期, always in counts, and what stands beside them; nothing where
    the scope's filters mean nothing for accidents."""
    if scope.levels or scope.sources or scope.types or scope.reporting_places:
        return []
    now = {name: figures[0] for name, figures in asked.several(ACCIDENTS, scope).items()}
    kind = PRODUCTION[scope.production]
    text = f"期间没有登记{kind}"
    if now["accidents"].numerator:
        hurt = f"死亡{now['deaths'].text}人、重伤{now['serious_injuries'].text}人"
        text = f"期间登记{kind}{now['accidents'].text}起，{hurt}"
    text += "".join(f"，{word}{asked.one('accidents', each).text}起" for word, each in periods.items())
    notes = asked.notes("accidents", scope)
    return [f"{text}。{'；'.join(notes)}。" if notes else f"{text}。"]
