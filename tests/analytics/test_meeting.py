"""The weekly meeting's sentence, cards and lists over a tiny town."""

from analytics import cards, meeting, sending, timelines
from analytics.scope import Scope
from analytics.store import open_snapshot
from tests.by_hand import hazard, make_snapshot

PLACES = [{"place_id": n, "name": n, "kind": "村", "sort_no": i} for i, n in enumerate(("甲村", "乙村"))]
HAZARDS = [
    hazard("甲村", "2025-03-01", due_on="2025-03-10", rectified_on="2025-03-09"),
    hazard("甲村", "2025-03-02", due_on="2025-03-10", description="配电箱无盖"),
    hazard("乙村", "2025-03-27", due_on="2025-03-28", level="重大", description="堵塞通道"),
    hazard("乙村", "2025-03-26", due_on="2025-04-20"),
]


def town(tmp_path, **tables):
    tables = {"place": PLACES, "hazard": [dict(row) for row in HAZARDS]} | tables
    snapshot = open_snapshot(make_snapshot(tmp_path, "2025-03-31", **tables))
    return snapshot, Scope.of(snapshot)


def test_the_sentence_says_the_rate_what_is_overdue_and_accidents(tmp_path):
    said = meeting.sentence(*town(tmp_path))
    assert said == (
        "截至3月31日，到期整改率 33.3%；超期未整改 2 项，最多的是甲村1项、乙村1项；近7天生产安全事故 0 起。"
    )


def test_of_villages_with_as_many_overdue_none_is_named_before_the_others(tmp_path):
    names = ["甲村", "乙村", "丙村", "丁村"]
    late = {"found_on": "2025-03-01", "due_on": "2025-03-10"}
    hazards = [hazard(name, **late) for name in ["甲村", *names]]
    places = [{"place_id": n, "name": n, "kind": "村", "sort_no": i} for i, n in enumerate(names)]
    said = meeting.sentence(*town(tmp_path, hazard=hazards, place=places))
    assert "超期未整改 5 项，最多的是甲村2项；" in said


REJECTED = {
    "return_name": "accident_ledger",
    "reporting_place": "镇应急办",
    "reporting_place_id": "镇应急办",
    "is_mended": False,
    "period_start": "2025-01-01",
    "period_end": "2025-03-20",
}


def test_a_rejected_accident_stands_beside_the_figure_until_it_is_mended(tmp_path):
    rows = [REJECTED, REJECTED | {"is_mended": True}, REJECTED | {"return_name": "hazard_ledger"}]
    snapshot, scope = town(tmp_path, rejected_row=rows)
    assert "近7天生产安全事故 0 起，事故表退回未更正 1 行，未计入。" in meeting.sentence(snapshot, scope)
    assert cards.of(snapshot, "accidents", scope).lines[-1] == "事故表退回未更正 1 行，未计入"
    assert len(meeting.rejected_accidents(snapshot, scope)) == 1


def test_a_rejected_accident_stays_beside_every_village_it_may_be_of(tmp_path):
    rows = [REJECTED, REJECTED | {"place": "甲村", "place_id": "甲村"}]
    snapshot, _ = town(tmp_path, rejected_row=rows)
    found = [
        len(meeting.rejected_accidents(snapshot, Scope.of(snapshot, places=p))) for p in ("甲村", "乙村")
    ]
    assert found == [2, 1]


def test_the_dead_of_an_accident_not_settled_are_said(tmp_path):
    accident = {"occurred_at": "2025-03-30 08:00:00", "is_production": None, "deaths": 1}
    snapshot, scope = town(tmp_path, accident=[accident])
    assert "近7天生产安全事故 0 起，另1起待定性（死亡1人）。" in meeting.sentence(snapshot, scope)
    assert "另1起待定性（死亡1人）" in cards.of(snapshot, "deaths", scope).lines


