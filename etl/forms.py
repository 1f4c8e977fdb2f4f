"""Empty forms to hand out: the declared columns, drop-downs for villages, sectors, levels and words."""

from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from etl.cells import STATUSES
from etl.problems import CannotRun
from etl.reference import VILLAGES, Reference
from etl.returns import RETURNS, Return

ROWS = 300
LISTS = "选项"
FORM_COLUMNS = {
    "hazard_ledger": "serial place sector entity description level source found_on due_on responsible_person status "
    "rectified_on remark",
    "major_register": "serial hazard_no place entity sector description found_on measures funds_wan due_on leader "
    "responsible_person supervised rectified_on accepted_on remark",
    "hazard_monthly": "item units_due units_checked general_found general_rectified major_found major_accepted remark",
    "accident_ledger": "serial accident_no occurred_at place entity category sector deaths serious_injuries "
    "minor_injuries direct_loss_wan is_production reported_at summary remark",
    "accident_monthly": "item accidents deaths injured remark",
}
WIDE = {"description": 40, "entity": 22, "summary": 40, "measures": 24, "item": 18}
DAYS = ("date", "due", "datetime")


def write_form(name: str, path: Path, reference: Reference) -> Path:
    """Write an empty form; CannotRun names the returns there are when the name is none of them."""
    kinds = {kind.name: kind for kind in RETURNS} | {kind.title: kind for kind in RETURNS}
    if name not in kinds:
        known = "、".join(f"{kind.name}（{kind.title}）" for kind in RETURNS)
        raise CannotRun(f"没有“{name}”这种报表，可以用的有：{known}")
    kind = kinds[name]
    if kind.only_updates:
        raise CannotRun(f"{kind.title}要带着每条隐患的识别码生成，请用 python -m etl followup --out 文件夹")
    workbook = Workbook()
    page = workbook.active
    page.title = kind.title[:28]
    columns = [kind.column(column) for column in FORM_COLUMNS[kind.name].split()]
    _headings(page, kind, columns, reference)
    _drop_downs(workbook, page, columns, _choices(reference))
    path.parent.mkdir(parents=True, exist_ok=True)
    workbook.save(path)
    return path


def _headings(page, kind: Return, columns: list, reference: Reference) -> None:
    last = get_column_letter(len(columns))
    page["A1"] = f"{reference.settings.get('town', '')}　　年　　月{kind.title}"
    page["A1"].font, page["A1"].alignment = Font(size=16, bold=True), Alignment(horizontal="center")
    page.merge_cells(f"A1:{last}1")
    page["A2"] = "填报单位：　　　　　　填报人：　　　　　联系电话：　　　　　填报日期：　　　　"
    page.merge_cells(f"A2:{last}2")
    thin = Side(style="thin", color="999999")
    for at, column in enumerate(columns, start=1):
        cell = page.cell(3, at, column.label)
        cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="DCE6F1")
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        letter = get_column_letter(at)
        page.column_dimensions[letter].width = WIDE.get(column.name, 13)
        for row in range(3, ROWS + 4):
            page.cell(row, at).border = Border(thin, thin, thin, thin)
            if column.kind in DAYS and row > 3:
                page.cell(row, at).number_format = "yyyy-mm-dd"
    page.freeze_panes = "A4"
    page.print_title_rows = "1:3"
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", 9
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.page_setup.fitToHeight = 0


def _choices(reference: Reference) -> dict[str, list[str]]:
    villages = [row["name"] for row in reference.rows["places"] if row.get("kind") in VILLAGES]
    return {
        "place": villages,
        "sector": [row["name"] for row in reference.rows["sectors"]],
        "item": [row["name"] for row in reference.rows["sectors"]],
        "level": ["一般", "重大"],
        "source": ["企业自查", "村级巡查", "镇级检查", "部门检查", "上级检查", "群众举报", "上级交办"],
        "status": list(STATUSES),
        "yes_no": ["是", "否"],
    }


def _drop_downs(workbook: Workbook, page, columns: list, choices: dict[str, list[str]]) -> None:
    """Lists live on a hidden sheet: a list written into the rule itself may hold only 255 characters."""
    lists = workbook.create_sheet(LISTS)
    lists.sheet_state = "hidden"
    for at, column in enumerate(columns, start=1):
        offered = choices.get(column.kind)
        if not offered or (column.kind == "item" and column.means != "sector"):
            continue
        letter = get_column_letter(at)
        for row, choice in enumerate(offered, start=1):
            lists.cell(row, at, choice)
        rule = DataValidation(
            type="list", formula1=f"={LISTS}!${letter}$1:${letter}${len(offered)}", allow_blank=True
        )
        rule.error, rule.errorTitle = "请从下拉列表中选择", "内容不在列表中"
        rule.showErrorMessage = True
        page.add_data_validation(rule)
        rule.add(f"{letter}4:{letter}{ROWS + 3}")
