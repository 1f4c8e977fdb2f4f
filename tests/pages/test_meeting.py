"""周例会 held against the last meeting's snapshot, and without one."""

import re

import pytest

from analytics import meeting
from analytics.scope import Scope
from analytics.since_last import STEPS, moves, rows_of
from analytics.store import open_snapshot
from tests.pages.conftest import open_page, words
from tests.pages.two_weeks import make_two_weeks


@pytest.fixture(scope="module")
def weeks(tmp_path_factory):
    return make_two_weeks(tmp_path_factory.mktemp("weeks"))


@pytest.fixture
def compared(weeks, monkeypatch):
    monkeypatch.setenv("SAFETY_DATA", str(weeks))
    return open_page


def test_the_meeting_is_held_against_the_snapshot_of_a_week_before(compared, weeks):
    app = compared()
    page, snapshot = words(app), open_snapshot(weeks)
    assert not app.exception
    assert app.selectbox(key="last").value == "比快照6（截至3月24日）"
    found = moves(snapshot, Scope.of(snapshot), 6)
    assert found.text in page.replace("\u00a0", " ")
    assert f'上次以来新报</span><span class="value">{found.new}<small>项' in page
    said = meeting.sentence(snapshot, Scope.of(snapshot), 6)
    assert f'data-copy="{said}（样例镇 · ' in page


def test_every_step_opens_as_many_rows(compared, weeks):
    snapshot = open_snapshot(weeks)
    for step, label in STEPS.items():
        rows = rows_of(snapshot, Scope.of(snapshot), 6, step)
        page = words(compared("rows", figure=label))
        assert rows and f"{label}：共 {len(rows)} 行" in page
    assert "更正了什么" in words(compared("rows", figure="更正增加"))


def test_the_reader_picks_another_comparison(compared):
    page = words(compared(last="比7天前"))
    assert "存量这7天怎么变" in page
    assert "近7天新报" in page
    assert "与上次比" not in page


def test_without_an_earlier_snapshot_the_page_says_so(opened):
    page = words(opened())
    assert "还没有更早的快照可比，变化按近7天计" in page
    assert "近7天新报" in page


def test_the_points_of_the_meeting_stand_in_its_order(compared):
    titles = re.findall(r'<h3 class="title">([^<]*)</h3>', words(compared()))
    heads = [re.split("[：，0-9 ]", title)[0] for title in titles]
    assert heads == [
        "谁落后", "什么超期", "存量比上次怎么变", "会议交办", "与上次比", "超期未整改", "分管领导名下的超期",
        "包村领导名下的超期", "久未更新",
        "七日内到期", "新增重大隐患", "生产安全事故", "近期节点", "报表还缺什么", "逾期未反馈的函件",
    ]  # fmt: skip
