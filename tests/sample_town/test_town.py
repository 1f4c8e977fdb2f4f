"""What the sample town must be to be believed: its numbers, its variety, and the same bytes on every run."""

import io
import zipfile
from collections import Counter
from datetime import date

import pytest

from tests.sample_town.__main__ import TOWN_FOLDER
from tests.sample_town.accidents import ACCIDENTS
from tests.sample_town.hazard import Hazard
from tests.sample_town.made import Made, make_town
from tests.sample_town.reports import Ledger, line
from tests.sample_town.town import LAST_DAY, MONTHS, VILLAGES, last_of_month
from tests.sample_town.truth import Known, reckon
from tests.sample_town.words import table

MOST_BYTES = 3_000_000


@pytest.fixture(scope="module")
def made() -> Made:
    return make_town()


def content(data: bytes) -> object:
    """What a file says: of a zip its parts, since packing may differ from one machine to another."""
    if data[:2] != b"PK":
        return data
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        return {name: parts.read(name) for name in parts.namelist()}


def historic(known: list[Known], on: date) -> int:
    return sum(k.level == "重大" and k.found_on <= date(2023, 12, 31) and not k.is_closed(on) for k in known)


def test_the_committed_files_are_what_the_generator_writes(made):
    there = {file.relative_to(TOWN_FOLDER).as_posix(): file for file in TOWN_FOLDER.glob("*/*")}
    assert (
        {name for name in there if name.startswith(("incoming/", "reference/"))}
        <= set(made.files)
        <= set(there)
    )
    assert not [name for name in made.files if content(there[name].read_bytes()) != content(made.files[name])]


def test_it_is_small_and_no_two_returns_are_the_same_bytes(made):
    returns = [data for name, data in made.files.items() if name.startswith("incoming/")]
    assert sum(map(len, made.files.values())) <= MOST_BYTES
    assert len(set(returns)) == len(returns)


def test_every_return_has_the_day_it_was_received(made):
    lines = made.files["journal/received.csv"].decode().splitlines()[1:]
    names = {name.removeprefix("incoming/") for name in made.files if name.startswith("incoming/")}
    assert Counter(text.split(",")[0] for text in lines) == Counter(names)


def test_the_historic_stock_is_not_cleared_in_time_but_is_cleared(made):
    known = list(made.known.values())
    ends = [historic(known, last_of_month(month)) for month in MONTHS]
    assert ends == sorted(ends, reverse=True)
    assert historic(known, date(2024, 12, 31)) > 0 == historic(known, date(2025, 9, 30))


def test_major_hazards_are_few_and_accidents_fewer(made):
    years = Counter(k.found_on.year for k in made.known.values() if k.level == "重大")
    assert max(years.values()) <= 10
    assert len(ACCIDENTS) <= 3
    assert all(a.dead < 3 and a.badly_hurt < 10 and a.loss_wan < 1000 for a in ACCIDENTS)


def test_a_month_has_no_more_than_fifteen_finds_and_some_have_none(made):
    months = Counter((k.place, k.found_on.year, k.found_on.month) for k in made.known.values())
    assert max(months.values()) <= 15
    assert len(months) < len(VILLAGES) * len(MONTHS)


def test_gas_flares_in_the_summer_of_2025(made):
    found = Counter(
        (k.found_on.year, 6 <= k.found_on.month <= 8) for k in made.known.values() if k.sector == "城镇燃气"
    )
    assert found[2025, True] > 3 * found[2024, True]


def test_some_villages_are_at_a_hundred_and_one_lags(made):
    due = [
        k
        for k in made.known.values()
        if k.found_on.year == 2025 and k.due_on and k.due_on <= date(2025, 12, 31)
    ]
    done = Counter(k.place for k in due if k.rectified_on and k.rectified_on <= date(2025, 12, 31))
    of = Counter(k.place for k in due)
    rates = {unit.name: done[unit.name] / of[unit.name] for unit in VILLAGES}
    assert sum(rate == 1 for rate in rates.values()) >= 3
    assert rates["砖窑湾村"] < 0.9


def test_a_ledger_never_tells_of_a_later_day(made):
    for ledger in made.ledgers:
        for one in ledger.lines:
            assert one.rejected or one.hazard.found_on <= ledger.until
            assert one.claim is None or one.claim <= ledger.reporting_on <= max(ledger.reporting_on, LAST_DAY)


def test_no_village_is_short_of_words(made):
    sectors = Counter(row["sector"] for row in table("findings"))
    assert min(sectors.values()) >= 10


def told(unit: str, on: date, hazard: Hazard) -> Ledger:
    return Ledger(unit, on.replace(day=1), on, on, (line(hazard, on),))


def test_a_tick_without_a_day_says_between_which_days():
    hazard = Hazard(
        "石门沟村", "石门沟村", "消防", "甲店", "灭火器过期", "村级巡查", date(2024, 5, 3), date(2024, 5, 10)
    )
    hazard.rectified_on = date(2024, 6, 2)
    known = reckon(
        [told("石门沟村", date(2024, 5, 31), hazard), told("石门沟村", date(2024, 6, 30), hazard)]
    )[hazard]
    assert (known.rectified_from, known.rectified_on) == (date(2024, 6, 1), date(2024, 6, 30))
    assert known.rectified_estimated


def test_a_first_due_day_stays_though_another_is_told_later():
    hazard = Hazard(
        "砖窑湾村", "砖窑湾村", "消防", "甲店", "灭火器过期", "村级巡查", date(2024, 5, 3), date(2024, 5, 10)
    )
    hazard.later_due = (date(2024, 6, 1), date(2024, 7, 10))
    known = reckon(
        [told("砖窑湾村", date(2024, 5, 31), hazard), told("砖窑湾村", date(2024, 6, 30), hazard)]
    )[hazard]
    assert (known.due_on, known.due_changes) == (date(2024, 5, 10), 1)
