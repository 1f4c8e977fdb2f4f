"""交办单 and 周例会纪要: what they say is what the journal and `show` say, in the form of GB/T 9704, hostile text and all."""

from datetime import date, datetime
from io import BytesIO

import pytest
from docx import Document
from docx.oxml.ns import qn

from analytics import assignments
from analytics.assignments import Task
from analytics.circulars.assignment_papers import (
    MINUTES,
    SLIP,
    minutes,
    minutes_lines,
    paper_name,
    slip,
    slip_lines,
)
from analytics.circulars.line import NotIssued
from analytics.figures import figure
from analytics.scope import Scope
from analytics.store import open_snapshot
from tests.by_hand import make_snapshot
from tests.circulars.make_assignment_templates import LETTERS, shipped
from tests.circulars.make_template import build
from tests.circulars.test_files import HOSTILE, PLAIN
from tests.circulars.town import found, places

LAST, TODAY = datetime(2025, 4, 1, 9), datetime(2025, 4, 8, 10)
SETTINGS = {"town": "样例镇", "issuing_body": "样例镇安委办"}


def town(data, hazards, number=1):
    settings = [{"name": name, "value": value} for name, value in SETTINGS.items()]
    tables = {"place": places("甲村", "乙村"), "setting": settings, "hazard": [dict(row) for row in hazards]}
    return open_snapshot(make_snapshot(data, "2025-04-05", number, **tables))


def give(snapshot, on, indicator="overdue", unit="甲村", part="numerator", **more) -> Task:
    scope = Scope.of(snapshot, places=(unit,))
    task = {"what": "逐项整改", "unit": unit, "leader": "王副镇长", "due_on": date(2025, 4, 10)} | more
    assignments.assign(snapshot, Task(**task, indicator=indicator, scope=scope, part=part), "小王", on)


def tables(content: bytes) -> list[list[list[str]]]:
    return [
        [[c.text for c in row.cells] for row in table.rows] for table in Document(BytesIO(content)).tables
    ]


def text(content: bytes) -> str:
    return "\n".join(paragraph.text for paragraph in Document(BytesIO(content)).paragraphs)


@pytest.fixture
def two_meetings(tmp_path):
    """Four overdue in 甲村, two in 乙村; two of 甲村 are mended and one assignment is done by the second meeting."""
    first = town(tmp_path, found("甲村", 4) + found("乙村", 2))
    give(first, LAST)
    give(first, LAST, "due_rectification_rate", "乙村", "denominator", due_on=date(2025, 4, 5))
    give(first, LAST, "stock", "乙村")
    assignments.finish(first, "3", "小李", on=LAST)
    second = town(tmp_path, found("甲村", 4, 2) + found("乙村", 2), 2)
    give(second, TODAY, due_on=date(2025, 4, 15), what="其余的本周整改")
    return second


def test_the_slip_holds_what_runs_of_its_unit_with_the_figure_of_its_own_snapshot(two_meetings):
    assert paper_name(two_meetings, "交办单 甲村", TODAY) == "交办单 甲村 2025年4月8日.docx"
    content = slip(two_meetings, "甲村", TODAY)
    tasks, hazards = tables(content)
    assert tasks[1] == ["1", "逐项整改", "超期未整改4项", "王副镇长", "4月10日", ""]
    assert tasks[2] == ["4", "其余的本周整改", "超期未整改2项", "王副镇长", "4月15日", ""]
    for row, number in zip(tasks[1:], (1, 2), strict=True):
        kept = open_snapshot(two_meetings.data, number)
        asked = figure(kept, "overdue", Scope.of(kept, places=("甲村",)))
        assert row[2] == f"超期未整改{asked.text}项"
    assert [row[0] for row in hazards[1:]] == ["1"] * 4 + ["4"] * 2
    assert [row[1] for row in hazards[1:]] == [str(i) for i in range(1, 7)]
    assert "交办时数字：第1、4号统计截至2025年4月5日。" in text(content)


def test_a_unit_with_nothing_running_gets_no_slip(two_meetings):
    assignments.withdraw(two_meetings, "2", "小王", "误交", TODAY)
    with pytest.raises(NotIssued, match="乙村没有进行中的交办"):
        slip(two_meetings, "乙村", TODAY)


