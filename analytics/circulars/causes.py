"""The rows because of which a figure of one snapshot differs from the same figure of an earlier one."""

from dataclasses import dataclass
from datetime import date

from analytics.indicator import Indicator
from analytics.indicators import INDICATORS
from analytics.registers import NO_PLACE
from analytics.rows import places_of, with_ids
from analytics.scope import Scope
from analytics.store import Snapshot
from analytics.wording import full_day_text

LATE, GONE, CORRECTED = "补报", "台账中已没有", "更正"
_STATES = {  # the day of a hazard that is newly known by t, or no longer: what either is called
    "withdrawn_on": ("撤销", "撤销收回"),
    "rectified_on": ("补报整改", "改回未整改"),
    "accepted_on": ("补报销号", "改回未销号"),
}
_COMPARED = {
    "place": "属地",
    "sector": "行业领域",
    "level": "等级",
    "source": "来源",
    "found_on": "发现日期",
    "due_on": "整改期限",
    "rectified_on": "整改日期",
    "accepted_on": "销号日期",
    "withdrawn_on": "撤销日期",
    "status": "状态",
    "occurred_at": "发生时间",
    "category": "事故类别",
    "deaths": "死亡",
    "serious_injuries": "重伤",
    "grade": "事故等级",
    "is_production": "是否生产安全事故",
}


@dataclass(frozen=True)
class Cause:
    """One hazard or accident that counts otherwise: `row` as it stands now, or as it stood where it is no more; what
    became of it (`kind`) and in words (`why`). `denominator` and `numerator`: what it adds to each, +1, 0 or −1."""

    kind: str
    place: str
    place_then: str
    row: dict
    why: str
    denominator: int
    numerator: int

    @property
    def id(self) -> str:
        """What the row is known by."""
        return self.row.get("hazard_id") or self.row["accident_id"]

    @property
    def find(self) -> str:
        """What the ledger is searched for to find it: its number, else its words."""
        names = ("hazard_no", "accident_no", "description", "summary", "entity")
        return next((self.row[name] for name in names if self.row.get(name)), "")

    def is_of(self, place: str) -> bool:
        """Whether it touches a place's figure; '' is the whole scope, which a move within it does not touch."""
        if place:
            return place in (self.place, self.place_then)
        return bool(self.denominator or self.numerator)


def causes(before: Snapshot, snapshot: Snapshot, name: str, scope: Scope) -> list[Cause]:
    """Every row that counts otherwise now than in the earlier snapshot, by place; none for what counts no hazards or
    accidents."""
    ask = INDICATORS[name]
    if ask.table not in ("hazard", "accident"):
        return []
    then, now = (counted(one, ask, scope) for one in (before, snapshot))
    ids = [id for id in dict.fromkeys([*then, *now]) if then.get(id) != now.get(id)]
    rows = with_ids(before, ask.table, ids), with_ids(snapshot, ask.table, ids)
    found = [cause(rows[0].get(id), rows[1].get(id), scope.as_of, (then.get(id), now.get(id))) for id in ids]
    return sorted(found, key=lambda one: (one.place, one.kind))


def counted(snapshot: Snapshot, ask: Indicator, scope: Scope) -> dict[str, tuple[str, bool]]:
    """By id (place, whether the numerator counts it), of every row that the figure counts."""
    numerator = places_of(snapshot, ask.name, scope)
    wider = places_of(snapshot, ask.name, scope, "denominator") if ask.is_rate else {}
    return {id: (place or NO_PLACE, id in numerator) for id, place in (wider | numerator).items()}


def cause(then: dict | None, now: dict | None, t: date, counts: tuple) -> Cause:
    """What became of one row; `counts` is how it counted and counts, None where it does not."""
    was, is_ = counts
    return Cause(
        kind=kind_of(then, now, t),
        place=is_[0] if is_ else was[0],
        place_then=was[0] if was else "",
        row=now or then,
        why=changed_words(then, now),
        denominator=(is_ is not None) - (was is not None),
        numerator=bool(is_ and is_[1]) - bool(was and was[1]),
    )


def kind_of(then: dict | None, now: dict | None, t: date) -> str:
    """What became of a row, in a word: 补报, 补报整改, 改回未整改 …"""
    if then is None:
        return LATE
    if now is None:
        return GONE
    for name, (came, went) in _STATES.items():
        was, is_ = (is_by(row.get(name), t) for row in (then, now))
        if was != is_:
            return came if is_ else went
    return CORRECTED


def is_by(day: date | None, t: date) -> bool:
    """Whether it had happened by t."""
    return day is not None and day <= t


def changed_words(then: dict | None, now: dict | None) -> str:
    """整改日期由空白改为2025年3月9日; of a row that came or went, nothing."""
    if then is None or now is None:
        return ""
    return "，".join(
        f"{words}由{value_words(then.get(name))}改为{value_words(now.get(name))}"
        for name, words in _COMPARED.items()
        if then.get(name) != now.get(name)
    )


def value_words(value) -> str:
    """A cell in words."""
    if value is None or value == "":
        return "空白"
    if isinstance(value, bool):
        return "是" if value else "否"
    return full_day_text(value) if isinstance(value, date) else str(value)


def summed_words(found: tuple[Cause, ...], indicator: str) -> str:
    """西河村补报6项，其中计入分子4项；南塘村改回未整改1项: by place and what became of the rows."""
    ask = INDICATORS[indicator]
    unit = "起" if ask.table == "accident" else "项"
    groups: dict[tuple[str, str], list[Cause]] = {}
    for one in found:
        place = one.place if one.place_then in ("", one.place) else f"{one.place_then}改为{one.place}"
        groups.setdefault((place, one.kind), []).append(one)
    said = []
    for (place, kind), rows in groups.items():
        part = sum(1 for one in rows if one.numerator > 0)
        more = f"，其中计入分子{part}{unit}" if ask.is_rate and kind == LATE and part else ""
        said.append(f"{place}{kind}{len(rows)}{unit}{more}")
    return "；".join(said)
