"""台账查询 in a browser: headings order, words search, the view travels in its link, Excel holds what is shown."""

import io
import re
from datetime import datetime
from pathlib import Path

import openpyxl


def places(page):
    return page.locator("#ledger tbody tr td:first-child").all_inner_texts()


def test_a_heading_orders_and_the_link_gives_that_order_again(reader, chromium):
    page = reader.open("rows?figure=超期未整改")
    page.locator("#ledger th a", has_text="发现").click()
    page.locator("#ledger th[aria-sort=ascending]").wait_for()
    reader.settled().locator("#ledger th a", has_text="发现").click()
    page.locator("#ledger th[aria-sort=descending]").wait_for()
    shown = places(reader.settled())
    other = chromium.new_page()
    other.goto(page.url)
    other.locator("#ledger th[aria-sort=descending]").wait_for()
    assert places(other) == shown
    other.close()


def test_an_order_stays_while_words_are_searched(reader):
    page = reader.open("rows?order=村（社区）")
    page.locator(".st-key-text input").fill("灭火器")
    page.locator(".st-key-text input").press("Enter")
    page.get_by_text("含“灭火器”").wait_for()
    shown = places(reader.settled())
    assert shown == sorted(shown, key=lambda name: name.encode())
    assert all("灭火器" in line for line in page.locator("#ledger tbody tr").all_inner_texts())


def test_the_workbook_holds_every_row_that_is_shown(reader):
    page = reader.open("rows?figure=超期未整改&place=下坪村")
    count = int(re.search(r"超期未整改：共 (\d+) 行", page.locator(".panel").inner_text())[1])
    with page.expect_download() as download:
        page.get_by_role("button", name="导出 Excel").click()
    sheet = openpyxl.load_workbook(io.BytesIO(Path(download.value.path()).read_bytes())).active
    heads = [cell.value for cell in sheet[5]]
    lines = [dict(zip(heads, [c.value for c in row], strict=True)) for row in sheet.iter_rows(min_row=6)]
    assert len(lines) == count == page.locator("#ledger tbody tr").count()
    assert {line["村（社区）"] for line in lines} == {"下坪村"}
    assert all(isinstance(line["发现"], datetime) and line["行号"] > 3 for line in lines)
    assert sheet["A2"].value == "2025年 · 下坪村 · 截至3月31日 · 快照7"
    assert download.value.suggested_filename == f"超期未整改：共_{count}_行.xlsx"


def test_a_row_opens_its_original_or_says_where_to_ask(reader):
    page = reader.open("rows?figure=超期未整改")
    page.locator("#ledger small.from a").first.click()
    page.locator("h1", has_text="原件").wait_for()
    assert "向填报单位索取" in reader.settled().locator(".empty").inner_text()


def test_a_table_that_stands_whole_is_ordered_in_place(reader):
    page = reader.open("rectification")
    column = "#by-sector tbody tr td:nth-child(2)"
    shown = [int(cell) for cell in page.locator(column).all_inner_texts()]
    heading = page.locator("#by-sector th", has_text="排查隐患数")
    heading.click(position={"x": 4, "y": 8})
    assert [int(cell) for cell in page.locator(column).all_inner_texts()] == sorted(shown)
    heading.focus()
    page.keyboard.press("Enter")
    assert [int(cell) for cell in page.locator(column).all_inner_texts()] == sorted(shown, reverse=True)
    assert heading.get_attribute("aria-sort") == "descending"
    page.keyboard.press("Enter")
    assert [int(cell) for cell in page.locator(column).all_inner_texts()] == shown
