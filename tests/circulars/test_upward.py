"""A report to the county: who signed stands beside the number, it closes as a report, and nobody gets it twice."""

from datetime import date, datetime

from analytics.circulars import issue, preview
from analytics.circulars.envelope import copies_beside
from analytics.circulars.issuing import sign
from tests.circulars.town import march, two_years, word_text

REPORT = "campaign_summary"
SIGNED_AT = datetime(2025, 4, 21, 9, 30)  # after the day of its figures


def test_who_signed_the_report_is_printed_beside_its_number(tmp_path):
    town = two_years(tmp_path)
    said = {"name": "张镇长", "day": date(2025, 4, 21), "who": "小王", "on": SIGNED_AT}
    sign(town, REPORT, march(town), None, said)
    word, _ = issue(town, REPORT, march(town), out=tmp_path / "out", who="小王", on=SIGNED_AT)
    assert "　样安办发〔2025〕1号\t签发人：张镇长" in word_text(word)


def test_a_report_closes_as_one_and_a_circular_names_nobody(tmp_path):
    town = two_years(tmp_path)
    lines = preview(town, REPORT, march(town))
    paras = [line.text for line in lines if line.kind in ("para", "point")]
    assert paras[-1] == "特此报告。" and [line.text for line in lines if line.kind == "signer"] == [
        "签发人："
    ]
    assert not [line for line in preview(town, "monthly_circular", march(town)) if line.kind == "signer"]


def test_whom_it_is_sent_to_gets_no_copy():
    assert copies_beside("县安委办，镇党委、政府", "县安委办：") == "镇党委、政府"
    assert copies_beside("镇党委、县安委办", "县安委办：") == "镇党委"
    assert copies_beside("县安委办", "县安委办：") == ""
