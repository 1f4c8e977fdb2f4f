"""石磨镇 besides its deep heads: what is found there, the office's own ledger, banners in HTML, zero returns."""

from datetime import date, timedelta

from tests.towns import files
from tests.towns.finding import Finding
from tests.towns.ledger import Form, Ledger
from tests.towns.made import Town
from tests.towns.page import Page

THINGS = [
    ("利民超市", "灭火器压力不足"), ("顺达汽修铺", "乙炔瓶与氧气瓶混放"), ("红石采石场", "边坡未分台阶开采"), ("镇中心幼儿园", "厨房未装可燃气体报警器"),
    ("老街饭馆", "液化气瓶放在卧室"), ("兴农合作社", "拖拉机未检验"), ("惠友旅店", "安全出口上锁"), ("鑫源木器厂", "木屑粉尘未及时清理"),
    ("村道K3+200处", "急弯处无警示标志"), ("平安加油站", "静电接地线断开"), ("安居工地", "临边无防护栏杆"), ("卫生院", "配电箱无漏电保护"),
    ("福星花炮零售点", "与民房距离不够"), ("乡村大舞台", "电线私拉乱接"), ("便民茶馆", "消防通道堆放杂物；烟感损坏"),
]  # fmt: skip
SECTOR_WORDS = [
    "九小场所",
    "危化",
    "采石场",
    "学校",
    "燃气",
    "农机",
    "消防",
    "加工企业",
    "道路交通",
    "加油站",
    "在建工程",
    "消防",
    "花炮",
    "消防安全",
    "三合一场所",
]
OFFICIAL = ["消防安全", "危险化学品", "非煤矿山", "校园安全", "燃气安全", "农机安全", "消防安全", "工贸", "道路交通安全", "危化经营", "建筑施工安全", "消防安全", "烟花爆竹", "消防安全", "消防安全"]  # fmt: skip
WRITTEN = dict(zip(OFFICIAL, SECTOR_WORDS, strict=False))


def findings(place: str | None, first: date, count: int, start: int = 0) -> list[Finding]:
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


def put_department(town: Town) -> None:
    """The office's own ledger: places in rows, units of measure under the head, the total first."""
    name = "镇应急管理所检查发现问题隐患汇总.xlsx"
    columns = [
        ("no", ("编号",)), ("place", ("所属村（社区）",)), ("entity", ("受检单位",)), ("description", ("存在的问题",)),
        ("level", ("隐患等级\n（一般/重大）",)), ("source", ("发现方式",)), ("found", ("检查日期",)), ("due", ("整改期限",)),
        ("funds", ("整改资金（万元）",)), ("status", ("整改状态",)), ("rectified", ("整改完成日期",)), ("accepted", ("验收销号时间",)),
        ("wechat", ("微信群通报时间",)),
    ]  # fmt: skip
    form = Form(
        columns,
        write={
            "place": lambda told: f"{told.place}委会" if told.place.endswith("村") else told.place,
            "wechat": lambda told: "2月28日",
        },
    )
    page = Page("检查汇总")
    ledger = Ledger(town, name, form, date(2025, 2, 28), page)
    page.title("石磨镇应急管理所2025年2月检查发现问题隐患汇总表", len(columns))
    page.add("填报单位：镇应急管理所", None, None, "截止到2025年2月28日")
    page.heads(form.paths)
    page.add(*[{"funds": "（万元）", "description": "（项）"}.get(what) for what, _ in columns])
    page.add("合计", None, None, 7)
    places_told = ["上坪村", "上坪头村", "大湾村", "东街社区", "小湾村"]
    for n, (place, one) in enumerate(
        zip(places_told, findings(None, date(2025, 2, 17), 5, start=6), strict=True), 1
    ):
        one = one.with_(place=place, source="镇级检查", number=f"SM-2025-{n:03}")
        if n == 2:
            one = one.with_(
                level="重大", state="已销号", rectified_on=date(2025, 2, 25), accepted_on=date(2025, 2, 26)
            )
        ledger.row(
            one,
            level="重大事故隐患" if n == 2 else "一般隐患",
            source="镇安办检查",
            funds="3000元" if n == 1 else 0.5,
        )
    odd = findings("大湾村", date(2025, 2, 20), 2, start=11)
    ledger.bad("place", odd[0].with_(number="SM-2025-006"), place="大弯村")
    ledger.bad("status", odd[1].with_(number="SM-2025-007"), status="基本完成")
    page.add("单位负责人（签字）：", None, None, "填表人（签字）：", None, "联系电话：")
    town.kept.add((name, "微信群通报时间"))
    town.put(name, files.xlsx(ledger.close()))


def put_banners(town: Town) -> None:
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
    told = [one for one in findings("大湾村", date(2025, 1, 6), 10, start=2) if one.state != "整改中"]
    for n, one in enumerate(told):
        if n in (0, 4):
            page.title("（一）消防领域" if n == 0 else "（二）其他领域", len(columns))
        ledger.row(one.with_(rectified_on=None) if one.state != "已整改" else one)
    page.merge(7, 2, 7, 2)
    page.add("合计", None, None, len(told))
    page.title("单位负责人：　　　　填表人：　　　　", len(columns))
    town.put(name, files.web(ledger.close()))


def put_silent(town: Town) -> None:
    """Zero returns in the ways they are written."""
    heads = [
        ("序号",),
        ("检查日期",),
        ("单位名称",),
        ("隐患内容",),
        ("整改情况", "已整改"),
        ("整改情况", "未整改"),
        ("备注",),
    ]
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
