"""Every cell that a county's form is filled with is what `show` says to the question that its sheet 口径 states."""

import re
from decimal import Decimal

import pytest
from openpyxl import load_workbook

from analytics.figures import figure
from analytics.indicators import INDICATORS
from analytics.rows import rows_behind
from analytics.scope import Scope
from tests.circulars.make_county_forms import CAMPAIGN, MAJORS, MONTHLY

NAMES = {ask.label: name for name, ask in INDICATORS.items()}
PART = re.compile("(.+?)(?:的(分子|分母|百分数))?")
COLUMNS = {
    **{"隐患编号": "hazard_no", "单位": "entity", "隐患内容": "description", "发现日期": "found_on"},
    **{"整改期限": "due_on", "整改资金（万元）": "funds_wan", "责任领导": "leader"},
}


def asked(papers, words: str) -> Scope:
    """The scope that a line of 口径 states in words."""
    period, t, _, sector, *more = words.split(" · ")
    first, last = period.split("—")
    end = day(last, near=first)
    days = {"since": day(first), "until": end, "as_of": day(t, near=end)}
    levels = [word.removesuffix("隐患") for word in more]
    return Scope.of(papers.town, **days, sectors=[] if sector == "全部行业" else sector, levels=levels)


def day(words: str, near: str = "") -> str:
    """2026年3月1日 as the command takes it; a day without a year is of the year of the one before."""
    found = re.findall("[0-9]+", words)
    year, month, number = found if len(found) == 3 else (near[:4], *found)
    return f"{year}-{month:0>2}-{number:0>2}"


@pytest.mark.parametrize("title", [MONTHLY, CAMPAIGN])
def test_every_number_in_a_form_is_what_show_says_to_the_question_that_its_sheet_states(papers, title):
    book = load_workbook(papers.files[f"{title}.xlsx"])
    sheet, told = book.worksheets[0], book["口径"].iter_rows(min_row=4, values_only=True)
    explained = {row[0]: row for row in told if row[2] and not row[8]}
    numbers = [cell for row in sheet for cell in row if isinstance(cell.value, int | float)]
    assert {f"{sheet.title}!{cell.coordinate}" for cell in numbers} <= set(explained)
    for at, (_, printed, name, _, words, *_) in explained.items():
        label, part = PART.fullmatch(name).groups()
        found = figure(papers.town, NAMES[label], asked(papers, words))
        parts = {"分子": found.numerator, "分母": found.denominator, "百分数": found.text.rstrip("%")}
        assert as_printed(sheet[at.split("!")[1]]) == printed == str(parts.get(part, found.text)), at


def as_printed(cell) -> str:
    """A number in the cell's own format, of those that the forms use."""
    if isinstance(cell.value, str):
        return cell.value
    return f"{cell.value:.1f}" if cell.number_format == "0.0" else str(cell.value)


def test_the_list_of_major_hazards_is_the_rows_open_or_accepted_in_the_period(papers):
    scope = papers.scope.with_(levels=("重大",))
    rows = [row for name in ("stock", "hazards_closed") for row in rows_behind(papers.town, name, scope)]
    sheet = load_workbook(papers.files[f"{MAJORS}.xlsx"]).worksheets[0]
    heads, *lines = sheet.iter_rows(min_row=3, values_only=True)
    printed = [as_words(line[heads.index(head)] for head in COLUMNS) for line in lines[: len(rows)]]
    told = [as_words(row[name] for name in COLUMNS.values()) for row in rows]
    assert told and sorted(printed) == sorted(told)
    assert lines[len(rows)][0].startswith("单位负责人")


def as_words(cells) -> list[str]:
    """A day without an hour, a number without a tail."""
    return [
        f"{float(cell):g}"
        if isinstance(cell, int | float | Decimal)
        else str(cell or "").removesuffix(" 00:00:00")
        for cell in cells
    ]
