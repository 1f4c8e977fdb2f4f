"""Letters from before this program, handed over as a workbook: each row by itself, and nothing twice."""

import csv
from datetime import date, datetime

import pytest

from analytics import journals
from analytics.circulars.answers import letters
from analytics.circulars.earlier import earlier
from analytics.circulars.handed_over import HOW, TITLE, Refusal, form, hand_over
from analytics.store import Refused
from etl.load import rows_of
from tests.circulars.town import found, issue, march, tiny_town

ON = datetime(2025, 4, 20, 9)
HEADS = ["文号", "标题", "主送", "印发日期", "反馈期限", "反馈日期"]
GOOD = ["样安办函〔2024〕9号", "关于督促整改的函", "甲村", date(2024, 12, 1), "2024年12月8日", None]


def sheet(*rows):
    return {"函件": [[TITLE], [HOW], HEADS, *rows]}


def hand(town, *rows):
    return hand_over(town, "以前的函.xlsx", sheet(*rows), "小王", ON)


def test_a_good_row_joins_the_register_with_who_and_where_it_stood(tmp_path):
    town = tiny_town(tmp_path)
    done = hand(town, GOOD, [None] * 6)
    assert (done.added, done.known, done.refused) == (1, 0, [])
    [one] = letters(town)
    assert (one.number, one.unit, one.document) == (GOOD[0], "甲村", "urging")
    assert (one.issued_on, one.due_on, one.answered_on) == (date(2024, 12, 1), date(2024, 12, 8), None)
    [line] = journals.read(tmp_path, "letters")
    assert (line["who"], line["on"], line["snapshot"]) == ("小王", "2025-04-20T09:00:00", "1")
    assert (line["workbook"], line["sheet"], line["row"]) == ("以前的函.xlsx", "函件", "4")


def test_the_same_rows_again_add_nothing_and_other_words_change_nothing(tmp_path):
    town = tiny_town(tmp_path)
    hand(town, GOOD)
    again = hand(town, GOOD, GOOD[:5] + ["2024-12-07"])
    assert (again.added, again.known) == (0, 1)
    assert "已登记过，标题或日期不同" in again.refused[0].words and again.refused[0].row == 5
    assert [one.answered_on for one in letters(town)] == [None]


@pytest.mark.parametrize(
    "at, cell, words",
    [
        (0, None, "文号是空的"),
        (2, "戊村", "没有名为“戊村”的主送单位"),
        (3, "12月1日", "印发日期“12月1日”不是日期"),
        (3, date(2025, 5, 1), "印发日期2025-05-01在今天之后"),
        (4, "2024-11-01", "反馈期限2024-11-01早于印发日期2024-12-01"),
    ],
)
def test_a_bad_row_is_refused_by_sheet_row_and_heading_and_the_others_are_added(tmp_path, at, cell, words):
    town, bad = tiny_town(tmp_path), list(GOOD)
    bad[at] = cell
    bad[4] = None if at == 3 else bad[4]
    done = hand(town, bad, ["样安办函〔2024〕10号", "提醒函", "乙村", "2024-12-02", "", ""])
    assert done.added == 1 and [one.unit for one in letters(town)] == ["乙村"]
    [refused] = done.refused
    assert (refused.sheet, refused.row) == ("函件", 4) and words in refused.words


def test_what_was_issued_here_is_not_entered_again(tmp_path):
    town = tiny_town(tmp_path, hazard=found("甲村", 3))
    issue(town, "reminder", march(town, places=("甲村",)), out=tmp_path / "out", on=ON)
    [sent] = letters(town)
    assert "是在这里印发的" in hand(town, [sent.number, *GOOD[1:]]).refused[0].words


def test_a_sheet_without_the_headings_is_refused_as_a_whole(tmp_path):
    done = hand_over(
        tiny_town(tmp_path), "a.xlsx", {"表1": [["文号", "标题"], ["1", "2"]], "空": []}, "王", ON
    )
    assert done.refused == [
        Refusal("表1", 1, "没有找到表头（文号、标题、主送、印发日期），整张表没有登记，请用模板填写")
    ]


def test_nobody_is_nobody(tmp_path):
    with pytest.raises(Refused, match="经办人没有填"):
        hand_over(tiny_town(tmp_path), "a.xlsx", sheet(GOOD), " ", ON)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_a_list_of_the_offices_own_is_added_to_under_its_own_headings(tmp_path, encoding):
    town = tiny_town(tmp_path)
    file = journals.file_of(tmp_path, "letters")
    file.parent.mkdir()
    file.write_bytes("文号,标题,主送,印发日期\r\n老1号,提醒函,乙村,2024-11-01\r\n".encode(encoding))
    hand(town, GOOD)
    assert [(one.number, one.unit) for one in earlier(town)[0]] == [("老1号", "乙村"), (GOOD[0], "甲村")]
    assert earlier(town)[1] == []
    with file.open(encoding="utf-8", newline="") as stream:
        assert next(csv.reader(stream))[:4] == HEADS[:4]


def test_the_empty_form_is_read_back_as_nothing_to_enter(tmp_path):
    done = hand_over(tiny_town(tmp_path), "空.xlsx", rows_of(form()), "小王", ON)
    assert (done.added, done.known, done.refused) == (0, 0, [])
