"""Files to take along from a page, each made only when its button is pressed."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

import streamlit as st

from analytics.circulars.pdf import can_print, pdf_file
from analytics.circulars.ranking_picture import picture_name, ranking_picture
from analytics.circulars.typefaces import ADVICE, typeface
from analytics.indicators import INDICATORS
from pages.parts import cards
from pages.parts.filters import View
from pages.parts.since_last import Compared

Make = Callable[[], bytes]


def offer(label: str, name: str, make: Make | bytes, key: str = "") -> None:
    """A button that makes the file when it is pressed, without running the page again."""
    st.download_button(label, make, name, key=key or f"take-{name}", on_click="ignore")


def offer_with_pdf(label: str, name: str, make: Make) -> None:
    """The same, and beside it the PDF where LibreOffice is installed."""
    offer(label, name, make)
    offer_pdf(f"{label.partition('（')[0]}（PDF）", name, make)


def offer_pdf(label: str, name: str, make: Make, key: str = "") -> None:
    """The PDF of a file alone; no button where it cannot be made here."""
    if can_print(name):
        offer(label, f"{Path(name).stem}.pdf", lambda: pdf_file(name, make()), key or f"take-pdf-{name}")


def of_meeting(look: Compared) -> None:
    """周例会: the deck."""
    from analytics.circulars.deck import deck, deck_name  # only here: PowerPoint is slow to start

    on = datetime.now()
    with st.container(key="takeaways", horizontal=True, gap="small"):
        made = partial(deck, look.snapshot, look.scope, look.last, on)
        offer_with_pdf("周例会演示稿（PowerPoint）", deck_name(look.snapshot, on), made)


def of_ranking(view: View, indicator: str, by: str) -> None:
    """村级排名: the villages' ranking as a picture for a chat group; why not, where no typeface can draw it."""
    if by != "place" or INDICATORS[indicator].table != "hazard":
        return
    if typeface() is None:
        cards.notes([ADVICE])
        return
    asked = view.town.open(), view.scope, indicator
    with st.container(key="takeaways", horizontal=True, gap="small"):
        offer("排名图片，发群用（PNG）", picture_name(*asked), partial(ranking_picture, *asked))
