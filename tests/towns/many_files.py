"""柏溪镇: every kind of file, every way to write a day, columns in any order, weeks, months and hidden sheets."""

from collections.abc import Callable
from datetime import date, timedelta

from tests.towns import days, files
from tests.towns.finding import Finding
from tests.towns.ledger import Form, Ledger
from tests.towns.made import Town
from tests.towns.page import Page
from tests.towns.registers import places, sectors
from tests.towns.sheets_by import put_months, put_sectors
from tests.towns.weekly import put_weeks
from tests.towns.xlsb import xlsb

VILLAGES = ["杨柳村", "白石村", "清泉村", "红岩村", "龙潭村", "双溪村", "马鞍村", "黄坡村", "竹林村"]
COMMUNITIES = ["高桥社区", "河湾社区", "新街社区"]
OFFICES = ["镇消防工作站", "镇应急办"]
SECTORS = sectors(
    "消防|消防安全；九小场所", "交通运输|道路交通；农村道路", "燃气|城镇燃气", "危化|危险化学品；加油站", "工贸|粮油加工；小作坊",
    "自建房|经营性自建房；农房", "特种设备|电梯；锅炉压力容器", "农业机械|农机", "校园|学校；幼儿园", "旅游|农家乐；景区",
)  # fmt: skip
WORDS = [("status", "hazard_ledger", "限期整改", "整改中", "镇应急办", "2025-01-05")]
PLACES_OF_WORK = ["永兴百货", "金穗粮油加工坊", "青山农家乐", "顺风物流点", "博雅幼儿园", "兴旺养殖场", "便民加油站", "河畔宾馆", "小蜜蜂童装作坊", "东风五金店"]  # fmt: skip
FAULTS = ["灭火器未年检", "配电箱门缺失", "疏散通道堆物", "电动车楼道充电", "燃气软管老化", "传动部位无防护罩", "电梯检验过期", "货车超限装载", "楼顶彩钢板违建", "锅炉压力表失效"]  # fmt: skip

# what is written above each column; the order of the sheet is the order here
PLAIN = ["serial=序号", "found=排查时间", "entity=单位名称", "sector=行业", "description=隐患内容", "level=等级",
         "source=来源", "due=整改期限", "status=整改情况", "rectified=整改完成时间", "remark=备注"]  # fmt: skip
FORMS = {
    "杨柳村": ["serial=项次", "description=存在的安全隐患", "entity=被检单位", "found=查出时间", "sector=所属行业（领域）", "level=隐患级别",
             "due=限期整改时间", "status=隐患整改状态", "rectified=实际整改完成时间", "source=问题来源", "x=检查组长"],
    "白石村": ["rectified=整改到位日期", "status=目前整改状态", "due=要求整改时限", "level=隐患等级（一般/重大）", "description=发现的安全隐患",
             "source=隐患发现方式", "sector=行业（领域）", "entity=受检企业（场所）名称", "found=巡查日期", "serial=No."],
    "清泉村": ["x=照片编号", "entity=场所（单位）名称", "serial=序号", "description=问题隐患描述", "found=发现问题日期", "status=是否完成整改",
             "due=整改完成时限", "rectified=完成整改日期", "sector=隐患所属行业"],
    "高桥社区": ["serial=序号", "found=巡查情况/巡查日期", "entity=巡查情况/巡查单位（场所）", "description=巡查情况/发现隐患情况",
               "sector=巡查情况/行业领域", "level=隐患级别", "due=整改落实情况/整改时限", "status=整改落实情况/整改结果",
               "rectified=整改落实情况/实际完成日期", "x=网格员"],
    "红岩村": ["serial=顺序号", "sector=领域", "entity=企业（单位）名称", "description=安全隐患内容", "found=检查（排查）时间", "due=整改截止日期",
             "status=整改完成情况", "rectified=整改日期", "source=检查类型"],
    "龙潭村": ["serial=序号", "entity=隐患所在单位", "found=隐患发现时间", "description=隐患具体情况", "level=隐患程度", "status=隐患状态",
             "rectified=整改完成的时间", "accepted=验收日期", "due=计划整改完成时间", "x=经度", "y=纬度"],
    "双溪村": ["found=日期", "entity=检查对象", "description=主要问题", "sector=行业类别", "due=期限", "rectified=完成日期", "status=状态"],
    "马鞍村": ["serial=序号", "place=村（居）", "found=隐患排查日期", "entity=企业或场所名称", "description=排查出的问题隐患",
             "due=整改最后期限", "status=整改与否", "rectified=整改落实时间", "source=发现来源", "sector=行业分类"],
    "河湾社区": ["serial=序号", "found=检查时间", "entity=商户名称", "description=存在问题及隐患", "sector=行业部门", "due=限改日期",
               "rectified=整改完成日期", "status=整改是否完成"],
}  # fmt: skip


