"""What the figures of a column are counted in: said by its heading, by the unit row under it, or above the table."""

import re

from etl.book import Sheet
from etl.headers import Header, is_unit_row
from etl.text import narrow, shown

BEHIND = re.compile(r"[(/](?:单位:?)?(亿元|万元|元)\)*$")
ABOVE = re.compile(r"单位:(亿元|万元|元)(?![一-鿿])")


def money_units(sheet: Sheet, header: Header) -> dict[int, str]:
    """Column number -> 元, 万元 or 亿元 for each column of money; 万元 when nothing is said."""
    above = narrow(
        "\n".join(shown(c) + ";" for row in sheet.rows[: header.start] for c in row if c is not None)
    )
    said_above = ABOVE.search(above)
    unit_rows = [row for row in sheet.rows[header.start : header.end + 1] if is_unit_row(row)]
    found = {}
    for at, column in header.columns.items():
        if column.kind == "money":
            words = [header.headings[at], *(f"({shown(row[at])})" for row in unit_rows if at < len(row))]
            told = [hit[1] for word in words if (hit := BEHIND.search(narrow(word)))]
            found[at] = told[-1] if told else said_above[1] if said_above else "万元"
    return found
