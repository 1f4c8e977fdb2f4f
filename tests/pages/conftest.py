"""Each page on the invented town, run without a browser."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.town import make_town

ROOT = Path(__file__).parents[2]
SECONDS = 60
PAGES = (
    "meeting",
    "rectification",
    "stock",
    "major",
    "ranking",
    "areas",
    "accidents",
    "circulars",
    "returns",
    "rows",
)


@pytest.fixture(scope="session")
def town(tmp_path_factory) -> Path:
    """The invented town's folder, written once; pages only read it."""
    return make_town(tmp_path_factory.mktemp("town"))


@pytest.fixture
def opened(town, monkeypatch) -> Callable[..., AppTest]:
    """Open a page of the town with what stands in its address: opened("rows", indicator="超期未整改")."""
    monkeypatch.setenv("SAFETY_DATA", str(town))
    return open_page


def open_page(page: str = "meeting", **address) -> AppTest:
    """The page as dashboard.py runs it."""
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=SECONDS)
    app.query_params.update(address)
    app.run()
    return app if page == "meeting" else app.switch_page(f"pages/{page}.py").run()


def words(app: AppTest) -> str:
    """Everything set in HTML on the page."""
    return "\n".join(block.proto.body for block in app.get("html"))
