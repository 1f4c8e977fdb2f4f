"""The invented town with the snapshot of the meeting a week before: number 6 under number 7."""

import random
from datetime import date
from pathlib import Path

from tests.by_hand import day, make_snapshot
from tests.pages.town import SECTORS, accidents, make_town, one_hazard, places, submissions, targets

A_WEEK_AGO = date(2025, 3, 24)
LONG = "厂房二层东侧疏散楼梯间堆放包装纸箱及废旧木托盘，占用疏散宽度约三分之二，且楼梯间防火门常开、闭门器损坏，应急照明灯不亮，需清理并修复"
CALENDAR = [
    {"name": f"节点{n:02d}", "since": f"2025-04-{n:02d}", "until": f"2025-04-{n:02d}", "kind": "重点时段"}
    for n in range(1, 22)
]


def make_two_weeks(data: Path) -> Path:
    """Write both snapshots, the later one current; returns the folder."""
    dice = random.Random(20250331)
    hazards = [one_hazard(dice, no) | {"hazard_id": f"h{no}"} for no in range(1, 421)]
    open_ones = [row for row in hazards if row["level"] == "一般" and not row.get("rectified_on")]
    withdrawn, reopened, copied, late = open_ones[:4]
    for row in open_ones[4:]:
        row["description"] = LONG
    withdrawn["withdrawn_on"] = date(2025, 3, 27)
    before = [known(row) for row in hazards if day(row["found_on"]) <= A_WEEK_AGO and row is not late]
    for row in before:
        if row["hazard_id"] == reopened["hazard_id"]:
            row |= {"rectified_on": date(2025, 3, 1), "closed_on": date(2025, 3, 1)}
    before.append(known(copied) | {"hazard_id": "replaced"})
    tables = {"place": places(), "sector": [{"name": name, "sort_no": i} for i, name in enumerate(SECTORS)],
              "accident": accidents(), "target": targets(), "submission": submissions(),
              "setting": [{"name": "ledger_since", "value": "2023-10-01"}]}  # fmt: skip
    make_snapshot(data, A_WEEK_AGO.isoformat(), 6, A_WEEK_AGO.isoformat(), hazard=before, **tables)
    return make_town(data, hazard=hazards, calendar=CALENDAR)


def known(row: dict) -> dict:
    """A hazard as it stood a week ago."""
    later = [
        name
        for name in ("rectified_on", "accepted_on", "closed_on")
        if row.get(name) and row[name] > A_WEEK_AGO
    ]
    return row | {"withdrawn_on": None} | dict.fromkeys(later)
