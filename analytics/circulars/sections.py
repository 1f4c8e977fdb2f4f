"""The sections that circulars on rectification share: how things stand, who has sent what, what is asked for."""

from collections.abc import Sequence

from analytics.circulars.facts import Facts
from analytics.circulars.grounds import Grounds
from analytics.circulars.line import Line, say
from analytics.circulars.ranked_words import rate_words
from analytics.circulars.ranking_topic import kind_words, subject
from analytics.circulars.sentences import name_list, numbered, summed, withdrawn_words
from analytics.registers import NO_PLACE, NO_UNIT
from analytics.wording import day_text, full_day_text


def overall(facts: Facts, more: Sequence[str] = ()) -> list[Line]:
    """一、总体情况: found, rectified, the ranked rate, overdue, stock, `more`; what stands beside a figure.

    A draft on a period that no return speaks of yet says so and gives no zeros.
    """
    if facts.is_too_early:
        text = f"{facts.scope.period_text()}还没有任何报表，没有可以统计的数；本稿只供看样，不能印发。"
        return [say("heading", "一、总体情况"), say("para", text)]
    scope, found, rate = facts.scope, facts.figures["rectification_rate"], facts.total
    until = f"截至{day_text(scope.as_of)}"
    count = facts.count("hazards_found")
    text = f"{scope.period_text()}，{subject(facts)}共排查发现{kind_words(facts)}{count}项"
    if facts.major_found and not scope.levels:
        text += f"，其中重大隐患{facts.major_found}项"
    text += withdrawn_words(facts.figures["hazards_found"], found)
    text += f"；{until}，已整改{found.numerator}项，累计整改率{rate_words(found)}。"
    if facts.indicator.is_rate and facts.indicator.name != "rectification_rate":
        text += f"{facts.indicator.label}{rate_words(rate)}。"
    text += f"{until}，超期未整改{facts.count('overdue')}项，隐患存量{facts.count('stock')}项。"
    result = [say("heading", "一、总体情况"), *(say("para", each) for each in (text, *more))]
    return result + conditions(facts, facts.notes)


def conditions(facts: Grounds, notes: Sequence[str]) -> list[Line]:
    """What stands beside the figures, what they are narrowed to, and why they are not final yet."""
    result = []
    if notes:
        result.append(say("para", f"需要说明的是：{'；'.join(notes)}。"))
    narrowed = [text for text in facts.scope.filter_texts()[2:] if not text.endswith("隐患")]
    if narrowed:
        result.append(say("para", f"以上和以下各项只统计：{'；'.join(narrowed)}。"))
    if facts.state.word == "初步":
        result.append(say("para", provisional_words(facts)))
    return result


def provisional_words(facts: Grounds) -> str:
    """Why the figures are not final yet."""
    why = f"核对期到{full_day_text(facts.state.final_on)}"
    if facts.state.missing:
        why = f"本期还有{facts.state.missing}份报表未到"
    return f"{why}，以上为初步数，之后的变化以更正通报为准。"


def reporting(facts: Facts) -> list[Line]:
    """三、报送情况: who did not send, who was late, who sent a zero return."""
    parts = [(word, facts.sent[word]) for word in ("已报", "迟报", "零报告", "未报")]
    total = summed("", sum(facts.sent.values()), parts, "份")
    text = f"本期应报送{total}。"
    if not facts.expected:
        none = "没有登记应报送的报表" if facts.is_unasked else "应报送的报表都还没有到报送日"
        text = f"本期{none}，不判断未报和迟报。"
        text += f"本期收到{total}。" if sum(facts.sent.values()) else ""
    named = [
        f"{word}的有{sender_words(facts.senders[word])}"
        + (f"，其中零报告的有{sender_words(facts.late_zero)}" if word == "迟报" and facts.late_zero else "")
        for word in ("未报", "迟报", "零报告")
        if facts.senders[word]
    ]
    text += f"{'；'.join(named)}。" if named else "没有未报、迟报和零报告。" * bool(facts.expected)
    return [say("heading", "三、报送情况"), say("para", text)]


def sender_words(senders: list[tuple[str, int]]) -> str:
    """甲村1份、乙村2份."""
    return "、".join(f"{name}{count}份" for name, count in senders)


def demands(facts: Facts) -> list[Line]:
    """四、下步要求: only what the figures call for, with a day to answer by; the last one always stands."""
    points = []
    within = f"于本通报印发之日起{facts.reply_days}日内"
    late = [name for name, count in facts.overdue_parts if count and name != NO_PLACE]
    if late:
        points.append(
            f"抓紧整改超期隐患。请{name_list(late)}逐项落实整改责任人、措施和期限，{within}将整改情况书面报{facts.issuer}。"
        )
    returned = [name for name, _ in facts.returned_parts if name != NO_UNIT]
    if returned:
        points.append(
            f"更正退回的数据。请{name_list(returned, unit='个单位')}对照退回说明逐行更正，{within}重新报送。"
        )
    missing = [name for name, _ in facts.senders.get("未报", [])]
    if missing:
        points.append(f"补报缺报的报表。请{name_list(missing)}{within}补报；确无隐患的，也要报送零报告。")
    points.append("坚持自查自改。各村（社区）要持续开展隐患排查，发现一处登记一处，按期整改、及时销号。")
    return [say("heading", "四、下步要求"), *(say("point", text) for text in numbered(points))]
