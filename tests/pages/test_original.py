"""A kept workbook is shown row by row in the words it was sent in."""

import json

from tests.pages.conftest import open_page, words
from tests.pages.town import make_town

CSV = "隐患台账\n序号,存在问题,整改情况\n1,通道堵塞,已整改\n2,灯不亮,=基本整改\n"


def test_the_words_stand_as_they_were_sent(tmp_path, monkeypatch):
    data = make_town(tmp_path, hazards=5)
    (data / "accepted").mkdir()
    (data / "accepted" / "00ff.csv").write_text(CSV, encoding="utf-8")
    entry = {"workbook": "东岭村.csv", "loaded_on": "2025-03-31", "original": "00ff.csv"}
    (data / "accepted" / "00ff.json").write_text(json.dumps(entry), encoding="utf-8")
    monkeypatch.setenv("SAFETY_DATA", str(data))
    app = open_page("returns", workbook="00ff", row="4")
    assert not app.exception
    assert "东岭村.csv · 第4行" in words(app)
    assert "<mark>=基本整改</mark>" in words(app)
    assert app.get("download_button")


def test_a_path_is_no_workbook(opened):
    app = opened("returns", workbook="../snapshots/7")
    assert "向填报单位索取" in words(app)
