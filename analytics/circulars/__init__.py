"""The documents an office issues: lines first, then Word and Excel, kept as issued."""

from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from analytics.circulars import facts as known
from analytics.circulars import village_ranking
from analytics.circulars.excel import excel_file
from analytics.circulars.freeze import Composed, Order, file_name, hand_out, issue_once
from analytics.circulars.line import KINDS, Line, NotIssued, plain
from analytics.circulars.template import find_template
from analytics.circulars.word import word_file
from analytics.scope import Scope
from analytics.store import Snapshot

__all__ = ["DOCUMENTS", "KINDS", "Document", "Line", "NotIssued", "issue", "preview"]


@dataclass(frozen=True)
class Document:
    """A kind of document: its Chinese title, what it is for, and the function that words it."""

    name: str
    title: str
    meaning: str
    lines: object


DOCUMENTS: dict[str, Document] = {
    document.name: document
    for document in (
        Document(
            "village_ranking",
            "整改排名通报",
            "按一项指标对村（社区）排名，点名超期未整改和未报送的单位，附排名表和超期清单",
            village_ranking.lines,
        ),
    )
}


def preview(snapshot: Snapshot, document: str, scope: Scope, indicator: str | None = None) -> list[Line]:
    """The draft as lines, exactly what the files would say; nothing is written."""
    return document_named(document).lines(known.gather(snapshot, scope, indicator))


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
    enters the journal; the same document, scope, indicator and snapshot again gives the kept files.
    A draft does none of it.
    `on` is the moment of issue (default now). Raises NotIssued with one Chinese sentence.
    """
    wording = document_named(document).lines
    on = on or datetime.now()
    facts = known.gather(snapshot, scope, indicator)
    template = find_template(snapshot.data, document)

    def compose(number: str | None) -> Composed:
        lines = wording(facts, number, on.date() if number else None)
        name = f"{number or '草稿'} {title_of(lines)}{'（示例数据）' * facts.is_sample}"
        files = {
            file_name(name, "docx"): word_file(lines, template, on),
            file_name(name, "xlsx"): excel_file(lines, on),
        }
        return Composed(title_of(lines), files, known.frozen(facts, lines))

    if draft:
        return hand_out(compose(None).files, Path(out))
    order = Order(document, snapshot.number, asdict(scope), facts.indicator.name)
    return hand_out(issue_once(snapshot.data, order, facts.series, compose, plain(who), on), Path(out))


def title_of(lines: list[Line]) -> str:
    """The document's title, one line."""
    return next(line.text for line in lines if line.kind == "title")


def document_named(name: str) -> Document:
    """The registered document of that name."""
    if name not in DOCUMENTS:
        raise NotIssued(
            f"没有“{name}”这种文书，现有{'、'.join(f'{d.name}（{d.title}）' for d in DOCUMENTS.values())}"
        )
    return DOCUMENTS[name]
