"""核对单: for each unit what a document would say of it, the rows behind, what was sent back, and room for its answer."""

import io
import json
import re
import zipfile
from dataclasses import dataclass, field
from datetime import date

from analytics import registers, returned
from analytics.circulars.documents import document_named
from analytics.circulars.freeze import file_name
from analytics.circulars.line import Line, NotIssued
from analytics.circulars.unit_rows import HEADS, counted_rows
from analytics.exported import Head, Sheet, tables_file
from analytics.indicators import INDICATORS
from analytics.registers import NO_UNIT
from analytics.scope import Scope
from analytics.store import Snapshot
from analytics.wording import full_day_text

ANSWER = Head("意见", width=30)
KINDS = {"hazard": "隐患明细", "accident": "事故明细"}
WORDS = "文字"  # a sentence that names the unit, beside the cells of its own row
SENTENCE = re.compile("[^。；]+[。；]?")
FOR_THE_OFFICE = re.compile("〔镇安办[^〕]*〕")  # advice in a reason that only the office can follow
NO = "序号"


@dataclass
class Unit:
    """What concerns one unit: `said` the printed figures as (place in the document, heading, words), `rows` by
    table those behind them, `back` what was sent back."""

    name: str
    said: list[tuple[str, str, str]] = field(default_factory=list)
    rows: dict[str, list[dict]] = field(default_factory=dict)
    back: list[dict] = field(default_factory=list)


@dataclass(frozen=True)
class Check:
    """All 核对单 of a document: its title, the line that says its scope, the indicators it prints, and its units in the register's order, those of which it says nothing left out."""

    title: str
    scope_text: str
    indicators: list[str]
    units: list[Unit]


def check(snapshot: Snapshot, document: str, scope: Scope, indicator: str | None = None) -> Check:
    """What the document would print of each unit, asked once for all of them."""
    kind = document_named(document)
    facts = kind.gather(snapshot, scope, indicator)
    lines = kind.lines(facts, None, None, None)
    printed = [name for name in kind.frozen(facts, [])["definitions"] if name in INDICATORS]
    names = [row["name"] for row in registers.places(snapshot)]
    units = {name: Unit(name) for name in names}
    for name, said in printed_of(lines, names):
        units[name].said.append(said)
    for table in KINDS:
        for row in counted_rows(snapshot, scope, [n for n in printed if INDICATORS[n].table == table]):
            if row["place"] in units:
                units[row["place"]].rows.setdefault(table, []).append(row)
    for row in returned.rows(snapshot, scope):
        unit = row["reporting_place"] or row["place"] or NO_UNIT
        if unit in units:
            units[unit].back.append(row)
    found = [unit for unit in units.values() if unit.said or unit.rows or unit.back]
    title = next(line.text for line in lines if line.kind == "title")
    mark = " · 示例数据" * snapshot.is_sample
    return Check(title, f"{scope.text()}{mark}", printed, found)


def printed_of(lines: list[Line], names: list[str]) -> list[tuple[str, tuple[str, str, str]]]:
    """(unit, (where, heading, words)) for every cell of a table row that stands under the unit's name, and for
    every sentence that names it; the longest name counts, 大乙村 is not 乙村."""
    found, title = [], ""
    named = re.compile("|".join(map(re.escape, sorted(names, key=len, reverse=True))) or "(?!)")
    for line in lines:
        title = line.text if line.kind in ("table_title", "heading") else title
        if line.kind == "table":
            found += [
                (name, (title + place_of(line.cells[0], row), *cell))
                for row in line.cells[1:]
                for name, cell in cells_of(line.cells[0], row, names)
            ]
        elif line.kind in ("para", "point"):
            for sentence in SENTENCE.findall(line.text):
                found += [(name, (title, WORDS, sentence)) for name in dict.fromkeys(named.findall(sentence))]
    return found


