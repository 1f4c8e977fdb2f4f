"""The rules of design section 6 applied a second time, by hand, to a ledger as a person sees it."""

import re
import unicodedata
from calendar import monthrange
from datetime import date, datetime, timedelta

from etl.sheets import SheetOutcome
from tests.etl.desk import HEADINGS
from tests.etl.mutations import ROWS, Ledger

# The registers of the desk's town, written out again
PLACES = {"甲村": "甲村", "甲村村委会": "甲村", "甲家庄": "甲村", "乙村": "乙村", "乙村村委会": "乙村",
          "丙社区": "丙社区", "丙社区居委会": "丙社区", "丙居": "丙社区"}  # fmt: skip
SECTORS = {"消防": "消防", "消防安全": "消防", "道路交通": "道路交通", "交通": "道路交通", "危化": "危险化学品",
           "危险化学品": "危险化学品", "其他": "其他"}  # fmt: skip
STATUS = {"未整改": "未整改", "未完成": "未整改", "整改中": "整改中", "正在整改": "整改中", "待验收": "待验收",
          "已整改": "已整改", "已完成": "已整改", "已销号": "已销号"}  # fmt: skip
COLUMNS = dict(zip(
    ("serial", "place", "entity", "sector", "description", "level", "found_on", "due_on", "status", "rectified_on",
     "accepted_on"), HEADINGS, strict=True,
))  # fmt: skip
TICKS = ("已整改", "未整改", "整改中")  # headings under which a tick, or the word itself, is a status
COLUMNS |= {word: word for word in TICKS}
SAYS_NOTHING = {"", "/", "-", "—"}
REASONS = {
    "空行": lambda texts: not any(texts[1:]),  # a serial is not spread over a merge
    "合计行": lambda texts: any("合计" in text for text in texts),
    "备注落款": lambda texts: any(re.search("注|签字|填报单位|填报日期", text) for text in texts),
    "零报告": lambda texts: bool({"无", "0", "/", "未", *SAYS_NOTHING} & set(texts)),
    "重复的表头": lambda texts: sum(any(text and text in plain(h) for h in HEADINGS) for text in texts) >= 2,
    "分组行": lambda texts: sum(map(bool, texts)) == 1,
    "只有序号": lambda texts: sum(map(bool, texts)) == 1,
    "列号行": lambda texts: all(text == "" or text.isdigit() for text in texts),
    "单位行": lambda texts: all(len(text) <= 4 for text in texts),
}


def plain(value: object) -> str:
    return re.sub(r"[\s（）()]", "", unicodedata.normalize("NFKC", shown(value)))


def shown(value: object) -> str:
    return str(value).upper() if isinstance(value, bool) else str(value).strip()


class Paper:
    """The file as a person would see it, with the header where the program says that it found it."""

    def __init__(self, ledger: Ledger, sheet: SheetOutcome, has_merges: bool):
        self.ledger, self.sheet = ledger, sheet
        self.merges = ledger.merges if has_merges else []
        self.rows = ledger.rows if has_merges else [[str(cell) for cell in row] for row in ledger.rows]
        self.heads = [n - 1 for n, reason in sheet.set_aside.items() if reason == "表头"]

    def written(self, r: int, c: int) -> object:
        row = self.rows[r]
        inside = any(t <= r <= b and x <= c <= y and (t, x) != (r, c) for t, x, b, y in self.merges)
        return "" if inside or c >= len(row) else row[c]

    def cell(self, r: int, c: int) -> object:
        """A cell below the header; a merge speaks for all its rows, in its first column."""
        for top, left, bottom, _ in self.merges:
            if top <= r <= bottom and left == c and top > max(self.heads):
                return self.written(top, left)
        return self.written(r, c)

    def under(self, r: int, field: str) -> list[object]:
        """What stands in that row under that heading; [] when the form has no such column."""
        return [self.cell(r, c) for c in range(self.width()) if plain(COLUMNS[field]) in self.headings(c)]

    def headings(self, c: int) -> set[str]:
        found = {plain(self.written(r, c)) for r in self.heads}
        for top, left, _, right in self.merges:
            if left <= c <= right and top in self.heads:
                found.add(plain(self.written(top, left)))
        return found

    def width(self) -> int:
        return max(len(row) for row in self.rows)

    def texts(self, r: int) -> list[str]:
        return [plain(self.cell(r, c)) for c in range(self.width())]

    def outside(self) -> str:
        """The file's name and every cell that is in no loaded or rejected row."""
        rows = [n - 1 for n in self.sheet.set_aside]
        return plain(self.ledger.file) + " ".join(
            plain(self.written(r, c)) for r in rows for c in range(self.width())
        )


def days(value: object, limit: date, backwards: bool = True) -> set[date]:
    """The days that a cell may mean: without a year the nearest before (or, for a due day, after) the limit."""
    if isinstance(value, (date, datetime)):
        return {date(value.year, value.month, value.day)}
    text = (
        re.sub(r"[\s\d]\s*\d?\d:\d\d(:\d\d)?\s*$", lambda m: m[0][0].strip(), str(value))
        if ":" in str(value)
        else value
    )
    text = plain(text)
    if re.fullmatch(r"4\d{4}", text):
        return {date(1899, 12, 30) + timedelta(days=int(text))}
    found = re.fullmatch(r"(?:(\d{4})[年./-])?(\d\d?)[月./-](\d\d?)[日号]?", text)
    if not found:
        return set()
    years = [int(found[1])] if found[1] else range(limit.year - 1, limit.year + 2)
    all_days = {
        date(y, int(found[2]), int(found[3])) for y in years if _is_day(y, int(found[2]), int(found[3]))
    }
    if found[1]:
        return all_days
    near = [day for day in sorted(all_days) if (day <= limit if backwards else day >= limit)]
    return {near[-1] if backwards else near[0]}


