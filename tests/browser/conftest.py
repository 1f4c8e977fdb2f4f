"""A real server on the invented town, and a real browser in front of it."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.pages.conftest import PAGES as NAMED
from tests.pages.town import make_town

ROOT = Path(__file__).parents[2]
CHROMIUM = "/usr/bin/chromium"
FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync"),
]
# True once the page has kept its size for four tenths of a second.
STILL = """() => {
  const size = document.querySelector("[data-testid=stMain]").innerHTML.length;
  if (window.seenSize !== size) { window.seenSize = size; window.seenAt = performance.now(); }
  return performance.now() - window.seenAt > 400;
}"""
PAGES = ("", *NAMED[1:])  # by address: the first page has none
DRAWN = ".heading, .empty, [data-testid=stAlert]"


def serve(data: Path, port: int) -> subprocess.Popen:
    """The dashboard as `make run` starts it, on a port of its own."""
    command = [sys.executable, "-m", "streamlit", "run", "dashboard.py", f"--server.port={port}"]
    return subprocess.Popen(
        command, cwd=ROOT, env=os.environ | {"SAFETY_DATA": str(data)}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )  # fmt: skip


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def is_up(address: str) -> bool:
    try:
        return urllib.request.urlopen(f"{address}/_stcore/health", timeout=1).status == 200
    except OSError:
        return False


def started(data: Path) -> Iterator[str]:
    """The address of a server over this folder, until the test is done with it."""
    port = free_port()
    server, address = serve(data, port), f"http://127.0.0.1:{port}"
    try:
        for _ in range(120):
            if is_up(address):
                break
            time.sleep(0.25)
        yield address
    finally:
        server.terminate()
        server.wait(10)


def visiting(data: Path, chromium: Browser, height: int = 1000) -> Iterator["Reader"]:
    """Somebody before a wide screen, in front of a server of their own on that folder, until the tests are done."""
    for address in started(data):
        page = chromium.new_page(viewport={"width": 1440, "height": height}, locale="zh-CN")
        yield Reader(page, address)
        page.close()


@pytest.fixture(scope="session")
def address(tmp_path_factory) -> Iterator[str]:
    yield from started(make_town(tmp_path_factory.mktemp("town")))


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@dataclass
class Reader:
    """One reader at one screen: opens pages, remembers every request the browser made."""

    page: Page
    address: str
    asked: list[str] = field(default_factory=list)

    def open(self, path: str) -> Page:
        """A page once it stands, its pictures drawn."""
        self.page.goto(f"{self.address}/{path}")
        return self.settled()

    def settled(self) -> Page:
        """Wait until the running script has ended and what it drew has not changed for a while."""
        self.page.locator(DRAWN).first.wait_for(timeout=30000)
        self.page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for(timeout=30000)
        self.page.wait_for_function(STILL, timeout=30000)
        return self.page


def stays_shut(reader: Reader, field: str, elsewhere: str) -> None:
    """A form that was entered is shut, also once another is opened by the button `elsewhere`; `field` begins the key
    of one of its fields."""
    reader.page.locator("h1").first.click()
    reader.page.get_by_role("button", name=elsewhere).first.click()
    assert reader.settled().locator(f"[class*=st-key-{field}]").count() == 0


@pytest.fixture(scope="session")
def screens(chromium) -> Iterator[dict[tuple[int, int], BrowserContext]]:
    """One window a size, kept so that the browser loads Streamlit's files once."""
    opened: dict[tuple[int, int], BrowserContext] = {}
    yield opened
    for context in opened.values():
        context.close()


@pytest.fixture
def reader(address, chromium, screens, request) -> Iterator[Reader]:
    """A reader at 1440×900, or at the size the test is given by indirect parametrization."""
    width, height = size = getattr(request, "param", (1440, 900))
    if size not in screens:
        screens[size] = chromium.new_context(
            viewport={"width": width, "height": height}, locale="zh-CN", is_mobile=width < 500
        )
    one = Reader(screens[size].new_page(), address)
    one.page.on("request", lambda made: one.asked.append(made.url))
    yield one
    one.page.close()
