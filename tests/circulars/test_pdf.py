"""Documents as PDF where LibreOffice is installed; where it is not, nothing is offered."""

import sys
from pathlib import Path

import pytest

from analytics.circulars import pdf
from analytics.circulars.line import NotIssued


@pytest.fixture
def bare(monkeypatch, tmp_path):
    """A machine without LibreOffice, its programs in an empty folder."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(pdf, "PLACES", (rf"{{ProgramFiles}}{'/LibreOffice/soffice.exe'}",))
    monkeypatch.setenv("ProgramFiles", str(tmp_path / "nothing"))
    return tmp_path


def installed(folder: Path, script: str) -> Path:
    """A program that stands in LibreOffice's place."""
    file = folder / "nothing" / "LibreOffice" / "soffice.exe"
    file.parent.mkdir(parents=True)
    file.write_text(f"#!{sys.executable}\n{script}", encoding="utf-8")
    file.chmod(0o755)
    return file


def test_without_libreoffice_no_button_is_offered_and_asking_says_so(bare):
    assert pdf.program() is None and not pdf.can_print("通报.docx")
    with pytest.raises(NotIssued, match="没有安装LibreOffice"):
        pdf.pdf_file("通报.docx", b"")


def test_it_is_found_where_its_installer_put_it(bare):
    file = installed(bare, "")
    assert pdf.program() == file and pdf.can_print("通报.docx") and not pdf.can_print("排名.png")


def test_without_the_part_for_slides_only_letters_are_offered(bare):
    (installed(bare, "").parent / "swriter.exe").touch()
    assert pdf.can_print("通报.docx") and not pdf.can_print("周例会.pptx")


def test_what_hangs_is_ended_and_said(bare, monkeypatch):
    installed(bare, "import time\ntime.sleep(600)")
    monkeypatch.setattr(pdf, "LONGEST", 1)
    with pytest.raises(NotIssued, match="超过1秒"):
        pdf.pdf_file("通报.docx", b"")


def test_what_makes_nothing_is_said(bare):
    installed(bare, "")
    with pytest.raises(NotIssued, match="没有转出PDF"):
        pdf.pdf_file("通报.docx", b"")
