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
    lines = csv.DictReader(io.StringIO(text_of(file_of(data, name)), newline=""))
    return [{key: value or "" for key, value in line.items() if key} for line in lines]


def text_of(file: Path) -> str:
    """The text of a journal, UTF-8 or, as an office's own list may be, GB18030; empty while there is none."""
    content = file.read_bytes() if file.is_file() else b""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("gb18030", errors="replace")


def add(data: Path, name: str, columns: Sequence[str], make: Callable[[list[dict]], dict]) -> dict:
    """Add the line that `make` gives for the lines there are, and return it; see add_all."""
    return add_all(data, name, columns, lambda lines: [make(lines)])[0]


def add_all(data: Path, name: str, columns: Sequence[str], make: Callable[[list[dict]], list[dict]]) -> list:
    """Add the lines that `make` gives for the lines there are, and return them; two who write at once wait in turn.

    What `make` raises leaves the journal as it was, and so does a kill. A journal begun before a column was known
    gets its heading; the lines that stand are not touched.
    """
    file = file_of(data, name)
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(str(file.with_name(f".{name}.lock")), timeout=WAIT):
            made = make(read(data, name))
            if made:
                put(file, with_lines(file, columns, made).encode("utf-8"))
            return made
    except Timeout as error:
        raise Refused("另一处正在登记，请稍后再试") from error


def with_lines(file: Path, columns: Sequence[str], more: list[dict]) -> str:
    """The journal's text with more lines."""
    heading, _, lines = text_of(file).partition("\n")
    names = next(csv.reader([heading]), [])
    names += [name for name in columns if name not in names]
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, names, lineterminator="\n")
    writer.writeheader()
    buffer.write(lines if not lines or lines.endswith("\n") else f"{lines}\n")
    writer.writerows(more)
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
