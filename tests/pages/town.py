"""A small invented town written by hand, for the page and browser tests."""

import random
from datetime import date, timedelta
from pathlib import Path

from tests.by_hand import hazard, make_snapshot

UNTIL = date(2025, 3, 31)
VILLAGES = (
    "东岭村",
    "西河村",
    "南塘村",
    "北坡村",
    "青石村",
    "柳湾村",
    "大庙村",
    "小桥村",
    "上坪村",
    "下坪村",
)
COMMUNITIES = ("河滨社区", "新街社区")
UNITS = ("镇应急办", "镇消防工作站")
SECTORS = ("工贸企业", "消防安全", "道路交通", "燃气安全", "建筑施工", "烟花爆竹")
SOURCES = ("企业自查", "村级巡查", "镇级检查", "部门检查", "上级检查", "群众举报")
WORDS = (
    "灭火器压力不足",
    "电气线路私拉乱接",
    "疏散通道堆放杂物",
    "配电箱无漏电保护",
    "临边防护缺失",
    "气瓶未固定存放",
)
ENTITIES = ("样例木业厂", "样例超市", "样例养殖场", "样例饭店", "样例加油点", "样例仓库")


def places() -> list[dict]:
    """One row a unit, in official order."""
    named = [(n, "村") for n in VILLAGES] + [(n, "社区") for n in COMMUNITIES] + [(n, "部门") for n in UNITS]
    return [
        {"place_id": name, "name": name, "kind": kind, "sort_no": i}
        for i, (name, kind) in enumerate(named, start=1)
    ]


def one_hazard(dice: random.Random, no: int) -> dict:
    """A hazard of some village: most are rectified in time, the later villages are slower."""
    at = dice.randrange(len(VILLAGES) + len(COMMUNITIES))
    place = (VILLAGES + COMMUNITIES)[at]
    major = no % 17 == 0
    found = date(2023, 10, 1) + timedelta(days=dice.randrange((UNTIL - date(2023, 10, 1)).days + 1))
    due = found + timedelta(days=dice.choice((7, 15, 30)) if not major else 90)
    took = dice.randrange(3, 30) if dice.random() > 0.02 + at * 0.012 else dice.randrange(40, 400)
    rectified = found + timedelta(days=took)
    more = {
        "hazard_no": f"YH{no:04d}",
        "sector": dice.choice(SECTORS),
        "source": dice.choice(SOURCES),
        "entity": dice.choice(ENTITIES),
        "description": dice.choice(WORDS),
        "level": "重大" if major else "一般",
        "responsible_unit": place,
        "due_on": None if no % 23 == 0 else due,
        "workbook": f"{place}隐患台账.xlsx",
        "row_no": no + 3,
        "sheet": "隐患台账",
    }
    if rectified <= UNTIL:
        more["rectified_on"] = rectified
        more |= {"accepted_on": min(UNTIL, rectified + timedelta(days=5))} if major else {}
    return hazard(place, found.isoformat(), **more)


def accidents() -> list[dict]:
    """Five accidents over two years; one is not yet settled as a production accident."""
    days = (
        "2024-02-11 09:20:00",
        "2024-06-03 15:00:00",
        "2024-11-20 08:10:00",
        "2025-01-16 10:30:00",
        "2025-02-27 16:40:00",
    )
    kinds = ("道路运输", "高处坠落", "机械伤害", "车辆伤害", "触电")
    return [
        {
            "accident_id": f"a{i}", "accident_no": f"SG{i}", "place": VILLAGES[i], "place_id": VILLAGES[i],
            "reporting_place": "镇应急办", "reporting_place_id": "镇应急办", "sector": SECTORS[i % 6],
            "entity": ENTITIES[i], "occurred_at": at, "reported_at": at, "category": kind,
            "category_standard": kind, "deaths": 1 if i == 2 else 0, "serious_injuries": i % 2,
            "minor_injuries": 1, "grade": "一般", "grade_is_lower_bound": i == 4, "is_production": None if i == 4 else True,
            "stage": "初报" if i == 4 else "核定", "direct_loss_wan": 12.5, "summary": "样例事故经过",
            "versions": 1, "workbook": "事故台账.xlsx", "workbook_id": "1" * 12, "sheet": "事故", "row_no": i + 3,
            "first_reported_on": at[:10], "last_reported_on": at[:10],
        }
        for i, (at, kind) in enumerate(zip(days, kinds, strict=True))
    ]  # fmt: skip


