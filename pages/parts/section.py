"""One question of the meeting with its answer, a table or a picture: shown on the page, and again as a slide."""

from collections.abc import Callable
from dataclasses import dataclass

import plotly.graph_objects as go

from pages.parts import picture, tables


@dataclass(frozen=True)
class Section:
    """Title, the line that says what is looked at, then a table as HTML or a picture under its key.

    `more`: HTML after it, such as a link; `opens`: which page a mark of the picture opens.
    """

    title: str
    line: str
    html: str = ""
    figure: go.Figure | None = None
    key: str = ""
    more: str = ""
    opens: Callable[[str], str | None] = picture.nowhere


def show(one: Section) -> None:
    """On the page, in the cell that is being filled."""
    if one.figure is None:
        tables.show(one.title, one.line, one.html, one.more)
    else:
        picture.show(one.figure, one.key, one.more, one.opens)
