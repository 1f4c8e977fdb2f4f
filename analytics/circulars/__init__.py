"""The documents an office issues: lines first, then Word and Excel, kept as issued."""

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from analytics.circulars import facts as known
from analytics.circulars import village_ranking
from analytics.circulars.excel import excel_file
from analytics.circulars.freeze import (
    Composed,
    Manuscript,
    Order,
    as_json,
    editions,
    file_name,
    hand_out,
    issue_once,
)
from analytics.circulars.line import KINDS, Line, NotIssued, plain
from analytics.circulars.printed import is_same, is_same_figures
from analytics.circulars.template import find_template
from analytics.circulars.word import word_file
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
    """The draft as lines, exactly what the files would say; nothing is written.

    Where the same was issued from an older snapshot and would print otherwise now, they say that they correct it.
    """
    facts = known.gather(snapshot, scope, indicator)
    return document_named(document).lines(facts, corrects=_corrected(snapshot, document, facts))


def issued_before(
    snapshot: Snapshot, document: str, scope: Scope, indicator: str | None = None
) -> list[dict]:
    """What figures.json keeps of each time the same document, scope and indicator were issued from an older
    snapshot, oldest first: number, title, snapshot, on, who, id and the printed figures."""
    order = Order(document, snapshot.number, asdict(scope), known.indicator_of(snapshot, indicator))
    return [line for line in editions(snapshot.data, order) if line["snapshot"] < snapshot.number]


def standing_edition(
    snapshot: Snapshot, document: str, scope: Scope, indicator: str | None = None
) -> dict | None:
    """The last edition from an older snapshot where issuing now would print just that again; else None."""
    before = issued_before(snapshot, document, scope, indicator)
    same = before and is_same(before[-1], _kept(known.gather(snapshot, scope, indicator)))
    return before[-1] if same else None


def issued_words(snapshot: Snapshot, document: str, scope: Scope, indicator: str | None = None) -> str:
    """What issuing would do where the same has been issued before, in one sentence; empty where it has not."""
    order = Order(document, snapshot.number, asdict(scope), known.indicator_of(snapshot, indicator))
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


def _corrected(snapshot: Snapshot, document: str, facts: known.Facts) -> dict | None:
    """The last edition from an older snapshot, None where there is none or it would print the same."""
    before = issued_before(snapshot, document, facts.scope, facts.indicator.name)
    return _marked(before[-1], facts) if before and not is_same(before[-1], _kept(facts)) else None


def _marked(corrects: dict | None, facts: known.Facts) -> dict | None:
    """The edition that is corrected, with whether only its 初步 has become 正式."""
    return corrects and corrects | {"is_confirmed": is_same_figures(corrects, _kept(facts))}


def _kept(facts: known.Facts) -> dict:
    """The figures as figures.json gives them back."""
    return json.loads(as_json(known.frozen(facts, [])))


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
    wording = document_named(document).lines
    on = on or datetime.now()
    facts = known.gather(snapshot, scope, indicator)
    template = find_template(snapshot.data, document)

    def compose(number: str | None, corrects: dict | None) -> Composed:
        lines = wording(facts, number, on.date() if number else None, _marked(corrects, facts))
        name = f"{number or '草稿'} {title_of(lines)}{'（示例数据）' * facts.is_sample}"
        files = {
            file_name(name, "docx"): word_file(lines, template, on),
            file_name(name, "xlsx"): excel_file(lines, on),
        }
        return Composed(title_of(lines), files, known.frozen(facts, lines))

    if draft:
        return hand_out(compose(None, _corrected(snapshot, document, facts)).files, Path(out))
    refuse_too_early(facts, snapshot)
    order = Order(document, snapshot.number, asdict(scope), facts.indicator.name)
    text = Manuscript(facts.series, known.frozen(facts, []), compose)
    return hand_out(issue_once(snapshot.data, order, text, plain(who), on), Path(out))


def refuse_too_early(facts: known.Facts, snapshot: Snapshot) -> None:
    """Nothing is issued on a period that no return speaks of yet."""
    if facts.is_too_early:
        raise NotIssued(
            f"该时期（{facts.scope.period_text()}）还没有任何报表，快照{snapshot.number}的数据"
            f"到{full_day_text(snapshot.latest)}，不能印发，请导入该时期的报表或改选时段"
        )


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
