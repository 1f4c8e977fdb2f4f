"""From a row of a 遗留隐患回填单 that came back to one report of the hazard it names; it updates, and never adds."""

from etl import cells, dates
from etl.cleaning import RowCells
from etl.closing import settled
from etl.context import Context
from etl.known import PRINTED, Hazard, Known, mark
from etl.problems import NotClean
from etl.reference import VILLAGES, Reference
from etl.text import narrow, plain, shown

# What the drop-down offers, and what it says of the hazard.
SITUATIONS = {"已整改": "已整改", "整改中": "整改中", "申请延期": "未整改", "不属本村": "未整改"}
ASKS_THE_CLERK = {
    "申请延期": ("extension_asked", "整改期限不变；同意延期的，请在 corrections.csv 登记新的整改期限、理由和批准人"),
    "不属本村": ("not_ours", "隐患照旧计在本村名下；请镇安办核实，确属他村的更正原台账的村（社区）"),
}  # fmt: skip
TELLS_APART = ("entity", "description", "found_on")  # two of them different: the id is another row's
NEW_ONES = "回填单只更新原有的隐患，不能加行；新发现的隐患请填在隐患排查治理台账里报送"
FORM_AGAIN = "请用镇安办最新生成的回填单填写，灰色各列不要改动"


class FollowedRows:
    """The builder of one sheet's rows: it remembers the ids it has met."""

    def __init__(self, known: Known):
        self.known = known
        self.met: dict[str, int] = {}  # hazard id -> row number

    def __call__(self, row: RowCells, context: Context, reference: Reference) -> dict:
        """One row of table hazard_report with nothing but what the village filled in; the rest is left as it was."""
        record = {"reporting_place": context.unit, "reporting_place_id": context.unit_id}
        hazard = self._named(row, context, reference)
        if hazard is None:
            return record | _of_rejected(row, None, context, reference)
        _compare(row, hazard)
        written = _written_id(row)
        record |= {"hazard_id_said": written, "row_identity": f"id|{written}", "hazard_no": None}
        record["remark"] = _remark(row)
        record |= _said(row, hazard, context, reference)
        return record | (_of_rejected(row, hazard, context, reference) if row.is_rejected() else {})

    def _named(self, row: RowCells, context: Context, reference: Reference) -> Hazard | None:
        """The known hazard that the row is about; None with the reason reported."""
        written = _written_id(row)
        if not written:
            return row.report("error", "no_id", "hazard_id_said", "没有隐患识别码", NEW_ONES)
        hazard = self.known.find(written)
        if hazard is None:
            advice = f"这个识别码查不到（抄错、改动过，或这条隐患的原台账已更正），{FORM_AGAIN}"
            return row.report("error", "unknown_id", "hazard_id_said", written, advice)
        unit = context.unit or reference.places.get(plain(row.text("place") or ""))
        if plain(unit or "") != plain(hazard.unit):
            advice = f"这条隐患在“{hazard.unit}”名下，不能由“{unit or '没有写明的单位'}”回填，请核对填报单位或删去这一行"
            return row.report("error", "other_unit", "hazard_id_said", written, advice)
        if written in self.met:
            advice = f"识别码与第{self.met[written]}行重复，一条隐患只能填一行；{NEW_ONES}"
            return row.report("error", "repeated_id", "hazard_id_said", written, advice)
        if not _is_as_sent(row) and len(set(_changed(row, hazard)) & set(TELLS_APART)) > 1:
            advice = f"识别码是“{hazard.description}”那一条的，与本行的内容对不上，{FORM_AGAIN}"
            return row.report("error", "mixed_up", "hazard_id_said", written, advice)
        self.met[written] = row.row_no
        return hazard


def _written_id(row: RowCells) -> str:
    return narrow(row.text("hazard_id_said") or "").lower()


def _is_as_sent(row: RowCells) -> bool:
    """Whether the row's own mark still fits: then nothing was changed, whatever is known of the hazard by now."""
    return row.text("row_mark") == mark(_written_id(row), {name: row.raw(name) for name in PRINTED})


def _changed(row: RowCells, hazard: Hazard) -> dict[str, object]:
    """The printed cells that say something else than what is known, with what is known."""
    return {name: value for name, value in hazard.printed().items() if not _agrees(row.raw(name), value)}


def _agrees(cell: object, value: object) -> bool:
    if plain(shown(cell)) == plain(shown(value)):
        return True
    try:
        return dates.written_day(cell) == dates.written_day(value)
    except NotClean:
        return False


def _compare(row: RowCells, hazard: Hazard) -> None:
    """A printed cell that somebody changed is not taken."""
    if _is_as_sent(row):
        return
    for name, value in _changed(row, hazard).items():
        advice = f"回填单只更新整改情况，这一格的改动没有采用（原为“{shown(value)}”）；原内容有误的，请告知镇安办更正"
        row.report("warning", "changed_cell", name, row.text(name) or "空白", advice)


def _said(row: RowCells, hazard: Hazard, context: Context, reference: Reference) -> dict:
    """status, rectified_on, accepted_on by the rules of the ledgers; a line left blank is still as it was: open."""
    said = row.clean("status", _situation, reference)
    if said is None:
        said = cells.done_word(row.text("rectified_on") or "")
    found = settled(row, {"found_on": hazard.found_on, "level": hazard.level}, context, said)
    is_before_found = hazard.level == "重大" and any(p.code == "order" for p in row.problems)
    if said is None and not (found["rectified_on"] or found["accepted_on"] or is_before_found):
        found["status"] = None  # heard of on this day, nothing new: 整改中 stays 整改中, 待验收 stays 待验收
    return found


def _situation(value: object, reference: Reference) -> str:
    word = plain(shown(value))
    try:
        return SITUATIONS.get(word) or cells.status(value, reference, False)
    except NotClean as error:
        advice = f"情况说明只能选：{'、'.join(SITUATIONS)}；其他的话请写在补充说明里"
        raise NotClean("status", advice) from error


def _remark(row: RowCells) -> str | None:
    """The village's words, with what a clerk has to decide in front; a warning asks the clerk."""
    word, note = plain(row.text("status") or ""), row.text("remark")
    if word not in ASKS_THE_CLERK:
        return note
    words = f"{word}：{note}" if note else word
    code, advice = ASKS_THE_CLERK[word]
    row.report("warning", code, "status", words, advice)
    return words


def _of_rejected(row: RowCells, hazard: Hazard | None, context: Context, reference: Reference) -> dict:
    """Where a rejected row counts: at the unit that sent it; 重大 when the hazard or the row itself says so."""
    place = context.unit if reference.place_kind.get(context.unit) in VILLAGES else context.village
    level = hazard.level if hazard else cells.LEVELS.get(plain(row.text("level") or ""))
    sector = hazard.sector if hazard else None
    return {"place": place, "place_id": reference.place_id.get(place), "level": level, "sector": sector}
