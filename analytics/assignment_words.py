"""An assignment in words: what to suggest for a figure or a row, the figure then and now, its hazards, its state."""

from dataclasses import dataclass
from datetime import date, timedelta

from analytics import registers
from analytics.assignment_checks import LONGEST, units
from analytics.assignment_state import STATES, Progress, Standing
from analytics.assignments import DONE, scope_for
from analytics.cards import near_day
from analytics.figures import Figure, figure, show
from analytics.indicators import INDICATORS
from analytics.leading import led
from analytics.registers import NO_LEADER, NO_PLACE
from analytics.scope import Scope
from analytics.store import Snapshot
from analytics.wording import MINUS, day_text, full_day_text

DAYS_GIVEN = timedelta(days=7)
MEETING = "例会"  # a line of calendar.csv whose name or kind holds this is a meeting


@dataclass(frozen=True)
class Suggestion:
    """What the form opens with; unit and leader '' where the figure points at no single one."""

    what: str
    unit: str
    leader: str
    due_on: date


def suggestion(snapshot: Snapshot, on: date, indicator: str, scope: Scope, hazard_id: str = "") -> Suggestion:
    """What an assignment from this figure, or from this row of it, would say."""
    row = one_hazard(snapshot, hazard_id, scope) if hazard_id else None
    if row:
        unit = row["place"] or row["reporting_place"] or ""
        what, leader = words_of_row(row, scope), leader_of_row(snapshot, row, scope)
    else:
        asked = scope_for(indicator, scope)
        unit = unit_of(snapshot, scope)
        what = words_of_figure(indicator, asked, figure(snapshot, indicator, asked))
        leader = leader_of(snapshot, indicator, asked)
    return Suggestion(
        what[: LONGEST["事项"]], unit if unit in units(snapshot) else "", leader, next_meeting(snapshot, on)
    )


def one_hazard(snapshot: Snapshot, hazard_id: str, scope: Scope) -> dict | None:
    """A hazard with the 分管 leader of its sector and place as `led_by`."""
    sql = f"select * from {led('hazard')} where hazard_id = $id"
    found = snapshot.query(sql, {"id": hazard_id, "role": "分管", "led_on": scope.as_of})
    return found[0] if found else None


def words_of_row(row: dict, scope: Scope) -> str:
    """东岭村样例超市：灭火器压力不足（一般隐患，3月1日发现，3月10日到期），请整改销号."""
    due = f"{near_day(row['due_on'], scope.as_of)}到期" if row["due_on"] else row["due_text"] or "无期限"
    facts = f"{row['level']}隐患，{near_day(row['found_on'], scope.as_of)}发现，{due}"
    where = f"{row['place'] or NO_PLACE}{row['entity'] or ''}"
    tail = f"（{facts}），请{'整改' if row['level'] == '一般' else '整改并验收销号'}"
    room = LONGEST["事项"] - len(where) - len(tail) - 1
    return f"{where}：{(row['description'] or '')[: max(room, 20)]}{tail}"


def words_of_figure(indicator: str, scope: Scope, found: Figure) -> str:
    """截至2025年3月31日，东岭村到期整改率92.3%（48/52），请督促其余4项整改; 西河村超期未整改12项，请逐项整改."""
    ask = INDICATORS[indicator]
    filters = [text for text in scope.filter_texts() if text not in (registers.WHOLE_TOWN, "全部行业")]
    said = f"{'、'.join(filters) or registers.WHOLE_TOWN}{figure_words(indicator, found)}"
    said = f"截至{full_day_text(scope.as_of)}，{said}"
    if ask.is_rate and found.denominator and found.denominator > found.numerator:
        return f"{said}，请督促其余{found.denominator - found.numerator}项整改"
    if ask.table == "hazard" and ask.better == "low" and found.numerator > 0:
        return f"{said}，请逐项整改"
    return said


def figure_words(indicator: str, found: Figure) -> str:
    """超期未整改12项; 到期整改率92.3%（48/52）; 到期整改率“/”（没有应计入的隐患）."""
    return f"{INDICATORS[indicator].label}{value_words(indicator, found.numerator, found.denominator, found.text)}"


def value_words(indicator: str, numerator: int | None, denominator: int | None, text: str) -> str:
    """A figure alone, with its counts or its unit."""
    if not INDICATORS[indicator].is_rate:
        return f"{text.replace('-', MINUS)}{INDICATORS[indicator].unit}"
    return f"{text}（{numerator}/{denominator}）" if denominator else "“/”（没有应计入的）"


def unit_of(snapshot: Snapshot, scope: Scope) -> str:
    """The one place, reporting place, or lead unit of the one sector asked about; '' where there is none."""
    for words in (scope.places, scope.reporting_places):
        if words:
            return words[0] if len(words) == 1 else ""
    if len(scope.sectors) == 1:
        leads = {row["name"]: row["lead_unit"] for row in registers.sectors(snapshot)}
        return leads.get(scope.sectors[0]) or ""
    return ""


def leader_of(snapshot: Snapshot, indicator: str, scope: Scope) -> str:
    """The one leader in charge of all that the figure counts: by sector (分管), else by village (包村)."""
    if INDICATORS[indicator].table not in ("hazard", "accident"):
        return ""
    for role in registers.ROLES:
        lines = show(snapshot, indicator, scope.with_(role=role), "leader")
        named = [line.key for line in lines if line.numerator or line.denominator]
        if len(named) == 1 and named[0] != NO_LEADER:
            return named[0]
    return ""