def cells_of(
    heads: tuple[str, ...], row: tuple[str, ...], names: list[str]
) -> list[tuple[str, tuple[str, str]]]:
    """(unit, (heading, words)) for the cells of a row of a unit's own."""
    unit = next((cell for cell in row if cell in names), None)
    if unit is None:
        return []
    pairs = [
        (head, cell) for head, cell in zip(heads, row, strict=True) if cell and cell != unit and head != NO
    ]
    return [(unit, pair) for pair in pairs]


def place_of(heads: tuple[str, ...], row: tuple[str, ...]) -> str:
    """（序号3）, where a table numbers its rows: the row of a list that has several of one unit."""
    return f"（{NO}{row[heads.index(NO)]}）" if NO in heads else ""


def unit_file(made: Check, unit: Unit, by: date) -> bytes:
    """The 核对单 of a unit as an Excel workbook; nothing out of a return acts as a formula."""
    top = [
        made.scope_text,
        f"请于{full_day_text(by)}前核对，有异议的在“{ANSWER.text}”一栏写明并报回；没有异议的也请答复。",
        "单位答复（无意见／有异议）：　　　　　　答复人：　　　　　　日期：",
    ]
    cells_first = sorted(unit.said, key=lambda said: said[1] == WORDS)
    rows = [[where, head, words, None] for where, head, words in cells_first]
    heads = [Head("所在部分"), Head("项目"), Head("将印出的内容", True, width=50), ANSWER]
    sheets = [Sheet("将印发的数字", f"{unit.name}：{made.title}核对单", top, heads, rows)]
    sheets += [rows_sheet(made, unit, table) for table in KINDS if unit.rows.get(table)]
    sheets.append(back_sheet(made, unit))
    return tables_file(f"{unit.name}核对单", sheets)


def rows_sheet(made: Check, unit: Unit, table: str) -> Sheet:
    """The rows behind the figures, one a hazard or accident, with a column for each indicator that says how the
    row counts."""
    asked = [name for name in made.indicators if INDICATORS[name].table == table]
    heads = [
        *(Head(words) for words in HEADS[table].values()),
        *(Head(INDICATORS[n].label, width=10) for n in asked),
        ANSWER,
    ]
    rows = [
        [*(row.get(name) for name in HEADS[table]), *(row["counts"].get(name, "") for name in asked), None]
        for row in unit.rows[table]
    ]
    return Sheet(
        KINDS[table], f"{unit.name}：{KINDS[table]}（共{len(rows)}行）", [made.scope_text], heads, rows
    )


def back_sheet(made: Check, unit: Unit) -> Sheet:
    """What was sent back and not mended, with the reason; said where there is nothing."""
    heads = [Head("工作簿"), Head("工作表"), Head("行", True), Head("退回原因"), Head("原行内容"), ANSWER]
    rows = [
        [
            *(row[n] for n in ("workbook", "sheet", "row_no")),
            FOR_THE_OFFICE.sub("", row["reasons"] or ""),
            as_written(row["words"]),
            None,
        ]
        for row in unit.back
    ]
    said = "更正后整份重报。" if rows else "没有退回未更正的行。"
    return Sheet("退回未更正", f"{unit.name}：退回未更正{len(rows)}行", [made.scope_text, said], heads, rows)


def as_written(words: str | None) -> str:
    """检查日期：2025.6.31；企业（场所）名称：…: a rejected row's headings and cells (JSON), empty ones left out; words
    that are no such object as they are."""
    try:
        cells = json.loads(words or "{}")
    except ValueError:
        return words
    return (
        "；".join(f"{head}：{text}" for head, text in cells.items() if text)
        if isinstance(cells, dict)
        else words
    )


def zipped(made: Check, by: date) -> bytes:
    """One workbook a unit in one file, named in Chinese."""
    if not made.units:
        raise NotIssued("没有可以核对的单位，请先在places.csv登记村（社区）和部门")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for unit in made.units:
            archive.writestr(file_name(f"{unit.name} 核对单", "xlsx"), unit_file(made, unit, by))
    return packed.getvalue()
