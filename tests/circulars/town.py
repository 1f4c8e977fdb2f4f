"""A town of four villages for the circular tests, and how to read its Word and Excel files back."""

from datetime import datetime
from pathlib import Path

from docx import Document
from openpyxl import load_workbook

from analytics.circulars import issue
from analytics.scope import Scope
from analytics.store import Snapshot, open_snapshot
from tests.by_hand import hazard, make_snapshot

ISSUED_AT = datetime(2025, 4, 12, 9, 30)
DOCUMENT = "village_ranking"


def places(*names: str) -> list[dict]:
    """Villages in the order given."""
    return [{"place_id": name, "name": name, "kind": "村", "sort_no": i} for i, name in enumerate(names)]


def found(place: str | None, count: int, rectified: int = 0, **more) -> list[dict]:
    """Hazards found on 1 March and due on 10 March, the first ones rectified on 5 March."""
    days = [{"rectified_on": "2025-03-05"}] * rectified + [{}] * (count - rectified)
    return [hazard(place, "2025-03-01", **({"due_on": "2025-03-10"} | day | more)) for day in days]


def tiny_town(data: Path, **tables) -> Snapshot:
    """甲村 6/6, 乙村 4/6, 丙村 0/1 of March; 丁村 sent nothing; 2 rows of 乙村 rejected."""
    settings = {"town": "样例镇", "issuing_body": "样例镇安委办", "document_series": "样安办发"}
    hazards = (
        found("甲村", 6, 6) + found("乙村", 6, 4, source="村级巡查") + found("丙村", 1, entity="样例超市")
    )
    rejected = {"reporting_place_id": "乙村", "period_start": "2025-03-01", "period_end": "2025-03-31"}
    sent = {"return_name": "hazard_ledger", "return_title": "隐患台账", "due_on": "2025-04-05"}
    sent |= {"period_start": "2025-03-01", "period_end": "2025-03-31", "received_on": "2025-04-03"}
    states = (("甲村", "已报"), ("乙村", "迟报"), ("丙村", "已报"), ("丁村", "未报"))
    made = {
        "hazard": hazards,
        "place": places("甲村", "乙村", "丙村", "丁村"),
        "rejected_row": [rejected | {"level": "重大", "is_mended": False}, rejected | {"is_mended": False}],
        "submission": [sent | {"place": p, "place_id": p, "status": s} for p, s in states],
        "setting": [{"name": name, "value": value} for name, value in settings.items()],
    }
    return open_snapshot(make_snapshot(data, **({"until": "2025-04-20"} | made | tables)))


def march(snapshot: Snapshot, **more) -> Scope:
    """March 2025 as it stood on 20 April."""
    return Scope.of(snapshot, "2025-03-01", "2025-03-31", "2025-04-20", **more)


def issued(snapshot: Snapshot, out: Path, **more) -> list[Path]:
    """The circular of March, issued on 12 April."""
    return issue(snapshot, DOCUMENT, march(snapshot), out=out, on=ISSUED_AT, **more)


def word_rows(file: Path, no: int = 0) -> list[list[str]]:
    """The cells of a table of the letter."""
    return [[cell.text for cell in row.cells] for row in Document(str(file)).tables[no].rows]


def word_text(file: Path) -> str:
    """Paragraphs, table cells and headers of the letter, a line each."""
    document = Document(str(file))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    heads = [p.text for p in document.sections[0].header.paragraphs]
    return "\n".join([p.text for p in document.paragraphs] + cells + heads)


def excel_rows(file: Path, sheet: int = 0) -> list[list]:
    """The table of a sheet as it prints: below title and scope, down to the first row that is no table row."""
    rows = [
        [as_printed(cell) for cell in row]
        for row in load_workbook(file).worksheets[sheet].iter_rows(min_row=3)
    ]
    return rows[: next((i for i, row in enumerate(rows) if row[1] == ""), len(rows))]


def as_printed(cell) -> str:
    """A cell as Excel prints it; of the formats, those that the annexes use."""
    if cell.value is None:
        return ""
    return f"{cell.value * 100:.1f}%" if cell.number_format == "0.0%" else str(cell.value)
