"""What the ranking circular says, word for word."""

import re

import pytest

from analytics.circulars import preview
from analytics.circulars.line import NotIssued
from analytics.ranking import rank
from tests.by_hand import hazard
from tests.circulars.town import DOCUMENT, found, march, places, tiny_town

TEXT = """\
mark 草稿　初步
letterhead 样例镇安委办文件
number （草稿，未编号）
title 关于2025年3月全镇隐患整改排名情况的通报
to 各村（社区），镇属各部门（单位）：
heading 一、总体情况
para 2025年3月1日—3月31日，全镇共排查发现隐患13项；截至4月20日，已整改10项，累计整改率76.9%（10/13）。到期整改率76.9%（10/13）。截至4月20日，超期未整改3项，隐患存量3项。
para 需要说明的是：退回未更正2项，其中重大1项。
para 本期还有1份报表未到，以上为初步数，之后的变化以更正通报为准。
heading 二、排名情况
para 以到期整改率为序对村（社区）排名，按隐患所在地统计，详见附件1。到期整改率是指本期发现、到截至日已到期的隐患中，已完成整改的比例；无期限的不计入。
para 参加排名的村（社区）2个，依次为：第1名甲村，100.0%（6/6）；第2名乙村，66.7%（4/6）。未参加排名的2个（基数小于5的1个、未报的1个）：基数小于5的有丙村；未报的有丁村。
para 截至4月20日，超期未整改3项（乙村2项、丙村1项）。
para 退回未更正2项（乙村2项），更正前计入排名基数、不算完成。
heading 三、报送情况
para 本期应报送4份（已报2份、迟报1份、未报1份）。未报的有丁村1份；迟报的有乙村1份。
heading 四、下步要求
point （一）抓紧整改超期隐患。请乙村、丙村逐项落实整改责任人、措施和期限，于本通报印发之日起7日内将整改情况书面报样例镇安委办。
point （二）更正退回的数据。请乙村对照退回说明逐行更正，于本通报印发之日起7日内重新报送。
point （三）补报缺报的报表。请丁村于本通报印发之日起7日内补报；确无隐患的，也要报送零报告。
point （四）坚持自查自改。各村（社区）要持续开展隐患排查，发现一处登记一处，按期整改、及时销号。
attachment 附件：1. 2025年3月全镇隐患整改排名表
attachment 2. 全镇超期未整改隐患清单
signature 样例镇安委办
date （印发日期待定）
annex 附件1
table_title 2025年3月全镇隐患整改排名表
table_scope 2025年3月1日—3月31日 · 截至4月20日 · 全镇 · 全部行业 · 按隐患所在地统计 · 来源：上报的隐患台账
table 名次|村（社区）|到期应整改（项）|已整改（项）|到期整改率|超期（全部）|自查发现|退回未更正|未排名原因
      1|甲村|6|6|100.0%|0|/||
      2|乙村|6|4|66.7%|2|6|退回2项|
      —|丙村|1|0|0.0%|1|/||基数小于5
      —|丁村|0|0|/|0|0||未报
table_note 1.到期整改率＝本期发现、截至日已到期且已整改 ÷ 本期发现、截至日已到期。本期发现、到截至日已到期的隐患中，已完成整改的比例；无期限的不计入。
table_note 2.名次以到期整改率从高到低为序，相同的名次并列，其后空出相应名次（1、1、3）；名次相同的，超期未整改少的列前；到期应整改小于5项的只列数据、不排名。
table_note 3.退回未更正的行在更正前计入排名基数、不算完成，表中的数仍按台账计算。
table_note 4.超期（全部）是截至日所有超期未整改的隐患，包括本期以前发现的。
table_note 5.来源未注明的7项，不计入自查发现。
table_note 6.退回未更正2项，其中重大1项。
annex 附件2
table_title 全镇超期未整改隐患清单
table_scope 截至4月20日 · 全镇 · 全部行业 · 按隐患所在地统计 · 来源：上报的隐患台账
table 序号|村（社区）|单位（场所）|隐患内容|级别|整改期限|超期（天）
      1|丙村|样例超市||一般|3月10日|41
      2|乙村|||一般|3月10日|41
      3|乙村|||一般|3月10日|41
printed_by 样例镇安委办
printed_on （印发日期待定）"""


def said(lines) -> str:
    """The lines as text, a table row a line."""
    out = []
    for line in lines:
        rows = ["|".join(row) for row in line.cells]
        out += [
            f"{line.kind} {line.text or (rows[0] if rows else '')}",
            *(f"      {row}" for row in rows[1:]),
        ]
    return "\n".join(out)


def texts(snapshot, **more) -> str:
    scope = march(snapshot, **more)
    return said(preview(snapshot, DOCUMENT, scope))


def test_the_whole_circular_of_a_tiny_town(tmp_path):
    assert texts(tiny_town(tmp_path)) == TEXT


