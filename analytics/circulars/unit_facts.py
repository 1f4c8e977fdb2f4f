"""What a letter to one village or one leader says, asked for all of them at once."""

from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta

from analytics import figures, registers, returned, rows
from analytics.circulars.answers import Sent, letters, letters_to
from analytics.circulars.call import NO_CALL, Call
from analytics.circulars.grounds import Grounds, grounds, kept_of
from analytics.circulars.line import Line, NotIssued
from analytics.figures import Figure
from analytics.scope import Scope
from analytics.store import Snapshot

UNITS = {"place": "places", "leader": "leaders"}  # breakdown: the scope's filter that narrows to one of it
COUNTED = ("hazards_found", "rectification_rate", "overdue", "stock")
LISTED = 100  # hazards printed one by one; a longer list is for the screen and the follow-up form
BASIS = ("《中华人民共和国安全生产法》",)
MAJOR, SUMMONS_COPY = "重大", "镇纪委监委"


@dataclass(frozen=True, kw_only=True)
class UnitFacts(Grounds):
    """One unit's figures and its overdue hazards, longest overdue first; `scope` is narrowed to the unit.

    `rejected`: its rows sent back and not mended. `named`: the last letter that named some of these hazards, and
    how many of them. `powers` are what the town may do by itself; `basis`, `contact`
    and `phone` are the office's own words; `call` is when and where a person calls the unit in.
    """

    by: str
    unit: str
    unit_id: str
    kind: str
    figures: dict[str, Figure]
    overdue: list[dict]
    rejected: int
    named: tuple[Sent, int] | None
    basis: tuple[str, ...]
    powers: tuple[str, ...]
    contact: str
    phone: str
    summons_copy: str
    call: Call = NO_CALL

    @property
    def is_person(self) -> bool:
        """Whether it is written to a leader: a person has no seal, and has others mend."""
        return self.by == "leader"

    @property
    def major(self) -> int:
        """Of the overdue hazards, the 重大 ones."""
        return sum(row["level"] == MAJOR for row in self.overdue)

    @property
    def longest(self) -> int:
        """Days since the earliest due day."""
        return days_over(self.overdue[0], self.scope.as_of)

    def answer_due_on(self, on: date) -> date:
        """The day by which a letter of that day is to be answered."""
        return on + timedelta(days=self.reply_days)


def days_over(row: dict, t: date) -> int:
    """Days from a hazard's due day to t."""
    return (t - row["due_on"]).days


def gather(snapshot: Snapshot, scope: Scope, indicator: str | None = None) -> UnitFacts:
    """The facts of the one unit that the scope names; a letter is about no indicator.

    Raises NotIssued where it names none or several, or where nothing of the unit is overdue.
    """
    by = "place" if scope.places else "leader"
    named = getattr(scope, UNITS[by])
    if len(named) != 1:
        raise NotIssued("这种文书一份只写给一个村（社区）或一位责任领导，请在筛选中选定一个")
    found = gather_each(snapshot, scope, by)
    if not found:
        raise NotIssued(f"{named[0]}{scope.as_of_text()}没有超期未整改的隐患，没有可以写的")
    return next(iter(found.values()))


def gather_each(snapshot: Snapshot, scope: Scope, by: str) -> dict[str, UnitFacts]:
    """The facts of every unit of the scope with something overdue, official order, in a handful of queries."""
    asked = UNITS[by]
    counted = figures.several(snapshot, COUNTED, scope, by)
    lines = {name: {line.key: line for line in counted[name]} for name in COUNTED}
    listed = overdue_by_unit(snapshot, scope, by)
    rejected = returned.counted(snapshot, scope, by)
    common = grounds(snapshot, scope.with_(**{asked: ()})) | of_the_office(snapshot)
    places = {row["name"]: row for row in registers.places(snapshot)}
    sent, made = letters(snapshot), {}
    for unit in [unit for unit in lines["overdue"] if listed.get(unit)]:
        place = places.get(unit, {})
        unit_id = place.get("place_id") or unit
        made[unit] = UnitFacts(
            **(common | {"scope": replace(scope, **{asked: (unit,)})}),
            by=by,
            unit=unit,
            unit_id=unit_id,
            kind=(place.get("kind") or "") if by == "place" else "",
            figures={name: lines[name][unit] for name in COUNTED},
            overdue=listed[unit],
            rejected=rejected.get(unit_id, 0),
            named=named_before(letters_to(sent, unit, unit_id), listed[unit]),
        )
    return made


def named_before(sent: list[Sent], rows: list[dict]) -> tuple[Sent, int] | None:
    """The last letter that named one of the hazards, and how many of them it or an earlier one named."""
    ids = {row["hazard_id"] for row in rows}
    naming = [one for one in sent if one.hazards & ids]
    return (naming[-1], len(ids & {id for one in naming for id in one.hazards})) if naming else None


def of_the_office(snapshot: Snapshot) -> dict:
    """The office's own words for letters, from its settings."""
    settings = snapshot.settings
    return {
        "basis": tuple(settings.get("letters.basis") or BASIS),
        "powers": tuple(settings.get("letters.powers") or ()),
        "contact": settings.get("letters.contact") or "",
        "phone": settings.get("letters.phone") or "",
        "summons_copy": settings.get("ladder.summons_copy_to", SUMMONS_COPY),
    }


def overdue_by_unit(snapshot: Snapshot, scope: Scope, by: str) -> dict[str, list[dict]]:
    """Unit to its overdue hazards, longest overdue first; hazards without a unit belong to no letter.

    One query for all places, one a leader: a row does not say who answers for it.
    """
    if by == "leader":
        names = scope.leaders or registers.leaders(snapshot, scope.role, scope.as_of)
        return {name: overdue_rows(snapshot, scope.with_(leaders=(name,))) for name in names}
    official = {row["place_id"]: row["name"] for row in registers.places(snapshot)}
    listed: dict[str, list[dict]] = {}
    for row in overdue_rows(snapshot, scope):
        part = row["place_id"] or row["place"]
        if part:
            listed.setdefault(official.get(part, part), []).append(row)
    return listed


def overdue_rows(snapshot: Snapshot, scope: Scope) -> list[dict]:
    """The overdue hazards of the scope, longest overdue first."""
    found = rows.rows_behind(snapshot, "overdue", scope)
    return sorted(found, key=lambda row: (row["due_on"], row["place"] or "", row["hazard_id"]))


def frozen(facts: UnitFacts, lines: list[Line]) -> dict:
    """For figures.json: figures, every overdue hazard, to whom, and the days given for an answer."""
    return kept_of(facts, facts.figures, lines) | {
        "overdue": {"by_place": [], "listed": facts.overdue},
        "notes": [f"其中重大{facts.major}项", f"退回未更正{facts.rejected}项"],
        "to": facts.unit,
        "to_id": facts.unit_id,
        "reply_days": facts.reply_days,
        "call": asdict(facts.call),
    }
