"""The letters to one unit: only its figures and rows, what `show` says, in the letter form of GB/T 9704, hostile text and all."""

import json
import re
from datetime import datetime

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Mm

from analytics.__main__ import main
from analytics.circulars import issue, journal, preview, sign
from analytics.circulars.call import Call
from analytics.circulars.line import NotIssued
from analytics.circulars.unit_letters import KINDS, TEMPLATE
from analytics.figures import show
from analytics.rows import rows_behind
from tests.circulars.make_assignment_templates import shipped
from tests.circulars.make_letter_template import set_text
from tests.circulars.make_template import build
from tests.circulars.test_files import HOSTILE, PLAIN
from tests.circulars.town import ISSUED_AT, found, march, places, tiny_town, word_rows, word_text

SETTINGS = {"town": "样例镇", "issuing_body": "样例镇安委办", "document_series": "样安办发"}
CALL = Call(datetime(2025, 4, 15, 15, 30), "镇政府二楼会议室")
LEADERS = [
    {"leader": "王副镇长", "role": "分管", "sector": "消防"},
    {"leader": "李副镇长", "role": "分管", "sector": "燃气"},
]


def town(data, hazards=None, **settings):
    """甲村: five overdue, one of them 重大, of nine; 乙村: three of three; 丙村 nothing overdue."""
    hazards = hazards or [
        *found("甲村", 8, 4, sector="消防", description="通道堆物"),
        *found("甲村", 1, level="重大", sector="燃气", due_on="2025-04-01", description="报警器失灵"),
        *found("乙村", 3, sector="消防", entity="乙村超市"),
        *found("丙村", 2, 2),
    ]
    rejected = {"reporting_place_id": "甲村", "period_start": "2025-03-01", "period_end": "2025-03-31"}
    rows = [{"name": name, "value": value} for name, value in (SETTINGS | settings).items()]
    tables = {
        "setting": rows,
        "rejected_row": [rejected | {"level": "一般", "is_mended": False}],
        "leader": LEADERS,
    }
    return tiny_town(data, hazard=hazards, **tables)


def one(snapshot, out, name="reminder", place="甲村", **more):
    said = {"out": out, "on": ISSUED_AT, "call": CALL} | more
    [file] = issue(snapshot, name, march(snapshot, places=(place,)), **said)
    return file


@pytest.mark.parametrize("name", KINDS)
def test_a_letter_says_what_show_says_of_its_unit_and_nothing_of_others(tmp_path, name):
    snapshot = town(tmp_path)
    file = one(snapshot, tmp_path / "out", name)
    text, scope = word_text(file), march(snapshot, places=("甲村",))
    assert "乙村" not in text and "丙村" not in text
    for indicator, words in (
        ("hazards_found", "排查发现隐患{}项"),
        ("stock", "未闭环隐患{}项"),
        ("overdue", "超期未整改{}项，其中重大隐患1项，超期最长的41天"),
    ):
        assert words.format(show(snapshot, indicator, scope)[0].text) in text
    rate = show(snapshot, "rectification_rate", scope)[0]
    assert f"累计整改率{rate.text}（{rate.numerator}/{rate.denominator}）" in text
    assert "退回未更正的报表数据1项未计入" in text
    rows = word_rows(file, 1)[1:]
    assert len(rows) == len(rows_behind(snapshot, "overdue", scope)) == 5
    assert rows[4][2:] == ["报警器失灵", "重大", "3月1日", "4月1日", "19", "3月1日：未整改"]
    assert [row[0] for row in rows] == ["1", "2", "3", "4", "5"]


def test_every_part_that_a_letter_needs_is_there(tmp_path):
    file = one(town(tmp_path), tmp_path / "out")
    assert file.name == "样安办发〔2025〕1号 关于提醒整改超期安全隐患的函 甲村.docx"
    text = word_text(file)
    for words in (
        "样安办发〔2025〕1号",
        "甲村：",
        "根据《中华人民共和国安全生产法》",
        "截至2025年4月20日，你村",
        "附件：超期未整改隐患清单",
    ):
        assert words in text
    for words in (
        "于4月19日前整改到位",
        "请于4月19日前将整改情况",
        "2025年4月12日",
        "签收人",
    ):
        assert words in text
    assert "抄送" not in text and "联系人" not in text and "电话" not in text


def test_the_contact_is_printed_when_the_office_has_said_it(tmp_path):
    file = one(
        town(tmp_path, **{"letters.contact": "张某", "letters.phone": "0934-0000000"}), tmp_path / "out"
    )
    assert "联系人：张某　电话：0934-0000000" in word_text(file)


