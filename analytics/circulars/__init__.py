"""The documents an office issues. What prints them is slow to start, so each name starts its module when it is asked for."""

from importlib import import_module

# name -> the module of this package that makes it
_FROM = {
    **dict.fromkeys(("DOCUMENTS", "Document"), "documents"),
    **dict.fromkeys(("KINDS", "Line", "NotIssued"), "line"),
    **dict.fromkeys(("issued_before", "issued_words", "standing_edition"), "editions"),
    **dict.fromkeys(("issue", "issue_signed", "preview", "send_to_check", "sign"), "issuing"),
}


def __getattr__(name: str):
    """A name of the list above, from where it is made."""
    if name not in _FROM:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_FROM[name]}"), name)
