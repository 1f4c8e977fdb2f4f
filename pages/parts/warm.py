"""What a server does once, a moment after its first page: start what documents need, settle its memory."""

import atexit
import gc
import threading
from contextlib import suppress

AFTER = 5.0  # seconds, for the first page to have been painted
_first = threading.Lock()


def soon() -> None:
    """Ask for it; nothing happens when it was asked before."""
    if _first.acquire(blocking=False):
        timer = threading.Timer(AFTER, settle)
        timer.daemon = True
        timer.start()


def settle() -> None:
    """Start the documents, which are slow to start; what fails here fails again, and is said, where it is used.

    What then stands, stands for good: the collector need not look through it again in the middle of a click. pandas
    is not for a thread beside: plotly takes one that is half loaded for a whole one.
    """
    with suppress(ImportError):
        import analytics.circulars.issuing  # noqa: F401
    gc.collect()
    gc.freeze()
    atexit.register(gc.unfreeze)  # what closes itself at the end is to be found then
    gc.set_threshold(
        10_000, 10, 10
    )  # a ranking of thousands makes tens of thousands of objects and drops few
