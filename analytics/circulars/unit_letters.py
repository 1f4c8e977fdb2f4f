"""The letters to one village or one leader: 提醒函, 督促函, 整改督办通知书, 约谈通知书, as lines."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from analytics.cards import near_day
from analytics.circulars.answers import Sent
from analytics.circulars.call import call_words
from analytics.circulars.envelope import correction_words
from analytics.circulars.line import Line, say, table
from analytics.circulars.sentences import numbered, withdrawn_words
from analytics.circulars.unit_facts import LISTED, UnitFacts, days_over
from analytics.registers import NO_PLACE
from analytics.wording import full_day_text

TEMPLATE, SUMMONS = "unit_letter", "summons"
ANNEX = "超期未整改隐患清单"
SUMMONS_BASIS = "《安全生产约谈实施办法（试行）》（安委〔2018〕2号）"
# who is spoken to: by the kind of place, by a leader's role
YOU = {"村": "你村", "社区": "你社区", "分管": "所分管领域", "包村": "所包联村（社区）"}
UNITS_OF_LEADER = "有关村（社区）和单位"


@dataclass(frozen=True)
class LetterKind:
    """What one kind of letter is called, opens with and asks for; `asks` takes the facts and '于4月19日前'."""

    name: str
    title: str
    heading: str
    purpose: str
    asks: Callable[[UnitFacts, str], list[str]]
    is_notice: bool = False


def asked_kindly(facts: UnitFacts, by_day: str) -> list[str]:
    """提醒函."""
    urge = f"请督促{UNITS_OF_LEADER}" if facts.is_person else "请"
    return [f"{urge}对照附件逐项明确整改责任人、措施和时限，{by_day}整改到位；不能按期整改的，{safe_words()}"]


def asked_firmly(facts: UnitFacts, by_day: str) -> list[str]:
    """督促函."""
    who = f"请牵头研究，督促{UNITS_OF_LEADER}" if facts.is_person else "请主要负责同志牵头研究，"
    return [
        f"{who}对附件所列隐患逐项查明超期原因，明确整改责任人、措施和时限。",
        f"{by_day}整改到位；不能按期整改的，{safe_words()}",
    ]


def safe_words() -> str:
    """What holds until a hazard is mended."""
    return "落实防范措施，书面说明原因，并按程序申请延期。"


def asked_under_watch(facts: UnitFacts, by_day: str) -> list[str]:
    """整改督办通知书: points, and what the town may do by itself where it may."""
    who = "本人牵头" if facts.is_person else "主要负责同志"
    points = [
        f"限期整改。附件所列隐患{by_day}全部整改到位，由{who}督办，一项一项过。",
        "落实防范。整改完成前，逐项落实专人看管和临时防范措施，防止发生事故。",
        "复查销号。整改完成后及时申请复查，提交整改前后的照片等佐证材料，复查合格后销号。",
    ]
    if facts.major:
        points.append("落实“五定”。重大隐患逐项定措施、定责任人、定资金、定时限、定预案。")
    if facts.powers:
        points.append(f"严肃处置。逾期不整改的，依法采取以下措施：{'、'.join(facts.powers)}。")
    return numbered(points)


def asked_to_come(facts: UnitFacts, by_day: str) -> list[str]:
    """约谈通知书: where and when, what to bring, what to report afterwards."""
    points = [
        f"时间和地点。{call_words(facts.call)}",
        f"参加人员。{'请本人参加' if facts.is_person else '主要负责人和分管安全生产的负责人'}。",
        "准备材料。请书面准备超期未整改的基本情况、原因分析、主要教训和整改措施。",
        f"约谈之后。附件所列隐患{by_day}整改到位，并书面报告约谈要求的落实情况。",
    ]
    return numbered(points)


KINDS = {
    kind.name: kind
    for kind in (
        LetterKind("reminder", "提醒函", "关于提醒整改超期安全隐患的函", "现提醒", asked_kindly),
        LetterKind("urging", "督促函", "关于督促整改超期安全隐患的函", "现督促", asked_firmly),
        LetterKind("supervision_notice", "整改督办通知书", "安全隐患整改督办通知书", "现督办", asked_under_watch, True),
        LetterKind(SUMMONS, "约谈通知书", "安全生产约谈通知书", "决定约谈", asked_to_come, True),
    )
}  # fmt: skip


def lines_of(name: str) -> Callable[..., list[Line]]:
    """How a kind of letter is worded, as documents.py declares it."""

    def lines(
        facts: UnitFacts, number: str | None = None, on: date | None = None, corrects: dict | None = None
    ) -> list[Line]:
        return letter_lines(KINDS[name], facts, (number, on), corrects)

    return lines


def letter_lines(
    kind: LetterKind, facts: UnitFacts, issue: tuple[str | None, date | None], corrects: dict | None
) -> list[Line]:
    """The whole letter; without number and day it is a draft."""
    from analytics.circulars import letter  # only here: Word is slow to start

    number, on = issue
    day = full_day_text(on) if on else "（印发日期待定）"
    due = f"于{near_day(facts.answer_due_on(on), on)}前" if on else f"于本件印发之日起{facts.reply_days}日内"
    points = kind.asks(facts, due)
    asked = [say("point" if kind.is_notice else "para", text) for text in points]
    copy = facts.summons_copy if kind.name == SUMMONS else ""
    return [
        say("mark", "　".join(filter(None, ("示例数据" * facts.is_sample, "" if number else "草稿")))),
        say("letterhead", facts.issuer),
        say("number", number or "（草稿，未编号）"),
        say("title", kind.heading),
        say("to", f"{facts.unit}："),
        *([say("para", correction_words(corrects, "件"))] if corrects else []),
        say("para", f"根据{basis_words(kind, facts)}，{kind.purpose}如下。"),
        say("heading", "一、事由与数据"),
        *(say("para", text) for text in reason(facts)),
        say("heading", "二、整改要求" if kind.name != SUMMONS else "二、约谈安排"),
        *asked,
        say("heading", "三、反馈方式"),
        *(say("para", text) for text in answer_words(facts, due)),
        say("attachment", f"附件：{ANNEX}"),
        say("signature", facts.issuer),
        say("date", day),
        replace(table(dict(letter.RECEIPT_TABLE[1]), [{}]), text=letter.RECEIPT_TABLE[0]),
        *annex(facts),
        *([say("copy_to", f"抄送：{copy}。")] if copy else []),
    ]


def basis_words(kind: LetterKind, facts: UnitFacts) -> str:
    """依据, as the office's settings word it; 约谈 has its own besides."""
    more = f"，参照{SUMMONS_BASIS}" if kind.name == SUMMONS else ""
    return f"{'、'.join(facts.basis)}{more}"


