"""Sheets left out of workbooks that were otherwise taken in stay listed until the workbook comes again."""

from analytics.sent_back import refused_sheets


def book(number: str, name: str, load_no: int, replaced_by: str | None = None) -> dict:
    return {"workbook_id": number, "workbook": name, "load_no": load_no, "replaced_by": replaced_by}


def left_out(number: str, name: str, sheet: str) -> dict:
    error = {"severity": "error", "code": "missing_heading", "advice": "缺少“整改期限”一列"}
    return {"workbook_id": number, "workbook": name, "sheet": sheet} | error


def test_a_sheet_left_out_is_listed_with_its_reason(town):
    snapshot = town(workbook=[book("a", "一月.xlsx", 1)], problem=[left_out("a", "一月.xlsx", "重大")])
    assert refused_sheets(snapshot) == [
        {"workbook": "一月.xlsx", "sheet": "重大", "reasons": "缺少“整改期限”一列"}
    ]


def test_it_is_listed_no_longer_when_the_workbook_came_again_or_was_replaced(town):
    snapshot = town(
        workbook=[book("a", "一月.xlsx", 1), book("b", "一月.xlsx", 2), book("c", "二月.xlsx", 3, "d")],
        problem=[left_out("a", "一月.xlsx", "重大"), left_out("c", "二月.xlsx", "重大")],
    )
    assert refused_sheets(snapshot) == []


def test_a_rejected_row_is_no_sheet_left_out(town):
    row = left_out("a", "一月.xlsx", "台账") | {"code": "date", "row_no": 5}
    assert refused_sheets(town(workbook=[book("a", "一月.xlsx", 1)], problem=[row])) == []
