"""Handing in workbooks: keep them in data/incoming, show how far the load is, keep what came of it."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import streamlit as st

# What the reader tells apart by content (etl/intake.py); .et is what WPS calls an .xls.
KINDS = ["xlsx", "xlsm", "xlsb", "xls", "et", "ods", "csv", "html", "htm"]


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


def everything(data: Path) -> list[Path]:
    """What a load without new workbooks reads: the whole of data/incoming, made where there is none."""
    folder = data / "incoming"
    folder.mkdir(parents=True, exist_ok=True)
    return [folder]


def bar_of_progress() -> Callable[[str, int, int], None]:
    """A bar on the page that a load moves along."""
    bar = st.progress(0.0, text="正在保存…")

    def progress(step: str, done: int, total: int) -> None:
        bar.progress(min(1.0, done / total) if total else 0.0, text=step)

    return progress


def keep_report(report: dict, title: str) -> None:
    """Keep what came of it for the run that shows the new snapshot, and start that run."""
    keep_reasons(report)
    st.session_state["report"] = report | {"title": title}
    st.session_state["hand_ins"] = st.session_state.get("hand_ins", 0) + 1
    st.rerun()


def keep_reasons(report: dict) -> None:
    """Remember in one sentence why a file was not taken in, or that it can be read, by the number of its content."""
    reasons = st.session_state.setdefault("reasons", {})
    for book in report["workbooks"]:
        reasons[book["workbook_id"]] = reason(book)


def reason(book: dict) -> str:
    """'隐患台账：没有找到表头…；…' of a refused workbook."""
    if book["status"] != "refused":
        return "能读懂，还没有载入，点“重新导入”即可收下"
    told = [
        f"{problem['sheet']}：{problem['advice']}" if problem["sheet"] else problem["advice"]
        for problem in book["problems"]
        if problem["severity"] == "error"
    ]
    return "；".join(dict.fromkeys(told)) or "没有可以载入的内容"


def uploader() -> str:
    """The key of the upload field: another one after each load, so that nothing is handed in twice."""
    return f"files-{st.session_state.get('hand_ins', 0)}"
