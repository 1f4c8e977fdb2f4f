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
from pages.parts import cached, cards
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


def of_county(view: View) -> None:
    """通报: the county's forms, filled from the ledgers; what is wrong with one, instead of its buttons."""
    from analytics.circulars.county_form import filled, form_name, forms  # only here: Excel is slow to start

    snapshot, on = view.town.open(), datetime.now()
    found = forms(Path(view.town.data))
    wrong = {
        title: cached.form_fault(view.town, view.scope, file, file.stat().st_mtime)
        for title, file in found.items()
    }
    st.html('<h3 class="title" id="county">上报表</h3>')
    with st.container(key="county-forms", horizontal=True, gap="small"):
        for title in (title for title, words in wrong.items() if not words):
            made = partial(filled, snapshot, view.scope, found[title], on)
            offer_with_pdf(title, form_name(snapshot, title, view.scope), made)
    for words in filter(None, wrong.values()):
        cards.empty(f"{words}。")
    said = (
        f"由台账按全镇填出：{view.scope.period_text()}，{view.scope.as_of_text()}，快照{snapshot.number}。"
        "末页“口径”说明每格怎么来，台账没有的留空待填。县里的表存为.xlsx放进templates文件夹，在要填的格里写标记即可。"
    )
    st.html(f'<p class="source">{said}</p>')
