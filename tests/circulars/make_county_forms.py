"""Build the shipped forms to the county, 月报, 重大事故隐患清单 and 三年行动进展, whose marks the ledgers fill.

Run as `python -m tests.circulars.make_county_forms`; an office edits the results, or puts the county's own beside them.
"""

from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter

FOLDER = Path(__file__).resolve().parents[2] / "data" / "templates"
MONTHLY, MAJORS, CAMPAIGN = "隐患排查治理情况月报", "重大事故隐患清单", "治本攻坚三年行动进展情况表"
FONT, EDGE = "宋体", Side(style="thin")
CENTRE = Alignment(horizontal="center", vertical="center", wrap_text=True)
LEFT = Alignment(horizontal="left", vertical="center", wrap_text=True)
UNITS = "台账不含监管对象名录，请按名录和检查记录填"
COUNTS = (
    *("{{ 累计整改率 | 一般 | 本月 | 分母 }}", "{{ 累计整改率 | 一般 | 本月 | 分子 }}"),
    "{{ 累计整改率 | 一般 | 本月 | 百分数 }}",
    *("{{ 整改销号率 | 重大 | 本月 | 分母 }}", "{{ 整改销号率 | 重大 | 本月 | 分子 }}"),
    "{{ 整改销号率 | 重大 | 本月 | 百分数 }}",
)
TOTAL = (
    *("合　计", f"{{{{ 不掌握 | 应排查单位数：{UNITS} }}}}", f"{{{{ 不掌握 | 实际排查单位数：{UNITS} }}}}"),
    f"{{{{ 不掌握 | 排查覆盖率：{UNITS} }}}}",
    *COUNTS,
    "{{ 不掌握 | 累计落实隐患治理资金：请按财务数填 }}",
)
FIELDS = (
    *(
        ("序号", 6),
        ("隐患编号", 14),
        ("单位", 18),
        ("属地", 11),
        ("行业", 10),
        ("隐患内容", 42),
        ("隐患来源", 10),
    ),
    *(
        ("发现日期", 12),
        ("整改目标", 18),
        ("整改措施", 26),
        ("整改资金", 10),
        ("整改期限", 12),
        ("责任单位", 12),
    ),
    *(("责任人", 9), ("应急预案", 9), ("挂牌督办", 8), ("督办单位", 13), ("责任领导", 10), ("进展情况", 10)),
    *(("是否销号", 8), ("销号日期", 12)),
)
NOT_HELD = "台账没有这项，请按工作记录填"
LINES = (
    ("重大事故隐患", "三年行动以来排查发现", "项", "{{ 整改销号率 | 重大 | 三年行动以来 | 分母 }}"),
    ("", "其中：已整改销号", "项", "{{ 整改销号率 | 重大 | 三年行动以来 | 分子 }}"),
    ("", "整改销号率", "%", "{{ 整改销号率 | 重大 | 三年行动以来 | 百分数 }}"),
    ("", "历史存量（2023年底前发现）未销号", "项", "{{ 历史存量 }}"),
    ("", "当前未销号", "项", "{{ 隐患存量 | 重大 }}"),
    ("", "其中：超期未销号", "项", "{{ 超期未销号 }}"),
    ("", "本年新发现", "项", "{{ 排查隐患数 | 重大 | 年初至今 }}"),
    ("", "本年净增量（发现减销号）", "项", "{{ 净增量 | 重大 | 年初至今 }}"),
    ("", "动态清零天数", "天", "{{ 动态清零天数 }}"),
    ("一般事故隐患", "本年排查发现", "项", "{{ 累计整改率 | 一般 | 年初至今 | 分母 }}"),
    ("", "其中：已整改", "项", "{{ 累计整改率 | 一般 | 年初至今 | 分子 }}"),
    ("", "整改率", "%", "{{ 累计整改率 | 一般 | 年初至今 | 百分数 }}"),
    ("", "到期整改率", "%", "{{ 到期整改率 | 一般 | 年初至今 | 百分数 }}"),
    ("", "当前超期未整改", "项", "{{ 超期未整改 | 一般 }}"),
    ("生产安全事故", "本年起数（镇级台账）", "起", "{{ 事故起数 | 年初至今 }}"),
    ("", "上年同期起数", "起", "{{ 事故起数 | 年初至今 | 上年同期 }}"),
    ("", "本年死亡人数", "人", "{{ 死亡人数 | 年初至今 }}"),
    ("", "本年较大及以上事故", "起", "{{ 较大及以上事故 | 年初至今 }}"),
    ("工作开展", "督导检查组", "个", f"{{{{ 不掌握 | 督导检查组：{NOT_HELD} }}}}"),
    ("", "主要负责人安全培训", "人次", f"{{{{ 不掌握 | 安全培训：{NOT_HELD} }}}}"),
    ("", "投入整治资金", "万元", "{{ 不掌握 | 投入整治资金：请按财务数填 }}"),
)


