"""督促阶梯 and the register of letters on small cases: first time, answered, unanswered, third time, mended, renamed."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta

import pytest

from analytics import journals
from analytics.__main__ import main
from analytics.circulars import NotIssued, answers, journal, preview, sign
from analytics.circulars.answers import Answer, NotEntered, enter, late, letters, withdraw
from analytics.circulars.batch import drafts, issue_letters
from analytics.circulars.batch import letters as letters_for
from analytics.circulars.earlier import earlier
from analytics.circulars.ladder import proposals
from analytics.figures import show
from analytics.rows import rows_behind
from analytics.scope import Scope
from analytics.store import open_snapshot
from tests.by_hand import hazard, make_snapshot
from tests.circulars.town import places, word_text

DAY = date(2025, 3, 31)
SETTINGS = {"town": "样例镇", "issuing_body": "样例镇安委办", "document_series": "样安办发"}


def over(place, days, **more):
    """A hazard so many days over its due day on 31 March."""
    due = DAY - timedelta(days=days)
    return hazard(place, "2025-02-01", **({"due_on": due, "description": f"超期{days}天"} | more))


def town(data, hazards, number=1, names=("甲村", "乙村", "丙村"), until="2025-03-31", **settings):
    rows = [{"name": name, "value": value} for name, value in (SETTINGS | settings).items()]
    listed = [{**one, "place_id": f"p{i}"} for i, one in enumerate(places(*names))]
    ids = {one["name"]: one["place_id"] for one in listed}
    hazards = [{**row, "place_id": ids[row["place"]], "hazard_id": row.get("hazard_id", f"h{i}")} for i, row in enumerate(hazards)]  # fmt: skip
    return open_snapshot(make_snapshot(data, until, number, hazard=hazards, place=listed, setting=rows))


def asked(snapshot, on, scope=None):
    return {one.unit: one for one in proposals(snapshot, scope or Scope.of(snapshot), "place", on)}


def send(snapshot, document, on, unit="甲村"):
    scope = Scope.of(snapshot, places=(unit,))
    issue_letters(snapshot, letters_for(snapshot, scope, "place", document), "小王", datetime.combine(on, datetime.min.time()))  # fmt: skip


@pytest.mark.parametrize(
    ("days", "document"),
    [
        (1, "reminder"),
        (7, "reminder"),
        (8, "urging"),
        (15, "urging"),
        (16, "supervision_notice"),
        (200, "supervision_notice"),
    ],
)
def test_the_first_letter_goes_by_the_longest_overdue(tmp_path, days, document):
    snapshot = town(tmp_path, [over("甲村", 1), over("甲村", days), over("乙村", -3)])
    [one] = proposals(snapshot, Scope.of(snapshot), "place", DAY)
    assert (one.unit, one.document, one.overdue, one.longest) == ("甲村", document, 2, days)
    assert one.why.startswith(f"2项超期，最长{days}天；超期")


def test_until_the_day_of_the_answer_the_letter_runs_and_after_it_the_next_step_is_due(tmp_path):
    snapshot = town(tmp_path, [over("甲村", 3)])
    send(snapshot, "reminder", DAY)
    on_the_day, after = (asked(snapshot, DAY + timedelta(days=n))["甲村"] for n in (7, 8))
    assert on_the_day.document == "" and "样安办发〔2025〕1号期限4月7日未到，等待反馈" in on_the_day.why
    assert after.document == "urging"
    assert "其中1项样安办发〔2025〕1号（3月31日）已列明，逾期未反馈；提醒函之后仍未整改，升一级" in after.why


def test_a_letter_that_runs_and_is_answered_is_no_longer_waited_for(tmp_path):
    snapshot = town(tmp_path, [over("甲村", 3)])
    send(snapshot, "reminder", DAY)
    enter(snapshot, letters(snapshot)[0].id, Answer(DAY, "正在整改"), "小李", datetime(2025, 4, 1))
    one = asked(snapshot, date(2025, 4, 2))["甲村"]
    assert (one.document, one.title) == ("", "已反馈")
    assert "期限4月7日未到，3月31日已反馈" in one.why and "等待反馈" not in one.why


def test_the_register_counts_its_numbers_as_numbers(tmp_path):
    names = tuple(f"{n}村" for n in range(1, 12))
    snapshot = town(tmp_path, [over(name, 3) for name in names], names=names)
    issue_letters(snapshot, letters_for(snapshot, Scope.of(snapshot), "place", "reminder"), "小王")
    year = datetime.now().year
    assert [one.number for one in letters(snapshot)] == [f"样安办发〔{year}〕{n}号" for n in range(1, 12)]


def test_an_answer_without_mending_is_said_and_the_step_still_rises(tmp_path):
    snapshot = town(tmp_path, [over("甲村", 10)])
    send(snapshot, "urging", DAY)
    enter(snapshot, letters(snapshot)[0].id, Answer(DAY, "正在整改"), "小李", datetime(2025, 4, 1))
    one = asked(snapshot, date(2025, 4, 10))["甲村"]
    assert one.document == "supervision_notice" and "3月31日已反馈，仍未整改" in one.why


def test_after_three_letters_on_the_same_hazard_it_is_a_summons_with_a_copy(tmp_path):
    snapshot = town(tmp_path, [over("甲村", 3)])
    for n, document in enumerate(("reminder", "urging", "supervision_notice")):
        send(snapshot, document, DAY + timedelta(days=10 * n))
    one = asked(snapshot, date(2025, 5, 1))["甲村"]
    assert one.document == "summons" and "同一隐患已3次发函仍未整改" in one.why
    made = drafts(snapshot, letters_for(snapshot, Scope.of(snapshot), "place", {"甲村": "summons"}))
    (tmp_path / "one.docx").write_bytes(next(iter(made.values())))
    assert "抄送：镇纪委监委。" in word_text(tmp_path / "one.docx")
    said = word_text(tmp_path / "one.docx")
    assert "其中1项已在样安办发〔2025〕3号（2025年4月20日，答复期限4月27日）中列明。" in said
    assert "至今未整改" not in said


def test_a_letter_did_not_help_only_once_the_data_reach_its_term(tmp_path):
    send(town(tmp_path, [over("甲村", 3)]), "reminder", DAY)
    for number, (until, is_over) in enumerate((("2025-04-06", False), ("2025-04-07", True)), start=2):
        later = town(tmp_path, [over("甲村", 3)], number, until=until)
        scope = Scope.of(later, places=("甲村",))
        said = "".join(line.text for line in preview(later, "urging", scope))
        assert ("中列明，至今未整改" in said) == is_over


def test_what_was_mended_meanwhile_does_not_count_against_what_is_new(tmp_path):
    first = town(tmp_path, [over("甲村", 10), over("乙村", 10)])
    send(first, "urging", DAY)
    second = town(tmp_path, [over("甲村", 10, rectified_on="2025-04-02"), over("乙村", 10), over("甲村", 2, hazard_id="new")], 2)  # fmt: skip
    found = asked(second, date(2025, 4, 20), Scope.of(second, as_of="2025-04-03"))
    assert found["甲村"].document == "reminder" and "以前列明的1项已整改或不再超期" in found["甲村"].why
    assert found["乙村"].document == "urging"


def test_a_renamed_village_keeps_its_letters(tmp_path):
    send(town(tmp_path, [over("甲村", 3)]), "reminder", DAY)
    renamed = town(tmp_path, [over("新甲村", 3)], 2, names=("新甲村", "乙村", "丙村"))
    one = asked(renamed, date(2025, 5, 1))["新甲村"]
    assert one.document == "urging" and [sent.unit for sent in one.sent] == ["甲村"]


def test_a_town_sets_its_own_ladder(tmp_path):
    own = {"ladder.urging_from": 3, "ladder.supervision_from": 5, "ladder.summons_times": 1}
    snapshot = town(tmp_path, [over("甲村", 3), over("乙村", 5)], **own)
    assert {unit: one.document for unit, one in asked(snapshot, DAY).items()} == {"甲村": "urging", "乙村": "supervision_notice"}  # fmt: skip
    send(snapshot, "urging", DAY)
    assert asked(snapshot, date(2025, 5, 1))["甲村"].document == "summons"


def test_a_batch_takes_consecutive_numbers_and_each_letter_holds_its_own_unit(tmp_path):
    snapshot = town(tmp_path, [over("甲村", 3), over("乙村", 9), over("乙村", 20), over("丙村", 1)])
    steps = {one.unit: one.document for one in proposals(snapshot, Scope.of(snapshot), "place", DAY)}
    files = issue_letters(snapshot, letters_for(snapshot, Scope.of(snapshot), "place", steps), "小王")
    assert [name.split("号 ")[1] for name in files] == [
        "关于提醒整改超期安全隐患的函 甲村.docx",
        "安全隐患整改督办通知书 乙村.docx",
        "关于提醒整改超期安全隐患的函 丙村.docx",
    ]
    for name, unit in zip(files, ("甲村", "乙村", "丙村"), strict=True):
        (tmp_path / name).write_bytes(files[name])
        text, scope = word_text(tmp_path / name), Scope.of(snapshot, places=(unit,))
        assert [other for other in ("甲村", "乙村", "丙村") if other in text] == [unit]
        assert f"超期未整改{show(snapshot, 'overdue', scope)[0].text}项" in text
        assert all(row["description"] in text for row in rows_behind(snapshot, "overdue", scope))
    again = issue_letters(snapshot, letters_for(snapshot, Scope.of(snapshot), "place", steps), "小王")
    assert again == files and len(journal.issued(tmp_path)) == 3


def test_the_command_writes_one_letter_for_each_unit(tmp_path, capsys):
    town(tmp_path, [over("甲村", 3), over("乙村", 9), over("丙村", -1)])
    asked = [
        "issue",
        "urging",
        "--by",
        "place",
        "--data",
        str(tmp_path),
        "--out",
        str(tmp_path / "out"),
        "--who",
        "小王",
    ]
    assert main([*asked, "--draft"]) == 0 and journal.issued(tmp_path) == []
    assert main(asked) == 0
    assert [line["to"] for line in journal.issued(tmp_path)] == ["甲村", "乙村"]
    assert len(list((tmp_path / "out").glob("*.docx"))) == 4 == len(capsys.readouterr().out.splitlines())
    assert main(["issue", "village_ranking", *asked[2:]]) == 2
    assert "一个单位一份的只有提醒函" in capsys.readouterr().err


def test_a_letter_that_is_signed_is_not_issued_another_way(tmp_path):
    snapshot = town(tmp_path, [over("甲村", 3), over("乙村", 3)])
    said = {"who": "小王", "on": datetime(2025, 4, 1, 9), "day": date(2025, 4, 1), "name": "周书记"}
    sign(snapshot, "reminder", Scope.of(snapshot, places=("乙村",)), None, said)
    with pytest.raises(NotIssued, match="给乙村的提醒函已经签发，请在“文书”里单独印发"):
        issue_letters(snapshot, letters_for(snapshot, Scope.of(snapshot), "place", "reminder"), "小王")
    assert journal.issued(tmp_path) == []


def test_two_clerks_at_once_get_each_their_own_run_of_numbers(tmp_path):
    snapshot = town(tmp_path, [over(name, 3) for name in ("甲村", "乙村", "丙村")])
    kinds = ("reminder", "urging")
    with ThreadPoolExecutor() as pool:
        list(pool.map(lambda kind: issue_letters(snapshot, letters_for(snapshot, Scope.of(snapshot), "place", kind), kind), kinds))  # fmt: skip
    issued = journal.issued(tmp_path)
    assert [line["number"] for line in issued] == [
        f"样安办发〔{datetime.now().year}〕{n}号" for n in range(1, 7)
    ]
    assert len({line["who"] for line in issued[:3]}) == len({line["who"] for line in issued[3:]}) == 1


def test_the_register_knows_what_is_due_late_and_answered(tmp_path):
    snapshot = town(tmp_path, [over("甲村", 3), over("乙村", 3)])
    send(snapshot, "reminder", DAY)
    send(snapshot, "reminder", DAY, "乙村")
    first, second = letters(snapshot)
    assert (
        first.due_on == date(2025, 4, 7)
        and [one.state(date(2025, 4, 7)) for one in (first, second)] == ["待反馈"] * 2
    )
    enter(
        snapshot,
        first.id,
        Answer(date(2025, 4, 3), "已更换", ("反馈 1/2.pdf", b"%PDF")),
        "小李",
        datetime(2025, 4, 3),
    )
    [left] = late(snapshot, date(2025, 4, 8))
    assert left.unit == "乙村"
    first = letters(snapshot)[0]
    assert (first.state(DAY), first.what, answers.file_of(tmp_path, first)) == ("已反馈", "已更换", b"%PDF")
    withdraw(snapshot, first.id, "登记错了", "小李", datetime(2025, 4, 8))
    assert len(late(snapshot, date(2025, 4, 8))) == 2
    assert [line["act"] for line in journals.read(tmp_path, "answered")] == ["已反馈", "撤销反馈"]


def test_an_answer_that_cannot_be_is_refused_in_one_sentence(tmp_path):
    snapshot = town(tmp_path, [over("甲村", 3)])
    send(snapshot, "reminder", DAY)
    [one] = letters(snapshot)
    on = datetime(2025, 4, 8)
    for answer, who, words in (
        (
            Answer(date(2025, 3, 30), "好"),
            "小李",
            "反馈日期2025-03-30应在印发日2025-03-31和今天2025-04-08之间",
        ),
        (Answer(date(2025, 4, 9), "好"), "小李", "反馈日期2025-04-09应在"),
        (Answer(DAY, " "), "小李", "请填写反馈内容"),
        (Answer(DAY, "好"), "", "请填写经办人"),
    ):
        with pytest.raises(NotEntered, match=words):
            enter(snapshot, one.id, answer, who, on)
    with pytest.raises(NotEntered, match="登记里没有这份文书"):
        enter(snapshot, "abc", Answer(DAY, "好"), "小李", on)
    assert journals.read(tmp_path, "answered") == []


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_an_earlier_register_joins_and_its_errors_are_named_by_line(tmp_path, encoding):
    snapshot = town(tmp_path, [over("甲村", 3)])
    text = (
        "文号,标题,主送,印发日期,反馈期限,反馈日期\n"
        "样安办函〔2024〕9号,关于督促整改的函,甲村,2024/12/1,2024.12.8,\n"
        "样安办函〔2024〕10号,提醒函,戊村,2024-12-1,,\n"
        "样安办函〔2024〕11号,提醒函,乙村,12月1日,,\n"
        "样安办函〔2024〕12号,提醒函,乙村,2024-12-05,2024-12-01,\n"
        ",提醒函,乙村,2024-12-05,,\n"
    )
    (tmp_path / "journal").mkdir()
    (tmp_path / "journal" / "letters.csv").write_bytes(text.encode(encoding))
    [one], problems = earlier(snapshot)
    assert (one.number, one.unit, one.document, one.due_on) == (
        "样安办函〔2024〕9号",
        "甲村",
        "urging",
        date(2024, 12, 8),
    )
    assert [problem.split("：")[0] for problem in problems] == [f"letters.csv第{n}行" for n in (3, 4, 5, 6)]
    assert "没有名为“戊村”的主送单位" in problems[0] and "印发日期“12月1日”不是日期" in problems[1]
    assert [sent.number for sent in late(snapshot, DAY)] == ["样安办函〔2024〕9号"]
    assert "另有以前的函件1份，没有清单，不计次数" in asked(snapshot, DAY)["甲村"].why
    enter(snapshot, late(snapshot, DAY)[0].id, Answer(DAY, "已整改"), "小李", datetime(2025, 4, 1))
    assert late(snapshot, DAY) == []