def make() -> Town:
    """The whole town, the same every time."""
    town = Town("柏溪镇", places("柏溪镇", "629901102", VILLAGES, COMMUNITIES, OFFICES), SECTORS, WORDS)
    march = date(2025, 3, 31)
    _village(
        town,
        "杨柳村",
        "杨柳村3月隐患排查台账.csv",
        march,
        days.chinese,
        lambda p: files.text(p, "\t", "utf-16"),
        12,
    )
    _village(
        town, "白石村", "白石村2025年3月台账.csv", march, days.short_year, lambda p: files.text(p, ";"), 12
    )
    _village(town, "高桥社区", "高桥社区巡查.xls", march, days.dotted, files.web, 10)
    _village(town, "红岩村", "红岩村三月.xlsx", march, days.dotted_number, files.xlsx, 12)
    _village(town, "龙潭村", "龙潭村2025-03.xls", march, days.with_hour, files.xls, 10)
    _village(town, "双溪村", "双溪村（2025年3月）.ods", march, days.compact, files.ods, 9)
    _village(town, "马鞍村", "马鞍村3月.xlsx", march, days.with_midnight, files.strict, 12)
    _village(town, "河湾社区", "河湾社区2025年3月.xlsb", march, days.serial, xlsb, 10)
    _year_turn(town)
    put_sectors(town, _findings("黄坡村", date(2025, 3, 1), 9, 5))
    put_months(town, lambda first, start: _findings("竹林村", first, 4, start))
    put_weeks(town)
    return town


def form(lines: list[str], **words) -> Form:
    """A form from 'what=heading' or 'what=upper/lower'."""
    split = (line.partition("=") for line in lines)
    return Form([(what, tuple(heading.split("/"))) for what, _, heading in split], **words)


def _findings(place: str, first: date, count: int, start: int = 0) -> list[Finding]:
    """One finding every other day; deadlines, states, sources and sectors in turn."""
    out = []
    for n in range(count):
        i, found = start + n, first + timedelta(days=2 * n)
        words, due_on, at_once = days.dues(found)[i % len(days.dues(found))]
        told = Finding(
            place, f"{PLACES_OF_WORK[i % 10]}{'' if i < 10 else i // 10}", f"{FAULTS[(i * 3) % 10]}（{place[:2]}{i}）", found,
            SECTORS[i % 10][0], source=list(days.SOURCES)[i % 7], due=words, due_on=due_on, at_once=at_once,
        )  # fmt: skip
        done = found + timedelta(days=i % 3)
        out.append(told.with_(**[{"state": "已整改", "rectified_on": done}, {"state": "未整改"}, {"state": "整改中"},
                                 {"state": "待验收", "rectified_on": done}, {"state": "已整改"}][i % 5]))  # fmt: skip
    return out


