"""A listing of 台账查询: one page of its rows in the reader's order, and the whole of it as Excel."""

from functools import partial
from urllib.parse import urlencode

import streamlit as st

from analytics import rows
from analytics.indicators import INDICATORS
from analytics.rows import ORDERED, REACH, Listing
from pages.parts import asked, cached, cards, ledgers, paging, shell, tables
from pages.parts.filters import View

LOOK_WIDER = "没有符合条件的台账行。请放宽时段，或去掉村、行业、等级、来源的筛选。"
SAME_ROWS = "行号与表格软件里看到的一致；点表头排序，点出处看原件"
DOWN = "倒序"


def show(view: View, listing: Listing, ledger: str) -> list[dict]:
    """How many rows there are, one page of them, each heading an order of its own; the rows of that page. `ledger`
    is what the listing without an indicator is called."""
    town, scope = view.town, view.scope
    total = cached.row_count(town, scope, listing)
    if not total:
        cards.empty(LOOK_WIDER)
        return []
    ask = INDICATORS.get(listing.indicator)
    table = ask.table if ask else "hazard"
    order = order_asked(table)
    limit, offset = paging.stretch(min(total, REACH))
    found = cached.row_page(town, scope, listing, order, limit, offset)
    title = f"{ask.label if ask else ledger}：共 {total} 行"
    line = shell.short_line(view) + ("" if ask else " · 不限发现时段")
    line += f" · 含“{listing.text}”" if listing.text.strip() else ""
    source = [SAME_ROWS] + ([f"只能翻到和导出前 {REACH} 行，请搜索或筛选"] if total > REACH else [])
    words = [
        line,
        shell.scope_line(view),
        f"共 {total} 行" + (f"，导出前 {REACH} 行" if total > REACH else ""),
    ]
    drawn = ledgers.drawn(table, found, scope.as_of, partial(ordering, table, order))
    whole = partial(whole_file, view, listing, order, table, title.split("：")[0], words)
    tables.show(title, line, drawn, "；".join(source), whole)
    return found


def whole_file(view: View, listing: Listing, order: str, table: str, title: str, lines: list[str]) -> bytes:
    """The workbook of every row that paging reaches."""
    found = rows.page(view.town.open(), view.scope, listing, order, REACH)
    return ledgers.file(table, found, title, lines)


def titles(table: str) -> dict[str, str]:
    """What the columns that may be ordered by are called: heading -> name."""
    columns = {"hazard": ledgers.HAZARD, "accident": ledgers.ACCIDENT}.get(table, {})
    return {column.title: name for name, column in columns.items() if name in ORDERED[table]}


def order_asked(table: str) -> str:
    """The order that the address names, as rows.page takes it: '期限 倒序' is '-due_on'."""
    words = st.query_params.get("order", "")
    title, _, way = words.partition(" ")
    name = titles(table).get(title)
    if words and not name:
        asked.say(f"链接里的排序“{words}”认不出，已按原来的顺序显示")
    return f"{'-' if way == DOWN else ''}{name}" if name else ""


def ordering(table: str, order: str, name: str) -> tuple[str, str]:
    """The address that orders the listing by a column, the other way round where it already is; how it is now."""
    title = {name: title for title, name in titles(table).items()}.get(name)
    if title is None:
        return "", ""
    now = {name: "ascending", f"-{name}": "descending"}.get(order, "")
    kept = [(key, value) for key in st.query_params if key not in ("order", "page")
            for value in st.query_params.get_all(key)]  # fmt: skip
    href = f"rows?{urlencode([*kept, ('order', f'{title} {DOWN}' if now == 'ascending' else title)])}"
    return href, now
