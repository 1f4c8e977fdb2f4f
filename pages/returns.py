"""数据上报: hand in workbooks, read what is wrong with them, take back what goes back, see who has sent what."""

from pathlib import Path

import streamlit as st

from analytics.store import Refused, current_number, data_folder
from pages.parts import (
    cached,
    cards,
    followups,
    handing_in,
    letters_before,
    load_report,
    original,
    sending,
    shell,
    still_open,
    to_settle,
)


def load(paths: list[Path], title: str, replaces: str | None = None) -> None:
    """Load these files; with check below, the only call into etl."""
    from etl import load

    try:
        report = load.load(paths, data_folder(), replaces, handing_in.bar_of_progress())
    except load.CannotRun as problem:
        st.warning(f"{problem}。")
        return
    handing_in.keep_report(report, title)


def look_again(paths: list[Path]) -> None:
    """Read these files without keeping anything, to say what is wrong with them."""
    from etl import load

    try:
        handing_in.keep_reasons(load.check(paths, data_folder(), handing_in.bar_of_progress()))
    except load.CannotRun as problem:
        st.warning(f"{problem}。")
        return
    st.rerun()


def meanings(field: str, return_name: str) -> dict[str, str]:
    """What a word of that field may mean: stored value -> label."""
    from etl import load

    return load.meanings(data_folder(), field, return_name)


def confirm(*word: str) -> None:
    """Keep what the clerk has confirmed, and load again so that it applies to everything accepted."""
    from etl import load as door

    try:
        door.confirm_word(data_folder(), *word)
    except door.CannotRun as problem:
        st.warning(f"{problem}。")
        return
    load(handing_in.everything(data_folder()), "已按确认的叫法重新导入")


def write_followups(data: Path, out: Path, places: list[str]) -> list[Path]:
    """Write the 遗留隐患回填单 of these places, or of every unit."""
    from etl import load

    return load.write_followups(data, out, places)


def rows_of(content: bytes) -> dict[str, list[list[object]]]:
    """The cells of a workbook as they were sent, by sheet; Refused where it cannot be read."""
    from etl import load

    try:
        return load.rows_of(content)
    except load.NotReadable as problem:
        raise Refused(str(problem)) from problem


view = shell.view_if_any()
if view and original.is_asked():
    original.show(view, rows_of)
    st.stop()
if view:
    shell.heading("数据上报", view)
else:
    st.html('<div class="heading"><h1>数据上报</h1></div>')

st.html("<h2>交表</h2>")
if view and view.town.open().is_sample:
    cards.empty(
        f"当前显示的是示例数据。这里交的表存入本镇数据文件夹（{data_folder()}），载入后各页改为显示本镇数据。"
    )
files = st.file_uploader(
    "把各村、各部门报来的表拖到这里（可一次多份）",
    type=handing_in.KINDS,
    accept_multiple_files=True,
    key=handing_in.uploader(),
)
replaced = ""
if len(files) == 1:
    replaced = st.text_input(
        "代替以前交的哪一份（只在整份重报时填原工作簿名，一般不填）", key="replaces", width=520
    )
words = f"载入这 {len(files)} 份表" if files else "载入（请先选表）"
with st.container(horizontal=True):
    is_asked = st.button(words, type="primary", disabled=not files, key="load")
    has_own = current_number(data_folder()) is not None
    is_again = has_own and st.button("重新导入（按新的名录和设置）", key="again", help="改过 data/reference 里的名录或设置后点一次，以前交的表全部按新的重读")  # fmt: skip
if is_asked:
    load(handing_in.save(files, data_folder()), f"刚交的 {len(files)} 份表", replaced.strip() or None)
if is_again:
    load(handing_in.everything(data_folder()), "已按现在的名录和设置重新导入")
load_report.show()
still_open.not_taken_in(data_folder(), look_again)
if view is None:
    st.stop()
still_open.sent_back(view)
still_open.refused_sheets(view)
followups.offer(view, write_followups)

if not view.town.open().is_sample:
    to_settle.words(view, meanings, confirm)
to_settle.contradictions(view)

st.html("<h2>谁报了、谁没报</h2>")
sheets = {sheet.title: sheet for sheet in cached.sheets(view.town, view.scope)}
if sheets:
    sending.show(view, sheets)
else:
    cards.empty(
        "这段时间没有应报的表。应报名单在 data/reference/expected.csv 里登记（哪张表、哪些村、每月几日前）。"
    )
letters_before.section(view, rows_of)
