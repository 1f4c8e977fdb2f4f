"""Every figure in the sample town's documents is what `show`, `rank` and `rows` say; brackets sum; tables agree."""

import json
import re

import pytest
from lxml import html

from analytics.circulars import DOCUMENTS
from analytics.circulars.line import Line
from analytics.figures import figure, show
from analytics.ranking import rank
from analytics.rows import rows_behind
from analytics.scope import Scope
from tests.circulars.test_every_circular import BRACKET
from tests.circulars.town import excel_rows, word_rows, word_text
from tests.pages.conftest import open_page, words
from tests.sample_town.papers import MINUTES, SLIP

LETTERS = [name for name, kind in DOCUMENTS.items() if kind.is_letter]
CIRCULARS = [name for name in DOCUMENTS if name not in LETTERS]
RANKED = ("numerator", "denominator", "text", "place_no", "reason", "returned", "overdue")


@pytest.fixture
def kept(papers):
    """What figures.json keeps of a document."""
    files = [json.loads(file.read_text("utf-8")) for file in papers.town.data.glob("outbox/*/figures.json")]
    return {one["document"]: one for one in files}


def lines_of(kept: dict) -> list[Line]:
    """The lines as they were issued."""
    return [Line(**line) for line in kept["lines"]]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_figure_of_a_document_is_what_show_says(papers, kept, name):
    town, found = papers.town, kept[name]
    scope = Scope.of(town, **found["scope"])
    asked = [
        (one["indicator"], Scope.of(town, **one["scope"]), one["by"], one["rows"])
        for one in found.get("asked", [])
    ]
    major = found["figures"].pop("major_found", None)
    if major is not None:
        asked.append(
            ("hazards_found", scope.with_(levels=("重大",)), "none", [[None, major, None, str(major)]])
        )
    for indicator, one in found["figures"].items():
        asked.append((indicator, scope, "none", [[None, one["numerator"], one["denominator"], one["text"]]]))
    assert asked
    for indicator, own, by, printed in asked:
        told = [
            [line.key, line.numerator, line.denominator, line.text] for line in show(town, indicator, own, by)
        ]
        assert told == printed, (indicator, own.text(), by)


@pytest.mark.parametrize("name", ["village_ranking", "monthly_circular", "commendation"])
def test_the_ranking_table_is_what_rank_says_in_word_and_in_excel(papers, kept, name):
    told = rank(papers.town, "due_rectification_rate", papers.scope)
    printed = {row["key"]: row for row in kept[name]["ranking"]}
    assert list(printed) == [row.key for row in told]
    assert all(
        [printed[row.key][part] for part in RANKED] == [getattr(row, part) for part in RANKED] for row in told
    )
    for cells, row in zip(word_rows(papers.files[f"{name}.docx"])[1:], told, strict=True):
        place = "—" if row.place_no is None else str(row.place_no)
        assert cells[:6] == [
            place,
            row.key,
            str(row.denominator),
            str(row.numerator),
            row.text,
            str(row.overdue),
        ]


@pytest.mark.parametrize("name", LETTERS)
def test_a_letter_lists_the_rows_behind_its_overdue_figure(papers, name):
    scope = papers.scopes[name]
    heads, *listed = word_rows(papers.files[f"{name}.docx"], 1)
    words, days = (heads.index(head) for head in ("隐患内容", "超期天数"))
    told = [
        (row["description"], str((scope.as_of - row["due_on"]).days))
        for row in rows_behind(papers.town, "overdue", scope)
    ]
    assert len(told) == figure(papers.town, "overdue", scope).numerator > 0
    assert sorted((cells[words], cells[days]) for cells in listed) == sorted(told)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_bracket_after_a_count_sums_to_it(kept, name):
    for count, unit, inside in BRACKET.findall("\n".join(line.text for line in lines_of(kept[name]))):
        parts = re.findall(rf"(\d+){unit}(?=、|$)", inside)
        assert sum(map(int, parts)) == int(count), f"{count}{unit}（{inside}）"


@pytest.mark.parametrize("name", CIRCULARS)
def test_word_and_excel_print_the_lines_that_were_shown(papers, kept, name):
    word, excel = papers.files[f"{name}.docx"], papers.files[f"{name}.xlsx"]
    lines, text = lines_of(kept[name]), word_text(word).replace("\n", "")
    assert [line.text for line in lines if line.kind != "table" and line.text not in text] == []
    tables = [[list(cells) for cells in line.cells] for line in lines if line.kind == "table"]
    assert tables == [word_rows(word, at) for at in range(len(tables))]
    assert tables == [excel_rows(excel, at) for at in range(len(tables))]


def test_the_meetings_papers_print_what_show_says(papers):
    town, text = papers.town, word_text(papers.files[f"{MINUTES}.docx"])
    for name in (
        "due_rectification_rate",
        "rectification_rate",
        "overdue",
        "stock",
        "historic_stock",
        "accidents",
    ):
        told = figure(town, name, papers.scope)
        words = f"{told.text}（{told.numerator}/{told.denominator}）" if told.denominator else f"{told.text}"
        assert words in text
    own = papers.scope.with_(places=(papers.village,))
    cells = [row[2] for row in word_rows(papers.files[f"{SLIP}.docx"])[1:]]
    assert cells == [
        f"{label}{figure(town, name, own).text}项"
        for name, label in (("overdue", "超期未整改"), ("stock", "隐患存量"))
    ]


def on_screen(page: str) -> list[list[list[str]]]:
    """The tables of a page, the cells of each row."""
    tables = html.fromstring(f"<div>{words(open_page(page))}</div>").iter("table")
    return [[["".join(cell.itertext()) for cell in row] for row in table.iter("tr")] for table in tables]


def test_the_screen_shows_what_word_and_excel_print(papers, monkeypatch):
    monkeypatch.setenv("SAFETY_DATA", str(papers.town.data))
    word = [word_rows(papers.files["village_ranking.docx"], at) for at in range(2)]
    assert on_screen("circulars")[:2] == word
    *_, rows = ([row for row in table if len(row) > 8] for table in on_screen("ranking"))
    assert [[row[1], row[0], *row[3:8]] for row in rows] == [cells[:7] for cells in word[0][1:]]
