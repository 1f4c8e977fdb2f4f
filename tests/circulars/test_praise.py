"""Who is praised: nobody with hazards still overdue or rows sent back, and nobody below the target."""

import pytest

from analytics.circulars import preview
from analytics.circulars.line import NotIssued
from analytics.circulars.ranking_picture import Asked
from tests.circulars.town import found, march, of_month, places, tiny_town

LATE = of_month("乙村", "2025-02", 3, 0)  # found and due in February, open still: not in March's rate
NAMES = ("甲村", "乙村", "丙村", "丁村")


def town_of(data, rectified: dict[str, int], **tables):
    """Each village found six in March and rectified so many."""
    hazards = [row for name, count in rectified.items() for row in found(name, 6, count)] + LATE
    return tiny_town(
        data, **{"hazard": hazards, "place": places(*NAMES), "submission": [], "rejected_row": []} | tables
    )


def words_of(town, name: str) -> str:
    """The document's words in one."""
    return "\n".join(line.text for line in preview(town, name, march(town)))


def test_who_leads_with_overdue_hazards_is_not_commended_and_it_is_said(tmp_path):
    town = town_of(tmp_path, {"甲村": 6, "乙村": 6, "丙村": 4, "丁村": 3})
    text = words_of(town, "commendation")
    assert "共2个。其中乙村名次在前，截至4月20日还有超期未整改3项，不列入表扬名单；实际表扬1个。" in text
    assert "（一）甲村。第1名" in text and "（二）" not in text


def test_who_leads_with_rows_sent_back_is_not_commended(tmp_path):
    back = {"reporting_place_id": "甲村", "period_start": "2025-03-01", "period_end": "2025-03-31"}
    counts = {"甲村": 6, "乙村": 3, "丙村": 6, "丁村": 3}
    town = town_of(
        tmp_path, counts, rejected_row=[back | {"is_mended": False}], hazard=found_of(counts, "甲村", 20)
    )
    assert "甲村名次在前，截至4月20日还有退回未更正1项，不列入表扬名单" in words_of(town, "commendation")


def found_of(counts: dict[str, int], more: str, done: int) -> list[dict]:
    """Six found in each village, and in one of them so many more, all rectified."""
    return [row for name, count in counts.items() for row in found(name, 6, count)] + found(more, done, done)


def test_where_all_who_lead_have_something_overdue_nobody_is_commended(tmp_path):
    town = town_of(tmp_path, {"甲村": 4, "乙村": 6})
    with pytest.raises(
        NotIssued, match="没有可以表扬的村（社区）：乙村名次在前，截至4月20日还有超期未整改3项"
    ):
        words_of(town, "commendation")


def test_the_red_list_says_what_is_overdue_beside_the_name(tmp_path):
    text = words_of(town_of(tmp_path, {"甲村": 4, "乙村": 6}), "monthly_circular")
    assert "列入红榜（前1名）的有乙村100.0%（6/6）（另有超期未整改3项）" in text


def test_who_is_below_the_target_is_not_on_the_red_list(tmp_path):
    target = {"indicator": "due_rectification_rate", "value": "0.95", "since": "2025-01-01"}
    text = words_of(town_of(tmp_path, {"甲村": 4, "乙村": 5}, target=[target]), "monthly_circular")
    assert "没有列入红榜的村（社区）" in text
    assert "乙村名次在前，83.3%（5/6）低于目标（不低于95.0%），不列入红榜" in text


def test_the_picture_for_a_chat_group_explains_the_overdue_beside_a_name(tmp_path):
    town = town_of(tmp_path, {"甲村": 4, "乙村": 6})
    asked = Asked.of(town, march(town), "due_rectification_rate")
    assert [row.overdue for row in asked.rows[:1]] == [3]
    assert "超期是截至日所有超期未整改的隐患，包括本期以前发现的。" in asked.foot
    assert "超期是" not in Asked.of(town, march(town), "overdue").foot
