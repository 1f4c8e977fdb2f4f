"""通报表扬: the villages that lead the town's ranked rate and have nothing overdue or sent back, with their counts."""

from dataclasses import dataclass
from datetime import date

from analytics import red_black
from analytics.circulars import facts as ranking_facts
from analytics.circulars.asked import Asked
from analytics.circulars.envelope import Edition, Letter, enveloped
from analytics.circulars.facts import Facts
from analytics.circulars.line import Line, NotIssued, say
from analytics.circulars.monthly_facts import ON_LISTS, refuse_before_ledger
from analytics.circulars.ranked_words import basis_words, placed_words, ranked_villages, rate_words
from analytics.circulars.ranking_tables import ranking_annex
from analytics.circulars.ranking_topic import kind_words, subject, topic_words
from analytics.circulars.sections import conditions
from analytics.circulars.sentences import numbered
from analytics.ranking import RankRow
from analytics.scope import Scope
from analytics.store import Snapshot
from analytics.wording import day_text


@dataclass(frozen=True, kw_only=True)
class Commended(Facts):
    """`leaders` are commended, in order; `passed_over` have a place among the first `cut` too, but still have hazards
    overdue or rows sent back."""

    asked: Asked
    leaders: list[RankRow]
    passed_over: list[RankRow]
    cut: int
    found: dict[str, int]


def gather(snapshot: Snapshot, scope: Scope, indicator: str | None = None) -> Commended:
    """The ranking by the town's own `rank_by`, and its first places.

    Raises NotIssued where nobody leads: no rate to rank by, fewer than two ranked, all alike below 100%, or all who
    lead have hazards overdue or rows sent back.
    """
    refuse_before_ledger(snapshot, scope)
    facts, asked = ranking_facts.gather(snapshot, scope), Asked(snapshot)
    refuse_count(facts)
    ranked = ranked_villages(facts)
    cut = min(ON_LISTS, len(ranked) // 2)
    first = red_black.by_place(ranked, cut).red if cut else []
    refuse_without_leader(facts, ranked)
    leaders = [row for row in first if not (row.overdue or row.returned)]
    passed_over = [row for row in first if row.overdue or row.returned]
    if not leaders:
        raise NotIssued(
            f"没有可以表扬的村（社区）：{'；'.join(left_words(facts, row) for row in passed_over)}"
        )
    found = asked.parts("hazards_found", scope, "place")
    return Commended(
        **vars(facts), asked=asked, leaders=leaders, passed_over=passed_over, cut=cut, found=dict(found)
    )


def refuse_count(facts: Facts) -> None:
    """A count says nothing of who has done well."""
    if not facts.indicator.is_share:
        raise NotIssued(
            f"通报表扬按比率排名，现在的排名指标“{facts.indicator.label}”不是比率，"
            "请在settings.toml的rank_by改用到期整改率等比率"
        )


def refuse_without_leader(facts: Facts, ranked: list[RankRow]) -> None:
    """Who leads must stand before somebody, or have done all there was to do."""
    if len(ranked) < 2:
        raise NotIssued(f"参加排名的村（社区）{len(ranked)}个，不足2个，没有先后，不能通报表扬")
    if ranked[-1].place_no == 1 and ranked[0].value < 1:
        raise NotIssued(
            f"参加排名的{len(ranked)}个村（社区）{facts.indicator.label}同为{ranked[0].text}，没有先后，不能通报表扬"
        )


def lines(
    facts: Commended, number: str | None = None, on: date | None = None, corrects: dict | None = None
) -> list[Line]:
    """The whole circular; without a number and a day of issue it is a draft."""
    topic = topic_words(facts)
    body = [
        *grounds_of_it(facts),
        say("heading", "二、表扬名单"),
        *(say("point", text) for text in numbered([leader_words(facts, row) for row in facts.leaders])),
        say("heading", "三、工作要求"),
        say("para", demand_words()),
    ]
    letter = Letter(
        f"关于{topic}排名居前村（社区）的表扬通报", body, [ranking_annex(facts, f"{topic}排名表")]
    )
    return enveloped(facts, Edition(number, on, corrects), letter)


def grounds_of_it(facts: Commended) -> list[Line]:
    """一、排名依据: the rate, the town's own, who is ranked and where the list is cut."""
    period, label = facts.scope.period_text(), facts.indicator.label
    cut = f"按名次取前{facts.cut}名，名次并列的一并列入，共{len(facts.leaders) + len(facts.passed_over)}个。"
    left = [f"{left_words(facts, row)}，不列入表扬名单" for row in facts.passed_over]
    cut += f"其中{'；'.join(left)}；实际表扬{len(facts.leaders)}个。" if left else ""
    paragraphs = (
        basis_words(facts, "附件"),
        f"{period}，{subject(facts)}共排查发现{kind_words(facts)}{facts.count('hazards_found')}项，{label}{rate_words(facts.total)}。"
        f"{placed_words(facts, with_ends=False)}{cut}",
    )
    return [
        say("heading", "一、排名依据"),
        *(say("para", text) for text in paragraphs),
        *conditions(facts, facts.notes),
    ]


def leader_words(facts: Commended, row: RankRow) -> str:
    """甲村。第1名，到期整改率100.0%（6/6）；本期排查发现隐患6项；…."""
    return (
        f"{row.key}。第{row.place_no}名，{facts.indicator.label}{rate_words(row)}；"
        f"本期排查发现隐患{facts.found.get(row.key, 0)}项；截至{day_text(facts.scope.as_of)}，没有超期未整改的隐患。"
    )


def left_words(facts: Facts, row: RankRow) -> str:
    """柳林铺村名次在前，截至3月31日还有超期未整改10项: why one who leads is not commended."""
    named = {"超期未整改": row.overdue, "退回未更正": row.returned}
    still = "、".join(f"{word}{count}项" for word, count in named.items() if count)
    return f"{row.key}名次在前，截至{day_text(facts.scope.as_of)}还有{still}"


def demand_words() -> str:
    """What is asked of those commended, and of the others."""
    return (
        "希望受到表扬的村（社区）继续做好隐患排查整改，按期整改、及时销号。"
        "其他村（社区）要对照排名表查找差距，抓紧完成到期隐患的整改。"
    )


def frozen(facts: Commended, lines: list) -> dict:
    """Everything the circular printed, for figures.json."""
    return ranking_facts.frozen(facts, lines) | {"asked": facts.asked.kept()}
