"""What people do on 分行业分区域: follow a cell, a bar and a month to the rows behind it."""

import re
from urllib.parse import parse_qs, urlparse

import pytest


def rows_said(page, label):
    words = page.get_by_text(re.compile(f"{label}：共 [0-9]+ 行"))
    words.wait_for()
    return int(re.search(r"共 (\d+) 行", words.inner_text())[1])


def test_a_cell_opens_as_many_rows_as_it_says(reader):
    page = reader.open("areas")
    cell = page.locator("#heat tbody tr").nth(1).locator("td.heat a").first
    count, row = int(cell.inner_text()), page.locator("#heat tbody tr").nth(1)
    place = row.locator("td").first.inner_text()
    cell.click()
    assert rows_said(page, "排查隐患数") == count
    asked = parse_qs(urlparse(page.url).query)
    assert asked["place"] == [place] and len(asked["sector"]) == 1


def test_the_cells_of_a_village_sum_to_its_total(reader):
    page = reader.open("areas")
    for row in page.locator("#heat tbody tr").all()[:4]:
        total, *cells = [text.strip() for text in row.locator("td").all_inner_texts()[1:]]
        assert sum(int(text) for text in cells if text.isdigit()) == int(total)


def test_a_month_of_a_small_picture_opens_its_rows(reader):
    page = reader.open("areas?shown=超期未整改&trend=行业领域")
    month = page.locator(".multiples figure").first.locator("a").last
    count = int(re.search(r"：(\d+)项", month.get_attribute("title"))[1])
    month.click()
    assert rows_said(page, "超期未整改") == count


@pytest.mark.parametrize("reader", [(390, 844)], indirect=True)
def test_on_a_phone_the_empty_cells_are_left_out(reader):
    page = reader.open("areas")
    assert page.locator("#heat td.heat a:visible").count() > 10
    assert page.locator("#heat td.heat .none:visible").count() == 0
