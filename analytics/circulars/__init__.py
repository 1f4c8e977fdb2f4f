"""The documents an office issues: lines first, then their files, kept as issued."""

from analytics.circulars.documents import DOCUMENTS, Document
from analytics.circulars.editions import issued_before, issued_words, standing_edition
from analytics.circulars.issuing import issue, issue_signed, preview, send_to_check, sign
from analytics.circulars.line import KINDS, Line, NotIssued

__all__ = [
    "DOCUMENTS",
    "KINDS",
    "Document",
    "Line",
    "NotIssued",
    "issue",
    "issue_signed",
    "issued_before",
    "issued_words",
    "preview",
    "send_to_check",
    "sign",
    "standing_edition",
]
