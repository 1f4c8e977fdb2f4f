"""Whether an office's Word template can carry the circular: placeholders known, none missing, none broken."""

import io
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from zipfile import BadZipFile

from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from docxtpl import DocxTemplate
from docxtpl.template import Environment, TemplateError

from analytics.circulars.line import NotIssued
from analytics.store import ROOT

# placeholder: kind of line
WORDS = {
    "标记": "mark",
    "发文机关标志": "letterhead",
    "文号": "number",
    "签发人": "signer",
    "标题": "title",
    "主送": "to",
    "署名": "signature",
    "日期": "date",
    "抄送": "copy_to",
    "印发机关": "printed_by",
    "印发日期": "printed_on",
}
RANKING = ("名次", "地名", "分母", "分子", "结果", "超期", "自查", "退回", "备注")
OVERDUE = ("序号", "地名", "单位", "内容", "级别", "期限", "天数")
ANNEX = ("标签", "题", "说明", "头", "行", "注")
PARTS = {
    "段": ("级", "题", "文字"),
    "行": (*RANKING, *OVERDUE),
    "排名表": ANNEX,
    "清单表": ANNEX,
    "头": (*RANKING, *OVERDUE),
}
# an office may print on paper with a red head, or leave the imprint out; without these it is no circular
NEEDED = ("标记", "文号", "标题", "主送", "正文", "署名", "日期", "排名表")
NEEDED_CELLS = ("名次", "地名", "分母", "分子", "结果", "退回", "备注")


@dataclass(frozen=True, eq=False)
class Form:
    """What a document's template may say, and without what it is no such document; `parts` are what a name's
    pieces may be called, as in 行.地名."""

    names: tuple[str, ...]
    needed: tuple[str, ...]
    needed_cells: tuple[str, ...]
    parts: dict[str, tuple[str, ...]]


RANKING_FORM = Form((*WORDS, "正文", "排名表", "清单表"), NEEDED, NEEDED_CELLS, PARTS)
DAMAGED = (OSError, BadZipFile, PackageNotFoundError, KeyError, ValueError, SyntaxError)
TEXTS = 64  # texts of templates kept as they were put together and compiled


@lru_cache(TEXTS)
def put_together(xml: str) -> str:
    """A part's text with each placeholder in one piece: Word splits them over runs as it likes."""
    return DocxTemplate("").patch_xml(xml)


class Compiled(Environment):
    """Compiles the text of a template once, however many letters it prints; words are escaped."""

    from_string = lru_cache(TEXTS)(Environment.from_string)


COMPILED = Compiled(autoescape=True)


class WordTemplate(DocxTemplate):
    """A Word template whose text is put together once."""

    def patch_xml(self, src_xml: str) -> str:
        """The same text gives the same."""
        return put_together(src_xml)


def find_template(data: Path, document: str) -> Path:
    """The town's own template, else the shipped one."""
    name = f"templates/{document}.docx"
    for folder in (data, ROOT / "data"):
        if (folder / name).is_file():
            return folder / name
    raise NotIssued(f"找不到模板{name}，请从安装包重新复制到data/templates/")


def open_template(file: Path, form: Form) -> WordTemplate:
    """The template ready to be filled; NotIssued names what is wrong with it. A file is checked once."""
    try:
        content = file.read_bytes()
    except OSError as error:
        raise unreadable(file) from error
    return opened(file, checked(file, content, form))


def opened(file: Path, content: bytes) -> WordTemplate:
    """A fresh copy of the template."""
    letter = WordTemplate(io.BytesIO(content))
    try:
        letter.init_docx()
    except DAMAGED as error:
        raise unreadable(file) from error
    return letter


def unreadable(file: Path) -> NotIssued:
    """What is said of a template that does not open."""
    return NotIssued(f"模板{file}打不开，请用Word另存为.docx后重新放回")


@lru_cache(16)
def checked(file: Path, content: bytes, form: Form) -> bytes:
    """The content itself, when every placeholder in it is known, whole and none is missing."""
    letter = opened(file, content)
    try:
        text = all_text(letter)
    except DAMAGED as error:
        raise unreadable(file) from error
    try:
        names = letter.get_undeclared_template_variables()
    except TemplateError as error:
        raise NotIssued(f"模板{file}里的占位符写坏了{where_broken(letter)}，请检查大括号和百分号") from error
    tags = " ".join(re.findall(r"\{[{%].*?[}%]\}", text, flags=re.DOTALL))
    missing = [name for name in form.needed if name not in names]
    missing += [f"行.{key}" for key in form.needed_cells if not re.search(rf"行\.{key}(?!\w)", tags)]
    if missing:
        listed = "、".join(f"{{{{ {name} }}}}" for name in missing)
        raise NotIssued(f"模板{file}缺少占位符{listed}，请补上，或移走该模板改用自带的模板")
    unknown = sorted(names - {*form.names}) + unknown_parts(tags, form)
    if unknown:
        listed = "、".join(f"{{{{ {name} }}}}" for name in unknown)
        raise NotIssued(f"模板{file}里的占位符{listed}不认识，可用的有{'、'.join(form.names)}")
    return content


def all_text(letter: DocxTemplate) -> str:
    """The body and the headers with their placeholders in one piece (Word splits them as it likes)."""
    texts = [letter.get_xml()]
    for kind in (letter.HEADER_URI, letter.FOOTER_URI):
        texts += [letter.get_part_xml(part) for _, part in letter.get_headers_footers(kind)]
    return "".join(map(letter.patch_xml, texts))


def unknown_parts(tags: str, form: Form) -> list[str]:
    """Parts that do not exist, as {{ 行.名茨 }}."""
    used = re.findall(r"(\w+)\.(\w+)", tags)
    return sorted({f"{name}.{part}" for name, part in used if part not in form.parts.get(name, (part,))})


def where_broken(letter: DocxTemplate) -> str:
    """The first paragraph whose braces do not pair, quoted."""
    for paragraph in letter.docx.element.body.iter(qn("w:p")):
        text = "".join(node.text or "" for node in paragraph.iter(qn("w:t")))
        if text.count("{{") != text.count("}}") or text.count("{%") != text.count("%}"):
            return f"，在“{text[:30]}”一段"
    return ""
