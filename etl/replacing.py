"""What a workbook that takes another's place changes: which rows went, changed and came."""

from etl.accepted import Accepted

COMPARED = {
    "hazard_report": ("place", "sector", "entity", "description", "level", "found_on", "due_on", "rectified_on",
                      "accepted_on", "status"),
    "accident_report": ("place", "occurred_at", "entity", "category", "deaths", "serious_injuries", "minor_injuries",
                        "direct_loss_wan", "is_production"),
}  # fmt: skip


def differences(accepted: Accepted, old: str, new: str) -> dict:
    """Rows of the old workbook that went, rows in both that changed, rows that came; each named by its first words."""
    found: dict = {"workbook": accepted.entries[old]["workbook"], "gone": [], "changed": [], "came": []}
    for table, fields in COMPARED.items():
        before, after = _rows(accepted, old, table), _rows(accepted, new, table)
        found["gone"] += [_name(before[key]) for key in before.keys() - after.keys()]
        found["came"] += [_name(after[key]) for key in after.keys() - before.keys()]
        found["changed"] += [
            _name(after[key]) | {"fields": changed}
            for key in before.keys() & after.keys()
            if (changed := [name for name in fields if before[key][name] != after[key][name]])
        ]
    for kind in ("gone", "changed", "came"):
        found[kind].sort(key=lambda row: (row["sheet"], row["row"]))
    return found


def _rows(accepted: Accepted, number: str, table: str) -> dict[tuple, dict]:
    rows: dict[tuple, dict] = {}
    for row in accepted.rows(number, table):
        occurrence = 1
        while (row["identity_key"], occurrence) in rows:
            occurrence += 1
        rows[row["identity_key"], occurrence] = row
    return rows


def _name(row: dict) -> dict:
    words = row.get("description") or row.get("category") or ""
    return {"sheet": row["sheet"], "row": row["row_no"], "entity": row["entity"], "words": words}
