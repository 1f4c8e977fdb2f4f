"""周例会: are we on track, who is behind, what is overdue, where does it come from; then the meeting's points in order."""

import streamlit as st

from analytics.meeting_cards import rate_of
from pages.parts import (
    agenda,
    answers,
    assigned,
    cached,
    cards,
    first_screen,
    on_the_wall,
    section,
    shell,
    since_last,
    takeaways,
)
from pages.parts.links import to_rows

view = shell.view()
town, scope = view.town, view.scope
snapshot = town.open()

on_the_wall.dress()
heading = st.container(gap=None)
with st.container(key="meeting-bar", horizontal=True, vertical_alignment="center", gap="small"):
    look = since_last.pick(view)
    said = cached.sentence(town, scope, look.last)
    on_the_wall.copy_button(view, said)
    on_the_wall.meeting_mode(look)
with heading:
    shell.heading("周例会", view, said)
cards.row_of(
    snapshot,
    cached.headlines(town, scope, look.last),
    lambda card: (
        since_last.to_step(look, card.step) if card.step else to_rows(snapshot, card.indicator, card.scope)
    ),
)

first = st.grid(3, min_column_width=400, gap="medium")
for one in (first_screen.behind, first_screen.overdue, first_screen.stock):
    with first.cell():
        section.show(one(look))

assigned.board(view)
takeaways.of_meeting(look)

rest = st.grid(3, min_column_width=400, gap="medium")
for one in [agenda.since] * bool(look.meeting) + [
    agenda.ages,
    agenda.leaders,
    agenda.village_leaders,
    agenda.stale,
    agenda.due_soon,
    agenda.new_major,
    agenda.accidents,
    agenda.next_deadlines,
    agenda.missing,
    answers.late,
]:
    with rest.cell():
        section.show(one(look))

cards.notes(cached.notes(town, rate_of(snapshot), scope))
