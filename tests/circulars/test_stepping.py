"""The way of a document from the command line: the same steps, the same words, the same refusals as on the page."""

import json

import pytest

from analytics.__main__ import main
from analytics.circulars import journal, steps
from tests.circulars.town import DOCUMENT, tiny_town, word_text

MARCH = ("--since", "2025-03-01", "--until", "2025-03-31", "--as-of", "2025-04-20")
NUMBER = "样安办发〔2025〕9号"


@pytest.fixture
def run(tmp_path, capsys):
    """Run a command over the tiny town: (exit status, what it printed, what it said against it)."""
    tiny_town(tmp_path / "data")

    def command(*words):
        status = main([*words, "--data", str(tmp_path / "data")])
        return status, *capsys.readouterr()

    return command


def test_from_checking_to_void_by_commands_alone(run, tmp_path):
    data, out = tmp_path / "data", str(tmp_path / "out")
    status, said, _ = run("step", "送核", DOCUMENT, *MARCH, "--who", "小王", "--day", "2099-01-05")
    assert status == 0 and "送核（快照1，经办小王），请2099年1月5日前答复" in said
    status, said, _ = run(
        "step", "签发", DOCUMENT, *MARCH, "--who", "小王", "--name", "张镇长", "--day", "2025-04-20"
    )
    assert status == 0 and said == "2025年4月20日张镇长签发（快照1，经办小王）\n"
    status, said, _ = run("issue", DOCUMENT, *MARCH, "--number", NUMBER, "--who", "小李", "--out", out)
    assert status == 0 and [line["number"] for line in journal.issued(data)] == [NUMBER]
    assert NUMBER in word_text(next((tmp_path / "out").glob("*.docx")))
    status, said, _ = run("step", "作废", NUMBER, "--who", "小李", "--words", "主送有误", "--format", "json")
    assert status == 0 and json.loads(said)["said"].endswith(f"作废{NUMBER}（快照1，经办小李）：主送有误")
    assert [line["step"] for line in steps.steps(data)] == ["送核", "签发", "作废"]


def test_what_was_signed_can_be_taken_back(run, tmp_path):
    run("step", "签发", DOCUMENT, *MARCH, "--who", "小王", "--name", "张镇长")
    status, said, _ = run("step", "退回修改", DOCUMENT, *MARCH, "--who", "小王", "--words", "题目要改")
    assert status == 0 and said.endswith("退回修改（快照1，经办小王）：题目要改\n")
    assert steps.all_under_way(tmp_path / "data") == []


@pytest.mark.parametrize(
    "words, sentence",
    [
        (("step", "盖章", DOCUMENT), "没有“盖章”这一步，可用：送核、签发、退回修改、作废"),
        (("step", "签发", "通报"), "没有“通报”这种文书，现有village_ranking（整改排名通报）"),
        (("step", "签发", DOCUMENT), "签发人没有填，请填写后再登记"),
        (("step", "送核", DOCUMENT, "--day", "4月5日"), "日期“4月5日”不是日期"),
        (("step", "送核", DOCUMENT, "--day", "2025-01-01"), "在今天之前"),
        (("step", "退回修改", DOCUMENT), "这份文书不在核对或签发中"),
        (("step", "作废", NUMBER, "--words", "错"), f"没有印发过{NUMBER}"),
        (("issue", DOCUMENT, "--draft", "--number", NUMBER, "--out", "x"), "--number 只用于正式印发一份文件"),
    ],
)
def test_what_stands_against_it_is_one_sentence(run, tmp_path, words, sentence):
    status, said, problem = run(*words, "--who", "小王")
    assert (status, said, problem.count("\n")) == (2, "", 1) and sentence in problem
    assert steps.steps(tmp_path / "data") == []
