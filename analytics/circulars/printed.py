"""Whether two editions of a circular print the same figures, read from what figures.json keeps of each."""

RANKED = (
    *("key", "numerator", "denominator", "text", "place_no"),
    *("reason", "returned", "overdue", "self_found"),
)
PRINTED = ("figures", "returns", "notes", "tables", "asked", "withdrawn")  # compared as they are kept
LISTED = ("place", "entity", "description", "level", "due_on")


def figures_of(kept: dict) -> dict:
    """What an edition prints, part by part; a part that an older edition did not keep is absent."""
    parts = {name: kept[name] for name in PRINTED if name in kept}
    if "ranking" in kept:
        parts["ranking"] = [[row.get(name) for name in RANKED] for row in kept["ranking"]]
    if "overdue" in kept:
        parts["by_place"] = kept["overdue"]["by_place"]
        parts["listed"] = [[row.get(name) for name in LISTED] for row in kept["overdue"]["listed"]]
    return parts


def is_same_figures(one: dict, other: dict) -> bool:
    """Whether no printed figure differs; 初步 or 正式 is no figure."""
    mine, theirs = figures_of(one), figures_of(other)
    return all(mine[part] == theirs[part] for part in mine.keys() & theirs.keys())


def is_same(one: dict, other: dict) -> bool:
    """Whether nothing printed differs, so that the edition already issued stands."""
    return one["state"] == other["state"] and is_same_figures(one, other)
