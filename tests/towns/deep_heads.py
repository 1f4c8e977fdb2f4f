"""石磨镇: headers of three to five rows, aggregates old and new, ledgers printed page by page."""

from datetime import date, timedelta

from tests.towns import files
from tests.towns.finding import Finding
from tests.towns.ledger import Form, Ledger
from tests.towns.made import Town
from tests.towns.monthly import put_monthlies
from tests.towns.page import Page
from tests.towns.registers import places, sectors

OFFICES = ["镇应急管理所", "镇派出所"]
VILLAGES = ["上坪村", "上坪头村", "柳林村", "大湾村", "小湾村"]
COMMUNITIES = ["石桥社区", "东街社区"]
SECTORS = sectors(
    "消防安全|消防；九小场所；三合一场所",
    "道路交通安全|道路交通；交通运输；道交|道路运输企业",
    "建筑施工安全|建筑施工；在建工程|建筑施工企业",
    "燃气安全|燃气；瓶装液化气",
    "危险化学品|危化品；危化|危险化学品企业",
    "化工生产||生产、储存和其他化工企业",
    "危化经营|加油站|经营企业和单位",
    "烟花爆竹|花炮|烟花爆竹企业",
    "煤矿||煤矿企业",
    "非煤矿山|采石场|金属非金属矿山企业",
    "工贸|加工企业|冶金、有色等工贸企业",
    "校园安全|学校",
    "农机安全|农机",
)
THINGS = [
    ("利民超市", "灭火器压力不足"), ("顺达汽修铺", "乙炔瓶与氧气瓶混放"), ("红石采石场", "边坡未分台阶开采"), ("镇中心幼儿园", "厨房未装可燃气体报警器"),
    ("老街饭馆", "液化气瓶放在卧室"), ("兴农合作社", "拖拉机未检验"), ("惠友旅店", "安全出口上锁"), ("鑫源木器厂", "木屑粉尘未及时清理"),
    ("村道K3+200处", "急弯处无警示标志"), ("平安加油站", "静电接地线断开"), ("安居工地", "临边无防护栏杆"), ("卫生院", "配电箱无漏电保护"),
    ("福星花炮零售点", "与民房距离不够"), ("乡村大舞台", "电线私拉乱接"), ("便民茶馆", "消防通道堆放杂物；烟感损坏"),
]  # fmt: skip
SECTOR_WORDS = ["九小场所", "危化", "采石场", "学校", "燃气", "农机", "消防", "加工企业", "道路交通", "加油站", "在建工程", "消防", "花炮", "消防安全", "三合一场所"]
OFFICIAL = ["消防安全", "危险化学品", "非煤矿山", "校园安全", "燃气安全", "农机安全", "消防安全", "工贸", "道路交通安全", "危化经营", "建筑施工安全", "消防安全", "烟花爆竹", "消防安全", "消防安全"]  # fmt: skip
WRITTEN = dict(zip(OFFICIAL, SECTOR_WORDS, strict=False))
FIVE_LEVELS = [
    ("serial", ("序号",)),
    ("found", ("隐患排查治理情况", "检查情况", "检查时间")),
    ("entity", ("隐患排查治理情况", "检查情况", "检查单位（场所）")),
    ("sector", ("隐患排查治理情况", "检查情况", "所属行业")),
    ("description", ("隐患排查治理情况", "隐患情况", "隐患问题描述")),
    ("level", ("隐患排查治理情况", "隐患情况", "隐患等级")),
    ("source", ("隐患排查治理情况", "隐患情况", "来源")),
    ("extra", ("隐患排查治理情况", "整改落实", "整改措施")),
    ("person", ("隐患排查治理情况", "整改落实", "整改责任人")),
    ("due", ("隐患排查治理情况", "整改落实", "整改时限")),
    ("done", ("隐患排查治理情况", "整改落实", "整改情况", "已整改")),
    ("doing", ("隐患排查治理情况", "整改落实", "整改情况", "整改中")),
    ("open", ("隐患排查治理情况", "整改落实", "整改情况", "未整改")),
    ("rectified", ("隐患排查治理情况", "整改落实", "整改完成时间")),
    ("check", ("复查人",)),
    ("remark", ("备注",)),
]
GROUPED = [
    ("serial", ("序号",)),
    ("sector", ("排查情况", "行业领域")),
    ("entity", ("排查情况", "单位名称")),
    ("found", ("排查情况", "时间")),
    ("description", ("隐患情况", "内容")),
    ("level", ("隐患情况", "等级")),
    ("due", ("整改情况", "期限")),
    ("status", ("整改情况", "是否整改")),
    ("rectified", ("整改情况", "完成时间")),
    ("person", ("整改情况", "责任人")),
    ("remark", ("备注",)),
]
SHORT_DOT = {"day": lambda d: f"{d.year}.{d.month}.{d.day}" if d else None}


def make() -> Town:
    """The whole town, the same every time."""
    town = Town("石磨镇", places("石磨镇", "629901101", VILLAGES, COMMUNITIES, OFFICES), SECTORS)
    put_monthlies(town)
    _printed_page_by_page(town)
    _grouped_heads(town)
    _department(town)
    _by_banners(town)
    _silent(town)
    return town


