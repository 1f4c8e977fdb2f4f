"""An accident in words: category by both editions, 四不放过, provisional and revised; by nature and grade."""

from analytics.accident_words import Categories, categories, four, report_mark
from analytics.accidents import board, by_edition, by_grade, natures
from analytics.scope import Scope
from tests.analytics.test_accident_figures import snapshot_of

OLD, NEW = "GB/T 6441-1986", "GB 6441-2025"


def kind(word, standard):
    return categories({"category": word, "category_standard": standard})


def test_the_other_edition_is_named_only_where_there_is_exactly_one_name():
    assert kind("触电", OLD) == Categories("触电", "触电")
    assert kind("机械伤害", OLD) == Categories("机械伤害", "机械致害")
    assert kind("机械致害", NEW) == Categories("机械伤害", "机械致害")
    # split in two: which one it was, the word does not say
    assert kind("中毒和窒息", OLD) == Categories("中毒和窒息", "无一一对应")
    assert kind("粉尘爆炸", NEW) == Categories("无一一对应", "粉尘爆炸")
    assert kind("摔了", None) == Categories("未按国标填写", "未按国标填写")
    assert kind(None, None) == Categories("未注明", "未注明")


def test_four_no_let_go_come_from_the_rows_own_columns():
    row = {
        "extras": '{"事故原因": "未系安全带", "责任人员处理情况": "未处理", "防范措施落实": "是", "handling": "已结案"}'
    }
    assert [(each.label, each.said, each.missing) for each in four(row)] == [
        ("原因查清", "未系安全带", ""),  # a cause, however it begins
        ("责任人员处理", "", "未落实"),
        ("整改措施落实", "是", ""),
        ("有关人员受教育", "", "未填"),
    ]


def test_a_report_is_provisional_until_settled_and_says_how_often_it_was_corrected():
    assert report_mark({"stage": "初报", "versions": 1}) == "初步（初报）"
    assert report_mark({"stage": "续报", "versions": 3}) == "初步（续报），已更正，报过 3 次"
    assert report_mark({"stage": "核定", "versions": 1}) == "核定"


def test_production_and_other_accidents_stand_apart(town):
    snapshot = snapshot_of(town)
    lines = natures(snapshot, Scope.of(snapshot))
    assert [(line.production, line.figures["accidents"].numerator, line.figures["deaths"].numerator) for line in lines] == [
        ("yes", 2, 3),
        ("no", 1, 3),
        ("unknown", 1, 0),
    ]  # fmt: skip


def test_grades_are_all_listed_and_lower_bounds_told(town):
    snapshot = snapshot_of(town)
    every = board(snapshot, Scope.of(snapshot, production="all")).rows
    rows = board(snapshot, Scope.of(snapshot)).rows
    assert by_grade(every)[:4] == by_grade(rows)  # 493 grades production accidents only
    assert (by_grade(every)[4].key, by_grade(every)[4].value) == ("非生产安全、待定性（不计入各等级）", 2)
    assert [(line.key, line.value, line.bounds) for line in by_grade(rows)] == [
        ("特别重大", 0, 0),
        ("重大", 0, 0),
        ("较大", 1, 1),
        ("一般", 1, 0),
    ]
    assert [(line.key, line.value, line.words) for line in by_edition(rows, "new")] == [
        ("触电（未按国标）", 2, ("触电",))
    ]