def submissions() -> list[dict]:
    """The hazard ledger of three months: one village is missing in March, one was late, one sent 零报告."""
    rows = []
    for month, end, due in ((1, 31, "2025-02-05"), (2, 28, "2025-03-05"), (3, 31, "2025-04-05")):
        for at, place in enumerate(VILLAGES + COMMUNITIES):
            late = at == 2 and month == 2
            status = "未报" if at == 4 and month == 3 else "迟报" if late else "零报告" if at == 9 else "已报"
            rows.append(
                {
                    "return_name": "hazard_ledger", "return_title": "隐患排查整改台账", "place": place,
                    "place_id": place, "frequency": "month", "period_start": f"2025-{month:02d}-01",
                    "period_end": f"2025-{month:02d}-{end}", "due_on": due, "status": status,
                    "received_on": None if status == "未报" else f"2025-{month:02d}-{end}",
                    "workbook": None if status == "未报" else f"{place}隐患台账.xlsx",
                    "rows_loaded": 0 if status in ("未报", "零报告") else 6, "rows_rejected": 0,
                }
            )  # fmt: skip
    return rows


def targets() -> list[dict]:
    """Year-end goals of the campaign and this year's rate."""
    goal = {"place": None, "place_id": None, "sector": None}
    basis = "样例镇治本攻坚三年行动方案"
    return [
        goal | {"indicator": "due_rectification_rate", "level": None, "since": "2025-01-01", "until": None,
                "value": 0.95, "basis": f"{basis}第三条"},
        goal | {"indicator": "historic_stock", "level": "重大", "since": "2024-01-01", "until": "2024-12-31",
                "value": 0, "basis": f"{basis}第一条"},
        goal | {"indicator": "overdue", "level": "重大", "since": "2025-01-01", "until": "2026-12-31",
                "value": 0, "basis": f"{basis}第五条"},
        goal | {"indicator": "stock", "level": None, "since": "2025-01-01", "until": "2025-12-31",
                "value": 20, "basis": f"{basis}第四条"},
    ]  # fmt: skip


def rejected() -> list[dict]:
    """Three rows sent back, one of them said 重大."""
    base = {
        "sheet": "隐患台账",
        "return_name": "hazard_ledger",
        "period_start": "2025-03-01",
        "is_mended": False,
    }
    base |= {"period_end": "2025-03-31", "workbook_id": "0" * 12, "reasons": "状态“基本整改”无法识别"}
    return [
        base | {"place": p, "place_id": p, "reporting_place": p, "reporting_place_id": p, "level": level,
                "workbook": f"{p}隐患台账.xlsx", "row_no": no, "words": "仓库无应急照明", "sector": "消防安全"}
        for p, level, no in (("南塘村", "一般", 21), ("南塘村", "重大", 22), ("小桥村", "一般", 9))
    ]  # fmt: skip


def make_town(data: Path, hazards: int = 420, **more) -> Path:
    """Write the town's snapshot 7 under `data`; returns the folder."""
    dice = random.Random(20250331)
    tables = {
        "hazard": [one_hazard(dice, no) for no in range(1, hazards + 1)],
        "accident": accidents(),
        "submission": submissions(),
        "target": targets(),
        "rejected_row": rejected(),
        "place": places(),
        "sector": [{"name": name, "sort_no": i} for i, name in enumerate(SECTORS)],
        "leader": [
            {"leader": f"样例领导{i}", "title": "副镇长", "role": "分管", "sector": name}
            for i, name in enumerate(SECTORS)
        ],
        "workbook": [
            {"workbook_id": "0" * 12, "workbook": f"{p}隐患台账.xlsx", "status": "loaded", "load_no": 7,
             "loaded_on": "2025-03-31", "received_on": "2025-03-31"} for p in VILLAGES
        ],
        "setting": [
            {"name": "ledger_since", "value": "2023-10-01"},
            {"name": "ranking_weights.due_rectification_rate", "value": 60},
            {"name": "ranking_weights.on_time_rate", "value": 40},
        ],
    }  # fmt: skip
    return make_snapshot(data, UNTIL.isoformat(), **({"number": 7} | tables | more))
