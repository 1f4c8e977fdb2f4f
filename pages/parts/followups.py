"""遗留隐患回填单 to take along: one workbook a unit, all in one file."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import streamlit as st

from pages.parts.filters import View

Write = Callable[[Path, Path, list[str]], list[Path]]  # from the town's folder into another, for these places


def offer(view: View, write: Write) -> None:
    """The button that writes the forms of the places in the filters, or of all units with open hazards."""
    town, places = view.town, list(view.scope.places)
    st.html(
        "<h2>遗留隐患回填单</h2><p>各单位一份，列出它还没有闭环的隐患，超期的在前；单位填上整改完成日期、销号日期或情况说明后报回，"
        "在上面“交表”处载入。一行留空，表示到那天还没有整改。</p>"
    )
    whose = "、".join(places) if places else "各单位"
    st.download_button(
        f"生成回填单（{whose}）",
        lambda: zipped(Path(town.data), places, write),
        f"遗留隐患回填单（截至{town.open().latest}）.zip",
        "application/zip",
        key="followups",
        on_click="ignore",
    )


def zipped(data: Path, places: list[str], write: Write) -> bytes:
    """The forms as one zip file; empty when nothing is open."""
    packed = io.BytesIO()
    with TemporaryDirectory() as folder, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in write(data, Path(folder), places):
            archive.write(path, path.name)
    return packed.getvalue()
