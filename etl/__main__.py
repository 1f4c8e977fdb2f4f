"""The importer's commands: load, check, status, returns, template, followup."""

import argparse
import json
import os
import sys
from pathlib import Path

from etl.load import check, load
from etl.problems import CannotRun
from etl.reference import read_reference
from etl.returns import RETURNS

CHECKED = {"loaded": "可以导入", "partial": "部分可导入", "refused": "不能收下"}
FATES = {
    "loaded": "已导入",
    "partial": "部分导入",
    "refused": "未收下",
    "unchanged": "没有变化",
    "updated": "已按新规则重读",
}


class Parser(argparse.ArgumentParser):
    """argparse whose complaints are one Chinese sentence and exit status 2."""

    def error(self, message: str):
        typed = " ".join(sys.argv[1:])
        print(f"命令“{typed}”写得不对，请用 python -m etl --help 查看用法", file=sys.stderr)
        raise SystemExit(2)


def parser() -> argparse.ArgumentParser:
    """The commands of design section 4, and `followup`."""
    top = Parser(prog="python -m etl", description="读报表、存数据、出新一版数据")
    commands = top.add_subparsers(dest="command", required=True, parser_class=Parser)
    add = commands.add_parser("load", help="导入工作簿或文件夹（默认 data/incoming），生成新数据")
    add.add_argument("paths", nargs="*", type=Path)
    add.add_argument("--replaces", metavar="WORKBOOK", help="新工作簿整个顶替这个旧的")
    see = commands.add_parser("check", help="只检查，不保存")
    see.add_argument("paths", nargs="+", type=Path)
    say = commands.add_parser("status", help="当前数据；谁报了、谁没报")
    for one in (add, see, say):
        one.add_argument("--json", action="store_true")
    commands.add_parser("returns", help="认识哪些报表、哪些列、哪些叫法")
    form = commands.add_parser("template", help="生成空白表样")
    form.add_argument("return_name", metavar="RETURN")
    form.add_argument("out", metavar="OUT.xlsx", type=Path)
    ask = commands.add_parser("followup", help="生成遗留隐患回填单，每个单位一份")
    ask.add_argument("--place", action="append", metavar="P", help="只为这个村（单位）生成，可重复")
    ask.add_argument("--out", required=True, metavar="DIR", type=Path)
    for one in commands.choices.values():
        one.add_argument("--data", type=Path, default=Path(os.environ.get("SAFETY_DATA") or "data"))
    return top


def main(arguments: list[str] | None = None) -> int:
    """Run one command; the exit status is that of design section 4."""
    args = parser().parse_args(arguments)
    try:
        return COMMANDS[args.command](args)
    except CannotRun as error:
        print(error, file=sys.stderr)
    except BrokenPipeError:
        return 2
    except PermissionError as error:
        print(f"“{error.filename}”正被别的程序打开或没有权限，请关闭后再试", file=sys.stderr)
    except OSError as error:
        print(f"读写文件时出错：{error.strerror}（{error.filename}），请检查磁盘后再试", file=sys.stderr)
    except KeyboardInterrupt:
        print("已中断，原数据不变", file=sys.stderr)
    return 2


def _tell_disagreements(found: list[dict]) -> None:
    for line in found:
        sheet = f"[{line['sheet']}]" if line["sheet"] else ""
        print(f"勾稽不符　{line['workbook']}　{sheet}第{line['row']}行　{line['found']}：{line['advice']}")


def _load(args) -> int:
    if not args.paths and not (args.data / "incoming").is_dir():
        raise CannotRun(
            f"没有找到文件夹“{args.data / 'incoming'}”，请建好后把报表放进去，或在命令后写明文件的位置"
        )
    report = load(args.paths, args.data, args.replaces, _progress())
    if not args.json:
        from etl.status import disagreements

        _tell_disagreements(disagreements(args.data))
    return _tell(report, args.json)


def _check(args) -> int:
    return _tell(check(args.paths, args.data, _progress()), args.json, CHECKED)


