"""An issued circular held against today: every printed figure then and now, and the rows because of which."""

from datetime import date

import pytest

from analytics.breakdown import line_scope
from analytics.circulars import issue, journal
from analytics.circulars.asked import Asked
from analytics.circulars.causes import summed_words
from analytics.circulars.differences import because, compared, explained, headline
from analytics.circulars.kept import figures_of
from analytics.circulars.printed_differences import differences
from analytics.figures import figure
from analytics.scope import Scope
from tests.by_hand import hazard
from tests.circulars.town import ISSUED_AT, found, issued, march, tiny_town, two_years

MONTHLY = "monthly_circular"
KNOWN = {"level": "重大", "due_on": "2025-03-25", "sector": "消防", "hazard_type": "消防类"}


def town_of(data, number=1, **more):
    """甲村 6/6, 乙村 4/6, each hazard with an id of its own."""
    return tiny_town(data, number=number, **({"hazard": ledger()} | more))


def ledger():
    rows = found("甲村", 6, 6) + found("乙村", 6, 4) + found("丙村", 1)
    return [row | {"hazard_id": f"x{at}"} for at, row in enumerate(rows)]


def later(data, change):
    """The second snapshot, its ledger changed; what the issued circular says differs from it."""
    issued(town_of(data), data / "out")
    rows = change(ledger())
    town = town_of(data, 2, hazard=rows)
    return town, compared(town, figures_of(data, journal.issued(data)[0]["id"]))


def one(result, what):
    return next(each for each in result.found if each.what == what)


def test_late_returns_are_named_by_unit_and_number_of_which_in_the_numerator(tmp_path):
    more = [hazard("乙村", "2025-03-02", due_on="2025-03-10", hazard_id=f"n{i}") for i in range(5)]
    more.append(hazard("乙村", "2025-03-02", due_on="2025-03-10", rectified_on="2025-03-09", hazard_id="n5"))
    town, result = later(tmp_path, lambda rows: rows + more)
    whole = one(result, "到期整改率")
    assert (whole.then, whole.now) == ("76.9%（10/13）", "57.9%（11/19）")
    assert summed_words(whole.causes, whole.indicator) == "乙村补报6项，其中计入分子1项"
    assert {cause.row["hazard_id"] for cause in whole.causes} == {f"n{i}" for i in range(6)}
    place = one(result, "乙村 到期整改率")
    assert place.then.startswith("66.7%（4/6），第2名") and place.now.startswith("41.7%（5/12），第2名")
    assert place.causes == whole.causes


def test_then_and_now_are_what_show_prints_and_the_rows_account_for_the_change(tmp_path):
    town, result = later(
        tmp_path, lambda rows: rows[1:] + [hazard("甲村", "2025-03-02", due_on="2025-03-10", hazard_id="n")]
    )
    whole = one(result, "到期整改率")
    now = figure(town, "due_rectification_rate", march(town))
    assert whole.now == f"{now.text}（{now.numerator}/{now.denominator}）"
    assert 10 + sum(cause.numerator for cause in whole.causes) == now.numerator
    assert 13 + sum(cause.denominator for cause in whole.causes) == now.denominator


def test_a_hazard_reopened_and_one_that_is_gone(tmp_path):
    def change(rows):
        rows[0] |= {"rectified_on": None, "closed_on": None, "status": "未整改"}
        return rows[:-1]

    _, result = later(tmp_path, change)
    whole = one(result, "到期整改率")
    assert summed_words(whole.causes, whole.indicator) == "丙村台账中已没有1项；甲村改回未整改1项"
    [back] = [cause for cause in whole.causes if cause.place == "甲村"]
    assert "整改日期由2025年3月5日改为空白" in back.why
    overdue = one(result, "甲村 超期未整改")
    assert (overdue.then, overdue.now) == ("0项", "1项") and summed_words(
        overdue.causes, "overdue"
    ) == "甲村改回未整改1项"


def test_a_corrected_row_moves_from_one_village_to_the_other_and_leaves_the_town_as_it_was(tmp_path):
    def change(rows):
        rows[0] |= {"place": "乙村", "place_id": "乙村"}
        return rows

    _, result = later(tmp_path, change)
    assert "到期整改率" not in [each.what for each in result.found]
    for place in ("甲村", "乙村"):
        moved = one(result, f"{place} 到期整改率")
        assert summed_words(moved.causes, moved.indicator) == "甲村改为乙村更正1项"
        assert moved.causes[0].why == "属地由甲村改为乙村"


def test_a_place_that_moves_with_others_says_so_and_so_does_what_was_sent_back(tmp_path):
    town, result = later(tmp_path, lambda rows: [row for row in rows if row["place"] != "甲村"])
    assert because(one(result, "乙村 到期整改率")) == "本单位的行没有变化，名次随别的单位变"
    town = town_of(tmp_path, 3, rejected_row=[])
    result = compared(town, figures_of(tmp_path, journal.issued(tmp_path)[0]["id"]))
    assert because(one(result, "乙村 到期整改率")) == "退回未更正由2项变为0项"


def test_a_line_of_the_overdue_list_that_prints_otherwise_is_counted(tmp_path):
    def change(rows):
        rows[-1] |= {"entity": "另一个超市"}
        return rows

    _, result = later(tmp_path, change)
    assert [(each.what, because(each)) for each in result.found] == [("超期清单", "1行不再列出，1行新列")]


def test_the_headline_is_the_figure_that_the_circular_ranks_by(tmp_path):
    _, result = later(tmp_path, lambda rows: rows[1:])
    assert (
        headline(result)
        == "2025年3月1日—3月31日到期整改率 76.9%（10/13） → 现 75.0%（9/12）：甲村台账中已没有1项"
    )


