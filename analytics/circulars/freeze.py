"""Issue a document: number it, keep its files with every figure, enter it in the journal last."""

import json
import re
import shutil
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path

from filelock import FileLock, Timeout

from analytics.circulars import journal, objections, steps
from analytics.circulars.entered import moment
from analytics.circulars.line import NotIssued
from analytics.circulars.order import Order, as_json
from analytics.circulars.printed import is_same
from analytics.journals import put

FIGURES = "figures.json"
UNSAFE = re.compile(r'[\\/:*?"<>|\s]+')
WAIT = 60  # seconds for another issue to end
NAME_BYTES = 180  # a file name holds 255 bytes, a Chinese character takes three


@dataclass(frozen=True)
class Composed:
    """A document ready to be kept: title, files by name, what figures.json says of its content."""

    title: str
    files: dict[str, bytes]
    figures: dict


@dataclass(frozen=True)
class Manuscript:
    """What is to be printed: its figures as figures.json keeps them, and `compose(number, corrects)`, which
    gives a Composed; `corrects` is figures.json of the edition that it corrects, or None. `more_series` may be typed."""

    series: str
    figures: dict
    compose: object
    more_series: tuple[str, ...] = ()
    signed_year: int | None = None


def file_name(text: str, ending: str) -> str:
    """A name every file system takes, cut where it would be too long."""
    safe = UNSAFE.sub(" ", text).strip(" .") or "通报"
    while len(safe.encode("utf-8")) > NAME_BYTES:
        safe = safe[:-1]
    return f"{safe.strip(' .')}.{ending}"


def hand_out(files: dict[str, bytes], out: Path) -> list[Path]:
    """Put the files into a folder, each whole or not at all; a file of that name is replaced."""
    paths = [out / name for name in files]
    try:
        out.mkdir(parents=True, exist_ok=True)
        for path, content in zip(paths, files.values(), strict=True):
            put(path, content)
    except OSError as error:
        raise NotIssued(f"{out}写不进去（{error.strerror}），请关闭已打开的同名文件或换一个文件夹") from error
    return paths


def kept_files(data: Path, id: str) -> dict[str, bytes] | None:
    """The files of an order already issued, None if it was not; a lost or altered file is said by name."""
    folder = data / "outbox" / id
    if not (folder / FIGURES).is_file():
        return None
    figures = json.loads((folder / FIGURES).read_text(encoding="utf-8"))
    files = {}
    for name, digest in figures["files"].items():
        content = (folder / name).read_bytes() if (folder / name).is_file() else b""
        if sha256(content).hexdigest() != digest:
            raise NotIssued(f"{figures['number']}已印发，但{folder / name}缺失或被改动，请从备份恢复后再取")
        files[name] = content
    return files


def editions(data: Path, order: Order) -> list[dict]:
    """figures.json of each time the order's document, scope and indicator were issued, in whatever snapshot,
    oldest first; without those voided."""
    asked, found, voided = json.loads(as_json(asdict(order))), [], steps.voided(data)
    for line in journal.issued(data):
        if line.get("to") and line["to"] not in (*order.scope["places"], *order.scope["leaders"]):
            continue  # another unit's letter: a town sends thousands, and each file costs as much as a letter
        file = data / "outbox" / line["id"] / FIGURES
        if line["id"] in voided:
            continue
        if (line["document"], line["indicator"]) == (order.document, order.indicator) and file.is_file():
            figures = json.loads(file.read_text(encoding="utf-8"))
            found += [figures] if figures["scope"] == asked["scope"] else []
    return found


def issue_once(data: Path, order: Order, text: Manuscript, act: dict) -> dict[str, bytes]:
    """The kept files of an order, issuing it first when it is new; `act` is who, on and the number typed, '' for
    the next of the series.

    Issued from an older snapshot it is a correction of that edition, or, where nothing printed differs, that
    edition itself. A kill before the last step leaves no numbered circular outside the journal: the next
    issue enters it.
    """
    return issue_each(data, [(order, text)], act)[0]


def issue_each(data: Path, wanted: list[tuple[Order, Manuscript]], act: dict) -> list[dict[str, bytes]]:
    """The kept files of several orders, those that are new with consecutive numbers: nobody issues in between."""
    outbox = data / "outbox"
    outbox.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(str(outbox / ".issuing"), timeout=WAIT):
            finish_interrupted(data)
            for order, _ in wanted[1:] and wanted:
                objections.refuse_open(data, order.paper)  # before any of several takes a number
            return [issue_one(data, order, text, act) for order, text in wanted]
    except Timeout as error:
        raise NotIssued("另一处正在印发文件，请稍后再试") from error


def issue_one(data: Path, order: Order, text: Manuscript, act: dict) -> dict[str, bytes]:
    """The kept files of an order, those of an edition that prints the same, or a new one's."""
    kept = kept_files(data, order.id)
    last = None if kept else next(iter(editions(data, order)[::-1]), None)
    if last and is_same(last, json.loads(as_json(text.figures))):
        kept = kept_files(data, last["id"])
    return kept or issue_new(data, order, text, last, act)


def issue_new(data: Path, order: Order, text: Manuscript, last: dict | None, act: dict) -> dict[str, bytes]:
    """Take a number, keep files, figures and what the units answered, and last of all enter the journal."""
    if last and last["snapshot"] > order.snapshot:
        raise NotIssued(
            f"{last['number']}已按更新的快照{last['snapshot']}印发，"
            f"不能再按快照{order.snapshot}印发同一份通报，请改用当前快照"
        )
    objections.refuse_open(data, order.paper)
    if act["number"]:
        years = {text.signed_year or act["on"].year, act["on"].year}
        number = journal.free_number(data, act["number"], (text.series, *text.more_series), years)
    else:
        number = journal.next_number(data, text.series, act["on"].year)
    made: Composed = text.compose(number, last)
    figures = made.figures | asdict(order) | {"id": order.id, "number": number, "title": made.title}
    figures |= {"who": act["who"], "on": moment(act["on"]), "paper": order.paper}
    figures["answers"] = objections.answers(data, order.paper)
    figures["corrects"] = last["number"] if last else ""
    figures["files"] = {name: sha256(content).hexdigest() for name, content in made.files.items()}
    keep(data / "outbox" / order.id, made.files, figures)
    enter(data, figures)
    return made.files


def keep(folder: Path, files: dict[str, bytes], figures: dict) -> None:
    """Put the files and figures.json into their folder, which appears complete or not at all."""
    half = folder.with_name(f".{folder.name}.half")
    shutil.rmtree(half, ignore_errors=True)
    half.mkdir(parents=True)
    for name, content in files.items():
        put(half / name, content)
    put(half / FIGURES, as_json(figures).encode("utf-8"))
    half.replace(folder)


def enter(data: Path, figures: dict) -> None:
    """Write the journal line of a kept circular."""
    line = {name: figures.get(name, "") for name in journal.COLUMNS}
    line |= {"scope": figures["scope_text"], "files": "；".join(figures["files"])}
    journal.append(data, line | {"sha256": "；".join(figures["files"].values())})


def finish_interrupted(data: Path) -> None:
    """Enter circulars that were kept just before the program was killed, oldest first."""
    entered = {line.get("id") for line in journal.issued(data)}
    waiting = []
    for file in (data / "outbox").glob(f"*/{FIGURES}"):
        if file.parent.name not in entered and not file.parent.name.startswith("."):
            waiting.append(json.loads(file.read_text(encoding="utf-8")))
    for figures in sorted(waiting, key=lambda figures: figures["on"]):
        enter(data, figures)
