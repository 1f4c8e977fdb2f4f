"""Which printed figures differ between two editions of a document, read from what figures.json keeps of each."""

from dataclasses import asdict, dataclass

from analytics.assignments import said_in
from analytics.breakdown import TIME, line_scope
from analytics.circulars.causes import Cause
from analytics.circulars.order import as_json
from analytics.circulars.printed import figures_of
from analytics.indicators import INDICATORS
from analytics.ranking_labels import returned_text
from analytics.scope import Scope

ABSENT = "没有这一行"
TOLD = ("figures", "ranking", "by_place", "listed", "returns", "asked")  # in words of their own
LINE = ("key", "numerator", "denominator", "text")
PLAIN = ("全镇", "全部行业")
COUNTS = {"expected": "应报送", "major_found": "其中重大隐患"}


@dataclass(frozen=True)
class Difference:
    """One printed figure that would differ: what it is, then → now, of which `place` ('' for the whole), where an
    indicator stands behind it its name, and why: the rows, or what else is known of it in words. `scope` where it is not the
    document's own."""

    what: str
    then: str
    now: str
    place: str = ""
    indicator: str = ""
    causes: tuple[Cause, ...] = ()
    note: str = ""
    scope: Scope | None = None


def differences(then: dict, now: dict) -> list[Difference]:
    """Every printed figure that differs, read from what figures.json keeps of each; a part that either did not keep is
    not compared."""
    mine, theirs = figures_of(then), figures_of(now)
    parts = [part for part in mine if part in theirs and mine[part] != theirs[part]]
    found: list[Difference] = []
    if "figures" in parts:
        found += of_figures(then, now)
    if "ranking" in parts:
        found += of_ranking(then, now)
    if "by_place" in parts:
        pairs = dict(map(tuple, mine["by_place"])), dict(map(tuple, theirs["by_place"]))
        found += of_counts(pairs, "overdue")
    if "asked" in parts:
        found += [one for one in of_asked(then["asked"], now["asked"]) if not told(one, found, then["scope"])]
    if "listed" in parts:
        found += of_list(mine["listed"], theirs["listed"])
    if "returns" in parts:
        found += of_returns(then["returns"], now["returns"])
    if then["state"] != now["state"]:
        found.append(Difference("数据状态", then["state"], now["state"]))
    rest = [part for part in parts if part not in TOLD]
    return found + [one for part in rest for one in of_leaves(part, mine[part], theirs[part])]


def of_figures(then: dict, now: dict) -> list[Difference]:
    """The figures of the whole scope, by the words they were printed under."""
    found = []
    for name in dict.fromkeys([*then["figures"], *now["figures"]]):
        one, other = then["figures"].get(name), now["figures"].get(name)
        if one == other:
            continue
        known = INDICATORS.get(name)
        label = (
            then["definitions"].get(name, {}).get("label")
            or COUNTS.get(name)
            or (known.label if known else name)
        )
        asked = name if known else ""
        found.append(Difference(label, said(one, name), said(other, name), indicator=asked))
    return found


def said(figure, name: str) -> str:
    """96.2%（101/105）; a count with its unit."""
    if figure is None:
        return ABSENT
    unit = INDICATORS[name].unit if name in INDICATORS and not INDICATORS[name].is_rate else ""
    if not isinstance(figure, dict):
        return f"{figure}{unit or '项' * (name in COUNTS)}"
    if figure["denominator"] is None:
        return f"{figure['text']}{unit}"
    return f"{figure['text']}（{figure['numerator']}/{figure['denominator']}）"


def of_ranking(then: dict, now: dict) -> list[Difference]:
    """The rows of the ranking table: figure, place, rows sent back."""
    name = then["indicator"] or now["ranked_by"]
    rows = [{row["key"]: row for row in kept["ranking"]} for kept in (then, now)]
    found = []
    for key in dict.fromkeys([*rows[0], *rows[1]]):
        pair = rows[0].get(key), rows[1].get(key)
        words = [ranked(row, name) for row in pair]
        if words[0] != words[1]:
            what = f"{key} {INDICATORS[name].label}"
            found.append(Difference(what, *words, place=key, indicator=name, note=ranked_note(*pair)))
    return found


def ranked(row: dict | None, name: str) -> str:
    """92.0%（23/25），第3名，退回2项."""
    if row is None:
        return ABSENT
    place = f"第{row['place_no']}名" if row["place_no"] is not None else row["reason"] or "未排名"
    return "，".join(filter(None, (said(row, name), place, returned_text(row["returned"]))))


def ranked_note(then: dict | None, now: dict | None) -> str:
    """Why a row of the ranking differs where the unit's own figure does not."""
    if then is None or now is None:
        return "名录改了"
    if then["returned"] != now["returned"]:
        return f"退回未更正由{then['returned']}项变为{now['returned']}项"
    if then["reason"] != now["reason"]:
        return f"参加排名与否：{then['reason'] or '参加'}变为{now['reason'] or '参加'}"
    return "本单位的行没有变化，名次随别的单位变"