def test_a_card_compares_with_seven_days_before(tmp_path):
    snapshot, scope = town(tmp_path)
    card = cards.of(snapshot, "overdue", scope)
    assert (card.text, card.counts) == ("2", "项")
    assert card.lines == ("较7天前 1项→2项", "其中重大 1 项")


def test_a_rate_stands_with_its_counts_and_its_target(tmp_path):
    target = {
        "indicator": "due_rectification_rate",
        "value": 95,
        "basis": "考核办法第六条",
        "since": "2025-01-01",
    }
    card = cards.of(*reorder(*town(tmp_path, target=[target])))
    assert (card.text, card.counts, card.target, card.state) == ("33.3%", "1/3", "目标不低于95.0%", "落后")


def reorder(snapshot, scope):
    return snapshot, "due_rectification_rate", scope


def test_a_dated_target_says_its_day(tmp_path):
    target = {"indicator": "stock", "value": 1, "basis": "方案", "since": "2025-01-01", "until": "2026-12-31"}
    snapshot, scope = town(tmp_path, target=[target])
    assert cards.of(snapshot, "stock", scope).target == "到2026年12月31日不高于1项"


def test_without_an_earlier_snapshot_what_is_new_is_that_of_seven_days(tmp_path):
    late = hazard("甲村", "2025-01-02", first_reported_on="2025-03-30", rectified_on="2025-03-30")
    card = meeting.headlines(*town(tmp_path, hazard=[late, *(dict(row) for row in HAZARDS)]))[3]
    assert (card.label, card.text) == ("近7天新报", "3")
    assert card.lines == ("3月25日—31日", "按发现日期 2 项", "整改销号 1 项")


def test_major_hazards_come_first_among_the_overdue(tmp_path):
    rows = meeting.longest_overdue(*town(tmp_path), 5)
    assert [(row["description"], row["days_overdue"]) for row in rows] == [
        ("堵塞通道", 3),
        ("配电箱无盖", 21),
    ]


def test_who_has_sent_what_is_a_row_a_unit_and_a_column_a_period(tmp_path):
    line = {
        "return_name": "hazard_ledger",
        "return_title": "台账",
        "frequency": "month",
        "due_on": "2025-03-05",
    }
    line |= {"period_start": "2025-02-01", "period_end": "2025-02-28"}
    rows = [
        line | {"place": "甲村", "place_id": "甲村", "status": "已报", "received_on": "2025-03-01"},
        line | {"place": "乙村", "place_id": "乙村", "status": "未报"},
    ]
    snapshot, scope = town(tmp_path, submission=rows)
    (sheet,) = sending.sheets(snapshot, scope)
    assert sheet.periods == ("2025年2月",)
    assert sheet.units == (("甲村", ("已报",)), ("乙村", ("未报",)))
    assert sheet.counts == {"已报": 1, "迟报": 0, "零报告": 0, "未报": 1}
    assert meeting.not_sent(snapshot, scope) == ["台账2月未报：乙村"]


def test_the_historic_stock_is_taken_at_each_months_end(tmp_path):
    old = hazard("甲村", "2023-11-01", level="重大", rectified_on="2024-02-10", accepted_on="2024-02-20")
    setting = [{"name": "ledger_since", "value": "2023-10-01"}]
    snapshot, scope = town(tmp_path, hazard=[old], setting=setting)
    counts = [count for _, count in timelines.historic(snapshot, scope)]
    assert counts[:4] == [1, 1, 0, 0]
    assert timelines.historic(snapshot, scope)[0][0].isoformat() == "2023-12-31"


def test_this_year_stops_at_the_day_and_last_year_is_whole(tmp_path):
    setting = [{"name": "ledger_since", "value": "2023-10-01"}]
    snapshot, scope = town(tmp_path, setting=setting)
    this, last = timelines.this_and_last_year(snapshot, "accidents", scope)
    assert [line.key for line in this] == ["2025-01", "2025-02", "2025-03"]
    assert len(last) == 12
