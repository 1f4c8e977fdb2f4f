"""Every cached call to analytics: bounded, keyed by folder, snapshot number, what is asked, and its scope."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import streamlit as st

from analytics import (
    accidents,
    areas,
    cards,
    comparison,
    deadlines,
    doubts,
    figures,
    filter_words,
    goals,
    increments,
    last_meeting,
    majors,
    meeting,
    open_ages,
    originals,
    overdue_lists,
    pace,
    placing,
    progress,
    ranking,
    rows,
    sending,
    sent_back,
    since_last,
    streak,
    survival,
    timelines,
    waiting,
)
from analytics import (
    basis as bases,
)
from analytics import composite as composites
from analytics.assignment_state import Standing, standings
from analytics.circulars import answers, earlier, ladder
from analytics.circulars.call import Call
from analytics.circulars.ladder import Proposal
from analytics.scope import Scope
from analytics.store import Snapshot, numbers, open_snapshot


class Town(NamedTuple):
    """Which snapshot of which folder a page looks at; part of every key."""

    data: str
    number: int

    def open(self) -> Snapshot:
        """The snapshot itself; its connection is shared, so this costs nothing."""
        return open_snapshot(self.data, self.number)


def kept(function: Callable, entries: int, keep: Callable = st.cache_data) -> Callable:
    """The function of analytics with a Town in place of its snapshot, its last `entries` answers kept.

    Arguments are plain words and Scopes; a published snapshot never changes, so no answer grows old. `keep` is
    st.cache_resource where an answer is long and nobody changes it: it is handed out itself, not a copy.
    """

    def answer(town: Town, *asked):
        return function(town.open(), *asked)

    # Streamlit tells caches apart by this name.
    answer.__qualname__ = f"{function.__module__}.{function.__qualname__}"
    answer.__doc__ = function.__doc__
    return keep(max_entries=entries, show_spinner=False)(answer)


# how many answers are kept: small ones many, lists of rows few
SMALL, LISTS, FILES, FEW = 2000, 40, 20, 8

figure = kept(figures.figure, SMALL)
show = kept(figures.show, SMALL)
several = kept(figures.several, SMALL)
series = kept(figures.series, SMALL)
notes = kept(figures.notes, SMALL)
card = kept(cards.of, SMALL)
basis = kept(bases.basis, SMALL)
changes = kept(comparison.changes, SMALL)
rank = kept(ranking.rank, LISTS, st.cache_resource)
places = kept(placing.places, LISTS, st.cache_resource)
composite = kept(composites.composite, LISTS)
heat = kept(areas.matrix, LISTS)
trends = kept(areas.trends, LISTS)
bridge = kept(progress.bridge, SMALL)
bridges_by = kept(progress.bridges_by, SMALL)
outlook = kept(pace.outlook, SMALL)
increments = kept(increments.lines, SMALL)
streak = kept(streak.streak, SMALL)
stock_weeks = kept(timelines.stock_weeks, SMALL)
found_and_closed = kept(timelines.found_and_closed, SMALL)
ageing = kept(progress.ageing, SMALL)
open_ages_of = kept(open_ages.open_ages, SMALL)
no_due = kept(open_ages.no_due, SMALL)
survival_curves = kept(survival.curves, SMALL)
standing = kept(progress.standing, SMALL)
period_detail = kept(progress.period_detail, SMALL)
year_end_goals = kept(goals.year_end_goals, SMALL)
accident_board = kept(accidents.board, LISTS)
natures = kept(accidents.natures, LISTS)
words = {
    "place": kept(filter_words.places, FEW),
    "unit": kept(filter_words.units, FEW),
    "sector": kept(filter_words.sectors, FEW),
    "leader": kept(filter_words.leaders, FEW),
    "type": kept(filter_words.types, FEW),
}
headlines = kept(meeting.headlines, SMALL)
sentence = kept(meeting.sentence, SMALL)
behind = kept(meeting.behind, SMALL)
longest_overdue = kept(meeting.longest_overdue, SMALL)
due_soon = kept(meeting.due_soon, LISTS)
new_major = kept(meeting.new_major, LISTS)
meetings = kept(last_meeting.meetings, SMALL)
moves = kept(since_last.moves, SMALL)
rows_of_step = kept(since_last.rows_of, LISTS)
by_leader = kept(overdue_lists.by_leader, SMALL)
stale_rows = kept(overdue_lists.stale_rows, LISTS)
next_deadlines = kept(deadlines.deadlines, SMALL)
not_sent = kept(meeting.not_sent, SMALL)
rejected_major = kept(meeting.rejected_major, SMALL)
rejected_accidents = kept(meeting.rejected_accidents, SMALL)
open_months = kept(timelines.open_months, SMALL)
historic = kept(timelines.historic, SMALL)
major_board = kept(majors.board, LISTS)
this_and_last_year = kept(timelines.this_and_last_year, SMALL)
row_count = kept(rows.count, SMALL)
row_page = kept(rows.page, LISTS)
sheets = kept(sending.sheets, LISTS)
unknown_words = kept(doubts.unknown_words, LISTS)
disagreements = kept(doubts.disagreements, LISTS)
still_open = kept(sent_back.still_open, LISTS)
refused_sheets = kept(sent_back.refused_sheets, FEW)


def original(town: Town, workbook_id: str) -> originals.Original | None:
    """A kept workbook of the town, whatever snapshot is looked at; one small file, so nothing is cached."""
    return originals.original(Path(town.data), workbook_id)


not_accepted = st.cache_data(max_entries=FEW, show_spinner=False)(waiting.not_accepted)


def standings_of(snapshot: Snapshot, on: date, stamp: tuple[int, int]) -> list[Standing]:
    """What was assigned, as it stands on a day; `stamp` of the journal is there for the key."""
    return standings(snapshot, on)


assigned = kept(standings_of, LISTS)


def proposals_of(snapshot: Snapshot, scope: Scope, by: str, on: date, stamps: tuple) -> list[Proposal]:
    """What the ladder proposes; `stamps` of the journals are there for the key."""
    return ladder.proposals(snapshot, scope, by, on)


def letters_of(snapshot: Snapshot, stamps: tuple) -> tuple[list[answers.Sent], list[str]]:
    """The register of letters, and what is wrong with the list of earlier ones."""
    return answers.letters(snapshot), earlier.earlier(snapshot)[1]


proposals = kept(proposals_of, LISTS)
letters = kept(letters_of, FEW)


def kept_snapshot(town: Town, number: int) -> Snapshot | None:
    """A snapshot of the town by its number, None where it is no more; opened ones stay open."""
    return open_snapshot(town.data, number) if number in numbers(town.data) else None


def drafted(
    snapshot: Snapshot, document: str, scope: Scope, indicator: str, call: Call
) -> list[tuple[str, bytes]]:
    """The files of a draft, (name, content)."""
    from analytics.circulars import issue  # only here: Word and Excel are slow to start

    with TemporaryDirectory() as folder:
        paths = issue(snapshot, document, scope, indicator, draft=True, out=Path(folder), call=call)
        return [(path.name, path.read_bytes()) for path in paths]


draft_files = kept(drafted, FILES)


def faulty(snapshot: Snapshot, scope: Scope, file: Path, changed: float) -> str:
    """What is wrong with a county's form, '' where it can be filled."""
    from analytics.circulars.county_form import fault  # only here, as above

    return fault(snapshot, scope, file, changed)


form_fault = kept(faulty, FILES)


def held_against(snapshot: Snapshot, id: str):
    """differences.Compared of an issued document, by its id, with this snapshot; what it printed never changes."""
    from analytics.circulars.differences import compared  # only here, as above
    from analytics.circulars.kept import figures_of

    return compared(snapshot, figures_of(snapshot.data, id))


differences = kept(held_against, LISTS)