def test_what_was_mended_later_than_the_day_of_the_circular_changes_nothing(tmp_path):
    def change(rows):
        rows[-1] |= {"rectified_on": date(2025, 4, 25), "closed_on": date(2025, 4, 25), "status": "已整改"}
        return rows

    _, result = later(tmp_path, change)
    assert result.found == []


def test_without_the_kept_snapshot_only_the_figures_are_compared(tmp_path):
    issued(town_of(tmp_path), tmp_path / "out")
    town = town_of(tmp_path, 2, hazard=ledger()[1:])
    kept = figures_of(tmp_path, journal.issued(tmp_path)[0]["id"])
    (tmp_path / "snapshots" / "1.duckdb").unlink()
    result = compared(town, kept)
    assert "印发所据的快照1已不在数据文件夹里" in result.why_no_rows
    assert one(result, "到期整改率").causes == () and one(result, "到期整改率").now == "75.0%（9/12）"


def test_a_return_that_came_late_is_said_by_its_sender(tmp_path):
    issued(town_of(tmp_path), tmp_path / "out")
    sent = {
        "return_name": "hazard_ledger",
        "due_on": "2025-04-05",
        "status": "迟报",
        "received_on": "2025-04-19",
    }
    sent |= {"period_start": "2025-03-01", "period_end": "2025-03-31", "place": "丁村", "place_id": "丁村"}
    town = town_of(tmp_path, 2, submission=[sent])
    result = compared(town, figures_of(tmp_path, journal.issued(tmp_path)[0]["id"]))
    assert (one(result, "报送情况：未报").then, one(result, "报送情况：未报").now) == ("1份：丁村", "0份")


def test_an_older_snapshot_than_the_circulars_own_is_not_compared(tmp_path):
    old = town_of(tmp_path)
    issued(town_of(tmp_path, 2, hazard=ledger()[1:]), tmp_path / "out")
    result = compared(old, figures_of(tmp_path, journal.issued(tmp_path)[0]["id"]))
    assert "所看的快照1早于印发所据的快照2" in result.why_not


def test_figures_asked_while_wording_are_compared_too_and_the_same_again_is_the_kept_edition(tmp_path):
    town = town_of(tmp_path)
    issue(town, MONTHLY, march(town), out=tmp_path / "out", on=ISSUED_AT)
    again = town_of(tmp_path, 2)
    issue(again, MONTHLY, march(again), out=tmp_path / "out", on=ISSUED_AT)
    [line] = journal.issued(tmp_path)
    assert compared(again, figures_of(tmp_path, line["id"])).found == []
    result = compared(town_of(tmp_path, 3, hazard=ledger()[1:]), figures_of(tmp_path, line["id"]))
    unsaid = one(result, "2025年3月1日—3月31日 未注明 排查隐患数")
    assert (unsaid.then, unsaid.now) == ("13项", "12项") and because(unsaid) == "甲村台账中已没有1项"


@pytest.mark.parametrize(
    "by, words", [("month", "3月1日—3月31日"), ("leader", "王副镇长"), ("reporting_place", "甲村")]
)
@pytest.mark.parametrize("name", ["hazards_found", "stock"])
def test_a_line_of_any_breakdown_has_its_rows(tmp_path, name, by, words):
    def asked(town):
        figures = Asked(town)
        figures.by(name, Scope.of(town, "2025-01-01", "2025-04-20"), by)
        return {"asked": figures.kept(), "state": "正式", "scope": {}}

    led = {"sector": "消防"}
    tables = {"leader": [{"leader": "王副镇长", "role": "分管", "sector": "消防"}]}
    rows = [row | led for row in ledger()]
    before = town_of(tmp_path, hazard=rows, **tables)
    new = hazard("甲村", "2025-03-02", hazard_id="n", **led)
    now = town_of(tmp_path, 2, hazard=[*rows, new], **tables)
    found = differences(asked(before), asked(now))
    line = next(each for each in found if words in each.what)
    [told] = explained(before, now, Scope.of(now), [line])
    assert because(told) == "甲村补报1项"
    assert told.now == f"{figure(now, name, told.scope).text}项"


def test_a_stock_by_month_is_that_of_the_months_last_day(tmp_path):
    town = town_of(tmp_path)
    scope = Scope.of(town, "2025-02-01", "2025-04-20")
    assert line_scope(scope, "month", "2025-03", at_period_end=True).as_of == date(2025, 3, 31)
    assert line_scope(scope, "month", "2025-03").as_of == date(2025, 4, 20)


@pytest.mark.parametrize("name", ["risk_notice", "campaign_summary"])
def test_each_figure_of_a_notice_or_a_summary_is_asked_again_over_the_period_it_was_printed_for(
    tmp_path, name
):
    town = two_years(tmp_path)
    issue(town, name, march(town), out=tmp_path / "out", on=ISSUED_AT)
    more = hazard("乙村", "2025-03-20", hazard_id="n", **KNOWN)
    new = two_years(tmp_path, number=2, hazard=town.query("select * from hazard") + [more])
    [line] = journal.issued(tmp_path)
    result = compared(new, figures_of(tmp_path, line["id"]))
    asked = [each for each in result.found if each.indicator and not each.place]
    assert asked
    for each in asked:
        scope = each.scope or result.scope
        told = {f"{figure(town_, each.indicator, scope).text}" for town_ in (town, new)}
        assert {words.split("（")[0].rstrip("项起") for words in (each.then, each.now)} == told
