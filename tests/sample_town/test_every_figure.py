"""Every indicator of hazards by every breakdown over the sample town, against plain Python over its truth."""

import csv
from datetime import date

import pytest

from analytics.figures import several, show
from analytics.indicators import INDICATORS
from analytics.overdue_lists import by_leader
from analytics.registers import villages_led
from analytics.scope import Scope
from analytics.store import ROOT, open_snapshot
from tests.sample_town import by_hand
from tests.sample_town.__main__ import TOWN_FOLDER
from tests.sample_town.accidents import ACCIDENTS
from tests.sample_town.by_hand import AT_PERIOD_END, Asked, counted
from tests.sample_town.made import make_town
from tests.sample_town.truth import Known

NAMES = [*by_hand.FLOWS, *by_hand.LEVELS, *by_hand.RATES, "clear_days"]
SCOPES = {
    "this year": {},
    "last year": {"since": "2025-01-01", "until": "2025-12-31"},
    "a summer as of autumn": {"since": "2025-05-20", "until": "2025-08-10", "as_of": "2025-10-15"},
    "one village": {"since": "2024-01-01", "places": "河滨社区"},
    "fire safety, major": {"since": "2024-01-01", "sectors": "消防", "levels": "重大"},
    "found by villages": {"since": "2024-06-01", "until": "2025-06-30", "sources": "村级巡查"},
}


@pytest.fixture(scope="module")
def hazards() -> list[Known]:
    return list(make_town().known.values())


@pytest.fixture(scope="module")
def snapshot():
    return open_snapshot(TOWN_FOLDER)


def lines_of(name: str, folder=TOWN_FOLDER) -> list[dict]:
    file = folder / "reference" / f"{name}.csv"
    return list(csv.DictReader(file.read_text(encoding="utf-8-sig").splitlines()))


TYPES = [(line["type"], line["keywords"].split("；")) for line in lines_of("types", ROOT / "data")]
LEADERS = lines_of("leaders")


def type_of(k: Known, scope: Scope) -> str:
    return next((name for name, words in TYPES if any(word in k.description for word in words)), "未归类")


def leader_of(k: Known, scope: Scope) -> str:
    column, own = ("sector", k.sector) if scope.role == "分管" else ("place", k.place)
    today = scope.as_of.isoformat()
    names = {
        one["leader"]
        for one in LEADERS
        if one["role"] == scope.role and one[column] == own
        and (one["since"] or "0") <= today <= (one["until"] or "9")
    }  # fmt: skip
    return names.pop() if len(names) == 1 else "未明确"


KEYS = {
    "none": lambda k, scope: None,
    "place": lambda k, scope: k.place,
    "reporting_place": lambda k, scope: k.reporting_place,
    "sector": lambda k, scope: k.sector,
    "level": lambda k, scope: k.level,
    "source": lambda k, scope: k.source,
    "type": type_of,
    "leader": leader_of,
}


def narrowed(hazards: list[Known], scope: Scope) -> list[Known]:
    filters = (
        ("place", scope.places),
        ("sector", scope.sectors),
        ("level", scope.levels),
        ("source", scope.sources),
    )
    return [k for k in hazards if all(not wanted or getattr(k, name) in wanted for name, wanted in filters)]  # fmt: skip


def differences(snapshot, scope: Scope, by: str, wanted: dict) -> list:
    """(indicator, key, what is shown, what it is by hand) wherever they differ, and lines that should stand."""
    found = []
    for name, figures in several(snapshot, NAMES, scope, by).items():
        shown = {figure.key: (figure.numerator, figure.denominator) for figure in figures}
        for key in {**shown, **dict.fromkeys(wanted)}:
            mine, a = wanted.get(key) or ([], asked(scope))
            want = counted(name, mine, a, snapshot.ledger_since)
            if (
                by == "type" and key not in shown
            ):  # no register of types: a line that says nothing is not listed
                if want != counted(name, [], a, snapshot.ledger_since):
                    found.append((name, key, None, want))
            elif shown.get(key) != want:
                found.append((name, key, shown.get(key), want))
    return found


def asked(scope: Scope) -> Asked:
    return Asked(scope.since, scope.until, scope.as_of)


