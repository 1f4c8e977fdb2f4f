"""What kind of file was sent, decided by its first bytes and never by its name."""

import io
import zipfile

from etl.problems import NotReadable

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
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
)
PASSWORD = "文件设了打开密码，请填报单位取消密码后重新报送"


def kind_of(content: bytes) -> str:
    """'xlsx' 'xlsb' 'ods' 'xls' 'html' 'csv'; NotReadable says in one sentence why a file is none of them."""
    if not content.strip(b"\x00 \r\n\t"):
        raise NotReadable("文件是空的，请填报单位重新发送")
    for start, name in NOT_WORKBOOKS:
        if content.startswith(start) and not (start == b"BM" and b"\x00" not in content[:64]):
            raise NotReadable(f"这是{name}，不是表格，请改报 Excel 文件（.xlsx 或 .xls）")
    if content.startswith(b"PK"):
        return _kind_of_zip(content)
    if content.startswith(OLE):
        return _kind_of_ole(content)
    if content[:2] == b"\x09\x08" or content[:4] in (b"\x09\x02\x06\x00", b"\x09\x04\x06\x00"):
        return "xls"
    head = content.lstrip(b"\xef\xbb\xbf \r\n\t")[:2048].lower()
    if head.startswith(b"<") and (b"<html" in head or b"<table" in head or b"<!doctype html" in head):
        return "html"
    if b"\x00" in content[:4096] and content[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        raise NotReadable("认不出这是什么文件，请用 Excel 或 WPS 打开后另存为 .xlsx 再报")
    return "csv"


def _kind_of_zip(content: bytes) -> str:
    try:
        names = set(zipfile.ZipFile(io.BytesIO(content)).namelist())
    except zipfile.BadZipFile as error:
        raise NotReadable("文件已损坏，打不开，请填报单位重新发送") from error
    if any(name.lower().startswith("xl/") for name in names):
        return "xlsb" if any(name.lower().endswith("workbook.bin") for name in names) else "xlsx"
    if any(name.startswith("word/") for name in names):
        raise NotReadable("这是 Word 文档，不是表格，请改报 Excel 文件（.xlsx 或 .xls）")
    if any(name.startswith("ppt/") for name in names):
        raise NotReadable("这是演示文稿，不是表格，请改报 Excel 文件（.xlsx 或 .xls）")
    if "content.xml" in names:
        return "ods"
    raise NotReadable("这是压缩包，请解压后把里面的表格逐个报送")


def _kind_of_ole(content: bytes) -> str:
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise NotReadable(PASSWORD)
    if "WordDocument".encode("utf-16-le") in content:
        raise NotReadable("这是 Word 文档，不是表格，请改报 Excel 文件（.xlsx 或 .xls）")
    return "xls"
