"""The manual's pictures, taken of the sample town: `python -m tests.browser.make_pictures` writes docs/pictures/."""

import re
from io import BytesIO
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

from PIL import Image
from playwright.sync_api import Browser, Locator, sync_playwright

from etl.load import load
from tests.browser.conftest import CHROMIUM, FLAGS, ROOT, Reader, started

SAMPLE = ROOT / "data" / "samples" / "town"
OUT = ROOT / "docs" / "pictures"
WALL, PHONE = (1440, 900), (390, 844)
# The last month is loaded apart, so that there is a meeting before this one.
LAST_MONTH = re.compile("2026年(1-)?3月")
# What the clerk hands in before our eyes: a ledger with a day that does not exist, and one without fault.
MARCH = ("石门沟村2026年3月隐患台账.xls", "双泉村2026年3月隐患台账.csv")
COLOURS = 96  # a page has few; so a picture stays small
MARGIN = 12
# True once every picture of the page is drawn and nothing is greyed any more.
DRAWN = """() => !document.querySelector("[data-stale=true]")
  && [...document.querySelectorAll("[class*=st-key-picture-]")].every((one) => one.querySelector(".main-svg"))"""


def main() -> None:
    """Take every picture anew; what is no longer taken goes."""
    OUT.mkdir(exist_ok=True)
    for old in OUT.glob("*.png"):
        old.unlink()
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        town, incoming = Path(folder) / "town", SAMPLE / "incoming"
        for name in ("reference", "journal"):
            copytree(SAMPLE / name, town / name)
        (town / "journal" / "issued.csv").unlink(missing_ok=True)
        files = [file for file in sorted(incoming.iterdir()) if file.name not in MARCH]
        load([file for file in files if not LAST_MONTH.search(file.name)], town)
        load([file for file in files if LAST_MONTH.search(file.name)], town)
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for address in started(town):
            for take in (clerk, leader, analyst, phone):
                take(browser, address)
        browser.close()


def reader_of(browser: Browser, address: str, size: tuple[int, int] = WALL) -> Reader:
    """A reader at a screen of this size."""
    width, height = size
    context = browser.new_context(
        viewport={"width": width, "height": height}, locale="zh-CN", is_mobile=width < 500
    )
    return Reader(context.new_page(), address)


