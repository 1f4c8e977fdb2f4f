"""What a link asks for and the page does not know: said in one line, never passed over in silence."""

from collections.abc import Iterable
from datetime import date
from html import escape

import streamlit as st

from analytics.store import Snapshot
from analytics.wording import full_day_text


def place() -> None:
    """The spot under the filters where such lines are put, wherever on the page they arise."""
    st.session_state["asked"] = st.container(key="asked", gap=None)


def say(words: str) -> None:
    """One such line."""
    st.session_state["asked"].html(f'<p class="asked">{escape(words)}。</p>')


def say_older(snapshot: Snapshot, latest: str) -> None:
    """The clear mark that what is shown is not the latest that is known, with the way back."""
    words = f"正在看旧快照{snapshot.number}：{full_day_text(snapshot.built_on)}建成，数据到{full_day_text(snapshot.latest)}；最新的是{latest}。"
    st.session_state["asked"].html(
        f'<p class="asked older">◆ {words}<a href="?" data-drop="snapshot">看最新</a></p>'
    )


def check(key: str, known: Iterable[str], why: str, instead: str) -> None:
    """Say which words that the address has under this key are not known. Ask before the widget is drawn:
    it takes them out of the address."""
    asked, known = st.query_params.get_all(key), set(known)
    unknown = [word for word in asked if word not in known]
    if unknown:
        shown = instead if len(unknown) == len(asked) else "其余条件"
        say(f"链接里的{''.join(f'“{word}”' for word in unknown)}{why}，已按{shown}显示")


def check_days(key: str, latest: date, instead: str) -> None:
    """The same for days: not a day, or after the last day that the data know."""
    for word in st.query_params.get_all(key):
        try:
            day = date.fromisoformat(word)
        except ValueError:
            say(f"链接里的日期“{word}”认不出，已按{instead}显示")
            continue
        if day > latest:
            say(f"链接里的日期“{word}”在最新数据（{full_day_text(latest)}）之后，已按{instead}显示")
