"""The report on the 治本攻坚三年行动 (2024—2026): major hazards found and closed, historic stock, goals, year by year."""

from datetime import date

from analytics.circulars.campaign_facts import ALL_LEVELS, FIRST, LAST, LISTED, CampaignFacts
from analytics.circulars.campaign_tables import goals_annex, open_annex, years_annex
from analytics.circulars.change_words import accident_words
from analytics.circulars.envelope import Edition, Letter, enveloped
from analytics.circulars.line import Line, say
from analytics.circulars.ranked_words import rate_words
from analytics.circulars.ranking_topic import subject
from analytics.circulars.sections import conditions
from analytics.circulars.sentences import numbered, summed, withdrawn_words
from analytics.goals import YearGoal
from analytics.scope import Scope
from analytics.wording import count_text, day_text, full_day_text


def lines(
    facts: CampaignFacts, number: str | None = None, on: date | None = None, corrects: dict | None = None
) -> list[Line]:
    """The whole report; without a number and a day of issue it is a draft."""
    body = [
        *overall(facts),
        say("heading", "二、分年度情况"),
        *(say("point", text) for text in numbered(years(facts))),
        say("heading", "三、目标完成情况"),
        *(say("point", text) for text in numbered([goal_words(goal) for goal in facts.goals])),
        *problems(facts),
        say("para", "特此报告。"),
    ]
    annexes = [years_annex(facts)]
    annexes += [goals_annex(facts)] * bool(facts.targets) + [open_annex(facts)] * bool(facts.open_rows)
    title = f"关于{facts.town}安全生产治本攻坚三年行动（{FIRST}—{LAST}年）阶段情况的报告"
    letter = Letter(title, body, annexes, f"{facts.report_to}：", "报告", is_upward=True)
    return enveloped(facts, Edition(number, on, corrects), letter)


def overall(facts: CampaignFacts) -> list[Line]:
    """一、总体进展: all hazards, then 重大 ones, what is open at t, accidents."""
    whole = facts.whole
    day, every = full_day_text(whole.as_of), whole.with_(levels=())
    found, rectified, closed = (facts.figure(name, every) for name in ALL_LEVELS)
    text = (
        f"治本攻坚三年行动开展以来（{whole.period_text()}），{subject(facts)}共排查发现隐患{found.text}项{withdrawn_words(found, rectified)}；"
        f"截至{day}，已整改{rectified.numerator}项，累计整改率{rate_words(rectified)}，"
        f"整改销号率{rate_words(closed)}。"
    )
    late = [
        f"台账没有{'、'.join(f'{year}年' for year in facts.unknown)}的完整数据，从{min(facts.years)}年起统计。"
    ]
    return [
        say("heading", "一、总体进展"),
        say("para", text),
        say("para", major_words(facts)),
        *(say("para", text) for text in accident_words(facts.asked, every, {})),
        *(say("para", text) for text in late if facts.unknown),
        *conditions(facts, facts.asked.notes("hazards_found", whole)),
    ]


def major_words(facts: CampaignFacts) -> str:
    """The 重大 hazards of the whole campaign, and what of them and of the historic stock is open at t."""
    found, rectified, closed = (facts.figure(name, facts.whole) for name in ALL_LEVELS)
    stock, late, old = (
        facts.figure(name, facts.whole).numerator
        for name in ("stock", "unaccepted_overdue", "historic_stock")
    )
    return (
        f"排查发现重大隐患{found.text}项{withdrawn_words(found, rectified)}，已整改{rectified.numerator}项，累计整改率{rate_words(rectified)}；"
        f"已销号{closed.numerator}项，整改销号率{rate_words(closed)}。"
        f"截至{full_day_text(facts.whole.as_of)}，重大隐患存量{stock}项，其中{full_day_text(facts.cutoff)}及以前"
        f"发现的历史存量{old}项；超期未销号{late}项。"
    )


def years(facts: CampaignFacts) -> list[str]:
    """One paragraph a year: found, closed, and how the year ended; changes in counts where they are small."""
    said, before = [], None
    for year, scope in facts.years.items():
        said.append(year_words(facts, year, scope, before))
        before = scope
    return said


def year_words(facts: CampaignFacts, year: int, scope: Scope, before: Scope | None) -> str:
    """2025年。排查发现重大隐患9项，2024年为8项；…; a year that still runs is not compared with a whole one."""
    found, closed = (facts.figure(name, scope).numerator for name in ("hazards_found", "hazards_closed"))
    whole = (scope.until.month, scope.until.day) == (12, 31)
    against = f"，{year - 1}年为{facts.figure('hazards_found', before).text}项" if before and whole else ""
    end = "年底" if whole else f"截至{day_text(scope.as_of)}"
    stock, late, old = (
        facts.figure(name, scope).numerator for name in ("stock", "unaccepted_overdue", "historic_stock")
    )
    rate = rate_words(facts.figure("rectification_rate", scope))
    return (
        f"{year}年。排查发现重大隐患{found}项{against}；整改销号{closed}项；当年发现的累计整改率{rate}。"
        f"{end}存量{stock}项，其中历史存量{old}项；超期未销号{late}项。"
    )


def goal_words(goal: YearGoal) -> str:
    """2024年基本消除存量。2024年底时未销号3项，…; the town's own target judges it, none is said."""
    tests = "；".join(f"{test.label}{test.text}" for test in goal.tests) or "期限未到，还没有数据"
    state = f"；对照目标：{goal.state}" if goal.state else "；没有登记目标值，不作评价"
    return f"{goal.year}年{goal.title}。{tests}{state}。"


def problems(facts: CampaignFacts) -> list[Line]:
    """四、存在问题和下步打算: the 重大 hazards past their day, by village, and what follows from them."""
    late = facts.figure("unaccepted_overdue", facts.whole).numerator
    stock = facts.figure("stock", facts.whole).numerator
    parts = [facts.asked.parts(name, facts.whole, "place") for name in ("stock", "unaccepted_overdue")]
    points = []
    if stock:
        held = summed("未销号重大隐患", stock, parts[0])
        annex = f"附件{2 + bool(facts.targets)}"
        listed = f"逐项情况见{annex}。" if len(facts.open_rows) <= LISTED else f"到期最早的见{annex}。"
        points.append(f"重大隐患未全部销号。截至{full_day_text(facts.whole.as_of)}，{held}，{listed}")
    if late:
        points.append(
            f"重大隐患超期。{summed('超期未销号', late, parts[1])}，要逐项明确责任人、措施和期限，抓紧整改销号。"
        )
    found, closed, net = (
        facts.figure(name, facts.whole).numerator
        for name in ("hazards_found", "hazards_closed", "net_increment")
    )
    points.append(
        f"下步打算。三年行动以来新发现重大隐患{found}项、销号{closed}项，净增量{count_text(net, '项')}，"
        "将继续开展排查整治，新发现的重大隐患按期整改、验收销号，到期未销号的逐项督办。"
    )
    return [say("heading", "四、存在问题和下步打算"), *(say("point", text) for text in numbered(points))]
