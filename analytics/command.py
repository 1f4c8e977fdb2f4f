"""The words of the command line: its commands, options and how a wrong one is answered."""

import argparse
from difflib import get_close_matches

from analytics.breakdown import LABELS
from analytics.store import Refused

COMMANDS = {
    "list": "列出全部指标：名称、中文名、含义、算法",
    "show": "一个指标的数值，可分列",
    "rank": "按一个指标给村（社区）、部门或领导排名",
    "rows": "一个数值背后的每一行，含工作簿、工作表、行号",
    "issue": "印发一份文件并冻结其中的数字",
    "step": "送核、签发、退回修改一份文件，或作废一个文号",
}
FORMATS = ("table", "csv", "json")
# option: (what it is called in the scope, help)
FILTERS = {
    "--place": ("places", "村（社区），可重复"),
    "--reporting-place": ("reporting_places", "填报单位，可重复"),
    "--sector": ("sectors", "行业领域，可重复"),
    "--level": ("levels", "隐患等级：一般 或 重大"),
    "--source": ("sources", "隐患来源，可重复"),
    "--type": ("types", "隐患类型或事故类别，可重复"),
    "--leader": ("leaders", "责任领导，可重复"),
}


OPTIONS = (
    *("--data", "--by", "--since", "--until", "--as-of", "--role", "--production", "--snapshot", "--format"),
    *(
        "--part",
        "--indicator",
        "--draft",
        "--out",
        "--who",
        "--number",
        "--name",
        "--day",
        "--words",
        "--call-at",
        "--call-where",
        *FILTERS,
    ),
)


class ChineseParser(argparse.ArgumentParser):
    """A parser that answers in one Chinese sentence, without a usage text in English."""

    def __init__(self, **more):
        super().__init__(allow_abbrev=False, add_help=False, **more)
        self._positionals.title, self._optionals.title = "内容", "选项"
        self.add_argument("-h", "--help", action="help", help="显示这段说明")

    def format_help(self) -> str:
        return super().format_help().replace("usage:", "用法：", 1)

    def error(self, message: str):
        raise Refused(self._sentence(message))

    def _sentence(self, message: str) -> str:
        after = message.split(": ", 1)[-1]
        if "unrecognized arguments" in message:
            near = get_close_matches(after.split()[0], OPTIONS, n=1, cutoff=0.5)
            return f"不认识选项“{after}”" + (
                f"，是否指 {near[0]}？" if near else "，用 --help 查看可用的选项"
            )
        if "invalid choice" in message:
            return f"“{message.split(chr(39))[1]}”不可用，{_choices(self, message)}"
        if "required" in message:
            return f"缺少{after}，用 --help 查看写法"
        if "expected" in message:
            return f"选项 {message.split(':')[0].removeprefix('argument ')} 后面缺少内容"
        if "invalid int" in message:
            return f"“{message.split(chr(39))[1]}”不是整数，快照编号请写数字"
        return f"命令写法有误，用 --help 查看写法（{after}）"


def _choices(parser: argparse.ArgumentParser, message: str) -> str:
    name = message.removeprefix("argument ").split(":")[0]
    for action in parser._actions:
        if action.choices and (name in action.option_strings or name in (action.metavar, action.dest)):
            return f"可用：{'、'.join(action.choices)}"
    return "用 --help 查看写法"


def parser() -> ChineseParser:
    """The whole command line: options stand after the command, in any order, and may be repeated."""
    top = ChineseParser(prog="python -m analytics", description="从快照中取数、排名、印发文件")
    commands = top.add_subparsers(dest="command", metavar="命令", required=True, parser_class=ChineseParser)
    for name, text in COMMANDS.items():
        command = commands.add_parser(name, help=text, description=text)
        command.add_argument("--data", help="数据文件夹，默认 $SAFETY_DATA 或 data")
        if name == "issue":
            _issue(command)
        elif name == "step":
            _step(command)
        elif name != "list":
            command.add_argument("indicator", metavar="指标", help="指标名称，用 list 查看")
        if name == "rows":
            command.add_argument("--part", default="numerator", help="numerator 分子，denominator 分母")
        if name != "list":
            _scope(command)
        command.add_argument("--format", default="table", choices=FORMATS, help="输出格式")
    return top


def _issue(command: argparse.ArgumentParser) -> None:
    command.add_argument("document", metavar="文件", help="文件名称")
    command.add_argument("--indicator", help="排名用的指标")
    command.add_argument("--draft", action="store_true", help="只出草稿，不编文号")
    command.add_argument("--out", required=True, help="写到哪个文件夹")
    command.add_argument("--who", default="", help="经办人，记入印发登记，默认本机登录名")
    command.add_argument("--number", default="", help="文号，默认按顺序编")
    _call(command)


def _step(command: argparse.ArgumentParser) -> None:
    command.add_argument("step", metavar="步骤", help="送核、签发、退回修改 或 作废")
    command.add_argument("document", metavar="文件", help="文件名称；作废时写文号")
    command.add_argument("--indicator", help="排名用的指标")
    command.add_argument("--who", default="", help="经办人，默认本机登录名")
    command.add_argument("--name", default="", help="签发人")
    command.add_argument("--day", default="", help="送核：请于哪天前答复；签发：签发日期。YYYY-MM-DD")
    command.add_argument("--words", default="", help="退回修改、作废的原因")
    _call(command)


def _call(command: argparse.ArgumentParser) -> None:
    command.add_argument("--call-at", default="", help="约谈时间，YYYY-MM-DD HH:MM，只用于约谈通知书")
    command.add_argument("--call-where", default="", help="约谈地点，只用于约谈通知书")


def _scope(command: argparse.ArgumentParser) -> None:
    command.add_argument("--by", help=f"分列：{' '.join(LABELS)}")
    command.add_argument("--since", help="起始日期 YYYY-MM-DD")
    command.add_argument("--until", help="截止日期 YYYY-MM-DD")
    command.add_argument("--as-of", help="截至哪一天的状态 YYYY-MM-DD")
    for option, (name, text) in FILTERS.items():
        command.add_argument(option, dest=name, action="append", help=text)
    command.add_argument("--role", help="责任领导按 分管 或 包村")
    command.add_argument("--production", help="事故口径：yes no unknown all")
    command.add_argument("--snapshot", type=int, help="快照编号，默认当前快照")
