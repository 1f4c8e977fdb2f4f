"""An office's own Word template, and what is said when it is broken."""

import re

import pytest
from docx import Document

from analytics.circulars.line import NotIssued
from tests.circulars.make_template import SHIPPED
from tests.circulars.town import issued, tiny_town, word_text


def edited(data, old: str, new: str) -> None:
    """Put a template into the town's folder with one text changed."""
    document = Document(str(SHIPPED))
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    for paragraph in [*document.paragraphs, *(p for cell in cells for p in cell.paragraphs)]:
        if old in paragraph.text:
            paragraph.text = paragraph.text.replace(old, new)
    (data / "templates").mkdir()
    document.save(str(data / "templates" / "village_ranking.docx"))


def refusal(tmp_path, old: str, new: str) -> str:
    edited(tmp_path, old, new)
    with pytest.raises(NotIssued) as caught:
        issued(tiny_town(tmp_path), tmp_path / "out")
    assert not (tmp_path / "journal").exists() and not list((tmp_path / "outbox").glob("*/*"))
    return str(caught.value)


def test_the_towns_own_template_wins(tmp_path):
    edited(tmp_path, "{{ 主送 }}", "{{ 主送 }}（本镇模板）")
    word, _ = issued(tiny_town(tmp_path), tmp_path / "out")
    assert "镇属各部门（单位）：（本镇模板）" in word_text(word)


def test_an_office_may_leave_out_the_red_head(tmp_path):
    edited(tmp_path, "{{ 发文机关标志 }}", "")
    word, _ = issued(tiny_town(tmp_path), tmp_path / "out")
    assert "样例镇安委办文件" not in word_text(word)


@pytest.mark.parametrize("name", ["标题", "署名", "行.分母", "行.结果"])
def test_a_missing_placeholder_is_named(tmp_path, name):
    assert re.search(
        rf"模板.*village_ranking\.docx缺少占位符{{{{ {name} }}}}", refusal(tmp_path, f"{{{{ {name} }}}}", "")
    )


@pytest.mark.parametrize(
    ("old", "new", "named"), [("抄送 }}", "抄件 }}", "抄件"), ("行.超期", "行.超其", "行.超其")]
)
def test_an_unknown_placeholder_is_named(tmp_path, old, new, named):
    assert f"占位符{{{{ {named} }}}}不认识，可用的有" in refusal(tmp_path, old, new)


def test_a_broken_placeholder_is_quoted(tmp_path):
    assert "占位符写坏了，在“{{ 主送 }”一段" in refusal(tmp_path, "{{ 主送 }}", "{{ 主送 }")


def test_a_file_that_is_no_word_document_is_refused(tmp_path):
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "village_ranking.docx").write_bytes(b"not a zip")
    with pytest.raises(NotIssued, match="打不开，请用Word另存为"):
        issued(tiny_town(tmp_path), tmp_path / "out")
