"""The stretches of days that aggregate returns speak of: cumulative ones differenced, none counted twice."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from analytics.scope import Scope
from analytics.store import Snapshot
from analytics.wording import period_text

DAY = timedelta(days=1)
COUNTED = {
    "hazard_summary": (
        "units_due",
        "units_checked",
        "general_found",
        "general_rectified",
        "major_found",
        "major_accepted",
    ),
    "accident_summary": ("accidents", "deaths", "injured"),
}


@dataclass(frozen=True)
class Span:
    """What one unit (None: the whole town) returned for the days since…until, a row an item."""

    table: str
    unit: str | None
    unit_name: str
    kind: str
    since: date
    until: date
    is_difference: bool
    rows: tuple[dict, ...]

    @property
    def days(self) -> int:
        """How many days it speaks of."""
        return (self.until - self.since).days + 1


def spans_of(snapshot: Snapshot, table: str, since: date, until: date) -> list[Span]:
    """Every span lying wholly in the period. 其中 rows are within their parent and never come."""
    star = "*" if table == "accident_summary" else "*, '' as kind"
    rows = snapshot.query(
        f"""select {star}, coalesce(accumulation, 'period') as adding from {table}
            where not coalesce(is_part, false) and period_end <= $until and period_end >= $year
            order by period_end, reporting_on, workbook_id, row_no""",
        {"until": until, "year": date(since.year, 1, 1)},
    )
    town = snapshot.settings["town"]
    series: dict[tuple, dict[date, list[dict]]] = {}
    for row in rows:
        if row["reporting_place"] == town:
            row["reporting_place"] = row["reporting_place_id"] = None
        unit = row["reporting_place_id"] or row["reporting_place"]
        year = row["period_end"].year if row["adding"] != "period" else 0
        key = (unit, row["return_name"], row["kind"], row["adding"], row["period_start"], year)
        series.setdefault(key, {}).setdefault(row["period_end"], []).append(row)
    made = [span for key, reports in series.items() for span in _spans(table, key, reports)]
    return [span for span in made if span.since >= since and span.until <= until]


def _spans(table: str, key: tuple, reports: dict[date, list[dict]]) -> list[Span]:
    """A plain series as it stands; a cumulative one as the differences of its neighbours."""
    unit, _, kind, adding, start, _ = key
    latest = {end: _latest(rows) for end, rows in reports.items()}
    name = next(iter(reports.values()))[0]["reporting_place"] or ""
    if adding == "period":
        return [
            Span(table, unit, name, kind, start, end, False, tuple(items.values()))
            for end, items in latest.items()
        ]
    spans, known = [], {}
    ends = sorted(latest)
    for before, end in pairwise([start - DAY, *ends]):
        items = latest[end]
        rows = tuple(_less(row, known.get(item), COUNTED[table]) for item, row in items.items())
        spans.append(Span(table, unit, name, kind, before + DAY, end, True, rows))
        known |= items
    return spans


def _latest(rows: list[dict]) -> dict[str, dict]:
    """One row an item: of two workbooks for one period the later; twice in one sheet is added up."""
    items: dict[str, dict] = {}
    for row in rows:
        old = items.get(row["item"])
        same_sheet = old and (old["workbook_id"], old["sheet"]) == (row["workbook_id"], row["sheet"])
        items[row["item"]] = _plus(old, row) if same_sheet else row
    return items


def _plus(one: dict, other: dict) -> dict:
    columns = COUNTED["accident_summary" if "accidents" in one else "hazard_summary"]
    return one | {c: (one[c] or 0) + (other[c] or 0) for c in columns}


def _less(row: dict, earlier: dict | None, columns: tuple[str, ...]) -> dict:
    if earlier is None:
        return row
    return row | {c: None if row[c] is None else row[c] - (earlier[c] or 0) for c in columns}


def choose(
    within: list[Span], taken: list[Span], kinds: list[str], scope: Scope
) -> tuple[list[Span], list[str]]:
    """The shortest spans of one unit that leave no day twice, and warnings of what overlaps or is missing."""
    kept: list[Span] = []
    over: list[Span] = []
    for span in sorted(within, key=lambda s: (s.days, s.since, kinds.index(s.kind), s.is_difference)):
        clash = [k for k in (*taken, *kept) if k.since <= span.until and span.since <= k.until]
        if not clash:
            kept.append(span)
        elif not all((k.since, k.until) == (span.since, span.until) and k.unit == span.unit for k in clash):
            over.append(span)
    return kept, _warnings(kept, over, taken, scope)


def _warnings(kept: list[Span], over: list[Span], taken: list[Span], scope: Scope) -> list[str]:
    words = []
    periods = list(dict.fromkeys((s.since, s.until) for s in over))
    if periods:
        said = "、".join(period_text(*p) for p in periods[:3])
        name = over[0].unit_name or "全镇"
        words.append(f"{name}{said}等{len(periods)}份汇总表与已计入的汇总表日期重叠，未重复计入")
    gaps = _gaps(sorted([*taken, *kept], key=lambda s: s.since), scope) if kept else []
    if gaps:
        said = "、".join(period_text(*gap) for gap in gaps[:3])
        words.append(f"{kept[0].unit_name or '全镇'}缺{said}{'等' if len(gaps) > 3 else ''}的汇总表")
    fallen = [
        s for s in kept if s.is_difference and any((r[c] or 0) < 0 for r in s.rows for c in COUNTED[s.table])
    ]
    if fallen:
        said = "、".join(period_text(s.since, s.until) for s in fallen[:3])
        words.append(f"{fallen[0].unit_name or '全镇'}{said}的累计数比上期小，请核对")
    return words


def _gaps(spans: list[Span], scope: Scope) -> list[tuple[date, date]]:
    """Stretches of the period that no span speaks of."""
    gaps, start = [], scope.since
    for span in spans:
        if span.since > start:
            gaps.append((start, span.since - DAY))
        start = max(start, span.until + DAY)
    return gaps + ([(start, scope.until)] if start <= scope.until else [])