def _village(
    town: Town, place: str, name: str, day: date, write_day: Callable, to_bytes: Callable, count: int
) -> None:
    """A village's own form, kind of file and way of writing days."""
    status, source = days.Wording(days.STATUS), days.Wording(days.SOURCES)
    asks = any(line.startswith("status=") and ("是否" in line or "与否" in line) for line in FORMS[place])
    write = {
        "status": lambda told: (
            ("是" if told.state in ("已整改", "待验收") else "否") if asks else status(told.state)
        ),
        "source": lambda told: source(told.source),
        "sector": lambda told: _alias(told.sector),
        "place": lambda told: f"{place[:-1]}村民委员会",
        **dict.fromkeys("xy", lambda told: "无"),
    }
    one = form(FORMS[place], day=lambda d: write_day(d) if d else None, write=write)
    sheet = "" if to_bytes in (files.web,) or name.endswith("csv") else "台账"
    page = Page(sheet)
    ledger = Ledger(town, name, one, day, page, sheet)
    _lines_above(page, place, len(one.columns), place in ("杨柳村", "马鞍村"))
    page.heads(one.paths, merged=not name.endswith(("csv", "ods", "xlsb")))
    for told in _findings(place, date(2025, 3, 1), count, start=3 * len(town.files)):
        if asks:
            told = told.with_(state={"待验收": "已整改", "整改中": "未整改"}.get(told.state, told.state))
        if place == "白石村" and told.state == "未整改":
            told = told.with_(description=f"1.{told.description}；\n2.“三合一”,住人")
        ledger.row(told)
    if place == "龙潭村":
        town.kept |= {(name, "经度"), (name, "纬度")}
    if place == "红岩村":
        page.shift()
    town.put(name, to_bytes(ledger.close()))


def _alias(sector: str) -> str:
    return next(line[1].split("；")[-1] for line in SECTORS if line[0] == sector)


def _lines_above(page: Page, place: str, width: int, filled: bool) -> None:
    line = page.add(f"柏溪镇{place}2025年3月份安全生产隐患排查台账")
    if page.name and width > 9:
        page.merge(line, 0, line, width - 1)
    if filled:
        page.add(f"填报单位：{place}", None, None, "填报时间：2025年3月31日")


def _year_turn(town: Town) -> None:
    """Findings of December in the January return, days without years, deadlines behind them; bad days."""
    name = "清泉村1月.csv"
    one = form(FORMS["清泉村"], day=lambda d: days.month_day(d) if d else None,
               write={"status": lambda told: "√" if told.state == "已整改" else "×", "x": lambda told: "IMG"})  # fmt: skip
    page = Page("")
    ledger = Ledger(town, name, one, date(2025, 1, 25), page, sheet="")
    page.add("柏溪镇清泉村2025年1月安全隐患台账")
    page.add("填报单位：清泉村委会", None, "填报日期：2025年1月25日")
    page.heads(one.paths, merged=False)
    for n, found in enumerate([date(2024, 12, 28), date(2024, 12, 30), date(2025, 1, 2), date(2025, 1, 20)]):
        told = _findings("清泉村", found, 1, 20 + n)[0].with_(state="未整改", rectified_on=None)
        due = [date(2025, 1, 10), date(2025, 1, 5), date(2025, 2, 1), None][n]
        told = told.with_(due=f"{due.month}月{due.day}日前" if due else "春节前", due_on=due, at_once=False)
        if n in (0, 2):
            told = told.with_(state="已整改", rectified_on=[date(2024, 12, 31), None, date(2025, 1, 3)][n])
        ledger.row(told)
    odd = _findings("清泉村", date(2025, 1, 6), 5, 30)
    ledger.bad("day", odd[0], found="1月32日")
    ledger.bad("blank", odd[1], found=None)
    ledger.bad("month only", odd[2], found="1月")
    ledger.bad("rectified before found", odd[3].with_(state="已整改"), rectified="1月1日")
    ledger.bad("status", odd[4], status="已上报")
    town.put(name, files.text(ledger.close(), ",", "utf-8-sig"))
