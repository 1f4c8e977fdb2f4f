"""From a row of an aggregate return to one row of counts; totals are only compared, never loaded."""

import json
import re

from etl import cells
from etl.cleaning import RowCells
from etl.context import Context
from etl.problems import NotClean
from etl.reference import Reference
from etl.text import narrow, plain, shown

PART = re.compile(r"^(其中[:：、]?|[(（]\d+[)）])")
NUMBERING = re.compile(r"^(其中[:：、]?|[(（]?[\d一二三四五六七八九十]+[)）.、．]+)")
HAZARD_COUNTS = (
    "units_due",
    "units_checked",
    "general_found",
    "general_rectified",
    "major_found",
    "major_accepted",
)
OPEN_COUNTS = ("general_open", "major_open")
KINDS = (
    ("general_found", "general_rectified", "general_open"),
    ("major_found", "major_accepted", "major_open"),
)
ACCIDENT_COUNTS = ("accidents", "deaths", "injured")


def hazard_summary(row: RowCells, context: Context, reference: Reference) -> dict:
    """One row of table hazard_summary: a sector and its counts."""
    item = _item(row, "item")
    record = _common(row, context, reference, item) | _counts(row, HAZARD_COUNTS + OPEN_COUNTS)
    record["sector"] = None
    if item and row.header.columns[row.at["item"]].means == "place":
        row.clean("item", cells.place, reference)
    elif item:
        record["sector"] = _sector(row, item, reference)
    for found, mended, still in KINDS:
        _fill_from_open(row, record, found, mended, still)
        if None not in (record[found], record[mended]) and record[mended] > record[found]:
            advice = f"已整改数大于排查数{record[found]}，请核对"
            row.report("warning", "more_mended", mended, str(record[mended]), advice)
    return record


def _fill_from_open(row: RowCells, record: dict, found: str, mended: str, still: str) -> None:
    """Where a form asks what is still open: mended = found - open, said in a warning; more open than found is not taken."""
    if record[mended] is not None or None in (record[found], record[still]):
        return
    if record[still] > record[found]:
        advice = f"未整改数大于隐患数{record[found]}，已整改数不能推算，请核对"
        row.report("warning", "more_open", still, str(record[still]), advice)
        return
    record[mended] = record[found] - record[still]
    advice = f"表中没有已整改数，按隐患数{record[found]}减未整改数{record[still]}推算为{record[mended]}"
    row.report("warning", "derived", still, str(record[still]), advice)


def accident_summary(row: RowCells, context: Context, reference: Reference) -> dict:
    """One row of table accident_summary: an accident type, village or sector and its counts."""
    name = next((n for n in ("item", "item_place", "item_sector") if row.raw(n) is not None), "item")
    record = _common(row, context, reference, _item(row, name)) | _counts(row, ACCIDENT_COUNTS)
    at = row.at.get(name)
    record["kind"] = row.header.columns[at].means if at is not None else "category"
    return record


def _item(row: RowCells, name: str) -> str | None:
    item = row.text(name)
    if not item:
        row.report("error", "blank", name, "空白", "没有写这一行是哪个项目，请补写")
    return item


def _common(row: RowCells, context: Context, reference: Reference, item: str | None) -> dict:
    extras = row.extras()
    if funds := row.text("funds_wan"):
        extras["funds_wan"] = funds
    return {
        "item": item,
        "is_part": bool(item and PART.match(narrow(item))),
        "reporting_place": context.unit,
        "reporting_place_id": reference.place_id.get(context.unit, context.unit),
        "period_start": context.period.start,
        "period_end": context.period.end,
        "accumulation": context.period.accumulation,
        "extras": json.dumps(extras, ensure_ascii=False) if extras else None,
    }


def _counts(row: RowCells, names: tuple[str, ...]) -> dict[str, int | None]:
    """Each a whole number or unknown; a cell that is no number rejects the row."""
    counts = {}
    for name in names:
        found = row.clean(name, cells.count)
        if found and found.rest:
            row.report(
                "warning", "number_words", name, shown(row.raw(name)), f"按{found.number}计，请只填一个数字"
            )
        counts[name] = found.number if found else None
    return counts


def _sector(row: RowCells, item: str, reference: Reference) -> str | None:
    """The sector an item names, numbering dropped; a village's name is no sector; unknown is 其他 with a warning."""
    word = NUMBERING.sub("", narrow(item))
    national = {
        plain(r["national_row"]): r["name"] for r in reference.rows["sectors"] if r.get("national_row")
    }
    try:
        return cells.sector(word, reference)
    except NotClean as problem:
        if plain(word) in reference.places:
            return None
        if found := national.get(plain(word)):
            return found
        row.report("warning", problem.code, "item", item, problem.advice)
        return "其他"