def _findings(place: str | None, first: date, count: int, start: int = 0) -> list[Finding]:
    """Findings a day or two apart, of all states in turn."""
    out = []
    for n in range(count):
        i = (start + n) % len(THINGS)
        found = first + timedelta(days=n)
        told = Finding(place, THINGS[i][0], f"{THINGS[i][1]}（{start + n + 1}号点）", found, OFFICIAL[i])
        done = found + timedelta(days=1 + n % 3)
        told = [
            told.with_(due="立即", due_on=found, at_once=True, state="已整改", rectified_on=found),
            told.with_(due=found + timedelta(days=20), due_on=found + timedelta(days=20), state="整改中"),
            told.with_(due=f"{done.month}月{done.day}日前", due_on=done, state="已整改", rectified_on=done),
            told.with_(due="5日内", due_on=found + timedelta(days=5)),
        ][n % 4]
        out.append(told)
    return out


def _printed_page_by_page(town: Town) -> None:
    """Five levels of heads, unit row, column numbers; the head again on each printed page; merged cells; ticks."""
    name = "柳林村安全隐患排查整治台账（2025年2月）.xlsx"
    form = Form(
        FIVE_LEVELS,
        write={
            "found": lambda told: f"{told.found_on.month}月{told.found_on.day}日",
            "sector": lambda told: WRITTEN[told.sector],
            "source": lambda told: "村级自查",
            "extra": lambda told: "更换、清理",
            "person": lambda told: "王某",
        },
        **SHORT_DOT,
    )
    page = Page("2月台账")
    width = len(form.columns)
    ledger = Ledger(town, name, form, date(2025, 2, 27), page)

    def heads(title: str) -> None:
        page.title(title, width)
        line = page.add("填报单位（盖章）：柳林村民委员会　　填报人：李某　　联系电话：13800000000　　填报日期：2025.2.27")
        page.merge(line, 0, line, width - 1)
        page.heads(form.paths)
        page.add(*range(1, width + 1))

    heads("石磨镇柳林村2025年2月份安全隐患排查整治台账")
    told = [one.with_(source="村级巡查") for one in _findings("柳林村", date(2025, 2, 3), 12)]
    page.merge(page.add("一、第一组排查"), 0, len(page.rows), width - 1)
    first = ledger.row(told[0])
    same = told[1].with_(entity=told[0].entity, sector=told[0].sector, found_on=told[0].found_on, due=told[0].due,
                         due_on=told[0].due_on, at_once=True)  # fmt: skip
    ledger.row(same)
    third = ledger.row(same.with_(description="疏散指示灯不亮", state="未整改"))
    for what in ("found", "entity", "sector", "extra", "person", "due"):
        page.merge(first, ledger.at(what), third, ledger.at(what))
    page.add("小  计", None, None, None, "3项")
    page.add("二、第二组排查")
    for one in told[2:6]:
        ledger.row(one)
    page.add("小计", None, None, None, "4处")
    page.add("本页合计", None, None, None, 7)
    heads("石磨镇柳林村2025年2月份安全隐患排查整治台账（续）")
    for one in told[6:10]:
        ledger.row(one)
    ledger.bad("two ticks", told[10], open="√", done="√")
    ledger.bad("day", told[11], found="2月30日")
    page.add()
    page.add(None, "合  计", None, None, "13项")
    page.add("注：1.整改时限由村委会确定；2.√表示是。")
    page.add("村党支部书记签字：", None, None, None, "审核人：")
    town.put(name, files.xlsx(ledger.close()))


def _grouped_heads(town: Town) -> None:
    """Two levels whose lower words are short; a unit line at the foot; .xls with merges in four columns."""
    name = "石桥社区隐患台账.xls"
    form = Form(GROUPED, words={"未整改": "尚未完成", "整改中": "正在整改", "已整改": "整改完毕"})
    page = Page("Sheet1")
    ledger = Ledger(town, name, form, date(2025, 2, 28), page)
    page.title("2025年2月石桥社区隐患排查治理台账", len(form.columns))
    page.heads(form.paths)
    page.add(None, None, None, None, None, None, None, None, None, None, None)
    told = _findings("石桥社区", date(2025, 2, 10), 9, start=3)
    rows = [ledger.row(told[0])]
    for one in told[1:4]:
        one = one.with_(entity=told[0].entity, sector=told[0].sector, found_on=told[0].found_on)
        if one.at_once or one.rectified_on:
            one = one.with_(due="立即整改", due_on=told[0].found_on, at_once=True, rectified_on=date(2025, 2, 20))
        else:
            one = one.with_(due="2025年3月底前", due_on=date(2025, 3, 31))
        rows.append(ledger.row(one))
    for what in ("sector", "entity", "found"):
        page.merge(rows[0], ledger.at(what), rows[-1], ledger.at(what))
    page.add("序号", "行业领域", "单位名称", "时间", "内容", "等级", "期限", "是否整改", "完成时间", "责任人", "备注")
    for one in told[4:7]:
        ledger.row(one)
    ledger.bad("level", told[7], level="较大")
    ledger.bad("blank", told[8], description=None)
    page.add("总    计", None, None, None, 9)
    page.add("填报单位：石桥社区居委会", None, None, None, "填报日期：二〇二五年二月二十八日")
    town.put(name, files.xls(ledger.close()))


