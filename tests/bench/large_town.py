"""A snapshot of millions of hazards in 2,000 villages, made in SQL: something large to click on."""

import json
from pathlib import Path

import duckdb

from tests.by_hand import SETTINGS, TABLES

VILLAGES, DAYS, LATEST = 2_000, 1_095, "2025-09-30"
SECTORS = "消防 道路交通 建筑施工 自建房 工贸 城镇燃气 农业机械 特种设备 学校 文旅 危险化学品 电力".split()
SOURCES = "企业自查 企业自查 企业自查 村级巡查 村级巡查 村级巡查 镇级检查 镇级检查 部门检查 上级检查 群众举报 未注明".split()
TYPES = (
    "消防设施器材 用电与线路 疏散通道与安全出口 燃气使用与报警 道路与车辆 建筑与结构 机械设备 未归类".split()
)

# Numbers that follow from the row's own number, so that every run makes the same town. Villages differ in size
# (exponent 1.3) and in how much of theirs they mend; rows come in the order of finding.
_DRAWN = """
    select i, village, day, drawn % 1000 as a, drawn // 1000 % 1000 as b, drawn // 1000000 % 1000 as c,
        drawn // 1000000000 % 1000 as d, hash(village) % 120 as slack
    from (
        select i, hash(i) as drawn, cast(i * {days} // {rows} as integer) as day,
            cast(floor({villages} * power((hash(i) // 1000000000000 % 100000) / 100000.0, 1.3)) as integer) as village
        from range({start}, {stop}) numbers(i))"""
_DATED = """
    select *, cast(date '{latest}' - {days} + 1 + day as date) as found,
        case when a % 50 = 0 then '重大' else '一般' end as how_bad,
        case when b % 33 > 0 then [3, 7, 15, 15, 30][1 + cast(b % 5 as integer)] end as days_given,
        case when c >= 40 + slack then cast(1 + (d * d * 28) / 1000000 as integer) end as days_taken
    from ({drawn})"""
_MENDED = """
    select *, cast(found + days_given as date) as due,
        case when found + days_taken <= date '{latest}' then cast(found + days_taken as date) end as mended,
        case when d % 400 = 7 then cast(least(found + 20, date '{latest}') as date) end as withdrawn
    from ({dated})"""
_ACCEPTED = """
    select *, case when how_bad = '重大' and d % 8 > 0 and mended + 10 <= date '{latest}' then cast(mended + 10 as date) end
        as accepted
    from ({mended})"""
_HAZARDS = """
    insert into hazard by name
    select printf('%012x', i) as hazard_id, 'hazard_ledger' as return_name,
        village_name(village) as reporting_place, village_code(village) as reporting_place_id,
        case when d % 500 <> 3 then village_name(village) end as place,
        case when d % 500 <> 3 then village_code(village) end as place_id,
        'Q' || (a % 40) || '站所' as responsible_unit,
        case when c % 97 > 0 then {sectors}[1 + cast((a + b) % {n_sectors} as integer)] end as sector,
        {types}[1 + cast(c % {n_types} as integer)] as hazard_type,
        '第' || (i % 5000) || '号经营户' as entity, '灭火器压力不足（第' || (i % 900) || '处）' as description,
        how_bad as level, {sources}[1 + cast(d % {n_sources} as integer)] as source,
        found as found_on, b % 200 = 9 as found_estimated,
        due as due_on, case when due is null then '长期' end as due_text, cast(d % 300 = 5 as integer) as due_changes,
        mended as rectified_on, case when c % 150 = 7 then found else mended end as rectified_from,
        mended is not null and c % 150 = 7 as rectified_estimated,
        accepted as accepted_on, false as accepted_estimated,
        case when how_bad = '重大' then accepted else mended end as closed_on,
        withdrawn as withdrawn_on, case when withdrawn is not null then '重复' end as withdrawn_reason,
        case when how_bad = '重大' and accepted is not null then '已销号' when how_bad = '重大' and mended is not null
            then '待验收' when mended is not null then '已整改' else '未整改' end as status,
        cast(d % 700 = 5 as integer) as reopened, d % 900 = 5 as vanished,
        '张' || (a % 30) as responsible_person, how_bad = '重大' and a % 3 = 0 as supervised, '更换' as measures,
        village_name(village) || strftime(found, '%Y年%-m月') || '隐患台账.xlsx' as workbook,
        left(md5(village || strftime(found, '%Y%m')), 12) as workbook_id, '隐患台账' as sheet,
        cast(3 + i % 400 as integer) as row_no,
        cast(last_day(found) as date) as first_reported_on,
        cast(least(date '{latest}', last_day(coalesce(mended, found))) as date) as last_reported_on, 1 as reports
    from ({accepted})
    where closed_on {closing} null"""
