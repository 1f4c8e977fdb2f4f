"""How a ranking is told: rates with their counts, the two ends, who is not placed and why."""

from analytics import ranking_labels as labels
from analytics.circulars.facts import Facts
from analytics.circulars.sentences import name_list, summed
from analytics.ranking import GROUPS, RankRow
from analytics.wording import day_text

NAMED_AT_EACH_END = 3


def ranked_villages(facts: Facts) -> list[RankRow]:
    """The villages and communities that have a place, in order."""
    return [row for row in facts.rows if row.place_no is not None and row.group == GROUPS[0]]


def basis_words(facts: Facts, annex: str) -> str:
    """What the order rests on, and where it is printed."""
    label = facts.indicator.label
    return (
        f"以{label}为序对村（社区）排名，按隐患所在地统计，详见{annex}。"
        f"{label}是指{facts.indicator.meaning}。"
    )


def placed_words(facts: Facts, with_ends: bool = True) -> str:
    """Who is placed, the two ends, and who is not placed and why."""
    ranked = ranked_villages(facts)
    ends = ends_words(facts, ranked) if with_ends else ""
    return f"参加排名的村（社区）{len(ranked)}个{ends}。{unranked_words(facts)}"


def overdue_words(facts: Facts) -> str:
    """截至4月20日，超期未整改3项（乙村2项、丙村1项）; NotIssued where the villages do not sum to the whole."""
    late = summed("超期未整改", facts.count("overdue"), facts.overdue_parts)
    words = late if facts.count("overdue") else "没有超期未整改的隐患"
    return f"截至{day_text(facts.scope.as_of)}，{words}。"


def returned_words(facts: Facts) -> str:
    """退回未更正2项（乙村2项） with what they do to the order, where some are of units beside the ranking
    (市场监管所) only those within; empty without any."""
    total = sum(count for _, count in facts.returned_parts)
    if not total:
        return ""
    ranked = sum(row.returned for row in facts.rows)
    within = "其中排名表所列单位的" * (ranked < total)
    effect = labels.returned_effect(facts.indicator) if ranked else ""
    said = summed("退回未更正", total, facts.returned_parts)
    return "，".join(filter(None, (said, effect and within + effect))) + "。"


def rate_words(figure) -> str:
    """80.0%（96/120）; without a denominator /（无应计入的隐患）."""
    if not figure.denominator:
        return "“/”（没有应计入的隐患）"
    return f"{figure.text}（{figure.numerator}/{figure.denominator}）"


def ends_words(facts: Facts, ranked: list) -> str:
    """The first and the last places; all of them when they are few; who shares a place is said."""
    unit = "" if facts.indicator.is_rate else facts.indicator.unit
    shared: dict[int, list] = {}
    for row in ranked:
        shared.setdefault(row.place_no, []).append(row)
    words = [(len(group), group_words(group, unit)) for group in shared.values()]
    if len(words) < 2 or len(ranked) <= 2 * NAMED_AT_EACH_END:
        return f"，依次为：{'；'.join(text for _, text in words)}" if words else ""
    first = enough(words)
    last = enough(words[len(first) :][::-1])[::-1]
    return f"。居前的是：{'；'.join(first)}。居后的是：{'；'.join(last)}"


def enough(words: list[tuple[int, str]]) -> list[str]:
    """Whole groups from the start of the list until NAMED_AT_EACH_END units are named."""
    taken, named = [], 0
    for count, text in words:
        if named < NAMED_AT_EACH_END:
            taken.append(text)
            named += count
    return taken


def group_words(group: list, unit: str) -> str:
    """第1名甲村100.0%（10/10）; 第2名乙村、丙村，均为90.0%."""
    first = group[0]
    if len(group) > 1:
        return f"第{first.place_no}名{name_list([row.key for row in group], 6)}并列{same_words(group, unit)}"
    return f"第{first.place_no}名{first.key}，{value_words(first, unit)}"


def same_words(group: list, unit: str) -> str:
    """The shared figure, when it prints alike for all."""
    texts = {row.text for row in group}
    return f"，均为{texts.pop()}{unit}" if len(texts) == 1 else ""


def value_words(row, unit: str) -> str:
    """A rate with its counts, a count with its unit."""
    return f"{row.text}{unit}" if row.denominator is None else rate_words(row)


def unranked_words(facts: Facts) -> str:
    """未参加排名3个（未报1个、基数小于5的2个), then each by name; 未分村 is not a village."""
    reasons: dict[str, list[str]] = {}
    for row in facts.rows:
        if row.place_no is None and row.group == GROUPS[0]:
            reasons.setdefault(row.reason or "其他", []).append(row.key)
    if not reasons:
        return ""
    parts = [(f"{reason}的", len(names)) for reason, names in reasons.items()]
    named = "；".join(f"{reason}的有{name_list(names)}" for reason, names in reasons.items())
    return f"{summed('未参加排名的', sum(n for _, n in parts), parts, '个')}：{named}。"
