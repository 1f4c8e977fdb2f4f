"""Which files a load reads, and in which order."""

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from etl.problems import CannotRun


def find_files(paths: list[Path]) -> list[Path]:
    """The files to load, folders opened, 2月 before 10月; office lock files and dot files are left out."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            inside = sorted((p for p in path.rglob("*") if p.is_file()), key=_as_counted)
            found += [p for p in inside if not p.name.startswith(("~$", "."))]
        elif path.is_file():
            found.append(path)
        else:
            raise CannotRun(f"没有找到“{path}”，请核对文件或文件夹的位置")
    return found


def _as_counted(path: Path) -> list:
    return [int(part) if part.isdecimal() else part for part in re.split(r"([0-9]+)", str(path))]


def with_next(files: list[Path]) -> Iterator[tuple[Path, bytes, bytes | None]]:
    """Each file's path and content, and the content of the file after it; None after the last."""
    contents = (path.read_bytes() if path else None for path in (*files, None))
    for path, (content, following) in zip(files, pairwise(contents), strict=True):
        yield path, content, following
