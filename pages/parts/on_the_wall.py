"""会议模式: the meeting's sections one at a time over the whole screen, in large type, stepped through by keys."""

from html import escape
from pathlib import Path

import streamlit as st

from analytics.cards import Card, near_day
from analytics.charts.frame import in_dark
from pages.parts import agenda, answers, assigned, cached, first_screen, shell
from pages.parts.cards import state
from pages.parts.filters import View
from pages.parts.picture import CONFIG, is_dark
from pages.parts.section import Section
from pages.parts.since_last import Compared
from pages.parts.tables import Column, State, table

HERE = Path(__file__).parent
# A picture is drawn for half the width of a 1024 px screen and shown at twice its size: its 14 px type is then 28 px.
PICTURE_WIDTH, PICTURE_HEIGHT = 476, 246


def dress() -> None:
    """The style of the slides, and the script that lays them over the screen."""
    script, style = ((HERE / f"on_the_wall.{kind}").read_text(encoding="utf-8") for kind in ("js", "css"))
    st.html(f"<style>{style}</style>")
    st.html(f"<script>{script}</script>", unsafe_allow_javascript=True)


def copy_button(view: View, said: str) -> None:
    """Puts the sentence into the clipboard, with town, filters and snapshot, so that a chat group knows what it is of."""
    text = f"{said}（{shell.scope_line(view)}）"
    st.html(
        f'<button class="copy" type="button" data-copy="{escape(text)}">复制这句话</button>', width="content"
    )


@st.fragment
def meeting_mode(look: Compared) -> None:
    """The button; pressed, it draws every slide out of sight, once, and the script lays copies over the screen.

    Nothing is asked of the server between two slides, and whatever is loaded meanwhile, the copies stay as they are.
    """
    if st.button("会议模式", key="meeting-mode"):
        with st.container(key="slides", width=PICTURE_WIDTH, gap=None):
            for one in slides(look):
                draw(one)
            st.html('<p class="slides-end">完</p>')


def slides(look: Compared) -> list[Section]:
    """Every slide in the order the meeting goes."""
    return [
        opening(look),
        headlines(look),
        assigned_last(look),
        first_screen.stock(look, PICTURE_HEIGHT),
        first_screen.behind_chart(look),
        agenda.ages(look),
        agenda.leaders(look),
        agenda.village_leaders(look),
        first_screen.overdue(look),
        agenda.stale(look),
        agenda.due_soon(look),
        agenda.new_major(look),
        agenda.accidents(look),
        agenda.next_deadlines(look),
        agenda.missing(look),
        answers.late(look),
    ]


def opening(look: Compared) -> Section:
    """The sentence, and the bridge in words."""
    said = cached.sentence(look.town, look.scope, look.last)
    phrases = "".join(f"<span>{escape(phrase)}</span>" for phrase in shell.PHRASE.findall(said))
    html = f'<p class="said">{phrases}</p>{first_screen.chain(look)}<p class="keys">方向键或翻页笔翻页，Esc 返回</p>'
    return Section("周例会", shell.scope_line(look.view), html)


def headlines(look: Compared) -> Section:
    """The five cards as five lines."""
    lines = "".join(line_of(card) for card in cached.headlines(look.town, look.scope, look.last))
    return Section(
        "五个数", shell.short_line(look.view), f'<table class="five"><tbody>{lines}</tbody></table>'
    )


def assigned_last(look: Compared) -> Section:
    """What was assigned, who answers, by when, and how it stands; what was assigned last time and this."""
    shown = assigned.on_the_board(look.view)
    t = look.scope.as_of
    body = [
        [one.assignment.task.what, one.unit, near_day(one.assignment.due_on, t), State(assigned.state(one))]
        for one in shown
    ]
    columns = [Column("事项", "clip"), Column("责任单位", "short"), Column("期限", "short"), Column("状态")]
    html = table(columns, body, "assigned-on-the-wall") if body else f"<p>{escape(assigned.NONE)}</p>"
    return Section("会议交办：办得怎样", shell.short_line(look.view), html)


def line_of(card: Card) -> str:
    """Label, value with its counts, and beside them the target and how it moved."""
    target = f"{state(card.state)} {escape(card.target)}<br>" if card.target else ""
    beside = f"{target}{escape('；'.join(card.lines))}"
    value = f"<b>{escape(card.text)}</b> {escape(card.counts)}"
    return f"<tr><th>{escape(card.label)}<br>{value}</th><td>{beside}</td></tr>"


def draw(one: Section) -> None:
    """A slide as the script finds it; its picture stands after it under its key."""
    source = f'<p class="source">{escape(one.figure.layout.meta["source"])}</p>' if one.figure else ""
    st.html(
        f'<section class="slide" data-picture="{one.key}"><h2>{escape(one.title)}</h2>'
        f'<p class="line">{escape(one.line)}</p><div class="body">{one.html}{source}</div></section>'
    )
    if one.figure is not None:
        with st.container(key=f"wall-{one.key}", width=PICTURE_WIDTH):
            drawn = in_dark(one.figure) if is_dark() else one.figure
            st.plotly_chart(drawn, key=f"wall-chart-{one.key}", theme=None, config=CONFIG)
