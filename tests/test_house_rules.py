"""The house rules a machine can keep: who imports whom, where libraries enter, how long a file may be."""

import ast
import re
import sys
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from analytics.__main__ import COMMANDS as ASKING
from etl.__main__ import COMMANDS as LOADING

ROOT = Path(__file__).resolve().parent.parent

# What each room may import. Only the snapshot stands between etl and analytics: neither knows the other.
ROOMS = {
    "etl": {"etl"},
    "analytics": {"analytics"},
    "pages": {"analytics", "pages"},
    "dashboard": {"analytics", "pages"},
}
# The only crossings: the page 数据上报 calls the loader, the page 原件 reads a kept workbook as the loader does.
CROSSINGS = {"pages/returns.py": "etl.load"}

# Where a library enters. A file elsewhere asks the door for what it needs; a line moves only with a reason.
DOORS = {
    "streamlit": ("pages/", "dashboard.py"),
    "plotly": ("analytics/charts/", "pages/"),
    "pandas": ("analytics/", "pages/"),
    "docx": ("analytics/circulars/",),
    "docxtpl": ("analytics/circulars/",),
    # the meeting's deck, and its charts
    "pptx": ("analytics/circulars/",),
    # the ranking as a picture
    "PIL": ("analytics/circulars/",),
    # the documents' annexes, and every table that a reader takes along
    "xlsxwriter": ("analytics/circulars/", "analytics/exported.py"),
    # who writes a snapshot, `etl status`, the hazards a follow-up names, and the one door of everybody who reads
    "duckdb": ("etl/publish.py", "etl/status.py", "etl/lookup.py", "analytics/store.py"),
    "pyarrow": ("etl/accepted.py", "etl/publish.py", "etl/tables.py"),
    "python_calamine": ("etl/reading.py",),
    # what calamine cannot read of an .xls: text from before Excel 97, formula errors
    "xlrd": ("etl/old_xls.py",),
    "lxml": ("etl/reading.py", "etl/intake.py", "etl/sheet_xml.py"),
    # only for writing: empty forms, follow-ups, the sender's own workbook with the bad cells marked, and a county's own
    # form filled from the ledgers
    "openpyxl": ("etl/forms.py", "etl/followup_sheet.py", "etl/sendback.py", "analytics/circulars/"),
    "filelock": ("etl/loading.py", "analytics/circulars/", "analytics/journals.py"),
}

TOP_LEVEL = {
    *("etl", "analytics", "pages", "dashboard.py", "data", "tests", "docs"),
    *("Makefile", "requirements.txt", "pyproject.toml", "README.md"),
}
NAMELESS = {"util", "utils", "helper", "helpers", "common", "misc", "shared", "stuff", "lib"}
# Namespaces inside Office files, and this machine itself, are no addresses on the net.
NO_NET = ("http://127.0.0.1", "http://localhost", "http://schemas.", "http://www.w3.org/", "http://purl.org/")

README = (ROOT / "README.md").read_text(encoding="utf-8")
# import name -> the packages that bring it
DISTRIBUTIONS = packages_distributions()
HOUSE = sorted(
    file
    for room in ROOMS
    for file in ([ROOT / f"{room}.py"] if room == "dashboard" else (ROOT / room).rglob("*.py"))
    if file.exists()
)
TESTS = sorted((ROOT / "tests").rglob("*.py"))
MODELS = sorted((ROOT / "etl" / "sql").rglob("*.sql"))
TEXTS = sorted(
    file
    for top in (
        *ROOMS,
        "tests",
        "dashboard.py",
        ".streamlit",
        ".ci",
        "Makefile",
        "pyproject.toml",
        "README.md",
    )
    for file in ([ROOT / top] if (ROOT / top).is_file() else (ROOT / top).rglob("*"))
    if file.is_file() and file.suffix in {".py", ".sql", ".toml", ".css", ".js", ".html", ".svg", ".md", ""}
)


def name_of(file: Path) -> str:
    """The file's path from the root, with slashes on every system."""
    return file.relative_to(ROOT).as_posix()


