"""数据上报 always shows what is still open, whoever looks: rows sent back, files not taken in."""

import shutil

import pytest
from openpyxl import Workbook

from analytics.waiting import listing, not_accepted, put_aside
from pages.parts.handing_in import reason
from pages.parts.load_report import lines_of
from tests.pages.conftest import open_page, words
from tests.pages.town import make_town


@pytest.fixture
def own(tmp_path, monkeypatch):
    """A town's folder that a test may write to."""
    data = make_town(tmp_path / "own", hazards=40)
    monkeypatch.setenv("SAFETY_DATA", str(data))
    return data


def labels(app, kind="download_button"):
    return [block.proto.label for block in app.get(kind)]


def test_a_row_sent_back_stays_listed_until_it_is_mended(own):
    page = words(open_page("returns"))
    assert "共 3 行，在 2 份工作簿里（不限时段，其中所选时段 3 行）" in page.replace("</p>", "")
    assert "【重大】隐患台账 第22行：状态“基本整改”无法识别" in page


def test_rows_of_another_period_are_still_open(own):
    page = words(open_page("returns", period="2025年1月"))
    assert "南塘村：退回 2 行" in page


def test_the_marked_workbook_can_be_fetched_again(own):
    assert "退回表不在 data/outbox/退回 里" in words(open_page("returns"))
    marked = own / "outbox" / "退回" / "南塘村隐患台账（退回）.xlsx"
    marked.parent.mkdir(parents=True)
    Workbook().save(marked)
    assert labels(open_page("returns")).count("下载退回表") == 1


def test_the_note_beside_a_figure_leads_to_the_list(own):
    assert '<a href="returns">退回未更正 3 项</a>' in words(open_page("rectification"))


@pytest.fixture
def photo(own):
    """A photo that somebody handed in."""
    path = own / "incoming" / "20250331-090000" / "台账照片.xlsx"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"\xff\xd8\xff\xe0 a photo")
    return path


def test_a_file_that_was_not_taken_in_is_listed_with_a_way_out(photo):
    app = open_page("returns")
    assert "台账照片.xlsx" in words(app)
    assert {"确认移除", "再看一遍"} <= {button.label for button in app.button}


def test_what_is_put_aside_never_overwrites(tmp_path):
    for content in (b"one", b"two"):
        path = tmp_path / "incoming" / "a.xlsx"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
        put_aside(tmp_path, path)
    assert {p.name for p in (tmp_path / "outbox" / "未收下").iterdir()} == {"a.xlsx", "a（2）.xlsx"}


def test_without_a_snapshot_every_file_waits(tmp_path):
    (tmp_path / "incoming").mkdir()
    (tmp_path / "incoming" / "a.xlsx").write_bytes(b"a")
    (tmp_path / "incoming" / "~$a.xlsx").write_bytes(b"lock")
    waiting = not_accepted(str(tmp_path), None, listing(tmp_path))
    assert [file.path.name for file in waiting] == ["a.xlsx"]


def test_a_file_that_has_just_gone_is_no_error(own, photo):
    found = listing(own)
    shutil.rmtree(photo.parent)
    assert len(not_accepted(str(own), None, found)) == 1


def sheet(status, **rows):
    counts = dict.fromkeys(("read", "loaded", "rejected", "set_aside"), 0) | rows
    return {"sheet": "说明", "status": status, "rows": counts, "unit": None, "period": None}


@pytest.mark.parametrize(
    ("status", "word"),
    [("ignored", "不读的说明页"), ("hidden", "隐藏未读"), ("empty", "空表"), ("refused", "未收下")],
)
def test_a_sheet_s_fate_is_said_in_chinese(status, word):
    book = {"file": "a.xlsx", "status": "partial", "sheets": [sheet("loaded"), sheet(status)], "problems": []}
    first, second = lines_of(book)
    assert first[:4] == ["a.xlsx", "◆ 部分收下，有行退回", "说明", "收下"]
    assert second[:4] == ["", "", "说明", word]


def test_the_same_file_again_is_said_of_the_workbook():
    book = {
        "file": "a.xlsx",
        "status": "unchanged",
        "sheets": [sheet("loaded", read=3, loaded=3)],
        "problems": [],
    }
    assert lines_of(book)[0][:3] == ["a.xlsx", "○ 没有变化", ""]
    assert len(lines_of(book)) == 1


def test_the_reason_names_the_sheet():
    told = {"severity": "error", "sheet": "表1", "advice": "没有找到表头"}
    assert reason({"status": "refused", "problems": [told]}) == "表1：没有找到表头"
