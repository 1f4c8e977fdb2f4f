"""The door for people without the screen: list, show, rank, rows, issue, step."""

import getpass
import sys
from argparse import Namespace
from pathlib import Path

from analytics import breakdown, printing
from analytics import ranking_labels as labels
from analytics.command import FILTERS, parser
from analytics.figures import notes, show
from analytics.indicators import INDICATORS, Indicator, indicator_named
from analytics.ranking import BASIS, rank
from analytics.rows import rows_behind
from analytics.scope import Scope
from analytics.store import Refused, Snapshot, open_snapshot

LISTED = {"name": "名称", "label": "中文名", "unit": "单位", "meaning": "含义", "formula": "算法"}


def main(words: list[str]) -> int:
    """Run one command; 0 when answered, 2 with one sentence on standard error when not."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8")
    try:
        asked = parser().parse_args(words)
        COMMANDS[asked.command](asked)
        sys.stdout.flush()
        return 0
    except Refused as error:
        sentence = str(error)
    except BrokenPipeError:
        return 0
    except OSError as error:
        sentence = f"读写文件失败：{error.filename or ''} {error.strerror or error}，请检查路径和权限"
    except Exception as error:  # the promise is one sentence, never a traceback
        sentence = f"程序出错，没有完成：{type(error).__name__} {error}".replace("\n", " ")
    print(sentence, file=sys.stderr)
    return 2


def _asked_of(asked: Namespace) -> tuple[Snapshot, Scope]:
    snapshot = open_snapshot(asked.data, asked.snapshot)
    words = {name: getattr(asked, name) for name, _ in FILTERS.values() if getattr(asked, name)}
    more = {"role": asked.role, "production": asked.production}
    return snapshot, Scope.of(snapshot, asked.since, asked.until, asked.as_of, **words, **more)


def list_(asked: Namespace) -> None:
    """Every indicator; asks no snapshot."""
    rows = [{name: getattr(indicator, name) for name in LISTED} for indicator in INDICATORS.values()]
    if asked.format == "json":
        print(printing.as_json({"indicators": rows}))
    elif asked.format == "csv":
        print(printing.as_csv(rows, list(LISTED)))
    else:
        print(printing.as_table(rows, LISTED))


def show_(asked: Namespace) -> None:
    """One figure a line of the breakdown."""
    indicator = indicator_named(asked.indicator)
    by = breakdown.checked(indicator.table, asked.by or "none")
    snapshot, scope = _asked_of(asked)
    rows = printing.figure_rows(show(snapshot, indicator.name, scope, by))
    _print(asked, snapshot, scope, indicator, rows, printing.FIGURE, _heads(indicator, by))


def rank_(asked: Namespace) -> None:
    """One line a unit; places unless asked otherwise."""
    indicator, by = indicator_named(asked.indicator), asked.by or "place"
    snapshot, scope = _asked_of(asked)
    rows = printing.figure_rows(rank(snapshot, indicator.name, scope, by))
    heads = {
        "place_no": "名次",
        **_heads(indicator, by),
        "reason": labels.REASON,
        "returned": labels.RETURNED,
    }
    heads |= {"overdue": labels.OVERDUE} if labels.shows_overdue(indicator) else {}
    _print(asked, snapshot, scope, indicator, rows, printing.RANKED, heads, BASIS.get(by, ""))


def _heads(indicator: Indicator, by: str) -> dict[str, str]:
    heads = {"key": breakdown.LABELS[by]}
    if indicator.is_rate:
        return heads | {"numerator": "分子", "denominator": "分母", "text": indicator.label}
    return heads | {"text": f"{indicator.label}（{indicator.unit}）"}


def _print(asked, snapshot, scope, indicator, rows, names, heads, basis="") -> None:
    if asked.format == "json":
        print(printing.as_json(printing.envelope(indicator.name, snapshot.number, scope, rows)))
    elif asked.format == "csv":
        print(printing.as_csv(rows, list(names)))
    else:
        beside = "；".join(notes(snapshot, indicator.name, scope))
        print(
            f"{indicator.label}  {scope.text()}  快照{snapshot.number}" + ("  示例数据" * snapshot.is_sample)
        )
        print(printing.as_table(rows, heads))
        print("\n".join(line for line in (basis, beside, f"算法：{indicator.formula}") if line))
        return
    for note in notes(snapshot, indicator.name, scope):
        print(note, file=sys.stderr)


def rows_(asked: Namespace) -> None:
    """One line a row of the table that the figure counts."""
    indicator = indicator_named(asked.indicator)
    snapshot, scope = _asked_of(asked)
    rows = rows_behind(snapshot, indicator.name, scope, asked.part)
    if asked.format == "json":
        answer = printing.envelope(indicator.name, snapshot.number, scope, rows, part=asked.part)
        print(printing.as_json(answer))
        return
    names = list(rows[0]) if rows else ["workbook", "sheet", "row_no"]
    if asked.format == "csv":
        print(printing.as_csv(rows, names))
        return
    held = {name: ROW_HEADS[name] for name in ROW_HEADS if name in names}
    print(f"{indicator.label}  {scope.text()}  快照{snapshot.number}  共{len(rows)}行")
    print(printing.as_table(rows, held))


ROW_HEADS = {
    "place": "村（社区）",
    "reporting_place": "填报单位",
    "item": "项目",
    "sector": "行业领域",
    "entity": "单位或场所",
    "description": "隐患描述",
    "level": "等级",
    "found_on": "发现日期",
    "due_on": "整改期限",
    "rectified_on": "整改日期",
    "accepted_on": "销号日期",
    "status": "状态",
    "occurred_at": "发生时间",
    "category": "事故类别",
    "grade": "事故等级",
    "deaths": "死亡",
    "accidents": "起数",
    "injured": "受伤",
    "period_start": "期初",
    "period_end": "期末",
    "general_found": "一般",
    "general_rectified": "一般已整改",
    "major_found": "重大",
    "major_accepted": "重大已销号",
    "counts_as": "计入",
    "workbook": "工作簿",
    "sheet": "工作表",
    "row_no": "行",
}


def issue_(asked: Namespace) -> None:
    """Write a document and freeze its figures; prints the files written."""
    from analytics import circulars  # only here: Word and Excel are slow to start

    document = _document_named(asked.document, circulars.DOCUMENTS)
    snapshot, scope = _asked_of(asked)
    name = asked.indicator and indicator_named(asked.indicator).name
    out, call = Path(asked.out), _call_of(asked)
    who = asked.who or ("" if asked.draft else _login_name())
    if asked.number and (asked.draft or asked.by not in (None, "none")):
        raise Refused("--number 只用于正式印发一份文件，不与 --draft、--by 同用")
    if asked.by and asked.by != "none":
        from analytics.circulars.batch import write_each

        _tell(
            asked,
            document,
            snapshot,
            write_each(snapshot, document, scope, asked.by, out, None if asked.draft else who, call),
        )
        return
    if not asked.draft and (words := circulars.issued_words(snapshot, document, scope, name)):
        print(words, file=sys.stderr)
    act = {"who": who, "number": asked.number, "call": call}
    _tell(
        asked, document, snapshot, circulars.issue(snapshot, document, scope, name, asked.draft, out, **act)
    )


def step_(asked: Namespace) -> None:
    """Take a step of a document's way; prints the sentence kept of it."""
    from analytics.circulars.stepping import take_step  # only here, as above

    snapshot, scope = _asked_of(asked)
    name = asked.indicator and indicator_named(asked.indicator).name
    said = {"who": asked.who or _login_name(), "name": asked.name, "day": asked.day, "words": asked.words}
    words = take_step(snapshot, asked.step, asked.document, scope, name, said, _call_of(asked))
    if asked.format == "json":
        print(printing.as_json({"step": asked.step, "document": asked.document, "said": words}))
    else:
        print(words)


def _call_of(asked: Namespace):
    """When and where a 约谈 is, of the options; refused for any other document."""
    from analytics.circulars.call import call_written  # only here, as above
    from analytics.circulars.unit_letters import SUMMONS

    if (asked.call_at or asked.call_where) and asked.document != SUMMONS:
        raise Refused("--call-at、--call-where 只用于约谈通知书（summons）")
    return call_written(asked.call_at, asked.call_where)


def _tell(asked: Namespace, document: str, snapshot: Snapshot, written: list[Path]) -> None:
    """The files written."""
    if asked.format == "json":
        print(printing.as_json({"document": document, "snapshot": snapshot.number, "files": written}))
    else:
        print("\n".join(str(file) for file in written))


def _login_name() -> str:
    """Who is at this computer; empty where the system does not say."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


def _document_named(name: str, documents) -> str:
    from analytics.nearest import known

    return known("文件", name, documents)


COMMANDS = {"list": list_, "show": show_, "rank": rank_, "rows": rows_, "issue": issue_, "step": step_}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