@pytest.mark.parametrize("said", SCOPES.values(), ids=SCOPES)
@pytest.mark.parametrize("by", [*KEYS, "leader of the village"])
def test_every_figure_is_what_it_is_by_hand(snapshot, hazards, said, by):
    role = {"role": "包村"} if by == "leader of the village" else {}
    by = by.split(" ")[0]
    scope = Scope.of(snapshot, **said, **role)
    parts: dict = {}
    for k in narrowed(hazards, scope):
        parts.setdefault(KEYS[by](k, scope), ([], asked(scope)))[0].append(k)
    assert differences(snapshot, scope, by, parts) == []


@pytest.mark.parametrize("said", SCOPES.values(), ids=SCOPES)
@pytest.mark.parametrize("step", ["month", "week"])
def test_every_figure_over_time_is_what_it_is_by_hand(snapshot, hazards, said, step):
    scope = Scope.of(snapshot, **said)
    mine, found = narrowed(hazards, scope), []
    cut = by_hand.buckets(asked(scope), step)
    for name, figures in several(snapshot, [n for n in NAMES if n != "clear_days"], scope, step).items():
        assert [figure.key for figure in figures] == list(cut)
        for figure in figures:
            a = cut[figure.key]
            a = Asked(a.since, a.until, min(a.until, scope.as_of)) if name in AT_PERIOD_END else a
            want = counted(name, mine, a, snapshot.ledger_since)
            if (figure.numerator, figure.denominator) != want:
                found.append((name, figure.key, (figure.numerator, figure.denominator), want))
    assert found == []


def test_no_indicator_of_hazards_is_left_out():
    assert {name for name, ask in INDICATORS.items() if ask.table == "hazard"} == set(NAMES)


def test_the_period_of_this_year_holds_something(snapshot, hazards):
    scope = Scope.of(snapshot)
    assert scope.until == date(2026, 3, 31)
    assert sum(by_hand.within(k.found_on, asked(scope)) for k in hazards) > 50


def test_what_is_overdue_under_a_village_leader_is_what_his_villages_have(snapshot):
    scope = Scope.of(snapshot)
    lines = [one for one in by_leader(snapshot, scope.with_(role="包村")) if one.key != "未明确"]
    assert sum(one.overdue for one in lines) > 10
    for one in lines:
        mine = scope.with_(places=villages_led(snapshot, one.key, scope.as_of))
        assert mine.places and show(snapshot, "overdue", mine)[0].numerator == one.overdue


def accidents_of(scope: Scope, production: str) -> list:
    wanted = {"yes": (True,), "no": (False,), "unknown": (None,), "all": (True, False, None)}[production]
    return [
        one
        for one in ACCIDENTS
        if scope.since <= one.at.date() <= scope.until
        and one.is_production in wanted
        and (not scope.places or one.place in scope.places)
    ]


@pytest.mark.parametrize("production", ["yes", "no", "unknown", "all"])
@pytest.mark.parametrize("said", [{}, {"since": "2024-01-01"}, {"since": "2024-01-01", "places": "红崖子村"}])
@pytest.mark.parametrize("by", ["none", "place", "sector", "type", "month"])
def test_every_figure_of_accidents_is_what_it_is_by_hand(snapshot, said, by, production):
    scope = Scope.of(snapshot, **said, production=production)
    mine = accidents_of(scope, production)
    key = {"none": lambda a: None, "place": lambda a: a.place, "sector": lambda a: a.sector,
           "type": lambda a: a.category, "month": lambda a: f"{a.at:%Y-%m}"}[by]  # fmt: skip
    counted = {
        "accidents": lambda a: 1,
        "deaths": lambda a: a.dead,
        "serious_injuries": lambda a: a.badly_hurt,
        "serious_accidents": lambda a: 0,
    }
    for name, figures in several(snapshot, list(counted), scope, by).items():
        want: dict = {}
        for one in mine:
            want[key(one)] = want.get(key(one), 0) + counted[name](one)
        shown = {figure.key: figure.numerator for figure in figures}
        assert {k: n for k, n in shown.items() if n} == {k: n for k, n in want.items() if n}, name
