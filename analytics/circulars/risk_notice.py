"""风险提示: the sectors and types that rise by counts, the season as last year had it, and the key days to come."""

from datetime import date

from analytics.circulars.change_words import accident_words
from analytics.circulars.circular_file import named_table
from analytics.circulars.envelope import Edition, Letter, enveloped
from analytics.circulars.line import Line, say
from analytics.circulars.ranking_topic import kind_words, subject
from analytics.circulars.risk_facts import UNSAID, Rise, RiskFacts
from analytics.circulars.sections import conditions
from analytics.circulars.sentences import counts_words, name_list, numbered, period_words, summed
from analytics.registers import NO_PLACE
from analytics.wording import change_text, day_text, full_day_text

NAMED = 5  # sectors or types told in one sentence; the table has all


def lines(
    facts: RiskFacts, number: str | None = None, on: date | None = None, corrects: dict | None = None
) -> list[Line]:
    """The whole notice; without a number and a day of issue it is a draft."""
    body = [*changes(facts), *season(facts), *key_days(facts), *demands(facts)]
    title = f"关于{period_words(*facts.ahead)}{subject(facts)}安全风险的提示"
    annexes = [annex(facts)] if facts.rises else []
    return enveloped(facts, Edition(number, on, corrects), Letter(title, body, annexes, kind="提示"))


def changes(facts: RiskFacts) -> list[Line]:
    """一、隐患变化: found in the three periods, what rises, what is overdue, accidents."""
    found = facts.asked.one("hazards_found", facts.scope).text
    before = "".join(
        f"，{name}（{period_words(each.since, each.until)}）{facts.asked.one('hazards_found', each).text}项"
        for name, each in facts.periods.items()
    )
    text = f"{facts.scope.period_text()}，{subject(facts)}共排查发现{kind_words(facts)}{found}项{before}。"
    points = [risen_words(facts, kind) for kind in ("行业领域", "隐患类型")]
    return [
        say("heading", "一、隐患变化情况"),
        say("para", f"{text}发现数也随排查力度变化，以下只作提示，不作评价。"),
        *(say("point", text) for text in numbered(points)),
        say("para", overdue_words(facts)),
        *(say("para", text) for text in accident_words(facts.asked, facts.scope, facts.periods)),
        *conditions(facts, facts.asked.notes("hazards_found", facts.scope)),
    ]


def risen(facts: RiskFacts, kind: str) -> list[Rise]:
    """What has risen of a kind, the largest rise first."""
    return [rise for rise in facts.rises if rise.kind == kind and rise.is_risen]


def leading(found: list[Rise]) -> list[Rise]:
    """The NAMED largest rises, and whoever rose by as much as the last of them."""
    least = found[:NAMED][-1] if found else None
    return [rise for rise in found if rise.now - rise.last >= least.now - least.last]


def risen_words(facts: RiskFacts, kind: str) -> str:
    """行业领域。比上期增加的有3个：消防8项→15项、…; which of them are above last year too."""
    found = risen(facts, kind)
    if not found:
        return f"{kind}。与上期相比，没有发现数增加的{kind}。"
    told = leading(found)
    named = "、".join(f"{rise.name}{rise.last}项→{rise.now}项" for rise in told)
    most = f"有{len(found)}个，增加较多的是" if len(told) < len(found) else f"有{len(found)}个："
    also = [rise.name for rise in told if rise.year is not None and rise.now > rise.year]
    more = f"其中{'、'.join(also)}也多于去年同期。" if also else ""
    return f"{kind}。与上期相比，发现数增加的{kind}{most}{named}。{more}"


def overdue_words(facts: RiskFacts) -> str:
    """截至3月31日，隐患存量25项，超期未整改14项（甲村5项、…）."""
    day = day_text(facts.scope.as_of)
    stock, late = (facts.asked.one(name, facts.scope).numerator for name in ("stock", "overdue"))
    said = summed("超期未整改", late, facts.asked.parts("overdue", facts.scope, "place"))
    return f"截至{day}，隐患存量{stock}项，{said if late else '没有超期未整改的隐患'}。"


