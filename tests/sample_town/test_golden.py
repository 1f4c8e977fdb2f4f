"""The sample town's documents are what was agreed: page, styles, text, tables and charts."""

import pytest

from tests.sample_town.golden import GOLDEN, in_words

NAMES = [file.stem for file in GOLDEN.glob("*.txt")]


def test_every_document_was_agreed(papers):
    assert set(NAMES) == set(papers.files)


@pytest.mark.parametrize("name", NAMES)
def test_it_is_what_was_agreed(papers, name):
    assert in_words(papers.files[name]) == (GOLDEN / f"{name}.txt").read_text(encoding="utf-8")
