"""The card behind a figure says how it is reached, from the declaration and the rows themselves."""

from analytics.basis import basis
from analytics.scope import Scope
from analytics.store import open_snapshot
from tests.by_hand import hazard, make_snapshot


def card(tmp_path, name):
    hazards = [
        hazard("甲村", "2025-01-05", hazard_id="a", due_on="2025-01-20", rectified_on="2025-01-10"),
        hazard("甲村", "2025-01-06", hazard_id="b", due_on="2025-02-01"),
        hazard("甲村", "2025-01-07", hazard_id="c"),
    ]
    snapshot = open_snapshot(make_snapshot(tmp_path, "2025-03-31", 3, hazard=hazards))
    return dict(basis(snapshot, name, Scope.of(snapshot, levels="一般")))


def test_a_rate_names_both_counts(tmp_path):
    said = card(tmp_path, "due_rectification_rate")
    assert said["数值"] == "1 ÷ 2 = 50.0%"
    assert said["分子"] == "1（本期发现、截至日已到期且已整改）"
    assert said["分母"] == "2（本期发现、截至日已到期）"
    assert "无期限 1 项，未计入" in said["说明"]


def test_a_count_has_its_unit_and_its_scope(tmp_path):
    said = card(tmp_path, "overdue")
    assert said["数值"] == "1项"
    assert "分母" not in said
    assert [said[word] for word in ("时段", "范围", "截至")] == ["2025年1月1日—3月31日", "全镇 · 全部行业 · 一般隐患", "2025年3月31日"]  # fmt: skip
    assert said["快照"].startswith("快照3（")