def room_of(file: Path) -> str:
    """'etl' for etl/returns/ledger.py, 'dashboard' for dashboard.py."""
    return name_of(file).split("/")[0].removesuffix(".py")


def each(files: list[Path]) -> pytest.MarkDecorator:
    """Run the test once per file, named by its path."""
    return pytest.mark.parametrize("file", files, ids=name_of)


@cache
def tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))


@cache
def imports(file: Path) -> set[str]:
    """Every dotted name the file imports, at the top or inside a function; 'from a import b' is 'a.b'."""
    found = set()
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        if isinstance(node, ast.ImportFrom):
            above = name_of(file).split("/")[: -node.level] if node.level else []
            module = ".".join([*above, *([node.module] if node.module else [])])
            found |= {f"{module}.{alias.name}" for alias in node.names}
    return found


@cache
def calls(file: Path) -> set[str]:
    """The last name of everything the file calls or decorates with: 'groupby' for table.groupby(...)."""
    nodes = [node.func for node in ast.walk(tree(file)) if isinstance(node, ast.Call)]
    nodes += [d for n in ast.walk(tree(file)) if isinstance(n, ast.FunctionDef) for d in n.decorator_list]
    return {getattr(node, "attr", None) or getattr(node, "id", "") for node in nodes}


def functions(file: Path) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return [node for node in ast.walk(tree(file)) if isinstance(node, kinds)]


def statement(file: Path) -> str:
    """A model's SQL in lower case, without comments and quoted words."""
    return re.sub(r"--[^\n]*|'[^']*'", " ", file.read_text(encoding="utf-8")).lower()


def pinned(file: Path) -> list[str]:
    lines = (line.split("#")[0].strip() for line in file.read_text(encoding="utf-8").splitlines())
    return [line for line in lines if line]


def test_the_top_level_holds_what_the_design_names_and_nothing_else():
    seen = {entry.name for entry in ROOT.iterdir() if not entry.name.startswith(".")}
    assert seen - {"__pycache__"} == TOP_LEVEL


@each(HOUSE)
def test_a_room_looks_left_only(file):
    mine, crossing = ROOMS[room_of(file)], CROSSINGS.get(name_of(file), "none")
    others = {name for name in imports(file) if name.split(".")[0] in set(ROOMS) - mine}
    assert not {name for name in others if not f"{name}.".startswith(f"{crossing}.")}


@each(HOUSE)
def test_a_library_enters_by_its_door_only(file):
    libraries = {name.split(".")[0] for name in imports(file)} & set(DOORS)
    assert not {library for library in libraries if not name_of(file).startswith(DOORS[library])}


def test_every_door_stands_where_a_file_is():
    doors = {door for places in DOORS.values() for door in places} | set(CROSSINGS)
    assert not {door for door in doors if not (ROOT / door).exists()}


@each(HOUSE)
def test_every_library_used_is_pinned_and_has_a_door(file):
    others = {name.split(".")[0] for name in imports(file)} - set(sys.stdlib_module_names) - set(ROOMS)
    lines = pinned(ROOT / "requirements.txt")
    declared = {line.split("==")[0].lower() for line in lines}
    assert not {name for name in others if not declared & {d.lower() for d in DISTRIBUTIONS.get(name, [])}}
    assert others <= set(DOORS)


@each([file for file in HOUSE if room_of(file) in ("pages", "dashboard")])
def test_a_screen_only_shows(file):
    reckoning = {
        "groupby",
        "pivot_table",
        "resample",
        "rolling",
        "mean",
        "sum",
        "round",
        "read_sql",
        "execute",
    }
    assert not calls(file) & (reckoning | {"query"})
    words = [
        n.value for n in ast.walk(tree(file)) if isinstance(n, ast.Constant) and isinstance(n.value, str)
    ]
    assert not [
        text
        for text in words
        if re.match(r"\s*(select|with|insert|update|delete)\s.*\sfrom\s", text, re.I | re.S)
    ]


