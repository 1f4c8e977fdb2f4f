"""Fill a county's own form from the ledgers: each marked cell gets its figure, and a sheet 口径 explains it."""

import io
from datetime import datetime
from pathlib import Path
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from analytics.circulars.form_explained import explain
from analytics.circulars.form_filling import Filling, marked
from analytics.circulars.form_marks import whole_town
from analytics.circulars.freeze import file_name
from analytics.circulars.line import NotIssued
from analytics.scope import Scope
from analytics.store import ROOT, Snapshot
from analytics.wording import full_day_text

NAMED = 5  # marks that a refusal names
BROKEN = (OSError, BadZipFile, InvalidFileException, KeyError, ValueError, TypeError, SyntaxError)


def forms(data: Path) -> dict[str, Path]:
    """Every form by its title, the town's own before what ships under the same name."""
    found: dict[str, Path] = {}
    for folder in (ROOT / "data" / "templates", data / "templates"):
        for file in sorted(folder.glob("*.xlsx")):
            if not file.name.startswith("~$"):
                found[file.stem] = file
    return found


def form_name(snapshot: Snapshot, title: str, scope: Scope) -> str:
    """What the filled form is called."""
    mark = "（示例数据）" * snapshot.is_sample
    return file_name(f"{title} 截至{full_day_text(scope.as_of)}{mark}", "xlsx")


def filled(snapshot: Snapshot, scope: Scope, template: Path, on: datetime) -> bytes:
    """The form's bytes, for the whole town over the scope's period and day.

    Raises NotIssued naming workbook, sheet, cell and mark where a mark means nothing, before anything is filled.
    """
    book = opened(template)
    filling = Filling(snapshot, whole_town(scope), on.date())
    refuse_unknown(filling, template, book)
    for sheet in book.worksheets:
        filling.fill(sheet)
    explain(book, filling.told, snapshot, filling.scope)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def fault(snapshot: Snapshot, scope: Scope, template: Path, changed: float) -> str:
    """What is wrong with a form, in one sentence, '' where it can be filled; `changed` is when the file was, for a
    cache that keeps the answer."""
    try:
        refuse_unknown(Filling(snapshot, whole_town(scope), scope.as_of), template, opened(template))
    except NotIssued as why:
        return str(why)
    return ""


def opened(template: Path):
    """The form as a workbook."""
    try:
        return load_workbook(template)
    except BROKEN as error:
        raise NotIssued(f"模板{template.name}打不开，请用Excel另存为.xlsx后重新放回templates") from error


def refuse_unknown(filling: Filling, template: Path, book) -> None:
    """NotIssued where a mark means nothing, or there is none."""
    if not any(marked(sheet) for sheet in book.worksheets):
        example = "{{ 隐患存量 | 重大 }}"
        raise NotIssued(f"模板{template.name}里没有标记，请在要填的单元格写指标名，例如{example}")
    problems = [problem for sheet in book.worksheets for problem in filling.problems(sheet)]
    if problems:
        more = f"；另有{len(problems) - NAMED}处" if len(problems) > NAMED else ""
        raise NotIssued(f"模板{template.name}有不认识的标记：{'；'.join(problems[:NAMED])}{more}")
