"""The way of a document: checked, signed, issued as signed with its number filled in, voided."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from datetime import date, datetime

import pytest

from analytics.circulars import (
    NotIssued,
    issue_signed,
    journal,
    objections,
    send_to_check,
    sign,
    steps,
)
from analytics.circulars.documents import DOCUMENTS
from analytics.circulars.editions import order_of
from analytics.circulars.kept import figures_of, files_of
from tests.circulars.town import DOCUMENT, ISSUED_AT, found, issued, march, tiny_town, word_text

SIGNED_AT = datetime(2025, 4, 21, 16, 0)
WHO = {"who": "小王", "on": SIGNED_AT}
ACT = {"who": "小王", "on": ISSUED_AT, "number": ""}
CHANGED = {"hazard": found("甲村", 6, 6) + found("乙村", 6, 5)}


def paper(town):
    return order_of(town, DOCUMENTS[DOCUMENT], march(town), None).paper


def signed(town):
    """The step of a signature by 张镇长 on 21 April."""
    said = WHO | {"name": "张镇长", "day": date(2025, 4, 21)}
    sign(town, DOCUMENT, march(town), None, said)
    return steps.under_way(town.data, paper(town))


def objected(town, unit="乙村"):
    asked = {"paper": paper(town), "snapshot": town.number}
    said = WHO | {"answer": "有异议", "name": "村支书", "words": "6项里有1项已于3月整改"}
    objections.answer(town.data, asked, unit, said)
    return asked


def test_what_was_signed_is_issued_word_for_word_with_its_number_and_day(tmp_path):
    town = tiny_town(tmp_path)
    step = signed(town)
    tiny_town(tmp_path, number=2, **CHANGED)
    word, _ = issue_signed(tmp_path, step, ACT, tmp_path / "out")
    text = word_text(word)
    assert (
        word.name.startswith("样安办发〔2025〕1号 ")
        and "样安办发〔2025〕1号" in text
        and "〕　号" not in text
    )
    assert "2025年4月21日\n" in text and "2025年4月12日印发" in text and "草稿" not in text
    [line] = journal.issued(tmp_path)
    figures = figures_of(tmp_path, line["id"])
    assert figures["snapshot"] == 1 and figures["signed"] == {"name": "张镇长", "day": "2025-04-21"}
    assert figures["ranking"][1]["numerator"] == 4  # as it was signed, not as snapshot 2 has it


def test_the_one_step_command_issues_what_was_signed_from_its_snapshot(tmp_path):
    town = tiny_town(tmp_path)
    signed(town)
    word, _ = issued(town, tmp_path / "out")
    assert "2025年4月21日\n" in word_text(word)
    assert steps.under_way(tmp_path, paper(town)) is None


def test_a_typed_number_is_printed_and_the_series_goes_on_after_it(tmp_path):
    town = tiny_town(tmp_path)
    issue_signed(tmp_path, signed(town), ACT | {"number": "样安办发〔2025〕17号"}, tmp_path / "out")
    issued(town, tmp_path / "out", indicator="overdue")
    assert [line["number"][-4:] for line in journal.issued(tmp_path)] == ["〕17号", "〕18号"]


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("17号", "写法不对"),
        ("样安办发〔2025〕1号", "已由《.*》使用"),
        ("样安办发〔2027〕1号", "年份是2027，签发、印发在2025年"),
        ("县政发〔2025〕2号", "代字是“县政发”，本办的是“样安办发”"),
    ],
)
def test_a_number_that_is_none_or_is_taken_is_refused(tmp_path, typed, why):
    town = tiny_town(tmp_path)
    issued(town, tmp_path / "out")
    with pytest.raises(NotIssued, match=why):
        issued(town, tmp_path / "out", indicator="overdue", number=typed)


@pytest.mark.parametrize(
    ("day", "why"),
    [("2027-01-05", "在今天之后"), ("2025-04-19", "早于数字的截至日2025年4月20日"), ("", "没有填")],
)
def test_a_signature_lies_between_the_day_of_its_figures_and_today(tmp_path, day, why):
    town = tiny_town(tmp_path)
    said = WHO | {"name": "张镇长", "day": date.fromisoformat(day) if day else None}
    with pytest.raises(NotIssued, match=why):
        sign(town, DOCUMENT, march(town), None, said)
    assert steps.steps(tmp_path) == []


def test_two_who_issue_the_same_signed_document_at_once_take_one_number(tmp_path):
    step = signed(tiny_town(tmp_path))
    with ThreadPoolExecutor() as pool:
        made = list(pool.map(lambda n: issue_signed(tmp_path, step, ACT, tmp_path / str(n)), range(4)))
    assert [line["number"] for line in journal.issued(tmp_path)] == ["样安办发〔2025〕1号"]
    assert len({paths[0].read_bytes() for paths in made}) == 1


def test_a_kill_before_the_journal_leaves_it_unsigned_and_it_is_signed_again(tmp_path):
    town = tiny_town(tmp_path)
    signed(town)
    (tmp_path / "journal" / "steps.csv").unlink()
    assert steps.under_way(tmp_path, paper(town)) is None
    assert signed(town)["name"] == "张镇长"


def test_a_signed_text_that_was_changed_is_not_issued(tmp_path):
    step = signed(tiny_town(tmp_path))
    (tmp_path / "outbox" / "签发稿" / f"{step['id']}.json").write_text("{}", encoding="utf-8")
    with pytest.raises(NotIssued, match="签发稿.*缺失或被改动"):
        issue_signed(tmp_path, step, ACT, tmp_path / "out")
    assert journal.issued(tmp_path) == []


def test_checked_signed_taken_back(tmp_path):
    town = tiny_town(tmp_path)
    send_to_check(town, DOCUMENT, march(town), None, WHO | {"day": date(2025, 4, 28)})
    assert steps.under_way(tmp_path, paper(town))["step"] == "送核"
    assert signed(town)["step"] == "签发"
    steps.take_back(tmp_path, paper(town), "小王", "文字有误")
    assert steps.under_way(tmp_path, paper(town)) is None
    assert [line["step"] for line in steps.steps(tmp_path)] == ["送核", "签发", "退回修改"]


def test_nothing_is_issued_over_an_open_objection_whatever_the_snapshot(tmp_path):
    town = tiny_town(tmp_path)
    objected(town)
    later = tiny_town(tmp_path, number=2, **CHANGED)
    for one in (town, later):
        with pytest.raises(NotIssued, match="还有1个单位的异议没有了结：乙村（6项里有1项已于3月整改）"):
            issued(one, tmp_path / "out")
    assert journal.issued(tmp_path) == []


def test_a_draft_is_written_over_an_objection(tmp_path):
    town = tiny_town(tmp_path)
    objected(town)
    assert len(issued(town, tmp_path / "out", draft=True)) == 2


def test_a_named_decision_lets_it_out_and_is_kept_with_it(tmp_path):
    town = tiny_town(tmp_path)
    asked = objected(town)
    objections.decide(tmp_path, asked, ["乙村"], WHO | {"name": "张镇长", "words": "整改在统计截止日之后"})
    issued(town, tmp_path / "out")
    kept = figures_of(tmp_path, journal.issued(tmp_path)[0]["id"])["answers"]
    assert [(line["answer"], line["unit"], line["name"]) for line in kept] == [
        ("有异议", "乙村", "村支书"),
        ("决定", "乙村", "张镇长"),
    ]


def test_a_decision_on_other_objections_than_stand_is_refused(tmp_path):
    town = tiny_town(tmp_path)
    asked = objected(town)
    objected(town, "丙村")
    with pytest.raises(NotIssued, match="刚有变动"):
        objections.decide(tmp_path, asked, ["乙村"], WHO | {"name": "张镇长", "words": "核过"})


def test_a_unit_that_answers_again_takes_its_objection_back(tmp_path):
    town = tiny_town(tmp_path)
    asked = objected(town)
    objections.answer(tmp_path, asked, "乙村", WHO | {"answer": "无意见", "name": "", "words": ""})
    assert objections.open_ones(tmp_path, asked["paper"]) == []
    assert len(issued(town, tmp_path / "out")) == 2


def test_a_reissue_is_not_held_up_by_a_later_objection(tmp_path):
    town = tiny_town(tmp_path)
    first = [path.read_bytes() for path in issued(town, tmp_path / "out")]
    objected(town)
    assert [path.read_bytes() for path in issued(town, tmp_path / "again")] == first


def test_a_voided_circular_stays_and_its_number_is_not_used_again(tmp_path):
    town = tiny_town(tmp_path)
    first = issued(town, tmp_path / "out")
    [line] = journal.issued(tmp_path)
    steps.void(tmp_path, line["id"], "小王", "主送单位有误", SIGNED_AT)
    issued(town, tmp_path / "out")
    assert [line["number"] for line in journal.issued(tmp_path)] == [
        "样安办发〔2025〕1号",
        "样安办发〔2025〕2号",
    ]
    assert [line["corrects"] for line in journal.issued(tmp_path)] == ["", ""]
    assert files_of(tmp_path, line["id"])[0][1] == first[0].read_bytes()
    with pytest.raises(NotIssued, match="已经作废"):
        steps.void(tmp_path, line["id"], "小王", "再一次", SIGNED_AT)


def test_what_is_entered_never_acts_as_a_formula(tmp_path):
    town = tiny_town(tmp_path)
    asked = {"paper": paper(town), "snapshot": 1}
    said = WHO | {"answer": "有异议", "name": "@SUM(A1)", "words": "=cmd|' /C calc'!A0"}
    objections.answer(tmp_path, asked, "+乙村", said)
    [line] = objections.answers(tmp_path, asked["paper"])
    assert not any(value[:1] in ("=", "+", "-", "@") for value in line.values())


def test_the_order_of_a_signed_text_is_the_order_it_was_signed_under(tmp_path):
    town = tiny_town(tmp_path)
    order = order_of(town, DOCUMENTS[DOCUMENT], march(town), None)
    assert signed(town)["id"] == order.id and asdict(order)["turn"] == 0