def test_every_row_of_the_ranking_is_in_the_table_to_the_digit(tmp_path):
    town = tiny_town(tmp_path, hazard=[*found("甲村", 6, 6), *found("乙村", 7, 7), *found(None, 6, 1)])
    table = next(line for line in preview(town, DOCUMENT, march(town)) if line.kind == "table")
    rows = [
        (row.key, str(row.denominator), str(row.numerator), row.text)
        for row in rank(town, "due_rectification_rate", march(town))
    ]
    assert [cells[1:5] for cells in table.cells[1:]] == rows
    assert [cells[0] for cells in table.cells[1:]] == ["1", "2", "—", "—", "—"]


def test_what_stands_in_a_bracket_after_a_count_sums_to_it(tmp_path):
    for count, parts in re.findall(r"(\d+)[项个份]（([^（）]*\d[^（）]*)）", texts(tiny_town(tmp_path))):
        numbers = re.findall(r"(\d+)[项个份](?=、|$)", parts)
        assert sum(map(int, numbers)) == int(count)


def test_villages_that_share_a_place_are_named_together(tmp_path):
    town = tiny_town(
        tmp_path, hazard=[*found("甲村", 6, 6), *found("乙村", 7, 7), *found("丙村", 6, 3)], rejected_row=[]
    )
    assert "第1名甲村、乙村并列，均为100.0%；第3名丙村，50.0%（3/6）。" in texts(town)


def test_in_a_large_town_only_both_ends_are_named(tmp_path):
    names = [f"{no}号村" for no in "甲乙丙丁戊己庚辛"]
    hazards = [row for i, name in enumerate(names) for row in found(name, 10, 10 - i)]
    town = tiny_town(tmp_path, hazard=hazards, place=places(*names), rejected_row=[], submission=[])
    said_of = texts(town)
    assert (
        "居前的是：第1名甲号村，100.0%（10/10）；第2名乙号村，90.0%（9/10）；第3名丙号村，80.0%（8/10）。"
        in said_of
    )
    assert (
        "居后的是：第6名己号村，50.0%（5/10）；第7名庚号村，40.0%（4/10）；第8名辛号村，30.0%（3/10）。"
        in said_of
    )


def test_no_overdue_hazard_means_no_second_annex(tmp_path):
    said_of = texts(tiny_town(tmp_path, hazard=found("甲村", 6, 6)))
    assert "没有超期未整改的隐患。" in said_of
    assert "附件：2025年3月全镇隐患整改排名表" in said_of and "annex 附件\n" in said_of
    assert "附件2" not in said_of and "抓紧整改" not in said_of


@pytest.mark.parametrize(
    ("villages", "sentence"),
    [((), "名录里没有村（社区）"), (("甲村",), "排名至少要有两个村（社区），现在的范围里只有甲村")],
)
def test_a_ranking_of_fewer_than_two_is_refused(tmp_path, villages, sentence):
    town = tiny_town(tmp_path, place=places(*villages))
    with pytest.raises(NotIssued, match=sentence):
        texts(town)


def test_where_nothing_was_registered_as_expected_nobody_is_missing(tmp_path):
    assert "本期没有登记应报送的报表，不判断未报和迟报。" in texts(tiny_town(tmp_path, submission=[]))


def test_a_late_zero_return_is_named_among_the_late(tmp_path):
    late = {
        "return_name": "hazard_ledger",
        "return_title": "隐患台账",
        "due_on": "2025-04-05",
        "status": "迟报",
    }
    late |= {"period_start": "2025-03-01", "period_end": "2025-03-31", "received_on": "2025-04-09"}
    rows = [
        late | {"place": p, "place_id": p, "rows_loaded": n, "rows_rejected": 0}
        for p, n in (("甲村", 6), ("丁村", 0))
    ]
    town = tiny_town(tmp_path / "late", submission=rows)
    assert "迟报的有甲村1份、丁村1份，其中零报告的有丁村1份。" in texts(town)


def test_the_title_follows_the_scope(tmp_path):
    rows = [hazard("甲村", "2025-03-01", sector="消防", level="重大")]
    town = tiny_town(tmp_path, hazard=rows, sector=[{"name": "消防", "sort_no": 1}])
    title = "title 关于2025年3月甲村、乙村消防领域重大隐患整改排名情况的通报"
    assert title in texts(town, places=["甲村", "乙村"], sectors="消防", levels="重大")


def test_a_ranking_by_a_count_has_no_denominator(tmp_path):
    town = tiny_town(tmp_path)
    lines = preview(town, DOCUMENT, march(town), "overdue")
    table = next(line for line in lines if line.kind == "table")
    assert table.cells[:2] == (
        ("名次", "村（社区）", "超期未整改（项）", "自查发现", "退回未更正", "未排名原因"),
        ("1", "甲村", "0", "0", "", ""),
    )
    assert "退回未更正的行在更正前计入排名的项数" in said(lines) and "排名基数" not in said(lines)
    assert "关于2025年3月全镇隐患超期未整改排名情况的通报" in said(lines)


def test_accidents_are_no_ground_for_a_ranking_of_rectification(tmp_path):
    town = tiny_town(tmp_path)
    with pytest.raises(NotIssued, match="不能按“deaths”排名，请改用"):
        preview(town, DOCUMENT, march(town), "deaths")
