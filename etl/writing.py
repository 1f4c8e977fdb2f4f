"""Writing a file so that no reader ever sees half of it."""

import os
import time
from pathlib import Path


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that it is either not there or whole."""
    part = path.with_name(path.name + ".part")
    with part.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    _replace(part, path)


def _replace(part: Path, path: Path) -> None:
    """Rename over the old file; on Windows a reader may hold it for a moment."""
    for _ in range(40):
        try:
            part.replace(path)
            return
        except PermissionError:
            time.sleep(0.05)
    part.replace(path)
