"""The shipped registers: every word means one thing, every day is a day, every setting has its explanation."""

import csv
import tomllib
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from tests.sample_town.words import table

SHIPPED = Path(__file__).resolve().parents[2] / "data" / "reference"
EMPTY = ("places", "leaders", "targets", "expected", "corrections", "same", "words")


def lines(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader((SHIPPED / f"{name}.csv").read_text(encoding="utf-8").splitlines()))


def test_a_spelling_belongs_to_one_sector():
    spellings = Counter(
        w for row in lines("sectors") for w in {row["name"], *filter(None, row["aliases"].split("；"))}
    )
    assert [word for word, times in spellings.items() if times > 1] == []


def test_the_sample_uses_shipped_sectors_only():
    assert {row["sector"] for row in table("findings")} <= {row["name"] for row in lines("sectors")}


def test_a_keyword_stands_under_one_type():
    words = Counter(word for row in lines("types") for word in row["keywords"].split("；"))
    assert [word for word, times in words.items() if times > 1] == []


def test_the_calendar_runs_forward_and_no_workday_is_a_holiday():
    spans = [
        (date.fromisoformat(r["since"]), date.fromisoformat(r["until"]), r["kind"]) for r in lines("calendar")
    ]
    assert all(since <= until for since, until, _ in spans)
    off, on = ([s for s in spans if s[2] == kind] for kind in ("节假日", "调休上班"))
    assert not [(a, b) for a in off for b in on if a[0] <= b[1] and b[0] <= a[1]]
    assert all(since.weekday() >= 5 and until.weekday() >= 5 for since, until, _ in on)


@pytest.mark.parametrize("name", EMPTY)
def test_what_only_a_town_can_know_ships_empty(name):
    assert len((SHIPPED / f"{name}.csv").read_text(encoding="utf-8").splitlines()) == 1


def test_every_setting_is_explained():
    text = (SHIPPED / "settings.toml").read_text(encoding="utf-8").splitlines()
    bare = [n for n, line in enumerate(text) if " = " in line and not line.startswith("#")]
    grouped = text.index("[ranking_weights]")
    assert [text[n] for n in bare if n < grouped and not text[n - 1].startswith("#")] == []


def test_the_weights_of_the_composite_ranking_sum_to_a_hundred():
    settings = tomllib.loads((SHIPPED / "settings.toml").read_text(encoding="utf-8"))
    assert sum(settings["ranking_weights"].values()) == 100
