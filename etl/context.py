"""What a sheet says about itself outside its rows: title, unit, period, reporting day, major or not."""

import re
from dataclasses import dataclass
from datetime import date

from etl.book import Sheet
from etl.dates import day_before, written_day
from etl.headers import Header
from etl.periods import Period, accumulated, choose, period_in
from etl.problems import NotClean, Problem
from etl.reference import VILLAGES, Reference
from etl.rows import TITLE, reason_above
from etl.text import narrow, plain, shown

LABELS = "填报单位|上报单位|报送单位|填报人|填表人|填报时间|填报日期|填表日期|上报时间|上报日期|报送日期|制表日期|联系电话|电话|审核人|单位负责人|负责人|截止|统计时间"
MEASURES = r"[家起人项万亿元处个次栋户件名条、,，/%％（(]+(?:[\s）)]|$)"  # 单位：起、人、万元
UNIT = re.compile(
    r"(?:填\s*报\s*单\s*位|上\s*报\s*单\s*位|报\s*送\s*单\s*位|编制单位|制表单位|报表单位|填报村|(?<![一-鿿])单位)"
    rf"(?:[（(][^）)]*[）)])?\s*[:：]\s*(?!{LABELS})(?!{MEASURES})([^\s:：]+)"
)
FILLED_ON = re.compile(
    r"(?:填\s*[报表制]\s*(?:日\s*期|时\s*间)|(?:上报|报送|制表|报表)(?:日期|时间)|(?<![一-鿿])(?:日\s*期|时\s*间))"
    r"\s*[:：]\s*([0-9〇零○一二三四五六七八九十年月日号./\-\s]+)"
)
UP_TO = re.compile(r"截[止至]到?\s*([^，。;；）)]*\d[^，。;；）)]*)")
MAJOR_TITLE = re.compile(
    r"重大(?:事故)?隐患[”\"』」》]?(?:[“\"]?一单四制[”\"]?)?(?:排查|整治|治理|排查治理|整改|排查整治)?(?:清单|台账|登记|一览)"
)
MAJOR_WORDS = re.compile(r"一单四制|挂牌督办")


@dataclass(frozen=True)
class Context:
    """What holds for every row of a sheet."""

    title: str
    unit: str | None  # official name, or as written when it is not registered
    unit_id: str | None  # its code, else the name
    village: str | None  # place of rows that name none
    period: Period
    reporting_on: date
    is_major: bool


def lines_above(sheet: Sheet, header: Header) -> list[str]:
    """The text of each row above the header, cells joined by two spaces."""
    return [
        text
        for row in sheet.rows[: header.start]
        if reason_above(row, header) == TITLE and (text := "  ".join(shown(c) for c in row if c is not None))
    ]


def read_context(
    sheet: Sheet, header: Header, footers: list[str], file_name: str, reference: Reference, loaded_on: date
) -> tuple[Context, list[Problem]]:
    """Context and what is doubtful about it (warnings)."""
    above = lines_above(sheet, header)
    stem = re.sub(r"\.[A-Za-z]{2,4}$", "", file_name)
    problems: list[Problem] = []

    def warn(code: str, found: str, advice: str) -> None:
        problems.append(Problem("warning", code, sheet.name, None, None, found, advice))

    title = above[0] if above and not UNIT.search(above[0]) else ""
    unit, village = _unit(above, footers, title, stem, reference, warn)
    filled = _filled_on(above + footers)
    period, clash = choose(
        _spoken(title, above, footers, filled), [("文件名", stem), ("工作表名", sheet.name)]
    )
    if clash:
        warn("period_clash", clash, "按前一个计，请核对后改正标题或文件名")
    if period is None:
        period = Period(loaded_on.replace(day=1), loaded_on)
        warn(
            "no_period",
            "标题、填报日期和文件名里都没有写月份",
            "按收到当月计，请在标题或文件名中写明是哪个月的",
        )
    if header.kind.table.endswith("_summary"):
        period = accumulated(period, above + footers)
    taken = period  # in which 填报日期 must lie
    if header.kind.only_updates:
        period, taken = _asked(above + [stem], period, loaded_on)
    reporting_on = _reporting_day(filled, taken, loaded_on, warn)
    is_major = _is_major(title, sheet.name, stem, header, warn)
    return Context(
        title, unit, reference.place_id.get(unit, unit), village, period, reporting_on, is_major
    ), problems


