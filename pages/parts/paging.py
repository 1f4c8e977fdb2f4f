"""Long lists a page at a time."""

import streamlit as st

PER_PAGE = 50


def page_of(rows: list[dict]) -> list[dict]:
    """The rows of the page the reader is on; the page number stands in the address."""
    pages = [rows[start : start + PER_PAGE] for start in range(0, len(rows), PER_PAGE)]
    if len(pages) < 2:
        return rows
    return pages[st.pagination(len(pages), key="page", bind="query-params") - 1]
