"""Answers of the command line as an aligned table, CSV or JSON."""

import csv
import io
import json
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from unicodedata import east_asian_width

from analytics.figures import Figure
from analytics.ranking import RankRow
from analytics.scope import Scope
from analytics.wording import MINUS

FIGURE = ("key", "numerator", "denominator", "value", "text")
RANKED = (*FIGURE, "place_no", "reason", "returned", "overdue")


def figure_rows(figures: list[Figure]) -> list[dict]:
    """What show and rank print of each line (design: Commands)."""
    names = RANKED if figures and isinstance(figures[0], RankRow) else FIGURE
    return [{name: getattr(figure, name) for name in names} for figure in figures]


def envelope(indicator: str, snapshot: int, scope: Scope, rows: list[dict], **more) -> dict:
    """The JSON that show, rank and rows print."""
    days = {"as_of": scope.as_of, "since": scope.since, "until": scope.until}
    return {"indicator": indicator, "snapshot": snapshot, **days, **more, "rows": rows}


def as_json(answer) -> str:
    """Dates as ISO text, exact ratios as numbers."""
    return json.dumps(answer, ensure_ascii=False, default=_plain)


def _plain(value):
    if isinstance(value, datetime):
        return value.isoformat(sep=" ")
    if isinstance(value, date):
        return value.isoformat()
    return float(value) if isinstance(value, (Fraction, Decimal)) else str(value)


def as_csv(rows: list[dict], names: list[str]) -> str:
    """One line a row under a line of names; a text that a spreadsheet would take for a formula is quoted."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(names)
    writer.writerows([_cell(row[name]) for name in names] for row in rows)
    return out.getvalue().rstrip("\n")


def _cell(value):
    """Empty for what is not known; '=', '+', '@', '-' before words are escaped, numbers stay numbers."""
    if isinstance(value, str) and value[:1] in "=+@-\t\r" and value[:1] and not _is_number(value):
        return f"'{value}"
    if value is None or isinstance(value, (str, int)):
        return value
    return _plain(value)


def _is_number(text: str) -> bool:
    return text.lstrip("-").rstrip("%").replace(".", "", 1).isdigit()


def as_table(rows: list[dict], heads: dict[str, str]) -> str:
    """Columns aligned by the width of Chinese characters; numbers to the right."""
    cells = [[_shown(row.get(name)) for name in heads] for row in rows]
    widths = [max(map(_width, column)) for column in zip(heads.values(), *cells, strict=True)]
    right = [
        bool(rows) and all(isinstance(row.get(name), (int, type(None))) for row in rows) for name in heads
    ]
    lines = [list(heads.values()), *cells]
    return "\n".join(
        "  ".join(_padded(cell, *how) for cell, *how in zip(line, widths, right, strict=True)).rstrip()
        for line in lines
    )


def _shown(value) -> str:
    """A cell for people: one line, one minus sign."""
    text = "" if value is None else str(value if isinstance(value, (str, int)) else _plain(value))
    if text.startswith("-") and _is_number(text):
        text = MINUS + text[1:]
    return " ".join(text.split())


def _width(text: str) -> int:
    return sum(2 if east_asian_width(c) in "WF" else 1 for c in text)


def _padded(text: str, width: int, to_right: bool) -> str:
    space = " " * (width - _width(text))
    return space + text if to_right else text + space
