"""Issued circulars given out again: their kept files, and the words they were issued with."""

import json
from pathlib import Path

from analytics.circulars import freeze
from analytics.circulars.documents import document_named, kept_now
from analytics.circulars.editions import order_of
from analytics.circulars.freeze import editions
from analytics.circulars.line import Line, NotIssued
from analytics.circulars.printed import is_same
from analytics.scope import Scope
from analytics.store import Snapshot


def files_of(data: Path, id: str) -> list[tuple[str, bytes]]:
    """(name, content) of every kept file of an issued circular; NotIssued names a lost or altered one."""
    kept = freeze.kept_files(data, id)
    if kept is None:
        raise NotIssued(f"留存的文件不在 data/outbox/{id} 里，请从备份恢复")
    return list(kept.items())


def figures_of(data: Path, id: str) -> dict:
    """What figures.json keeps of an issued circular; NotIssued where it is lost."""
    file = data / "outbox" / id / freeze.FIGURES
    try:
        return json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise NotIssued(f"留存的数字{file}缺失或读不出，请从备份恢复") from error


def issued_already(snapshot: Snapshot, document: str, scope: Scope, indicator: str | None) -> dict | None:
    """figures.json of the edition that issuing now would only hand out again: this very order's, or that of the
    last snapshot that prints the same; None where issuing would make a new circular."""
    kind = document_named(document)
    order = order_of(snapshot, kind, scope, indicator)
    found = editions(snapshot.data, order)
    if not found:
        return None
    own = [edition for edition in found if edition["id"] == order.id]
    if own:
        return own[0]
    return found[-1] if is_same(found[-1], kept_now(kind, snapshot, scope, indicator)) else None


def lines_of(figures: dict) -> list[Line]:
    """The lines as they were issued or signed."""
    return [
        Line(line["kind"], line["text"], tuple(line["keys"]), tuple(map(tuple, line["cells"])))
        for line in figures["lines"]
    ]
