"""What is found in the sample town: visits to real-looking places, and how each finding was put right."""

import re
from datetime import date
from functools import cache
from math import exp
from random import Random

from tests.sample_town.hazard import AT_ONCE, Hazard, days_later
from tests.sample_town.town import LAST_DAY, MONTHS, SEED, SENDERS, TEMPO, Unit, last_of_month
from tests.sample_town.words import table

BEFORE = (
    date(2023, 9, 1),
    date(2023, 10, 1),
    date(2023, 11, 1),
    date(2023, 12, 1),
)  # what is still open is told of
MOST_A_MONTH = 9
SURNAMES = "张王李赵刘陈杨黄周吴徐孙马朱胡郭何高林罗郑梁谢宋唐"
PUBLIC = ("路段", "山路", "林区", "河道", "水库", "地灾点", "台区")  # nobody's enterprise
BY_DEPARTMENT = {"中心学校": "学校", "市场监管所": "特种设备"}
HOLIDAYS = {1: 0.4, 2: 0.0, 7: 0.15, 8: 0.5}  # schools
SEASONS = {
    "烟花爆竹": {1: 2.5, 2: 2.0, 11: 0.6, 12: 1.8},
    "森林草原防火": {1: 0.5, 2: 1.2, 3: 2.2, 4: 2.2, 10: 1.2, 11: 1.2, 12: 0.6},
    "防汛抗旱": {5: 1.6, 6: 2.2, 7: 2.2, 8: 1.8, 9: 0.8},
    "水利": {3: 0.6, 4: 0.8, 5: 1.2, 6: 1.6, 7: 1.6, 8: 1.2, 9: 0.6},
    "地质灾害": {3: 0.8, 5: 0.6, 6: 1.0, 7: 1.6, 8: 1.6, 9: 1.6, 10: 0.8},
    "农机": {3: 1.5, 4: 1.6, 5: 0.6, 6: 1.4, 9: 1.2, 10: 1.4},
    "文旅": {4: 1.4, 5: 1.8, 7: 1.2, 8: 1.2, 9: 1.2, 10: 1.4},
}
WEIGHTS = {
    "消防": 4.0,
    "道路交通": 2.2,
    "城镇燃气": 1.8,
    "工贸": 2.0,
    "建筑施工": 2.2,
    "自建房": 1.6,
    "文旅": 1.5,
    "电力": 0.8,
}
FLARE = (date(2025, 6, 1), date(2025, 7, 1), date(2025, 8, 1))  # 城镇燃气
SOURCES = {
    "村级巡查": 45,
    "企业自查": 20,
    "镇级检查": 19,
    "部门检查": 8,
    "上级检查": 4,
    "群众举报": 3,
    "上级交办": 1,
}


def all_found() -> list[Hazard]:
    """Every general hazard that a sender's own people write down, in the order of the finding."""
    seen: set[tuple] = set()
    hazards = [hazard for unit in SENDERS for hazard in _found_by(unit, seen)]
    return sorted(hazards, key=lambda h: h.found_on)


def _found_by(unit: Unit, seen: set[tuple]) -> list[Hazard]:
    rng = Random(f"{SEED} {unit.name}")
    found = []
    for month in BEFORE + MONTHS:
        of_month: list[Hazard] = []
        for _ in range(_poisson(rng, unit.visits * _busyness(unit, month))):
            of_month += _visit(rng, unit, month, seen)
        found += of_month[:MOST_A_MONTH]
    return [h for h in found if not (h.rectified_on and h.rectified_on < MONTHS[0])]


def _busyness(unit: Unit, month: date) -> float:
    if unit.name == "中心学校":
        return HOLIDAYS.get(month.month, 1.0)
    flare = 1.4 if month in FLARE and "城镇燃气" in _chances(unit.name) else 1.0
    return TEMPO[month.month] * flare


def _poisson(rng: Random, mean: float) -> int:
    number, product = 0, rng.random()
    while product > exp(-mean):
        number, product = number + 1, product * rng.random()
    return number


