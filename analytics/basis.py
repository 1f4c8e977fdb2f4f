"""口径: how a figure is reached, from its declaration, its counts, its scope and what stands beside it."""

from analytics.figures import figure, notes
from analytics.indicators import indicator_named
from analytics.scope import Scope
from analytics.store import Snapshot, snapshot_words
from analytics.wording import count_text, full_day_text

DIVIDES = "÷"


def basis(snapshot: Snapshot, indicator_name: str, scope: Scope) -> list[tuple[str, str]]:
    """(heading, words) line by line: meaning, formula, value, its two counts, scope, as-of day, snapshot, notes."""
    ask = indicator_named(indicator_name)
    found = figure(snapshot, ask.name, scope)
    lines = [("含义", ask.meaning), ("算法", ask.formula)]
    if ask.is_rate:
        over, _, under = ask.formula.partition(DIVIDES)
        lines += [
            ("数值", f"{found.numerator} {DIVIDES} {found.denominator} = {found.text}"),
            ("分子", f"{found.numerator}（{over.strip()}）"),
            ("分母", f"{found.denominator}（{under.strip()}）"),
        ]
    else:
        lines.append(("数值", count_text(found.value, ask.unit)))
    beside = notes(snapshot, ask.name, scope)
    return [
        *lines,
        ("时段", scope.period_text()),
        ("范围", " · ".join(scope.filter_texts())),
        ("截至", full_day_text(scope.as_of)),
        ("快照", f"{snapshot_words(snapshot.number)}（{full_day_text(snapshot.built_on)}建成，数据到{full_day_text(snapshot.latest)}）"),
        ("说明", "；".join(line.strip("。") for line in beside) or "没有不计入、估计或待更正的行"),
    ]  # fmt: skip
