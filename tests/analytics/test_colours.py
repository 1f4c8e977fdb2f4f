"""The colours that mean something can be read, and told apart with each kind of colour blindness."""

import re
import tomllib
from itertools import combinations
from pathlib import Path

import pytest
from plotly.tools import return_figure_from_figure_or_data

from analytics.charts import frame
from analytics.charts.durations import age_bars
from analytics.charts.frame import (
    BLUE,
    DARK,
    INK,
    ORANGE,
    PAPER,
    SOFT,
    STATE_COLOURS,
    STATE_MARKS,
    WASH,
    Caption,
    in_dark,
)
from analytics.progress import Age

ROOT = Path(__file__).parents[2]

# Machado, Oliveira, Fernandes 2009, severity 1: linear RGB as such an eye sees it
EYES = {
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
TO_XYZ = (
    (0.4339, 0.3762, 0.1899),
    (0.2126, 0.7152, 0.0722),
    (0.0178, 0.1095, 0.8727),
)  # over the white point
TOLD_APART = 15  # CIE 1976 distance; 2 is just noticeable side by side


def linear(colour):
    shares = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    return [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in shares]


def through(matrix, values):
    return [min(1.0, max(0.0, sum(m * v for m, v in zip(row, values, strict=True)))) for row in matrix]


def lab(values):
    x, y, z = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in through(TO_XYZ, values))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def contrast_on_white(colour):
    return 1.05 / (through(TO_XYZ, linear(colour))[1] + 0.05)


@pytest.mark.parametrize("colour", [INK, SOFT, BLUE, *STATE_COLOURS.values()])
def test_words_stand_out_from_the_ground(colour):
    assert contrast_on_white(colour) >= 4.5


def contrast(one, other):
    lower, higher = sorted(through(TO_XYZ, linear(colour))[1] for colour in (one, other))
    return (higher + 0.05) / (lower + 0.05)


@pytest.mark.parametrize("ground", [PAPER, WASH])
@pytest.mark.parametrize("colour", [INK, SOFT, BLUE, *STATE_COLOURS.values()])
def test_words_stand_out_from_the_dark_ground(colour, ground):
    assert contrast(DARK[colour], DARK[ground]) >= 4.5


@pytest.mark.parametrize("eye", EYES)
@pytest.mark.parametrize("pair", [(BLUE, ORANGE), *combinations(STATE_COLOURS.values(), 2)])
def test_two_meanings_never_look_alike_in_the_dark(eye, pair):
    one, other = (lab(through(EYES[eye], linear(DARK[colour]))) for colour in pair)
    assert sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) ** 0.5 >= TOLD_APART


def test_every_colour_of_the_pictures_has_a_dark_partner():
    files = [ROOT / "pages" / "parts" / "style.css", *(ROOT / "analytics" / "charts").glob("*.py")]
    text = "".join(file.read_text(encoding="utf-8") for file in files)
    known = {*DARK, *DARK.values(), "#fff"}
    assert set(re.findall(r"#[0-9a-f]{3,6}\b", text)) <= known
    assert set(frame.NAMED.values()) <= set(DARK)


def test_a_picture_in_the_dark_keeps_nothing_of_the_light():
    light = age_bars([Age("1—7天", 3, 0, 0)], Caption("各村"))
    dark = str(in_dark(light))
    assert DARK[STATE_COLOURS["落后"]] in dark
    assert not [colour for colour in DARK if colour in dark]


def test_an_empty_picture_can_be_shown_in_the_dark_too():
    dark = in_dark(frame.nothing_to_draw(Caption("各村"), "放宽时段再看。"))
    assert return_figure_from_figure_or_data(dark, validate_figure=True)["layout"]["annotations"]


def test_streamlits_own_pieces_wear_the_same_colours():
    themes = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"]
    for theme, worn in (("light", lambda colour: colour), ("dark", DARK.get)):
        wanted = {
            "backgroundColor": PAPER,
            "secondaryBackgroundColor": WASH,
            "textColor": INK,
            "primaryColor": BLUE,
        }
        assert {name: themes[theme][name] for name in wanted} == {name: worn(c) for name, c in wanted.items()}


@pytest.mark.parametrize("eye", EYES)
@pytest.mark.parametrize("pair", [(BLUE, ORANGE), *combinations(STATE_COLOURS.values(), 2)])
def test_two_meanings_never_look_alike(eye, pair):
    one, other = (lab(through(EYES[eye], linear(colour))) for colour in pair)
    assert sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) ** 0.5 >= TOLD_APART


def test_every_state_has_a_mark_of_its_own():
    assert STATE_MARKS.keys() == STATE_COLOURS.keys()
    assert len(set(STATE_MARKS.values())) == len(STATE_MARKS)