def reason(facts: UnitFacts) -> list[str]:
    """The unit's figures as of the day, what stands beside them, and where they come from."""
    scope, rate = facts.scope, facts.figures["rectification_rate"]
    you = YOU.get(facts.kind if facts.by == "place" else scope.role, "你单位")
    said = f"截至{full_day_text(scope.as_of)}，{you}{scope.period_text()}排查发现隐患{facts.figures['hazards_found'].text}项"
    said += withdrawn_words(facts.figures["hazards_found"], rate)
    if rate.denominator:
        said += f"，已整改{rate.numerator}项，累计整改率{rate.text}（{rate.numerator}/{rate.denominator}）"
    stock, late = facts.figures["stock"].text, facts.figures["overdue"].text
    major = f"，其中重大隐患{facts.major}项" if facts.major else ""
    said += f"。现有未闭环隐患{stock}项；超期未整改{late}项{major}，超期最长的{facts.longest}天，逐项见附件。"
    if facts.named:
        said += named_words(*facts.named, scope.as_of)
    mend = f"请督促{UNITS_OF_LEADER}同时更正" if facts.is_person else "请同时更正"
    beside = [f"退回未更正的报表数据{facts.rejected}项未计入，{mend}"] if facts.rejected else []
    narrowed = [
        text for text in scope.with_(places=(), leaders=()).filter_texts() if text not in ("全镇", "全部行业")
    ]
    beside += [f"以上只统计{'、'.join(narrowed)}"] if narrowed else []
    return [said] + ([f"{'；'.join(beside)}。"] if beside else [])


def named_words(last: Sent, count: int, t: date) -> str:
    """Which earlier letter named some of them; that it did not help is said only where its term ended by t."""
    is_over = last.due_on is not None and last.due_on <= t
    term = f"，答复期限{near_day(last.due_on, last.issued_on)}" if last.due_on and not is_over else ""
    said = f"其中{count}项已在{last.number}（{full_day_text(last.issued_on)}{term}）中列明"
    return f"{said}，至今未整改。" if is_over else f"{said}。"


def answer_words(facts: UnitFacts, due: str) -> list[str]:
    """By when, in what form, to whom; of contact and telephone what the office's settings say."""
    signed = "由本人签字" if facts.is_person else "加盖公章"
    asked = f"请{due}将整改情况及佐证材料{signed}后，书面反馈{facts.issuer}；与实际不符的，一并说明并附依据，核实后更正。"
    known = (("联系人", facts.contact), ("电话", facts.phone))
    contact = "　".join(f"{word}：{value}" for word, value in known if value)
    return [asked, contact] if contact else [asked]


def annex(facts: UnitFacts) -> list[Line]:
    """附件: the unit's overdue hazards one by one."""
    from analytics.circulars import letter  # only here: Word is slow to start

    name, columns = letter.LEADER_PROBLEMS_TABLE if facts.by == "leader" else letter.PROBLEMS_TABLE
    cells = [problem(facts, row) | {"序号": i} for i, row in enumerate(facts.overdue[:LISTED], start=1)]
    more = len(facts.overdue) - LISTED
    rest = f"另有{more}项未列，见遗留隐患回填单。" if more > 0 else ""
    state = f"，{facts.state.word}数" if facts.state.word == "初步" else ""
    source = (
        f"来源：各单位隐患台账，截至{full_day_text(facts.scope.as_of)}，快照{facts.snapshot_number}{state}。"
    )
    return [
        say("annex", "附件"),
        say("table_title", ANNEX),
        say("table_note", f"{facts.unit}，按超期天数由长到短排列，共{len(facts.overdue)}项。"),
        replace(table(columns, cells), text=name),
        say("table_note", f"{rest}{source}"),
    ]


def problem(facts: UnitFacts, row: dict) -> dict:
    """One hazard of the annex: what was found, when, when it was due, and what was last said of it."""
    t, last = facts.scope.as_of, row["last_reported_on"]
    return {
        "地名": row["place"] or NO_PLACE,
        "单位": row["entity"],
        "内容": row["description"],
        "级别": row["level"],
        "发现": near_day(row["found_on"], t),
        "期限": near_day(row["due_on"], t),
        "天数": days_over(row, t),
        "最近": f"{near_day(last, t)}：{row['status']}" if last else row["status"],
    }


def files(lines: list[Line], template: Path, on: datetime) -> dict[str, bytes]:
    """The letter's one file."""
    from analytics.circulars import letter  # only here: Word is slow to start

    return {"docx": letter.letter_file(lines, template, on, letter.UNIT_FORM)}