def leader_of_row(snapshot: Snapshot, row: dict, scope: Scope) -> str:
    """The 分管 leader of the row, else the 包村 leader of its place, else ''."""
    if row["led_by"] != NO_LEADER:
        return row["led_by"]
    sql = f"select led_by from {led('hazard')} where hazard_id = $id"
    found = snapshot.query(sql, {"id": row["hazard_id"], "role": "包村", "led_on": scope.as_of})
    return found[0]["led_by"] if found[0]["led_by"] != NO_LEADER else ""


def leader_names(snapshot: Snapshot, on: date) -> list[str]:
    """Everyone in the register of leaders on a day, 分管 first."""
    return list(
        dict.fromkeys(name for role in registers.ROLES for name in registers.leaders(snapshot, role, on))
    )


def next_meeting(snapshot: Snapshot, on: date) -> date:
    """The day of the next meeting in calendar.csv, else seven days on."""
    meetings = [
        row["since"]
        for row in snapshot.query("select name, since, kind from calendar")
        if MEETING in f"{row['name']}{row['kind']}" and row["since"] and row["since"] > on
    ]
    return min(meetings, default=on + DAYS_GIVEN)


def then_words(one: Standing) -> str:
    """The figure as it stood, as `show` of the assignment's snapshot prints it; '' for a row alone."""
    kept = one.assignment
    if not kept.task.indicator or kept.task.indicator not in INDICATORS:
        return kept.text
    return value_words(kept.task.indicator, kept.numerator, kept.denominator, kept.text)


def now_words(one: Standing) -> str:
    """The same figure now; '' where it cannot be asked."""
    found = one.now
    return value_words(one.assignment.task.indicator, found.numerator, found.denominator, found.text) if found else ""  # fmt: skip


def change_words(one: Standing) -> str:
    """超期未整改12项→5项, for a row what it is; why not, where it cannot be asked again."""
    task = one.assignment.task
    if task.hazard_id or task.indicator not in INDICATORS:
        return progress_words(one.progress) or then_words(one)
    label = INDICATORS[task.indicator].label
    return f"{label}{then_words(one)}→{now_words(one) or '（无法再算）'}"


def progress_words(found: Progress | None) -> str:
    """当时未闭环12项，已闭环7项，撤销1项，现无此行1项，未闭环3项（消失待确认1项)."""
    if found is None or found.reason:
        return found.reason if found else ""
    if not found.open_then:
        return "当时没有未闭环的隐患"
    if found.open_then == 1:
        return one_row_words(found)
    if found.open == found.open_then and not found.vanished:
        return f"当时未闭环{found.open_then}项，现均未闭环"
    words = (("已闭环", found.closed), ("已撤销", found.withdrawn), ("现查不到", found.lost))
    said = [f"{word}{count}项" for word, count in words if count]
    said.append(f"未闭环{found.open}项" if found.open else "没有未闭环的" if not found.lost else "")
    said.append(f"其中消失待确认{found.vanished}项" if found.vanished else "")
    return f"当时未闭环{found.open_then}项：{'，'.join(filter(None, said))}"


def one_row_words(found: Progress) -> str:
    """A single hazard's state in one word."""
    if found.closed:
        return "该隐患已闭环"
    if found.withdrawn:
        return "该隐患已撤销"
    if found.lost:
        return "该隐患现查不到，请核对是否改名或合并"
    return "该隐患未闭环，消失待确认" if found.vanished else "该隐患未闭环"


def state_words(one: Standing) -> str:
    """超期3天; 已办结（小王，4月20日）; 进行中（已延期，原4月10日）."""
    end = one.assignment.end
    if end:
        note = f"，{end.note}" if end.note else ""
        return f"{one.state_text}（{end.who}，{day_text(end.on.date())}{note}）"
    moved = one.assignment.due_on != one.assignment.task.due_on
    return one.state_text + (f"（已延期，原{day_text(one.assignment.task.due_on)}）" if moved else "")


def hint_words(one: Standing) -> str:
    """What the clerk may now do: 办结 where nothing is open any more, look again where 办结 came too early."""
    found, end = one.progress, one.assignment.end
    if found is None or found.reason or not found.open_then:
        return ""
    left = found.open + found.lost
    if one.is_open:
        return "" if left else "所涉隐患均已闭环或撤销，可以办结"
    return f"办结后仍有{left}项未闭环，建议复查" if end.act == DONE and left else ""


def part_of(indicator: str) -> str:
    """The rows a figure is assigned for: all of a rate's denominator, so that what is left to do is among them."""
    return "denominator" if INDICATORS[indicator].is_rate else "numerator"


def stood_words(one: Standing) -> str:
    """The figure as it stood with its name: 超期未整改12项; for a row, that."""
    task = one.assignment.task
    if task.hazard_id:
        return "1条隐患"
    ask = INDICATORS.get(task.indicator)
    return f"{ask.label if ask else ''}{then_words(one)}"


def source_words(one: Standing) -> str:
    """Until when the figure counts, 统计截至2025年3月31日; empty for a single row, which is no figure."""
    scope = one.assignment.task.scope
    return f"统计截至{full_day_text(scope.as_of)}" if scope else ""


def counts_words(found: list[Standing]) -> str:
    """12件：超期2件、今日到期1件、进行中5件、已办结4件; in this order, without zeros."""
    parts = [(state, sum(one.state == state for one in found)) for state in STATES]
    said = "、".join(f"{state}{count}件" for state, count in parts if count)
    return f"{len(found)}件" + (f"：{said}" if said else "")
