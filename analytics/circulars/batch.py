"""Letters to many units at one click: every unit its own, drafts or issued with consecutive numbers."""

import io
import zipfile
from collections.abc import Iterable
from datetime import datetime

from analytics.circulars.documents import Document, document_named
from analytics.circulars.freeze import issue_each
from analytics.circulars.grounds import Grounds
from analytics.circulars.issuing import drafted, to_issue
from analytics.circulars.line import NotIssued, plain
from analytics.circulars.unit_facts import gather_each
from analytics.scope import Scope
from analytics.store import Snapshot

Letters = list[tuple[Document, Grounds]]


def letters(snapshot: Snapshot, scope: Scope, by: str, wanted: dict[str, str] | str) -> Letters:
    """(document, facts) of every unit: `wanted` names the document of each unit, or the one for all of them.

    NotIssued where nothing of anybody is overdue.
    """
    found = gather_each(snapshot, scope, by)
    names = dict.fromkeys(found, wanted) if isinstance(wanted, str) else wanted
    made = [(document_named(names[unit]), facts) for unit, facts in found.items() if unit in names]
    if not made:
        raise NotIssued(f"{scope.as_of_text()}没有超期未整改的隐患，没有可以写的")
    return made


def drafts(snapshot: Snapshot, wanted: Letters, on: datetime | None = None) -> dict[str, bytes]:
    """The drafts by file name; nothing is written or numbered."""
    on = on or datetime.now()
    return together(drafted(snapshot, kind, facts, on) for kind, facts in wanted)


def issue_letters(
    snapshot: Snapshot, wanted: Letters, who: str, on: datetime | None = None
) -> dict[str, bytes]:
    """Issue them all, each with its own number, one after the other; the kept files by name."""
    on = on or datetime.now()
    orders = [to_issue(snapshot, kind, facts, facts.scope, None, on) for kind, facts in wanted]
    return together(issue_each(snapshot.data, orders, {"who": plain(who), "on": on, "number": ""}))


def together(files: Iterable[dict[str, bytes]]) -> dict[str, bytes]:
    """All files by name; two units whose names are cut alike are told apart by a number."""
    found: dict[str, bytes] = {}
    for one in files:
        for name, content in one.items():
            stem, dot, ending = name.rpartition(".")
            again = sum(1 for other in found if other.startswith(stem))
            found[name if name not in found else f"{stem}（{again + 1}）{dot}{ending}"] = content
    return found


def zipped(files: dict[str, bytes]) -> bytes:
    """All files as one zip."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return packed.getvalue()
