"""What stands beside a figure."""

from analytics.figures import notes
from analytics.scope import Scope
from tests.by_hand import hazard


def said(town, indicator, hazards, **tables):
    snapshot = town(hazard=hazards, **tables)
    return notes(snapshot, indicator, Scope.of(snapshot))


def test_a_plain_figure_needs_no_note(town):
    rows = [hazard("甲村", "2025-03-20", due_on="2025-03-30", rectified_on="2025-03-25")]
    assert said(town, "on_time_rate", rows) == []


def test_hazards_without_a_due_day_are_counted_beside_rates_of_due_days_only(town):
    rows = [hazard("甲村", "2025-03-20"), hazard("甲村", "2025-03-20", withdrawn_on="2025-03-21")]
    assert said(town, "due_rectification_rate", rows) == ["无期限 1 项，未计入", "本期撤销 1 项"]


def test_the_plain_rate_does_not_speak_of_due_days(town):
    assert said(town, "rectification_rate", [hazard("甲村", "2025-03-20")]) == []


def test_a_rectification_that_straddles_its_due_day_is_said(town):
    row = hazard(
        "甲村",
        "2025-03-01",
        due_on="2025-03-10",
        rectified_from="2025-03-02",
        rectified_on="2025-03-31",
        rectified_estimated=True,
    )
    assert said(town, "on_time_rate", [row]) == ["无法判定 1 项，未算按期", "整改日期为估计 1 项"]


def test_rejected_rows_stand_beside_with_the_major_ones(town):
    row = {
        "reporting_place": "甲村",
        "reporting_place_id": "甲村",
        "is_mended": False,
        "return_name": "hazard_ledger",
    }
    march = {"period_start": "2025-03-01", "period_end": "2025-03-31"}
    rows = [row | march, row | march | {"level": "重大"}, row | march | {"is_mended": True}]
    assert said(town, "stock", [], rejected_row=rows) == ["退回未更正 2 项，其中重大 1 项"]


def test_of_major_hazards_alone_what_is_rejected_is_said_once(town):
    row = {"reporting_place": "甲村", "reporting_place_id": "甲村", "is_mended": False, "level": "重大"}
    march = {"period_start": "2025-03-01", "period_end": "2025-03-31", "return_name": "hazard_ledger"}
    snapshot = town(hazard=[], rejected_row=[row | march])
    assert notes(snapshot, "stock", Scope.of(snapshot, levels=["重大"])) == ["退回未更正 1 项"]


def test_what_was_not_reported_again_is_shown_apart(town):
    rows = [
        hazard("甲村", "2025-01-05", due_on="2025-01-20", last_reported_on="2025-01-31"),
        hazard("甲村", "2025-01-05", due_on="2025-01-20", last_reported_on="2025-03-31"),
        hazard("甲村", "2025-03-20", due_on="2025-03-31", last_reported_on="2025-03-31"),
    ]
    assert said(town, "overdue", rows) == ["今日到期 1 项，未算超期", "其中 1 项自1月31日后未再报"]


def test_unplaced_estimated_and_vanished_rows_are_said(town):
    rows = [hazard(None, "2025-03-20", found_estimated=True), hazard("甲村", "2025-03-20", vanished=True)]
    assert said(town, "hazards_found", rows) == ["发现日期为估计 1 项", "未分村 1 项", "消失待确认 1 项"]


def test_a_period_before_the_ledger_is_not_a_clean_one(town):
    snapshot = town(
        hazard=[hazard("甲村", "2025-03-20")], setting=[{"name": "ledger_since", "value": "2024-01-01"}]
    )
    before = Scope.of(snapshot, since="2020-01-01", until="2020-12-31")
    assert notes(snapshot, "overdue", before) == [
        "2020年1月1日—12月31日在台账建起（2024年1月1日）以前，没有记录，0不代表没有隐患"
    ]
    assert notes(snapshot, "hazards_found", Scope.of(snapshot, since="2024-01-01", until="2024-01-31")) == []
