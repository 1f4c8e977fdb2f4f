"""The look of a 遗留隐患回填单: A4 landscape, locked but for the cells to fill, text never a formula."""

import re
from datetime import date
from pathlib import Path
from unicodedata import east_asian_width

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from etl.followed import SITUATIONS
from etl.known import Hazard, mark
from etl.returns import return_named
from etl.text import narrow

RETURN = return_named("followup")
WIDTHS = {
    "serial": 5, "place": 10, "entity": 15, "description": 29, "level": 5.5, "found_on": 11, "due_on": 11,
    "days_over": 9, "last_said": 27, "rectified_on": 12.5, "accepted_on": 11, "status": 10.5, "remark": 17,
    "hazard_id_said": 7, "row_mark": 7,
}  # fmt: skip
TO_FILL = ("rectified_on", "accepted_on", "status", "remark")
DAYS = ("found_on", "due_on", "rectified_on", "accepted_on")
AT_LEFT = ("entity", "description", "last_said", "remark")
MACHINE = ("hazard_id_said", "row_mark")
NAMES = [column.name for column in RETURN.columns]
FIRST_ROW = 5
INSTRUCTION = (
    "填法：白底格由村（单位）填写。整改完成的填整改完成日期，重大隐患验收后再填销号日期；没有完成的在情况说明里选一项。"
    "整行不填，表示到填报日期时仍未整改。灰底格请勿改动；不能加行，新发现的隐患请填在隐患排查治理台账里报送。"
)
ILLEGAL = re.compile(r"[\x00-\x08\x0b-\x1f]")
GREY, WHITE = PatternFill("solid", fgColor="F2F2F2"), PatternFill("solid", fgColor="FFFFFF")
HEADING, LATE = PatternFill("solid", fgColor="D9E2EC"), Font(name="宋体", size=10, bold=True, color="9C1C13")
SMALL = Font(name="宋体", size=6, color="A6A6A6")
BODY, BOLD = Font(name="宋体", size=10), Font(name="宋体", size=10, bold=True)
LINE = Side(style="thin", color="8C8C8C")


def write_sheet(form, path: Path) -> None:
    """Write the form of one unit (a followup.Followup); its cells to fill are the only ones that can be changed."""
    workbook = Workbook()
    page = workbook.active
    page.title = RETURN.title
    _lines_above(page, form)
    for row, hazard in enumerate(form.hazards, start=FIRST_ROW):
        _hazard_row(page, row, hazard, form.asked_on)
    last = FIRST_ROW + len(form.hazards) - 1
    _rules(page, last)
    _paper(page, form, last)
    page.protection.sheet = True  # without a password: it keeps from slips, not from intent
    page.protection.formatColumns = page.protection.formatRows = False  # False: allowed
    workbook.save(path)


def _lines_above(page, form) -> None:
    last = get_column_letter(NAMES.index("remark") + 1)
    _write(page["A1"], form.title, Font(name="黑体", size=16, bold=True))
    page["A1"].alignment = Alignment(horizontal="center", vertical="center")
    unit = narrow(form.unit).replace(":", "")
    _write(page["A2"], f"填报单位：{unit}", BOLD)
    asked = get_column_letter(NAMES.index("last_said") + 1)
    _write(page[f"{asked}2"], "填报日期：", BOLD)
    page[f"{asked}2"].alignment = Alignment(horizontal="right")
    filled_on = page.cell(2, NAMES.index("rectified_on") + 1)
    filled_on.number_format, filled_on.protection, filled_on.font = (
        "yyyy-mm-dd",
        Protection(locked=False),
        BOLD,
    )
    filled_on.border = Border(bottom=LINE)
    late = sum(1 for hazard in form.hazards if hazard.due_on and hazard.due_on < form.asked_on)
    count = f"共{len(form.hazards)}项，其中超期{late}项" if late else f"共{len(form.hazards)}项"
    sample = "　示例数据" if form.is_sample else ""
    _write(page.cell(2, NAMES.index("status") + 1), count + sample, BOLD)
    _write(page["A3"], INSTRUCTION, BODY)
    page["A3"].alignment = Alignment(wrap_text=True, vertical="center")
    for area in (f"A1:{last}1", "A2:G2", f"A3:{last}3"):
        page.merge_cells(area)
    for row, height in ((1, 30), (2, 20), (3, 32), (4, 30)):
        page.row_dimensions[row].height = height
    for at, column in enumerate(RETURN.columns, start=1):
        cell = page.cell(FIRST_ROW - 1, at)
        _write(cell, column.label, SMALL if column.name in MACHINE else BOLD)
        cell.fill, cell.border = HEADING, Border(LINE, LINE, LINE, LINE)
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        page.column_dimensions[get_column_letter(at)].width = WIDTHS[column.name]
    page.column_dimensions[get_column_letter(NAMES.index("row_mark") + 1)].hidden = True


