"""Addresses inside the app: a page together with the filters it should open with."""

from dataclasses import replace
from datetime import date, timedelta
from urllib.parse import urlencode

from analytics.breakdown import line_scope
from analytics.indicators import INDICATORS
from analytics.periods import choices, month_end
from analytics.scope import PRODUCTION, Scope
from analytics.store import Snapshot
from pages.parts.filters import OWN_DAYS, name_of_period

PARTS = {"numerator": "分子", "denominator": "分母"}


def to_rows(
    snapshot: Snapshot, indicator: str, scope: Scope, part: str = "numerator", older: str = ""
) -> str:
    """台账查询 opened on the rows behind a figure; `older` names the snapshot to open it in where it is not the
    reader's own."""
    which = [("figure", INDICATORS[indicator].label)] + (
        [("part", PARTS[part])] if part != "numerator" else []
    )
    which += [("snapshot", older)] if older else []
    return to_page(snapshot, "rows", scope, which)


def to_original(workbook_id: str, sheet: str, row_no: int | None) -> str:
    """原件 opened on a row of a kept workbook."""
    asked = {"workbook": workbook_id, "sheet": sheet, "row": row_no}
    return f"returns?{urlencode({key: value for key, value in asked.items() if value})}"


def month_of(scope: Scope, key: str, step: str = "month") -> Scope:
    """The scope of one month of the period, '2025-03', or one week; its state as of the scope's own day."""
    return line_scope(scope, step, key)


def whole_month(scope: Scope, key: str) -> Scope:
    """The scope of a month of any year, '2024-06', up to the scope's own day."""
    first = date.fromisoformat(f"{key}-01")
    return scope.with_(since=first, until=month_end(first.year, first.month))


def to_page(snapshot: Snapshot, page: str, scope: Scope, more: list[tuple[str, str]] = ()) -> str:
    """A page opened with this scope; what is a filter's default is left out, as Streamlit itself does."""
    asked = [*more, *period_of(snapshot, scope)]
    asked += [("place", name) for name in scope.places] + [("sector", name) for name in scope.sectors]
    asked += [("nature", PRODUCTION[scope.production])] if scope.production != "yes" else []
    asked += [("unit", name) for name in scope.reporting_places] + [
        ("leader", name) for name in scope.leaders
    ]
    asked += [("type", name) for name in scope.types]
    asked += [("level", name) for name in scope.levels] + [("source", name) for name in scope.sources]
    return f"{page}?{urlencode(asked)}" if asked else page


def period_of(snapshot: Snapshot, scope: Scope) -> list[tuple[str, str]]:
    """The period by its name where it has one, else by its two days; the as-of day where it is not the last."""
    name, default = name_of_period(snapshot, scope), choices(snapshot.ledger_since, snapshot.latest)[0].name
    if name is None:
        asked = [("period", OWN_DAYS), ("days", scope.since.isoformat()), ("days", scope.until.isoformat())]
    else:
        asked = [("period", name)] if name != default else []
    return asked + ([("as_of", scope.as_of.isoformat())] if scope.as_of != scope.until else [])


# The indicator whose rows stand behind a step of the stock's bridge.
STEPS = {"新发现": "hazards_found", "整改销号": "hazards_closed", "期末存量": "stock"}


def step_of_bridge(snapshot: Snapshot, scope: Scope, step: str) -> str | None:
    """The rows behind a step of the bridge; the opening stock is that of the day before the period."""
    if step == "期初存量":
        eve = scope.since - timedelta(days=1)
        return to_rows(snapshot, "stock", replace(scope, since=eve, until=eve, as_of=eve))
    return to_rows(snapshot, STEPS[step], scope) if step in STEPS else None