_SHEETS = """
    insert into return_sheet by name
    select left(md5(village || strftime(month, '%Y%m')), 12) as workbook_id,
        village_name(village) || strftime(month, '%Y年%-m月') || '隐患台账.xlsx' as workbook, '隐患台账' as sheet,
        'hazard_ledger' as return_name, 'loaded' as status, village_name(village) as reporting_place,
        village_code(village) as reporting_place_id, cast(month as date) as period_start,
        last_day(month) as period_end, last_day(month) as reporting_on, last_day(month) as received_on,
        false as is_zero_return, 14 as rows_read, 14 as rows_loaded, 0 as rows_rejected, 0 as rows_set_aside, 1 as load_no
    from range({villages}) villages(village), range(date '2022-10-01', date '{latest}', interval 1 month) months(month)"""
_REJECTED = """
    insert into rejected_row by name
    select left(md5(village || '202508'), 12) as workbook_id, village_name(village) || '2025年8月隐患台账.xlsx' as workbook,
        '隐患台账' as sheet, 9 as row_no, 'hazard_ledger' as return_name, village_name(village) as reporting_place,
        village_code(village) as reporting_place_id, village_name(village) as place, village_code(village) as place_id,
        '消防' as sector, case when n = 0 then '重大' else '一般' end as level, date '2025-08-01' as period_start,
        date '2025-08-31' as period_end, '检查时间“2月30日”：没有这一天' as reasons, '' as words, n = 2 as is_mended
    from range({villages}) villages(village), range(3) numbers(n) where hash(village, n) % 9 = 0"""
_OTHERS = [
    "insert into place by name select village_code(village) as place_id, village_code(village) as code,"
    " village_name(village) as name, '村' as kind, village as sort_no from range({villages}) villages(village)",
    "insert into sector by name select name, sort_no from (select unnest({sectors}) as name,"
    " unnest(range({n_sectors})) as sort_no)",
    "insert into target by name select 'due_rectification_rate' as indicator, 0.95 as value, '县安委会2025年要点' as basis",
    "insert into return_title values ('hazard_ledger', '隐患台账')",
    "insert into snapshot values (1, timestamp '{latest} 18:00:00', date '{latest}', date '2022-10-31', 'bench')",
]
_MACROS = [
    "create temp macro village_name(n) as ['东','西','南','北','上','下','前','后','大','小'][1 + n % 10]"
    " || ['沟','坪','湾','山','桥','林','河','岭','塘','店'][1 + (n // 10) % 10] || ['','一','二','三','四','五','六','七',"
    "'八','九','十','甲','乙','丙','丁','戊','己','庚','辛','壬'][1 + n // 100] || '村'",
    "create temp macro village_code(n) as cast(621099000000 + n as varchar)",
]
AT_ONCE = 1_000_000  # rows made in one statement, so that ten million need no more memory than one


def make(data: Path, rows: int, villages: int = VILLAGES) -> Path:
    """Write the data folder with snapshot 1 of so many hazards; the folder is returned."""
    folder = data / "snapshots"
    folder.mkdir(parents=True)
    with duckdb.connect(str(folder / "1.duckdb")) as con:
        for name, columns in TABLES.items():
            con.execute(f"create table {name} ({columns})")
        for macro in _MACROS:
            con.execute(macro)
        words = {"villages": villages, "latest": LATEST, "days": DAYS, "rows": rows}
        words |= {"sectors": SECTORS, "sources": SOURCES, "types": TYPES}
        words |= {f"n_{name}": len(words[name]) for name in ("sectors", "sources", "types")}
        for closing in ("is not", "is"):  # as a snapshot lies: what is closed before what is open
            for start in range(0, rows, AT_ONCE):
                span = {"start": start, "stop": min(rows, start + AT_ONCE), "closing": closing}
                con.execute(_nested(words | span))
        for statement in (_SHEETS, _REJECTED, *_OTHERS):
            con.execute(statement.format(**words))
        settings = [(name, json.dumps(value, ensure_ascii=False)) for name, value in SETTINGS.items()]
        con.executemany("insert into setting values (?, ?)", settings)
    (folder / "CURRENT").write_text("1", encoding="utf-8")
    return data


def _nested(words: dict) -> str:
    """The statement that makes some of the hazards, one question inside the other."""
    for name, part in (("drawn", _DRAWN), ("dated", _DATED), ("mended", _MENDED), ("accepted", _ACCEPTED)):
        words = words | {name: part.format(**words)}
    return _HAZARDS.format(**words)