def monthly() -> Workbook:
    """月报: one row a sector, the total first, as the national form of 2012 has it."""
    sheet = started("月报表", "{{ 镇名 }}{{ 年 }}年{{ 月 }}月安全生产事故隐患排查治理情况月报表", 11)
    line(sheet, 2, "填报单位（章）：{{ 填报单位 }}　　截止到{{ 截至 }}止", 11)
    heads = [
        ("行业和领域", "开展排查治理事故隐患的生产经营单位", "", "", "一般事故隐患", "", "", "重大事故隐患", "", "", "累计落实隐患治理资金"),
        ("", "应排查", "实际排查", "覆盖率", "排查", "其中：已整改", "整改率", "排查", "其中：已整改销号", "整改率", ""),
        ("", "（家）", "（家）", "（%）", "（项）", "（项）", "（%）", "（项）", "（项）", "（%）", "（万元）"),
    ]  # fmt: skip
    for at, words in enumerate(heads, start=3):
        boxed(sheet, at, words, is_bold=True)
    for area in ("A3:A5", "B3:D3", "E3:G3", "H3:J3", "K3:K4"):
        sheet.merge_cells(area)
    boxed(sheet, 6, TOTAL)
    boxed(sheet, 7, ("{{ 行业 }}", "", "", "", *COUNTS, ""))
    line(
        sheet,
        8,
        "单位负责人（签字）：　　　填表人（签字）：　　　联系电话：　　　填报日期：{{ 填报日期 }}",
        11,
    )
    return finished(sheet, (18, *(11,) * 9, 14), "A6", "1:5")


def majors() -> Workbook:
    """重大事故隐患清单: one row a hazard, landscape A3."""
    wide = len(FIELDS)
    sheet = started("重大事故隐患清单", "{{ 镇名 }}重大事故隐患清单", wide)
    line(sheet, 2, "填报单位（章）：{{ 填报单位 }}　　截至{{ 截至 }}", wide)
    names = {"整改资金": "整改资金（万元）", "属地": "属地（村、社区）", "行业": "行业领域"}
    boxed(sheet, 3, [names.get(name, name) for name, _ in FIELDS], is_bold=True)
    boxed(sheet, 4, [f"{{{{ 重大隐患.{name} }}}}" for name, _ in FIELDS], height=60)
    line(sheet, 5, "单位负责人（签字）：　　　填表人（签字）：　　　填报日期：{{ 填报日期 }}", wide)
    book = finished(sheet, tuple(width for _, width in FIELDS), "D4", "1:3")
    sheet.page_setup.paperSize = 8
    return book


def campaign() -> Workbook:
    """三年行动进展: one row an item."""
    sheet = started("进展情况", "{{ 镇名 }}安全生产治本攻坚三年行动进展情况表", 5)
    line(sheet, 2, "填报单位（章）：{{ 填报单位 }}　　截至{{ 截至 }}", 5)
    boxed(sheet, 3, ("类别", "项目", "单位", "数量", "备注"), is_bold=True)
    for at, words in enumerate(LINES, start=4):
        boxed(sheet, at, (*words, ""))
        sheet.cell(at, 2).alignment = LEFT
    starts = [at for at, words in enumerate(LINES, start=4) if words[0]]
    for first, after in zip(starts, [*starts[1:], len(LINES) + 4], strict=True):
        sheet.merge_cells(start_row=first, end_row=after - 1, start_column=1, end_column=1)
    line(sheet, len(LINES) + 4, "单位负责人（签字）：　　　填表人（签字）：　　　填报日期：{{ 填报日期 }}", 5)
    book = finished(sheet, (16, 36, 8, 14, 24), "A4", "1:3")
    sheet.page_setup.orientation = "portrait"
    return book


def started(name: str, title: str, wide: int):
    """A sheet with its title."""
    sheet = Workbook().active
    sheet.title = name
    line(sheet, 1, title, wide)
    sheet["A1"].font, sheet["A1"].alignment = Font(name=FONT, size=18, bold=True), CENTRE
    sheet.row_dimensions[1].height = 36
    return sheet


def line(sheet, row: int, words: str, wide: int) -> None:
    """Words across the sheet."""
    sheet.cell(row, 1, words).font = Font(name=FONT, size=11)
    sheet.cell(row, 1).alignment = LEFT
    sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=wide)
    sheet.row_dimensions[row].height = 24


def boxed(sheet, row: int, words, is_bold: bool = False, height: float = 22) -> None:
    """A row of bordered cells."""
    for column, word in enumerate(words, start=1):
        cell = sheet.cell(row, column, word or None)
        cell.font, cell.alignment = Font(name=FONT, size=11, bold=is_bold), CENTRE
        cell.border = Border(left=EDGE, right=EDGE, top=EDGE, bottom=EDGE)
    sheet.row_dimensions[row].height = max(height, 32) if is_bold else height


def finished(sheet, widths: tuple[int, ...], frozen: str, titles: str) -> Workbook:
    """Widths, frozen panes, print titles, one page wide."""
    for column, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes, sheet.print_title_rows = frozen, titles
    sheet.page_setup.paperSize, sheet.page_setup.orientation = 9, "landscape"
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_setup.fitToHeight = 0
    sheet.print_options.horizontalCentered = True
    sheet.oddFooter.center.text = "第&P页 共&N页"
    return sheet.parent


FORMS = {MONTHLY: monthly, MAJORS: majors, CAMPAIGN: campaign}

if __name__ == "__main__":
    for name, build in FORMS.items():
        build().save(FOLDER / f"{name}.xlsx")
