"""Tables as readers know them: first column frozen, figures to the right, a name that opens its rows."""

from dataclasses import dataclass
from html import escape

import streamlit as st


@dataclass(frozen=True)
class Column:
    """A heading, and how its cells are set: '' words, 'short' words kept on one line, 'narrow' words
    that may break, 'num' figures.

    Columns side by side with the same `group` stand together under that word.
    """

    title: str
    kind: str = ""
    group: str = ""

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
    """A cell that is already HTML: a state word with its mark, a name with something small beside it."""

    html: str


@dataclass(frozen=True)
class From:
    """A cell whose second line says where the row comes from."""

    text: str
    origin: str


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
    return f'<th class="{column.kind}"{more}>{escape(column.title).replace("（", "<wbr>（")}</th>'


def cell(column: Column, value) -> str:
    """One cell; None prints nothing."""
    if isinstance(value, Link):
        words = f'<a href="{escape(value.href)}">{escape(value.text)}</a>'
    elif isinstance(value, State):
        words = value.html
    elif isinstance(value, From):
        words = f'{escape(value.text)}<small class="from">{escape(value.origin)}</small>'
    else:
        words = "" if value is None else escape(str(value))
    whole = f' title="{escape(str(value))}"' if column.kind == "clip" else ""
    return f'<td class="{column.kind}"{whole} data-label="{escape(column.label)}">{words}</td>'


def show(title: str, scope: str, html: str, more: str = "") -> None:
    """A table with its caption: title, scope line, table, source or link."""
    st.html(
        f'<div class="panel"><h3 class="title">{escape(title)}</h3><p class="scope">{escape(scope)}</p>{html}'
        f'<p class="source">{more}</p></div>'
    )
