"""Tables as readers know them: first column frozen, figures to the right, a name that opens its rows."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from html import escape, unescape

import streamlit as st

from analytics.exported import Head, table_file
from pages.parts import bases

# A table whose headings order its rows where they stand (tables.js).
ORDERS = ' data-orders title="点表头排序"'
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class Column:
    """A heading, and how its cells are set: '' words, 'short' words kept on one line, 'narrow' words
    that may break, 'num' figures.

    Columns side by side with the same `group` stand together under that word. A heading with `href` orders the
    rows by its column; `order` is 'ascending' or 'descending' where they are. `about` is the indicator whose 口径
    stands behind the heading.
    """

    title: str
    kind: str = ""
    group: str = ""
    href: str = ""
    order: str = ""
    about: str = ""

    @property
    def label(self) -> str:
        """The heading where it stands alone, beside a value on a phone."""
        return f"{self.group}：{self.title}" if self.group else self.title


@dataclass(frozen=True)
class Link:
    """A cell that opens something inside the app."""

    text: str
    href: str


@dataclass(frozen=True)
class State:
    """A cell that is already HTML: a state word with its mark, a name with something small beside it. `value` is what
    a workbook holds of it, unless given its words."""

    html: str
    value: str | None = None


@dataclass(frozen=True)
class From:
    """A cell whose second line says where the row comes from, and opens it there."""

    text: str
    origin: str
    href: str


@dataclass(frozen=True)
class Noted:
    """A cell with a small line under what it says."""

    value: object
    note: str


@dataclass(frozen=True)
class Table:
    """A table before it is set; `after` is HTML that stands under it."""

    columns: list[Column]
    rows: list[list]
    key: str
    after: str = ""

    @property
    def html(self) -> str:
        """The table as it is shown."""
        orders = "" if any(column.href for column in self.columns) else ORDERS
        return table(self.columns, self.rows, self.key).replace("<table>", f"<table{orders}>", 1) + self.after

    def file(self, title: str, lines: list[str]) -> bytes:
        """The table as an Excel workbook; what stands small under a figure has a column of its own beside it."""
        heads, cells = [], [[] for _ in self.rows]
        for at, column in enumerate(self.columns):
            heads.append(Head(column.label, column.kind in ("num", "heat")))
            for row, made in zip(self.rows, cells, strict=True):
                made.append(plain(row[at]))
            if any(isinstance(row[at], Noted) for row in self.rows):
                heads.append(Head(f"{column.label}：变化"))
                for row, made in zip(self.rows, cells, strict=True):
                    made.append(row[at].note if isinstance(row[at], Noted) else None)
        return table_file(title, lines, heads, cells)


def plain(value):
    """What a cell says, without what it opens."""
    if isinstance(value, State) and value.value is not None:
        return value.value
    if isinstance(value, State):
        return unescape(re.sub("(<[^>]+>)+", " ", value.html)).strip()
    if isinstance(value, Noted):
        return plain(value.value)
    return value.text if isinstance(value, (Link, From)) else value


def table(columns: list[Column], rows: list[list], key: str) -> str:
    """The table as HTML; on a phone its rows become a list with the headings beside the values."""
    head = headings(columns)
    body = "".join(f"<tr>{''.join(map(cell, columns, row))}</tr>" for row in rows)
    return (
        f'<div class="table list" id="{key}"><table><thead>{head}</thead><tbody>{body}</tbody></table></div>'
    )


def headings(columns: list[Column]) -> str:
    """One line of headings, or two where some columns stand in groups."""
    if not any(column.group for column in columns):
        return f"<tr>{''.join(map(heading, columns))}</tr>"
    over, under = "", ""
    groups = [column.group for column in columns]
    for at, column in enumerate(columns):
        if not column.group:
            over += heading(column, ' rowspan="2"')
            continue
        under += heading(column)
        if column.group != (groups[at - 1] if at else ""):
            over += f'<th class="group" colspan="{groups.count(column.group)}">{escape(column.group)}</th>'
    return f"<tr>{over}</tr><tr>{under}</tr>"


def heading(column: Column, more: str = "") -> str:
    """One heading; a long one may break before its bracket and nowhere else."""
    words = escape(column.title).replace("（", "<wbr>（")
    if column.href:
        mark = {"ascending": " ▲", "descending": " ▼"}.get(column.order, "")
        words = f'<a href="{escape(column.href)}" title="按{escape(column.label)}排序">{words}{mark}</a>'
    words += f" {bases.link(column.about)}" if column.about else ""
    more += f' aria-sort="{column.order}"' if column.order else ""
    return f'<th scope="col" class="{column.kind}"{more}>{words}</th>'


def cell(column: Column, value) -> str:
    """One cell."""
    whole = f' title="{escape(str(value))}"' if column.kind == "clip" else ""
    return f'<td class="{column.kind}"{whole} data-label="{escape(column.label)}">{said(value)}</td>'


def said(value) -> str:
    """What a cell says, as HTML; None says nothing."""
    if isinstance(value, Link):
        return f'<a href="{escape(value.href)}">{escape(value.text)}</a>'
    if isinstance(value, State):
        return value.html
    if isinstance(value, Noted):
        return f'{said(value.value)}<small class="note">{escape(value.note)}</small>'
    if isinstance(value, From):
        way = f'<a href="{escape(value.href)}">{escape(value.origin)}</a>'
        return f'{escape(value.text)}<small class="from">{way}</small>'
    return "" if value is None else escape(str(value))


def show(
    title: str, scope: str, drawn: str | Table, more: str = "", file: Callable[[], bytes] | None = None
) -> None:
    """A table with its caption: title, scope line, table, source or link, and the way to take it along as Excel.

    `file` makes the workbook where it holds more than is shown.
    """
    is_table = isinstance(drawn, Table)
    html = drawn.html if is_table else drawn
    with st.container(gap=None):
        st.html(
            f'<div class="panel" role="region" aria-label="{escape(title)}"><h3 class="title">{escape(title)}</h3><p class="scope">{escape(scope)}</p>{html}'
            f'<p class="source">{more}</p></div>'
        )
        if is_table:
            lines = [scope, *filter(None, [unescape(re.sub("<a .*?</a>|<[^>]+>", "", more))])]
            export(title, file or partial(drawn.file, title, lines))


def export(title: str, file: Callable[[], bytes]) -> None:
    """The button that hands out a table's workbook; it is made when the button is pressed."""
    name = re.sub(r'[\\/:*?"<>|\s]+', "_", title)
    st.download_button(
        "导出 Excel", file, f"{name}.xlsx", XLSX, key=f"export-{title}", on_click="ignore", type="tertiary"
    )
