"""Print the annexes of a document as an Excel workbook, one sheet a table, to the digit as in Word."""

import io

import xlsxwriter

from analytics.circulars.excel_charts import add_charts
from analytics.circulars.line import Line
from analytics.exported import NEVER, set_print
from analytics.wording import printed_number

FONT = "宋体"
NAMES = {"排名表": "排名表", "清单表": "超期清单"}
WIDTHS = {
    **{"名次": 7, "序号": 7, "地名": 20, "结果": 13, "单位": 24, "内容": 40, "备注": 18, "级别": 8},
    **{"类别": 12, "名目": 24, "年度": 24, "目标": 24, "依据": 40, "较上期": 16, "较同期": 16, "期限": 16},
}
TEXT_KEYS = (
    *("地名", "单位", "内容", "备注", "退回", "期限", "级别"),
    *("类别", "名目", "较上期", "较同期", "年度", "目标", "要求", "评价", "依据"),
)
PLACES = ("名次", "序号")
WIDTH, LINE = 13, 18  # of a column unless said, in characters; of a line of text, in points
TALLEST = 409  # points, more Excel does not take
LEFT = {"地名", "单位", "内容", "名目", "较上期", "较同期", "年度", "目标", "依据"}


def excel_file(lines: list[Line], created) -> bytes:
    """The workbook's bytes; text stays text whatever it begins with, counts and rates are numbers that print alike."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, NEVER | {"in_memory": True}) as book:
        title = next(line.text for line in lines if line.kind == "title")
        author = next((line.text for line in lines if line.kind == "signature"), "")
        book.set_properties({"title": title[:250], "author": author[:250], "created": created})
        formats = make_formats(book)
        mark = "　".join(
            filter(None, (issued_as(lines), next((line.text for line in lines if line.kind == "mark"), "")))
        )
        parts = annexes(lines)
        for part in parts:
            write_sheet(book, formats, part, mark)
        for part in parts:
            if part["name"] == "排名表":
                add_charts(book, part["table"], NAMES["排名表"], scope_words(part, mark))
    return buffer.getvalue()


def issued_as(lines: list[Line]) -> str:
    """The number it is issued under; empty for a draft, which has none."""
    number = next((line.text for line in lines if line.kind == "number"), "")
    return number if "〔" in number else ""


def annexes(lines: list[Line]) -> list[dict]:
    """The lines of each annex: name, title, scope, table, notes."""
    parts: list[dict] = []
    for line in lines:
        if line.kind == "annex":
            parts.append({"label": line.text, "title": "", "scope": "", "notes": []})
        elif line.kind == "table_note":
            parts[-1]["notes"].append(line.text)
        elif line.kind in ("table_title", "table_scope"):
            parts[-1][line.kind.removeprefix("table_")] = line.text
        elif line.kind == "table":
            parts[-1]["table"] = line
            parts[-1]["name"] = line.text or ("清单表" if "序号" in line.keys else "排名表")
            parts[-1]["sheet"] = line.text or NAMES[parts[-1]["name"]]
    return parts


def make_formats(book) -> dict:
    """The few looks of a printed table."""
    cell = {"font_name": FONT, "font_size": 11, "border": 1, "valign": "vcenter", "text_wrap": True}
    beside = {"indent": 1}  # a number at the right and words at the left of the next column would touch
    return {
        "title": book.add_format(
            {
                "font_name": FONT,
                "font_size": 16,
                "bold": True,
                "align": "center",
                "valign": "vcenter",
                "text_wrap": True,
            }
        ),
        "scope": book.add_format(
            {"font_name": FONT, "font_size": 10, "text_wrap": True, "valign": "vcenter"}
        ),
        "head": book.add_format(cell | {"bold": True, "align": "center", "bg_color": "#EDEDED"}),
        "left": book.add_format(cell | beside | {"align": "left", "num_format": "@"}),
        "middle": book.add_format(cell | {"align": "center", "num_format": "@"}),
        "right": book.add_format(cell | beside | {"align": "right", "num_format": "@"}),
        "place": book.add_format(cell | {"align": "center", "num_format": "0"}),
        "count": book.add_format(cell | beside | {"align": "right", "num_format": "0"}),
        "rate": book.add_format(cell | beside | {"align": "right", "num_format": "0.0%"}),
        "days": book.add_format(cell | beside | {"align": "right", "num_format": '0.0"天"'}),
    }


def write_sheet(book, formats: dict, part: dict, mark: str) -> None:
    """Title, scope, table, notes on one sheet, A4, one page wide, panes frozen at the name."""
    line: Line = part["table"]
    last = len(line.keys) - 1
    sheet = book.add_worksheet(part["sheet"])
    sheet.merge_range(0, 0, 0, last, "", formats["title"])
    sheet.write_string(0, 0, part["title"], formats["title"])
    sheet.merge_range(1, 0, 1, last, "", formats["scope"])
    sheet.write_string(1, 0, scope_words(part, mark), formats["scope"])
    sheet.set_row(0, 36)
    sheet.set_row(1, 30)
    for column, key in enumerate(line.keys):
        sheet.set_column(column, column, WIDTHS.get(key, WIDTH))
    for row_no, cells in enumerate(line.cells):
        sheet.set_row(row_no + 2, height(line.keys, cells))
        for column, (key, text) in enumerate(zip(line.keys, cells, strict=True)):
            write_cell(sheet, formats, (row_no + 2, column), key if row_no else "表头", text)
    after = len(line.cells) + 2
    for row_no, note in enumerate(part["notes"], start=after):
        sheet.merge_range(row_no, 0, row_no, last, "", formats["scope"])
        sheet.write_string(row_no, 0, note, formats["scope"])
        sheet.set_row(row_no, 15 * (1 + len(note) // 55))
    set_print(sheet, head_row=2, frozen_columns=2)


def scope_words(part: dict, mark: str) -> str:
    """What a sheet is about, the number, 示例数据 or 草稿 before it."""
    return "　".join(filter(None, (mark, part["scope"])))


def height(keys: tuple[str, ...], cells: tuple[str, ...]) -> float:
    """Points that the fullest cell of a row needs, a Chinese character being two wide."""
    lines = max(
        1 + sum(1 if char.isascii() else 2 for char in text) // WIDTHS.get(key, WIDTH)
        for key, text in zip(keys, cells, strict=True)
    )
    return min(LINE * lines, TALLEST)


def write_cell(sheet, formats: dict, at: tuple[int, int], key: str, text: str) -> None:
    """A count or a rate as the number that is printed, everything else as text."""
    number = printed_number(text) if key != "表头" and key not in TEXT_KEYS else None
    if key == "表头":
        sheet.write_string(*at, text, formats["head"])
    elif number is not None:
        look = {"%": "rate", "天": "days"}.get(text[-1], "place" if key in PLACES else "count")
        sheet.write_number(*at, number, formats[look])
    else:
        side = "left" if key in LEFT else "middle" if key in TEXT_KEYS + PLACES else "right"
        sheet.write_string(*at, text, formats[side])