def _progress():
    if not sys.stderr.isatty():
        return lambda step, done, total: None

    def show(step: str, done: int, total: int) -> None:
        print(
            f"\r\x1b[K[{done}/{total}] {step}",
            end="" if step != "完成" else "\n",
            file=sys.stderr,
            flush=True,
        )

    return show


def _tell(report: dict, as_json: bool, fates: dict[str, str] = FATES) -> int:
    if as_json:
        print(json.dumps(report, ensure_ascii=False, indent=1))
    else:
        for book in report["workbooks"]:
            _tell_one(book, fates)
        _tell_replaced(report.get("replaced"))
        whole = sum(book["status"] != "refused" and not _rejected(book) for book in report["workbooks"])
        refused = sum(book["status"] == "refused" for book in report["workbooks"])
        now = f"当前是快照{report['snapshot']}" if report["snapshot"] else "还没有快照"
        some = len(report["workbooks"]) - whole - refused
        print(
            f"共{len(report['workbooks'])}个文件：全部行收下{whole}个，有退回行{some}个，未收下{refused}个；{now}"
        )
    bad = any(
        book["status"] in ("partial", "refused") or any(p["severity"] == "error" for p in book["problems"])
        for book in report["workbooks"]
    )
    return 1 if bad else 0


def _tell_replaced(replaced: dict | None) -> None:
    for kind, label in (("gone", "去掉"), ("changed", "改动"), ("came", "新增")):
        for row in (replaced or {}).get(kind, []):
            print(f"　　{label}　第{row['row']}行　{row['entity'] or ''}　{row['words']}")


def _rejected(book: dict) -> int:
    return sum(sheet["rows"]["rejected"] for sheet in book["sheets"])


def _tell_one(book: dict, fates: dict[str, str]) -> None:
    rows = [sheet["rows"] for sheet in book["sheets"]]
    loaded, rejected = sum(r["loaded"] for r in rows), sum(r["rejected"] for r in rows)
    counts = f"收下{loaded}行" + (f"，退回{rejected}行" if rejected else "")
    print(f"{fates[book['status']]}　{Path(book['file']).name}　{counts}")
    for p in book["problems"]:
        where = "".join(part for part in (f"[{p['sheet']}]" if p["sheet"] else "", f"第{p['row']}行" if p["row"] else "",
                                          f"“{p['heading']}”" if p["heading"] else ""))  # fmt: skip
        print(f"　　{'×' if p['severity'] == 'error' else '△'} {where} {p['found']}：{p['advice']}")
    if book["sent_back"]:
        print(f"　　→ 退回用的工作簿：{book['sent_back']}")


def _status(args) -> int:
    from etl.status import status

    found = status(args.data)
    if args.json:
        print(json.dumps(found, ensure_ascii=False, indent=1))
        return 0
    if found["snapshot"] is None:
        print("还没有数据：请把报表放进 data/incoming 后运行 python -m etl load")
        return 0
    print(f"当前是快照{found['snapshot']}，最近填报日{found['latest_reporting_on']}")
    for row in found["returns"]:
        print(
            f"{row['period_start']}—{row['period_end']}　{row['return_title']}　{row['place']}　{row['status']}"
        )
    return 0


def _returns(args) -> int:
    for kind in RETURNS:
        print(f"{kind.title}（{kind.name}）")
        for column in kind.columns:
            must = "必有" if column.required else "　　"
            print(f"　{must}　{column.label}（{column.name}）：{'、'.join((column.label, *column.headings))}")
    return 0


def _template(args) -> int:
    from etl.forms import write_form

    path = write_form(args.return_name, args.out, read_reference(args.data))
    print(f"已生成 {path}")
    return 0


def _followup(args) -> int:
    from etl.followup import write_followups

    written = write_followups(args.data, args.out, args.place)
    for path in written.files:
        print(f"已生成 {path}")
    if written.empty:
        print(f"{'、'.join(written.empty)}没有遗留隐患，不用回填")
    print(f"截至{written.asked_on}：{len(written.files)}份回填单，共{written.hazards}项遗留隐患")
    return 0


COMMANDS = {"load": _load, "check": _check, "status": _status, "returns": _returns, "template": _template,
            "followup": _followup}  # fmt: skip

if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8")
    sys.exit(main())
