"""Registers, settings and decisions as tables for a new snapshot."""

import csv
import json
import re
from datetime import date
from pathlib import Path

from etl import dates
from etl.accepted import Accepted
from etl.problems import NotClean
from etl.reference import Reference, day_or_none
from etl.text import plain

Rows = list[tuple]


def received_days(data: Path) -> dict[str, date]:
    """What the clerk set as the day a return came (journal/received.csv), by workbook name or id; last line wins."""
    path = data / "journal" / "received.csv"
    if not path.exists():
        return {}
    with path.open(encoding="utf-8-sig", newline="") as file:
        lines = csv.DictReader(file)
        return {
            line["workbook"]: day for line in lines if (day := day_or_none(line.get("received_on") or ""))
        }


def workbook_rows(accepted: Accepted, received: dict[str, date]) -> Rows:
    """workbook: one row per accepted workbook."""
    replaced = {
        entry["replaces"]: number for number, entry in accepted.entries.items() if entry.get("replaces")
    }
    return [
        (
            number,
            entry["workbook"],
            entry["status"],
            entry["load_no"],
            date.fromisoformat(entry["loaded_on"]),
            _received(entry, received),
            replaced.get(number),
        )
        for number, entry in accepted.entries.items()
    ]


def _received(entry: dict, received: dict[str, date]) -> date:
    by_hand = received.get(entry["workbook_id"]) or received.get(entry["workbook"])
    return by_hand or date.fromisoformat(entry["loaded_on"])


def sheet_rows(accepted: Accepted, received: dict[str, date]) -> Rows:
    """return_sheet: one row per sheet that holds a return."""
    return [
        (
            number, entry["workbook"], sheet["sheet"], sheet["return"], sheet["status"],
            sheet["reporting_place"], sheet["reporting_place_id"],
            day_or_none(sheet["period_start"]), day_or_none(sheet["period_end"]), day_or_none(sheet["reporting_on"]),
            _received(entry, received), sheet["is_zero_return"],
            sheet["rows"]["read"], sheet["rows"]["loaded"], sheet["rows"]["rejected"], sheet["rows"]["set_aside"],
            entry["load_no"],
        )
        for number, entry in accepted.entries.items()
        for sheet in entry["sheets"]
        if sheet["status"] in ("loaded", "partial")
    ]  # fmt: skip


def problem_rows(accepted: Accepted) -> Rows:
    """problem: one row per problem of an accepted workbook."""
    return [
        (
            number,
            entry["workbook"],
            p["sheet"],
            p["row"],
            p["heading"],
            p["severity"],
            p["code"],
            p["found"],
            p["advice"],
        )
        for number, entry in accepted.entries.items()
        for p in entry["problems"]
    ]


def rejected_rows(accepted: Accepted) -> Rows:
    """in_rejected_row: one row per rejected row."""
    names = (
        "sheet",
        "row_no",
        "reporting_place",
        "reporting_place_id",
        "place",
        "place_id",
        "sector",
        "level",
        "reasons",
    )
    return [
        (number, *(row.get(name) for name in names), json.dumps(row["words"], ensure_ascii=False))
        for number, entry in accepted.entries.items()
        for row in entry["rejected"]
    ]


def number(text: str | None) -> int | None:
    return int(text) if text and text.isdigit() else None


def place_rows(reference: Reference) -> Rows:
    """place: one row per registered place, in official order."""
    return [
        (r.get("code") or r["name"], r.get("code"), r["name"], r.get("kind"), r.get("parent"),
         number(r.get("sort_no")) or i, day_or_none(r.get("valid_from", "")), day_or_none(r.get("valid_to", "")),
         number(r.get("population")), r.get("merged_into") or None)
        for i, r in enumerate(reference.rows["places"], start=1)
    ]  # fmt: skip


def sector_rows(reference: Reference) -> Rows:
    """sector: one row per registered sector, in official order."""
    return [
        (
            r["name"],
            r.get("lead_unit"),
            number(r.get("sort_no")) or i,
            r.get("national_row"),
            r.get("gbt4754"),
        )
        for i, r in enumerate(reference.rows["sectors"], start=1)
    ]


def alias_rows(reference: Reference) -> Rows:
    """alias: one row per known spelling of a place or sector, in plain form."""
    spellings = (("place", reference.places), ("sector", reference.sectors))
    return [(field, spelling, name) for field, known in spellings for spelling, name in known.items()]


def official(reference: Reference, written: str) -> tuple[str | None, str | None]:
    """Official name and id of a place as a register writes it; an unregistered one keeps its words."""
    name = reference.places.get(plain(written or ""), written or None)
    return name, reference.place_id.get(name, name)


def leader_rows(reference: Reference) -> Rows:
    """leader: one row per line of leaders.csv."""
    return [
        (r.get("leader"), r.get("title"), r.get("role") or ("包村" if r.get("place") else "分管"),
         reference.sectors.get(plain(r.get("sector") or "")) or r.get("sector") or None,
         *official(reference, r.get("place", "")),
         day_or_none(r.get("since", "")), day_or_none(r.get("until", "")))
        for r in reference.rows["leaders"]
    ]  # fmt: skip


def target_rows(reference: Reference) -> Rows:
    """target: one row per line of targets.csv."""
    return [
        (r["indicator"], *official(reference, r.get("place", "")), r.get("sector") or None, r.get("level") or None,
         day_or_none(r.get("since", "")), day_or_none(r.get("until", "")), r.get("value") or None, r.get("basis"))
        for r in reference.rows["targets"]
    ]  # fmt: skip


def calendar_rows(reference: Reference) -> Rows:
    """calendar: one row per line of calendar.csv."""
    return [
        (r.get("name"), day_or_none(r.get("since", "")), day_or_none(r.get("until", "")), r.get("kind"))
        for r in reference.rows["calendar"]
    ]


def setting_rows(reference: Reference) -> Rows:
    """setting: one row per setting, tables dotted, values as JSON."""
    found: Rows = []

    def walk(prefix: str, values: dict) -> None:
        for name, value in values.items():
            if isinstance(value, dict):
                walk(f"{prefix}{name}.", value)
            else:
                found.append((prefix + name, json.dumps(value, ensure_ascii=False, default=str)))

    walk("", reference.settings)
    return found


def keywords(reference: Reference) -> list[tuple[str, list[str]]]:
    """Each hazard type with its keywords, in the order of types.csv, which decides; types without any are left out."""
    found = [(r["type"], re.split("[;；、]", r.get("keywords", ""))) for r in reference.rows["types"]]
    found = [(name, [word.strip() for word in words if word.strip()]) for name, words in found]
    return [(name, words) for name, words in found if words]


def same_rows(reference: Reference) -> Rows:
    """same: one row per settled pair."""
    return [(r["hazard_id"], r["same_as"]) for r in reference.rows["same"] if r.get("same_as")]


def correction_rows(reference: Reference) -> Rows:
    """correction: withdrawals and extensions; cell corrections have already been applied in reading."""
    return [
        (r.get("workbook"), r.get("sheet", ""), number(r.get("row")), r["column"], _due_day(r), r.get("reason", ""),
         day_or_none(r.get("on", "")))
        for r in reference.rows["corrections"]
        if r.get("column") in ("撤销", "整改期限")
    ]  # fmt: skip


def _due_day(line: dict) -> date | None:
    on = day_or_none(line.get("on", "")) or date.today()
    try:
        return dates.due(line.get("value") or "", on, on).on if line["column"] == "整改期限" else None
    except NotClean:
        return None
