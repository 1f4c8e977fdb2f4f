"""What the office settles itself at 数据上报: words it confirms once, returns that contradict each other."""

from collections.abc import Callable
from html import escape

import streamlit as st

from analytics.doubts import FIELD_NAMES, Word
from pages.parts import cached, tables
from pages.parts.filters import View

WORDS_LISTED, LINES_LISTED = 8, 10


def words(view: View, meanings: Callable[[str, str], dict[str, str]], confirm: Callable[..., None]) -> None:
    """Unknown headings and words, each with the meanings it may have; nothing where there is none.

    `meanings` gives stored value -> label for a field of a return; `confirm` keeps the choice and loads again.
    """
    found = cached.unknown_words(view.town)
    if not found:
        return
    st.html(
        '<h2 id="words">不认识的叫法</h2><p class="notes">确认一次，以后都认得，以前交的表也按它重读；'
        "记在 data/reference/words.csv。拿不准的不要选，请填报单位改正。</p>"
    )
    who = st.text_input("确认人", key="confirmed_by", width=240, placeholder="填姓名后才能确认")
    for at, word in enumerate(found[:WORDS_LISTED]):
        one(word, at, meanings(word.field, word.return_name), who.strip(), confirm)
    if len(found) > WORDS_LISTED:
        st.html(f"<p>还有 {len(found) - WORDS_LISTED} 个，确认上面的以后再列出。</p>")


def one(word: Word, at: int, choices: dict[str, str], who: str, confirm: Callable[..., None]) -> None:
    """The word, where it was met, what it may mean, and the button that keeps it."""
    with st.container(key=f"word-{at}", horizontal=True, vertical_alignment="bottom", gap="small"):
        st.html(
            f'<div class="open"><b>{FIELD_NAMES[word.field]}“{escape(word.word)}”</b> '
            f"<small>{word.times} 处 · {escape(word.workbook)}</small></div>",
            width="stretch",
        )
        means = st.selectbox(
            "意思",
            list(choices),
            index=None,
            format_func=lambda value: choices[value],
            key=f"means-{at}-{word.word}",
            placeholder="选它的意思",
            width=200,
        )
        if st.button("认作这个意思", key=f"confirm-{at}", disabled=not (means and who)):
            confirm(word.field, word.return_name, word.word, means, who)


def contradictions(view: View) -> None:
    """勾稽不符: one return against another, both values; nothing where all agree."""
    found = cached.disagreements(view.town)
    if not found:
        return
    st.html(f'<h2 id="disagree">勾稽不符（{len(found)} 处）</h2>')
    columns = [tables.Column("填的数"), tables.Column("在哪里"), tables.Column("和谁不一致")]
    rows = [
        [row["found"], f"{row['workbook']} 第{row['row_no']}行", row["advice"]]
        for row in found[:LINES_LISTED]
    ]
    st.html(tables.table(columns, rows, "disagreements"))