def keep(name: str, taken: bytes) -> None:
    """The picture in few colours, so that the manual stays light."""
    picture = Image.open(BytesIO(taken)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    picture.save(OUT / f"{name}.png", optimize=True)


def screen(reader: Reader, name: str) -> None:
    """What the reader's screen shows."""
    reader.page.wait_for_function(DRAWN)
    keep(name, reader.page.screenshot())


def part(reader: Reader, name: str, *shown: Locator, tallest: int = 700) -> None:
    """What lies between the first and the last of these, over the page's width, and no taller than that."""
    page = reader.page
    width = page.viewport_size["width"]
    page.set_viewport_size({"width": width, "height": 6000})
    reader.settled()
    page.wait_for_function(DRAWN)
    boxes = [one.bounding_box() for one in shown]
    top = max(0, min(box["y"] for box in boxes) - MARGIN)
    bottom = min(max(box["y"] + box["height"] for box in boxes) + MARGIN, top + tallest)
    clip = {"x": 0, "y": top, "width": width, "height": bottom - top}
    keep(name, page.screenshot(clip=clip))
    page.set_viewport_size({"width": width, "height": WALL[1]})
    reader.settled()


def panel(reader: Reader, title: str) -> Locator:
    """A table with its caption."""
    return reader.page.get_by_role("region", name=title).first


def press(reader: Reader, name: str) -> None:
    """A button by its words."""
    reader.page.get_by_role("button", name=name).last.click()
    reader.settled()


def fill(reader: Reader, field: str, words: str) -> None:
    """A field by a selector; entered as a clerk would."""
    box = reader.page.locator(field).last
    box.fill(words)
    box.press("Tab")
    reader.settled()


def clerk(browser: Browser, address: str) -> None:
    """Loading, what goes back, words, who has sent what, a circular and a letter."""
    reader = reader_of(browser, address)
    page = reader.page
    reader.open("returns")
    page.locator("input[type=file]").first.set_input_files([SAMPLE / "incoming" / name for name in MARCH])
    page.get_by_role("button", name="载入这 2 份表").wait_for()
    reader.settled()
    screen(reader, "文书-1-交表")
    page.get_by_role("button", name="载入这 2 份表").click()
    page.locator("#report").wait_for(timeout=120000)
    reader.settled()
    part(reader, "文书-2-导入报告", panel(reader, "刚交的 2 份表"), panel(reader, "发现 1 个问题"))
    part(reader, "文书-3-退回", page.locator("#sent-back"), page.locator(".st-key-open-1"))
    part(
        reader,
        "文书-4-回填单",
        page.locator("h2", has_text="遗留隐患回填单"),
        page.locator(".st-key-followups"),
    )
    fill(reader, ".st-key-confirmed_by input", "王某")
    page.locator(".st-key-word-0 input").first.click()
    page.get_by_role("option", name="整改中").click()
    reader.settled()
    part(reader, "文书-5-叫法", page.locator("#words"), page.locator(".st-key-word-0"))
    part(reader, "文书-6-报送", page.locator("h2", has_text="谁报了、谁没报"), page.locator("#sent"))
    reader.open("circulars")
    screen(reader, "文书-7-通报")
    part(reader, "文书-9-督促阶梯", panel(reader, "督促阶梯"))
    reader.open("circulars?document=督促函&place=柳林铺村")
    screen(reader, "文书-8-督促函")


def leader(browser: Browser, address: str) -> None:
    """The meeting's first screen, the slides, an assignment from the overdue of one village to the board."""
    reader = reader_of(browser, address)
    page = reader.page
    reader.open("")
    screen(reader, "领导-1-首屏")
    part(reader, "领导-2-与上次比", panel(reader, "与上次比"), panel(reader, "包村领导名下的超期"))
    page.locator(".st-key-meeting-mode button").click()
    page.locator("#wall .dots b").wait_for()
    for _ in range(4):
        page.keyboard.press("ArrowRight")
    screen(reader, "领导-3-会议模式")
    reader.open("rows?figure=超期未整改&place=柳林铺村")
    press(reader, "交办")
    fill(reader, "[class*=st-key-who-] input", "王某")
    screen(reader, "领导-4-交办")
    press(reader, "登记交办")
    page.locator("#assigned").wait_for()
    reader.open("")
    part(reader, "领导-5-会议交办", page.locator(".st-key-assigned"), page.locator(".st-key-takeaways"))


def analyst(browser: Browser, address: str) -> None:
    """From the filters by a bar to the rows and the cell; comparison, ranking, heat map, 口径."""
    reader = reader_of(browser, address)
    page = reader.page
    reader.open("rectification?place=柳林铺村")
    screen(reader, "分析-1-筛选")
    reader.open("rectification?compare=对比去年同期")
    screen(reader, "分析-2-对比")
    reader.open("ranking")
    screen(reader, "分析-3-排名")
    reader.open("areas")
    screen(reader, "分析-4-热力图")
    reader.open("rows?figure=超期未整改&place=柳林铺村")
    screen(reader, "分析-5-明细")
    page.locator("#ledger small.from a").first.click()
    page.locator("h1", has_text="原件").wait_for()
    reader.settled()
    screen(reader, "分析-6-原件")
    reader.open("ranking?basis=到期整改率")
    page.get_by_role("dialog").get_by_text("分子").first.wait_for()
    screen(reader, "分析-7-口径")
    reader.open("stock")
    screen(reader, "分析-8-存量")


def phone(browser: Browser, address: str) -> None:
    """The same first screen in the hand."""
    reader = reader_of(browser, address, PHONE)
    reader.open("")
    screen(reader, "领导-6-手机")


if __name__ == "__main__":
    main()
