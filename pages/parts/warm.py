"""What a server does once, a moment after its first page: start what the other pages need, settle its memory."""

import gc
import threading
from contextlib import suppress
from importlib import import_module

import streamlit as st

# Slow to start, and nothing that a first page shows: the documents, and what reads and writes workbooks.
LATER = ("analytics.circulars.issuing", "pages.parts.takeaways", "xlsxwriter", "pandas")
AFTER = 5.0  # seconds, for the first page to have been painted


@st.cache_resource(show_spinner=False)
def soon() -> None:
    """Ask for it; nothing happens when it was asked before."""
    timer = threading.Timer(AFTER, now)
    timer.daemon = True
    timer.start()


def now() -> None:
    """Start what is slow to start. What fails here fails again, and is said, where it is used.

    What then stands, stands for good: the collector need not look through it again in the middle of a click.
    """
    for name in LATER:
        with suppress(ImportError):
            import_module(name)
    gc.collect()
    gc.freeze()
    gc.set_threshold(
        10_000, 10, 10
    )  # a ranking of thousands makes tens of thousands of objects and drops few
