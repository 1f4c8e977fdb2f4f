"""Long lists a page at a time."""

import streamlit as st

PER_PAGE = 50


def stretch(total: int) -> tuple[int, int]:
    """(how many, after how many) of the page that the reader is on; its number stands in the address."""
    count = -(-total // PER_PAGE)
    page = st.pagination(count, key="page", bind="query-params") if count > 1 else 1
    return PER_PAGE, (page - 1) * PER_PAGE


def page_of(rows: list[dict]) -> list[dict]:
    """The rows of the page that the reader is on."""
    limit, offset = stretch(len(rows))
    return rows[offset : offset + limit]
