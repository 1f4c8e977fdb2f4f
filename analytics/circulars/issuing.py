"""From draft to issue: the preview, sending to be checked, signing, issuing in one step or what was signed."""

from dataclasses import asdict, replace
from datetime import date, datetime
from pathlib import Path

from analytics.circulars import signed, steps
from analytics.circulars.call import NO_CALL, Call, refuse_unknown
from analytics.circulars.documents import Document, as_kept, document_named
from analytics.circulars.editions import corrected, marked, order_of
from analytics.circulars.envelope import signed_by
from analytics.circulars.freeze import Composed, Manuscript, file_name, hand_out, issue_once
from analytics.circulars.grounds import Grounds
from analytics.circulars.kept import issued_already, lines_of
from analytics.circulars.line import Line, NotIssued, plain
from analytics.circulars.order import Order
from analytics.circulars.template import find_template
from analytics.scope import Scope
from analytics.store import Snapshot
from analytics.wording import full_day_text


def preview(
    snapshot: Snapshot, document: str, scope: Scope, indicator: str | None = None, call: Call = NO_CALL
) -> list[Line]:
    """The draft as lines, exactly what the files would say; nothing is written.

    Where the same was issued from an older snapshot and would print otherwise now, they say that they correct it.
    """
    kind = document_named(document)
    facts = called(kind, kind.gather(snapshot, scope, indicator), call)
    return kind.lines(facts, None, None, corrected(snapshot, kind, facts))


def called(kind: Document, facts: Grounds, call: Call) -> Grounds:
    """The facts with when and where a unit is called in; of any other document as they were."""
    return replace(facts, call=call) if kind.is_call else facts


def issue(
    snapshot: Snapshot,
    document: str,
    scope: Scope,
    indicator: str | None = None,
    draft: bool = False,
    out: Path | str = ".",
    who: str = "",
    on: datetime | None = None,
    number: str = "",
    call: Call = NO_CALL,
) -> list[Path]:
    """Write the document's files into `out`; their paths are returned.

    Issuing takes the next number of the series, or the `number` typed, keeps the files and every figure in
    data/outbox/ and enters the journal; the same document, scope and indicator again gives the kept files, unless
    a newer snapshot makes it print other figures: then it corrects the number before. What was signed from this
    snapshot is issued as signed. A draft does none of it. `on` is the moment of issue (default now), `call`
    what a 约谈通知书 cannot be issued without. Raises
    NotIssued with one Chinese sentence, so over an open objection.
    """
    kind, on = document_named(document), on or datetime.now()
    if indicator and not kind.indicator_of(snapshot, indicator):
        raise NotIssued(f"{kind.title}不按单项指标印发，请去掉指标{indicator}")
    order = order_of(snapshot, kind, scope, indicator)
    step = None if draft else steps.under_way(snapshot.data, order.paper)
    if step and step["step"] == steps.SIGNED and step["id"] == order.id:
        return issue_signed(snapshot.data, step, {"who": who, "on": on, "number": number}, out)
    facts = called(kind, kind.gather(snapshot, scope, indicator), call)
    if draft:
        return hand_out(drafted(snapshot, kind, facts, on), Path(out))
    wanted = to_issue(snapshot, kind, facts, scope, indicator, on)
    act = {"who": plain(who), "on": on, "number": number}
    return hand_out(issue_once(snapshot.data, *wanted, act), Path(out))


def drafted(snapshot: Snapshot, kind: Document, facts: Grounds, on: datetime) -> dict[str, bytes]:
    """The draft's files."""
    lines = kind.lines(facts, None, None, corrected(snapshot, kind, facts))
    return printed(snapshot.data, kind, (lines, None, on), kept_text(kind, facts, lines)).files


def to_issue(
    snapshot: Snapshot, kind: Document, facts: Grounds, scope: Scope, indicator: str | None, on: datetime
) -> tuple[Order, Manuscript]:
    """What issue_once asks for; NotIssued where it is too early, or a call has no time or place."""
    refuse_unready(kind, facts, snapshot, on)

    def compose(number: str, corrects: dict | None) -> Composed:
        lines = kind.lines(facts, number, on.date(), marked(corrects, kind, facts))
        kept = kept_text(kind, facts, lines, on.date())
        return printed(snapshot.data, kind, (lines, number, on), kept)

    text = Manuscript(facts.series, as_kept(kind, facts), compose, facts.more_series)
    return order_of(snapshot, kind, scope, indicator), text


def kept_text(kind: Document, facts: Grounds, lines: list[Line], on: date | None = None) -> dict:
    """What figures.json keeps of the words and figures; of a letter that is dated also by when it is answered."""
    due = {"answer_due_on": facts.answer_due_on(on)} if kind.is_letter and on else {}
    return kind.frozen(facts, lines) | due


