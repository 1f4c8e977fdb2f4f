"""What a document was issued as before, and whether it would print the same now."""

from dataclasses import asdict, replace

from analytics.circulars import steps
from analytics.circulars.documents import Document, as_kept, document_named, kept_now
from analytics.circulars.freeze import editions
from analytics.circulars.grounds import Grounds
from analytics.circulars.order import Order
from analytics.circulars.printed import is_same, is_same_figures
from analytics.scope import Scope
from analytics.store import Snapshot


def order_of(snapshot: Snapshot, kind: Document, scope: Scope, indicator: str | None) -> Order:
    """What is to be issued, as the register knows it; anew after a voided edition."""
    order = Order(kind.name, snapshot.number, asdict(scope), kind.indicator_of(snapshot, indicator))
    voided = steps.voided(snapshot.data)
    while order.id in voided:
        order = replace(order, turn=order.turn + 1)
    return order


def issued_before(
    snapshot: Snapshot, document: str, scope: Scope, indicator: str | None = None
) -> list[dict]:
    """What figures.json keeps of each time the same document, scope and indicator were issued from an older
    snapshot, oldest first: number, title, snapshot, on, who, id and the printed figures."""
    order = order_of(snapshot, document_named(document), scope, indicator)
    return [line for line in editions(snapshot.data, order) if line["snapshot"] < snapshot.number]


def standing_edition(
    snapshot: Snapshot, document: str, scope: Scope, indicator: str | None = None
) -> dict | None:
    """The last edition from an older snapshot where issuing now would print just that again; else None."""
    before = issued_before(snapshot, document, scope, indicator)
    same = before and is_same(before[-1], kept_now(document_named(document), snapshot, scope, indicator))
    return before[-1] if same else None


def issued_words(snapshot: Snapshot, document: str, scope: Scope, indicator: str | None = None) -> str:
    """What issuing would do where the same has been issued before, in one sentence; empty where it has not."""
    order = order_of(snapshot, document_named(document), scope, indicator)
    issued = editions(snapshot.data, order)
    if not issued:
        return "同一份通报的上一份已作废，再印发另编文号" if order.turn else ""
    last = issued[-1]
    said = f"同一份通报已按快照{last['snapshot']}印发为{last['number']}"
    if last["snapshot"] == snapshot.number:
        return f"{said}，取出的是留存文件，不另编文号"
    if standing_edition(snapshot, document, scope, indicator):
        return f"{said}，现在印出的没有变化，取出的是{last['number']}的留存文件，不另编文号"
    return f"{said}，现在印出的有变化，再印发另编文号，注明更正{last['number']}"


def corrected(snapshot: Snapshot, kind: Document, facts: Grounds) -> dict | None:
    """The last edition from an older snapshot, None where there is none or it would print the same."""
    asked = facts.indicator.name if facts.indicator else None
    before = issued_before(snapshot, kind.name, facts.scope, asked)
    return (
        marked(before[-1], kind, facts) if before and not is_same(before[-1], as_kept(kind, facts)) else None
    )


def marked(corrects: dict | None, kind: Document, facts: Grounds) -> dict | None:
    """The edition that is corrected, with whether only its 初步 has become 正式."""
    return corrects and corrects | {"is_confirmed": is_same_figures(corrects, as_kept(kind, facts))}