def _is_day(year: int, month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]


def due_days(value: object, found_on: date) -> set[date]:
    text = plain(value)
    if text == "立即":
        return {found_on}
    if within := re.fullmatch(r"(\d+)日内", text):
        return {found_on + timedelta(days=int(within[1]))}
    if text == "3月底前":
        return {date(found_on.year + (found_on.month > 3), 3, 31)}
    return days(value, found_on, backwards=False)


def check_place(paper: Paper, r: int, record: dict) -> None:
    own = [plain(cell) for cell in paper.under(r, "place") if plain(cell) not in SAYS_NOTHING]
    if own:
        assert record["place"] in [PLACES.get(text) for text in own] and record["place"]
    elif record["place"]:
        outside = paper.outside()
        assert any(name == record["place"] and spelling in outside for spelling, name in PLACES.items())


def check_words(paper: Paper, r: int, record: dict) -> None:
    for field in ("description", "entity"):
        assert record[field] is None or record[field] in [shown(cell) for cell in paper.under(r, field)]
    assert plain(record["description"])
    sectors = {SECTORS.get(plain(cell), "其他") for cell in paper.under(r, "sector")}
    assert record["sector"] is None or record["sector"] in sectors
    levels = {plain(cell) for cell in paper.under(r, "level")} - SAYS_NOTHING
    is_major = re.search("重大(事故)?隐患清单", paper.outside()) is not None
    assert record["level"] in (levels or ({None, "重大"} if is_major else {None}))


def check_days(paper: Paper, r: int, record: dict, reporting_on: date) -> None:
    found = record["found_on"]
    if not paper.under(r, "found_on"):
        assert (found, record["found_estimated"]) == (None, True)
    else:
        assert found in set().union(*(days(cell, reporting_on) for cell in paper.under(r, "found_on")))
        assert found <= reporting_on
    if record["due_on"] is not None:
        assert record["due_on"] in set().union(
            *(due_days(c, found or reporting_on) for c in paper.under(r, "due_on"))
        )
    for field in ("rectified_on", "accepted_on"):
        if record[field] is not None:
            assert record[field] in set().union(*(days(cell, reporting_on) for cell in paper.under(r, field)))
            assert (found or date.min) <= record[field] <= reporting_on
            assert record["status"] not in ("未整改", "整改中")


def status_of(cell: object) -> str | None:
    return "整改中" if re.fullmatch(".{0,4}中", plain(cell)) else STATUS.get(plain(cell))


def check_status(paper: Paper, r: int, record: dict) -> None:
    """As said, or by the dates where nothing is said, or 未整改 with a warning; a defect never closes anything."""
    said = {status_of(cell) for cell in paper.under(r, "status") if plain(cell) not in SAYS_NOTHING}
    ticked = {word for word in TICKS for cell in paper.under(r, word) if plain(cell) in (word, "√", "1")}
    said |= ticked or ({"未整改"} if any(paper.under(r, word) for word in TICKS) else set())
    done = {status_of(cell) for cell in paper.under(r, "rectified_on")} & {
        "已整改",
        "待验收",
        "已销号",
    }
    if said:
        by_rule = said
    elif record["accepted_on"]:
        by_rule = {"已销号"} | done
    elif record["rectified_on"]:
        by_rule = {"待验收" if record["level"] == "重大" else "已整改"}
    else:
        by_rule = done or {None}
    warned = {
        p.row
        for p in paper.sheet.problems
        if p.severity == "warning" and p.code in ("order", "future", "date")
    }
    assert record["status"] in by_rule or (
        r + 1 in warned and record["status"] in ("未整改", "待验收", "已整改", None)
    )
    if record["status"] in ("已销号", "已整改", "待验收") and record["status"] not in said | done:
        assert record["accepted_on"] or record["rectified_on"]


def check_rows(paper: Paper) -> None:
    """Every row has one fate; a rejected one its reasons; a set-aside one looks like what it is called."""
    sheet = paper.sheet
    fates = (
        [r["row_no"] for r in sheet.records] + [r["row_no"] for r in sheet.rejected] + list(sheet.set_aside)
    )
    assert sorted(fates) == list(range(1, sheet.read + 1))
    errors = {problem.row for problem in sheet.problems if problem.severity == "error"}
    assert errors == {row["row_no"] for row in sheet.rejected}
    assert all(p.found and p.advice for p in sheet.problems)
    for number, reason in sheet.set_aside.items():
        texts = paper.texts(number - 1) if number <= len(paper.rows) else []
        if reason in REASONS:
            assert REASONS[reason](texts), (reason, texts)
        elif reason == "标题行":
            assert (
                sum(map(bool, texts)) < 7
                or sum(any(t and t in plain(h) for h in HEADINGS) for t in texts) > 3
            )


def check_untouched(paper: Paper, ledger: Ledger) -> None:
    """Below an untouched header an untouched row is loaded, whatever befell its neighbours."""
    heads = [r for r in paper.heads if ledger.rows[r] == list(HEADINGS)]
    if len(paper.heads) != 1 or not heads or any(t <= heads[0] <= b for t, _, b, _ in paper.merges):
        return
    loaded = {record["row_no"] - 1: record for record in paper.sheet.records}
    for r in range(heads[0] + 1, len(ledger.rows)):
        touched = any(t <= r <= b for t, _, b, _ in paper.merges)
        if (
            touched
            or tuple(ledger.rows[r]) not in ROWS
            or paper.sheet.context.reporting_on < date(2025, 3, 25)
        ):
            continue
        assert loaded[r]["description"] == ledger.rows[r][4]
        assert loaded[r]["status"] == ledger.rows[r][8]
