"""One of several words, with the value it stands for; the word stands in the address of the page."""

import streamlit as st

from pages.parts import asked


def one_of(label: str, values: dict, key: str, width: int = 220):
    """A labelled field that drops down; the first is the default."""
    asked.check(key, values, f"不在“{label}”的选项里", next(iter(values)))
    return values[st.selectbox(label, list(values), key=key, bind="query-params", width=width)]


def tab_of(label: str, values: dict, key: str):
    """The words side by side, one of them pressed; the first is the default."""
    asked.check(key, values, f"不在“{label}”的选项里", next(iter(values)))
    words = st.segmented_control(
        label, list(values), key=key, default=next(iter(values)), required=True, bind="query-params", label_visibility="collapsed"
    )  # fmt: skip
    return values[words]
