"""Letters to many units at one click: every unit its own, drafts or issued with consecutive numbers."""

import io
import zipfile
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from analytics.circulars import steps
from analytics.circulars.call import NO_CALL, Call
from analytics.circulars.documents import Document, document_named
from analytics.circulars.freeze import hand_out, issue_each
from analytics.circulars.grounds import Grounds
from analytics.circulars.issuing import called, drafted, to_issue
from analytics.circulars.line import NotIssued, plain
from analytics.circulars.unit_facts import UNITS, gather_each
from analytics.scope import Scope
from analytics.store import Snapshot

Letters = list[tuple[Document, Grounds]]


def letters(
    snapshot: Snapshot, scope: Scope, by: str, wanted: dict[str, str] | str, call: Call = NO_CALL
) -> Letters:
    """(document, facts) of every unit: `wanted` names the document of each unit, or the one for all of them; `call`
    is when and where those called in come.

    NotIssued where nothing of anybody is overdue.
    """
    found = gather_each(snapshot, scope, by)
    names = dict.fromkeys(found, wanted) if isinstance(wanted, str) else wanted
    kinds = {unit: document_named(names[unit]) for unit in found if unit in names}
    made = [(kind, called(kind, found[unit], call)) for unit, kind in kinds.items()]
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
    """Issue them all, each with its own number, one after the other; the kept files by name.

    NotIssued, and none issued, where one is signed already: that is issued as signed, by itself.
    """
    on = on or datetime.now()
    orders = [to_issue(snapshot, kind, facts, facts.scope, None, on) for kind, facts in wanted]
    for (kind, facts), (order, _) in zip(wanted, orders, strict=True):
        step = steps.under_way(snapshot.data, order.paper)
        if step and step["step"] == steps.SIGNED:
            raise NotIssued(f"给{facts.unit}的{kind.title}已经签发，请在“文书”里单独印发，或这次不发它")
    return together(issue_each(snapshot.data, orders, {"who": plain(who), "on": on, "number": ""}))


def write_each(
    snapshot: Snapshot,
    document: str,
    scope: Scope,
    by: str,
    out: Path,
    who: str | None = None,
    call: Call = NO_CALL,
) -> list[Path]:
    """One letter for every unit of the scope into a folder: issued by `who`, drafts where that is None.

    NotIssued where the document is no letter to one unit, or units are neither villages nor leaders.
    """
    kind = document_named(document)
    if not kind.is_letter or by not in UNITS:
        raise NotIssued(
            "一个单位一份的只有提醒函、督促函、整改督办通知书、约谈通知书，--by 写 place 或 leader"
        )
    wanted = letters(snapshot, scope, by, document, call)
    return hand_out(drafts(snapshot, wanted) if who is None else issue_letters(snapshot, wanted, who), out)


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