@each(HOUSE)
def test_caches_live_in_one_file_and_are_bounded(file):
    cached = {"cache_data", "cache_resource"}
    if name_of(file) != "pages/parts/cached.py":
        assert not calls(file) & cached
        return
    for function in functions(file):
        for mark in function.decorator_list:
            text = ast.unparse(mark)
            assert not any(name in text for name in cached) or re.search(r"max_entries=|ttl=", text), (
                function.name
            )


@each(HOUSE + MODELS)
def test_a_file_is_short(file):
    lines = file.read_text(encoding="utf-8").count("\n")
    assert lines <= 250


@each(HOUSE)
def test_a_function_is_short(file):
    assert not {f.name: f.end_lineno - f.lineno + 1 for f in functions(file) if f.end_lineno - f.lineno >= 40}


@each(HOUSE + TESTS)
def test_a_module_says_what_it_is_for(file):
    assert ast.get_docstring(tree(file))


@each(HOUSE + TESTS)
def test_a_module_has_a_name_of_its_own(file):
    assert not {part.removesuffix(".py") for part in name_of(file).split("/")} & NAMELESS


@each(HOUSE)
def test_nobody_is_shown_a_traceback(file):
    assert not {name for name in imports(file) if name.split(".")[0] == "traceback"}
    shown = re.compile(r"^(st|log|logger|logging)\.exception$|\.(print|format)_exc$|excepthook$")
    assert not [
        n for n in ast.walk(tree(file)) if isinstance(n, ast.Attribute) and shown.search(ast.unparse(n))
    ]


@each(TESTS)
def test_tests_use_the_real_thing(file):
    assert not {name for name in imports(file) if "mock" in name}


@each(MODELS)
def test_a_model_says_its_grain_first(file):
    assert re.match(r"-- \S.*", file.read_text(encoding="utf-8"))


@each(MODELS)
def test_a_model_keeps_to_what_duckdb_and_spark_share(file):
    only_duckdb = (
        r"\bgroup by all\b|\border by all\b|\bqualify\b|\b(list|struct|array|map)\w*\s*\(|\bunnest\b|\[|\{"
    )
    assert not re.findall(only_duckdb, statement(file))


@each(MODELS)
def test_a_model_stores_counts_and_no_rates(file):
    assert not re.findall(r"\b\w+_rate\b|\bround\s*\(", statement(file))


@each(TEXTS)
def test_nothing_is_fetched_at_run_time(file):
    text = file.read_text(encoding="utf-8")
    assert not [url for url in re.findall(r"https?://[^\s\"')`]+", text) if not url.startswith(NO_NET)]
    assert not re.search(r"include_plotlyjs\s*=\s*[\"']cdn", text)


@each(TEXTS)
def test_nothing_names_the_machine_it_was_written_on(file):
    assert not re.findall(r"(?<![\w.])/(?:root|home|work|Users|tmp)/\w+", file.read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", ["requirements.txt", "tests/requirements.txt"])
def test_versions_are_exact(name):
    assert not [line for line in pinned(ROOT / name) if not re.fullmatch(r"[\w.-]+(\[\w+\])?==[\w.]+", line)]


def test_the_readme_gives_a_reason_for_every_library():
    libraries = {line.split("==")[0] for line in pinned(ROOT / "requirements.txt")}
    assert libraries == set(re.findall(r"^\| `([\w-]+)` \| \S.{10,}\|$", README, re.M))


def test_the_readme_names_every_command():
    commands = [f"python -m etl {name}" for name in LOADING] + [
        f"python -m analytics {name}" for name in ASKING
    ]
    assert not [command for command in commands if not re.search(rf"^{command}\b", README, re.M)]


def test_the_readme_names_every_file_a_town_edits():
    shipped = {file.name for file in (ROOT / "data" / "reference").iterdir()}
    assert shipped == set(re.findall(r"^\| `([a-z]+\.(?:csv|toml))` \|", README, re.M))


def test_every_file_the_readme_names_is_there():
    kept = r"`((?:etl|analytics|pages|tests|docs|data/(?:reference|templates|samples))/[\w./-]*)`"
    assert not {name for name in re.findall(kept, README) if not (ROOT / name).exists()}
