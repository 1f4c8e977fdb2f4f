"""How long a reader waits, in Chromium: from the click, or from the request, to the last paint of what was asked."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from analytics.periods import choices
from tests.bench import large_town
from tests.browser.conftest import CHROMIUM, FLAGS, ROOT, free_port, is_up

SIZES, CLICKS, RELOADS = (1_000_000, 10_000_000), 20, 3
LIMITS = {1_000_000: 250, 10_000_000: 400}  # ms from the click to the last paint, median
# Every second month and quarter on offer, so that neither it nor the one before, which the ranking is held against, has
# been asked for by an earlier click; then the quarters between, of which only the one before has been.
OFFERED = {
    period.name: period for period in choices(date(2022, 10, 31), date.fromisoformat(large_town.LATEST))
}
MONTHS, QUARTERS = ([name for name in OFFERED if name.endswith(ending)] for ending in ("月", "季度"))
PERIODS = [*MONTHS[1::2], *QUARTERS[1::2], *QUARTERS[::2]]
PLAIN = """
import duckdb, plotly.graph_objects as go, streamlit as st
@st.cache_resource
def opened():
    return duckdb.connect({file!r}, read_only=True)
periods = {periods!r}
since, until = periods[st.selectbox("时段", list(periods), key="period")]
rows = opened().cursor().execute(
    "select sector, count(*) from hazard where found_on between cast(? as date) and cast(? as date)"
    " group by sector order by 2 desc", [since, until]).fetchall()
st.plotly_chart(go.Figure(go.Bar(x=[row[1] for row in rows], y=[str(row[0]) for row in rows], orientation="h")))
"""


@contextmanager
def serving(script: Path, data: Path) -> Iterator[str]:
    """The address of a server that has just been started, until the benchmark is done with it."""
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(script), f"--server.port={port}"]
    environment = os.environ | {"SAFETY_DATA": str(data)}
    server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # fmt: skip
    try:
        while not is_up(f"http://127.0.0.1:{port}"):
            time.sleep(0.05)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(10)


def pick(page: Page, period: str, parts: list[str]) -> dict:
    """Choose a period as a reader does; what the page saw from the click on."""
    field = page.locator(".st-key-period input")
    field.click()
    field.fill(period)
    page.get_by_role("option", name=period, exact=True).click()
    return settled(page, parts)


def settled(page: Page, parts: list[str]) -> dict:
    """What the page saw, once each of its parts says something new and nothing has changed for half a second."""
    page.wait_for_function("(parts) => isSettled(parts)", arg=parts, timeout=120_000, polling=100)
    return page.evaluate("() => seen")


def read(browser: Browser, address: str, parts: list[str]) -> dict[str, list[dict]]:
    """The first page, some reloads, and the clicks, as one reader meets them on a server just started."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="zh-CN")
    context.add_init_script(path=Path(__file__).with_name("watch.js"))
    page = context.new_page()
    page.goto(address)
    first = [settled(page, parts)]
    reloads = []
    for _ in range(RELOADS):
        page.reload()
        reloads.append(settled(page, parts))
    clicks = [pick(page, period, parts) for period in PERIODS[:CLICKS]]
    context.close()
    return {"first": first, "reload": reloads, "click": clicks}


def report(name: str, seen: dict[str, list[dict]], limits: dict[str, int]) -> dict[str, float]:
    """Print medians and maxima in ms; of a click also its three stages. The medians are returned."""
    medians = {}
    for what, looks in seen.items():
        waits = [look["paintedAt"] - look["clickedAt"] for look in looks]
        medians[what] = statistics.median(waits)
        most = f" (at most {limits[what]})" if what in limits else ""
        print(
            f"  {name}, {what}: median of {len(waits)} {medians[what]:.0f} ms, longest {max(waits):.0f}{most}"
        )
    stages = {"browser until asked": ("clickedAt", "sentAt"), "server": ("sentAt", "answeredAt")}
    stages |= {"browser until painted": ("answeredAt", "paintedAt")}
    parts = [
        f"{stage} {statistics.median(look[b] - look[a] for look in seen['click']):.0f}"
        for stage, (a, b) in stages.items()
    ]
    print(f"    of a click: {', '.join(parts)} ms")
    return medians


def one_size(browser: Browser, folder: Path, rows: int) -> None:
    """The ranking page beside a plain Streamlit page of one chart on the same data, one after the other."""
    data = large_town.make(folder / str(rows), rows)
    script = folder / "plain.py"
    periods = {name: (str(period.since), str(period.until)) for name, period in OFFERED.items()}
    script.write_text(
        PLAIN.format(file=str(data / "snapshots" / "1.duckdb"), periods=periods), encoding="utf-8"
    )
    print(f"{rows} hazards in {large_town.VILLAGES} villages:")
    with serving(script, data) as address:
        plain = report("a plain page of one chart", read(browser, address, ["picture"]), {})
    with serving(ROOT / "dashboard.py", data) as address:
        limits = {"first": 4000, "reload": 1200, "click": LIMITS.get(rows, 250)}
        ours = report(
            "村级排名", read(browser, f"{address}/ranking", ["cards", "picture", "bars", "table"]), limits
        )
    ratios = [f"{what} {ours[what] / plain[what]:.2f}" for what in ours]
    print(f"  村级排名 over the plain page: {', '.join(ratios)}")


if __name__ == "__main__":
    sizes = [int(word) for word in sys.argv[1:]] or SIZES
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for rows in sizes:
            one_size(browser, Path(scratch), rows)
        browser.close()
