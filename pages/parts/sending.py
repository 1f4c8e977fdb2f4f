"""Who has sent what, one kind of return at a time: a row a unit, a column a period."""

from html import escape

from analytics.sending import Sheet
from pages.parts import choices, shell, tables
from pages.parts.filters import View
from pages.parts.tables import Column, State

SENT = {"已报": ("●", "达标"), "零报告": ("○", "达标"), "迟报": ("◆", "需关注"), "未报": ("▼", "落后")}


def show(view: View, sheets: dict[str, Sheet]) -> None:
    """The kinds as tabs, and the table of the one that is pressed."""
    chosen = choices.tab_of("报表", sheets, "return")
    columns = [Column("单位", "short"), *(Column(period, "short") for period in chosen.periods)]
    rows = [[unit, *(State(status(word)) for word in cells)] for unit, cells in chosen.units]
    tables.show(f"{chosen.title}：{chosen.said}", shell.short_line(view), tables.table(columns, rows, "sent"),
                "● 已报　○ 零报告　◆ 迟报　▼ 未报　空白为不要求报")  # fmt: skip


def status(word: str | None) -> str:
    """'▼ 未报' in the colour of its meaning; nothing where nothing is expected."""
    if word is None:
        return ""
    mark, state = SENT[word]
    return f'<span class="state state-{state}">{mark} {escape(word)}</span>'
