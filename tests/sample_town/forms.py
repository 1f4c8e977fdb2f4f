"""The form that each sender has got used to: which columns, which words, which kind of file."""

import tomllib
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from tests.sample_town.words import FOLDER


@dataclass(frozen=True)
class Form:
    """A sender's form; the words are those of words/forms.toml.

    columns: (what it holds, heading), two levels of heading with a slash. kind: xlsx, biff, csv, csv_utf8, html.
    days: how days are written; due: how deadlines are; title: '' for none; zero: '' for a header alone.
    """

    unit: str
    kind: str
    columns: tuple[tuple[str, str], ...]
    since: date = date(2024, 1, 1)
    days: str = "dot"
    due: str = "day"
    title: str = ""
    unit_line: bool = False
    sheet: str = "隐患台账"
    name: str = "{unit}{year}年{month}月隐患台账"
    done: tuple[str, ...] = ("已整改", "整改完成", "已完成")
    doing: tuple[str, ...] = ("整改中", "正在整改", "未整改")
    zero: str = "无"
    total: bool = False
    merges: bool = False
    footer: tuple[str, ...] = ()
    sectors: dict[str, str] = field(default_factory=dict)  # the sender's own words for sectors

    @property
    def suffix(self) -> str:
        """The file name's ending; an HTML table goes out as .xls."""
        return {"xlsx": ".xlsx", "biff": ".xls", "html": ".xls"}.get(self.kind, ".csv")

    @property
    def sheet_name(self) -> str:
        """The sheet as the importer names it: '' where a file has none."""
        return self.sheet if self.kind in ("xlsx", "biff") else ""

    def heading(self, holds: str) -> str:
        """The heading of the column that holds it."""
        return next(heading for what, heading in self.columns if what == holds)


@cache
def _forms() -> tuple[Form, ...]:
    with (FOLDER / "forms.toml").open("rb") as file:
        declared = tomllib.load(file)["form"]
    return tuple(Form(**{name: _frozen(name, value) for name, value in one.items()}) for one in declared)


def _frozen(name: str, value):
    if name == "columns":
        return tuple(tuple(part.split("=")) for part in value.split())
    return tuple(value) if isinstance(value, list) else value


def form_of(unit: str, month: date) -> Form:
    """The form that the sender used in that month: the latest one begun by then."""
    return max((f for f in _forms() if f.unit == unit and f.since <= month), key=lambda f: f.since)
