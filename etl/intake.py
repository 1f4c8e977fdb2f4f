"""What kind of file was sent, decided by its first bytes and never by its name."""

import io
import re
import zipfile
import zlib

from lxml.etree import XMLSyntaxError

from etl.old_xls import OLE, stream_at
from etl.problems import NotReadable
from etl.sheet_xml import column_no, xlsx_cells

NOT_WORKBOOKS = (
    (b"%PDF", "PDF 文件"),
    (b"\xff\xd8\xff", "照片"),
    (b"\x89PNG", "图片"),
    (b"GIF8", "图片"),
    (b"BM", "图片"),
    (b"II*\x00", "图片"),
    (b"MM\x00*", "图片"),
    (b"Rar!", "压缩包"),
    (b"7z\xbc\xaf", "压缩包"),
    (b"\x1f\x8b", "压缩包"),
    (b"{\\rtf", "写字板文档"),
    (b"MIME-Version:", "单个文件的网页"),
)
MOST_BYTES = 600 << 20  # unpacked; 100,000 rows of 15 columns are about 60 MB
MOST_CELLS = 20_000_000
# Office files shrink to a tenth or a fiftieth; a bomb to a thousandth.
MOST_RATIO, SMALL_BYTES = 150, 100 << 20
DIMENSION = re.compile(rb"<(?:\w+:)?dimension[^>]*ref=[\"'][A-Z]+\d+:([A-Z]+)(\d+)[\"']")
HTML = re.compile(rb"<(html|table|!doctype html|meta|head|style|body|tr|div)[\s>]")
DOCUMENTS = (
    ("word/", "Word 文档"),
    ("ppt/", "演示文稿"),
    ("ofd.xml", "OFD 版式文件"),
    ("content.xml", "文档"),
)
OLE_STREAMS = (
    ("Workbook", "xls"),
    ("Book", "xls"),
    ("WordDocument", "Word 文档"),
    ("PowerPoint Document", "演示文稿"),
)
TOO_LARGE = "表格大得不合常理，请删去空白的行和列、只留要报的内容后再报"
OLD_XLS = (
    b"\x09\x00",
    b"\x09\x02",
    b"\x09\x04",
    b"\x09\x08",
)  # a bare stream, as before Excel 5: no OLE file
NO_WORKBOOK = "不是表格，请改报 Excel 文件（.xlsx 或 .xls）"
SAVE_AS = "请用 Excel 或 WPS 打开后另存为 .xlsx 再报"
PASSWORD = "文件设了打开密码，请填报单位取消密码后重新报送"


def kind_of(content: bytes) -> str:
    """'xlsx' 'xlsb' 'ods' 'xls' 'html' 'csv'; NotReadable says in one sentence why a file is none of them."""
    if not content.strip(b"\x00 \r\n\t"):
        raise NotReadable("文件是空的，请填报单位重新发送")
    for start, name in NOT_WORKBOOKS:
        if content.startswith(start) and not (start == b"BM" and b"\x00" not in content[:64]):
            raise NotReadable(f"这是{name}，{NO_WORKBOOK}")
    if content.startswith(b"PK"):
        return _kind_of_zip(content)
    if content.startswith(OLE):
        return _kind_of_ole(content)
    if content.startswith(OLD_XLS) and b"\x00" in content[:32]:
        return "xls"
    return _kind_of_text(content)


def _kind_of_text(content: bytes) -> str:
    is_wide = content[:2] in (b"\xff\xfe", b"\xfe\xff")
    head = content[:4096].decode("utf-16", "ignore").encode() if is_wide else content[:4096]
    if b"\x00" in head:
        raise NotReadable(f"认不出这是什么文件，{SAVE_AS}")
    head = head.lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if head.startswith(b"<?xml") and b"office:spreadsheet" in head:
        raise NotReadable(f"这是 XML 格式的表格，{SAVE_AS}")
    return "html" if head.startswith(b"<") and HTML.search(head) else "csv"


def _kind_of_zip(content: bytes) -> str:
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        names = {name.replace("\\", "/").lower() for name in archive.namelist()}
        is_book = any(name.startswith("xl/") for name in names)
        if is_book or "content.xml" in names:
            _refuse_bombs(archive, len(content))
        is_ods = (
            b"spreadsheet" in archive.read("mimetype")[:80] if "mimetype" in names else "content.xml" in names
        )
    except (
        zipfile.BadZipFile,
        zlib.error,
        NotImplementedError,
        RuntimeError,
        ValueError,
        EOFError,
        KeyError,
    ) as error:
        raise NotReadable("文件已损坏，打不开，请填报单位重新发送") from error
    if is_book:
        return "xlsb" if any(name.endswith("workbook.bin") for name in names) else "xlsx"
    if is_ods:
        return "ods"
    for start, name in DOCUMENTS:
        if any(member.startswith(start) for member in names):
            raise NotReadable(f"这是{name}，{NO_WORKBOOK}")
    raise NotReadable("这是压缩包，请解压后把里面的表格逐个报送")


def _refuse_bombs(archive: zipfile.ZipFile, packed: int) -> None:
    """Too large unpacked, too many cells, or a DTD (no office program writes one): said before anything is read."""
    unpacked = sum(member.file_size for member in archive.infolist())
    if unpacked > MOST_BYTES or (unpacked > SMALL_BYTES and unpacked > MOST_RATIO * packed):
        raise NotReadable(TOO_LARGE)
    for member in archive.infolist():
        if not member.filename.lower().endswith((".xml", ".rels")):
            continue
        with archive.open(member) as stream:
            head = stream.read(4096)
        if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
            raise NotReadable(f"文件里夹有外部引用（DTD），不是 Excel 或 WPS 存的，{SAVE_AS}")
        if (found := DIMENSION.search(head)) and _cells_said(*found.groups()) > MOST_CELLS:
            _refuse_large(archive, member)


def _cells_said(columns: bytes, rows: bytes) -> int:
    return (column_no(columns.decode()) + 1) * int(rows)


def _refuse_large(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> None:
    """The area of the filled cells; formatted blanks, which also widen the dimension, do no harm."""
    rows, columns = 0, 0
    try:
        with archive.open(member) as stream:
            for (row, column), _, _ in xlsx_cells(stream):
                rows, columns = max(rows, row + 1), max(columns, column + 1)
    except XMLSyntaxError:
        return  # the reader will say that it is damaged
    if rows * columns > MOST_CELLS:
        raise NotReadable(TOO_LARGE)


def _kind_of_ole(content: bytes) -> str:
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise NotReadable(PASSWORD)
    found = [(at, name) for stream, name in OLE_STREAMS if (at := stream_at(content, stream)) is not None]
    name = min(found)[1] if found else ""  # what the file is stands before what is embedded in it
    if name != "xls":
        raise NotReadable(f"这是{name or '别的文档'}，{NO_WORKBOOK}")
    return "xls"
