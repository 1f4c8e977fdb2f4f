"""Reading in a process apart: what one bad file does to it never stops the others."""

import pytest

from etl.apart import GIVEN_UP, Reader
from etl.problems import NotReadable
from etl.reading import read_book
from tests.etl.desk import ledger, xlsx

LONG = "".join(f"第{i}行,{i}\n" for i in range(200_000)).encode()


def test_a_workbook_read_apart_is_the_workbook_read_here():
    content = xlsx(ledger({}, {"排查日期": ""}))
    with Reader() as reader:
        assert reader.read(content) == read_book(content)


def test_a_refusal_comes_through_in_its_own_words():
    with Reader() as reader, pytest.raises(NotReadable, match="空的"):
        reader.read(b"")


def test_a_file_that_takes_too_long_is_refused_and_the_next_one_is_read():
    content = xlsx(ledger({}))
    with Reader(seconds=0) as reader:
        with pytest.raises(NotReadable) as refusal:
            reader.read(content)
        assert str(refusal.value) == GIVEN_UP
        reader.seconds = 60
        assert reader.read(content) == read_book(content)


def test_a_file_that_eats_memory_is_refused_and_the_next_one_is_read():
    content = xlsx(ledger({}))
    with Reader(memory=24 << 20) as reader:
        with pytest.raises(NotReadable) as refusal:
            reader.read(LONG)
        assert str(refusal.value) == GIVEN_UP
        assert reader.read(content) == read_book(content)


def test_the_next_workbook_is_begun_while_this_one_is_worked_on():
    first, second = xlsx(ledger({})), xlsx(ledger({}, {}))
    with Reader() as reader:
        assert reader.read(first, then=second) == read_book(first)
        assert reader.read(second) == read_book(second)


def test_a_bad_workbook_begun_early_is_refused_when_it_is_asked_for_and_not_before():
    good = xlsx(ledger({}))
    with Reader() as reader:
        assert reader.read(good, then=b"") == read_book(good)
        with pytest.raises(NotReadable, match="空的"):
            reader.read(b"")


def test_what_was_begun_and_is_not_asked_for_is_forgotten():
    first, second = xlsx(ledger({})), xlsx(ledger({}, {}))
    with Reader() as reader:
        reader.begin(first)
        assert reader.read(second) == read_book(second)
