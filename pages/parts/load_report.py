"""What came of the last load, workbook by workbook: its fate first, then its sheets, its problems, what goes back."""

import re
from datetime import date
from html import escape
from pathlib import Path

import streamlit as st

from analytics.wording import period_text
from pages.parts import tables
from pages.parts.tables import Column

BOOKS = {
    "loaded": "● 收下",
    "partial": "◆ 部分收下，有行退回",
    "refused": "▼ 未收下",
    "unchanged": "○ 没有变化",
    "updated": "● 已按新规则重读",
}
SHEETS = {
    "loaded": "收下",
    "partial": "部分收下",
    "refused": "未收下",
    "ignored": "不读的说明页",
    "hidden": "隐藏未读",
    "empty": "空表",
}
SEVERITY = {"error": "退回", "warning": "提醒"}
LISTED, SAME_LISTED = 300, 10
DAY = re.compile(r"\d{4}-\d\d-\d\d")
FATES = (
    *(Column("工作簿"), Column("结果", "short"), Column("表", "short"), Column("这张表", "short")),
    *(Column("单位", "short"), Column("期间", "short")),
    *(Column(words, "num") for words in ("读到", "载入", "退回", "不计")),
)
PROBLEM = (
    *(Column("工作簿"), Column("轻重", "short"), Column("表", "short")),
    *(Column("行", "num"), Column("栏", "short"), Column("填的是"), Column("怎么办")),
)


def show() -> None:
    """The report of this visit's last load, until the next one."""
    report = st.session_state.get("report")
    if not report:
        return
    books = report["workbooks"]
    moved = [book for book in books if book["status"] != "unchanged"]
    same = [book for book in books if book["status"] == "unchanged"]
    lines = [line for book in moved + same[:SAME_LISTED] for line in lines_of(book)]
    more = f"另有 {len(same[SAME_LISTED:])} 份没有变化，没有列出" if same[SAME_LISTED:] else ""
    tables.show(
        f"{report['title']}，{now(report['snapshot'])}",
        "一张表一行；不计＝合计、空行、说明、签名",
        tables.table(list(FATES), lines, "report") if lines else "",
        more,
    )
    show_problems(books)
    show_replaced(report.get("replaced"))


def now(snapshot: int | None) -> str:
    """Which snapshot the pages show after it."""
    return f"各页现在显示快照{snapshot}" if snapshot else "一份也没有收下，还没有可以显示的数据"


def lines_of(book: dict) -> list[list]:
    """The workbook and its fate on the first line, one line a sheet; of one that has not changed its fate alone."""
    first = [Path(book["file"]).name, BOOKS[book["status"]]]
    if book["status"] == "unchanged" or not book["sheets"]:
        return [[*first, *([""] * (len(FATES) - len(first)))]]
    lines = []
    for sheet in book["sheets"]:
        counts = [sheet["rows"][key] for key in ("read", "loaded", "rejected", "set_aside")]
        said = [sheet["sheet"], SHEETS.get(sheet["status"], ""), sheet["unit"], in_words(sheet["period"])]
        lines.append([*(first if not lines else ("", "")), *said, *counts])
    return lines


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
    tables.show(
        f"发现 {len(rows)} 个问题",
        "行号与表格软件里看到的一致",
        tables.table(list(PROBLEM), rows[:LISTED], "problems"),
        more,
    )
    with st.container(horizontal=True):
        for book in books:
            give_back(book.get("sent_back"), f"back-{book['file']}", f"下载退回表 {Path(book['file']).stem}")


def give_back(marked: Path | str | None, key: str, words: str) -> None:
    """A button for the sender's own workbook with the bad cells marked; none where it is not kept."""
    if marked and Path(marked).is_file():
        path = Path(marked)
        st.download_button(words, path.read_bytes(), path.name, key=key, on_click="ignore")


def show_replaced(replaced: dict | None) -> None:
    """What a workbook that took another's place changed."""
    if not replaced:
        return
    kinds = (("没有了", "gone"), ("改了", "changed"), ("新增", "came"))
    said = "，".join(f"{words} {len(replaced[kind])} 行" for words, kind in kinds)
    st.html(f'<p class="notes">已代替 {escape(replaced["workbook"])}：{said}。</p>')
