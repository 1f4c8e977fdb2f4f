"""Every figure a 风险提示 prints: what rose in the period, what the same season held last year, which days come."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from analytics.circulars.asked import Asked
from analytics.circulars.change_words import periods_before
from analytics.circulars.grounds import Grounds, grounds, kept_of
from analytics.circulars.line import NotIssued
from analytics.deadlines import NOT_DUE
from analytics.figures import from_known_days
from analytics.registers import NO_SECTOR, NO_TYPE, sectors
from analytics.scope import Scope
from analytics.store import Snapshot

DAY = timedelta(days=1)
UNSAID = (NO_SECTOR, NO_TYPE, "其他")  # what no notice can speak of by name


@dataclass(frozen=True)
class Rise:
    """One sector or type: found in the period, in 上期 and in 去年同期, None where the ledger does not reach."""

    kind: str
    name: str
    now: int
    last: int | None
    year: int | None

    @property
    def is_risen(self) -> bool:
        """More than in the period before, and of something that has a name."""
        return self.last is not None and self.now > self.last and self.name not in UNSAID


@dataclass(frozen=True, kw_only=True)
class RiskFacts(Grounds):
    """`periods`: 上期 and 去年同期 as far as known; `ahead`: the next period of the same kind; `season`: the same
    days of last year, None before the ledger; `days`: what calendar.csv holds of `ahead`."""

    asked: Asked
    periods: dict[str, Scope]
    ahead: tuple[date, date]
    season: Scope | None
    rises: list[Rise]
    days: list[dict]
    leads: dict[str, str]


def gather(snapshot: Snapshot, scope: Scope, indicator: str | None = None) -> RiskFacts:
    """Ask for everything the notice says. Raises NotIssued where no period before can be compared with."""
    periods, asked = periods_before(snapshot, scope), Asked(snapshot)
    if "上期" not in periods:
        raise NotIssued(
            f"上期（{scope.previous().period_text()}）没有完整台账，看不出哪些在上升，不能写风险提示，请改选时段"
        )
    since, until = next_period(scope.since, scope.until)
    season = scope.with_(as_of=until, since=since, until=until).last_year()
    return RiskFacts(
        **grounds(snapshot, scope),
        asked=asked,
        periods=periods,
        ahead=(since, until),
        season=season if from_known_days(snapshot, season) and season.until <= scope.as_of else None,
        rises=rises(asked, scope, periods),
        days=calendar_days(snapshot, since, until),
        leads={line["name"]: line["lead_unit"] or "" for line in sectors(snapshot)},
    )


def next_period(since: date, until: date) -> tuple[date, date]:
    """The period just after of the same kind: as many whole months, else as many days."""
    start = until + DAY
    if since.day == 1 and start.day == 1:
        months = (until.year - since.year) * 12 + until.month - since.month
        last = start.year * 12 + start.month - 1 + months
        year, month = last // 12, last % 12 + 1
        return start, date(year, month, monthrange(year, month)[1])
    return start, start + (until - since)


def rises(asked: Asked, scope: Scope, periods: dict[str, Scope]) -> list[Rise]:
    """Every sector and type found in any of the periods, the largest rise first."""
    found = []
    for by, kind in (("sector", "行业领域"), ("type", "隐患类型")):
        now = dict(asked.parts("hazards_found", scope, by))
        before = {name: dict(asked.parts("hazards_found", each, by)) for name, each in periods.items()}
        names = dict.fromkeys([*now, *(key for counts in before.values() for key in counts)])
        for name in names:
            last, year = (
                before[each].get(name, 0) if each in before else None for each in ("上期", "去年同期")
            )
            if any((now.get(name), last, year)):
                found.append(Rise(kind, name, now.get(name, 0), last, year))
    return sorted(found, key=lambda rise: (rise.kind != "行业领域", (rise.last or 0) - rise.now))


def calendar_days(snapshot: Snapshot, since: date, until: date) -> list[dict]:
    """Holidays and key periods of calendar.csv that meet the days, in their order; days worked in turn apart."""
    return snapshot.query(
        """select name, since, coalesce(until, since) as until, kind from calendar
        where coalesce(until, since) >= $since and since <= $until and coalesce(kind, '') <> $not_due
        order by since, name""",
        {"since": since, "until": until, "not_due": NOT_DUE},
    )


def frozen(facts: RiskFacts, lines: list) -> dict:
    """Everything the notice printed, for figures.json."""
    printed = {"hazards_found": facts.asked.one("hazards_found", facts.scope)}
    days = [[line["name"], line["since"], line["until"], line["kind"]] for line in facts.days]
    return kept_of(facts, printed, lines) | {"asked": facts.asked.kept(), "tables": {"calendar": days}}
