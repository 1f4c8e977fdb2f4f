"""The words a reader may filter by: what the registers hold, then what rows carry besides, then 'not said'."""

from analytics import registers
from analytics.registers import NO_LEADER, NO_PLACE, NO_SECTOR, NO_SOURCE, NO_TYPE
from analytics.scope import Scope
from analytics.store import Snapshot


def places(snapshot: Snapshot) -> list[str]:
    """Registered places in official order, other places that rows name, 未分村."""
    return _with(snapshot, "place", [row["name"] for row in registers.places(snapshot)], NO_PLACE)


def units(snapshot: Snapshot) -> list[str]:
    """Registered places in official order, other units that have reported."""
    return _with(snapshot, "reporting_place", [row["name"] for row in registers.places(snapshot)])


def sectors(snapshot: Snapshot) -> list[str]:
    """Registered sectors in official order, other sectors that rows name, 未分行业."""
    return _with(snapshot, "sector", [row["name"] for row in registers.sectors(snapshot)], NO_SECTOR)


def leaders(snapshot: Snapshot, scope: Scope) -> list[str]:
    """The leaders of the scope's role on its day, 未明确."""
    return [*registers.leaders(snapshot, scope.role, scope.as_of), NO_LEADER]


def types(snapshot: Snapshot) -> list[str]:
    """Accident categories and hazard types that rows carry, 未注明, 未归类."""
    found = [word for column in ("category", "hazard_type") for word in registers.words_of(snapshot, column)]
    return list(dict.fromkeys([*found, NO_SOURCE, NO_TYPE]))


def _with(snapshot: Snapshot, column: str, registered: list[str], *last: str) -> list[str]:
    """The registered words, those only rows carry, and the word for none."""
    rows = snapshot.query(
        f"select {column} as word from hazard union select {column} from accident order by 1"
    )
    return list(dict.fromkeys([*registered, *(row["word"] for row in rows if row["word"]), *last]))
