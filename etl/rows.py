"""What each row of a sheet is: data, or set aside as title, header, total, note, banner, blank or zero report."""

import re

from etl.book import Cell, Sheet
from etl.cells import NOTHING
from etl.dates import written_day
from etl.headers import Header, holds_a_day, is_number_row, is_unit_row
from etl.problems import NotClean
from etl.text import narrow, plain, shown

DATA = ""
TITLE, HEADER, BLANK = "标题行", "表头", "空行"
UNIT_ROW, NUMBER_ROW, REPEATED = "单位行", "列号行", "重复的表头"
TOTAL, NOTE, BANNER = "合计行", "备注落款", "分组行"
ZERO, ONLY_SERIAL = "零报告", "只有序号"

TOTAL_WORDS = re.compile(
    r"(本页|本月|本周|本季|本期|本村|全镇|全村|全乡|全县)?(合计|小计|总计|共计|总数)(数|\d+.*)?"
)
NOTE_WORDS = re.compile(
    r"^(注|说明|备注|附注|填表说明|填报说明|数据来源|资料来源|制表|编制)[:：\d]"
    r"|^[^:：]{0,10}(签字|签章|盖章|填表人|填报人|制表人|审核人?|复核人?|审批|经办人|负责人|联系人|"
    r"统计员|安全员|领导|书记|主任|站长|所长|镇长|电话|日期|时间|填报单位|上报单位|报送单位|编制单位)[)）]?\s*[:：(（]"
    r"|(签字|签章|盖章)[:：]?$"
)
ZERO_WORDS = re.compile(
    r"(经排查|经检查)?(本村|本社区|本单位|我村|我社区)?(本月|本周|本季度|当月|本期|本月份)?"
    r"(无|零|0|未|暂无|没有|未发现|未排查出|未查出|暂未发现|没有发现)(新增|发现|排查出)?(安全生产|安全|生产安全|事故|重大|重大事故)*"
    r"(隐患|问题|隐患问题|问题隐患|事故)?(报告|上报|零报告|情况)?"
)
ABOUT_THE_SHEET = re.compile("填报|填表|制表|报送|上报|统计|电话|[:：]$")  # a line of labels and their values
LEDGERS = ("hazard_report", "accident_report")
FILLS_DOWN = {"text", "date", "due", "place", "unit", "sector", "level", "source", "status", "tick", "yes_no", "extra",
              "datetime", "item"}  # fmt: skip
SHORT = 5  # a main cell as short as this is looked at more closely
SAYS_LITTLE = frozenset("无零0未没暂/—")  # without these no cell says that there is nothing
SAYS_MORE = ("due_on", "status", "rectified_on", "accepted_on", "tick_done", "tick_open", "tick_doing")


def fill_merges(sheet: Sheet, header: Header) -> list[list[Cell]]:
    """The sheet's rows with vertical merges below the header filled downwards inside the merge; counts are not.

    All rows come out equally wide.
    """
    width = max(header.width, sheet.width())
    rows = [row + [None] * (width - len(row)) for row in sheet.rows]
    for top, left, bottom, _ in sheet.merges:
        column = header.columns.get(left)
        if top < header.end or bottom == top or (column and column.kind not in FILLS_DOWN):
            continue
        value = rows[top][left] if top < len(rows) and left < len(rows[top]) else None
        for r in range(top + 1, min(bottom + 1, len(rows))):
            if left < len(rows[r]):
                rows[r][left] = value
    return rows


def reason_above(row: list[Cell], header: Header) -> str:
    """'' for what can only be a hazard or an accident that slipped above the header, else title or blank."""
    filled = {at: cell for at, cell in enumerate(row) if cell is not None}
    if not filled:
        return BLANK
    labels = sum(ABOUT_THE_SHEET.search(shown(cell)) is not None for cell in filled.values())
    if len(filled) < 5 or labels * 3 >= len(filled) or header.kind.table not in LEDGERS:
        return TITLE
    if _repeats_header(filled, header) or is_number_row(row):
        return TITLE
    days = [filled.get(at) for at, column in header.columns.items() if column.kind == "date"]
    says_what = len(filled) > 6 or len(shown(filled.get(header.main_at))) >= SHORT - 1
    return DATA if says_what or holds_a_day(row) or any(_is_day(cell) for cell in days) else TITLE


