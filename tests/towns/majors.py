"""松涛镇: registers of major hazards in the layouts of governments and towns, a town-wide ledger, ledgers sent again."""

from datetime import date

from tests.towns import files
from tests.towns.accident_town import put_accidents
from tests.towns.finding import Finding
from tests.towns.ledger import Form, Ledger, iso
from tests.towns.made import Town
from tests.towns.page import Page
from tests.towns.registers import places, sectors
from tests.towns.resent import put_resent

VILLAGES = ["前进村", "东风村", "红旗村", "三里沟村", "五里沟村", "石门村"]
COMMUNITIES = ["振兴社区", "和平社区"]
OFFICES = ["镇应急办", "镇住建所", "镇市场监管所"]
SECTORS = sectors(
    "消防安全|消防|人员密集场所", "城镇燃气|燃气", "建筑施工|房建市政；建筑业", "自建房安全|自建房；经营性自建房", "危险化学品|危化；加油站",
    "工矿商贸|工贸；冶金等工贸", "道路运输|道路交通；客货运", "非煤矿山|矿山；采石场", "特种设备|特设", "烟花爆竹|花炮",
)  # fmt: skip
FIVE = ("落实治理目标任务", "经费物资", "机构人员", "时间要求", "安全措施应急预案")


def make() -> Town:
    """The whole town, the same every time."""
    town = Town("松涛镇", places("松涛镇", "629901103", VILLAGES, COMMUNITIES, OFFICES), SECTORS)
    _exported_list(town)
    _one_sheet_four_systems(town)
    _whole_town(town)
    _three_ticks(town)
    _handed_over(town)
    put_resent(town)
    put_accidents(town)
    return town


def _exported_list(town: Town) -> None:
    """Layout C: a government system's list, HTML under the name .xls, five columns of 是/否, no level column."""
    name = "重大隐患.xls"
    columns = [
        ("serial", ("序号",)), ("place", ("地区",)), ("sector", ("行业与领域",)), ("entity", ("单位名称",)), ("x", ("地址",)),
        ("description", ("隐患内容",)), *(("yes", (heading,)) for heading in FIVE), ("found", ("时间",)),
    ]  # fmt: skip
    form = Form(
        columns,
        write={"x": lambda told: "镇政府以东200米", "yes": lambda told: "是", "place": _long},
        major=True,
    )
    page = Page("")
    ledger = Ledger(town, name, form, date(2025, 3, 31), page, sheet="")
    page.title("2025年3月重大事故隐患一览表", len(columns))
    page.heads(form.paths)
    for n, (place, entity, sector, text) in enumerate([
        ("前进村", "红星采石场", "非煤矿山", "高陡边坡未治理"), ("振兴社区", "富丽商场", "消防安全", "自动喷水灭火系统瘫痪"),
        ("石门村", "石门液化气站", "城镇燃气", "储罐超期未检验"),
    ]):  # fmt: skip
        ledger.row(Finding(place, entity, text, date(2025, 3, 3 + n), sector))
    ledger.bad("place", Finding("外村", "某企业", "某隐患", date(2025, 3, 9), "消防安全"), place="桃花源村")
    ledger.bad("day", Finding("前进村", "某企业", "另一隐患", date(2025, 4, 9), "消防安全"))
    town.put(name, files.web(ledger.close()))


def _long(told: Finding) -> str:
    """The village as the county's list of codes writes it."""
    return (
        told.place.replace("社区", "社区居民委员会")
        if told.place.endswith("社区")
        else f"{told.place}民委员会"
    )


SYSTEMS = [
    ("serial", ("序号",)), ("entity", ("隐患名称及所在单位",)), ("place", ("所在村（社区）",)), ("type", ("隐患类别",)),
    ("description", ("存在问题",)), ("goal", ("“一单四制”内容", "整改目标")), ("x", ("“一单四制”内容", "整改措施")),
    ("funds", ("“一单四制”内容", "整改资金（万元）")), ("due", ("“一单四制”内容", "整改时限")), ("unit", ("责任单位",)), ("person", ("责任人",)),
    ("x", ("应急预案",)), ("x", ("督办单位",)), ("leader", ("督办领导",)), ("x", ("交办文号",)), ("x", ("进展情况",)),
    ("closed", ("是否销号",)), ("accepted", ("销号时间",)),
]  # fmt: skip


