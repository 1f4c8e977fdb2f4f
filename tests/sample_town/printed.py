"""What stands where on the pages that LibreOffice makes of documents, read by poppler."""

import shutil
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from lxml import html

from analytics.circulars.pdf import program

PROGRAMS = ("pdftotext", "pdffonts", "fc-list")
MISSING = [name for name in PROGRAMS if not shutil.which(name)] + ["LibreOffice"] * (program() is None)
POINTS = 72 / 25.4  # a millimetre
LONGEST = 180  # seconds for all of them


@dataclass(frozen=True)
class Text:
    """Words on one line, their box in millimetres from the page's upper left corner."""

    words: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def height(self) -> float:
        """Of the box, which is higher than the letters."""
        return self.bottom - self.top


@dataclass(frozen=True)
class Page:
    """One page: its size in millimetres, its pieces of text from top to bottom."""

    width: float
    height: float
    texts: list[Text]

    @cached_property
    def words(self) -> str:
        """Everything on it without spaces."""
        return "".join("".join(text.words.split()) for text in self.texts)

    def within(self, top: float, bottom: float) -> list[Text]:
        """What stands in the middle of which lies between two heights."""
        return [text for text in self.texts if top <= (text.top + text.bottom) / 2 <= bottom]


def printed(files: Iterable[Path], out: Path) -> dict[Path, Path]:
    """The PDF of each file, all made in one go."""
    files = list(files)
    profile = f"-env:UserInstallation={(out / 'profile').as_uri()}"
    made = {file: out / f"{at}.pdf" for at, file in enumerate(files)}
    named = [shutil.copy(file, out / f"{at}{file.suffix}") for at, file in enumerate(files)]
    asked = [
        str(program()),
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(out),
        *map(str, named),
    ]
    subprocess.run(asked, check=True, capture_output=True, timeout=LONGEST)
    return made


def pages_of(pdf: Path) -> list[Page]:
    """The pages of a PDF."""
    return [
        Page(length(page, "width"), length(page, "height"), sorted(texts_of(page), key=lambda text: text.top))
        for page in html.fromstring(told("pdftotext", "-bbox-layout", str(pdf), "-")).iter("page")
    ]


def texts_of(page) -> list[Text]:
    """The pieces of text of one page."""
    return [
        Text(" ".join(word.text for word in line.iter("word")), *(length(line, side) for side in ("xmin", "ymin", "xmax", "ymax")))
        for line in page.iter("line")
    ]  # fmt: skip


def length(element, name: str) -> float:
    """A length in millimetres."""
    return float(element.get(name)) / POINTS


def told(*asked: str) -> str:
    """What a program prints."""
    return subprocess.run(asked, check=True, capture_output=True, text=True, timeout=60).stdout
