"""Issuing: numbers, the kept files, the journal, drafts, interrupted issues."""

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from hashlib import sha256

import pytest

from analytics.circulars import issue, journal
from analytics.circulars.line import NotIssued
from tests.circulars.town import DOCUMENT, issued, march, tiny_town, word_text


def test_the_first_circular_of_the_year_is_number_one_and_is_frozen(tmp_path):
    town = tiny_town(tmp_path)
    word, excel = issued(town, tmp_path / "out", who="小王")
    assert word.name == "样安办发〔2025〕1号 关于2025年3月全镇隐患整改排名情况的通报.docx"
    assert "2025年4月12日" in word_text(word) and "样安办发〔2025〕1号" in word_text(word)
    [line] = journal.issued(tmp_path)
    assert (line["who"], line["on"], line["snapshot"]) == ("小王", "2025-04-12T09:30:00", "1")
    kept = tmp_path / "outbox" / line["id"]
    figures = json.loads((kept / "figures.json").read_text(encoding="utf-8"))
    assert figures["ranking"][1]["key"] == "乙村" and figures["ranking"][1]["denominator"] == 6
    assert figures["definitions"]["due_rectification_rate"]["label"] == "到期整改率"
    for path in (word, excel):
        assert sha256((kept / path.name).read_bytes()).hexdigest() == figures["files"][path.name]
        assert figures["files"][path.name] in line["sha256"] and path.name in line["files"]


def test_the_same_again_gives_the_kept_bytes_and_no_second_number(tmp_path):
    town = tiny_town(tmp_path)
    first = [path.read_bytes() for path in issued(town, tmp_path / "out")]
    later = issue(town, DOCUMENT, march(town), out=tmp_path / "again", on=datetime(2026, 1, 5))
    assert [path.read_bytes() for path in later] == first
    assert len(journal.issued(tmp_path)) == 1


def test_another_scope_takes_the_next_number_and_a_new_year_begins_at_one(tmp_path):
    town = tiny_town(tmp_path)
    issued(town, tmp_path / "out")
    issued(town, tmp_path / "out", indicator="on_time_rate")
    issue(town, DOCUMENT, march(town), "overdue", out=tmp_path / "out", on=datetime(2026, 1, 5))
    numbers = [line["number"] for line in journal.issued(tmp_path)]
    assert numbers == ["样安办发〔2025〕1号", "样安办发〔2025〕2号", "样安办发〔2026〕1号"]


def test_two_who_issue_at_once_get_two_numbers(tmp_path):
    town = tiny_town(tmp_path)
    names = ("overdue", "stock", "on_time_rate", "rectification_rate")
    with ThreadPoolExecutor() as pool:
        list(pool.map(lambda name: issued(town, tmp_path / "out", indicator=name), names))
    numbers = [line["number"] for line in journal.issued(tmp_path)]
    assert numbers == [f"样安办发〔2025〕{i}号" for i in range(1, 5)]


def test_a_draft_takes_no_number_and_leaves_nothing_in_the_town(tmp_path):
    data, out = tmp_path / "town", tmp_path / "out"
    word, excel = issued(tiny_town(data), out, draft=True)
    assert word.name == "草稿 关于2025年3月全镇隐患整改排名情况的通报.docx"
    assert "（草稿，未编号）" in word_text(word) and "草稿" in word_text(word)
    assert {path.name for path in data.iterdir()} == {"snapshots"}
    assert set(out.iterdir()) == {word, excel}


def test_a_kill_before_the_journal_is_made_good_by_the_next_issue(tmp_path):
    town = tiny_town(tmp_path)
    issued(town, tmp_path / "out")
    (tmp_path / "journal" / "issued.csv").unlink()
    issued(town, tmp_path / "out", indicator="overdue")
    numbers = [line["number"] for line in journal.issued(tmp_path)]
    assert numbers == ["样安办发〔2025〕1号", "样安办发〔2025〕2号"]


def test_what_a_kill_left_half_written_is_not_taken_for_issued(tmp_path):
    town = tiny_town(tmp_path)
    issued(town, tmp_path / "out")
    [line] = journal.issued(tmp_path)
    kept = tmp_path / "outbox" / line["id"]
    kept.rename(kept.with_name(f".{kept.name}.half"))
    (tmp_path / "journal" / "issued.csv").unlink()
    issued(town, tmp_path / "out")
    assert [line["number"] for line in journal.issued(tmp_path)] == ["样安办发〔2025〕1号"]
    assert not list((tmp_path / "outbox").glob(".*.half"))


def test_a_kept_file_that_was_altered_is_said_by_name(tmp_path):
    town = tiny_town(tmp_path)
    word, _ = issued(town, tmp_path / "out")
    [line] = journal.issued(tmp_path)
    (tmp_path / "outbox" / line["id"] / word.name).write_bytes(b"altered")
    with pytest.raises(NotIssued, match="样安办发〔2025〕1号已印发，但.*缺失或被改动"):
        issued(town, tmp_path / "out")


def test_the_sample_town_is_marked_and_keeps_its_own_outbox(tmp_path):
    sample = tmp_path / "samples" / "town"
    word, _ = issued(tiny_town(sample), tmp_path / "out")
    assert word.stem.endswith("（示例数据）") and "示例数据" in word_text(word)
    assert (sample / "outbox").is_dir() and not (tmp_path / "outbox").exists()


def test_an_unknown_document_is_refused_with_those_there_are(tmp_path):
    town = tiny_town(tmp_path)
    with pytest.raises(NotIssued, match="没有“letter”这种文书，现有village_ranking（整改排名通报）"):
        issue(town, "letter", march(town), out=tmp_path)


def test_a_town_without_a_series_still_gets_a_number(tmp_path):
    town = tiny_town(tmp_path, setting=[])
    word, _ = issued(town, tmp_path / "out")
    assert word.name.startswith("样安办发〔2025〕1号 ")
    assert "样例镇安全生产委员会办公室文件" in word_text(word)
