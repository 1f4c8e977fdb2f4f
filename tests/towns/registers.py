"""Places and sectors of an invented town, with the spellings its people use."""


def places(
    town: str, prefix: str, villages: list[str], communities: list[str], offices: list[str]
) -> list[tuple]:
    """code, name, kind, parent, sort_no, aliases; aliases are the usual short and long forms."""
    rows = []
    for n, name in enumerate(communities, 1):
        short = name.removesuffix("社区")
        rows.append(
            (f"{prefix}{n:03}", name, "社区", town, n, f"{name}居委会；{name}居民委员会；{short}社区居委会")
        )
    for n, name in enumerate(villages, 1):
        short = name.removesuffix("村")
        names = f"{short}；{name}委会；{name}村民委员会；{short}村民委员会"
        rows.append((f"{prefix}{200 + n}", name, "村", town, len(communities) + n, names))
    for n, name in enumerate(offices, 1):
        rows.append(("", name, "部门", town, 50 + n, name.removeprefix("镇")))
    return rows


def sectors(*lines: str) -> list[tuple]:
    """name, aliases, sort_no, national_row from 'name|aliases|national row'."""
    rows = []
    for n, line in enumerate(lines, 1):
        name, aliases, national = (line.split("|") + ["", ""])[:3]
        rows.append((name, aliases, n, national))
    return rows