def of_list(then: list, now: list) -> list[Difference]:
    """The overdue hazards one by one: how many lines came and went."""
    gone = sum(row not in now for row in then)
    came = sum(row not in then for row in now)
    note = "，".join(filter(None, (f"{gone}行不再列出" if gone else "", f"{came}行新列" if came else "")))
    return [Difference("超期清单", f"{len(then)}行", f"{len(now)}行", note=note or "先后次序变了")]


def of_asked(then: list[dict], now: list[dict]) -> list[Difference]:
    """Figures of periods and parts of their own, line by line; a question that only one of both asked is left out."""
    later = {question(one): one for one in now}
    found = []
    for one in then:
        other = later.get(question(one))
        if other is None or one["rows"] == other["rows"]:
            continue
        rows = [{row[0]: dict(zip(LINE, row, strict=True)) for row in each["rows"]} for each in (one, other)]
        for key in dict.fromkeys([*rows[0], *rows[1]]):
            if rows[0].get(key) != rows[1].get(key):
                found.append(of_line(one, key, rows[0].get(key), rows[1].get(key)))
    return found


def of_line(asked: dict, key: str | None, then: dict | None, now: dict | None) -> Difference:
    """One line of such a figure, with the scope that its rows are asked by."""
    name, scope = asked["indicator"], Scope(**said_in(as_json(asked["scope"])))
    narrowed = line_scope(scope, asked["by"], key, INDICATORS[name].at_period_end)
    line = "" if asked["by"] in TIME else key or ""  # a month is said by its days
    words = [narrowed.period_text(), *(text for text in scope.filter_texts() if text not in PLAIN), line]
    what = f"{' '.join(filter(None, words))} {INDICATORS[name].label}"
    return Difference(what, said(then, name), said(now, name), indicator=name, scope=narrowed)


def question(asked: dict) -> str:
    """What was asked, the same text for the same question."""
    return as_json([asked["indicator"], asked["by"], asked["scope"]])


def told(one: Difference, found: list[Difference], scope: dict) -> bool:
    """Whether the figures of the document's own scope have said the same already."""
    own = one.scope is not None and as_json(asdict(one.scope.with_(places=()))) == as_json(scope)
    return own and any((one.indicator, one.then, one.now) == (d.indicator, d.then, d.now) for d in found)


def of_counts(pairs: tuple[dict, dict], name: str) -> list[Difference]:
    """Counts by place."""
    one, other = pairs
    return [
        Difference(
            f"{key} {INDICATORS[name].label}",
            said(one.get(key, 0), name),
            said(other.get(key, 0), name),
            key,
            name,
        )
        for key in dict.fromkeys([*one, *other])
        if one.get(key, 0) != other.get(key, 0)
    ]


def of_returns(then: dict, now: dict) -> list[Difference]:
    """Who has sent what: every state with its senders."""
    found = []
    for state in dict.fromkeys([*then["senders"], *now["senders"]]):
        words = [senders_words(kept, state) for kept in (then, now)]
        if words[0] != words[1]:
            found.append(Difference(f"报送情况：{state}", *words))
    return found


def senders_words(kept: dict, state: str) -> str:
    """2份：甲村、乙村."""
    names = kept["senders"].get(state, [])
    count = kept["counts"].get(state, 0)
    return f"{count}份" + (f"：{'、'.join(name for name, _ in names)}" if names else "")


def of_leaves(part: str, one, other, path: str = "") -> list[Difference]:
    """What else differs, value by value, named by where it stands."""
    if isinstance(one, dict) and isinstance(other, dict):
        keys = dict.fromkeys([*one, *other])
        return [
            d for key in keys for d in of_leaves(part, one.get(key), other.get(key), f"{path} {key}".strip())
        ]
    if isinstance(one, list) and isinstance(other, list) and not (is_flat(one) and is_flat(other)):
        longest = range(max(len(one), len(other)))
        pairs = [(one[i] if i < len(one) else None, other[i] if i < len(other) else None) for i in longest]
        return [
            d
            for i, (a, b) in enumerate(pairs, start=1)
            for d in of_leaves(part, a, b, f"{path} 第{i}行".strip())
        ]
    label = {"notes": "需要说明的是", "tables": "表"}.get(part, part)
    return [] if one == other else [Difference(f"{label} {path}".strip(), flat(one), flat(other))]


def is_flat(value: list) -> bool:
    """Whether nothing in the list is a list or a dict itself."""
    return not any(isinstance(each, (list, dict)) for each in value)


def flat(value) -> str:
    """A value as words."""
    if value is None:
        return ABSENT
    return "；".join(map(str, value)) or "无" if isinstance(value, list) else str(value)
