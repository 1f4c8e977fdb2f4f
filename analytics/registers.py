"""The registers a snapshot was built with: places, sectors, leaders and words, in official order."""

from datetime import date

from analytics.store import Snapshot

LEVELS = ("一般", "重大")
SOURCES = ("企业自查", "村级巡查", "镇级检查", "部门检查", "上级检查", "群众举报", "上级交办", "未注明")
ROLES = ("分管", "包村")
VILLAGE_KINDS = ("村", "社区")

NO_PLACE = "未分村"
NO_SECTOR = "未分行业"
NO_SOURCE = "未注明"
NO_UNIT = "未注明单位"
NO_TYPE = "未归类"
NO_LEADER = "未明确"
WHOLE_TOWN = "全镇"


def places(snapshot: Snapshot, kind: str | None = None) -> list[dict]:
    """One dict a registered place, villages and communities first, each kind in official order."""
    rows = _kept(
        snapshot,
        "places",
        "select * from place",
        _place_order,
    )
    return [row for row in rows if kind is None or row["kind"] == kind]


def _place_order(row: dict) -> tuple:
    rank = 0 if row["kind"] in VILLAGE_KINDS else 1 + (row["kind"] == "企业")
    return rank, row["sort_no"] is None, row["sort_no"] or 0, row["code"] or "", row["name"]


def is_valid(row: dict, since: date, until: date) -> bool:
    """Whether a registered place existed on some day of the period."""
    begun = row["valid_from"] is None or row["valid_from"] <= until
    return begun and (row["valid_to"] is None or row["valid_to"] >= since)


def villages(snapshot: Snapshot, since: date, until: date) -> list[dict]:
    """The villages and communities that existed on some day of the period."""
    return [p for p in places(snapshot) if p["kind"] in VILLAGE_KINDS and is_valid(p, since, until)]


def place_kinds(snapshot: Snapshot) -> dict[str, str]:
    """place_id to kind."""
    return {row["place_id"]: row["kind"] for row in places(snapshot)}


def sectors(snapshot: Snapshot) -> list[dict]:
    """One dict a registered sector, in official order."""
    return _kept(
        snapshot, "sectors", "select name, lead_unit, sort_no, national_row, gbt4754 from sector", _sort_no
    )


def _sort_no(row: dict) -> tuple:
    return row["sort_no"] is None, row["sort_no"] or 0


def leaders(snapshot: Snapshot, role: str, on: date) -> list[str]:
    """The leaders of a role with a line that is valid on the day, in the register's order."""
    return list(dict.fromkeys(line["leader"] for line in _valid_lines(snapshot, role, on)))


def villages_led(snapshot: Snapshot, leader: str, on: date) -> tuple[str, ...]:
    """The villages that a 包村 leader answers for as a whole on the day."""
    lines = _valid_lines(snapshot, "包村", on)
    mine = [
        line["place"] for line in lines if line["leader"] == leader and line["place"] and not line["sector"]
    ]
    return tuple(dict.fromkeys(mine))


def _valid_lines(snapshot: Snapshot, role: str, on: date) -> list[dict]:
    lines = _kept(
        snapshot, "leaders", "select leader, title, role, sector, place, since, until from leader", None
    )
    return [
        line
        for line in lines
        if _role(line) == role
        and (line["since"] is None or line["since"] <= on)
        and (line["until"] is None or line["until"] >= on)
    ]


def _role(line: dict) -> str:
    """A line without a role speaks of a sector (分管) or, naming only a place, of a village (包村)."""
    return line["role"] or ("包村" if line["place"] and not line["sector"] else "分管")


def aliases(snapshot: Snapshot, field: str) -> list[tuple[str, str]]:
    """(another spelling of a 'place' or 'sector', the official name) for each that the register declares.

    Empty for a snapshot from before spellings were published.
    """
    if "alias" not in {row["name"] for row in _kept(snapshot, "tables", _TABLES, None)}:
        return []
    rows = _kept(snapshot, "aliases", "select field, spelling, name from alias", None)
    return [(row["spelling"], row["name"]) for row in rows if row["field"] == field]


def target_lines(snapshot: Snapshot) -> list[dict]:
    """One dict a target, in the register's order; empty place, sector, level is the whole town."""
    return _kept(snapshot, "targets", "select * from target", None)


def calendar_lines(snapshot: Snapshot) -> list[dict]:
    """One dict a line of the calendar: name, since, until, kind."""
    return _kept(snapshot, "calendar", "select name, since, until, kind from calendar", None)


_TABLES = "select table_name as name from information_schema.tables"
_WORDS = {
    "sector": "select distinct sector as word from hazard union select distinct sector from accident",
    "hazard_type": "select distinct hazard_type as word from hazard",
    "category": "select distinct category as word from accident",
    "item": "select distinct item as word from accident_summary where kind = 'category'",
}


def words_of(snapshot: Snapshot, column: str) -> list[str]:
    """The values that rows hold in a column, sorted."""
    return sorted(row["word"] for row in _kept(snapshot, column, _WORDS[column], None) if row["word"])


def _kept(snapshot: Snapshot, name: str, sql: str, order) -> list[dict]:
    """A register is read once: a snapshot never changes."""
    kept = snapshot.__dict__.setdefault("registers", {})
    if name not in kept:
        rows = snapshot.query(sql)
        kept[name] = sorted(rows, key=order) if order else rows
    return kept[name]
