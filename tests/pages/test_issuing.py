"""通报: what has been issued can be taken again after any reload, and shows the number it was issued with."""

import pytest

from analytics.circulars.journal import issued
from tests.pages.conftest import open_page, words
from tests.pages.town import make_town


@pytest.fixture
def town(tmp_path, monkeypatch):
    """A town's folder with nothing issued yet."""
    data = make_town(tmp_path / "own", hazards=60)
    monkeypatch.setenv("SAFETY_DATA", str(data))
    return data


def labels(app):
    return [block.proto.label for block in app.get("download_button")]


def issue(app):
    app.text_input("who").input("李某").run()
    return app.button("issue").click().run()


def test_before_issuing_there_is_a_draft(town):
    app = open_page("circulars")
    assert labels(app) == ["下载草稿（Word）", "下载草稿（Excel）"]
    assert "（草稿，未编号）" in words(app)


def test_after_issuing_the_page_shows_the_number(town):
    page = words(issue(open_page("circulars")))
    number = issued(town)[0]["number"]
    assert f"已印发：{number}" in page
    assert f'<p class="centre">{number}</p>' in page
    assert "草稿" not in page


def test_after_a_reload_the_files_can_be_taken_again(town):
    issue(open_page("circulars"))
    app = open_page("circulars")
    assert labels(app) == ["下载正式件（Word）", "下载正式件（Excel）", "Word", "Excel"]
    assert "issue" not in [button.key for button in app.button]


def test_under_another_question_the_register_still_gives_it(town):
    issue(open_page("circulars"))
    app = open_page("circulars", period="2025年2月")
    assert labels(app) == ["下载草稿（Word）", "下载草稿（Excel）", "Word", "Excel"]


def test_a_lost_file_is_said_by_name(town):
    issue(open_page("circulars"))
    line = issued(town)[0]
    (town / "outbox" / line["id"] / line["files"].split("；")[0]).unlink()
    app = open_page("circulars")
    assert not app.exception
    assert "缺失或被改动，请从备份恢复后再取" in words(app)
