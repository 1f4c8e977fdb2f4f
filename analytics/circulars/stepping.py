"""A step of a document's way by its word, for those without the screen: 送核, 签发, 退回修改 by the document, 作废 by its number."""

from datetime import date, datetime, timedelta
from pathlib import Path

from analytics import nearest
from analytics.circulars import journal, steps
from analytics.circulars.call import NO_CALL, Call
from analytics.circulars.documents import document_named
from analytics.circulars.editions import order_of
from analytics.circulars.issuing import send_to_check, sign
from analytics.circulars.line import NotIssued
from analytics.circulars.way import step_words
from analytics.scope import Scope
from analytics.store import Snapshot

WORDS = (steps.CHECKED, steps.SIGNED, steps.TAKEN_BACK, steps.VOIDED)


def take_step(
    snapshot: Snapshot,
    word: str,
    what: str,
    scope: Scope,
    indicator: str | None,
    said: dict,
    call: Call = NO_CALL,
) -> str:
    """Take the step as the page takes it and return the sentence that the journal keeps of it.

    `what` is the document's name, for 作废 the number; `said` holds who and, as the step asks for it, name (who
    signed), day (answers are due, or the signature was given; without one after reply_days, or today) and words
    (the reason); `call` what a 约谈通知书 is signed with. Raises NotIssued with one sentence.
    """
    said = said | {"on": datetime.now()}
    if word == steps.VOIDED:
        steps.void(snapshot.data, issued_id(snapshot.data, what), said["who"], said["words"], said["on"])
    elif word == steps.TAKEN_BACK:
        paper = order_of(snapshot, document_named(what), scope, indicator).paper
        steps.take_back(snapshot.data, paper, said["who"], said["words"], said["on"])
    elif word == steps.CHECKED:
        days = int(snapshot.settings.get("reply_days") or 7)
        send_to_check(snapshot, what, scope, indicator, said | {"day": day_of(said, days)})
    elif word == steps.SIGNED:
        sign(snapshot, what, scope, indicator, said | {"day": day_of(said, 0)}, call)
    else:
        raise NotIssued(f"没有“{word}”这一步，可用：{'、'.join(WORDS)}")
    return step_words(steps.steps(snapshot.data)[-1])


def day_of(said: dict, days: int) -> date:
    """The day that was given, as ISO text, else so many days from now."""
    if said["day"]:
        return nearest.day_written(said["day"], "日期")
    return (said["on"] + timedelta(days)).date()


def issued_id(data: Path, number: str) -> str:
    """Which issued document has that number."""
    found = [line["id"] for line in journal.issued(data) if line["number"] == number.strip()]
    if not found:
        raise NotIssued(f"没有印发过{number}，请照印发登记写全文号，如青安办发〔2025〕4号")
    return found[-1]
