"""The journals of a town, data/journal/*.csv: what people decided, one file a kind, added to and never changed."""

import csv
import io
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import get_ident

from filelock import FileLock, Timeout

from analytics.store import Refused

WAIT = 30  # seconds for another line to be written


def file_of(data: Path, name: str) -> Path:
    """Where a journal lies, whether or not anything has been written yet."""
    return data / "journal" / f"{name}.csv"


def read(data: Path, name: str) -> list[dict]:
    """One dict a line, oldest first, every value a text; none where nothing was written."""
    file = file_of(data, name)
    if not file.is_file():
        return []
    with file.open(encoding="utf-8-sig", newline="") as stream:
        return [{key: value or "" for key, value in line.items() if key} for line in csv.DictReader(stream)]


def add(data: Path, name: str, columns: Sequence[str], make: Callable[[list[dict]], dict]) -> dict:
    """Add the line that `make` gives for the lines there are, and return it; two who write at once wait in turn.

    What `make` raises leaves the journal as it was, and so does a kill. A journal begun before a column was known
    gets its heading; the lines that stand are not touched.
    """
    file = file_of(data, name)
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(str(file.with_name(f".{name}.lock")), timeout=WAIT):
            line = make(read(data, name))
            put(file, with_line(file, columns, line).encode("utf-8"))
            return line
    except Timeout as error:
        raise Refused("另一处正在登记，请稍后再试") from error


def with_line(file: Path, columns: Sequence[str], line: dict) -> str:
    """The journal's text with one more line."""
    before = file.read_text(encoding="utf-8-sig") if file.is_file() else ""
    heading, _, lines = before.partition("\n")
    names = next(csv.reader([heading]), [])
    names += [name for name in columns if name not in names]
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, names, lineterminator="\n")
    writer.writeheader()
    buffer.write(lines if not lines or lines.endswith("\n") else f"{lines}\n")
    writer.writerow(line)
    return buffer.getvalue()


def put(file: Path, content: bytes) -> None:
    """Write a file whole or not at all."""
    half = file.with_name(f".{os.getpid()}-{get_ident()}.half")
    with half.open("wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
    half.replace(file)


def stamp(data: Path, name: str) -> tuple[int, int]:
    """Changes when the journal does: its size and time of change, zeros while there is none."""
    file = file_of(data, name)
    if not file.is_file():
        return 0, 0
    return file.stat().st_size, file.stat().st_mtime_ns
