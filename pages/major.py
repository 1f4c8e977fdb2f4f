"""重大隐患督办: every 重大 hazard on a board, its 五定, its clock in working days, its two steps to 销号."""

import streamlit as st

from analytics.majors import scope_of
from pages.parts import boards, cached, cards, folds, shell, tables

SHOWN = ("stock", "overdue", "awaiting_acceptance", "unaccepted_overdue", "clear_days")

view = shell.view()
town = view.town
snapshot, scope = town.open(), scope_of(view.scope)
board = cached.major_board(town, view.scope)
source = f"来源：重大事故隐患清单与各单位台账，快照{snapshot.number}"

shell.heading("重大隐患督办", view, board.sentence)
cards.row_of(snapshot, [cached.card(town, name, scope) for name in SHOWN])
cards.notes([*cached.notes(town, "unaccepted_overdue", scope), *board.notes])

grid = st.grid(3, min_column_width=290, gap="medium")
for no, step in enumerate(board.steps, start=1):
    with grid.cell():
        st.html(boards.column(snapshot, scope, no, step))
st.html(
    f'<p class="source">{source}。工作日按 calendar.csv 的节假日和调休计，期限当天仍算期限内；'
    "验收销号一列为本期销号的。整改完成后还要验收，验收合格才算销号。</p>"
)

is_open = any(step.majors for step in board.steps[:2])
if is_open and (fold := folds.opened("五定表：未销号的重大隐患逐项", "five_open")):
    with fold:
        tables.show(
            "未销号的重大隐患", shell.short_line(view),
            boards.five_table(board, scope.as_of),
            f"{source}。未填的请责任单位补报。",
        )  # fmt: skip
