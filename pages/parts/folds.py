"""What is one click away: a block that is computed only once it is opened, and stays open in the address."""

import streamlit as st


def opened(label: str, key: str):
    """The block to draw into, or None while it is folded."""
    fold = st.expander(label, key=key, bind="query-params")
    return fold if fold.open else None