@cache
def _chances(unit: str) -> dict[str, list[tuple[dict, list[dict]]]]:
    """sector -> (object, its possible findings) for every object that a unit looks after."""
    chances: dict[str, list[tuple[dict, list[dict]]]] = {}
    for thing in (row for row in table("objects") if row["unit"] == unit):
        fitting: dict[str, list[dict]] = {}
        for row in table("findings"):
            if thing["kind"] in row["kinds"].split("；") and _is_theirs(unit, row["sector"]):
                fitting.setdefault(row["sector"], []).append(row)
        for sector, rows in fitting.items():
            chances.setdefault(sector, []).append((thing, rows))
    return chances


def _is_theirs(unit: str, sector: str) -> bool:
    if unit in BY_DEPARTMENT:
        return BY_DEPARTMENT[unit] == sector
    return sector not in BY_DEPARTMENT.values()


def _visit(rng: Random, unit: Unit, month: date, seen: set[tuple]) -> list[Hazard]:
    chances = _chances(unit.name)
    weights = [_weight(sector, month) for sector in chances]
    if not any(weights):
        return []
    sector = rng.choices(list(chances), weights)[0]
    thing, rows = rng.choice(chances[sector])
    day = date(month.year, month.month, rng.randint(2, last_of_month(month).day))
    source = _source(rng, unit, month)
    if source == "企业自查" and thing["kind"] in PUBLIC:
        source = "村级巡查"
    hazards = []
    for row in rng.sample(rows, min(len(rows), rng.choices((1, 2, 3), (50, 35, 15))[0])):
        words = re.sub(r"\{([^}]*)\}", lambda found: rng.choice(found[1].split("|")), row["description"])
        key = (thing["place"], thing["name"], words, day)
        if key not in seen:
            seen.add(key)
            hazard = Hazard(unit.name, thing["place"], sector, thing["name"], words, source, day, day)
            hazard.measures = row["measures"]
            hazard.person = f"{SURNAMES[sum(map(ord, thing['name'])) % len(SURNAMES)]}某"
            _set_days(rng, hazard, unit, row["pace"])
            hazards.append(hazard)
    return hazards


def _weight(sector: str, month: date) -> float:
    weight = WEIGHTS.get(sector, 1.0)
    if sector in SEASONS:
        weight *= SEASONS[sector].get(month.month, 0.0 if sector == "烟花爆竹" else 0.15)
    return weight * (7 if sector == "城镇燃气" and month in FLARE else 1)


def _source(rng: Random, unit: Unit, month: date) -> str:
    shares = dict(SOURCES)
    shares["企业自查"] += round(
        20 * _years_gone(month) / 2.5
    )  # enterprises look for themselves more and more
    if unit.name in BY_DEPARTMENT:
        shares |= {"村级巡查": 0, "部门检查": 60}
    return rng.choices(list(shares), list(shares.values()))[0]


def _years_gone(day: date) -> float:
    return (day - BEFORE[0]).days / 365


def _set_days(rng: Random, hazard: Hazard, unit: Unit, pace: str) -> None:
    """The due day, and the day on which it was really put right (None: not by the end)."""
    days = 0 if pace == "当场" else int(pace)
    if days == 0:
        hazard.due_words = rng.choice(AT_ONCE)
    elif rng.random() < 0.03:
        hazard.due_words, hazard.due_on = rng.choice(("长期", "")), None
    else:
        hazard.due_on = days_later(hazard.found_on, days)
    patience = max(1.0, 3.6 - 0.9 * _years_gone(hazard.found_on))  # things get better over the years
    is_late = rng.random() < (1 - unit.on_time) * patience * (0.6 if days == 0 else 1.2)
    if hazard.due_on is None:
        done = days_later(hazard.found_on, rng.randint(5, 40))
    elif is_late:
        wait = int(unit.slack * rng.random() ** 1.1) + 1
        wait = wait * 3 if rng.random() < 0.2 else wait
        done = days_later(hazard.due_on, wait if days else min(wait, 15))
    else:
        done = days_later(hazard.found_on, max(rng.randint(0, days), rng.randint(0, days)))
    hazard.rectified_on = done if done <= LAST_DAY else None
