"""The door of etl for everybody else; itself light, so that the child reads while the rest is imported."""

from collections.abc import Callable
from pathlib import Path

from etl.apart import Reader
from etl.book import workbook_id
from etl.confirm import confirm_word, meanings
from etl.files import find_files
from etl.problems import CannotRun, NotReadable

# What the page 数据上报 may ask of etl stands here: it knows no other door.
__all__ = [
    "CannotRun",
    "NotReadable",
    "check",
    "confirm_word",
    "load",
    "meanings",
    "rows_of",
    "write_followups",
]


def quiet(step: str, done: int, total: int) -> None:
    """Progress for nobody."""


def load(
    paths: list[Path] | None,
    data: Path,
    replaces: str | None = None,
    progress: Callable[[str, int, int], None] = quiet,
) -> dict:
    """Load workbooks or folders and publish a snapshot; the report is that of `load --json` (design section 4).

    CannotRun when a path does not exist, a register cannot be read, or another load is running.
    """
    files = find_files(paths or [data / "incoming"])
    with Reader() as reader:
        if files and not _is_kept(content := files[0].read_bytes(), data):
            reader.begin(content)
            _import_the_rest()
        from etl.loading import load_files

        return load_files(files, data, replaces, progress, reader)


def _is_kept(content: bytes, data: Path) -> bool:
    return (data / "accepted" / f"{workbook_id(content)}.json").exists()


def _import_the_rest() -> None:
    """While the child reads the first file."""
    from etl.tables import warm_up

    warm_up()


def check(paths: list[Path], data: Path, progress: Callable[[str, int, int], None] = quiet) -> dict:
    """The same report with nothing stored."""
    files = find_files(paths)
    with Reader() as reader:
        if files:
            reader.begin(files[0].read_bytes())
        from etl.loading import check_files

        return check_files(files, data, progress, reader)


def write_followups(data: Path, out: Path, places: list[str]) -> list[Path]:
    """Write the 遗留隐患回填单 of these places, all units with open hazards when none is named; see etl.followup."""
    from etl import followup

    return followup.write_followups(data, out, places or None).files


def rows_of(content: bytes) -> dict[str, list[list[object]]]:
    """The cells of a workbook by sheet and row as they were sent, read in a process apart; NotReadable."""
    with Reader() as reader:
        return {sheet.name: sheet.rows for sheet in reader.read(content).sheets}