def _is_day(cell: Cell) -> bool:
    try:
        return cell is not None and bool(written_day(cell))
    except NotClean:
        return False


def set_aside_reason(row: list[Cell], header: Header) -> str:
    """'' for a data row, else why it is set aside; the row lies below the header."""
    if _is_plain_data(row, header):
        return DATA
    filled = {at: cell for at, cell in enumerate(row) if cell is not None}
    if not filled:
        return BLANK
    first = shown(next(iter(filled.values())))
    if TOTAL_WORDS.fullmatch(plain(first)):
        return TOTAL
    if is_unit_row(row):
        return UNIT_ROW
    if is_number_row(row):
        return NUMBER_ROW
    if _repeats_header(filled, header):
        return REPEATED
    said = _main_cell(filled, header)
    if NOTE_WORDS.search(narrow(first)) and (
        said is None or len(filled) == 1 or said == first or NOTE_WORDS.search(narrow(said))
    ):
        return NOTE
    if _is_zero(filled, header, said, first):
        return ZERO
    named = {header.columns[at].name for at in filled if at in header.columns}
    if named <= {"serial"} and len(filled) == 1 and _is_number(first):
        return ONLY_SERIAL
    if len(filled) == 1 and not _is_number(first) and (said is None or min(filled) == 0):
        return BANNER
    return DATA


def _is_plain_data(row: list[Cell], header: Header) -> bool:
    """The ordinary row, told at a glance: a serial or a name, a main cell that says something, and three more."""
    if header.main_at is None or len(row) - row.count(None) < 5:
        return False
    said, first = row[header.main_at], row[0]
    if not isinstance(said, str) or len(said) < SHORT:
        return False
    if not (SAYS_LITTLE.isdisjoint(said) and said[0].isalnum()) and _says_none(said):
        return False
    if said.startswith(("单位", "(", "（")):
        return False
    heading, start = header.main_heading, said[0]
    if (not start.isalnum() or narrow(start) in heading) and plain(said) in heading:
        return False
    if isinstance(first, str):
        is_label = ":" in first or "：" in first  # 审核人：… at the foot
        return (
            header.main_at != 0 and len(first) < 12 and not (is_label or TOTAL_WORDS.fullmatch(plain(first)))
        )
    return first is not None


def _main_cell(filled: dict[int, Cell], header: Header) -> str | None:
    """The text of the row's main column (description, item or time of occurrence)."""
    return shown(filled[header.main_at]) if header.main_at in filled else None


def _is_number(text: str) -> bool:
    return re.fullmatch(r"\d+[.、]?", text) is not None


def _repeats_header(filled: dict[int, Cell], header: Header) -> bool:
    same = sum(
        1
        for at, cell in filled.items()
        if isinstance(cell, str) and plain(cell) and plain(cell) in plain(header.headings.get(at, ""))
    )
    return same >= 2 and same * 3 >= len(filled) * 2


def _is_zero(filled: dict[int, Cell], header: Header, said: str | None, first: str) -> bool:
    if header.kind.table not in LEDGERS:
        return False
    word = said if said is not None else (first if len(filled) <= 2 else None)
    if word is None:
        texts = [
            shown(cell)
            for at, cell in filled.items()
            if at not in header.columns or header.columns[at].kind not in ("serial", "place", "unit", "date")
        ]
        return bool(texts) and all(_says_none(text) for text in texts)
    if not _says_none(word):
        return False
    more = [
        cell for at, cell in filled.items() if at in header.columns and header.columns[at].name in SAYS_MORE
    ]
    return all(_says_none(shown(cell)) for cell in more)


def _says_none(text: str) -> bool:
    return narrow(text) in NOTHING or ZERO_WORDS.fullmatch(plain(text)) is not None
