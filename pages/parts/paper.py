"""A document on the screen: which one is asked for, and its lines as HTML."""

from html import escape
from pathlib import Path
from typing import NamedTuple

from analytics.circulars import DOCUMENTS
from analytics.circulars.call import NO_CALL, Call
from analytics.circulars.editions import order_of
from analytics.circulars.line import Line
from analytics.circulars.order import Order
from analytics.scope import Scope
from pages.parts.cached import Town


class Paper(NamedTuple):
    """Which document of which snapshot: what every part of the page 通报 is about. `indicator` is '' where the
    document asks for none, `call` when and where a 约谈 is, as far as it is filled in."""

    town: Town
    document: str
    scope: Scope
    indicator: str
    call: Call = NO_CALL

    @property
    def asked(self) -> tuple:
        """The arguments after the snapshot, as analytics takes them."""
        return self.document, self.scope, self.indicator or None

    @property
    def order(self) -> Order:
        """As the journals know it."""
        return order_of(self.town.open(), DOCUMENTS[self.document], self.scope, self.indicator or None)

    @property
    def data(self) -> Path:
        """The town's folder."""
        return Path(self.town.data)


# How each kind of line is set; a table is drawn, an unknown kind is a paragraph.
TAGS = {
    "mark": '<p class="mark">{}</p>',
    "letterhead": '<p class="letterhead">{}</p>',
    "number": '<p class="centre">{}</p>',
    "signer": '<p class="right">{}</p>',
    "title": "<h1>{}</h1>",
    "to": '<p class="plain">{}</p>',
    "heading": "<h2>{}</h2>",
    "signature": '<p class="right">{}</p>',
    "date": '<p class="right">{}</p>',
    "annex": '<p class="plain annex"><b>{}</b></p>',
    "table_title": '<p class="centre"><b>{}</b></p>',
    "table_scope": '<p class="centre small">{}</p>',
    "table_note": '<p class="plain small">{}</p>',
    "copy_to": '<p class="plain small">{}</p>',
    "printed_by": '<p class="plain small">{}</p>',
    "printed_on": '<p class="plain small">{}</p>',
}


def on_screen(lines: list[Line]) -> str:
    """The document as it will be printed, line by line."""
    return f'<div class="paper">{"".join(map(line_as_html, lines))}</div>'


def line_as_html(line: Line) -> str:
    """One line; an empty one prints nothing."""
    if line.kind == "table":
        return cells_as_html(line.cells)
    return TAGS.get(line.kind, "<p>{}</p>").format(escape(line.text)) if line.text else ""


def cells_as_html(cells: tuple[tuple[str, ...], ...]) -> str:
    """A table line, headings first; on a phone its rows become a list, as any table's do."""
    head = "".join(f"<th>{escape(word)}</th>" for word in cells[0])
    body = "".join(f"<tr>{''.join(map(cell_as_html, cells[0], row))}</tr>" for row in cells[1:])
    return f'<div class="table list"><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'


def cell_as_html(heading: str, word: str) -> str:
    """One cell with its heading beside it for a phone."""
    return f'<td data-label="{escape(heading)}">{escape(word)}</td>'
