"""The manual under docs/ shows what is there: its pictures, and every page and button that it names."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MANUAL = sorted(file for file in (ROOT / "docs").glob("*.md") if file.name != "CHANGELOG.md")
PICTURES = ROOT / "docs" / "pictures"
HEAVIEST = 3_000_000  # bytes of all pictures together

each_page = pytest.mark.parametrize("paper", MANUAL, ids=lambda paper: paper.stem)


def pictures_in(page: Path) -> list[str]:
    return re.findall(r"!\[[^\]]+\]\(pictures/([^)]+)\)", page.read_text(encoding="utf-8"))


@cache
def said() -> tuple[str, list[re.Pattern]]:
    """What the product says: its plain words in one text, and those with something filled in as patterns."""
    plain, filled = [(ROOT / "pages" / "parts" / "style.css").read_text(encoding="utf-8")], []
    for file in [ROOT / "dashboard.py", *(ROOT / "pages").rglob("*.py"), *(ROOT / "analytics").rglob("*.py")]:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                plain.append(node.value)
            if isinstance(node, ast.JoinedStr):
                filled.append(
                    [part.value if isinstance(part, ast.Constant) else None for part in node.values]
                )
    long = [parts for parts in filled if sum(len(words or "") for words in parts) >= 4]
    return "\n".join(plain), [re.compile("".join(re.escape(words) if words else ".{1,6}" for words in parts)) for parts in long]  # fmt: skip


def is_said(words: str) -> bool:
    plain, filled = said()
    return words in plain or any(pattern.fullmatch(words) for pattern in filled)


@each_page
def test_every_page_and_button_that_the_manual_names_is_in_the_product(paper):
    named = re.findall("「([^」]+)」", paper.read_text(encoding="utf-8"))
    assert named
    assert [words for words in named if not is_said(words)] == []


def test_a_button_that_is_not_there_would_be_found():
    assert is_said("载入这 2 份表") and not is_said("载入这 2 份报") and not is_said("一键上报")


@each_page
def test_every_step_has_its_picture(paper):
    steps = paper.read_text(encoding="utf-8").count("\n## ")
    assert len(pictures_in(paper)) >= steps - 1  # a last step may only be words


def test_the_pictures_are_those_that_the_manual_shows():
    shown = {name for page in MANUAL for name in pictures_in(page)}
    assert shown == {file.name for file in PICTURES.iterdir()}


def test_the_pictures_are_light():
    assert sum(file.stat().st_size for file in PICTURES.iterdir()) < HEAVIEST


def test_the_readme_names_the_manual_and_how_its_pictures_are_renewed():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert not [page.name for page in MANUAL if f"`docs/{page.name}`" not in readme]
    assert "python -m tests.browser.make_pictures" in readme