def _hazard_row(page, row: int, hazard: Hazard, asked_on: date) -> None:
    printed = {name: _legal(value) for name, value in hazard.printed().items()}
    values = printed | {
        "serial": row - FIRST_ROW + 1,
        "days_over": _days_over(hazard, asked_on),
        "last_said": _last_said(hazard),
        "hazard_id_said": hazard.hazard_id,
        "row_mark": mark(hazard.hazard_id, printed),
    }
    lines = 1
    for at, name in enumerate(NAMES, start=1):
        cell, value = page.cell(row, at), values.get(name)
        is_late = name == "days_over" and isinstance(value, int)
        _write(cell, value, SMALL if name in MACHINE else LATE if is_late else BODY)
        cell.fill, cell.border = WHITE if name in TO_FILL else GREY, Border(LINE, LINE, LINE, LINE)
        cell.protection = Protection(locked=name not in TO_FILL)
        side = "left" if name in AT_LEFT else "center"
        cell.alignment = Alignment(horizontal=side, vertical="center", wrap_text=True)
        if name in DAYS:
            cell.number_format = "yyyy-mm-dd"
        if name not in MACHINE and isinstance(value, str):
            lines = max(lines, _lines(value, WIDTHS[name]))
    page.row_dimensions[row].height = 6 + 14 * max(lines, 2)


def _days_over(hazard: Hazard, asked_on: date) -> int | str:
    """Days past due as a number; otherwise how much time is left, in words."""
    if hazard.due_on is None:
        return "无期限"
    days = (asked_on - hazard.due_on).days
    if days > 0:
        return days
    return "今日到期" if days == 0 else f"还有{-days}天"


def _last_said(hazard: Hazard) -> str:
    day = hazard.last_reported_on
    rectified = f"，{hazard.rectified_on}整改完成" if hazard.rectified_on else ""
    remark = f"，{hazard.remark}" if hazard.remark else ""
    said = f"{hazard.status}（{day.year}年{day.month}月{day.day}日报）{rectified}{remark}"
    return f"{said}\n{Path(hazard.workbook).stem}"


def _rules(page, last: int) -> None:
    """What a cell to fill accepts: a word of the list; a day from the finding to today (others after a question)."""
    for name in ("rectified_on", "accepted_on"):
        letter = get_column_letter(NAMES.index(name) + 1)
        found = get_column_letter(NAMES.index("found_on") + 1)
        rule = DataValidation(
            "date", operator="between", formula1=f"${found}{FIRST_ROW}", formula2="TODAY()", allow_blank=True
        )
        _says(rule, "warning", "日期不对", "请填实际完成的那一天，不早于排查日期、不晚于今天，如 2026-04-03")
        page.add_data_validation(rule)
        rule.add(f"{letter}{FIRST_ROW}:{letter}{last}")
    words = DataValidation("list", formula1=f'"{",".join(SITUATIONS)}"', allow_blank=True)
    _says(words, "stop", "请从下拉列表中选", f"只能选：{'、'.join(SITUATIONS)}；其他的话请写在补充说明里")
    letter = get_column_letter(NAMES.index("status") + 1)
    words.add(f"{letter}{FIRST_ROW}:{letter}{last}")
    day = DataValidation("date", operator="greaterThan", formula1="36526", allow_blank=True)
    _says(day, "warning", "日期不对", "请填交回这张表的日期，如 2026-04-03")
    day.add(page.cell(2, NAMES.index("rectified_on") + 1).coordinate)
    page.add_data_validation(words)
    page.add_data_validation(day)


def _says(rule: DataValidation, style: str, title: str, words: str) -> None:
    rule.errorStyle, rule.errorTitle, rule.error, rule.showErrorMessage = style, title, words, True


def _paper(page, form, last: int) -> None:
    page.freeze_panes = page.cell(FIRST_ROW, NAMES.index("description") + 2)
    page.print_title_rows = f"{FIRST_ROW - 1}:{FIRST_ROW - 1}"
    page.print_area = f"A1:{get_column_letter(NAMES.index('hazard_id_said') + 1)}{last}"
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", 9
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.print_options.horizontalCentered = True
    margins = page.page_margins
    margins.left = margins.right = 0.4
    margins.top = margins.bottom = 0.75
    margins.header = margins.footer = 0.4
    page.oddFooter.center.text = "第 &P 页，共 &N 页"
    if form.is_sample:
        page.oddHeader.right.text = "示例数据"


def _legal(value: object) -> object:
    return ILLEGAL.sub("", value) if isinstance(value, str) else value


def _write(cell, value: object, font: Font) -> None:
    """A value as it is; text stays text, also when somebody edits it later, and never becomes a formula."""
    cell.font = font
    if value is None or value == "":
        return
    cell.value = _legal(value)
    if isinstance(value, str):
        cell.data_type, cell.quotePrefix = "s", value.startswith(("=", "+", "-", "@"))


def _lines(text: str, width: float) -> int:
    """How many lines a text takes in a column of that width."""
    cells = [sum(2 if east_asian_width(c) in "WF" else 1 for c in part) for part in text.split("\n")]
    return sum(max(1, -(-cell // max(1, int(width) - 1))) for cell in cells)
