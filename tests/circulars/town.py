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


def of_month(place: str, month: str, count: int, rectified: int, **more) -> list[dict]:
    """Hazards found on the 3rd of a month (2025-02) and due on the 20th, the first ones rectified on the 10th."""
    days = [{"rectified_on": f"{month}-10"}] * rectified + [{}] * (count - rectified)
    return [hazard(place, f"{month}-03", **({"due_on": f"{month}-20"} | day | more)) for day in days]


def accident(place: str, day: str, **more) -> dict:
    """A production accident without anybody hurt."""
    row = {"place": place, "place_id": place, "occurred_at": day, "is_production": True, "category": "触电"}
    hurt = {"deaths": 0, "serious_injuries": 0, "grade": "一般", "sheet": "", "workbook": "事故.xlsx"}
    return row | hurt | {"accident_id": f"{place}{day}", "reporting_place": place, "stage": "核定"} | more


def two_years(data: Path, **tables) -> Snapshot:
    """The tiny town with a February, the spring of last year, 重大 hazards, accidents, days to come and a target."""
    fire, gas, road = (
        {"sector": name, "hazard_type": f"{name}类"} for name in ("消防", "城镇燃气", "道路交通")
    )
    major = {"level": "重大", **gas}
    hazards = [
        *(found("甲村", 6, 6, **fire) + found("乙村", 6, 4, source="村级巡查", **gas)),
        *(found("丙村", 1, entity="样例超市", **fire) + of_month("甲村", "2025-02", 3, 3, **fire)),
        *(of_month("乙村", "2025-02", 12, 11, **gas) + of_month("丙村", "2024-03", 5, 5, **fire)),
        *of_month("丙村", "2024-04", 4, 4, **road),
        hazard(
            "甲村",
            "2023-06-01",
            due_on="2023-12-01",
            rectified_on="2025-01-08",
            accepted_on="2025-01-10",
            **major,
        ),
        hazard(
            "乙村",
            "2025-01-15",
            due_on="2025-02-15",
            entity="样例气站",
            description="燃气泄漏报警失效",
            **major,
        ),
    ]
    settings = {"town": "样例镇", "issuing_body": "样例镇安委办", "document_series": "样安办发"}
    settings |= {"ledger_since": "2024-01-01", "copy_to": "县安委办"}
    days = {"name": "清明节", "since": "2025-04-04", "until": "2025-04-06", "kind": "节假日"}
    target = {
        "indicator": "historic_stock",
        "level": "重大",
        "since": "2024-01-01",
        "until": "2024-12-31",
        "value": 0,
    }
    made = {
        "hazard": hazards,
        "accident": [accident("甲村", "2025-03-09"), *(accident(p, "2024-03-09") for p in ("甲村", "乙村"))],
        "sector": [
            {"name": n, "sort_no": i, "lead_unit": f"{n}办"}
            for i, n in enumerate(("消防", "城镇燃气", "道路交通"))
        ],
        "calendar": [days, days | {"name": "国庆节", "since": "2025-10-01", "until": "2025-10-08"}],
        "target": [target | {"basis": "样例镇三年行动实施方案第二条"}],
        "setting": [{"name": name, "value": value} for name, value in settings.items()],
    }
    return tiny_town(data, **(made | tables))


def march(snapshot: Snapshot, **more) -> Scope:
    """March 2025 as it stood on 20 April."""
    return Scope.of(snapshot, "2025-03-01", "2025-03-31", "2025-04-20", **more)


def issued(snapshot: Snapshot, out: Path, **more) -> list[Path]:
    """The circular of March, issued on 12 April."""
    return issue(snapshot, DOCUMENT, march(snapshot), out=out, on=ISSUED_AT, **more)


def word_rows(file: Path, no: int = 0) -> list[list[str]]:
    """The cells of a table of the letter, lines of a cell put together."""
    rows = Document(str(file)).tables[no].rows
    return [[cell.text.replace("\n", "") for cell in row.cells] for row in rows]


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