def _unit(above, footers, title, stem, reference: Reference, warn) -> tuple[str | None, str | None]:
    written = next((found[1] for line in above + footers if (found := UNIT.search(line))), None)
    village = reference.village_in(title) or reference.village_in(stem)
    if written:
        name = reference.unit_named(written)
        if name is None:
            near = reference.nearest_place(written)
            hint = f"，是不是“{near}”" if near else ""
            warn(
                "unknown_unit",
                written,
                f"填报单位不在名录（places.csv）中{hint}；行照样收下，但不算哪个村报的，请在数据上报“不认识的叫法”里确认",
            )
            return written, village
        is_village = reference.place_kind[name] in VILLAGES
        return name, name if is_village else village
    return reference.unit_in(title) or reference.unit_in(stem) or village, village


def _filled_on(lines: list[str]) -> str:
    for line in lines:
        if (found := FILLED_ON.search(line)) and re.search(r"\d|[一二三四五六七八九十]", found[1]):
            return found[1].strip()
    return ""


def _spoken(title: str, above: list[str], footers: list[str], filled: str) -> list[tuple[str, str]]:
    """The lines that may name the period; a filling day, often in the month after, only when no other does."""
    lines = [("标题", title), *[("表头行", FILLED_ON.sub("", line)) for line in above[1:]]]
    lines += [("截止日期", text) for text in _up_to(above + footers)]
    return lines if any(period_in(text) for _, text in lines if text) else [*lines, ("填报日期", filled)]


def _up_to(lines: list[str]) -> list[str]:
    return [found[1] for line in lines if (found := UP_TO.search(line))]


def _asked(lines: list[str], period: Period, loaded_on: date) -> tuple[Period, Period]:
    """A follow-up is about the one day it was written for (截至…), and may be filled in until it is loaded."""
    asked = period.start
    for text in _up_to(lines):
        try:
            asked = day_before(written_day(narrow(text)), loaded_on)
            break
        except NotClean:
            continue
    return Period(asked, asked), Period(min(asked, loaded_on), loaded_on)


def _reporting_day(filled: str, period: Period, loaded_on: date, warn) -> date:
    """填报日期 when it lies between the period's start and the day of loading, else the period's end (design section 6)."""
    end = min(period.end, loaded_on)
    if not filled:
        return end
    try:
        day = day_before(written_day(narrow(filled)), loaded_on)
    except NotClean:
        warn("filled_on", filled, f"填报日期看不懂，按{end:%Y-%m-%d}计，请写成 2025-03-05")
        return end
    if not period.start <= day <= loaded_on:
        warn(
            "filled_on",
            filled,
            f"填报日期不在{period.start:%Y-%m-%d}至收到之日以内，按{end:%Y-%m-%d}计，请核对",
        )
        return end
    return day


def _is_major(title: str, sheet_name: str, stem: str, header: Header, warn) -> bool:
    """Rows without a level are 重大 when the title or the sheet's name says so (design section 6)."""
    said = [narrow(title), narrow(sheet_name)]
    if any(MAJOR_TITLE.search(t) or MAJOR_WORDS.search(t) for t in said):
        return True
    if any(re.fullmatch(r"重大(事故)?隐患", plain(t)) for t in said):
        return True
    described = [header.headings[at] for at, column in header.columns.items() if column.name == "description"]
    hint = next((text for text in (title, sheet_name, stem, *described) if "重大" in narrow(text)), None)
    if hint and header.kind.table == "hazard_report" and "level" not in header.names():
        advice = "名称或表头提到“重大”但标题和工作表名都不是重大隐患清单，没有等级的行按一般隐患计，请核对"
        warn("major_title", hint, advice)
    return False
