"""The ranking as a picture: as wide as a phone takes it, drawn from the figures, refused without a typeface."""

import io
import shutil

import pytest
from PIL import Image

from analytics.circulars import typefaces
from analytics.circulars.line import NotIssued
from analytics.circulars.ranking_picture import WIDE, Asked, ranking_picture, said
from analytics.ranking import rank
from tests.circulars.test_files import HOSTILE
from tests.circulars.town import found, march, places, tiny_town

RATE = "due_rectification_rate"


def drawn(town, name: str = RATE) -> Image.Image:
    """The picture, read again."""
    return Image.open(io.BytesIO(ranking_picture(town, march(town), name)))


def test_the_picture_is_as_wide_as_a_phone_and_grows_with_the_town(tmp_path):
    few = drawn(tiny_town(tmp_path / "few"))
    names = [f"{n}号村" for n in range(30)]
    hazards = [row for name in names for row in found(name, 6, 5)]
    many = drawn(tiny_town(tmp_path / "many", hazard=hazards, place=places(*names), submission=[]))
    assert few.format == "PNG" and few.width == many.width == WIDE and many.height > few.height + 20 * 60


def test_it_says_what_the_ranking_says(tmp_path):
    town = tiny_town(tmp_path)
    asked = Asked.of(town, march(town), RATE)
    assert asked.rows == rank(town, RATE, march(town))
    assert [said(asked.ask, row) for row in asked.rows[:2]] == ["100.0%（6/6）", "66.7%（4/6）"]
    assert "截至" in asked.lines[0] and "按隐患所在地统计" in asked.foot


def test_counts_and_hostile_names_are_drawn_too(tmp_path):
    hazards = [row for name in HOSTILE for row in found(name, 6, 5)]
    town = tiny_town(tmp_path, hazard=hazards, place=places(*HOSTILE), submission=[], rejected_row=[])
    assert (
        drawn(town).width == drawn(town, "overdue").width == drawn(town, "rectification_days").width == WIDE
    )


def test_without_a_chinese_typeface_it_is_refused_in_one_sentence(tmp_path, monkeypatch):
    monkeypatch.setattr(typefaces, "folders", lambda: [tmp_path])
    with pytest.raises(NotIssued, match="没有找到中文字体"):
        drawn(tiny_town(tmp_path))


def test_a_typeface_is_found_in_any_of_the_folders_the_best_first(tmp_path, monkeypatch):
    for name in ("simsun.ttc", "deep/NotoSansCJK-Regular.ttc", "Arial.ttf"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    monkeypatch.setattr(typefaces, "folders", lambda: [tmp_path / "none", tmp_path])
    assert typefaces.typeface() == tmp_path / "deep" / "NotoSansCJK-Regular.ttc"


def test_a_broken_typeface_is_said(tmp_path, monkeypatch):
    (tmp_path / "simhei.ttf").write_bytes(b"no typeface")
    monkeypatch.setattr(typefaces, "folders", lambda: [tmp_path])
    with pytest.raises(NotIssued, match="simhei.ttf读不出来"):
        drawn(tiny_town(tmp_path / "town"))


@pytest.mark.skipif(not shutil.which("fc-list"), reason="typefaces are listed by fontconfig")
def test_of_a_collection_the_face_of_mainland_china_is_taken():
    assert typefaces.sized(20).getname()[0].split()[-1] in ("SC", "YaHei", "GB", "SimHei")
