"""The sheet 口径 of a filled form: every cell with its indicator, scope, counts and snapshot, and what stayed blank."""

from dataclasses import dataclass

from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from analytics.circulars.form_sheet import put
from analytics.scope import Scope
from analytics.store import Snapshot

SHEET = "口径"
HEADS = ("单元格", "填入", "指标", "口径", "范围", "分子（数）", "分母", "快照", "说明")
LINE = 15  # points of a line of text
WIDTHS = (16, 10, 20, 44, 40, 11, 9, 9, 34)


@dataclass
class Told:
    """What is to be said of one cell (`at` is sheet, row, column); `note` begins with 留空待填 where it stayed blank."""

    at: tuple[str, int, int]
    text: str
    name: str
    meaning: str
    scope: Scope | None
    numerator: int | None = None
    denominator: int | None = None
    note: str = ""


def explain(book, told: list[Told], snapshot: Snapshot, scope: Scope) -> None:
    """A last sheet that can be taken out before the form is sent on; what stayed blank stands first."""
    for each in book.worksheets if snapshot.is_sample else ():
        each.oddHeader.right.text = "示例数据"
    sheet = book.create_sheet(free_name(book))
    blank = [one for one in told if one.note.startswith("留空")]
    mark = "示例数据　" * snapshot.is_sample
    put(sheet["A1"], f"{mark}各单元格的口径：{scope.text()}，快照{snapshot.number}。报送前可删除本表。")
    put(sheet["A2"], f"共填{len(told) - len(blank)}处，留空待填{len(blank)}处（台账不掌握的不填零）。")
    for column, (head, width) in enumerate(zip(HEADS, WIDTHS, strict=True), start=1):
        put(sheet.cell(3, column), head)
        sheet.cell(3, column).font = Font(bold=True)
        sheet.cell(3, column).fill = PatternFill("solid", fgColor="EDEDED")
        sheet.column_dimensions[get_column_letter(column)].width = width
    order = {name: at for at, name in enumerate(book.sheetnames)}
    told = sorted(told, key=lambda one: (one not in blank, order[one.at[0]], one.at[1], one.at[2]))
    for row, one in enumerate(told, start=4):
        where = f"{one.at[0]}!{get_column_letter(one.at[2])}{one.at[1]}"
        words = one.scope.text() if one.scope else ""
        number = f"快照{snapshot.number}"
        values = (
            where,
            one.text,
            one.name,
            one.meaning,
            words,
            one.numerator,
            one.denominator,
            number,
            one.note,
        )
        for column, value in enumerate(values, start=1):
            put(sheet.cell(row, column), value)
            sheet.cell(row, column).alignment = Alignment(wrap_text=True, vertical="top")
        lines = (1 + 2 * len(str(value or "")) // width for value, width in zip(values, WIDTHS, strict=True))
        sheet.row_dimensions[row].height = min(409, LINE * max(lines))
    set_print(sheet)


def set_print(sheet) -> None:
    """Headings that stay and repeat, one page wide, numbered like the form before it."""
    sheet.oddFooter.center.text = "第&P页 共&N页"
    sheet.freeze_panes = "B4"
    sheet.print_title_rows = "3:3"
    sheet.page_setup.paperSize, sheet.page_setup.orientation = 9, "landscape"
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_setup.fitToHeight = 0


def free_name(book) -> str:
    """口径, or 口径2 where the county's form has such a sheet."""
    names = (f"{SHEET}{at if at > 1 else ''}" for at in range(1, 100))
    return next(name for name in names if name not in book.sheetnames)
