"""The circular on a month, a quarter or any period (情况通报): how things stand, who is where, who reported, what is next."""

from datetime import date

from analytics.circulars.change_words import accident_words, compared
from analytics.circulars.envelope import Edition, Letter, enveloped
from analytics.circulars.line import Line, say
from analytics.circulars.monthly_facts import MonthlyFacts, unrectified
from analytics.circulars.ranked_words import (
    basis_words,
    overdue_words,
    placed_words,
    ranked_villages,
    returned_words,
    value_words,
)
from analytics.circulars.ranking_tables import overdue_annex, ranking_annex
from analytics.circulars.ranking_topic import kind_words, subject, topic_of_overdue, topic_words
from analytics.circulars.sections import demands, overall, reporting
from analytics.circulars.sentences import numbered, parts_words, period_words, summed
from analytics.ranking import RankRow
from analytics.ranking_labels import shows_overdue
from analytics.wording import day_text

COMPARED = ("hazards_found", "hazards_closed", "overdue")


def lines(
    facts: MonthlyFacts, number: str | None = None, on: date | None = None, corrects: dict | None = None
) -> list[Line]:
    """The whole circular; without a number and a day of issue it is a draft."""
    annexes = [ranking_annex(facts, f"{topic_words(facts)}排名表")]
    annexes += [overdue_annex(facts, f"{topic_of_overdue(facts)}清单")] * bool(facts.overdue_rows)
    parts = overall(facts) if facts.is_too_early else overall(facts, in_detail(facts))
    body = [*parts, *problems(facts), *reporting(facts), *demands(facts)]
    return enveloped(facts, Edition(number, on, corrects), Letter(title(facts), body, annexes))


def title(facts: MonthlyFacts) -> str:
    """关于2025年3月全镇隐患排查整治情况的通报."""
    period = period_words(facts.scope.since, facts.scope.until)
    return f"关于{period}{subject(facts)}{kind_words(facts)}排查整治情况的通报"


def in_detail(facts: MonthlyFacts) -> list[str]:
    """What follows the first sentence: by level and sector, the stock, against 上期 and 去年同期, accidents."""
    count = facts.asked.one("hazards_found", facts.scope).numerator
    said = [in_parts(facts, count)] if count else []
    said += [stock_words(facts)] if facts.opening else []
    names = list(dict.fromkeys((*COMPARED, facts.indicator.name)))
    said += compared(facts.asked, names, facts.scope, facts.periods)
    return said + accident_words(facts.asked, facts.scope, facts.periods)


def in_parts(facts: MonthlyFacts, count: int) -> str:
    """The found by level, sector and source, each list summing to the whole."""
    said = "；".join(
        f"按{word}分，{parts_words('排查发现隐患', count, facts.asked.parts('hazards_found', facts.scope, by))}"
        for by, word in (("level", "隐患等级"), ("sector", "行业领域"), ("source", "隐患来源"))
    )
    return f"排查发现的{count}项中，{said}。"


def stock_words(facts: MonthlyFacts) -> str:
    """隐患存量由期初的24项变为期末的25项：期间发现49项，闭环48项."""
    end = facts.scope.with_(as_of=facts.scope.until)
    opening, closing = (facts.asked.one("stock", each).numerator for each in (facts.opening, end))
    found, closed = (facts.asked.one(name, end).numerator for name in ("hazards_found", "hazards_closed"))
    gone = f"，撤销{facts.withdrawn}项" if facts.withdrawn else ""
    moved = "与期初持平，均为" if opening == closing else f"由期初的{opening}项变为期末的"
    return f"隐患存量{moved}{closing}项：期间发现{found}项，闭环{closed}项{gone}。"


def problems(facts: MonthlyFacts) -> list[Line]:
    """二、排名与主要问题: the ranking, the two lists, and what is not done, village by village."""
    annex = f"附件{'1' * bool(facts.overdue_rows)}"
    late = f"超期未整改情况。{overdue_words(facts)}"
    if facts.overdue_rows:
        late += f"{major_words(facts)}逐项情况见附件2。"
    points = [
        f"排名情况。{basis_words(facts, annex)}{placed_words(facts, with_ends=False)}",
        f"红榜和黑榜。{list_words(facts)}",
        f"未整改情况。{unrectified_words(facts)}",
        late,
    ]
    returned = returned_words(facts)
    points += [f"退回未更正情况。{returned}"] if returned else []
    return [say("heading", "二、排名与主要问题"), *(say("point", text) for text in numbered(points))]


def list_words(facts: MonthlyFacts) -> str:
    """Who is on 红榜 and 黑榜, the cut said; nobody where fewer than two are ranked."""
    if facts.lists is None:
        return f"参加排名的村（社区）{len(ranked_villages(facts))}个，不足2个，不设红榜、黑榜。"
    unit = "" if facts.indicator.is_rate else facts.indicator.unit
    said = []
    for name, cut, rows in (
        ("红榜", facts.lists.red_cut, facts.lists.red),
        ("黑榜", facts.lists.black_cut, facts.lists.black),
    ):
        late = overdue_beside if name == "红榜" else lambda facts, row: ""
        named = "、".join(f"{row.key}{value_words(row, unit)}{late(facts, row)}" for row in rows)
        said.append(f"列入{name}（{cut}）的有{named}" if rows else f"没有列入{name}的村（社区）")
    side = "高于" if facts.indicator.better == "low" else "低于"
    said += [
        f"{row.key}名次在前，{value_words(row, unit)}{side}目标（{goal.text}），不列入红榜"
        for row, goal in facts.short
    ]
    return "；".join(filter(None, (*said, facts.lists.said))) + "。"


def overdue_beside(facts: MonthlyFacts, row: RankRow) -> str:
    """（另有超期未整改10项）, said where the order does not already count them; empty without any."""
    return f"（另有超期未整改{row.overdue}项）" if row.overdue and shows_overdue(facts.indicator) else ""


def unrectified_words(facts: MonthlyFacts) -> str:
    """未整改12项（甲村5项、乙村4项、丙村3项）, of the period's finds."""
    parts = [(line.key, line.denominator - line.numerator) for line in unrectified(facts, "place")]
    whole = unrectified(facts, "none")[0]
    left = whole.denominator - whole.numerator
    if not left:
        return "本期发现的隐患都已整改。" if whole.denominator else "本期没有应计入的隐患。"
    return f"截至{day_text(facts.scope.as_of)}，本期发现的隐患中{summed('未整改', left, parts)}。"


def major_words(facts: MonthlyFacts) -> str:
    """其中重大隐患2项（甲村2项）; empty without any or where only 重大 are asked for."""
    if facts.scope.levels:
        return ""
    major = facts.scope.with_(levels=("重大",))
    count = facts.asked.one("overdue", major).numerator
    return f"{summed('其中重大隐患', count, facts.asked.parts('overdue', major, 'place'))}。" if count else ""
