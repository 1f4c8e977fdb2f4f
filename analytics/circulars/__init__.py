"""The documents an office issues: lines first, then Word and Excel, kept as issued."""

from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from analytics.circulars.documents import DOCUMENTS, Document, as_kept, document_named, kept_now
from analytics.circulars.freeze import (
    Composed,
    Manuscript,
    Order,
    editions,
    file_name,
    hand_out,
    issue_once,
)
from analytics.circulars.grounds import Grounds
from analytics.circulars.line import KINDS, Line, NotIssued, plain
from analytics.circulars.printed import is_same, is_same_figures
from analytics.circulars.template import find_template
from analytics.scope import Scope
from analytics.store import Snapshot
from analytics.wording import full_day_text

__all__ = [
    "DOCUMENTS",
    "KINDS",
    "Document",
    "Line",
    "NotIssued",
    "issue",
    "issued_before",
    "issued_words",
    "preview",
    "standing_edition",
]


def preview(snapshot: Snapshot, document: str, scope: Scope, indicator: str | None = None) -> list[Line]:
    """The draft as lines, exactly what the files would say; nothing is written.

    Where the same was issued from an older snapshot and would print otherwise now, they say that they correct it.
    """
    kind = document_named(document)
    facts = kind.gather(snapshot, scope, indicator)
    return kind.lines(facts, None, None, _corrected(snapshot, kind, facts))


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
        return ""
    last = issued[-1]
    said = f"同一份通报已按快照{last['snapshot']}印发为{last['number']}"
    if last["snapshot"] == snapshot.number:
        return f"{said}，取出的是留存文件，不另编文号"
    if standing_edition(snapshot, document, scope, indicator):
        return f"{said}，现在印出的没有变化，取出的是{last['number']}的留存文件，不另编文号"
    return f"{said}，现在印出的有变化，再印发另编文号，注明更正{last['number']}"


def order_of(snapshot: Snapshot, kind: Document, scope: Scope, indicator: str | None) -> Order:
    """What is to be issued, as the register knows it."""
    return Order(kind.name, snapshot.number, asdict(scope), kind.indicator_of(snapshot, indicator))


def _corrected(snapshot: Snapshot, kind: Document, facts: Grounds) -> dict | None:
    """The last edition from an older snapshot, None where there is none or it would print the same."""
    asked = facts.indicator.name if facts.indicator else None
    before = issued_before(snapshot, kind.name, facts.scope, asked)
    return (
        _marked(before[-1], kind, facts) if before and not is_same(before[-1], as_kept(kind, facts)) else None
    )


def _marked(corrects: dict | None, kind: Document, facts: Grounds) -> dict | None:
    """The edition that is corrected, with whether only its 初步 has become 正式."""
    return corrects and corrects | {"is_confirmed": is_same_figures(corrects, as_kept(kind, facts))}


def issue(
    snapshot: Snapshot,
    document: str,
    scope: Scope,
    indicator: str | None = None,
    draft: bool = False,
    out: Path | str = ".",
    who: str = "",
    on: datetime | None = None,
) -> list[Path]:
    """Write the .docx and the .xlsx into `out`; their paths are returned.

    Issuing takes the next number of the series, keeps the files and every figure in data/outbox/ and
    enters the journal; the same document, scope and indicator again gives the kept files, unless a newer
    snapshot makes it print other figures: then it corrects the number before. A draft does none of it.
    `on` is the moment of issue (default now). Raises NotIssued with one Chinese sentence.
    """
    kind, on = document_named(document), on or datetime.now()
    if indicator and not kind.indicator_of(snapshot, indicator):
        raise NotIssued(f"{kind.title}不按单项指标印发，请去掉指标{indicator}")
    facts = kind.gather(snapshot, scope, indicator)
    if draft:
        return hand_out(drafted(snapshot, kind, facts, on), Path(out))
    wanted = to_issue(snapshot, kind, facts, scope, indicator, on)
    return hand_out(issue_once(snapshot.data, *wanted, plain(who), on), Path(out))


def drafted(snapshot: Snapshot, kind: Document, facts: Grounds, on: datetime) -> dict[str, bytes]:
    """The draft's files."""
    return composer(snapshot, kind, facts, on)(None, _corrected(snapshot, kind, facts)).files


def to_issue(
    snapshot: Snapshot, kind: Document, facts: Grounds, scope: Scope, indicator: str | None, on: datetime
) -> tuple[Order, Manuscript]:
    """What issue_once asks for; NotIssued where it is too early."""
    refuse_too_early(facts, snapshot)
    text = Manuscript(facts.series, kind.frozen(facts, []), composer(snapshot, kind, facts, on))
    return order_of(snapshot, kind, scope, indicator), text


def composer(snapshot: Snapshot, kind: Document, facts: Grounds, on: datetime) -> Callable[..., Composed]:
    """How the document is printed once its number is known, or as a draft without one."""
    template = find_template(snapshot.data, kind.template or kind.name)

    def compose(number: str | None, corrects: dict | None) -> Composed:
        lines = kind.lines(facts, number, on.date() if number else None, _marked(corrects, kind, facts))
        frozen = kind.frozen(facts, lines)
        if kind.is_letter and number:
            frozen["answer_due_on"] = facts.answer_due_on(on.date())
        named = f"{number or '草稿'} {title_of(lines)} {frozen.get('to', '')}".strip()
        name = f"{named}{'（示例数据）' * facts.is_sample}"
        files = {
            file_name(name, ending): content for ending, content in kind.files(lines, template, on).items()
        }
        return Composed(title_of(lines), files, frozen)

    return compose


def refuse_too_early(facts: Grounds, snapshot: Snapshot) -> None:
    """Nothing is issued on a period that no return speaks of yet."""
    if facts.is_too_early:
        raise NotIssued(
            f"该时期（{facts.scope.period_text()}）还没有任何报表，快照{snapshot.number}的数据"
            f"到{full_day_text(snapshot.latest)}，不能印发，请导入该时期的报表或改选时段"
        )


def title_of(lines: list[Line]) -> str:
    """The document's title, one line."""
    return next(line.text for line in lines if line.kind == "title")
