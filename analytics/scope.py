"""What a question is about: the period, the day it is asked as of, and which hazards or accidents count."""

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

from analytics import nearest
from analytics.nearest import BadScope
from analytics.registers import ROLES
from analytics.store import Snapshot
from analytics.wording import full_day_text, period_text

__all__ = ["PRODUCTION", "BadScope", "Scope"]

PRODUCTION = {"yes": "生产安全事故", "no": "非生产安全事故", "unknown": "性质待定事故", "all": "全部事故"}
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Scope:
    """Period [since, until], day as_of (t), and filters; an empty filter lets everything through.

    `until` is never after `as_of`. `allowed_places` is who may see what: None sees all, () sees nothing.
    """

    since: date
    until: date
    as_of: date
    places: tuple[str, ...] = ()
    reporting_places: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    leaders: tuple[str, ...] = ()
    role: str = "分管"
    production: str = "yes"
    allowed_places: tuple[str, ...] | None = None

    @classmethod
    def of(cls, snapshot: Snapshot, since=None, until=None, as_of=None, **rest) -> "Scope":
        """A checked scope; days as dates or ISO text, filters as a word or several. Raises BadScope.

        Unless given: until the latest reporting day, since 1 January of the year in which the period
        ends, as_of = until. An as_of before until ends the period there.
        """
        end = nearest.day_written(until, "截止日期") if until else snapshot.latest
        t = nearest.day_written(as_of, "截至日期") if as_of else end
        start = nearest.day_written(since, "起始日期") if since else date(min(end, t).year, 1, 1)
        if start > end:
            raise BadScope(f"起始日期{start}晚于截止日期{end}，请对调或改正")
        return cls(since=start, until=min(end, t), as_of=t, **_checked(snapshot, t, rest))

    def with_(self, **changes) -> "Scope":
        """The same scope with some parts changed; the period still ends on or before as_of."""
        changed = replace(self, **changes)
        return replace(changed, until=min(changed.until, changed.as_of))

    def of_accidents(self) -> "Scope":
        """The same scope without the level and source that accidents do not have."""
        return replace(self, levels=(), sources=())

    def text(self) -> str:
        """One line for under a title: "2025年1月1日—3月31日 · 截至3月31日 · 全镇 · 全部行业"."""
        return " · ".join([self.period_text(), self.as_of_text(), *self.filter_texts()])

    def period_text(self) -> str:
        """The period in words; a period that ends before it starts has only its end."""
        return period_text(self.since, max(self.since, self.until))

    def as_of_text(self) -> str:
        """ "截至3月31日", with the year where it is not the period's."""
        day = full_day_text(self.as_of)
        return f"截至{day.split('年')[1] if self.as_of.year == self.until.year else day}"

    def filter_texts(self) -> list[str]:
        """The filters in words; place and sector are always said."""
        texts = ["、".join(self.places) or "全镇", "、".join(self.sectors) or "全部行业"]
        if self.reporting_places:
            texts.append(f"填报单位：{'、'.join(self.reporting_places)}")
        texts += [f"{level}隐患" for level in self.levels]
        texts += ["、".join(words) for words in (self.sources, self.types) if words]
        if self.leaders:
            texts.append(f"{self.role}领导：{'、'.join(self.leaders)}")
        return texts + ([PRODUCTION[self.production]] if self.production != "yes" else [])

    def previous(self, snapshot: Snapshot | None = None) -> "Scope":
        """The period just before of the same kind: as many whole months, else as many days."""
        lag = self.as_of - self.until
        since, until = _before(self.since, self.until)
        return replace(self, since=since, until=until, as_of=until + lag)

    def last_year(self) -> "Scope":
        """The same period of the year before (同期)."""
        days = {name: _a_year_earlier(getattr(self, name)) for name in ("since", "until", "as_of")}
        return replace(self, **days)

    def a_week_earlier(self) -> "Scope":
        """The same period as it stood seven days before: what a card of the weekly meeting compares with."""
        t = self.as_of - 7 * DAY
        return replace(self, as_of=t, until=min(self.until, t))


def _checked(snapshot: Snapshot, t: date, rest: dict) -> dict:
    """The filters with every word known; unknown argument names are a programming error."""
    role = nearest.known("分工", rest.pop("role", None) or "分管", ROLES)
    production = nearest.known("事故口径", rest.pop("production", None) or "yes", PRODUCTION)
    allowed = rest.pop("allowed_places", None)
    checks = {
        "places": lambda word: nearest.place_named(snapshot, word),
        "reporting_places": lambda word: nearest.place_named(snapshot, word, "填报单位"),
        "sectors": lambda word: nearest.sector_named(snapshot, word),
        "levels": nearest.level_named,
        "sources": nearest.source_named,
        "types": lambda word: nearest.type_named(snapshot, word),
        "leaders": lambda word: nearest.leader_named(snapshot, word, role, t),
    }
    found = {}
    for name, words in rest.items():
        found[name] = tuple(dict.fromkeys(checks[name](word) for word in _several(words)))
    allowed = None if allowed is None else tuple(allowed)
    return {**found, "role": role, "production": production, "allowed_places": allowed}


def _several(words) -> tuple[str, ...]:
    return (words,) if isinstance(words, str) else tuple(words or ())


def _before(since: date, until: date) -> tuple[date, date]:
    if since.day == 1 and (until + DAY).day == 1 and until >= since:
        months = (until.year - since.year) * 12 + until.month - since.month + 1
        first = since.year * 12 + since.month - 1 - months
        return date(first // 12, first % 12 + 1, 1), since - DAY
    return since - max(until - since + DAY, DAY), since - DAY


def _a_year_earlier(day: date) -> date:
    """A month's last day stays a month's last day."""
    year = day.year - 1
    last = monthrange(year, day.month)[1]
    return date(year, day.month, last if (day + DAY).day == 1 else min(day.day, last))
