"""通报: what has been issued can be taken again after any reload, and shows the number it was issued with."""

import random

import pytest

from analytics.circulars import issue
from analytics.circulars.journal import issued
from analytics.circulars.pdf import can_print
from analytics.meeting import rate_of
from analytics.scope import Scope
from analytics.store import open_snapshot
from pages.parts.issued import issued_line
from tests.by_hand import hazard
from tests.circulars import make_county_forms
from tests.circulars.make_county_forms import FORMS
from tests.pages.conftest import open_page, words
from tests.pages.town import make_town, one_hazard


@pytest.fixture
def town(tmp_path, monkeypatch):
    """A town's folder with nothing issued yet."""
    data = make_town(tmp_path / "own", hazards=60)
    monkeypatch.setenv("SAFETY_DATA", str(data))
    return data


def labels(app):
    """Every file of the document and the register, PDF apart, which only a machine with LibreOffice makes; the
    ladder's files below them are told in test_letters, the county's forms further down."""
    others = ("PDF", "导出", "份）", *FORMS)
    return [label for label in offered(app) if not any(word in label for word in others)]


def offered(app):
    return [block.proto.label for block in app.get("download_button")]


@pytest.fixture
def issued_one(town, tmp_path):
    """The circular that the page opens on has been issued; its line in the register."""
    snapshot = open_snapshot(town)
    issue(snapshot, "village_ranking", Scope.of(snapshot), rate_of(snapshot), out=tmp_path, who="李某")
    return issued(town)[0]


def test_before_issuing_there_is_a_draft(town):
    app = open_page("circulars")
    assert labels(app) == ["下载草稿（Word）", "下载草稿（Excel）", "核对单（各单位）"]
    assert "（草稿，未编号）" in words(app)
    assert ("下载草稿（PDF）" in offered(app)) is can_print("通报.docx")


def test_the_county_s_forms_are_offered_and_a_wrong_one_is_said_by_its_mark(town):
    (town / "templates").mkdir()
    make_county_forms.campaign().save(town / "templates" / "县表.xlsx")
    wrong = make_county_forms.campaign()
    wrong.active["D4"] = "{{ 隐换存量 }}"
    wrong.save(town / "templates" / "错表.xlsx")
    app = open_page("circulars")
    assert {*FORMS, "县表"} <= set(offered(app)) and "错表" not in offered(app)
    assert "模板错表.xlsx有不认识的标记：工作表“进展情况”D4的" in words(app) and "隐患存量" in words(app)


def test_after_issuing_the_page_shows_the_number(issued_one):
    app, number = open_page("circulars"), issued_one["number"]
    page = words(app)
    assert f"已印发：{number}" in page
    assert f'<p class="centre">{number}</p>' in page
    [paper] = [block.proto.body for block in app.get("html") if 'class="paper"' in block.proto.body]
    assert "草稿" not in paper


def test_after_a_reload_the_files_can_be_taken_again(issued_one):
    app = open_page("circulars")
    assert labels(app) == ["下载正式件（Word）", "下载正式件（Excel）", "Word", "Excel"]
    assert "issue" not in [button.key for button in app.button]


def test_under_another_question_the_register_still_gives_it(issued_one):
    app = open_page("circulars", period="2025年2月")
    assert labels(app) == ["下载草稿（Word）", "下载草稿（Excel）", "核对单（各单位）", "Word", "Excel"]


def test_a_lost_file_is_said_by_name(town, issued_one):
    (town / "outbox" / issued_one["id"] / issued_one["files"].split("；")[0]).unlink()
    app = open_page("circulars")
    assert not app.exception
    assert "缺失或被改动，请从备份恢复后再取" in words(app)


def test_an_issued_circular_is_held_against_today(town, issued_one):
    rows = [one_hazard(random.Random(20250331), no) for no in range(1, 61)]
    late = hazard(
        "西河村",
        "2025-03-02",
        due_on="2025-03-10",
        entity="样例新厂",
        description="补报的隐患",
        hazard_no="BB1",
    )
    make_town(town, hazard=[*rows, late | {"hazard_id": "late"}], number=8)
    app = open_page("circulars", compared=issued_one["id"])
    page = words(app)
    assert f"{issued_one['number']} 与今天相比" in page and "处会不同" in page
    assert "样例新厂" in page and "补报" in page and "text=BB1" in page


def test_what_was_corrected_says_by_which_number():
    line = {
        "id": "1", "number": "样安委〔2025〕1号", "title": "通报", "scope": "", "indicator": "", "snapshot": "7",
        "who": "李", "on": "2025-04-01T09:00:00",
    }  # fmt: skip
    assert "◆ 已由样安委〔2025〕2号更正" in issued_line(line, None, "样安委〔2025〕2号")
    assert "◆" not in issued_line(line, None, "")
