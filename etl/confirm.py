"""What a clerk confirms once is kept in words.csv and known from the next load on."""

import csv
import io
from datetime import datetime
from pathlib import Path

from etl.cells import LEVELS, SOURCES, STATUSES
from etl.problems import CannotRun
from etl.reading import decode
from etl.reference import SHIPPED, read_reference
from etl.returns import RETURNS, return_named
from etl.text import plain
from etl.writing import write_whole

COLUMNS = ("field", "return", "word", "means", "who", "on")
NO_DAY = "无期限"


def meanings(data: Path, field: str, return_name: str) -> dict[str, str]:
    """What a word of that field may mean in this town: stored value -> what the clerk reads."""
    if field == "heading":
        columns = return_named(return_name).columns
        return {column.name: column.label for column in columns if column.kind not in ("extra", "tick")}
    if field == "unit":
        return {row["name"]: row["name"] for row in read_reference(data).rows["places"]}
    values = {
        "status": STATUSES,
        "level": dict.fromkeys(LEVELS.values()),
        "source": dict.fromkeys(SOURCES.values()),
        "due": (NO_DAY,),
    }
    return {value: value for value in values[field]}


def confirm_word(data: Path, field: str, return_name: str, word: str, means: str, who: str) -> None:
    """Append one line to the town's words.csv; the next load applies it to everything accepted.

    CannotRun when the meaning is none that the field has, or the word already means something else.
    """
    if return_name not in {kind.name for kind in RETURNS} or means not in meanings(data, field, return_name):
        raise CannotRun(f"“{word}”不能认作“{means}”，请从列出的意思里选")
    path = data / "reference" / "words.csv"
    lines = _lines(path if path.exists() else SHIPPED / "words.csv")
    scope = return_name if field == "heading" else ""
    for line in lines:
        same = line.get("field") == field and line.get("return", "") == scope
        if same and plain(line.get("word", "")) == plain(word):
            if line.get("means") == means:
                return
            raise CannotRun(f"“{word}”已经认作“{line['means']}”，要改请先在 words.csv 删去那一行")
    now = datetime.now().isoformat(timespec="seconds")
    lines.append(dict(zip(COLUMNS, (field, scope, word, means, who, now), strict=True)))
    _write(path, lines)


def _lines(path: Path) -> list[dict]:
    if not path.exists():
        return []
    return [dict(line) for line in csv.DictReader(io.StringIO(decode(path.read_bytes())))]


def _write(path: Path, lines: list[dict]) -> None:
    names = list(dict.fromkeys([*COLUMNS, *(name for line in lines for name in line if name)]))
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, names, extrasaction="ignore")
    writer.writeheader()
    writer.writerows(lines)
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, ("\ufeff" + text.getvalue()).encode())
