"""How the stock went from an earlier snapshot to the present one, hazard by hazard, every step with its rows."""

from dataclasses import dataclass

from analytics import filters
from analytics.indicator import OPEN
from analytics.leading import led
from analytics.nearest import BadScope
from analytics.scope import Scope
from analytics.store import Snapshot, open_snapshot
from analytics.wording import count_text, full_day_text

# What a step is called where its rows are listed, in the order of the bridge.
STEPS = {
    "opening": "上次存量",
    "new": "上次以来新报",
    "closed": "上次以来整改销号",
    "withdrawn": "上次以来撤销",
    "corrected_in": "更正增加",
    "corrected_out": "更正减少",
    "closing": "现存量",
}
OF_THE_EARLIER = ("opening", "corrected_out")

# A hazard was known when the earlier snapshot held it, found by its day, whatever its place or level was then; it is
# known when the present one holds it in the scope, found by t.
_PAIRED = """
    with was as (
        select *, found_on <= $t_then as was_known, {was_in_scope} and {was_open} as was_open from {was_rows}
    ),
    present as (
        select *, {in_scope} and found_on <= $t as is_known, {in_scope} and {open} as is_open,
            coalesce(closed_on <= $t and (withdrawn_on is null or withdrawn_on >= closed_on), false) as is_closed
        from {rows}
    ),
    paired as (
        select coalesce(present.hazard_id, was.hazard_id) as id,
            coalesce(was.was_open, false) as was_open, coalesce(present.is_open, false) as is_open,
            coalesce(present.is_known, false) as is_known, coalesce(present.is_closed, false) as is_closed,
            coalesce(present.is_known, false) and not coalesce(was.was_known, false) as is_new,
            present.found_on <= $t_then as is_backdated, present.closed_on <= $t_then as is_closed_before
        from was full outer join present on present.hazard_id = was.hazard_id
    ),
    moved as (
        select *, (is_new or was_open) and is_known and not is_open as is_gone from paired
    )"""
# For every hazard: opening + new − closed − withdrawn + corrected_in − corrected_out = closing, whatever its days say.
_CONDITIONS = {
    "opening": "was_open",
    "new": "is_new",
    "closed": "(is_gone and is_closed)",
    "withdrawn": "(is_gone and not is_closed)",
    "corrected_in": "(is_open and not was_open and not is_new)",
    "corrected_out": "(was_open and not is_known)",
    "closing": "is_open",
}
_SUBSETS = {
    "backdated": "(is_new and is_backdated)",
    "told_late": "(is_gone and is_closed and is_closed_before)",
}
_MOVES = {"place": "属地", "sector": "行业领域", "level": "等级", "source": "来源"}


@dataclass(frozen=True)
class Moves:
    """上次存量 + 新报 − 整改销号 − 撤销 + 更正增加 − 更正减少 = 现存量, each a number of hazards.

    `backdated` of the new were found by the earlier snapshot's day (补录); `told_late` of the closed were closed by then.
    """

    opening: int
    new: int
    closed: int
    withdrawn: int
    corrected_in: int
    corrected_out: int
    closing: int
    backdated: int
    told_late: int

    @property
    def residual(self) -> int:
        """What does not add up: 0 by the way the steps are told apart."""
        corrected = self.corrected_in - self.corrected_out
        return self.opening + self.new - self.closed - self.withdrawn + corrected - self.closing

    @property
    def text(self) -> str:
        """'上次 52 → 新报 12（新发现 9，补录 3）→ 整改 15 → 撤销 1 → 现 48 项'; a bracket holds parts that sum."""
        parts = f"（新发现 {self.new - self.backdated}，补录 {self.backdated}）" if self.backdated else ""
        corrected = [("增", self.corrected_in), ("减", self.corrected_out)]
        said = [f"上次 {self.opening}", f"新报 {self.new}{parts}", f"整改 {self.closed}"]
        said += [f"撤销 {self.withdrawn}"] if self.withdrawn else []
        said += [f"更正{word} {n}" for word, n in corrected if n]
        return f"{' → '.join(said)} → 现 {self.closing} 项".replace("） →", "）→")


