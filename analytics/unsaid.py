"""Where the line of 'not said' (未分行业, 未分村 …) stands in a breakdown."""

from analytics.figures import Figure
from analytics.registers import NO_LEADER, NO_PLACE, NO_SECTOR, NO_SOURCE, NO_TYPE, NO_UNIT

UNSAID = (NO_PLACE, NO_UNIT, NO_SECTOR, NO_TYPE, NO_LEADER, NO_SOURCE)
LARGE = 10  # one part in so many of the whole


def unsaid_first(several: dict[str, list[Figure]]) -> dict[str, list[Figure]]:
    """The same breakdowns, a line of 'not said' moved to the front where it is a tenth or more of any count:
    what nobody has assigned is not to be missed at the end.
    """
    keys = [line.key for line in next(iter(several.values()))]
    large = [at for at, key in enumerate(keys) if key in UNSAID and _is_large(several, at)]
    order = large + [at for at in range(len(keys)) if at not in large]
    return {name: [lines[at] for at in order] for name, lines in several.items()}


def _is_large(several: dict[str, list[Figure]], at: int) -> bool:
    for lines in several.values():
        whole = sum(line.numerator for line in lines)
        if whole > 0 and lines[at].numerator * LARGE >= whole:
            return True
    return False
