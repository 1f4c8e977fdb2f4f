"""石磨镇: headers of three to five rows, aggregates old and new, ledgers printed page by page."""

from datetime import date

from tests.towns import files
from tests.towns.deep_others import WRITTEN, findings, put_banners, put_department, put_silent
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
    put_department(town)
    put_banners(town)
    put_silent(town)
    return town


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
        line = page.add(
            "填报单位（盖章）：柳林村民委员会　　填报人：李某　　联系电话：13800000000　　填报日期：2025.2.27"
        )
        page.merge(line, 0, line, width - 1)
        page.heads(form.paths)
        page.add(*range(1, width + 1))

    heads("石磨镇柳林村2025年2月份安全隐患排查整治台账")
    told = [one.with_(source="村级巡查") for one in findings("柳林村", date(2025, 2, 3), 12)]
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
    told = findings("石桥社区", date(2025, 2, 10), 9, start=3)
    rows = [ledger.row(told[0])]
    for one in told[1:4]:
        one = one.with_(entity=told[0].entity, sector=told[0].sector, found_on=told[0].found_on)
        if one.at_once or one.rectified_on:
            one = one.with_(
                due="立即整改", due_on=told[0].found_on, at_once=True, rectified_on=date(2025, 2, 20)
            )
        else:
            one = one.with_(due="2025年3月底前", due_on=date(2025, 3, 31))
        rows.append(ledger.row(one))
    for what in ("sector", "entity", "found"):
        page.merge(rows[0], ledger.at(what), rows[-1], ledger.at(what))
    page.add(
        "序号",
        "行业领域",
        "单位名称",
        "时间",
        "内容",
        "等级",
        "期限",
        "是否整改",
        "完成时间",
        "责任人",
        "备注",
    )
    for one in told[4:7]:
        ledger.row(one)
    ledger.bad("level", told[7], level="较大")
    ledger.bad("blank", told[8], description=None)
    page.add("总    计", None, None, None, 9)
    page.add(
        "分管领导（签字）：", None, "审核人：", None, "填表人（签字）：", None, "联系电话：", "13800000000"
    )
    page.add("填报单位：石桥社区居委会", None, None, None, "填报日期：二〇二五年二月二十八日")
    town.put(name, files.xls(ledger.close()))
