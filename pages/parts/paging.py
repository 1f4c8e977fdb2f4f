"""Long lists a page at a time."""

import streamlit as st

PER_PAGE = 50


def stretch(total: int, per_page: int = PER_PAGE, key: str = "page") -> tuple[int, int]:
    """(how many, after how many) of the page that the reader is on; its number stands in the address."""
    count = -(-total // per_page)
    page = st.pagination(count, key=key, bind="query-params") if count > 1 else 1
    return per_page, (page - 1) * per_page


def page_of(rows: list, per_page: int = PER_PAGE, key: str = "page") -> list:
    """The rows of the page that the reader is on."""
    limit, offset = stretch(len(rows), per_page, key)
    return rows[offset : offset + limit]
