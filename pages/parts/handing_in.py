"""Handing in workbooks: keep them in data/incoming, load them, say what came of each, give back what goes back."""

import re
from collections.abc import Callable
from datetime import date, datetime
from html import escape
from pathlib import Path

import streamlit as st

from analytics.wording import period_text
from pages.parts import tables
from pages.parts.tables import Column

FATES = {
    "loaded": ("●", "全部载入"),
    "partial": ("◆", "部分载入，有行退回"),
    "refused": ("▼", "没有读懂，未载入"),
    "unchanged": ("○", "以前交过，没有变化"),
    "updated": ("●", "按新的名录重新读过"),
}
SENT = {"已报": ("●", "达标"), "零报告": ("○", "达标"), "迟报": ("◆", "需关注"), "未报": ("▼", "落后")}
SEVERITY = {"error": "退回", "warning": "提醒"}
LISTED = 300
DAY = re.compile(r"\d{4}-\d\d-\d\d")


def save(files: list, data: Path) -> list[Path]:
    """Each upload under its own name in a folder of this hour in data/incoming; one name twice never overwrites."""
    folder = data / "incoming" / f"{datetime.now():%Y%m%d-%H%M%S}"
    kept = []
    for file in files:
        path = folder / Path(file.name).name
        while path.exists():
            path = path.parent / "同名" / path.name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.getvalue())
        kept.append(path)
    return kept


def bar_of_progress() -> Callable[[str, int, int], None]:
    """A bar on the page that a load moves along."""
    bar = st.progress(0.0, text="正在保存…")

    def progress(step: str, done: int, total: int) -> None:
        bar.progress(min(1.0, done / total) if total else 0.0, text=step)

    return progress


def keep_report(report: dict) -> None:
    """Keep what came of it for the run that shows the new snapshot, and start that run."""
    st.session_state["report"] = report
    st.session_state["hand_ins"] = st.session_state.get("hand_ins", 0) + 1
    st.rerun()


def uploader() -> str:
    """The key of the upload field: another one after each load, so that nothing is handed in twice."""
    return f"files-{st.session_state.get('hand_ins', 0)}"


def show_report() -> None:
    """What came of the last hand-in, workbook by workbook, until the next one."""
    report = st.session_state.get("report")
    if not report:
        return
    books = report["workbooks"]
    columns = [
        Column("工作簿"),
        Column("结果", "short"),
        Column("表", "short"),
        Column("单位", "short"),
        Column("期间", "short"),
    ]
    columns += [Column(words, "num") for words in ("读到", "载入", "退回", "不计")]
    lines = [line for book in books for line in sheet_lines(book)]
    tables.show(
        f"刚交的 {len(books)} 份表，当前快照{report['snapshot'] or '无'}",
        "一张表一行；不计＝合计、空行、说明、签名",
        tables.table(columns, lines, "report"),
    )
    show_problems(books)
    show_replaced(report.get("replaced"))


def sheet_lines(book: dict) -> list[list]:
    """One line a sheet; a workbook without sheets has its own line."""
    mark, words = FATES[book["status"]]
    name = Path(book["file"]).name
    if not book["sheets"]:
        return [[name, f"{mark} {words}", "", "", "", "", "", "", ""]]
    lines = []
    for sheet in book["sheets"]:
        mark, words = FATES.get(sheet["status"], ("", sheet["status"]))
        counts = [sheet["rows"][key] for key in ("read", "loaded", "rejected", "set_aside")]
        lines.append(
            [name, f"{mark} {words}", sheet["sheet"], sheet["unit"], in_words(sheet["period"]), *counts]
        )
    return lines


PROBLEM = (
    *(
        Column("工作簿"),
        Column("轻重", "short"),
        Column("表", "short"),
        Column("行", "num"),
        Column("栏", "short"),
    ),
    *(Column("填的是"), Column("怎么办")),
)


def in_words(period: str) -> str:
    """'2024-10-01—2024-10-31' as 2024年10月1日—10月31日; anything else as it stands."""
    days = DAY.findall(period or "")
    return period_text(*map(date.fromisoformat, days)) if len(days) == 2 else period or ""


def show_problems(books: list[dict]) -> None:
    """Every problem with its place and what to do, those that send a row back first in each workbook."""
    rows = [
        [Path(book["file"]).name, SEVERITY[p["severity"]], p["sheet"], p["row"], p["heading"], p["found"], p["advice"]]
        for book in books
        for p in sorted(book["problems"], key=lambda p: p["severity"])
    ]  # fmt: skip
    if not rows:
        return
    more = "提醒的行已载入；退回的行改好后整份重报即可。"
    if len(rows) > LISTED:
        more = f"共 {len(rows)} 条，这里列出前 {LISTED} 条，其余见退回表。"
    title = f"发现 {len(rows)} 个问题"
    tables.show(
        title, "行号与表格软件里看到的一致", tables.table(list(PROBLEM), rows[:LISTED], "problems"), more
    )
    give_back([Path(book["sent_back"]) for book in books if book.get("sent_back")])


def give_back(marked: list[Path]) -> None:
    """The senders' own workbooks with the bad cells marked, to send back."""
    with st.container(horizontal=True):
        for path in marked:
            if path.is_file():
                st.download_button(
                    f"下载退回表 {path.name}", path.read_bytes(), path.name, key=f"back-{path}", on_click="ignore"
                )  # fmt: skip


def show_replaced(replaced: dict | None) -> None:
    """What a workbook that took another's place changed."""
    if not replaced:
        return
    kinds = (("没有了", "gone"), ("改了", "changed"), ("新增", "came"))
    said = "，".join(f"{words} {len(replaced[kind])} 行" for words, kind in kinds)
    st.html(f'<p class="notes">已代替 {escape(replaced["workbook"])}：{said}。</p>')


def status(word: str | None) -> str:
    """'▼ 未报' in the colour of its meaning; nothing where nothing is expected."""
    if word is None:
        return ""
    mark, state = SENT[word]
    return f'<span class="state state-{state}">{mark} {escape(word)}</span>'