def test_the_minutes_say_how_we_stand_what_became_of_the_last_and_what_is_new(two_meetings):
    scope = Scope.of(two_meetings)
    content = minutes(two_meetings, scope, TODAY)
    last, now = tables(content)
    assert [row[0] for row in last[1:]] == ["2", "1", "3"]
    assert [row[-1] for row in last[1:]] == ["超期3天", "进行中", "已办结（小李，4月1日）"]
    assert last[2][-2] == "超期未整改4项→2项"
    assert now[1:] == [["4", "其余的本周整改", "甲村", "超期未整改2项", "王副镇长", "4月15日"]]
    words = text(content)
    rate = figure(two_meetings, "due_rectification_rate", scope)
    assert f"到期整改率{rate.text}（{rate.numerator}/{rate.denominator}）" in words
    assert f"超期未整改{figure(two_meetings, 'overdue', scope).text}项" in words
    for left in ("时间：2025年4月8日　　时　　分", "地点：（待填）", "主持：（待填）", "参加：（待填）"):
        assert left in words
    assert "上次交办和以前交办未办结的事项3件：超期1件、进行中1件、已办结1件。" in words


def test_minutes_without_any_assignment_say_so(tmp_path):
    snapshot = town(tmp_path, found("甲村", 1))
    content = minutes(snapshot, Scope.of(snapshot), TODAY)
    assert "没有上次交办的事项。" in text(content) and "本次没有交办事项。" in text(content)
    assert tables(content) == []


def test_what_ended_long_ago_is_not_told_again(two_meetings):
    later = datetime(2025, 5, 6)
    listed = minutes_lines(two_meetings, Scope.of(two_meetings), later.date())
    [table] = [line for line in listed if line.kind == "table"]
    assert sorted(row[0] for row in table.cells[1:]) == ["1", "2", "4"]


@pytest.mark.parametrize("document", list(LETTERS))
def test_the_shipped_templates_are_what_the_script_makes(tmp_path, document):
    build(tmp_path / "made.docx", LETTERS[document])
    made, kept = (Document(str(file)).element.xml for file in (tmp_path / "made.docx", shipped(document)))
    assert made == kept
    assert {SLIP, MINUTES} == set(LETTERS)


def test_hostile_text_prints_as_it_was_written(tmp_path):
    hostile = [row | {"description": word, "entity": word} for row, word in zip(found("甲村", len(HOSTILE)), HOSTILE, strict=True)]  # fmt: skip
    snapshot = town(tmp_path, hostile)
    give(snapshot, TODAY, what="{{ 7*7 }}{% for a in b %}<w:p>&amp;", due_on=date(2025, 4, 15))
    content = slip(snapshot, "甲村", TODAY)
    tasks, hazards = tables(content)
    assert tasks[1][1] == "{{ 7*7 }}{% for a in b %}<w:p>&amp;"
    assert [row[4] for row in hazards[1:]] == [word.strip() for word in PLAIN]
    fields = Document(BytesIO(content)).element.body.iter(qn("w:instrText"), qn("w:fldSimple"))
    assert not list(fields)


def test_a_long_list_ends_at_a_hundred_and_says_how_many_more(tmp_path):
    snapshot = town(tmp_path, found("甲村", 103) + found("甲村", 1, level="重大"))
    give(snapshot, TODAY)
    *_, note, rows = slip_lines(snapshot, "甲村", TODAY.date())
    assert note.text.endswith("另有4项未列，见系统台账查询。")
    assert len(rows.cells) == 101 and rows.cells[1][5] == "重大"


def test_the_papers_keep_the_page_of_the_standard(two_meetings):
    made = (slip(two_meetings, "甲村", TODAY), minutes(two_meetings, Scope.of(two_meetings), TODAY))
    for content in made:
        section = Document(BytesIO(content)).sections[0]
        page = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
        assert [round(edge.mm) for edge in page] == [37, 35, 28, 26]
        styles = {paragraph.style.name for paragraph in Document(BytesIO(content)).paragraphs}
        assert {"公文标题", "公文正文", "公文署名", "公文日期"} <= styles
