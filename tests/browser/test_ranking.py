"""What people do on 村级排名: choose an indicator, see how places have changed, open what lies below."""

import re
from urllib.parse import parse_qs, urlparse

QUARTER = "ranking?period=2025年一季度"


def opened(reader, words):
    reader.page.locator("[data-testid=stExpander] summary", has_text=words).click()
    return reader.settled()


def test_an_indicator_is_chosen_and_places_have_changed(reader):
    page = reader.open(QUARTER)
    assert (
        "上一个同样长的时段（2024年10月1日—12月31日，截至12月31日）"
        in page.locator(".notes").first.inner_text()
    )
    page.locator(".st-key-ranked [role=combobox], .st-key-ranked input").first.click()
    page.get_by_role("option", name="按期整改率").click()
    page.get_by_text("按期整改率指").first.wait_for()
    table = reader.settled().locator("#rank-place")
    assert "比上期" in table.locator("thead").inner_text()
    assert re.search(r"[▲▼]\d+\s+上期\d+|持平\s+上期\d+", table.locator("tbody").inner_text())
    assert parse_qs(urlparse(page.url).query)["ranked"] == ["按期整改率"]


def test_what_lies_below_is_drawn_only_when_it_is_opened(reader):
    page = reader.open(QUARTER)
    assert page.locator(".st-key-picture-course-0, #rank-score-place, #rank-red").count() == 0
    opened(reader, "综合排名")
    score = page.locator("#rank-score-place tbody tr").first
    score.wait_for()
    reader.settled()  # what is opened is drawn in a run of its own: a click while that ends is lost
    points = [float(cell) for cell in score.locator("td").all_inner_texts()[4:7:2]]
    assert abs(sum(points) - float(score.locator("td").nth(2).inner_text())) <= 0.015
    score.locator("td a").first.click()
    page.get_by_text(re.compile("到期整改率：共 ")).wait_for()


def test_a_mark_of_the_course_opens_the_rows_of_that_period(reader):
    page = reader.open(QUARTER)
    opened(reader, "名次走势")
    mark = page.locator(".st-key-picture-course-0 .point").first
    mark.wait_for()
    mark.scroll_into_view_if_needed()
    box = mark.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_timeout(300)
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2 + 2)
    page.get_by_text(re.compile("到期整改率：共 ")).wait_for()
    assert "place" in parse_qs(urlparse(page.url).query)


def test_the_lists_follow_the_cut(reader):
    page = reader.open(f"{QUARTER}&lists=true&top=1")
    page.locator("h3", has_text="红榜：到期整改率前1名").wait_for()
    page.locator("h3", has_text="黑榜：到期整改率后1名").wait_for()
    places = page.locator("#rank-red tbody tr td:nth-child(2)").all_inner_texts()
    assert places and set(places) == {"1"}


def test_a_card_and_a_bar_list_their_units_in_the_table(reader):
    page = reader.open(QUARTER)
    for link, count in (
        (
            page.locator("a.card", has_text="低于目标"),
            page.locator("a.card", has_text="低于目标").locator(".value"),
        ),
        (page.locator(".spread a").first, page.locator(".spread a span").nth(1)),
    ):
        wanted = int(re.match(r"\d+", count.inner_text())[0])
        before = page.locator(".panel h3", has_text="排名表").inner_text()
        link.click()
        page.wait_for_function(
            "before => [...document.querySelectorAll('.panel h3')].every(h => h.innerText !== before)",
            arg=before,
        )
        assert reader.settled().locator("#rank-place tbody tr").count() == wanted
    assert "listed" in parse_qs(urlparse(page.url).query)
