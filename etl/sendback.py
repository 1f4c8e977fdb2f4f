"""The workbook that goes back: the sender's own file, bad cells coloured, our list as its first sheet."""

import io
import re
import zipfile
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from etl.book import ErrorCell
from etl.problems import NotReadable, Problem
from etl.reading import read_book
from etl.sheets import SENT_BACK_SHEET
from etl.workbooks import WorkbookOutcome

RED = PatternFill("solid", fgColor="FFC7CE")
YELLOW = PatternFill("solid", fgColor="FFEB9C")
HEADINGS = ("序号", "工作表", "行", "列", "填的内容", "怎样改", "类别")
WIDTHS = (6, 16, 6, 18, 24, 60, 10)
KINDS = {"error": "须更正", "warning": "请核对"}
FOR_THE_OFFICE = re.compile(r"〔镇安办[^〕]*〕")  # advice that the village cannot follow
ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def send_back(outcome: WorkbookOutcome, content: bytes, data: Path) -> Path:
    """Write the marked workbook into data/outbox/退回; at least one of its sheets is refused or partly rejected."""
    problems = outcome.problems()
    workbook, extension = _sender_file(content, outcome.kind)
    for problem in problems:
        _mark(workbook, problem)
    _list(workbook, outcome.file, problems)
    folder = data / "outbox" / "退回"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{Path(outcome.file).stem}（退回）{extension}"
    part = path.with_name(path.name + ".part")
    workbook.save(part)
    part.replace(path)
    return path


def for_village(advice: str) -> str:
    """Advice without what only the office can do."""
    return FOR_THE_OFFICE.sub("", advice)


def _sender_file(content: bytes, kind: str) -> tuple[Workbook, str]:
    """.xlsx and .xlsm as they came; any other kind as an .xlsx with every cell at its old address."""
    if kind == "xlsx":
        has_macros = "xl/vbaProject.bin" in zipfile.ZipFile(io.BytesIO(content)).namelist()
        try:
            workbook = load_workbook(io.BytesIO(content), keep_vba=has_macros)
            if workbook.worksheets:
                return workbook, ".xlsm" if has_macros else ".xlsx"
        except Exception:  # openpyxl has many ways to fail on files that other programs open
            pass
    return _rewritten(content), ".xlsx"


def _rewritten(content: bytes) -> Workbook:
    workbook = Workbook()
    workbook.remove(workbook.active)
    for number, sheet in enumerate(read_book(content).sheets, start=1):
        page = workbook.create_sheet(sheet.name or f"表{number}")
        page.sheet_state = "hidden" if sheet.hidden else "visible"
        for r, row in enumerate(sheet.rows, start=1):
            for c, value in enumerate(row, start=1):
                if value is not None:
                    _write(page.cell(r, c), value)
        for top, left, bottom, right in sheet.merges:
            page.merge_cells(
                start_row=top + 1, start_column=left + 1, end_row=bottom + 1, end_column=right + 1
            )
    if not workbook.worksheets:
        raise NotReadable("工作簿里没有工作表")
    return workbook


def _write(cell, value: object) -> None:
    """A value as it is; text stays text and never becomes a formula."""
    if isinstance(value, (str, ErrorCell)):
        cell.value = ILLEGAL.sub("", str(value))
        cell.data_type = "s"
    else:
        cell.value = value


def _page(workbook: Workbook, name: str):
    if name in workbook.sheetnames:
        return workbook[name]
    pages = [page for page in workbook.worksheets if page.title != SENT_BACK_SHEET]
    return pages[0] if not name and pages else None


def _mark(workbook: Workbook, problem: Problem) -> None:
    page = _page(workbook, problem.sheet)
    if page is None or not problem.row:
        return
    cell = page.cell(problem.row, (problem.column or 0) + 1)
    if isinstance(cell, MergedCell):
        merged = next(area for area in page.merged_cells.ranges if cell.coordinate in area)
        cell = page.cell(merged.min_row, merged.min_col)
    if problem.severity == "error" or cell.fill != RED:
        cell.fill = RED if problem.severity == "error" else YELLOW
    before = cell.comment.text + "\n" if cell.comment else ""
    cell.comment = Comment(
        ILLEGAL.sub("", f"{before}{KINDS[problem.severity]}：{for_village(problem.advice)}"), "镇安办"
    )
    cell.comment.width, cell.comment.height = 260, 110


def _list(workbook: Workbook, file: str, problems: list[Problem]) -> None:
    if SENT_BACK_SHEET in workbook.sheetnames:
        workbook.remove(workbook[SENT_BACK_SHEET])
    page = workbook.create_sheet(SENT_BACK_SHEET, 0)
    workbook.active = 0
    _write(page["A1"], f"{file} 退回说明")
    page["A1"].font = Font(size=14, bold=True)
    _write(
        page["A2"], "请在原表中改正标红的格子后，把整个文件重新报送；已收下的行不会重复计算。本页不用删除。"
    )
    for column, (heading, width) in enumerate(zip(HEADINGS, WIDTHS, strict=True), start=1):
        page.cell(4, column, heading).font = Font(bold=True)
        page.column_dimensions[get_column_letter(column)].width = width
    for number, problem in enumerate(sorted(problems, key=lambda p: p.severity), start=1):
        values = (number, problem.sheet, problem.row, problem.heading or "", problem.found, for_village(problem.advice),
                  KINDS[problem.severity])  # fmt: skip
        for column, value in enumerate(values, start=1):
            _write(page.cell(4 + number, column), value)
            page.cell(4 + number, column).alignment = Alignment(wrap_text=True, vertical="top")
    page.freeze_panes = "A5"
    page.page_setup.orientation = "landscape"
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
