"""What an issued document would print otherwise today: each figure then and now, and the rows because of which."""

from dataclasses import dataclass, replace

from analytics.assignments import said_in, scope_for
from analytics.circulars.causes import Cause, causes, summed_words
from analytics.circulars.documents import DOCUMENTS, kept_now
from analytics.circulars.order import as_json
from analytics.circulars.printed_differences import Difference, differences
from analytics.indicators import INDICATORS
from analytics.scope import Scope
from analytics.store import NoSnapshot, Refused, Snapshot, open_snapshot


@dataclass(frozen=True)
class Compared:
    """An issued document held against a snapshot: `scope` and `indicator` its own, `found` what differs, in the order printed;
    `why_no_rows` where the rows of then cannot be asked any more, `why_not` where nothing can be compared."""

    scope: Scope | None
    found: list[Difference]
    why_no_rows: str = ""
    why_not: str = ""
    indicator: str = ""


def compared(snapshot: Snapshot, kept: dict) -> Compared:
    """What figures.json keeps of an issued document against what this snapshot would print of the same."""
    kind = DOCUMENTS.get(kept["document"])
    if kind is None:
        return Compared(None, [], why_not="这种文书现在没有了，不能再算")
    if kept["snapshot"] > snapshot.number:
        return Compared(None, [], why_not=f"所看的快照{snapshot.number}早于印发所据的快照{kept['snapshot']}")
    try:
        scope = Scope.of(snapshot, **said_in(as_json(kept["scope"])))
        now = kept_now(kind, snapshot, scope, kept["indicator"] or None)
    except Refused as refused:
        return Compared(None, [], why_not=f"现在无法按当时的范围再算：{refused}")
    differing = differences(kept, now)
    try:
        before = open_snapshot(snapshot.data, kept["snapshot"])
    except NoSnapshot:
        why = f"印发所据的快照{kept['snapshot']}已不在数据文件夹里，只比数字，不能指出是哪些行"
        return Compared(scope, differing, why, indicator=kept["indicator"])
    return Compared(scope, explained(before, snapshot, scope, differing), indicator=kept["indicator"])


def explained(
    before: Snapshot, snapshot: Snapshot, scope: Scope, found: list[Difference]
) -> list[Difference]:
    """The same, each with the rows because of which it differs; an indicator is asked once for all places."""
    why: dict[tuple, list[Cause]] = {}
    made = []
    for one in found:
        asked = one.indicator, one.scope or scope
        if one.indicator and asked not in why:
            why[asked] = causes(before, snapshot, one.indicator, scope_for(*asked))
        mine = (cause for cause in why.get(asked, []) if cause.is_of(one.place))
        made.append(replace(one, causes=tuple(mine)))
    return made


def rows_because(found: list[Difference]) -> list[tuple[Cause, list[str]]]:
    """Every row because of which something differs, once, with the labels of the figures it touches."""
    touched: dict[tuple[str, str], tuple[Cause, list[str]]] = {}
    for one in found:
        for cause in one.causes:
            _, labels = touched.setdefault((cause.id, cause.kind), (cause, []))
            label = INDICATORS[one.indicator].label
            labels += [] if label in labels else [label]
    return list(touched.values())


def because(one: Difference) -> str:
    """Why a figure differs, in words; where no row of its own explains it, that."""
    if one.causes:
        return summed_words(one.causes, one.indicator)
    return one.note


def headline(result: Compared) -> str:
    """到期整改率 96.2%（101/105） → 现 94.8%（110/116）：西河村补报6项, for the figure of the whole that the document ranks
    by, else the first that has its rows."""
    explained = sorted(
        (one for one in result.found if one.causes),
        key=lambda one: one.indicator != result.indicator or bool(one.place),
    )
    if not explained:
        return ""
    first = explained[0]
    return f"{result.scope.period_text()}{first.what} {first.then} → 现 {first.now}：{because(first)}"