def _one_sheet_four_systems(town: Town) -> None:
    """Layout G: one sheet a sector, no finding date, 是否销号 beside 销号时间, last year's sheet hidden."""
    name = "松涛镇重大事故隐患“一单四制”台账（截至2025年3月31日）.xlsx"
    write = {
        "type": lambda told: "场所环境", "goal": lambda told: "消除隐患", "x": lambda told: "已制定方案，正在实施", "unit": lambda told: "镇应急办",
        "person": lambda told: "赵某", "leader": lambda told: "钱某", "funds": lambda told: 3.5,
        "closed": lambda told: "是" if told.state == "已销号" else "否",
    }  # fmt: skip
    form = Form(SYSTEMS, write=write, major=True)
    day, pages, start = date(2025, 3, 28), [], 0
    told = {
        "工矿商贸": [
            ("前进村", "鑫达铸造厂高温熔融区积水"),
            ("东风村", "东风木业除尘系统失效"),
            ("红旗村", "红旗面粉厂无防爆措施"),
        ],
        "自建房": [("三里沟村", "三里沟农家乐擅自加层"), ("和平社区", "和平旅馆承重墙拆改")],
        "危化": [
            ("五里沟村", "五里沟加油站渗漏"),
            ("石门村", "石门农资店混存"),
            ("石门村", "石门仓库超量储存"),
        ],
    }
    for sheet, lines in told.items():
        page = Page(sheet)
        for _ in range(start):
            page.add()
        ledger = Ledger(town, name, form, day, page)
        page.title(f"松涛镇{sheet}领域重大事故隐患“一单四制”管理台账", len(SYSTEMS))
        page.title("填报单位：镇应急办　　填报日期：2025年3月28日", len(SYSTEMS))
        page.heads(form.paths)
        for n, (place, entity) in enumerate(lines):
            _system_row(
                ledger,
                n,
                Finding(
                    place,
                    entity,
                    f"{entity}，存在重大风险",
                    day,
                    due=["2025年6月底前", "2025年12月31日", "立即整改"][n],
                ),
            )
        page.title("注：本表由行业主管部门填报，销号须附验收意见。", len(SYSTEMS))
        start = len(page.rows)
        pages.append(ledger.close())
    last_year = Page("2024年（已销号）", [list(row) for row in pages[0].rows], hidden=True)
    town.hidden.add((name, last_year.name))
    town.kept.add((name, "进展情况"))
    town.put(name, files.xlsx(*pages, last_year))


def _system_row(ledger: Ledger, n: int, told: Finding) -> None:
    """Open; accepted with a day; 否 beside a day of acceptance, which leaves it open."""
    due_on = [date(2025, 6, 30), date(2025, 12, 31), ledger.reporting_on][n]
    told = told.with_(due_on=due_on, at_once=n == 2)
    if n == 1:
        told = told.with_(state="已销号", accepted_on=date(2025, 3, 20))
    ledger.row(told, **({"accepted": "2025-03-21"} if n == 2 else {}))


def _whole_town(town: Town) -> None:
    """One ledger of the whole town kept by the office, with a column of reporting units and enterprises among them."""
    name = "全镇2025年第一季度隐患排查整治总台账.xlsx"
    columns = [
        ("serial", ("序号",)), ("reporter", ("填报单位",)), ("place", ("属地村（社区）",)), ("entity", ("隐患单位名称",)), ("sector", ("行业领域",)),
        ("description", ("隐患描述",)), ("level", ("隐患级别",)), ("source", ("隐患来源",)), ("found", ("排查时间",)), ("due", ("整改时限",)),
        ("responsible", ("整改责任单位",)), ("status", ("是否整改到位",)), ("rectified", ("整改完成时间",)), ("accepted", ("验收时间",)),
    ]  # fmt: skip
    write = {
        "reporter": lambda told: {"部门检查": "住建所", "镇级检查": "镇应急办"}.get(told.source, told.place),
        "responsible": lambda told: told.entity, "status": lambda told: "√" if told.rectified_on else "×",
        "level": lambda told: f"{told.level}事故隐患", "source": lambda told: {"部门检查": "行业部门检查", "镇级检查": "镇级督查"}.get(told.source, "村级排查"),
    }  # fmt: skip
    form = Form(columns, day=lambda d: d, write=write)
    page = Page("总台账")
    ledger = Ledger(town, name, form, date(2025, 3, 31), page)
    page.title("松涛镇2025年第一季度安全隐患排查整治总台账", len(columns))
    page.heads(form.paths)
    page.add("合计", None, None, None, None, 6)
    rows = [
        ("前进村", "工地甲", "建筑施工", "部门检查", None, "一般"), ("东风村", "幸福超市", "消防安全", "镇级检查", 2, "一般"),
        ("红旗村", "货运站", "道路运输", "村级巡查", 5, "一般"), (None, "镇属水厂", "工矿商贸", "镇级检查", None, "一般"),
        ("振兴社区", "百货大楼", "消防安全", "部门检查", 9, "重大"), ("和平社区", "电梯公寓", "特种设备", "村级巡查", None, "一般"),
    ]  # fmt: skip
    for n, (place, entity, sector, source, days, level) in enumerate(rows):
        found = date(2025, 1 + n % 3, 10 + n)
        done = found.replace(day=found.day + days) if days else None
        told = Finding(place, entity, f"{entity}安全管理不到位", found, sector, level, source, due=date(2025, 4, 10), due_on=date(2025, 4, 10),
                       state="已整改" if done else "未整改", rectified_on=done)  # fmt: skip
        ledger.row(told)
    old = Finding(
        "前进村",
        "旧账",
        "整改早于排查",
        date(2025, 2, 10),
        "消防安全",
        source="镇级检查",
        rectified_on=date(2025, 2, 1),
    )
    ledger.bad("order", old)
    ledger.bad("level", old.with_(description="等级写错", rectified_on=None), level="C级")
    town.put(name, files.xlsx(ledger.close()))


