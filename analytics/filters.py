"""The scope's filters as one SQL condition on a table."""

from analytics.leading import led
from analytics.nearest import BadScope
from analytics.registers import NO_LEADER, NO_PLACE, NO_SECTOR
from analytics.scope import Scope

NOT_SAID = "未注明"
_SUBMISSIONS = """
    (select *, place as reporting_place, place_id as reporting_place_id, cast(null as varchar) as workbook_id,
        cast(null as varchar) as sheet,
        cast(null as integer) as row_no
    from submission) owed"""
_PRODUCTION = {
    "yes": "is_production",
    "no": "not is_production",
    "unknown": "is_production is null",
    "all": "1 = 1",
}


def rows_of(table: str, scope: Scope, by: str = "none") -> str:
    """What to select from: the table, with the leader on each row where the question needs it.

    A submission is owed by its place, and has no cell that it comes from.
    """
    if table == "submission":
        return _SUBMISSIONS
    return led(table) if by == "leader" or scope.leaders else table


def condition(table: str, scope: Scope) -> tuple[str, dict]:
    """The filters for a table's rows, with their parameters; BadScope where one has no meaning there."""
    if table == "accident":
        _refuse_for_accidents(scope)
    kept = _Conditions()
    kept.place("place", scope.places)
    kept.place("reporting_place", scope.reporting_places)
    if scope.allowed_places is not None:
        kept.place("place", scope.allowed_places, must=True)
    if table == "submission":
        return "(" + " and ".join(kept.texts or ["1 = 1"]) + ")", kept.params
    kept.words("sector", scope.sectors, blank=NO_SECTOR)
    if table == "hazard":
        kept.words("level", scope.levels)
        kept.words("coalesce(source, '未注明')", scope.sources)
        kept.words("coalesce(hazard_type, '未归类')", scope.types)
    else:
        kept.words("category", scope.types)
        kept.texts.append(_PRODUCTION[scope.production])
    kept.words("led_by", scope.leaders)
    params = kept.params | {"role": scope.role, "led_on": scope.as_of}
    return "(" + " and ".join(kept.texts or ["1 = 1"]) + ")", params


def rejected_condition(scope: Scope, table: str) -> tuple[str, dict]:
    """The filters for rejected rows: a level, sector or leader that is not known lets the row through."""
    kept = _Conditions()
    also = "place is null" if table == "accident" else ""
    kept.unit(scope.places, also=also)
    kept.unit(scope.reporting_places)
    if scope.allowed_places is not None:
        kept.unit(scope.allowed_places, must=True)
    kept.words("sector", (*scope.sectors, NOT_SAID) if scope.sectors else (), blank=NOT_SAID)
    if table == "hazard":
        kept.words("level", (*scope.levels, NOT_SAID) if scope.levels else (), blank=NOT_SAID)
    kept.words("led_by", (*scope.leaders, NO_LEADER) if scope.leaders else ())
    params = kept.params | {"role": scope.role, "led_on": scope.as_of}
    return "(" + " and ".join(kept.texts or ["1 = 1"]) + ")", params


def unit_condition(scope: Scope) -> tuple[str, dict]:
    """The scope's places and reporting places as a condition on a table of units (place, place_id)."""
    kept = _Conditions()
    kept.place("place", scope.places)
    kept.place("place", scope.reporting_places)
    if scope.allowed_places is not None:
        kept.place("place", scope.allowed_places, must=True)
    return "(" + " and ".join(kept.texts or ["1 = 1"]) + ")", kept.params


def _refuse_for_accidents(scope: Scope) -> None:
    for label, words in (("隐患等级", scope.levels), ("隐患来源", scope.sources)):
        if words:
            raise BadScope(f"事故指标不能按{label}（{'、'.join(words)}）筛选，请去掉这个条件")


class _Conditions:
    """Conditions and their named parameters, growing together."""

    def __init__(self):
        self.texts: list[str] = []
        self.params: dict = {}

    def words(self, column: str, words: tuple[str, ...], blank: str = "") -> None:
        """The column is one of the words; `blank` stands for NULL. No word: no condition."""
        if not words:
            return
        either = (
            [f"{column} in ({self._marks([w for w in words if w != blank])})"] if set(words) - {blank} else []
        )
        either += [f"{column} is null"] if blank and blank in words else []
        self.texts.append("(" + " or ".join(either) + ")")

    def place(self, column: str, words: tuple[str, ...], must: bool = False) -> None:
        """The place is one of the names or codes; 未分村 means NULL. `must`: no word lets nothing through."""
        if not words and must:
            self.texts.append("1 = 0")
        if not words:
            return
        named = [w for w in words if w != NO_PLACE]
        marks = self._marks(named)
        either = [f"{column} in ({marks}) or {column}_id in ({marks})"] if named else []
        either += [f"{column} is null"] if NO_PLACE in words else []
        self.texts.append("(" + " or ".join(either) + ")")

    def unit(self, words: tuple[str, ...], must: bool = False, also: str = "") -> None:
        """The reporting unit, or for want of one the place, is one of the names or codes.

        `also`: a condition that lets a row through besides, as does then its own place.
        """
        if not words and must:
            self.texts.append("1 = 0")
        if not words:
            return
        named = [w for w in words if w != NO_PLACE]
        marks = self._marks(named)
        unit = "coalesce(reporting_place, place)"
        either = (
            [f"{unit} in ({marks}) or coalesce(reporting_place_id, place_id) in ({marks})"] if named else []
        )
        either += [f"{unit} is null"] if NO_PLACE in words else []
        if also:
            either += [also, *([f"place in ({marks}) or place_id in ({marks})"] if named else [])]
        self.texts.append("(" + " or ".join(either) + ")")

    def _marks(self, words: list[str]) -> str:
        start = len(self.params)
        named = {f"word_{start + i}": word for i, word in enumerate(words)}
        self.params |= named
        return ", ".join(f"${name}" for name in named)