def moves(snapshot: Snapshot, scope: Scope, last: int) -> Moves:
    """From the stock of snapshot `last` on its own day to the stock at t; one query over both."""
    sums = ", ".join(
        f"count(*) filter (where {text}) as {name}" for name, text in (_CONDITIONS | _SUBSETS).items()
    )
    row = _ask(snapshot, scope, last, f"select {sums} from moved")[0]
    return Moves(**row)


def rows_of(snapshot: Snapshot, scope: Scope, last: int, step: str) -> list[dict]:
    """The hazards of a step, one dict a row, as the earlier snapshot has them for the opening stock and what a
    correction took away, else as the present one has them; a corrected one says in `why` what was corrected."""
    if step not in STEPS:
        raise BadScope(f"存量变动没有“{step}”这一步，可用：{'、'.join(STEPS)}")
    mine, other = ("earlier", "later") if step in OF_THE_EARLIER else ("later", "earlier")
    then = ", ".join(f"other.{name} as other_{name}" for name in (*_MOVES, "found_on", "withdrawn_on"))
    rows = _ask(
        snapshot, scope, last,
        f"""select mine.*, {then}, other.hazard_id is null as is_alone
        from moved inner join {mine}.hazard mine on mine.hazard_id = moved.id
        left join {other}.hazard other on other.hazard_id = moved.id
        where {_CONDITIONS[step]}
        order by mine.found_on, mine.place_id, mine.hazard_id""",
    )  # fmt: skip
    return [_with_reason(row, step, scope) for row in rows]


def _with_reason(row: dict, step: str, scope: Scope) -> dict:
    """The row with `why` for a correction, None elsewhere, and without what only served to find it."""
    why = None
    if step.startswith("corrected"):
        why = _reason(row, step, scope)
    other = {f"other_{name}" for name in (*_MOVES, "found_on", "withdrawn_on")} | {"is_alone"}
    return {name: value for name, value in row.items() if name not in other} | {"why": why}


def _reason(row: dict, step: str, scope: Scope) -> str:
    """What a later return or a clerk's line changed, so that the stock became another without find or closing."""
    if row["is_alone"]:
        return "现在的台账里没有了（整份替换，或与另一项并为一项）"
    gone = step == "corrected_out"
    now, was = ("other_", "") if gone else ("", "other_")
    changed = [
        f"{words}由{row[was + name] or '空白'}改为{row[now + name] or '空白'}"
        for name, words in _MOVES.items()
        if row[was + name] != row[now + name]
    ]
    if gone and row["other_found_on"] > scope.as_of:
        changed.append(f"发现日期改为{full_day_text(row['other_found_on'])}")
    if not gone and row["other_withdrawn_on"] and not row["withdrawn_on"]:
        changed.append("撤销收回")
    if not gone and not changed:
        changed.append("上次已闭环，后来的报表说未闭环" + ("（反弹）" if row["reopened"] else ""))
    return "，".join(changed) or "负责的领导改了"


def _ask(snapshot: Snapshot, scope: Scope, last: int, question: str) -> list[dict]:
    earlier = open_snapshot(snapshot.data, last)
    where, params = filters.condition("hazard", scope)
    params |= {"t": scope.as_of, "t_then": earlier.latest, "led_then": earlier.latest}
    rows = {
        name: led(f"{name}.hazard", f"{name}.leader") if scope.leaders else f"{name}.hazard"
        for name in ("earlier", "later")
    }
    paired = _PAIRED.format(
        rows=rows["later"],
        was_rows=rows["earlier"].replace("$led_on", "$led_then"),
        in_scope=where,
        was_in_scope=where,
        open=OPEN,
        was_open=OPEN.replace("$t", "$t_then"),
    )
    return snapshot.query_beside(earlier, f"{paired} {question}", params)


def change_of(opening: int, closing: int) -> str:
    """'比上次多 1 项', '比上次少 4 项', '与上次持平'."""
    if opening == closing:
        return "与上次持平"
    return f"比上次{'多' if closing > opening else '少'} {count_text(abs(closing - opening))} 项"
