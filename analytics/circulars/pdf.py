"""A document as PDF, made by LibreOffice where it is installed."""

import os
import shutil
import signal
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from analytics.circulars.line import NotIssued

LONGEST = 120  # seconds for one document
NEEDS = {".docx": "swriter", ".xlsx": "scalc", ".pptx": "simpress"}
PLACES = (
    r"{ProgramFiles}\LibreOffice\program\soffice.exe",
    r"{ProgramFiles(x86)}\LibreOffice\program\soffice.exe",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)


def program() -> Path | None:
    """Where LibreOffice is: on the path, else where its installers put it; None where it is not."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if found:
        return Path(found).resolve()
    for place in PLACES:
        name = place.partition("{")[2].partition("}")[0]
        file = Path(place.replace(f"{{{name}}}", os.environ.get(name, "")) if name else place)
        if file.is_file():
            return file
    return None


def can_print(name: str) -> bool:
    """Whether a file of that name can be made a PDF here: LibreOffice may lack the part for slides or letters."""
    found, needed = program(), NEEDS.get(Path(name).suffix)
    if found is None or needed is None:
        return False
    parts = {file.stem for file in found.parent.glob("s*")} & set(NEEDS.values())
    return not parts or needed in parts


def pdf_file(name: str, content: bytes) -> bytes:
    """The document's pages as PDF; NotIssued with one sentence where it cannot be made.

    Runs in a profile of its own, so that an open LibreOffice neither stops it nor is disturbed.
    """
    soffice = program()
    if soffice is None:
        raise NotIssued("这台电脑没有安装LibreOffice，不能转成PDF，请用Office另存为PDF")
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        source = Path(folder) / f"document{Path(name).suffix}"
        source.write_bytes(content)
        profile = f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"
        asked = [str(soffice), profile, "--headless", "--convert-to", "pdf", "--outdir", folder, str(source)]
        run(asked)
        made = source.with_suffix(".pdf")
        if not made.is_file():
            raise NotIssued("LibreOffice没有转出PDF，请用Office打开后另存为PDF")
        return made.read_bytes()


def run(asked: list[str]) -> None:
    """Run it to its end; what hangs is ended with everything it started."""
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "stdin": subprocess.DEVNULL}
    try:
        process = subprocess.Popen(asked, start_new_session=True, **quiet)
    except OSError as error:
        raise NotIssued(f"LibreOffice启动不了（{error.strerror}），请用Office另存为PDF") from error
    try:
        process.wait(LONGEST)
    except subprocess.TimeoutExpired as error:
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        process.kill()
        process.wait()
        raise NotIssued(f"LibreOffice转PDF超过{LONGEST}秒，请用Office打开后另存为PDF") from error
