"""A clerk's desk for the importer's tests: a small town, workbooks written from rows, a load, a look into the snapshot."""

import io
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb
import openpyxl
import xlwt

from etl.load import load
from etl.reference import read_reference
from etl.sheets import SheetOutcome
from etl.workbooks import WorkbookOutcome, read_workbook

PLACES = """code,name,kind,parent,sort_no,aliases
621099101201,甲村,村,青石镇,1,甲村村委会；甲家庄
621099101202,乙村,村,青石镇,2,乙村村委会
621099101003,丙社区,社区,青石镇,3,丙社区居委会；丙居
,镇应急办,部门,青石镇,4,应急办
"""
SECTORS = """name,aliases,sort_no,national_row
消防,消防安全,1,商场市场等人员密集场所
道路交通,交通,2,道路运输
危险化学品,危化,3,危险化学品
其他,,9,其他
"""
HEADINGS = ("序号", "村（社区）", "单位名称", "所属行业", "隐患内容", "隐患等级", "排查日期", "整改期限", "整改状态", "整改完成日期", "销号日期")  # fmt: skip
GOOD = {
    "村（社区）": "甲村",
    "单位名称": "惠民超市",
    "所属行业": "消防",
    "隐患内容": "灭火器过期",
    "隐患等级": "一般",
    "排查日期": "2025-03-05",
    "整改期限": "2025-03-20",
    "整改状态": "未整改",
}
TITLE = "青石镇2025年3月安全隐患排查治理台账"
UNIT = "填报单位：镇应急办　填报日期：2025年3月28日"
LOADED_ON = date(2025, 4, 2)
Rows = list[list]


def ledger(*rows: dict, title: str = TITLE, unit: str = UNIT, headings: tuple = HEADINGS) -> Rows:
    """A hazard ledger: title, unit line, header, one row per dict; what a dict does not say is a plain good value.

    A blank cell is written ''. Rows get running serials and, where they do not say, descriptions of their own.
    """
    lines: Rows = [[title], [unit], list(headings)]
    for number, row in enumerate(rows, start=1):
        plain = GOOD | {"序号": number, "隐患内容": f"灭火器过期{number}"}
        lines.append([(plain | row).get(heading, "") for heading in headings])
    return lines


def xlsx(rows: Rows | dict[str, Rows], merges: tuple[str, ...] = (), hidden: tuple[str, ...] = ()) -> bytes:
    """A workbook of one sheet (merges on it), or of several by name."""
    sheets = rows if isinstance(rows, dict) else {"隐患台账": rows}
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, lines in sheets.items():
        page = book.create_sheet(name)
        for r, line in enumerate(lines, start=1):
            for c, value in enumerate(line, start=1):
                if value not in ("", None):
                    page.cell(r, c).value = value
                    if isinstance(value, str):
                        page.cell(r, c).data_type = "s"
        for area in merges:
            page.merge_cells(area)
        page.sheet_state = "hidden" if name in hidden else "visible"
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def xls(rows: Rows, merges: tuple[tuple[int, int, int, int], ...] = ()) -> bytes:
    """The same as an old .xls; a merge is (first row, last row, first column, last column), from 0."""
    book = xlwt.Workbook(encoding="utf-8")
    page = book.add_sheet("隐患台账")
    for r, line in enumerate(rows):
        for c, value in enumerate(line):
            area = next((m for m in merges if (m[0], m[2]) == (r, c)), None)
            if area:
                page.write_merge(*area, value)
            elif value not in ("", None):
                page.write(r, c, value)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def csv_text(rows: Rows) -> str:
    """The same as comma-separated text."""
    return "".join(",".join(str(cell) for cell in line) + "\n" for line in rows)


@dataclass
class Town:
    """A town's data folder under a temporary path."""

    data: Path

    def register(self, name: str, text: str) -> None:
        """Write one of the files of data/reference."""
        (self.data / "reference").mkdir(parents=True, exist_ok=True)
        (self.data / "reference" / name).write_text(text, encoding="utf-8")

    def put(self, name: str, content: bytes | str) -> Path:
        """A workbook in data/incoming."""
        (self.data / "incoming").mkdir(exist_ok=True)
        path = self.data / "incoming" / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def load(self, name: str, content: bytes | str | Rows, replaces: str | None = None) -> dict:
        """Load one workbook; its part of the report."""
        content = xlsx(content) if isinstance(content, list) else content
        return load([self.put(name, content)], self.data, replaces)["workbooks"][0]

    def load_again(self) -> list[dict]:
        """A load with no new workbook; what it reports."""
        empty = self.data / "nothing"
        empty.mkdir(exist_ok=True)
        return load([empty], self.data)["workbooks"]

    def ask(self, sql: str) -> list[dict]:
        """Rows of the current snapshot."""
        number = (self.data / "snapshots" / "CURRENT").read_text(encoding="utf-8").strip()
        with duckdb.connect(str(self.data / "snapshots" / f"{number}.duckdb"), read_only=True) as con:
            found = con.execute(sql)
            names = [column[0] for column in found.description]
            return [dict(zip(names, row, strict=True)) for row in found.fetchall()]

    def hazards(self) -> list[dict]:
        """All hazards, by description."""
        return self.ask("select * from hazard order by description, hazard_id")

    def hazard(self) -> dict:
        """The only hazard."""
        (only,) = self.hazards()
        return only


def make_town(data: Path) -> Town:
    """A town of two villages, a community and a department, all with other spellings."""
    town = Town(data)
    town.register("places.csv", PLACES)
    town.register("sectors.csv", SECTORS)
    return town


def read_bytes(
    town: Town, content: bytes, file: str = "台账.xlsx", loaded_on: date = LOADED_ON
) -> WorkbookOutcome:
    """What a file's bytes are read as, nothing stored."""
    return read_workbook(file, content, read_reference(town.data), loaded_on)


def read_rows(town: Town, rows: Rows, file: str = "台账.xlsx", loaded_on: date = LOADED_ON) -> SheetOutcome:
    """What one sheet is read as, nothing stored; its rows account exactly."""
    (sheet,) = read_bytes(town, xlsx(rows), file, loaded_on).sheets
    accounts(sheet.counts())
    return sheet


def read_row(town: Town, row: dict, **ledger_words) -> SheetOutcome:
    """What a ledger of this one row is read as."""
    return read_rows(town, ledger(row, **ledger_words))


def accounts(counts: dict[str, int]) -> None:
    """read = loaded + rejected + set aside."""
    assert counts["read"] == counts["loaded"] + counts["rejected"] + counts["set_aside"], counts


def day(text: str | None) -> date | None:
    """'2025-03-05' as a date."""
    return date.fromisoformat(text) if text else None


def codes(sheet: SheetOutcome, severity: str) -> list[str]:
    """What is wrong, by code, of one severity."""
    return [problem.code for problem in sheet.problems if problem.severity == severity]


def is_rejected(sheet: SheetOutcome, heading: str) -> bool:
    """Whether the only row is rejected, for that heading, with sheet, row, what was found and what to do."""
    problems = [problem for problem in sheet.problems if problem.severity == "error"]
    named = all(p.sheet == sheet.sheet and p.row == 4 and p.found and p.advice for p in problems)
    return (
        sheet.records == []
        and len(sheet.rejected) == 1
        and named
        and [p.heading for p in problems] == [heading]
    )
