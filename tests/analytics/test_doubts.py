"""What the office has to settle: unknown words, returns that contradict each other."""

from analytics import doubts

BOOK = {"workbook_id": "b1", "workbook": "甲.xlsx"}
SHEET = BOOK | {"sheet": "台账", "return_name": "hazard_ledger", "load_no": 1, "period_end": "2025-03-31"}


def problem(code, found, row_no=4):
    return BOOK | {
        "sheet": "台账",
        "row_no": row_no,
        "code": code,
        "found": found,
        "severity": "error",
        "advice": "请核对",
    }


def test_unknown_words_are_counted_and_the_commonest_stands_first(town):
    rows = [problem("status", "已安排"), problem("level", "较大"), problem("status", "已安排", 5)]
    snapshot = town(problem=rows, return_sheet=[SHEET], workbook=[BOOK])
    found = [(word.field, word.word, word.times) for word in doubts.unknown_words(snapshot)]
    assert found == [("status", "已安排", 2), ("level", "较大", 1)]


def test_blanks_and_replaced_workbooks_ask_for_no_word(town):
    rows = [problem("status", "空白"), problem("level", "较大")]
    snapshot = town(problem=rows, return_sheet=[SHEET], workbook=[BOOK | {"replaced_by": "b2"}])
    assert doubts.unknown_words(snapshot) == []


def test_disagreements_stand_with_place_and_both_values(town):
    snapshot = town(problem=[problem("disagrees", "消防 3")], return_sheet=[SHEET], workbook=[BOOK])
    assert [(row["workbook"], row["row_no"], row["found"]) for row in doubts.disagreements(snapshot)] == [
        ("甲.xlsx", 4, "消防 3")
    ]
