"""Formula errors, which calamine shows as blanks, found in the XML of the sheets themselves."""

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from typing import BinaryIO

from lxml import etree

from etl.book import Cell, ErrorCell

# No entity is resolved, nothing is fetched, no limit of the parser is lifted.
CAREFUL = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}
ODS = "{urn:oasis:names:tc:opendocument:xmlns:"
REPEATED_ROWS, REPEATED_CELLS = (
    f"{ODS}table:1.0}}number-rows-repeated",
    f"{ODS}table:1.0}}number-columns-repeated",
)
ODS_CELLS = (f"{ODS}table:1.0}}table-cell", f"{ODS}table:1.0}}covered-table-cell")
LITERAL = re.compile(r"#(REF!|N/A|VALUE!|DIV/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA)|Err:\d{3}")
MARKS = {"xlsx": (b't="e"', b"t='e'"), "ods": (b'value-type="error"', b"value-type='error'")}
CHUNK = 1 << 20

Address = tuple[int, int]  # row and column, from 0
Written = tuple[Address, str, str]  # address, kind ('e' an error, 'n' a number, …), text


def literal(text: str) -> Cell:
    """'#N/A' as CSV and HTML write an error, else the text itself."""
    return ErrorCell(text.strip()) if text[0] in "#E " and LITERAL.fullmatch(text.strip()) else text


def found_errors(content: bytes, kind: str, names: list[str]) -> list[tuple[int, Address, str]]:
    """Sheet number, address and text of each error; a part whose XML cannot be followed holds none."""
    found = []
    if kind not in MARKS:  # other kinds than xlsx and ods have no such XML
        return found
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if kind == "ods":
                return (
                    list(ods_errors(archive.open("content.xml")))
                    if _is_marked(archive, "content.xml", kind)
                    else []
                )
            for name, member in sheet_parts(archive).items():
                if name in names and _is_marked(archive, member, kind):
                    cells = xlsx_cells(archive.open(member))
                    found += [(names.index(name), at, text) for at, mark, text in cells if mark == "e"]
    except (KeyError, StopIteration, etree.XMLSyntaxError, zipfile.BadZipFile):
        pass  # calamine has read the file all the same
    return found


def _is_marked(archive: zipfile.ZipFile, member: str, kind: str) -> bool:
    """Whether the member holds the mark of an error at all: most sheets do not, and are not parsed a second time."""
    with archive.open(member) as stream:
        end = b""
        while chunk := stream.read(CHUNK):
            if any(mark in end + chunk for mark in MARKS[kind]):
                return True
            end = chunk[-32:]
    return False


def sheet_parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """Sheet name -> the member of the archive that holds it, in the workbook's order; chart sheets too."""
    names = {name.replace("\\", "/").lower(): name for name in archive.namelist()}
    main = next(
        target for kind, target in _relations(archive, names, "").values() if kind.endswith("/officeDocument")
    )
    targets = _relations(archive, names, main)
    parts = {}
    for sheet in _parsed(archive, names[main.lower()]).iter("{*}sheet"):
        number = next((value for key, value in sheet.items() if key.endswith("}id")), "")
        if number in targets and targets[number][1].lower() in names:
            parts[sheet.get("name") or ""] = names[targets[number][1].lower()]
    return parts


def _relations(archive: zipfile.ZipFile, names: dict[str, str], part: str) -> dict[str, tuple[str, str]]:
    """Relation id -> (type, member) of one member; '' asks for those of the whole package."""
    folder, file = posixpath.split(part)
    path = posixpath.join(folder, "_rels", f"{file}.rels").lower()
    return {
        line.get("Id") or "": (
            line.get("Type") or "",
            posixpath.normpath(posixpath.join("/", folder, line.get("Target") or "")).lstrip("/"),
        )
        for line in _parsed(archive, names[path]).iter("{*}Relationship")
    }


def _parsed(archive: zipfile.ZipFile, member: str) -> etree._Element:
    return etree.fromstring(archive.read(member), etree.XMLParser(**CAREFUL))


def xlsx_cells(stream: BinaryIO) -> Iterator[Written]:
    """Every filled cell of an xlsx sheet; a cell without an address follows the one before it."""
    row_no = -1
    for row in _one_by_one(stream, "{*}row"):
        row_no = int(row.get("r")) - 1 if (row.get("r") or "").isdigit() else row_no + 1
        column = -1
        for cell in row.iterchildren("{*}c"):
            letters = re.match("[A-Z]+", cell.get("r") or "")
            column = column_no(letters[0]) if letters else column + 1
            if text := "".join(cell.itertext("{*}v", "{*}t", with_tail=False)):
                yield (row_no, column), cell.get("t") or "n", text


def ods_errors(stream: BinaryIO) -> Iterator[tuple[int, Address, str]]:
    """Sheet number, address and text of every cell of an OpenDocument table that is marked as an error."""
    table, number, row_no = None, -1, 0
    for row in _one_by_one(stream, f"{ODS}table:1.0}}table-row"):
        above = next(row.iterancestors(f"{ODS}table:1.0}}table"))
        if above is not table:
            table, number, row_no = above, number + 1, 0
        column = 0
        for cell in row.iterchildren(*ODS_CELLS):
            if any(key.endswith("}value-type") and value == "error" for key, value in cell.items()):
                yield number, (row_no, column), "".join(cell.itertext()).strip()
            column += _times(cell.get(REPEATED_CELLS))
        row_no += _times(row.get(REPEATED_ROWS))


def _one_by_one(stream: BinaryIO, tag: str) -> Iterator[etree._Element]:
    """Elements of that name as they end; what has been read is let go."""
    for _, element in etree.iterparse(stream, events=("end",), tag=tag, **CAREFUL):
        yield element
        element.clear()
        while element.getprevious() is not None:
            del element.getparent()[0]


def column_no(letters: str) -> int:
    """'A' is 0, 'AA' is 26."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _times(text: str | None) -> int:
    return int(text) if text and text.isdigit() else 1
