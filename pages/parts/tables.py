"""Tables as readers know them: first column frozen, figures to the right, a name that opens its rows."""

from dataclasses import dataclass
from html import escape

import streamlit as st


@dataclass(frozen=True)
class Column:
    """A heading, and how its cells are set: '' words, 'short' words kept on one line, 'num' figures."""

    title: str
    kind: str = ""


@dataclass(frozen=True)
class Link:
    """A cell that opens something inside the app."""

    text: str
    href: str


@dataclass(frozen=True)
class State:
    """A cell with a state word and its mark, already HTML."""

    html: str


def table(columns: list[Column], rows: list[list], key: str) -> str:
    """The table as HTML; on a phone its rows become a list with the headings beside the values."""
    head = "".join(f'<th class="{c.kind}">{escape(c.title)}</th>' for c in columns)
    body = "".join(f"<tr>{''.join(map(cell, columns, row))}</tr>" for row in rows)
    return f'<div class="table list" id="{key}"><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'


def cell(column: Column, value) -> str:
    """One cell; None prints nothing."""
    if isinstance(value, Link):
        words = f'<a href="{escape(value.href)}">{escape(value.text)}</a>'
    elif isinstance(value, State):
        words = value.html
    else:
        words = "" if value is None else escape(str(value))
    whole = f' title="{escape(str(value))}"' if column.kind == "clip" else ""
    return f'<td class="{column.kind}"{whole} data-label="{escape(column.title)}">{words}</td>'


def show(title: str, scope: str, html: str, more: str = "") -> None:
    """A table with its caption: title, scope line, table, source or link."""
    st.html(
        f'<div class="panel"><h3 class="title">{escape(title)}</h3><p class="scope">{escape(scope)}</p>{html}'
        f'<p class="source">{more}</p></div>'
    )
