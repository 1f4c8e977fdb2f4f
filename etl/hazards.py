"""From a row of a hazard ledger or register to one report of a hazard, by the rules of design section 6."""

import json
from datetime import timedelta

from etl import cells, dates
from etl.cleaning import Record, RowCells, iso
from etl.closing import closing
from etl.context import Context
from etl.reference import VILLAGES, Reference
from etl.text import plain, shown

DUE_TOO_FAR = timedelta(days=90)
FOUND_LONG_AGO = timedelta(days=180)


TEXTS = (
    "entity",
    "location",
    "responsible_unit",
    "leader",
    "responsible_person",
    "measures",
    "remark",
)
WHERE = ("place", "unit", "sector", "level", "source", "supervised", "funds_wan")
DAYS = ("found_on", "handed_on", "due_on")
KEPT = ("goal", "plan", "supervisor", "document_no")
AS_WRITTEN = (*TEXTS, *KEPT)
CLOSING = (
    "status",
    "tick_done",
    "tick_open",
    "tick_doing",
    "closed_said",
    "rectified_on",
    "accepted_on",
    "recheck",
)


def hazard_report(row: RowCells, context: Context, reference: Reference) -> dict:
    """One row of table hazard_report; read row.problems for whether it is rejected."""
    remembered = row.remembered
    where, sector_words = remembered("where", WHERE, lambda: _where_and_what(row, context, reference))
    level = where["level"]
    days = remembered("days", DAYS, lambda: _days(row, level, context, reference), level)
    found = days["found_on"]
    so_far = {"found_on": found, "level": level}
    closed = remembered("closing", CLOSING, lambda: closing(row, so_far, context, reference), found, level)
    texts, entity_words, kept = remembered("texts", AS_WRITTEN, lambda: _texts(row))
    description = row.text("description")
    words = plain(description or "")
    if not words:  # '。' says no more than a blank
        row.report("error", "blank", "description", "空白", "没有写隐患描述，请补写发现了什么问题")
    extras = (row.extras() if row.header.kept else {}) | sector_words | kept
    return Record(
        (where, days, closed, texts),
        description=description,
        hazard_no=row.text("hazard_no"),
        row_identity=f"row|{where['place_id'] or ''}|{entity_words}|{words}|{found or ''}",
        extras=json.dumps(extras, ensure_ascii=False) if extras else None,
    )


def _texts(row: RowCells) -> tuple[dict, str, dict]:
    """The columns kept as they are written, the entity as compared, and the columns that become extras."""
    texts = row.texts(TEXTS)
    kept = {name: text for name, text in row.texts(KEPT).items() if text}
    return texts, plain(texts["entity"] or ""), kept


def _where_and_what(row: RowCells, context: Context, reference: Reference) -> tuple[dict, dict]:
    """The fields that hang on no other, and the sector's own words where they are unknown."""
    record = _unit(row, context, reference)
    record["place"] = _place(row, record["reporting_place"], context, reference)
    record["place_id"] = reference.place_id.get(record["place"])
    record["sector"], words = _sector(row, reference)
    record["level"] = _level(row, context, reference)
    record["source"] = row.clean("source", cells.source, reference, severity="warning")
    record["supervised"] = row.clean("supervised", cells.yes_no, severity="warning")
    record["funds_wan"] = row.clean("funds_wan", cells.money, row.money_unit("funds_wan"), severity="warning")
    return record, words


def _place(row: RowCells, unit: str | None, context: Context, reference: Reference) -> str | None:
    """The row's own village, else the unit when it is one, else the village in title or file name (section 6)."""
    if row.raw("place") is not None:
        return row.clean("place", cells.place, reference)
    return unit if reference.place_kind.get(unit) in VILLAGES else context.village


def _unit(row: RowCells, context: Context, reference: Reference) -> dict:
    written = row.text("unit")
    name = (reference.unit_named(written) or written) if written else context.unit
    if written and name not in reference.place_id:
        advice = "填报单位不在名录（places.csv）中；行照样收下，请在数据上报“不认识的叫法”里确认"
        row.report("warning", "unknown_unit", "unit", written, advice)
    return {"reporting_place": name, "reporting_place_id": reference.place_id.get(name, name)}


def _sector(row: RowCells, reference: Reference) -> tuple[str | None, dict[str, str]]:
    """Unknown sector: 其他, the word kept."""
    if row.raw("sector") is None:
        return None, {}
    found = row.clean("sector", cells.sector, reference, severity="warning")
    return (found, {}) if found else ("其他", {"行业原词": row.text("sector")})


def _level(row: RowCells, context: Context, reference: Reference) -> str | None:
    """None when the form does not say: it counts as 一般 unless another report says otherwise."""
    if row.raw("level") is not None:
        return row.clean("level", cells.level, reference)
    if context.is_major:
        return "重大"
    if row.has("level"):
        row.report("warning", "blank_level", "level", "空白", "隐患等级没有填，按一般隐患计")
    return None


def _found(row: RowCells, context: Context) -> dict:
    """found_on, estimated where the form has no such column: the day handed over, else left to the first report."""
    limit = context.reporting_on
    if not row.has("found_on"):
        handed = row.clean(
            "handed_on", lambda v: dates.day_before(dates.written_day(v), limit), severity="warning"
        )
        return {"found_on": handed, "found_estimated": True}
    if row.raw("found_on") is None:
        row.report("error", "blank", "found_on", "空白", "没有写排查日期，请补写哪一天发现的")
        return {"found_on": None, "found_estimated": False}
    day = row.clean("found_on", lambda v: dates.day_before(dates.written_day(v), limit))
    if day and day > limit:
        advice = f"排查日期晚于填报日期（{iso(limit)}），请核对年月日"
        row.report("error", "order", "found_on", shown(row.raw("found_on")), advice)
    elif day and limit - day > FOUND_LONG_AGO and _has_no_year(row.raw("found_on")):
        row.report(
            "warning", "year", "found_on", shown(row.raw("found_on")), f"没有写年份，按{iso(day)}计，请核对"
        )
    return {"found_on": day, "found_estimated": False}


def _days(row: RowCells, level: str | None, context: Context, reference: Reference) -> dict:
    """When it was found and when it is due."""
    found = _found(row, context)
    return found | _due(row, found | {"level": level}, context, reference)


def _has_no_year(value: object) -> bool:
    try:
        return dates.written_day(value).year == 0
    except dates.NotClean:
        return False


def _due(row: RowCells, record: dict, context: Context, reference: Reference) -> dict:
    """due_on by due words; words that name no day stay in due_text and never reject the row."""
    value = row.raw("due_on")
    if value is None:
        return {"due_on": None, "due_text": None, "due_at_once": False}
    open_words = frozenset(reference.words("due"))
    try:
        due = dates.due(value, record["found_on"], context.reporting_on, open_words)
    except dates.NotClean:
        due = dates.Due(None, shown(value), is_known=False)
    found, limit = record["found_on"], due.on
    if limit is None and not due.is_known:
        row.report(
            "warning", "due", "due_on", due.text, "整改期限看不出是哪一天，按无期限计，请写成 2025-03-15"
        )
    elif limit and found and limit < found:
        row.report(
            "warning", "due_before_found", "due_on", due.text, f"整改期限早于排查日期（{iso(found)}），请核对"
        )
    elif limit and found and limit - found > DUE_TOO_FAR and record["level"] != "重大":
        row.report("warning", "due_far", "due_on", due.text, "一般隐患的整改期限超过90天，请核对")
    return {"due_on": limit, "due_text": due.text, "due_at_once": due.at_once}
