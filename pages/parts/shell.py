"""What frames every page: the style, links that stay in the app, the snapshot in use, and the mark 示例数据."""

import json
import re
from html import escape
from pathlib import Path
from urllib.parse import urlencode

import streamlit as st
from streamlit.runtime.pages_manager import PagesManager

from analytics import comparison
from analytics.charts.frame import DARK, NAMED
from analytics.registers import WHOLE_TOWN
from analytics.store import NoSnapshot, Refused, current_number, town_folder
from pages.parts import asked, bases, filters, picked, picture, warm
from pages.parts.cached import Town
from pages.parts.filters import View

HERE = Path(__file__).parent
SAMPLE = "示例数据"
ALL_SECTORS = "全部行业"
# A dark picture on white paper.
PRINTED = ".js-plotly-plot { filter: invert(1) hue-rotate(180deg) brightness(1.15); }"
PHRASE = re.compile("[^，；、]+[，；、]?")  # a line breaks only after these


def dress(pages: list) -> None:
    """The style sheet in the theme's colours, the way to the other theme, and the few lines that keep links inside
    the app and Streamlit's own words Chinese."""
    is_dark = picture.is_dark()
    look = "浅色" if is_dark else "深色"
    colours = {name: DARK[colour] if is_dark else colour for name, colour in NAMED.items()}
    named = " ".join(f"--{name}: {colour};" for name, colour in colours.items())
    on_paper = " ".join(f"--{name}: {colour};" for name, colour in NAMED.items())
    st.html(
        f"<style>:root {{ {named} }} {(HERE / 'style.css').read_text(encoding='utf-8')} @media print {{ :root {{ {on_paper} }} {PRINTED if is_dark else ''} }}</style>"
        f'<a class="look" href="?look={look}" data-look="{look}">{look}</a>'
    )
    scripts = "\n".join(
        (HERE / name).read_text(encoding="utf-8") for name in ("look.js", "links.js", "tables.js", "words.js")
    )
    names = json.dumps([page.url_path for page in pages])
    st.html(f"<script>window.pageNames = {names};\n{scripts}</script>", unsafe_allow_javascript=True)


def front_door() -> None:
    """Make sure that dashboard.py runs. A link straight to a page, the first thing after the server's start, runs
    the page alone: until st.navigation is first called, Streamlit 1.67 discovers the folder pages/ by itself.
    """
    if PagesManager.uses_pages_directory:
        PagesManager.uses_pages_directory = False
        st.rerun()


def frame(pages: list, page) -> None:
    """What stands over every page: the mark of the sample, on a phone the pages by name, and the filters, which
    so follow from page to page."""
    town = opened()
    links = [link_to(one, one.url_path == page.url_path) for one in pages if one.visibility == "visible"]
    st.html(f'<nav class="pages" aria-label="页面">{"".join(links)}</nav>')
    if town is None:
        asked.place()
    view = st.session_state["view"] = filters.chosen(town, page.url_path) if town else None
    if view:
        picked.show_if_any(view)


def link_to(page, is_here: bool) -> str:
    """The page by its name, with the filters that are asked for."""
    asked = urlencode([(key, word) for key, words in filters.asked_for().items() for word in words])
    to = f"{page.url_path or './'}{'?' * bool(asked)}{asked}"
    where = ' aria-current="page"' if is_here else f' href="{escape(to)}"'
    return f"<a{where}>{escape(page.title)}</a>"


def run(page) -> None:
    """The page itself; a question that analytics refuses is one plain sentence on it."""
    try:
        page.run()
        if st.session_state.get("view"):
            bases.show_if_asked(st.session_state["view"])
        warm.soon()
    except Refused as problem:
        st.warning(f"{problem}。")


def view() -> View:
    """What the reader looks at; the first line of a page. Without any data the page ends with what to do."""
    found = view_if_any()
    if found is None:
        st.info("还没有可以显示的数据。请到「数据上报」交上第一批表。")
        st.stop()
    return found


def view_if_any() -> View | None:
    """What the reader looks at, None while there is no data at all."""
    front_door()
    return st.session_state["view"]


def opened() -> Town | None:
    """The town's current snapshot, or the sample's; None without either."""
    folder = town_folder()
    number = current_number(folder)
    try:
        town = Town(str(folder), number) if number is not None else None
        is_sample = town.open().is_sample if town else False
    except NoSnapshot:
        return None
    if is_sample:
        st.html(f'<p class="sample">{SAMPLE}<small>（虚构的镇，仅供试用）</small></p>')
    return town


def heading(title: str, view: View, said: str = "") -> None:
    """The page's name (or its one sentence) over the line that says what is looked at."""
    words = f"<h1>{escape(title)}</h1>"
    if said:
        phrases = "".join(f"<span>{escape(phrase)}</span>" for phrase in PHRASE.findall(said))
        words = f'<p class="kicker">{escape(title)}</p><h1 class="said">{phrases}</h1>'
    st.html(f'<div class="heading">{words}<p class="scope">{escape(scope_line(view))}</p></div>')


def scope_line(view: View) -> str:
    """Town, period, as-of day, filters, snapshot; stands once a page, under its title."""
    snapshot = view.town.open()
    parts = [snapshot.settings["town"] or "本镇", view.scope.text(), f"快照{snapshot.number}"]
    parts += [comparison.text(snapshot, view.scope, view.against)] if view.against else []
    return " · ".join(parts + ([SAMPLE] if snapshot.is_sample else []))


def short_line(view: View, n: int | None = None) -> str:
    """What a screenshot of one picture or table still needs: '2025年 · 西河村 · 截至3月31日 · 快照7 · n=52'."""
    snapshot, scope = view.town.open(), view.scope
    parts = [filters.name_of_period(snapshot, scope) or scope.period_text()]
    parts += [words for words in scope.filter_texts() if words not in (WHOLE_TOWN, ALL_SECTORS)]
    parts += [scope.as_of_text(), f"快照{snapshot.number}", *([f"n={n}"] if n is not None else [])]
    return " · ".join(parts + ([SAMPLE] if snapshot.is_sample else []))
