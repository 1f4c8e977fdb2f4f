"""A binary workbook (.xlsb) with inline text and numbers: just the records a reader needs."""

import io
import struct
import zipfile

from tests.towns.page import Page

BOOK, BOOK_END, SHEETS, SHEETS_END, SHEET = 131, 132, 143, 144, 156
PAGE, PAGE_END, DATA, DATA_END, ROW, TEXT, NUMBER, SIZE = 129, 130, 145, 146, 0, 6, 5, 148
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/"


def xlsb(*pages: Page) -> bytes:
    """Days must be given as text or serial numbers: there are no styles."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("[Content_Types].xml", _types())
        made.writestr("_rels/.rels", _relations([("rId1", "officeDocument", "xl/workbook.bin")]))
        links = [(f"rId{n}", "worksheet", f"worksheets/sheet{n}.bin") for n, _ in enumerate(pages, 1)]
        made.writestr("xl/_rels/workbook.bin.rels", _relations(links))
        made.writestr("xl/workbook.bin", _book(pages))
        for n, page in enumerate(pages, 1):
            made.writestr(f"xl/worksheets/sheet{n}.bin", _sheet(page))
    return out.getvalue()


def _types() -> str:
    return (
        f'<?xml version="1.0"?><Types xmlns="{PACKAGE}content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="bin" '
        'ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/></Types>'
    )


def _relations(links: list[tuple[str, str, str]]) -> str:
    inside = "".join(
        f'<Relationship Id="{i}" Type="{OFFICE}/{kind}" Target="{to}"/>' for i, kind, to in links
    )
    return f'<?xml version="1.0"?><Relationships xmlns="{PACKAGE}relationships">{inside}</Relationships>'


def _record(kind: int, body: bytes = b"") -> bytes:
    head = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    size, length = len(body), b""
    while True:
        length += bytes([size & 0x7F | (0x80 if size > 0x7F else 0)])
        size >>= 7
        if not size:
            return head + length + body


def _string(text: str) -> bytes:
    coded = text.encode("utf-16-le")
    return struct.pack("<I", len(coded) // 2) + coded


def _book(pages: tuple[Page, ...]) -> bytes:
    sheets = b"".join(
        _record(SHEET, struct.pack("<II", int(page.hidden), n) + _string(f"rId{n}") + _string(page.name))
        for n, page in enumerate(pages, 1)
    )
    return _record(BOOK) + _record(SHEETS) + sheets + _record(SHEETS_END) + _record(BOOK_END)


def _sheet(page: Page) -> bytes:
    width = max(len(row) for row in page.rows)
    out = (
        _record(PAGE)
        + _record(SIZE, struct.pack("<IIII", 0, len(page.rows) - 1, 0, width - 1))
        + _record(DATA)
    )
    for r, row in enumerate(page.rows):
        out += _record(ROW, struct.pack("<IIHHBI", r, 0, 300, 0, 0, 0))
        for c, value in enumerate(row):
            head = struct.pack("<II", c, 0)
            if isinstance(value, str):
                out += _record(TEXT, head + _string(value))
            elif value is not None:
                out += _record(NUMBER, head + struct.pack("<d", value))
    return out + _record(DATA_END) + _record(PAGE_END)
