"""The circular that ranks villages on rectification (整改排名通报), as lines."""

from datetime import date

from analytics import ranking_labels as labels
from analytics.circulars.facts import Facts
from analytics.circulars.line import Line, say
from analytics.circulars.ranking_tables import attachments, overdue_annex, ranking_annex
from analytics.circulars.ranking_topic import kind_words, subject, topic_of_overdue, topic_words
from analytics.circulars.sentences import name_list, numbered, with_parts
from analytics.ranking import GROUPS
from analytics.registers import NO_PLACE
from analytics.wording import day_text, full_day_text

NAMED_AT_EACH_END = 3


def lines(
    facts: Facts, number: str | None = None, on: date | None = None, corrects: dict | None = None
) -> list[Line]:
    """The whole circular; without a number and a day of issue it is a draft. `corrects` is the number, title
    and snapshot of the edition that it corrects, and whether it is confirmed in every figure."""
    topic = topic_words(facts)
    day = full_day_text(on) if on else "（印发日期待定）"
    mark = "　".join(
        filter(
            None,
            ("示例数据" * facts.is_sample, "" if number else "草稿", facts.state.word.removesuffix("正式")),
        )
    )
    annexes = [f"{topic}排名表"] + [f"{topic_of_overdue(facts)}清单"] * bool(facts.overdue_rows)
    return [
        say("mark", mark),
        say("letterhead", f"{facts.issuer}文件"),
        say("number", number or "（草稿，未编号）"),
        say("title", f"关于{topic}排名情况的通报"),
        say("to", "各村（社区），镇属各部门（单位）："),
        *([say("para", correction_words(corrects))] if corrects else []),
        *overall(facts),
        *ranking(facts),
        *reporting(facts),
        *demands(facts),
        *attachments(annexes),
        say("signature", facts.issuer),
        say("date", day),
        *ranking_annex(facts, annexes),
        *overdue_annex(facts, annexes),
        *([say("copy_to", f"抄送：{facts.copy_to}。")] if facts.copy_to else []),
        say("printed_by", facts.issuer),
        say("printed_on", f"{day}印发" if on else day),
    ]


def correction_words(corrects: dict) -> str:
    """Which number this one corrects, by name; where only 初步 has become 正式, that."""
    before = f"{corrects['number']}《{corrects['title']}》（快照{corrects['snapshot']}）"
    if corrects["is_confirmed"]:
        return f"本通报的各项数字与{before}一致，由初步数转为正式数。"
    return f"本通报更正{before}，两者不一致的以本通报为准。"


def overall(facts: Facts) -> list[Line]:
    """一、总体情况: found, rectified, the ranked rate, overdue, stock; what stands beside a figure.

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
    text += f"；{until}，已整改{found.numerator}项，累计整改率{rate_words(found)}。"
    if facts.indicator.is_rate and facts.indicator.name != "rectification_rate":
        text += f"{facts.indicator.label}{rate_words(rate)}。"
    text += f"{until}，超期未整改{facts.count('overdue')}项，隐患存量{facts.count('stock')}项。"
    result = [say("heading", "一、总体情况"), say("para", text)]
    if facts.notes:
        result.append(say("para", f"需要说明的是：{'；'.join(facts.notes)}。"))
    narrowed = [text for text in scope.filter_texts()[2:] if not text.endswith("隐患")]
    if narrowed:
        result.append(say("para", f"以上和以下各项只统计：{'；'.join(narrowed)}。"))
    if facts.state.word == "初步":
        result.append(say("para", provisional_words(facts)))
    return result


def provisional_words(facts: Facts) -> str:
    """Why the figures are not final yet."""
    why = f"核对期到{full_day_text(facts.state.final_on)}"
    if facts.state.missing:
        why = f"本期还有{facts.state.missing}份报表未到"
    return f"{why}，以上为初步数，之后的变化以更正通报为准。"


def rate_words(figure) -> str:
    """80.0%（96/120）; without a denominator /（无应计入的隐患）."""
    if not figure.denominator:
        return "“/”（没有应计入的隐患）"
    return f"{figure.text}（{figure.numerator}/{figure.denominator}）"


def ranking(facts: Facts) -> list[Line]:
    """二、排名情况: who is placed, the two ends, who is not placed and why, named laggards."""
    label, ranked = (
        facts.indicator.label,
        [row for row in facts.rows if row.place_no is not None and row.group == GROUPS[0]],
    )
    paragraphs = [
        f"以{label}为序对村（社区）排名，按隐患所在地统计，详见附件{'1' * bool(facts.overdue_rows)}。"
        f"{label}是指{facts.indicator.meaning}。"
    ]
    paragraphs.append(
        f"参加排名的村（社区）{len(ranked)}个{ends_words(facts, ranked)}。{unranked_words(facts)}"
    )
    overdue = with_parts(facts.count("overdue"), facts.overdue_parts)
    late = f"超期未整改{overdue}。" if facts.count("overdue") else "没有超期未整改的隐患。"
    paragraphs.append(f"截至{day_text(facts.scope.as_of)}，{late}")
    returned = [(row.key, row.returned) for row in facts.rows]
    total = sum(count for _, count in returned)
    if total:
        effect = labels.returned_effect(facts.indicator)
        paragraphs.append(
            "，".join(filter(None, (f"退回未更正{with_parts(total, returned)}", effect))) + "。"
        )
    return [say("heading", "二、排名情况"), *(say("para", text) for text in paragraphs)]


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
    return f"未参加排名的{with_parts(sum(n for _, n in parts), parts, '个')}：{named}。"


def reporting(facts: Facts) -> list[Line]:
    """三、报送情况: who did not send, who was late, who sent a zero return."""
    parts = [(word, facts.sent[word]) for word in ("已报", "迟报", "零报告", "未报")]
    total = with_parts(sum(facts.sent.values()), parts, "份")
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
    returned = [row.key for row in facts.rows if row.returned]
    if returned:
        points.append(f"更正退回的数据。请{name_list(returned)}对照退回说明逐行更正，{within}重新报送。")
    missing = [name for name, _ in facts.senders.get("未报", [])]
    if missing:
        points.append(f"补报缺报的报表。请{name_list(missing)}{within}补报；确无隐患的，也要报送零报告。")
    points.append("坚持自查自改。各村（社区）要持续开展隐患排查，发现一处登记一处，按期整改、及时销号。")
    return [say("heading", "四、下步要求"), *(say("point", text) for text in numbered(points))]
