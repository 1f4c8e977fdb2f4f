"""Columns and types of the cleaned rows that are kept as Parquet beside each accepted workbook."""

from operator import itemgetter

import pyarrow as pa

LINEAGE = [
    ("workbook_id", pa.string()),
    ("return_name", pa.string()),
    ("sheet", pa.string()),
    ("sheet_no", pa.int32()),
    ("row_no", pa.int32()),
    ("period_start", pa.date32()),
    ("period_end", pa.date32()),
    ("reporting_on", pa.date32()),
    ("reporting_place", pa.string()),
    ("reporting_place_id", pa.string()),
    ("identity_key", pa.string()),
    ("extras", pa.string()),
]


def _strings(names: str) -> list:
    return [(name, pa.string()) for name in names.split()]


def _counts(names: str) -> list:
    return [(name, pa.int32()) for name in names.split()]


Table = pa.Table

SCHEMAS: dict[str, pa.Schema] = {
    "hazard_report": pa.schema(
        LINEAGE
        + _strings(
            "place place_id hazard_no responsible_unit sector entity location description level source"
        )
        + [("found_on", pa.date32()), ("found_estimated", pa.bool_()), ("due_on", pa.date32())]
        + [("due_text", pa.string()), ("due_at_once", pa.bool_()), ("status", pa.string())]
        + [("rectified_on", pa.date32()), ("accepted_on", pa.date32()), ("recheck_failed", pa.bool_())]
        + _strings("leader responsible_person measures remark hazard_id_said")
        + [("supervised", pa.bool_()), ("funds_wan", pa.decimal128(14, 2))]
    ),
    "accident_report": pa.schema(
        LINEAGE
        + _strings(
            "place place_id accident_no sector entity location category category_standard stage summary remark"
        )
        + [("occurred_at", pa.timestamp("us")), ("reported_at", pa.timestamp("us"))]
        + _counts("deaths missing serious_injuries poisoned minor_injuries")
        + [("direct_loss_wan", pa.decimal128(14, 2)), ("is_production", pa.bool_())]
    ),
    "hazard_summary": pa.schema(
        LINEAGE
        + _strings("accumulation item sector")
        + [("is_part", pa.bool_())]
        + _counts("units_due units_checked general_found general_rectified major_found major_accepted")
    ),
    "accident_summary": pa.schema(
        LINEAGE
        + _strings("accumulation kind item")
        + [("is_part", pa.bool_())]
        + _counts("accidents deaths injured")
    ),
}


def arrow_table(table: str, records: list[dict], common: dict, **columns: list) -> pa.Table:
    """Records as an Arrow table of the declared schema; common holds for all, columns are given whole.

    There is at least one record, and all have the same names. Names outside the schema are dropped, missing ones
    are null. Parts that records share are turned into columns once and then repeated.
    """
    known = columns | _of_parts(SCHEMAS[table], records)
    arrays = []
    for field in SCHEMAS[table]:
        if field.name in known:
            column = known[field.name]
            arrays.append(column if isinstance(column, pa.Array) else pa.array(column, type=field.type))
        elif field.name in records[0]:
            arrays.append(pa.array(map(itemgetter(field.name), records), type=field.type))
        else:
            arrays.append(pa.repeat(pa.scalar(common.get(field.name), type=field.type), len(records)))
    return pa.table(arrays, schema=SCHEMAS[table])


def _of_parts(schema: pa.Schema, records: list[dict]) -> dict[str, pa.Array]:
    """The columns of the parts of Records, by name; none for records without parts."""
    arrays = {}
    for parts in zip(*[getattr(record, "parts", ()) for record in records], strict=True):
        each = list(map(id, parts))
        different = dict(zip(each, parts, strict=True))
        at = {key: place for place, key in enumerate(different)}
        places = pa.array(map(at.__getitem__, each), type=pa.int32())
        for name in set(parts[0]).intersection(schema.names):
            said = pa.array([part[name] for part in different.values()], type=schema.field(name).type)
            arrays[name] = said.take(places)
    return arrays


def joined(parts: list[Table]) -> Table:
    """Tables of one schema, one below the other."""
    return pa.concat_tables(parts)


def warm_up() -> None:
    """Let Arrow import what it imports with its first column, so that nobody waits for it later."""
    pa.array([0]).take(pa.array([0]))


def release() -> None:
    """Give memory that no table holds any more back to the system."""
    pa.default_memory_pool().release_unused()
