"""The list of issued circulars, data/journal/issued.csv: appended to, never changed."""

import csv
import io
import os
import re
from pathlib import Path
from threading import get_ident

COLUMNS = (
    "who",
    "on",
    "snapshot",
    "id",
    "document",
    "number",
    "title",
    "scope",
    "indicator",
    "files",
    "sha256",
    "corrects",
)


def issued(data: Path) -> list[dict]:
    """One dict a circular issued, oldest first; none where nothing was issued."""
    file = data / "journal" / "issued.csv"
    if not file.is_file():
        return []
    with file.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def append(data: Path, line: dict) -> None:
    """Add one line; a kill leaves either the old list or the new one.

    A list begun before a column was known gets its heading; the lines that stand are not touched.
    """
    file = data / "journal" / "issued.csv"
    file.parent.mkdir(parents=True, exist_ok=True)
    before = file.read_text(encoding="utf-8-sig") if file.is_file() else ""
    heading, _, lines = before.partition("\n")
    names = next(csv.reader([heading]), [])
    names += [name for name in COLUMNS if name not in names]
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, names, lineterminator="\n")
    writer.writeheader()
    buffer.write(lines if not lines or lines.endswith("\n") else f"{lines}\n")
    writer.writerow(line)
    put(file, buffer.getvalue().encode("utf-8"))


def put(file: Path, content: bytes) -> None:
    """Write a file whole or not at all."""
    half = file.with_name(f".{os.getpid()}-{get_ident()}.half")
    with half.open("wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
    half.replace(file)


def next_number(data: Path, series: str, year: int) -> str:
    """The number after the largest of the series and year: 青安办发〔2025〕4号, no leading zero."""
    pattern = re.compile(rf"{re.escape(series)}〔{year}〕([0-9]+)号")
    found = [pattern.fullmatch(line.get("number") or "") for line in issued(data)]
    last = max((int(match[1]) for match in found if match), default=0)
    return f"{series}〔{year}〕{last + 1}号"
