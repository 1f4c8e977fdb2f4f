"""The colours that mean something can be read, and told apart with each kind of colour blindness."""

from itertools import combinations

import pytest

from analytics.charts.frame import BLUE, INK, ORANGE, SOFT, STATE_COLOURS, STATE_MARKS

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


@pytest.mark.parametrize("eye", EYES)
@pytest.mark.parametrize("pair", [(BLUE, ORANGE), *combinations(STATE_COLOURS.values(), 2)])
def test_two_meanings_never_look_alike(eye, pair):
    one, other = (lab(through(EYES[eye], linear(colour))) for colour in pair)
    assert sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) ** 0.5 >= TOLD_APART


def test_every_state_has_a_mark_of_its_own():
    assert STATE_MARKS.keys() == STATE_COLOURS.keys()
    assert len(set(STATE_MARKS.values())) == len(STATE_MARKS)
