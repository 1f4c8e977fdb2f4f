"""Circulars that are refused: a sum that does not hold is named with its numbers, and so is what cannot be said."""

from dataclasses import replace

import pytest

from analytics.circulars import journal, monthly_circular, monthly_facts, preview
from analytics.circulars.line import NotIssued
from analytics.scope import Scope
from tests.by_hand import hazard
from tests.circulars.test_every_circular import written
from tests.circulars.town import found, march, two_years


def test_a_circular_whose_villages_do_not_sum_is_not_written(tmp_path):
    town = two_years(tmp_path)
    facts = replace(monthly_facts.gather(town, march(town)), overdue_parts=[("乙村", 4)])
    with pytest.raises(NotIssued, match="“超期未整改5项”一句的分项（乙村4项）合计4项，与5项不符"):
        monthly_circular.lines(facts)


def test_a_stock_that_does_not_add_up_is_named_and_nothing_is_numbered(tmp_path):
    broken = hazard("丙村", "2025-03-04", rectified_on="2025-02-01", closed_on="2025-02-01")
    town = two_years(tmp_path, hazard=[*found("甲村", 6, 6), *found("乙村", 6, 4), broken])
    with pytest.raises(NotIssued, match="期初0项＋发现13项－闭环10项－撤销0项≠期末2项，未成文"):
        written(town, "monthly_circular", tmp_path / "out")
    assert journal.issued(tmp_path) == []


def test_nobody_is_commended_where_nobody_leads(tmp_path):
    one = two_years(tmp_path / "one", hazard=found("甲村", 6, 6))
    with pytest.raises(NotIssued, match="参加排名的村（社区）1个，不足2个，没有先后"):
        written(one, "commendation", tmp_path / "out")
    alike = two_years(tmp_path / "alike", hazard=found("甲村", 6, 3) + found("乙村", 6, 3), rejected_row=[])
    with pytest.raises(NotIssued, match="参加排名的2个村（社区）到期整改率同为50.0%，没有先后"):
        written(alike, "commendation", tmp_path / "out")


def test_no_lists_where_fewer_than_two_are_ranked(tmp_path):
    town = two_years(tmp_path, hazard=found("甲村", 6, 6))
    lines = monthly_circular.lines(monthly_facts.gather(town, march(town)))
    assert any("参加排名的村（社区）1个，不足2个，不设红榜、黑榜。" in line.text for line in lines)


def test_a_risk_notice_needs_a_period_to_compare_with(tmp_path):
    town = two_years(tmp_path)
    first = Scope.of(town, "2024-01-01", "2024-01-31")
    with pytest.raises(NotIssued, match="上期（2023年12月1日—12月31日）没有完整台账"):
        preview(town, "risk_notice", first)


def test_the_campaign_is_not_summed_up_before_it_began(tmp_path):
    town = two_years(tmp_path)
    with pytest.raises(NotIssued, match="三年行动从2024年1月1日开始，截至日不能早于这一天"):
        preview(town, "campaign_summary", Scope.of(town, "2023-01-01", "2023-12-31"))


def test_nothing_is_said_of_days_before_the_ledger(tmp_path):
    town = two_years(tmp_path)
    with pytest.raises(NotIssued, match="台账从2024年1月1日建起，2023年1月1日—3月31日的情况不掌握"):
        preview(town, "monthly_circular", Scope.of(town, "2023-01-01", "2023-03-31"))


def test_the_campaign_is_summed_up_over_all_levels(tmp_path):
    town = two_years(tmp_path)
    with pytest.raises(NotIssued, match="统计全部等级、来源和类型的隐患，请去掉等级"):
        preview(town, "campaign_summary", march(town, levels="重大"))