def printed(
    data: Path, kind: Document, said: tuple[list[Line], str | None, datetime], kept: dict
) -> Composed:
    """The files of worded lines, named by number, title and whom a letter goes to; `said` is the lines, their number
    and the moment."""
    lines, number, on = said
    title = title_of(lines)
    named = f"{number or '草稿'} {title} {kept.get('to', '')}".strip()
    name = f"{named}{'（示例数据）' * kept['is_sample']}"
    made = kind.files(lines, find_template(data, kind.template or kind.name), on)
    return Composed(title, {file_name(name, ending): content for ending, content in made.items()}, kept)


def send_to_check(snapshot: Snapshot, document: str, scope: Scope, indicator: str | None, said: dict) -> None:
    """送核: the document's figures are put to the units; `said` holds who, on and the day by which to answer."""
    kind = document_named(document)
    facts = kind.gather(snapshot, scope, indicator)
    refuse_too_early(facts, snapshot)
    on, day = said["on"], said["day"]
    if day is None:
        raise NotIssued("答复期限没有填，请选请于哪天前答复")
    if day < on.date():
        raise NotIssued(f"答复期限{full_day_text(day)}在今天之前，请改为今天或以后")
    title = title_of(kind.lines(facts, None, None, None))
    step = said | {"step": steps.CHECKED, "day": day.isoformat()}
    steps.enter(snapshot.data, order_of(snapshot, kind, scope, indicator), title, step)


def sign(
    snapshot: Snapshot,
    document: str,
    scope: Scope,
    indicator: str | None,
    said: dict,
    call: Call = NO_CALL,
) -> None:
    """签发: every word and figure is kept as it is, the number left open; `said` holds name and day of the
    signature, who enters it, and on."""
    kind = document_named(document)
    before = issued_already(snapshot, document, scope, indicator)
    if before:
        raise NotIssued(f"现在印出的与{before['number']}没有变化，不用再签发")
    facts = called(kind, kind.gather(snapshot, scope, indicator), call)
    refuse_unready(kind, facts, snapshot, said["on"])
    refuse_signed_before(facts.scope.as_of, said["day"])
    corrects = corrected(snapshot, kind, facts)
    number = signed.open_number(facts.series, said["day"])
    lines = signed_by(kind.lines(facts, number, said["day"], corrects), said["name"])
    text = kept_text(kind, facts, lines, said["day"]) | {"series": facts.series, "title": title_of(lines)}
    text |= {
        "more_series": facts.more_series,
        "open_number": number,
        "corrects": corrects["number"] if corrects else "",
    }
    signed.keep(snapshot.data, order_of(snapshot, kind, scope, indicator), text, said)


def issue_signed(data: Path, step: dict, act: dict, out: Path | str) -> list[Path]:
    """印发 what was signed: the number and the day are filled in, every other word stays; `act` is who, on and the
    number typed, '' for the next of the series."""
    text = signed.read(data, step)
    order = signed.order_of(text)
    kind = document_named(order.document)

    def compose(number: str, corrects: dict | None) -> Composed:
        if (corrects["number"] if corrects else "") != text["corrects"]:
            since = f"又印发了{corrects['number']}" if corrects else f"{text['corrects']}已作废"
            raise NotIssued(f"签发以后同一份通报{since}，请退回修改后重新签发")
        lines = signed.numbered(lines_of(text), text, number, act["on"])
        kept = {name: value for name, value in text.items() if name not in ("order", "open_number")}
        return printed(
            data, kind, (lines, number, act["on"]), kept | {"lines": [asdict(line) for line in lines]}
        )

    signed_in = int(text["signed"]["day"][:4])
    manuscript = Manuscript(text["series"], text, compose, tuple(text.get("more_series", ())), signed_in)
    return hand_out(issue_once(data, order, manuscript, act | {"who": plain(act["who"])}), Path(out))


def refuse_unready(kind: Document, facts: Grounds, snapshot: Snapshot, on: datetime) -> None:
    """What is signed or issued is complete."""
    refuse_too_early(facts, snapshot)
    if kind.is_call:
        refuse_unknown(facts.call, on)


def refuse_too_early(facts: Grounds, snapshot: Snapshot) -> None:
    """Nothing is issued on a period that no return speaks of yet."""
    if facts.is_too_early:
        raise NotIssued(
            f"该时期（{facts.scope.period_text()}）还没有任何报表，快照{snapshot.number}的数据"
            f"到{full_day_text(snapshot.latest)}，不能印发，请导入该时期的报表或改选时段"
        )


def refuse_signed_before(as_of: date, day: date | None) -> None:
    """A paper is signed on a day that is named, not before the day whose state it tells."""
    if day is None:
        raise NotIssued("签发日期没有填，请选签发的那一天")
    if day < as_of:
        raise NotIssued(f"签发日期{full_day_text(day)}早于数字的截至日{full_day_text(as_of)}，请改正")


def title_of(lines: list[Line]) -> str:
    """The document's title, one line."""
    return next(line.text for line in lines if line.kind == "title")