@pytest.mark.parametrize("name", KINDS)
def test_a_town_claims_no_power_that_its_settings_do_not_give_it(tmp_path, name):
    powers = re.compile("责令|停产停业|处罚|挂牌督办")
    assert not powers.search(word_text(one(town(tmp_path / "a"), tmp_path / "out", name)))
    holding = town(tmp_path / "b", **{"letters.powers": ["责令停产停业"]})
    text = word_text(one(holding, tmp_path / "out", name))
    assert bool(powers.search(text)) == (name == "supervision_notice")


def test_figures_rows_and_the_day_of_the_answer_are_kept(tmp_path):
    snapshot = town(tmp_path)
    one(snapshot, tmp_path / "out", who="小王")
    [line] = journal.issued(tmp_path)
    assert (line["document"], line["to"], line["answer_due_on"]) == ("reminder", "甲村", "2025-04-19")
    kept = json.loads((tmp_path / "outbox" / line["id"] / "figures.json").read_text(encoding="utf-8"))
    assert kept["figures"]["overdue"]["numerator"] == 5 == len(kept["overdue"]["listed"])
    assert kept["to_id"] == "甲村" and kept["scope"]["places"] == ["甲村"]


def test_a_summons_prints_and_keeps_when_and_where(tmp_path):
    file = one(town(tmp_path), tmp_path / "out", "summons")
    assert "时间为2025年4月15日15时30分，地点为镇政府二楼会议室。" in word_text(file)
    [line] = journal.issued(tmp_path)
    kept = json.loads((tmp_path / "outbox" / line["id"] / "figures.json").read_text(encoding="utf-8"))
    assert kept["call"] == {"at": "2025-04-15T15:30:00", "where": "镇政府二楼会议室"}


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (Call(), "没有写明约谈时间和地点，不能印发"),
        (Call(CALL.at, "  "), "没有写明约谈地点，不能印发"),
        (Call(datetime(2025, 4, 12, 9), "会议室"), "约谈时间2025年4月12日9时已经过了"),
    ],
)
def test_a_summons_without_a_time_to_come_and_a_place_is_neither_issued_nor_signed(tmp_path, call, words):
    snapshot = town(tmp_path)
    with pytest.raises(NotIssued, match=words):
        one(snapshot, tmp_path / "out", "summons", call=call)
    said = {"who": "小王", "on": ISSUED_AT, "day": ISSUED_AT.date(), "name": "周书记"}
    with pytest.raises(NotIssued, match=words):
        sign(snapshot, "summons", march(snapshot, places=("甲村",)), None, said, call)
    assert journal.issued(tmp_path) == []
    assert "时　　分，地点为" in word_text(one(snapshot, tmp_path, "summons", draft=True, call=Call()))


def test_the_command_takes_the_time_and_place_of_a_summons_alone(tmp_path, capsys):
    town(tmp_path)
    asked = ["--data", str(tmp_path), "--out", str(tmp_path / "out"), "--by", "place", "--who", "小王"]
    given = ["--call-at", "2099-04-15 15:00", "--call-where", "镇政府"]
    assert main(["issue", "summons", *asked]) == 2
    assert "没有写明约谈时间和地点" in capsys.readouterr().err
    assert main(["issue", "summons", *asked, "--call-at", "明天", "--call-where", "镇政府"]) == 2
    assert "约谈时间“明天”读不懂" in capsys.readouterr().err
    assert main(["issue", "reminder", *asked, *given]) == 2
    assert "只用于约谈通知书" in capsys.readouterr().err and journal.issued(tmp_path) == []
    assert main(["issue", "summons", *asked, *given]) == 0
    text = word_text(next((tmp_path / "out").glob("*约谈通知书 甲村.docx")))
    assert "时间为2099年4月15日15时，地点为镇政府。" in text


def test_a_leader_gets_what_is_overdue_in_the_villages_under_him(tmp_path):
    snapshot = town(tmp_path)
    [file] = issue(
        snapshot, "urging", march(snapshot, leaders=("王副镇长",)), out=tmp_path / "out", on=ISSUED_AT
    )
    rows = word_rows(file, 1)
    assert rows[0][1] == "村（社区）" and sorted({row[1] for row in rows[1:]}) == ["乙村", "甲村"]
    asked = show(snapshot, "overdue", march(snapshot, leaders=("王副镇长",)))[0]
    assert len(rows) - 1 == asked.numerator == 7
    text = word_text(file)
    assert "所分管领域" in text and "请牵头研究，督促有关村（社区）和单位对附件所列隐患" in text
    assert "由本人签字后，书面反馈" in text and "公章" not in text and not re.search("[你您]", text)
    assert "主要负责同志" not in text