def _three_ticks(town: Town) -> None:
    """Three tick columns, no level, source or day of mending; a tick in the file's own mark."""
    name = "东风村二月隐患排查表.xls"
    columns = [
        ("serial", ("序号",)), ("found", ("排查日期",)), ("entity", ("检查单位（场所）",)), ("description", ("存在的主要问题",)), ("due", ("整改期限",)),
        ("done", ("整改情况", "已整改")), ("doing", ("整改情况", "整改中")), ("open", ("整改情况", "未整改")), ("remark", ("备注",)),
    ]  # fmt: skip
    form = Form(columns, day=lambda d: f"{d.year}/{d.month}/{d.day}" if d else None)
    page = Page("2月")
    ledger = Ledger(town, name, form, date(2025, 2, 26), page)
    page.title("东风村2025年2月份隐患排查整治情况表", len(columns))
    page.title("填报单位：东风村　填报日期：2025.2.26", len(columns))
    page.heads(form.paths)
    for n, state in enumerate(["已整改", "整改中", "未整改", "已整改", "未整改"]):
        found = date(2025, 2, 4 + 3 * n)
        told = Finding("东风村", f"东风商铺{n + 1}号", "电线老化", found, due="立行立改" if n == 0 else "3月10日前", at_once=n == 0,
                       due_on=found if n == 0 else date(2025, 3, 10), state=state)  # fmt: skip
        mark = {"已整改": "done", "整改中": "doing", "未整改": "open"}[state]
        ledger.row(told, **({mark: "✔"} if n % 2 else {}), **({"open": None} if n == 4 else {}))
    ledger.bad(
        "two ticks", Finding("东风村", "东风商铺6号", "电线老化", date(2025, 2, 20)), done="√", open="√"
    )
    town.put(name, files.xls(ledger.close()))


def _handed_over(town: Town) -> None:
    """A list of what was handed down: the day handed over stands for the day found."""
    name = "县级交办隐患清单.csv"
    columns = [
        ("no", ("清单编号",)), ("place", ("属地",)), ("entity", ("隐患单位",)), ("description", ("问题隐患",)), ("handed", ("交办时间",)),
        ("due", ("要求完成时间",)), ("status", ("整改结果",)), ("rectified", ("实际完成时间",)),
    ]  # fmt: skip
    form = Form(columns, day=iso, words={"整改中": "治理中"})
    page = Page("")
    ledger = Ledger(town, name, form, date(2025, 3, 31), page, sheet="")
    page.add("县安委办2025年3月交办隐患清单")
    page.heads(form.paths, merged=False)
    for n, (place, state) in enumerate([("石门村", "已整改"), ("红旗村", "整改中"), ("和平社区", "已整改")]):
        told = Finding(place, f"交办单位{n + 1}", "安全出口数量不足", date(2025, 1, 1), number=f"交办〔2025〕{n + 1}号", handed_on=date(2025, 3, 5 + n),
                       due="20日内", due_on=date(2025, 3, 25 + n), state=state, rectified_on=date(2025, 3, 15) if n == 0 else None)  # fmt: skip
        ledger.row(told)
    town.put(name, files.text(ledger.close()))