def season(facts: RiskFacts) -> list[Line]:
    """二、季节: what the days ahead held last year, by sector and type."""
    if facts.season is None:
        text = f"去年同一时段没有完整台账，{period_words(*facts.ahead)}的季节特点无从比较。"
        return [say("heading", "二、上年同一时段情况"), say("para", text)]
    held, period = facts.season, period_words(facts.season.since, facts.season.until)
    count = facts.asked.one("hazards_found", held).numerator
    said = [f"{period}，{subject(facts)}共排查发现{kind_words(facts)}{count}项"]
    for by, kind in (("sector", "行业领域"), ("type", "隐患类型")):
        parts = sorted(facts.asked.parts("hazards_found", held, by), key=lambda part: -part[1])
        named = [part for part in parts if part[1] and part[0] not in UNSAID][:NAMED]
        said += [f"{kind}较多的是{counts_words(named)}"] if named else []
    return [
        say("heading", "二、上年同一时段情况"),
        say("para", f"{'，'.join(said)}。"),
        *(say("para", text) for text in accident_words(facts.asked, held, {})),
    ]


def key_days(facts: RiskFacts) -> list[Line]:
    """三、重点时段: what calendar.csv holds of the days ahead, nothing besides."""
    period = period_words(*facts.ahead)
    if not facts.days:
        text = f"日历没有登记{period}的节假日和重点时段。"
        return [say("heading", "三、重点时段"), say("para", text)]
    named = "；".join(f"{line['name']}（{days_words(line)}）" for line in facts.days)
    return [say("heading", "三、重点时段"), say("para", f"{period}的节假日和重点时段有：{named}。")]


def days_words(line: dict) -> str:
    """4月4日至4月6日，节假日."""
    since, until = line["since"], line["until"]
    end = day_text(until) if until.year == since.year else full_day_text(until)
    days = day_text(since) if until == since else f"{day_text(since)}至{end}"
    return "，".join(filter(None, (days, line["kind"])))


def demands(facts: RiskFacts) -> list[Line]:
    """四、工作要求: only what the figures and the calendar call for; the last one always stands."""
    points, sectors = [], leading(risen(facts, "行业领域"))
    if sectors:
        named = "、".join(lead_words(rise.name, facts.leads) for rise in sectors)
        points.append(f"紧盯发现数增加的行业领域。请各村（社区）和有关部门重点排查：{named}。")
    late = facts.asked.parts("overdue", facts.scope, "place")
    names = [name for name, count in late if count and name != NO_PLACE]
    if names:
        points.append(
            f"抓紧整改超期隐患。请{name_list(names)}逐项落实整改责任人、措施和期限，整改前落实防范措施。"
        )
    coming = [line for line in facts.days if line["since"] > facts.scope.as_of]
    if coming:
        first = coming[0]
        points.append(
            f"做好重点时段防范。{first['name']}（{days_words(first)}）等时段前，要对照上述行业领域和类型检查一遍。"
        )
    points.append("坚持自查自改。各村（社区）要持续开展隐患排查，发现一处登记一处，按期整改、及时销号。")
    return [say("heading", "四、工作要求"), *(say("point", text) for text in numbered(points))]


def lead_words(sector: str, leads: dict[str, str]) -> str:
    """消防（牵头单位：派出所）, the unit from the register of sectors."""
    return f"{sector}（牵头单位：{leads[sector]}）" if leads.get(sector) else sector


def annex(facts: RiskFacts) -> list[Line]:
    """Every sector and type with the three counts and how they moved."""
    columns = {"类别": "类别", "名目": "名称", "本期": "本期（项）", "上期": "上期（项）"}
    moves = {"较上期": "较上期"}
    if "去年同期" in facts.periods:
        columns, moves = columns | {"同期": "去年同期（项）"}, moves | {"较同期": "较去年同期"}
    rows = [
        {
            "类别": rise.kind,
            "名目": rise.name,
            "本期": rise.now,
            "上期": rise.last,
            "同期": rise.year,
            "较上期": change_text(rise.last, rise.now, "项"),
            "较同期": "" if rise.year is None else change_text(rise.year, rise.now, "项"),
        }
        for rise in facts.rises
    ]
    period = period_words(facts.scope.since, facts.scope.until)
    scope_text = f"{facts.scope.text()} · 来源：上报的隐患台账"
    return [
        say("table_title", f"{period}{subject(facts)}排查发现隐患变化表"),
        say("table_scope", scope_text),
        named_table("变化表", columns | moves, rows),
        say("table_note", "基数小于10的只列项数变化，不算百分比；类型按隐患描述归类。"),
    ]