def test_a_letter_is_written_to_one_unit_with_something_overdue(tmp_path):
    snapshot = town(tmp_path)
    with pytest.raises(NotIssued, match="一份只写给一个村（社区）或一位责任领导"):
        preview(snapshot, "reminder", march(snapshot))
    with pytest.raises(NotIssued, match="丙村截至4月20日没有超期未整改的隐患"):
        preview(snapshot, "reminder", march(snapshot, places=("丙村",)))


def test_a_letter_says_whether_it_corrects_figures_or_only_makes_them_final(tmp_path):
    sent = {"return_name": "hazard_ledger", "place": "甲村", "place_id": "甲村", "due_on": "2025-04-05"}
    sent |= {"period_start": "2025-03-01", "period_end": "2025-03-31", "received_on": "2025-04-03"}
    tables = {"hazard": found("甲村", 2), "submission": [sent | {"status": "已报"}]}
    first = tiny_town(tmp_path, **tables, until="2025-04-05")
    scope = march(first, places=("甲村",)).with_(as_of=march(first).until)
    issue(first, "reminder", scope, out=tmp_path / "out", on=ISSUED_AT)
    before = "样安办发〔2025〕1号《关于提醒整改超期安全隐患的函》"
    final = tiny_town(tmp_path, **tables, until="2025-04-20", number=2)
    said = [line.text for line in preview(final, "reminder", scope)]
    assert f"本件的各项数字与{before}一致，由初步数转为正式数。" in said
    other = tiny_town(tmp_path, **tables | {"hazard": found("甲村", 3)}, until="2025-04-20", number=3)
    said = [line.text for line in preview(other, "reminder", scope)]
    assert f"本件更正{before}，两者不一致的以本件为准。" in said


def test_hostile_names_print_as_they_were_written(tmp_path):
    hostile = [
        row | {"description": word, "entity": word}
        for row, word in zip(found("甲村", len(HOSTILE)), HOSTILE, strict=True)
    ]
    file = one(town(tmp_path, hostile), tmp_path / "out")
    assert [row[2] for row in word_rows(file, 1)[1:]] == [word.strip() for word in PLAIN]
    body = Document(str(file)).element.body
    assert not list(body.iter(qn("w:instrText"), qn("w:fldSimple")))


@pytest.mark.parametrize(
    "name", ["=cmd|' /C calc'!A0", "{{ 7*7 }}", "<script>alert(1)</script>", "🚧村", "长" * 90]
)
def test_a_hostile_village_name_prints_as_it_was_written(tmp_path, name):
    snapshot = tiny_town(tmp_path, hazard=found(name, 1), place=places(name))
    file = one(snapshot, tmp_path / "out", place=name)
    assert f"{name}：" in word_text(file) and len(file.name.encode()) < 255


def test_the_first_page_has_the_letter_form_of_the_standard(tmp_path):
    document = Document(str(one(town(tmp_path), tmp_path / "out")))
    section = document.sections[0]
    assert section.different_first_page_header_footer
    assert [round(edge.mm) for edge in (section.header_distance, section.footer_distance)] == [20, 20]
    head = section.first_page_header.paragraphs
    assert head[0].paragraph_format.line_spacing.mm == pytest.approx(10, abs=0.1)
    assert head[1].text == "样例镇安委办" and head[1].style.name == "公文标志"
    for paragraph, kind in (
        (head[1], "thickThinSmallGap"),
        (section.first_page_footer.paragraphs[0], "thinThickSmallGap"),
    ):
        border = paragraph._p.pPr.find(qn("w:pBdr")).find(qn("w:bottom"))
        assert (border.get(qn("w:val")), border.get(qn("w:color"))) == (kind, "FF0000")
        wider = paragraph.paragraph_format
        assert round(-(wider.left_indent + wider.right_indent) / Mm(1)) + 156 == 170
    assert "PAGE" not in section.first_page_footer._element.xml


def test_the_shipped_template_is_what_the_script_makes(tmp_path):
    build(tmp_path / "made.docx", set_text)
    made, kept = (Document(str(file)) for file in (tmp_path / "made.docx", shipped(TEMPLATE)))
    assert made.element.xml == kept.element.xml
    assert made.sections[0].first_page_header._element.xml == kept.sections[0].first_page_header._element.xml
