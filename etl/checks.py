"""勾稽: what a return says twice must agree; each disagreement names both cells and both values."""

import re
from decimal import ROUND_HALF_UP, Decimal

from etl import cells
from etl.book import Cell
from etl.headers import Header
from etl.problems import NotClean, Problem
from etl.text import narrow, plain, shown

RATES = (
    ("general_rate", "general_rectified", "general_found", "general_open"),
    ("major_rate", "major_accepted", "major_found", "major_open"),
    ("units_rate", "units_checked", "units_due", None),
)


def typed_totals(
    sheet: str, header: Header, totals: list[tuple[int, list[Cell]]], records: list[dict], missing: str = ""
) -> list[Problem]:
    """Each count of each 合计 row against the sum of the rows loaded (其中 rows left out).

    missing says how many rows were rejected: then a difference is expected and the advice says so.
    """
    problems = []
    for row_no, row in _grand(totals):
        for at, column in header.columns.items():
            typed = _number(row, at) if column.kind == "count" else None
            if typed is None:
                continue
            parts = [
                r[column.name] for r in records if not r.get("is_part") and r.get(column.name) is not None
            ]
            if sum(parts) != typed:
                advice = (
                    f"合计栏写的是{typed}，各行相加是{sum(parts)}；以各行为准{missing}，请核对哪一个写错了"
                )
                found = f"{header.headings[at]}合计{typed}"
                problems.append(
                    Problem("warning", "total", sheet, row_no, header.headings[at], found, advice, at)
                )
    return problems


def ledger_totals(
    sheet: str, header: Header, totals: list[tuple[int, list[Cell]]], rows: int
) -> list[Problem]:
    """A ledger's '合计 … 25项' against the number of its data rows, good and rejected."""
    problems = []
    for row_no, row in _grand(totals):
        for at, column in header.columns.items():
            if column.name != "description" or at >= len(row) or row[at] is None:
                continue
            typed = _number(row, at)
            if typed is not None and typed != rows:
                advice = f"合计写的是{typed}项，表中是{rows}行；以各行为准，请核对是否漏填或多填"
                problems.append(
                    Problem(
                        "warning", "total", sheet, row_no, header.headings[at], shown(row[at]), advice, at
                    )
                )
    return problems


def _grand(totals: list[tuple[int, list[Cell]]]) -> list[tuple[int, list[Cell]]]:
    """The totals of the whole sheet: 小计 and 本页合计 speak of some of its rows only."""
    return [
        (row_no, row)
        for row_no, row in totals
        if not re.match("小计|本页", plain(next(shown(cell) for cell in row if cell is not None)))
    ]


def typed_rates(sheet: str, header: Header, row_no: int, row: list[Cell]) -> list[Problem]:
    """Each typed rate of a row against its own two counts, at the digits typed."""
    at = {column.name: i for i, column in header.columns.items()}
    problems = []
    for rate, numerator, denominator, still in RATES:
        if not {rate, denominator} <= set(at) or not {numerator, still} & set(at):
            continue
        typed = _rate(row, at[rate])
        d = _number(row, at[denominator])
        n = _number(row, at[numerator]) if numerator in at else _less(d, _number(row, at[still]))
        if typed is None or n is None or not d:
            continue
        value, digits = typed
        right = (Decimal(100) * n / d).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
        as_fraction = (Decimal(n) / d).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
        if value not in (right, as_fraction):
            heading = header.headings[at[rate]]
            advice = f"填的是{value}，按{n}/{d}计算是{right}；以计算为准，请核对"
            problems.append(Problem("warning", "rate", sheet, row_no, heading, str(value), advice, at[rate]))
    return problems


def _less(whole: int | None, part: int | None) -> int | None:
    return None if None in (whole, part) else whole - part


def _number(row: list[Cell], at: int) -> int | None:
    if at >= len(row) or row[at] is None:
        return None
    try:
        found = cells.count(row[at])
    except NotClean:
        return None
    return found.number if found else None


def _rate(row: list[Cell], at: int) -> tuple[Decimal, int] | None:
    """A typed rate and its decimals; None when blank or '/'."""
    text = narrow(shown(row[at])).rstrip("%") if at < len(row) and row[at] is not None else ""
    try:
        value = Decimal(text)
    except ArithmeticError:
        return None
    return value, max(0, -value.as_tuple().exponent)