def _department(town: Town) -> None:
    """The office's own ledger: places in rows, units of measure under the head, the total first."""
    name = "镇应急管理所检查发现问题隐患汇总.xlsx"
    columns = [
        ("no", ("编号",)), ("place", ("所属村（社区）",)), ("entity", ("受检单位",)), ("description", ("存在的问题",)),
        ("level", ("隐患等级\n（一般/重大）",)), ("source", ("发现方式",)), ("found", ("检查日期",)), ("due", ("整改期限",)),
        ("funds", ("整改资金（万元）",)), ("status", ("整改状态",)), ("rectified", ("整改完成日期",)), ("accepted", ("验收销号时间",)),
        ("wechat", ("微信群通报时间",)),
    ]  # fmt: skip
    form = Form(columns, write={"place": lambda told: f"{told.place}委会" if told.place.endswith("村") else told.place})
    page = Page("检查汇总")
    ledger = Ledger(town, name, form, date(2025, 2, 28), page)
    page.title("石磨镇应急管理所2025年2月检查发现问题隐患汇总表", len(columns))
    page.add("填报单位：镇应急管理所", None, None, "截止到2025年2月28日")
    page.heads(form.paths)
    page.add(*[{"funds": "（万元）", "description": "（项）"}.get(what) for what, _ in columns])
    page.add("合计", None, None, 7)
    places_told = ["上坪村", "上坪头村", "大湾村", "东街社区", "小湾村"]
    for n, (place, one) in enumerate(zip(places_told, _findings(None, date(2025, 2, 17), 5, start=6), strict=True), 1):
        one = one.with_(place=place, source="镇级检查", number=f"SM-2025-{n:03}")
        if n == 2:
            one = one.with_(level="重大", state="已销号", rectified_on=date(2025, 2, 25), accepted_on=date(2025, 2, 26))
        ledger.row(one, level="重大事故隐患" if n == 2 else "一般隐患", source="镇安办检查", funds="3000元" if n == 1 else 0.5)
    odd = _findings("大湾村", date(2025, 2, 20), 2, start=11)
    ledger.bad("place", odd[0].with_(number="SM-2025-006"), place="大弯村")
    ledger.bad("status", odd[1].with_(number="SM-2025-007"), status="基本完成")
    page.add("单位负责人（签字）：", None, None, "填表人（签字）：", None, "联系电话：")
    town.put(name, files.xlsx(ledger.close()))


def _by_banners(town: Town) -> None:
    """HTML named .xls: sector banners across the table, vertical merges, group heads by colspan."""
    name = "大湾村2025年1月隐患清单.xls"
    columns = [
        ("serial", ("序号",)), ("found", ("排查时间",)), ("entity", ("排查单位（场所）",)), ("description", ("隐患具体情况",)),
        ("due", ("完成时限",)), ("done", ("整改情况", "已完成")), ("open", ("整改情况", "未完成")), ("person", ("责任人",)),
    ]  # fmt: skip
    form = Form(columns, day=lambda d: f"{d.month}.{d.day}" if d else None)
    page = Page("")
    ledger = Ledger(town, name, form, date(2025, 1, 26), page, sheet="")
    page.title("大湾村2025年1月安全隐患排查清单", len(columns))
    page.title("填报单位：大湾村　填报时间：2025年1月26日", len(columns))
    page.heads(form.paths)
    told = [one for one in _findings("大湾村", date(2025, 1, 6), 10, start=2) if one.state != "整改中"]
    for n, one in enumerate(told):
        if n in (0, 4):
            page.title("（一）消防领域" if n == 0 else "（二）其他领域", len(columns))
        ledger.row(one.with_(rectified_on=None) if one.state != "已整改" else one)
    page.merge(7, 2, 7, 2)
    page.add("合计", None, None, len(told))
    page.title("单位负责人：　　　　填表人：　　　　", len(columns))
    town.put(name, files.web(ledger.close()))


def _silent(town: Town) -> None:
    """Zero returns in the ways they are written."""
    heads = [("序号",), ("检查日期",), ("单位名称",), ("隐患内容",), ("整改情况", "已整改"), ("整改情况", "未整改"), ("备注",)]
    says = {
        "东街社区": ["无"], "小湾村": [1, None, None, "本月未发现安全隐患"], "上坪头村": [], "上坪村": ["/"] * 7,
    }  # fmt: skip
    for place, cells in says.items():
        page = Page()
        page.title(f"{place}2025年1月份安全隐患排查整治台账", len(heads))
        page.heads(heads)
        page.add(*cells)
        page.add("填表人：", None, None, "填报日期：2025年1月28日")
        name = f"{place}1月台账.xlsx"
        town.put(name, files.xlsx(page))
        town.account(name, page.name, "hazard", 0)
