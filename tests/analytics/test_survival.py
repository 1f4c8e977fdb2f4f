"""How long mending takes, with what is still open counted for as long as it is known; ages of what is open."""

from datetime import date
from fractions import Fraction

from analytics import open_ages, survival
from analytics.figures import figure
from analytics.rows import rows_behind
from analytics.scope import Scope
from tests.by_hand import hazard


def test_five_hazards_by_hand_with_a_tie_and_censoring(town):
    # Found on 1 March. Mended after 3, 5 and 5 days; one withdrawn, unmended, after 5; one open at t, after 30.
    snapshot = town(
        hazard=[
            hazard("甲村", "2025-03-01", rectified_on="2025-03-04"),
            hazard("甲村", "2025-03-01", rectified_on="2025-03-06"),
            hazard("甲村", "2025-03-01", rectified_on="2025-03-06"),
            hazard("甲村", "2025-03-01", withdrawn_on="2025-03-06"),
            hazard("甲村", "2025-03-01"),
        ]
    )
    (curve,) = survival.curves(snapshot, Scope.of(snapshot))
    assert [(s.day, s.at_risk, s.mended, s.censored, s.still_open) for s in curve.steps] == [
        (3, 5, 1, 0, Fraction(4, 5)),
        # the one withdrawn that day was still watched: 4/5 × (4 − 2)/4
        (5, 4, 2, 1, Fraction(2, 5)),
        (30, 1, 0, 1, Fraction(2, 5)),
    ]
    assert (curve.found, curve.mended, curve.open, curve.withdrawn) == (5, 3, 1, 1)
    assert (curve.median_text(), curve.mended_text(3), curve.mended_text(7)) == ("5天", "20.0%", "60.0%")
    assert curve.mended_text(31) == "—"  # nobody was watched for so long


def test_mended_after_t_is_open_at_t_and_mended_after_withdrawal_is_withdrawn(town):
    snapshot = town(
        hazard=[
            hazard("甲村", "2025-03-01", rectified_on="2025-03-20"),
            hazard("甲村", "2025-03-01", withdrawn_on="2025-03-05", rectified_on="2025-03-08"),
            hazard("甲村", "2025-03-01", rectified_on="2025-03-01"),
        ]
    )
    (curve,) = survival.curves(snapshot, Scope.of(snapshot, as_of="2025-03-10"))
    assert [(s.day, s.at_risk, s.mended, s.censored) for s in curve.steps] == [
        (0, 3, 1, 0),
        (4, 2, 0, 1),
        (9, 1, 0, 1),
    ]
    assert curve.median_text() == "未过半"


def test_an_estimated_day_counts_late_and_shows_how_early_it_may_have_been(town):
    straddling = {"rectified_from": "2025-03-03", "rectified_on": "2025-03-11", "rectified_estimated": True}
    snapshot = town(hazard=[hazard("甲村", "2025-03-01", **straddling), hazard("甲村", "2025-03-01")])
    (curve,) = survival.curves(snapshot, Scope.of(snapshot))
    assert (curve.estimated, curve.median_text()) == (1, "2—10天")


def test_levels_are_curves_of_their_own(town):
    snapshot = town(hazard=[hazard("甲村", "2025-03-01"), hazard("甲村", "2025-03-01", level="重大")])
    assert [c.label for c in survival.curves(snapshot, Scope.of(snapshot))] == ["全部", "一般", "重大"]


def test_what_is_open_has_an_age_and_a_standing_and_opens_its_rows(town):
    snapshot = town(
        hazard=[
            hazard("甲村", "2025-03-31", due_on="2025-03-31"),  # due today: not late
            hazard("甲村", "2025-03-24", due_on="2025-03-30"),
            hazard("甲村", "2025-03-23", due_text="汛期前"),
            hazard("甲村", "2025-02-28", level="重大", due_on="2025-03-10", rectified_on="2025-03-09"),
            hazard("甲村", "2024-10-01", due_text="汛期前"),
            hazard("甲村", "2024-10-02", level="重大"),
            hazard("甲村", "2025-03-01", rectified_on="2025-03-02"),
        ]
    )
    scope = Scope.of(snapshot)
    ages = open_ages.open_ages(snapshot, scope)
    assert [(a.label, *a.counts.values()) for a in ages] == [
        # 未到期, 超期, 待验收, 无期限
        ("7天以内", 1, 1, 0, 0),
        ("8—30天", 0, 0, 0, 1),
        ("31—90天", 0, 0, 1, 0),
        ("91—180天", 0, 0, 0, 1),
        ("180天以上", 0, 0, 0, 1),
    ]
    for age in ages:
        asked = scope.with_(since=age.since).with_(until=age.until)
        assert len(rows_behind(snapshot, "found_open", asked)) == age.count
    lines = open_ages.no_due(snapshot, scope)
    assert [(n.words, n.count, n.major, n.oldest) for n in lines] == [
        ("汛期前", 2, 0, date(2024, 10, 1)),
        ("", 1, 1, date(2024, 10, 2)),
    ]
    assert figure(snapshot, "open_no_due", scope).numerator == 3
