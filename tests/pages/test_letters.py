"""通报 and 周例会: what the ladder proposes, what was sent, what is answered and what is late."""

from datetime import date, datetime, timedelta

import pytest

from analytics.circulars.answers import Answer, enter, letters
from analytics.circulars.batch import issue_letters
from analytics.circulars.batch import letters as letters_for
from analytics.circulars.ladder import proposals
from analytics.scope import Scope
from analytics.store import open_snapshot
from tests.pages.conftest import open_page, words
from tests.pages.town import make_town

AGO = datetime.now() - timedelta(days=30)


@pytest.fixture
def snapshot(tmp_path, monkeypatch):
    """A town that has sent one letter, thirty days ago."""
    data = make_town(tmp_path / "own", hazards=120)
    monkeypatch.setenv("SAFETY_DATA", str(data))
    snapshot = open_snapshot(data)
    unit = proposals(snapshot, Scope.of(snapshot), "place", AGO.date())[0].unit
    issue_letters(
        snapshot, letters_for(snapshot, Scope.of(snapshot, places=(unit,)), "place", "reminder"), "李某", AGO
    )
    return snapshot


def test_the_page_lists_each_unit_with_its_next_letter_and_why(snapshot):
    app = open_page("circulars")
    assert not app.exception
    page = words(app)
    for one in proposals(snapshot, Scope.of(snapshot), "place", date.today())[:20]:
        assert f"<b>{one.title}</b>" in page and one.why in page
    [sent] = letters(snapshot)
    assert f"{sent.number} " in page and "逾期未反馈" in page
    labels = [block.proto.label for block in app.get("download_button")]
    count = len(proposals(snapshot, Scope.of(snapshot), "place", date.today()))
    assert f"下载草稿（{count}份）" in labels
    assert app.button(key="letters-issue").disabled


def test_a_letter_without_a_unit_is_refused_in_a_sentence_and_the_ladder_still_stands(snapshot):
    app = open_page("circulars", document="提醒函")
    assert not app.exception
    assert "一份只写给一个村（社区）或一位责任领导" in words(app) and "督促阶梯" in words(app)


def test_a_summons_asks_for_its_time_and_place(snapshot):
    unit = proposals(snapshot, Scope.of(snapshot), "place", date.today())[0].unit
    app = open_page("circulars", document="约谈通知书", place=unit)
    assert not app.exception
    assert "地点为　　　　　　　　　　（待填）" in words(app)
    assert [app.date_input(key="call-day").value, app.selectbox(key="call-time").value] == [None, None]


def test_the_meeting_lists_late_answers_until_they_come(snapshot):
    [sent] = letters(snapshot)
    page = words(open_page())
    assert "逾期未反馈的函件：1 份" in page and sent.number in page
    enter(snapshot, sent.id, Answer(date.today(), "已整改"), "李某")
    assert "没有逾期未反馈的函件" in words(open_page())


def test_a_bad_line_of_the_earlier_list_is_named_on_the_page(snapshot):
    file = snapshot.data / "journal" / "letters.csv"
    file.write_text("number,title,to,issued_on\n旧〔2024〕1号,提醒函,戊村,2024-01-01\n", encoding="utf-8")
    assert "letters.csv第2行：没有名为“戊村”的主送单位" in words(open_page("circulars"))
