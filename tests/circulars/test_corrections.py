"""The same circular again on a newer snapshot: a correction that says so, or the edition that stands."""

import json

import pytest

from analytics.circulars import issue, issued_before, issued_words, journal, preview
from analytics.circulars.line import NotIssued
from analytics.scope import Scope
from analytics.store import open_snapshot
from tests.circulars.town import DOCUMENT, ISSUED_AT, found, issued, march, tiny_town, word_text

FIRST = "样安办发〔2025〕1号"
CORRECTS = (
    "本通报更正样安办发〔2025〕1号《关于2025年3月全镇隐患整改排名情况的通报》，两者不一致的以本通报为准。"
)
CHANGED = {"hazard": found("甲村", 6, 6) + found("乙村", 6, 5)}


def newer(data, **tables):
    """The town's second snapshot, the same but for `tables`."""
    return tiny_town(data, number=2, **tables)


def text(lines):
    return [line.text for line in lines]


def test_changed_figures_are_issued_as_a_correction_by_number(tmp_path):
    issued(tiny_town(tmp_path), tmp_path / "out")
    town = newer(tmp_path, **CHANGED)
    assert [line["number"] for line in issued_before(town, DOCUMENT, march(town))] == [FIRST]
    assert "另编文号，注明更正样安办发〔2025〕1号" in issued_words(town, DOCUMENT, march(town))
    assert text(preview(town, DOCUMENT, march(town)))[5] == CORRECTS
    word, _ = issued(town, tmp_path / "out")
    assert word.name.startswith("样安办发〔2025〕2号") and CORRECTS in word_text(word)
    assert [line["corrects"] for line in journal.issued(tmp_path)] == ["", FIRST]


def test_a_second_correction_corrects_the_first(tmp_path):
    issued(tiny_town(tmp_path), tmp_path / "out")
    issued(newer(tmp_path, **CHANGED), tmp_path / "out")
    issued(tiny_town(tmp_path, number=3), tmp_path / "out")
    assert [line["corrects"][-3:] for line in journal.issued(tmp_path)] == ["", "〕1号", "〕2号"]


def test_where_nothing_printed_differs_the_edition_issued_stands(tmp_path):
    first = issued(tiny_town(tmp_path), tmp_path / "out")
    town = newer(tmp_path)
    assert "没有变化，取出的是样安办发〔2025〕1号的留存文件" in issued_words(town, DOCUMENT, march(town))
    assert CORRECTS not in text(preview(town, DOCUMENT, march(town)))
    again = issued(town, tmp_path / "again")
    assert [path.read_bytes() for path in again] == [path.read_bytes() for path in first]
    assert len(journal.issued(tmp_path)) == 1


def test_the_same_figures_become_final_by_a_circular_of_their_own(tmp_path):
    sent = {"return_name": "hazard_ledger", "place": "甲村", "place_id": "甲村", "due_on": "2025-04-05"}
    sent |= {"period_start": "2025-03-01", "period_end": "2025-03-31", "received_on": "2025-04-03"}
    tables = {"submission": [sent | {"status": "已报"}], "until": "2025-04-05"}
    first = tiny_town(tmp_path, **tables)
    scope = march(first).with_(as_of=march(first).until)
    issue(first, DOCUMENT, scope, out=tmp_path / "out", on=ISSUED_AT)
    later = newer(tmp_path, **tables | {"until": "2025-04-20"})
    said = text(preview(later, DOCUMENT, scope))
    assert "的各项数字与样安办发〔2025〕1号" in said[5] and said[5].endswith("由初步数转为正式数。")
    assert said[0] == "草稿"


def test_another_scope_or_indicator_is_another_circular(tmp_path):
    issued(tiny_town(tmp_path), tmp_path / "out")
    town = newer(tmp_path, **CHANGED)
    assert issued_before(town, DOCUMENT, march(town), "on_time_rate") == []
    assert issued_before(town, DOCUMENT, march(town, levels="一般")) == []


def test_an_older_snapshot_does_not_correct_a_newer_one(tmp_path):
    old = tiny_town(tmp_path)
    issued(newer(tmp_path, **CHANGED), tmp_path / "out")
    with pytest.raises(NotIssued, match="已按更新的快照2印发，不能再按快照1印发"):
        issued(old, tmp_path / "out")


def test_a_register_begun_without_the_column_gets_its_heading_and_keeps_its_lines(tmp_path):
    issued(tiny_town(tmp_path), tmp_path / "out")
    file = tmp_path / "journal" / "issued.csv"
    heading, line = file.read_text(encoding="utf-8").splitlines()
    file.write_text(f"{heading.removesuffix(',corrects')}\n{line.removesuffix(',')}\n", encoding="utf-8")
    issued(newer(tmp_path, **CHANGED), tmp_path / "out")
    assert file.read_text(encoding="utf-8").splitlines()[1] == line.removesuffix(",")
    assert [line["corrects"] for line in journal.issued(tmp_path)] == ["", FIRST]


def test_a_month_that_no_return_speaks_of_is_not_issued_and_its_draft_says_so(tmp_path):
    town = tiny_town(tmp_path)
    may = Scope.of(town, "2025-05-01", "2025-05-31")
    with pytest.raises(NotIssued, match="该时期（2025年5月1日—5月31日）还没有任何报表"):
        issue(town, DOCUMENT, may, out=tmp_path / "out")
    said = "\n".join(text(preview(town, DOCUMENT, may)))
    assert "还没有任何报表，没有可以统计的数" in said and "0项" not in said
    assert "应报送的报表都还没有到报送日" in said and "未报的有甲村、乙村、丙村、丁村。" in said


def test_a_month_that_was_due_and_came_from_nobody_is_issued_with_everybody_missing(tmp_path):
    line = {"return_name": "hazard_ledger", "period_start": "2025-03-01", "period_end": "2025-03-31"}
    line |= {"place": "甲村", "place_id": "甲村", "status": "未报", "due_on": "2025-04-05"}
    town = tiny_town(tmp_path, hazard=[], rejected_row=[], submission=[line])
    word, _ = issued(town, tmp_path / "out")
    assert "未报的有甲村1份" in word_text(word)


def test_the_kept_figures_say_what_they_correct(tmp_path):
    issued(tiny_town(tmp_path), tmp_path / "out")
    issued(newer(tmp_path, **CHANGED), tmp_path / "out")
    kept = tmp_path / "outbox" / journal.issued(tmp_path)[1]["id"] / "figures.json"
    assert json.loads(kept.read_text(encoding="utf-8"))["corrects"] == FIRST
    assert open_snapshot(tmp_path).number == 2
