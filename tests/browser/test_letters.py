"""What a clerk does with the ladder: leave one out, issue all the others at one press, take them, enter an answer."""

import zipfile
from datetime import date, timedelta
from io import BytesIO

import openpyxl
import pytest

from analytics.circulars.answers import letters
from analytics.circulars.journal import issued
from analytics.store import open_snapshot
from analytics.wording import full_day_text
from tests.browser.conftest import stays_shut, visiting
from tests.pages.town import make_town


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    return make_town(tmp_path_factory.mktemp("letters"), hazards=120)


@pytest.fixture(scope="module")
def clerk(data, chromium):
    """A clerk of a town that has sent no letter yet."""
    yield from visiting(data, chromium)


def test_the_proposed_letters_are_issued_at_one_press_and_taken_as_one_file(clerk, data):
    page = clerk.open("circulars")
    count = page.locator("#ladder tbody tr").count()
    assert page.locator(".st-key-letters-issue button").is_disabled()
    who = page.locator(".st-key-letters-who input")
    who.fill("小王")
    who.press("Enter")
    clerk.settled()
    page.get_by_role("button", name=f"印发{count}份", exact=True).click()
    clerk.settled()
    lines = issued(data)
    assert [line["who"] for line in lines] == ["小王"] * count
    said = page.locator("#letters-issued").inner_text()
    assert said == f"已印发{count}份：{lines[0]['number']}至{lines[-1]['number']}。"
    with page.expect_download() as download:
        page.get_by_role("button", name="下载这次印发的全部函件").click()
    with zipfile.ZipFile(BytesIO(download.value.path().read_bytes())) as taken:
        assert sorted(taken.namelist()) == sorted(line["files"] for line in lines)
    assert page.locator("#ladder").inner_text().count("等待反馈") >= count
    assert page.locator("#answers tbody tr").count() == count


def test_an_answer_is_entered_and_stands_in_the_register(clerk, data):
    page = clerk.open("circulars")
    page.get_by_role("button", name="登记反馈", exact=True).last.click()
    clerk.settled()
    page.locator("[class*=st-key-answer-what-] input").fill("已全部更换")
    page.locator("[class*=st-key-answer-who-] input").fill("小李")
    page.locator("[class*=st-key-answer-who-] input").press("Enter")
    clerk.settled()
    page.locator(".st-key-answer-enter button").click()
    clerk.settled()
    assert "已登记反馈" in page.locator("#answered").inner_text()
    assert "已全部更换" in page.locator("#answers").inner_text()
    assert [one.what for one in letters(open_snapshot(data)) if one.answered_on] == ["已全部更换"]
    stays_shut(clerk, "answer-what-", "送核")


def test_letters_from_before_are_handed_in_row_by_row_on_the_form_given_out(clerk, data, tmp_path):
    page = clerk.open("returns")
    with page.expect_download() as download:
        page.get_by_role("button", name="空白登记表（Excel）").click()
    book = openpyxl.load_workbook(BytesIO(download.value.path().read_bytes()))
    book.active.append(["样安办函〔2024〕9号", "提醒函", "西河村", "2024-12-01"])
    book.active.append(["样安办函〔2024〕10号", "提醒函", "没有的村", "2024-12-01"])
    book.save(file := tmp_path / "以前的函.xlsx")
    before = len(letters(open_snapshot(data)))
    page.locator("[class*=st-key-letters-0] input[type=file]").set_input_files(file)
    clerk.settled()
    page.locator(".st-key-letters-before-who input").fill("小李")
    page.locator(".st-key-letters-before-who input").press("Enter")
    clerk.settled()
    page.get_by_role("button", name="登记这些函件").click()
    clerk.settled()
    page.locator("#letters-entered").wait_for()
    assert page.locator("#letters-entered").inner_text() == "以前的函.xlsx：登记1份，1行没有登记。"
    refused = page.locator("#letters-refused tbody tr").inner_text()
    assert "5" in refused and "没有名为“没有的村”的主送单位" in refused
    assert len(letters(open_snapshot(data))) == before + 1


def test_a_summons_is_issued_once_its_time_and_place_are_filled_in(clerk, data):
    unit = issued(data)[0]["to"]
    page = clerk.open(f"circulars?document=约谈通知书&place={unit}")
    before, day = len(issued(data)), date.today() + timedelta(days=30)
    if page.locator(".st-key-provisional label").count():
        page.locator(".st-key-provisional label").click()
        clerk.settled()
    fill(clerk, ".st-key-who input", "小王")
    page.locator(".st-key-issue button").click()
    clerk.settled()
    assert "没有写明约谈时间和地点，不能印发" in page.locator("[data-testid=stAlert]").inner_text()
    assert len(issued(data)) == before
    fill(clerk, ".st-key-call-day input", day.isoformat())
    fill(clerk, ".st-key-call-time input", "15:30")
    fill(clerk, ".st-key-call-where input", "镇政府二楼会议室")
    said = f"时间为{full_day_text(day)}15时30分，地点为镇政府二楼会议室。"
    assert said in page.locator(".paper").inner_text()
    page.locator(".st-key-issue button").click()
    clerk.settled()
    assert len(issued(data)) == before + 1 and issued(data)[-1]["document"] == "summons"
    assert said in page.locator(".paper").inner_text()


def fill(clerk, field, words):
    """Type into a field and leave it."""
    clerk.page.locator(field).first.fill(words)
    clerk.page.locator(field).first.press("Enter")
    clerk.settled()
